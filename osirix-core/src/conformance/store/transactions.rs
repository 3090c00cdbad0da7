use std::time::Duration;

use serde_json::json;

use super::harness::{Harness, at_once, grant_of, hold_of, soon};
use crate::audit::{Action, Actor, AuditEntry};
use crate::error::ErrorCode;
use crate::events::{Event, EventKind};
use crate::id::AccountId;
use crate::money::Credits;
use crate::page::PageRequest;
use crate::store::Transaction;

/// One write to each of three repositories.
async fn write_all(h: &Harness, tx: &mut dyn Transaction, account: AccountId) {
    h.books().ledger.grant(tx, grant_of(account, 5)).await.unwrap();
    let details = json!({});
    let actor = Actor::System;
    let action = Action::CreditsGranted;
    let line = AuditEntry::new(&h.ambient, actor, action, Some(account), "x", details).unwrap();
    tx.audit().append(&line).await.unwrap();
    let event = Event::new(&h.ambient, EventKind::JobCreated, account, "x").unwrap();
    tx.events().append(std::slice::from_ref(&event)).await.unwrap();
}

pub(super) async fn a_commit_makes_everything_visible_at_once(h: Harness) {
    let account = h.account().await;
    let before = h.records(account).await;
    let mut tx = h.store.begin().await.unwrap();
    write_all(&h, tx.as_mut(), account).await;
    assert_eq!(h.records(account).await, before, "nothing is seen before the commit");
    tx.commit().await.unwrap();
    assert_eq!(h.balance(account).await.available, Credits(105));
    assert_eq!((h.audit(account).await.len(), h.events(account).await.len()), (2, 2));
}

pub(super) async fn a_dropped_transaction_has_no_effect(h: Harness) {
    let account = h.account().await;
    let before = h.records(account).await;
    let mut tx = h.store.begin().await.unwrap();
    write_all(&h, tx.as_mut(), account).await;
    drop(tx);
    assert_eq!(h.records(account).await, before);
    h.books().grant(grant_of(account, 1)).await.unwrap();
    assert_eq!(h.balance(account).await.available, Credits(101), "nor on what comes after");
}

pub(super) async fn a_dropped_transaction_leaves_no_lock(h: Harness) {
    let account = h.account().await;
    for round in 0..20 {
        let mut tx = h.handle(round).begin().await.unwrap();
        write_all(&h, tx.as_mut(), account).await;
        drop(tx);
        let next = h.books_on(round + 1);
        soon("the next writer writes", next.grant(grant_of(account, 1))).await.unwrap();
    }
    assert_eq!(h.balance(account).await.available, Credits(120));
}

pub(super) async fn a_read_does_not_wait_for_a_writer(h: Harness) {
    let account = h.account().await;
    let mut writer = h.store.begin().await.unwrap();
    write_all(&h, writer.as_mut(), account).await;
    for reader in [&h.store, &h.second] {
        let look = async { reader.read().await?.statements().balance(account).await };
        let balance = soon("a read beside a writer", look).await.unwrap();
        assert_eq!(balance.available, Credits(100));
    }
    writer.commit().await.unwrap();
}

pub(super) async fn a_read_is_a_snapshot(h: Harness) {
    let account = h.account().await;
    let mut reader = h.second.read().await.unwrap();
    assert_eq!(reader.statements().balance(account).await.unwrap().available, Credits(100));
    let mut tx = h.store.begin().await.unwrap();
    write_all(&h, tx.as_mut(), account).await;
    tx.commit().await.unwrap();
    let page = PageRequest::first(10);
    assert_eq!(reader.statements().balance(account).await.unwrap().available, Credits(100));
    assert_eq!(reader.audit().list(account, &page).await.unwrap().items.len(), 1);
    drop(reader);
    assert_eq!(h.balance(account).await.available, Credits(105), "a new one sees the change");
}

pub(super) async fn a_read_refuses_writes(h: Harness) {
    let account = h.account().await;
    let before = h.records(account).await;
    let mut reader = h.store.read().await.unwrap();
    let written = h.books().ledger.grant(reader.as_mut(), grant_of(account, 5)).await;
    assert!(written.is_err(), "{written:?}");
    drop(reader);
    let mut reader = h.store.read().await.unwrap();
    let event = Event::new(&h.ambient, EventKind::JobCreated, account, "x").unwrap();
    assert!(reader.events().append(std::slice::from_ref(&event)).await.is_err());
    drop(reader);
    assert_eq!(h.records(account).await, before);
    h.books().grant(grant_of(account, 1)).await.expect("writing works as before");
}

pub(super) async fn writers_on_both_handles_lose_nothing(h: Harness) {
    let account = h.account().await;
    let writers = (0..16).map(|i| {
        let books = h.books_on(i);
        async move {
            for _ in 0..5 {
                books.grant(grant_of(account, 1)).await.unwrap();
            }
        }
    });
    at_once(writers).await;
    assert_eq!(h.balance(account).await.available, Credits(180));
}

pub(super) async fn close_waits_for_running_transactions(h: Harness) {
    let account = h.account().await;
    let mut tx = h.store.begin().await.unwrap();
    h.books().ledger.grant(tx.as_mut(), grant_of(account, 5)).await.unwrap();
    let store = h.store.clone();
    let mut closing = tokio::spawn(async move { store.close().await });
    let early = tokio::time::timeout(Duration::from_millis(100), &mut closing).await;
    assert!(early.is_err(), "it closed under a running transaction");
    tx.commit().await.expect("the running transaction ends as it would have");
    soon("the store closes", closing).await.unwrap();
    assert_eq!(h.balance(account).await.available, Credits(105));
}

pub(super) async fn after_close_every_call_is_closed(h: Harness) {
    let account = h.account().await;
    h.store.close().await;
    assert_eq!(h.store.begin().await.err().map(|e| e.code()), Some(ErrorCode::Closed));
    assert_eq!(h.store.read().await.err().map(|e| e.code()), Some(ErrorCode::Closed));
    let held = h.books().hold(hold_of(account, 1)).await.unwrap_err();
    assert_eq!(held.code(), ErrorCode::Closed);
    soon("closing again is nothing", h.store.close()).await;
    h.books_on(1).grant(grant_of(account, 1)).await.expect("other handles go on");
}
