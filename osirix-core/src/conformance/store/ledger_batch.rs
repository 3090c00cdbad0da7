//! Operations in batches, and what can be asked of a history.

use std::time::Duration;

use super::harness::{Harness, at_once, grant_of, hold_of};
use crate::error::{ErrorCode, Result};
use crate::id::AccountId;
use crate::ledger::{
    Grant, HoldRequest, Ledger, Operation, Outcome, Teller, TransactionFilter, TransactionKind,
};
use crate::money::Credits;
use crate::page::PageRequest;

impl Harness {
    async fn apply(&self, operations: &[Operation]) -> Vec<Result<Outcome>> {
        let mut tx = self.store.begin().await.unwrap();
        let ledger = Ledger::new(self.ambient.clone());
        let outcomes = ledger.apply(tx.as_mut(), operations).await.unwrap();
        tx.commit().await.unwrap();
        outcomes
    }
}

fn hold(account: AccountId, amount: i64) -> Operation {
    Operation::Hold(hold_of(account, amount))
}

fn grant(account: AccountId, amount: i64) -> Operation {
    Operation::Grant(grant_of(account, amount))
}

fn codes(outcomes: Vec<Result<Outcome>>) -> Vec<Option<ErrorCode>> {
    outcomes.into_iter().map(|outcome| outcome.err().map(|error| error.code())).collect()
}

pub(super) async fn operations_of_a_batch_follow_each_other(h: Harness) {
    let account = h.account().await;
    let outcomes =
        h.apply(&[hold(account, 100), hold(account, 1), grant(account, 1), hold(account, 1)]).await;
    assert_eq!(codes(outcomes), [None, Some(ErrorCode::InsufficientCredits), None, None]);
    assert_eq!(h.books_of(account).await, (0, 101, 0));
    h.reconciled(account).await;
}

pub(super) async fn a_refused_operation_leaves_the_others(h: Harness) {
    let account = h.account().await;
    let unknown: AccountId = h.ambient.new_id().unwrap();
    let first = h.books().hold(hold_of(account, 10)).await.unwrap().id;
    let outcomes = h
        .apply(&[
            hold(unknown, 1),
            hold(account, 0),
            Operation::settle(first, Credits(11), "too much"),
            Operation::settle(first, Credits(7), "right"),
            Operation::settle(first, Credits(8), "too late"),
        ])
        .await;
    let expected = [
        Some(ErrorCode::InsufficientCredits),
        Some(ErrorCode::InvalidInput),
        Some(ErrorCode::InvalidInput),
        None,
        Some(ErrorCode::Conflict),
    ];
    assert_eq!(codes(outcomes), expected);
    assert_eq!(h.books_of(account).await, (93, 0, 7));
    h.reconciled(account).await;
}

pub(super) async fn a_key_counts_within_its_batch(h: Harness) {
    let account = h.account().await;
    let keyed = |amount| {
        let idempotency_key = Some("one".to_owned());
        Operation::Hold(HoldRequest { idempotency_key, ..hold_of(account, amount) })
    };
    let mut outcomes = h.apply(&[keyed(5), keyed(5), keyed(6)]).await;
    assert_eq!(outcomes.pop().unwrap().unwrap_err().code(), ErrorCode::Conflict);
    let holds = outcomes.into_iter().map(|outcome| outcome.unwrap().into_hold().unwrap().id);
    let holds: Vec<_> = holds.collect();
    assert_eq!(holds[0], holds[1]);
    assert_eq!(h.books_of(account).await, (95, 5, 0));
}

pub(super) async fn a_preview_writes_nothing(h: Harness) {
    let account = h.account().await;
    let held = h.books().hold(hold_of(account, 10)).await.unwrap();
    let before = h.records(account).await;
    let operations =
        [hold(account, 91), hold(account, 90), Operation::settle(held.id, Credits(10), "")];
    let mut tx = h.second.read().await.unwrap();
    let ledger = Ledger::new(h.ambient.clone());
    let outcomes = ledger.preview(tx.as_mut(), &operations).await.unwrap();
    drop(tx);
    assert_eq!(codes(outcomes), [Some(ErrorCode::InsufficientCredits), None, None]);
    assert_eq!(h.records(account).await, before);
}

pub(super) async fn linked_operations_happen_all_or_none(h: Harness) {
    let (buyer, seller) = (h.account().await, h.account().await);
    let teller = Teller::new(h.store.clone(), h.ambient.clone());
    let held = h.books().hold(hold_of(buyer, 30)).await.unwrap();
    let before = (h.records(buyer).await, h.records(seller).await);
    let sale = |price| [Operation::settle(held.id, Credits(price), "sale"), grant(seller, 20)];
    let refused = teller.linked(&[grant(seller, 20), hold(buyer, 71)]).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::InsufficientCredits);
    assert_eq!(refused.context_value("operation"), Some("1"), "it names the one that was refused");
    assert_eq!((h.records(buyer).await, h.records(seller).await), before);
    teller.linked(&sale(25)).await.unwrap();
    assert_eq!(h.books_of(buyer).await, (75, 0, 25));
    assert_eq!(h.books_of(seller).await, (120, 0, 0));
}

pub(super) async fn callers_of_a_moment_are_each_answered(h: Harness) {
    let account = h.account().await;
    let teller = Teller::new(h.store.clone(), h.ambient.clone());
    let calls = (0..12).map(|_| {
        let teller = teller.clone();
        async move { teller.call(hold(account, 10)).await }
    });
    let outcomes = at_once(calls).await;
    let refused = codes(outcomes).into_iter().flatten().collect::<Vec<_>>();
    assert_eq!(refused, [ErrorCode::InsufficientCredits; 2], "100 credits are ten holds");
    assert_eq!(h.books_of(account).await, (0, 100, 0));
    h.reconciled(account).await;
}

