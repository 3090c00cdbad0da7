//! What an account may spend in a period, and what its owner is told of it.

use std::time::Duration;

use super::harness::{Books, Harness, at_once, grant_of, hold_of};
use crate::error::ErrorCode;
use crate::events::EventKind;
use crate::id::AccountId;
use crate::ledger::{AlertKind, AlertMails, Spending, SpendingPeriod, SpendingRules};
use crate::money::Credits;
use crate::page::PageRequest;

const DAY: Duration = Duration::from_secs(24 * 3_600);

impl Books {
    async fn limit(&self, account: AccountId, rules: SpendingRules) -> Spending {
        let mut tx = self.store.begin().await.unwrap();
        let spending = self.ledger.set_spending(tx.as_mut(), account, Some(rules)).await.unwrap();
        tx.commit().await.unwrap();
        spending.expect("rules")
    }
}

impl Harness {
    /// What the present period has used.
    async fn used(&self, account: AccountId) -> i64 {
        let books = self.second.read().await.unwrap().statements().books(account).await.unwrap();
        let spending = books.unwrap().spending.expect("rules");
        spending.at(self.ambient.now()).unwrap().used.0
    }

    async fn told(&self, account: AccountId) -> Vec<(AlertKind, i64, i64)> {
        let mut tx = self.second.read().await.unwrap();
        let (mut page, mut alerts) = (PageRequest::first(1), Vec::new());
        loop {
            let part = tx.alerts().list(account, &page).await.unwrap();
            alerts.extend(part.items.into_iter().map(|a| (a.kind, a.threshold.0, a.value.0)));
            page.after = part.next;
            if page.after.is_none() {
                alerts.reverse();
                return alerts;
            }
        }
    }
}

fn daily(limit: i64) -> SpendingRules {
    let (limit, period) = (Some(Credits(limit)), SpendingPeriod::Day);
    SpendingRules { limit, period, ..SpendingRules::default() }
}

pub(super) async fn a_hold_above_the_limit_says_what_is_left_and_leaves_nothing(h: Harness) {
    let account = h.account().await;
    h.books().limit(account, daily(50)).await;
    h.books().hold(hold_of(account, 30)).await.unwrap();
    let before = h.records(account).await;
    let refused = h.books().hold(hold_of(account, 21)).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::SpendingLimit);
    let said = ["field", "limit", "period", "used", "left", "needed", "until"]
        .map(|key| refused.context_value(key).unwrap_or_default().to_owned());
    assert_eq!(said, ["amount", "50", "day", "30", "20", "21", "2026-01-02T00:00:00.000Z"]);
    assert_eq!(h.records(account).await, before);
    h.books().hold(hold_of(account, 20)).await.unwrap();
    assert_eq!(h.books_of(account).await, (50, 50, 0));
    h.reconciled(account).await;
}

pub(super) async fn many_at_once_never_pass_the_limit(h: Harness) {
    let account = h.account_with(1_000).await;
    h.books().limit(account, daily(95)).await;
    let callers = (0..48).map(|i| {
        let books = h.books_on(i);
        async move { books.hold(hold_of(account, 10)).await }
    });
    let (held, refused): (Vec<_>, Vec<_>) =
        at_once(callers).await.into_iter().partition(Result::is_ok);
    assert_eq!((held.len(), refused.len()), (9, 39));
    for error in refused {
        assert_eq!(error.unwrap_err().code(), ErrorCode::SpendingLimit);
    }
    assert_eq!((h.used(account).await, h.books_of(account).await), (90, (910, 90, 0)));
}

pub(super) async fn what_goes_back_can_be_spent_again_in_its_period(h: Harness) {
    let account = h.account().await;
    h.books().limit(account, daily(40)).await;
    let first = h.books().hold(hold_of(account, 40)).await.unwrap();
    h.books().settle(first.id, 25).await.unwrap();
    assert_eq!(h.used(account).await, 25);
    let second = h.books().hold(hold_of(account, 15)).await.unwrap();
    h.clock.advance(DAY);
    assert_eq!(h.used(account).await, 0, "another day");
    h.books().release(second.id).await.unwrap();
    assert_eq!(h.used(account).await, 0, "it was of the day before");
    let third = h.books().hold(hold_of(account, 40)).await.unwrap();
    h.clock.set(third.created_at - DAY);
    let refused = h.books().hold(hold_of(account, 1)).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::SpendingLimit, "a clock that is behind opens no day");
}

