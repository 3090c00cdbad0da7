use std::time::Duration;

use super::harness::{Harness, grant_of, hold_of};
use crate::error::{Error, ErrorCode};
use crate::id::{AccountId, HoldId, Id};
use crate::ledger::Book::{self, Available, Granted, Held, Spent};
use crate::ledger::{Balance, Grant, HoldRequest, HoldState, TransactionKind};
use crate::money::Credits;
use crate::page::PageRequest;

/// An entry in short: why, which book, how much, what it left.
type Line = (TransactionKind, Book, i64, i64);

/// The entries after those of the account's opening.
async fn lines(h: &Harness, account: AccountId) -> Vec<Line> {
    let entries = h.entries(account).await;
    let numbered = entries.iter().map(|e| e.seq).eq(1..=entries.len() as i64);
    assert!(numbered, "seq counts from 1 without gaps: {entries:?}");
    entries.iter().skip(2).map(|e| (e.kind, e.book, e.amount.0, e.balance.0)).collect()
}

fn balance(available: i64, held: i64, spent: i64, entries: i64) -> Balance {
    Balance {
        available: Credits(available),
        held: Credits(held),
        spent: Credits(spent),
        granted: Credits(-(available + held + spent)),
        expired: Credits::ZERO,
        entries,
    }
}

fn keyed(request: HoldRequest, key: &str) -> HoldRequest {
    HoldRequest { idempotency_key: Some(key.to_owned()), ..request }
}

fn keyed_grant(grant: Grant, key: &str) -> Grant {
    Grant { idempotency_key: Some(key.to_owned()), ..grant }
}

pub(super) async fn an_account_without_entries_has_zero(h: Harness) {
    let unknown: AccountId = h.ambient.new_id().unwrap();
    assert_eq!(h.balance(unknown).await, Balance::ZERO);
    assert_eq!(h.entries(unknown).await, []);
}

pub(super) async fn a_grant_is_two_entries(h: Harness) {
    let account = h.account().await;
    h.tick();
    let after = h.books().grant(grant_of(account, 50)).await.unwrap();
    assert_eq!(after, balance(150, 0, 0, 4));
    assert_eq!(h.balance(account).await, after);
    let grant = TransactionKind::Grant;
    let expected = [(grant, Granted, -50, -150), (grant, Available, 50, 150)];
    assert_eq!(lines(&h, account).await, expected);
    let entry = &h.entries(account).await[2];
    assert_eq!((entry.account_id, entry.at), (account, h.ambient.now()));
    assert_eq!(entry.memo, "granted");
}

pub(super) async fn a_hold_moves_credits_from_available_to_held(h: Harness) {
    let account = h.account().await;
    let request = HoldRequest { lifetime: Some(Duration::from_secs(9)), ..hold_of(account, 8) };
    let hold = h.books().hold(request).await.unwrap();
    assert_eq!((hold.account_id, hold.amount, hold.captured), (account, Credits(8), Credits(0)));
    assert_eq!((hold.state, hold.resolved_at), (HoldState::Held, None));
    assert_eq!(hold.expires_at, Some(hold.created_at + Duration::from_secs(9)));
    assert_eq!(h.hold(hold.id).await, hold, "it is kept as it was answered");
    assert_eq!(h.balance(account).await, balance(92, 8, 0, 4));
    let kind = TransactionKind::Hold;
    assert_eq!(lines(&h, account).await, [(kind, Available, -8, 92), (kind, Held, 8, 8)]);
}

pub(super) async fn a_full_settle_charges_everything(h: Harness) {
    let account = h.account().await;
    let hold = h.books().hold(hold_of(account, 8)).await.unwrap();
    h.tick();
    let settled = h.books().settle(hold.id, 8).await.unwrap();
    assert_eq!((settled.state, settled.captured), (HoldState::Settled, Credits(8)));
    assert_eq!(settled.resolved_at, Some(h.ambient.now()));
    assert_eq!(h.hold(hold.id).await, settled);
    assert_eq!(h.balance(account).await, balance(92, 0, 8, 6));
    let kind = TransactionKind::Settle;
    assert_eq!(lines(&h, account).await[2..], [(kind, Held, -8, 0), (kind, Spent, 8, 8)]);
}

