use serde_json::json;

use super::harness::Harness;
use crate::audit::{Action, Actor, AuditEntry};
use crate::error::{ErrorCode, Result};
use crate::events::{Event, EventKind};
use crate::id::AccountId;
use crate::jobs::JobFilter;
use crate::page::PageRequest;

/// A line of its own millisecond.
async fn append_line(h: &Harness, account: AccountId, subject: &str) -> AuditEntry {
    h.tick();
    let actor = Actor::Worker("w:1".to_owned());
    let details = json!({ "reason": "naïve \"quotes\"", "amount": -3, "nested": [null, 1.5] });
    let action = Action::JobFailed;
    let line = AuditEntry::new(&h.ambient, actor, action, Some(account), subject, details).unwrap();
    let mut tx = h.store.begin().await.unwrap();
    tx.audit().append(&line).await.unwrap();
    tx.commit().await.unwrap();
    line
}

/// An event of its own millisecond.
async fn append_event(h: &Harness, account: AccountId, subject: &str) -> Event {
    h.tick();
    let event = Event::new(&h.ambient, EventKind::JobCompleted, account, subject).unwrap();
    let mut tx = h.store.begin().await.unwrap();
    tx.events().append(std::slice::from_ref(&event)).await.unwrap();
    tx.commit().await.unwrap();
    event
}

pub(super) async fn audit_lines_come_back_as_they_were_written(h: Harness) {
    let account = h.account().await;
    let line = append_line(&h, account, "job_1'; DROP TABLE audit_logs; --").await;
    let own = AuditEntry { actor: Actor::Account(account), ..line.clone() };
    let own = AuditEntry { id: h.ambient.new_id().unwrap(), action: Action::HoldExpired, ..own };
    let mut tx = h.store.begin().await.unwrap();
    tx.audit().append(&own).await.unwrap();
    tx.commit().await.unwrap();
    let lines = h.audit(account).await;
    assert_eq!(lines.len(), 3);
    assert!(lines.contains(&line) && lines.contains(&own), "{lines:#?}");
}

pub(super) async fn audit_lines_come_in_pages_newest_first(h: Harness) {
    let (account, other) = (h.account().await, h.account().await);
    let mut written = Vec::new();
    for i in 0..4 {
        written.push(append_line(&h, account, &format!("subject-{i}")).await);
        append_line(&h, other, "other").await;
    }
    let page = async |after| {
        let mut tx = h.store.read().await.unwrap();
        tx.audit().list(account, &PageRequest { after, limit: 2 }).await.unwrap()
    };
    let first = page(None).await;
    assert_eq!(first.items, [written[3].clone(), written[2].clone()]);
    append_line(&h, account, "later").await;
    let second = page(first.next).await;
    assert_eq!(second.items, [written[1].clone(), written[0].clone()], "a page stays in place");
    let third = page(second.next).await;
    assert_eq!((third.items.len(), third.next), (1, None), "the account's opening");
}

pub(super) async fn events_come_in_pages_oldest_first(h: Harness) {
    let account = h.account().await;
    let mut written = h.events(account).await;
    for i in 0..3 {
        written.push(append_event(&h, account, &format!("subject-{i}")).await);
    }
    let page = async |after| {
        let mut tx = h.store.read().await.unwrap();
        tx.events().list(&PageRequest { after, limit: 2 }).await.unwrap()
    };
    let first = page(None).await;
    assert_eq!(first.items, written[..2]);
    written.push(append_event(&h, account, "later").await);
    let second = page(first.next).await;
    assert_eq!(second.items, written[2..4]);
    let third = page(second.next).await;
    assert_eq!((&third.items[..], third.next), (&written[4..], None), "also what came meanwhile");
}

pub(super) async fn records_belong_to_their_account(h: Harness) {
    let (account, other) = (h.account().await, h.account().await);
    append_line(&h, other, "other").await;
    append_event(&h, other, "other").await;
    assert!(h.audit(account).await.iter().all(|line| line.account_id == Some(account)));
    assert!(h.events(account).await.iter().all(|event| event.account_id == account));
    assert_eq!((h.audit(other).await.len(), h.events(other).await.len()), (2, 2));
}

/// What each listing answers to this page.
async fn listings(h: &Harness, account: AccountId, page: &PageRequest) -> [Result<usize>; 4] {
    let mut tx = h.store.read().await.unwrap();
    let entries = tx.statements().entries(account, page).await.map(|p| p.items.len());
    let jobs = tx.jobs().list(account, &JobFilter::default(), page).await.map(|p| p.items.len());
    let audit = tx.audit().list(account, page).await.map(|p| p.items.len());
    let events = tx.events().list(page).await.map(|p| p.items.len());
    [entries, jobs, audit, events]
}

pub(super) async fn pages_out_of_range_are_refused(h: Harness) {
    let account = h.account().await;
    let nonsense = PageRequest { after: Some("nonsense'".to_owned()), limit: 5 };
    for page in [PageRequest::first(0), PageRequest::first(501), nonsense] {
        for listing in listings(&h, account, &page).await {
            assert_eq!(listing.unwrap_err().code(), ErrorCode::InvalidInput, "{page:?}");
        }
    }
    let largest = PageRequest::first(PageRequest::MAX_LIMIT);
    let counts = listings(&h, account, &largest).await.map(Result::unwrap);
    assert_eq!(counts, [2, 0, 1, 1]);
}