pub(super) async fn what_was_used_before_a_limit_counts(h: Harness) {
    let account = h.account().await;
    let old = h.books().hold(hold_of(account, 5)).await.unwrap();
    h.clock.advance(DAY);
    h.books().settle(old.id, 5).await.unwrap();
    let settled = h.books().hold(hold_of(account, 10)).await.unwrap();
    h.books().settle(settled.id, 7).await.unwrap();
    h.books().hold(hold_of(account, 20)).await.unwrap();
    let spending = h.books().limit(account, daily(30)).await;
    assert_eq!((spending.used, spending.left()), (Credits(27), Some(Credits(3))));
    let spending = h.books().limit(account, daily(20)).await;
    assert_eq!(spending.left(), Some(Credits(0)), "a limit below what is used");
    let monthly = SpendingRules { period: SpendingPeriod::Month, ..daily(30) };
    assert_eq!(h.books().limit(account, monthly).await.used, Credits(32), "of the whole month");
    h.books().hold(hold_of(account, 1)).await.unwrap_err();
    let mut tx = h.store.begin().await.unwrap();
    h.books().ledger.set_spending(tx.as_mut(), account, None).await.unwrap();
    tx.commit().await.unwrap();
    h.books().hold(hold_of(account, 1)).await.unwrap();
}

pub(super) async fn of_each_kind_an_owner_is_told_once_in_a_period(h: Harness) {
    let account = h.account().await;
    let rules =
        SpendingRules { alert_percent: Some(80), low_balance: Some(Credits(60)), ..daily(50) };
    h.books().limit(account, rules).await;
    h.books().hold(hold_of(account, 39)).await.unwrap();
    assert_eq!(h.told(account).await, []);
    let hold = h.books().hold(hold_of(account, 1)).await.unwrap();
    assert_eq!(h.told(account).await, [(AlertKind::LimitUsed, 50, 40)]);
    h.tick();
    h.books().hold(hold_of(account, 1)).await.unwrap();
    h.books().release(hold.id).await.unwrap();
    h.books().hold(hold_of(account, 5)).await.unwrap();
    let both = [(AlertKind::LimitUsed, 50, 40), (AlertKind::LowBalance, 60, 59)];
    assert_eq!(h.told(account).await, both);
    h.clock.advance(DAY);
    h.books().grant(grant_of(account, 1)).await.unwrap();
    assert_eq!(h.told(account).await[2..], [(AlertKind::LowBalance, 60, 56)], "another day");
    let events = h.events(account).await;
    let alerts = events.iter().filter(|event| event.kind == EventKind::SpendingAlert);
    let subjects: Vec<_> = alerts.map(|event| event.subject.as_str()).collect();
    assert_eq!(subjects, ["limit_used", "low_balance", "low_balance"]);
}

pub(super) async fn an_alert_is_mailed_to_the_accounts_owner_once(h: Harness) {
    let account = h.ada().await.user.account_id;
    let rules = SpendingRules { alert_percent: Some(50), ..daily(10) };
    h.books().limit(account, rules).await;
    h.books().hold(hold_of(account, 5)).await.unwrap();
    let before = h.post_office(0).outbox(10).await.unwrap().len();
    let writers = (0..4).map(|i| {
        let mails = AlertMails::new(h.handle(i), h.ambient.clone(), h.post_office(i));
        async move { mails.write().await }
    });
    for written in at_once(writers).await {
        written.unwrap();
    }
    let mut outbox = h.post_office(0).outbox(10).await.unwrap();
    assert_eq!(outbox.len(), before + 1);
    let mail = outbox.remove(0);
    assert_eq!(mail.to.as_str(), "ada@example.com");
    assert_eq!(mail.subject, "Your spending comes near its limit");
    assert!(mail.text.starts_with("5 of the 10 credits of your spending limit"), "{}", mail.text);
}

pub(super) async fn rules_that_cannot_be_change_nothing(h: Harness) {
    let account = h.account().await;
    h.books().limit(account, daily(10)).await;
    let mut tx = h.store.begin().await.unwrap();
    let wrong = SpendingRules { time_zone: "Nowhere".to_owned(), ..daily(20) };
    let ledger = h.books().ledger;
    let refused = ledger.set_spending(tx.as_mut(), account, Some(wrong)).await.unwrap_err();
    assert_eq!(refused.context_value("field"), Some("time_zone"));
    drop(tx);
    h.books().hold(hold_of(account, 11)).await.unwrap_err();
}
