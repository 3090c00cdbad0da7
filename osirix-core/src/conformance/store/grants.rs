//! Grants: what is spent first, what lapses, and who paid.

use std::time::Duration;

use super::harness::{Harness, grant_of, hold_of};
use super::identity::DAY;
use crate::error::ErrorCode;
use crate::id::AccountId;
use crate::ledger::{CreditGrant, Grant, HoldState, TransactionKind};
use crate::money::Credits;
use crate::page::PageRequest;

impl Harness {
    /// Grants so many credits with this memo, which end after so many days.
    async fn granted(&self, account: AccountId, amount: i64, memo: &str, days: Option<u32>) {
        self.tick();
        let expires_at = days.map(|days| self.ambient.now() + DAY * days);
        let grant = Grant { expires_at, memo: memo.to_owned(), ..grant_of(account, amount) };
        self.books().grant(grant).await.expect("a grant");
    }

    /// An account's grants after that of its opening, the oldest first.
    async fn grants(&self, account: AccountId) -> Vec<CreditGrant> {
        let mut tx = self.second.read().await.unwrap();
        let page = PageRequest::first(100);
        let mut grants = tx.statements().grants(account, &page).await.unwrap().items;
        grants.reverse();
        grants
    }

    /// What is left of an account's grants, the oldest first.
    async fn left(&self, account: AccountId) -> Vec<i64> {
        self.grants(account).await.iter().map(|grant| grant.remaining.0).collect()
    }

    async fn overdraft(&self, account: AccountId, limit: Option<i64>) {
        let books = self.books();
        let mut tx = self.store.begin().await.unwrap();
        let limit = limit.map(Credits);
        books.ledger.set_overdraft(tx.as_mut(), account, limit).await.unwrap();
        tx.commit().await.unwrap();
    }
}

pub(super) async fn what_ends_first_is_spent_first(h: Harness) {
    let account = h.account().await;
    h.granted(account, 10, "month", Some(30)).await;
    h.granted(account, 10, "week", Some(7)).await;
    h.books().hold(hold_of(account, 15)).await.unwrap();
    assert_eq!(h.left(account).await, [100, 5, 0], "the week, the month, then what never ends");
    h.books().hold(hold_of(account, 10)).await.unwrap();
    assert_eq!(h.left(account).await, [95, 0, 0]);
    h.reconciled(account).await;
}

pub(super) async fn priority_comes_before_the_end(h: Harness) {
    let account = h.account().await;
    h.granted(account, 10, "week", Some(7)).await;
    h.tick();
    let bonus = Grant { priority: -1, ..grant_of(account, 10) };
    h.books().grant(bonus).await.unwrap();
    h.books().hold(hold_of(account, 12)).await.unwrap();
    assert_eq!(h.left(account).await, [100, 8, 0]);
}

pub(super) async fn a_charge_says_which_grants_paid(h: Harness) {
    let account = h.account().await;
    h.granted(account, 10, "week", Some(7)).await;
    let hold = h.books().hold(hold_of(account, 30)).await.unwrap();
    let settled = h.books().settle(hold.id, 13).await.unwrap();
    let [opening, week] = &h.grants(account).await[..] else { panic!("two grants") };
    let paid: Vec<_> = settled.grants.iter().map(|share| (share.id, share.amount.0)).collect();
    assert_eq!(paid, [(week.id, 10), (opening.id, 3)]);
    let entries = h.entries(account).await;
    let last = entries.last().unwrap();
    assert_eq!((last.kind, last.hold_id), (TransactionKind::Settle, Some(hold.id)));
    assert_eq!(last.grants, settled.grants, "the statement says it too");
}

pub(super) async fn what_is_given_back_goes_to_its_grants(h: Harness) {
    let account = h.account().await;
    h.granted(account, 10, "week", Some(7)).await;
    let hold = h.books().hold(hold_of(account, 30)).await.unwrap();
    assert_eq!(h.left(account).await, [80, 0]);
    h.books().settle(hold.id, 4).await.unwrap();
    assert_eq!(h.left(account).await, [100, 6], "the first four were those of the week");
    let hold = h.books().hold(hold_of(account, 30)).await.unwrap();
    h.books().release(hold.id).await.unwrap();
    assert_eq!(h.left(account).await, [100, 6]);
}

pub(super) async fn what_is_left_lapses_when_its_time_is_over(h: Harness) {
    let account = h.account().await;
    h.granted(account, 10, "week", Some(7)).await;
    h.books().hold(hold_of(account, 4)).await.unwrap();
    h.clock.advance(DAY * 7 - Duration::from_micros(1));
    h.books().hold(hold_of(account, 1)).await.unwrap();
    assert_eq!(h.left(account).await, [100, 5]);
    h.clock.advance(Duration::from_micros(1));
    h.books().hold(hold_of(account, 1)).await.unwrap();
    let balance = h.reconciled(account).await.balance;
    assert_eq!((balance.available.0, balance.held.0, balance.expired.0), (99, 6, 5));
    let entries = h.entries(account).await;
    let lapsed: Vec<_> = entries.iter().filter(|e| e.kind == TransactionKind::Lapse).collect();
    assert_eq!(lapsed.iter().map(|e| e.amount.0).collect::<Vec<_>>(), [-5, 5]);
    assert_eq!(h.left(account).await, [99, 0]);
}