pub(super) async fn a_partial_settle_charges_a_part_and_returns_the_rest(h: Harness) {
    let account = h.account().await;
    let hold = h.books().hold(hold_of(account, 8)).await.unwrap();
    h.books().settle(hold.id, 5).await.unwrap();
    assert_eq!(h.balance(account).await, balance(95, 0, 5, 7));
    let kind = TransactionKind::Settle;
    let expected = [(kind, Held, -8, 0), (kind, Available, 3, 95), (kind, Spent, 5, 5)];
    assert_eq!(lines(&h, account).await[2..], expected);
    let entries = h.entries(account).await;
    assert!(entries[4..].iter().all(|e| e.transaction_id == entries[4].transaction_id));
}

pub(super) async fn settling_at_zero_releases(h: Harness) {
    let account = h.account().await;
    let hold = h.books().hold(hold_of(account, 8)).await.unwrap();
    let released = h.books().settle(hold.id, 0).await.unwrap();
    assert_eq!((released.state, released.captured), (HoldState::Released, Credits(0)));
    assert_eq!(h.books().settle(hold.id, 0).await.unwrap(), released, "again: the same answer");
    assert_eq!(h.balance(account).await, balance(100, 0, 0, 6));
}

pub(super) async fn a_release_returns_everything(h: Harness) {
    let account = h.account().await;
    let hold = h.books().hold(hold_of(account, 8)).await.unwrap();
    let released = h.books().release(hold.id).await.unwrap();
    assert_eq!((released.state, h.hold(hold.id).await), (HoldState::Released, released));
    let kind = TransactionKind::Release;
    assert_eq!(lines(&h, account).await[2..], [(kind, Held, -8, 0), (kind, Available, 8, 100)]);
}

/// Holds `amount` for so many seconds and a microsecond.
async fn hold_for(h: &Harness, account: AccountId, amount: i64, seconds: u64) -> HoldId {
    let lifetime = Some(Duration::from_secs(seconds) + Duration::from_micros(1));
    let request = HoldRequest { lifetime, ..hold_of(account, amount) };
    h.books().hold(request).await.unwrap().id
}

pub(super) async fn an_expired_hold_returns_everything(h: Harness) {
    let account = h.account().await;
    let hold = hold_for(&h, account, 8, 60).await;
    h.clock.advance(Duration::from_secs(61));
    let expired = h.books().expire(10).await.unwrap();
    assert_eq!(expired, [h.hold(hold).await]);
    assert_eq!((expired[0].state, expired[0].captured), (HoldState::Expired, Credits(0)));
    let kind = TransactionKind::Expire;
    assert_eq!(lines(&h, account).await[2..], [(kind, Held, -8, 0), (kind, Available, 8, 100)]);
    assert_eq!(h.books().expire(10).await.unwrap(), [], "once");
}

pub(super) async fn a_hold_does_not_expire_before_its_time(h: Harness) {
    let account = h.account().await;
    hold_for(&h, account, 8, 60).await;
    h.books().hold(hold_of(account, 3)).await.unwrap();
    h.clock.advance(Duration::from_secs(60));
    assert_eq!(h.books().expire(10).await.unwrap(), [], "a microsecond too early");
    h.clock.advance(Duration::from_secs(1_000_000));
    assert_eq!(h.books().expire(10).await.unwrap().len(), 1, "a hold without a time stays");
    assert_eq!(h.balance(account).await, balance(97, 3, 0, 8));
}

