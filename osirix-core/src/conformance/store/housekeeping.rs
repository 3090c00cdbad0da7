use std::time::Duration;

use super::harness::{Harness, hold_of};
use super::identity::{DAY, LINK, device, sign_up};
use crate::auth::Email;
use crate::housekeeping::Housekeeping;
use crate::ledger::HoldRequest;
use crate::mail::Mail;

impl Harness {
    /// On the second handle, so that all it knows came through the database.
    pub(super) async fn tidy(&self) {
        let (store, ambient) = (self.handle(1), self.ambient.clone());
        Housekeeping::new(store, ambient, "h".to_owned()).tidy().await.expect("a tidy database");
    }

    /// How many sessions and links there are that have ended: in a transaction that is dropped.
    async fn ended(&self) -> (u64, u64) {
        let (now, mut tx) = (self.ambient.now(), self.store.begin().await.unwrap());
        let sessions = tx.sessions().delete_expired(now, 1_000).await.unwrap();
        (sessions, tx.verifications().delete_expired(now, 1_000).await.unwrap())
    }
}

pub(super) async fn holds_whose_time_is_over_go_back(h: Harness) {
    let account = h.account().await;
    let short = HoldRequest { lifetime: Some(DAY), ..hold_of(account, 9) };
    let hold = h.books().hold(short).await.unwrap();
    h.books().hold(HoldRequest { lifetime: Some(DAY * 3), ..hold_of(account, 5) }).await.unwrap();
    h.clock.advance(DAY * 2);
    h.tidy().await;
    assert_eq!(h.books_of(account).await, (95, 5, 0), "the other hold is good for a day more");
    assert_eq!(h.actions(account).await, [("worker:h".to_owned(), "credits.hold_expired")]);
    assert_eq!(h.audit(account).await[1].subject, hold.id.to_string());
}

pub(super) async fn sessions_and_links_that_have_ended_are_removed(h: Harness) {
    let ada = h.ada().await;
    h.auth().request_password_reset("ada@example.com", LINK, &device()).await.unwrap();
    h.tidy().await;
    assert!(h.session(&ada.token).await.is_some(), "it lives");
    assert!(!h.linked("ada@example.com").await.expose().is_empty());
    h.clock.advance(DAY * 8);
    let eve = h.auth().sign_up(sign_up("eve@example.com"), &device()).await.unwrap();
    assert_eq!(h.ended().await, (1, 1));
    h.tidy().await;
    assert_eq!(h.ended().await, (0, 0));
    assert!(h.session(&eve.token).await.is_some());
}

pub(super) async fn old_messages_are_removed(h: Harness) {
    let mail = Mail {
        to: Email::new("ada@example.com").unwrap(),
        subject: "Hello".to_owned(),
        text: "Hello.".to_owned(),
    };
    let mut tx = h.store.begin().await.unwrap();
    h.post_office(0).post(tx.as_mut(), &mail).await.unwrap();
    tx.commit().await.unwrap();
    h.clock.advance(DAY * 7);
    h.tidy().await;
    assert_eq!(h.mail_to("ada@example.com").await.len(), 1);
    h.clock.advance(Duration::from_secs(1));
    h.tidy().await;
    assert!(h.mail_to("ada@example.com").await.is_empty());
}

/// More than one transaction takes.
pub(super) async fn all_that_is_due_is_done_at_once(h: Harness) {
    let account = h.account_with(300).await;
    for _ in 0..210 {
        let request = HoldRequest { lifetime: Some(DAY), ..hold_of(account, 1) };
        h.books().hold(request).await.unwrap();
    }
    h.clock.advance(DAY * 2);
    h.tidy().await;
    assert_eq!(h.books_of(account).await, (300, 0, 0));
}