pub(super) async fn many_accounts_at_once_in_any_order(h: Harness) {
    let mut accounts = Vec::new();
    for _ in 0..6 {
        accounts.push(h.account().await);
    }
    let batches = (0..12_usize).map(|i| {
        let mut order = accounts.clone();
        order.rotate_left(i % 6);
        if i % 2 == 0 {
            order.reverse();
        }
        let (store, ledger) = (h.handle(i), Ledger::new(h.ambient.clone()));
        async move {
            let operations: Vec<_> = order.iter().map(|account| hold(*account, 1)).collect();
            let mut tx = store.begin().await?;
            let outcomes = ledger.apply(tx.as_mut(), &operations).await?;
            tx.commit().await?;
            outcomes.into_iter().collect::<Result<Vec<_>>>().map(drop)
        }
    });
    for batch in at_once(batches).await {
        batch.expect("no two wait for each other");
    }
    for account in accounts {
        assert_eq!(h.books_of(account).await, (88, 12, 0));
        h.reconciled(account).await;
    }
}

pub(super) async fn a_balance_is_told_as_it_was(h: Harness) {
    let account = h.account().await;
    let mut moments = vec![(h.ambient.now(), 100)];
    for available in 101..120 {
        h.clock.advance(Duration::from_secs(60));
        h.books().grant(grant_of(account, 1)).await.unwrap();
        moments.push((h.ambient.now(), available));
    }
    let mut tx = h.second.read().await.unwrap();
    let second = Duration::from_secs(1);
    for (at, available) in moments {
        for at in [at, at + second] {
            let balance = tx.statements().balance_at(account, at).await.unwrap();
            assert_eq!(balance.available, Credits(available));
        }
    }
    let before = tx.statements().entries(account, &PageRequest::first(100)).await;
    let opened = before.unwrap().items.pop().unwrap().at;
    let balance = tx.statements().balance_at(account, opened - second).await.unwrap();
    assert_eq!(balance, crate::ledger::Balance::ZERO);
}

pub(super) async fn time_does_not_go_back_within_an_account(h: Harness) {
    let account = h.account().await;
    let ahead = h.ambient.now() + Duration::from_secs(60);
    h.clock.advance(Duration::from_secs(60));
    h.books().grant(grant_of(account, 1)).await.unwrap();
    h.clock.set(ahead - Duration::from_secs(30));
    h.books().grant(grant_of(account, 1)).await.unwrap();
    let times: Vec<_> = h.entries(account).await.iter().map(|entry| entry.at).collect();
    assert_eq!(times[2..], [ahead; 4], "a machine whose clock is behind writes the later time");
}

pub(super) async fn a_history_is_verified_to_its_head(h: Harness) {
    let (account, other) = (h.account().await, h.account().await);
    let opened = h.reconciled(account).await;
    assert_eq!((opened.transactions, opened.head.len()), (1, 64));
    let grant = Grant { memo: "gift".to_owned(), ..grant_of(account, 1) };
    h.books().grant(grant).await.unwrap();
    let later = h.reconciled(account).await;
    assert_eq!((later.transactions, later.balance.available.0), (2, 101));
    assert_ne!(later.head, opened.head);
    assert_ne!(h.reconciled(other).await.head, opened.head, "whose it is counts too");
}

pub(super) async fn a_statement_is_asked_for_by_kind_hold_and_time(h: Harness) {
    let account = h.account().await;
    let mut holds = Vec::new();
    let begun = h.ambient.now();
    for _ in 0..10 {
        h.clock.advance(Duration::from_secs(60));
        let hold = h.books().hold(hold_of(account, 3)).await.unwrap();
        h.books().settle(hold.id, 1).await.unwrap();
        holds.push(hold);
    }
    let mut tx = h.second.read().await.unwrap();
    let mut ask = async |filter: TransactionFilter, page: PageRequest| {
        tx.statements().history(account, &filter, &page).await.unwrap()
    };
    let all = ask(TransactionFilter::default(), PageRequest::first(100)).await.items;
    let numbers: Vec<_> = all.iter().map(|transaction| transaction.seq).collect();
    assert_eq!(numbers, (1..=21).rev().collect::<Vec<_>>(), "newest first, with the opening grant");

    let settled = TransactionFilter { kind: Some(TransactionKind::Settle), ..Default::default() };
    let (mut found, mut page) = (Vec::new(), PageRequest::first(3));
    loop {
        let part = ask(settled.clone(), page.clone()).await;
        found.extend(part.items);
        let Some(next) = part.next else { break };
        page.after = Some(next);
    }
    assert_eq!(found.len(), 10);
    assert!(found.iter().all(|transaction| transaction.kind == TransactionKind::Settle));

    let of_hold = TransactionFilter { hold: Some(holds[4].id), ..Default::default() };
    let kinds = ask(of_hold, PageRequest::first(10)).await.items;
    let kinds: Vec<_> = kinds.iter().map(|transaction| transaction.kind).collect();
    assert_eq!(kinds, [TransactionKind::Settle, TransactionKind::Hold]);

    let minute = |number: u64| begun + Duration::from_secs(60 * number);
    for (since, until, expected) in [
        (Some(minute(3)), Some(minute(5)), 4),
        (Some(minute(10)), None, 2),
        (None, Some(minute(1)), 1),
        (Some(minute(11)), None, 0),
        (Some(minute(5)), Some(minute(3)), 0),
    ] {
        let of_time = TransactionFilter { since, until, ..Default::default() };
        assert_eq!(ask(of_time, PageRequest::first(100)).await.items.len(), expected);
    }
}