pub(super) async fn a_sweep_takes_the_oldest_first_and_no_more_than_its_limit(h: Harness) {
    let account = h.account().await;
    let late = hold_for(&h, account, 1, 30).await;
    let early = hold_for(&h, account, 1, 10).await;
    let middle = hold_for(&h, account, 1, 20).await;
    let gone = hold_for(&h, account, 1, 5).await;
    h.books().release(gone).await.unwrap();
    h.clock.advance(Duration::from_secs(100));
    let ids = |holds: Vec<crate::ledger::Hold>| holds.iter().map(|h| h.id).collect::<Vec<_>>();
    assert_eq!(ids(h.books().expire(2).await.unwrap()), [early, middle]);
    assert_eq!(ids(h.books().expire(2).await.unwrap()), [late]);
}

pub(super) async fn too_few_credits_says_how_many_are_missing_and_leaves_nothing(h: Harness) {
    let account = h.account().await;
    h.books().hold(hold_of(account, 60)).await.unwrap();
    let before = h.records(account).await;
    let error = h.books().hold(hold_of(account, 55)).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::InsufficientCredits);
    let fact = |key| error.context_value(key);
    assert_eq!((fact("needed"), fact("available")), (Some("55"), Some("40")));
    assert_eq!(fact("missing"), Some("15"));
    assert_eq!(h.records(account).await, before);
    h.books().hold(hold_of(account, 40)).await.expect("the last credit can be held");
    let unknown: AccountId = h.ambient.new_id().unwrap();
    assert!(h.books().hold(hold_of(unknown, 1)).await.is_err(), "nobody has no credits");
}

pub(super) async fn amounts_below_one_are_refused(h: Harness) {
    let account = h.account().await;
    let before = h.records(account).await;
    for amount in [0, -1, i64::MIN] {
        let held = h.books().hold(hold_of(account, amount)).await.unwrap_err();
        let granted = h.books().grant(grant_of(account, amount)).await.unwrap_err();
        for error in [held, granted] {
            assert_eq!(error.code(), ErrorCode::InvalidInput);
            assert_eq!(error.context_value("field"), Some("amount"));
        }
    }
    let too_many = h.books().grant(grant_of(account, i64::MAX)).await.unwrap_err();
    assert_eq!(too_many.code(), ErrorCode::InvalidInput, "the balance would not fit");
    assert_eq!(h.records(account).await, before);
}

pub(super) async fn a_capture_above_the_hold_is_refused(h: Harness) {
    let account = h.account().await;
    let hold = h.books().hold(hold_of(account, 8)).await.unwrap();
    let before = h.records(account).await;
    for captured in [9, i64::MAX, -1] {
        let error = h.books().settle(hold.id, captured).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidInput, "{captured}");
        assert_eq!(error.context_value("limit"), Some("8"));
    }
    assert_eq!((h.records(account).await, h.hold(hold.id).await), (before, hold));
}

pub(super) async fn a_second_resolution_is_the_same_answer_or_a_conflict(h: Harness) {
    let account = h.account().await;
    let settled = h.books().hold(hold_of(account, 8)).await.unwrap().id;
    let released = h.books().hold(hold_of(account, 8)).await.unwrap().id;
    let expired = hold_for(&h, account, 8, 1).await;
    let first = h.books().settle(settled, 5).await.unwrap();
    let gone = h.books().release(released).await.unwrap();
    h.clock.advance(Duration::from_secs(2));
    h.books().expire(1).await.unwrap();
    let before = h.records(account).await;
    assert_eq!(h.books().settle(settled, 5).await.unwrap(), first, "the time is the first one's");
    assert_eq!(h.books().release(released).await.unwrap(), gone);
    let conflict = |result: Result<_, Error>| {
        assert_eq!(
            result.map(|_: crate::ledger::Hold| ()).unwrap_err().code(),
            ErrorCode::Conflict
        );
    };
    conflict(h.books().settle(settled, 6).await);
    conflict(h.books().settle(settled, 0).await);
    conflict(h.books().release(settled).await);
    conflict(h.books().settle(released, 8).await);
    conflict(h.books().settle(expired, 8).await);
    conflict(h.books().release(expired).await);
    assert_eq!(h.records(account).await, before);
}

