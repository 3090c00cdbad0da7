//! Credits through the facade: what a program does with them that has work of its own to sell.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::time::Duration;

use osirix::core::ledger::{TransactionFilter, TransactionKind};
use osirix::{
    AccountId, AlertKind, CreditOperation, Credits, ErrorCode, GrantTerms, HoldState, Osirix,
    PageRequest, SpendingPeriod, SpendingRules, VideoRequest,
};
use support::{Place, account};

journeys!(
    a_hold_of_ones_own_is_charged_in_part,
    a_hold_belongs_to_its_account,
    what_is_spent_first_and_what_a_hold_would_take,
    a_cost_above_its_hold_needs_an_overdraft,
    books_are_exported_and_verified,
    linked_operations_happen_together_or_not_at_all,
    a_statement_is_asked_for_by_kind_and_time,
    a_spending_limit_is_kept_to_by_jobs_too,
);

async fn grant(osirix: &Osirix, account: AccountId, amount: i64, terms: GrantTerms) {
    let (memo, key) = ("a gift".to_owned(), None);
    osirix.credits().grant(account, Credits(amount), memo, key, terms).await.unwrap();
}

async fn a_hold_of_ones_own_is_charged_in_part(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await.id;
    let credits = osirix.credits();
    let held = credits.hold(account, Credits(30), "print".into(), Some("p-1".into()), None);
    let hold = held.await.unwrap();
    let again = credits.hold(account, Credits(30), "print".into(), Some("p-1".into()), None);
    assert_eq!(again.await.unwrap(), hold, "one key is one hold");
    let settled = credits.settle(account, hold.id, Credits(20), "printed".into()).await.unwrap();
    assert_eq!((settled.state, settled.captured), (HoldState::Settled, Credits(20)));
    let balance = credits.balance(account).await.unwrap();
    assert_eq!(
        (balance.available, balance.held, balance.spent),
        (Credits(80), Credits(0), Credits(20))
    );
    let other = credits.settle(account, hold.id, Credits(5), "again".into()).await.unwrap_err();
    assert_eq!(other.code(), ErrorCode::Conflict);
    osirix.close().await;
}

async fn a_hold_belongs_to_its_account(place: Place) {
    let osirix = place.open().await;
    let ada = account(&osirix).await.id;
    let bob = osirix.accounts().open("Bob".into(), Some("bob".into())).await.unwrap().id;
    let credits = osirix.credits();
    let hold = credits.hold(ada, Credits(30), "print".into(), None, None).await.unwrap();
    for refused in [
        credits.get_hold(bob, hold.id).await,
        credits.settle(bob, hold.id, Credits(1), "mine".into()).await,
        credits.release(bob, hold.id, "mine".into()).await,
    ] {
        assert_eq!(refused.unwrap_err().code(), ErrorCode::NotFound);
    }
    assert_eq!(credits.get_hold(ada, hold.id).await.unwrap().state, HoldState::Held);
    osirix.close().await;
}

async fn what_is_spent_first_and_what_a_hold_would_take(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await;
    let (account, soon) = (account.id, account.created_at + Duration::from_secs(3_600));
    grant(&osirix, account, 50, GrantTerms { priority: -1, expires_at: Some(soon) }).await;
    let credits = osirix.credits();
    let grants = credits.grants(account, PageRequest::default()).await.unwrap().items;
    assert_eq!((grants[0].amount, grants[0].priority), (Credits(50), -1));
    let preview = credits.preview_hold(account, Credits(60)).await.unwrap();
    let amounts: Vec<_> = preview.grants.iter().map(|share| share.amount).collect();
    assert_eq!(amounts, [Credits(50), Credits(10)], "what ends soon, then the rest");
    assert_eq!(preview.grants[0].id, grants[0].id);
    let missing = credits.get_hold(account, preview.id).await.unwrap_err();
    assert_eq!(missing.code(), ErrorCode::NotFound, "nothing was written");
    osirix.close().await;
}

async fn a_cost_above_its_hold_needs_an_overdraft(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await.id;
    let credits = osirix.credits();
    let hold = credits.hold(account, Credits(100), "print".into(), None, None).await.unwrap();
    let settle = async || credits.settle(account, hold.id, Credits(120), "more".into()).await;
    assert_eq!(settle().await.unwrap_err().code(), ErrorCode::InvalidInput);
    credits.set_overdraft(account, Some(Credits(10))).await.unwrap();
    assert_eq!(settle().await.unwrap_err().code(), ErrorCode::InsufficientCredits);
    credits.set_overdraft(account, Some(Credits(20))).await.unwrap();
    assert_eq!(settle().await.unwrap().captured, Credits(120));
    assert_eq!(credits.balance(account).await.unwrap().available, Credits(-20));
    osirix.close().await;
}

async fn books_are_exported_and_verified(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await.id;
    let credits = osirix.credits();
    let before = credits.balance(account).await.unwrap();
    let first = credits.transactions(account, 0, 500).await.unwrap();
    for amount in 1..=5 {
        grant(&osirix, account, amount, GrantTerms::default()).await;
    }
    let (mut all, mut after) = (Vec::new(), 0);
    loop {
        let part = credits.transactions(account, after, 2).await.unwrap();
        let Some(last) = part.last() else { break };
        after = last.seq;
        all.extend(part);
    }
    let verified = credits.verify(account).await.unwrap();
    assert_eq!(verified.transactions as usize, all.len());
    assert_eq!(Some(&verified.head), all.last().map(|last| &last.hash));
    let then = first.last().map(|last| last.at).unwrap();
    assert_eq!(credits.balance_at(account, then).await.unwrap(), before);
    for limit in [0, 501] {
        let refused = credits.transactions(account, 0, limit).await.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::InvalidInput);
    }
    osirix.close().await;
}