pub(super) async fn lapsed_credits_cannot_be_held(h: Harness) {
    let account = h.account().await;
    h.granted(account, 10, "week", Some(7)).await;
    h.clock.advance(DAY * 8);
    let error = h.books().hold(hold_of(account, 101)).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::InsufficientCredits);
    assert_eq!(error.context_value("available"), Some("100"));
    let past = Grant { expires_at: Some(h.ambient.now()), ..grant_of(account, 1) };
    let error = h.books().grant(past).await.unwrap_err();
    assert_eq!(error.context_value("field"), Some("expires_at"));
}

pub(super) async fn what_is_held_does_not_lapse_until_it_goes_back(h: Harness) {
    let account = h.account().await;
    h.granted(account, 10, "week", Some(7)).await;
    let charged = h.books().hold(hold_of(account, 6)).await.unwrap();
    let back = h.books().hold(hold_of(account, 4)).await.unwrap();
    h.clock.advance(DAY * 8);
    assert_eq!(h.books().settle(charged.id, 6).await.unwrap().state, HoldState::Settled);
    assert_eq!(h.balance(account).await.spent, Credits(6), "what was reserved in time is good");
    h.books().release(back.id).await.unwrap();
    let balance = h.reconciled(account).await.balance;
    assert_eq!((balance.available.0, balance.expired.0), (100, 4));
}

pub(super) async fn a_sweep_books_what_lapsed(h: Harness) {
    let (account, other) = (h.account().await, h.account().await);
    h.granted(account, 10, "week", Some(7)).await;
    h.granted(other, 20, "month", Some(30)).await;
    h.clock.advance(DAY * 8);
    let sweep = async || {
        let books = h.books_on(1);
        let mut tx = books.store.begin().await.unwrap();
        let swept = books.ledger.lapse_due(tx.as_mut(), 10).await.unwrap();
        tx.commit().await.unwrap();
        swept
    };
    assert_eq!((sweep().await, sweep().await), (1, 0), "once");
    let books = (h.balance(account).await.expired, h.balance(other).await.expired);
    assert_eq!(books, (Credits(10), Credits(0)));
}

pub(super) async fn grants_are_listed_with_what_is_left(h: Harness) {
    let account = h.account().await;
    h.granted(account, 10, "a week's gift", Some(7)).await;
    h.books().hold(hold_of(account, 3)).await.unwrap();
    let gift = h.grants(account).await.remove(1);
    assert_eq!((gift.amount.0, gift.remaining.0, gift.priority), (10, 7, 0));
    assert_eq!((gift.memo.as_str(), gift.account_id), ("a week's gift", account));
    assert_eq!(gift.expires_at, Some(gift.created_at + DAY * 7));
}

pub(super) async fn a_final_cost_above_the_hold_is_taken_to_the_limit(h: Harness) {
    let account = h.account().await;
    let hold = h.books().hold(hold_of(account, 90)).await.unwrap();
    h.overdraft(account, Some(5)).await;
    let error = h.books().settle(hold.id, 106).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::InsufficientCredits, "10 are left, and 5 may be owed");
    let settled = h.books().settle(hold.id, 105).await.unwrap();
    assert_eq!((settled.state, settled.captured.0), (HoldState::Settled, 105));
    let balance = h.reconciled(account).await.balance;
    assert_eq!((balance.available.0, balance.held.0, balance.spent.0), (-5, 0, 105));
    assert!(h.books().hold(hold_of(account, 1)).await.is_err(), "nothing is reserved on debt");
    assert_eq!(h.books().settle(hold.id, 105).await.unwrap(), settled, "again: the same answer");
}

pub(super) async fn a_debt_is_paid_by_the_next_grant(h: Harness) {
    let account = h.account().await;
    let hold = h.books().hold(hold_of(account, 90)).await.unwrap();
    h.overdraft(account, Some(20)).await;
    h.books().settle(hold.id, 112).await.unwrap();
    h.granted(account, 30, "top-up", None).await;
    assert_eq!(h.left(account).await, [0, 18]);
    assert_eq!(h.reconciled(account).await.balance.available, Credits(18));
    h.overdraft(account, None).await;
    let hold = h.books().hold(hold_of(account, 10)).await.unwrap();
    let error = h.books().settle(hold.id, 11).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidInput, "it is refused again");
}