pub(super) async fn the_same_key_takes_effect_once(h: Harness) {
    let account = h.account().await;
    let grant = keyed_grant(grant_of(account, 50), "order-1");
    let hold = keyed(hold_of(account, 8), "video-1");
    let (granted, held) =
        (h.books().grant(grant.clone()).await, h.books().hold(hold.clone()).await);
    let before = h.records(account).await;
    h.tick();
    assert_eq!(h.books().hold(hold.clone()).await.unwrap(), held.unwrap());
    assert_eq!(h.books_on(1).hold(hold).await.unwrap().amount, Credits(8));
    assert_eq!(granted.unwrap().available, Credits(150));
    assert_eq!(h.books().grant(grant).await.unwrap(), h.balance(account).await);
    assert_eq!(h.records(account).await, before);
}

pub(super) async fn a_key_for_something_else_is_a_conflict(h: Harness) {
    let account = h.account().await;
    h.books().grant(keyed_grant(grant_of(account, 50), "one")).await.unwrap();
    h.books().hold(keyed(hold_of(account, 8), "two")).await.unwrap();
    let before = h.records(account).await;
    let errors = [
        h.books().grant(keyed_grant(grant_of(account, 51), "one")).await.map(|_| ()),
        h.books().hold(keyed(hold_of(account, 50), "one")).await.map(|_| ()),
        h.books().hold(keyed(hold_of(account, 9), "two")).await.map(|_| ()),
        h.books().grant(keyed_grant(grant_of(account, 8), "two")).await.map(|_| ()),
    ];
    for error in errors {
        assert_eq!(error.unwrap_err().code(), ErrorCode::Conflict);
    }
    assert_eq!(h.records(account).await, before);
}

pub(super) async fn keys_belong_to_their_account(h: Harness) {
    let (first, second) = (h.account().await, h.account().await);
    h.books().grant(keyed_grant(grant_of(first, 1), "order-1")).await.unwrap();
    h.books().grant(keyed_grant(grant_of(second, 2), "order-1")).await.unwrap();
    let available = (h.balance(first).await.available, h.balance(second).await.available);
    assert_eq!(available, (Credits(101), Credits(102)));
}

pub(super) async fn keys_out_of_range_are_refused(h: Harness) {
    let account = h.account().await;
    for key in ["", "a\nb", &"ä".repeat(201)] {
        let error = h.books().grant(keyed_grant(grant_of(account, 1), key)).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidInput);
        assert_eq!(error.context_value("field"), Some("idempotency_key"));
    }
    h.books().grant(keyed_grant(grant_of(account, 1), &"ä".repeat(200))).await.unwrap();
}

pub(super) async fn unknown_holds_are_not_found(h: Harness) {
    let unknown = HoldId::from_uuid(uuid::Uuid::from_u128(7));
    for result in [h.books().settle(unknown, 1).await, h.books().release(unknown).await] {
        assert_eq!(result.unwrap_err().code(), ErrorCode::NotFound);
    }
}

pub(super) async fn entries_come_in_pages_newest_first(h: Harness) {
    let (account, other) = (h.account().await, h.account().await);
    for _ in 0..4 {
        h.books().grant(grant_of(account, 1)).await.unwrap();
        h.books().grant(grant_of(other, 1)).await.unwrap();
    }
    let page = async |after: Option<String>| {
        let mut tx = h.store.read().await.unwrap();
        let page =
            tx.statements().entries(account, &PageRequest { after, limit: 4 }).await.unwrap();
        (page.items.iter().map(|e| e.seq).collect::<Vec<_>>(), page.next)
    };
    let (first, next) = page(None).await;
    assert_eq!(first, [10, 9, 8, 7]);
    h.books().grant(grant_of(account, 1)).await.unwrap();
    let (second, next) = page(next).await;
    assert_eq!(second, [6, 5, 4, 3], "a page does not move when entries are added");
    let (third, next) = page(next).await;
    assert_eq!((third, next), (vec![2, 1], None));
}