/// What an account is charged and another is granted.
fn sale(from: AccountId, to: AccountId, hold: osirix::HoldId, price: i64) -> Vec<CreditOperation> {
    let part = |account| CreditOperation {
        account,
        grant: None,
        hold: None,
        settle: None,
        captured: None,
        memo: "an avatar".to_owned(),
        idempotency_key: None,
    };
    let charge =
        CreditOperation { settle: Some(hold), captured: Some(Credits(price)), ..part(from) };
    vec![charge, CreditOperation { grant: Some(Credits(price)), ..part(to) }]
}

async fn linked_operations_happen_together_or_not_at_all(place: Place) {
    let osirix = place.open().await;
    let ada = account(&osirix).await.id;
    let bob = osirix.accounts().open("Bob".into(), Some("bob".into())).await.unwrap().id;
    let credits = osirix.credits();
    let before = credits.balance(bob).await.unwrap().available;
    let hold = credits.hold(ada, Credits(30), "avatar".into(), None, None).await.unwrap().id;
    let too_much = credits.linked(sale(ada, bob, hold, 31)).await.unwrap_err();
    assert_eq!(too_much.code(), ErrorCode::InvalidInput);
    let mut wrong = sale(ada, bob, hold, 30);
    wrong[1].grant = Some(Credits(0));
    let wrong = credits.linked(wrong).await.unwrap_err();
    assert!(wrong.to_string().contains("amount"), "{wrong}");
    assert_eq!(credits.get_hold(ada, hold).await.unwrap().state, HoldState::Held, "none happened");
    let done = credits.linked(sale(ada, bob, hold, 30)).await.unwrap();
    assert_eq!(done[0].hold.as_ref().map(|hold| hold.state), Some(HoldState::Settled));
    assert_eq!(done[1].balance.map(|balance| balance.available), Some(Credits(before.0 + 30)));
    let stranger = credits.linked(sale(bob, ada, hold, 30)).await.unwrap_err();
    assert_eq!(stranger.code(), ErrorCode::NotFound, "the hold is not Bob's");
    for count in [0, 101] {
        let many = vec![sale(ada, bob, hold, 30)[1].clone(); count];
        assert_eq!(credits.linked(many).await.unwrap_err().code(), ErrorCode::InvalidInput);
    }
    osirix.close().await;
}

async fn a_statement_is_asked_for_by_kind_and_time(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await.id;
    let credits = osirix.credits();
    let hold = credits.hold(account, Credits(3), "print".into(), None, None).await.unwrap();
    credits.release(account, hold.id, "not printed".into()).await.unwrap();
    let ask = async |filter| {
        credits.history(account, filter, PageRequest::default()).await.unwrap().items
    };
    let released = TransactionFilter { kind: Some(TransactionKind::Release), ..Default::default() };
    let released = ask(released).await;
    assert_eq!(released.len(), 1);
    assert_eq!(released[0].memo, "not printed");
    let after = released[0].at + Duration::from_secs(1);
    assert!(ask(TransactionFilter { since: Some(after), ..Default::default() }).await.is_empty());
    osirix.close().await;
}

async fn a_spending_limit_is_kept_to_by_jobs_too(place: Place) {
    let osirix = place.open().await;
    let account = account(&osirix).await.id;
    let credits = osirix.credits();
    assert_eq!(credits.spending(account).await.unwrap(), None);
    let rules = SpendingRules {
        limit: Some(Credits(20)),
        period: SpendingPeriod::Day,
        time_zone: "Asia/Tokyo".into(),
        alert_percent: Some(50),
        low_balance: None,
    };
    let set = credits.set_spending(account, Some(rules.clone()), None).await.unwrap().unwrap();
    assert_eq!((set.rules, set.used), (rules, Credits(0)));
    credits.hold(account, Credits(18), "print".into(), None, None).await.unwrap();
    let request = VideoRequest::new("One two three four five, six seven eight nine ten.");
    let refused = osirix.jobs().create_video(account, request).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::SpendingLimit);
    assert_eq!(refused.context_value("left"), Some("2"));
    assert_eq!(credits.spending(account).await.unwrap().unwrap().left(), Some(Credits(2)));
    let alerts = credits.alerts(account, PageRequest::default()).await.unwrap().items;
    assert_eq!(alerts.iter().map(|one| one.kind).collect::<Vec<_>>(), [AlertKind::LimitUsed]);
    credits.set_spending(account, None, None).await.unwrap();
    credits.hold(account, Credits(3), "print".into(), None, None).await.unwrap();
    let audit = osirix.audit().list(account, PageRequest::default()).await.unwrap().items;
    let set = audit.iter().filter(|line| line.action.as_str() == "credits.spending_limit_set");
    assert_eq!(set.count(), 2);
    osirix.close().await;
}
