use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;

use super::harness::{Harness, at_once};
use super::identity::vault;
use crate::auth::Email;
use crate::error::{Error, ErrorCode, Result};
use crate::id::MailId;
use crate::mail::{Mail, MailState, Mailer, PostOffice};

/// Takes messages as it is told to, and remembers them.
#[derive(Default)]
struct Desk {
    taken: Mutex<Vec<(MailId, Mail)>>,
    refusal: Option<ErrorCode>,
}

#[async_trait]
impl Mailer for Desk {
    fn name(&self) -> &str {
        "desk"
    }

    async fn send(&self, id: MailId, mail: &Mail) -> Result<()> {
        self.taken.lock().unwrap().push((id, mail.clone()));
        match self.refusal {
            Some(code) => Err(Error::new(code, "refused")),
            None => Ok(()),
        }
    }
}

impl Desk {
    fn that_refuses(code: ErrorCode) -> Arc<Self> {
        Arc::new(Desk { refusal: Some(code), ..Desk::default() })
    }

    fn count(&self) -> usize {
        self.taken.lock().unwrap().len()
    }
}

impl Harness {
    fn post(&self, index: usize, desk: &Arc<Desk>) -> PostOffice {
        let mailer: Arc<dyn Mailer> = desk.clone();
        PostOffice::new(self.handle(index), self.ambient.clone(), vault(), Some(mailer))
    }

    async fn write(&self, post: &PostOffice) {
        let mut tx = self.store.begin().await.unwrap();
        post.post(tx.as_mut(), &letter()).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn state(&self) -> MailState {
        self.post_office(1).outbox(1).await.unwrap().remove(0).state
    }
}

fn letter() -> Mail {
    Mail {
        to: Email::new("ada@example.com").unwrap(),
        subject: "Grüße".to_owned(),
        text: "One line.\nAnother.\n".to_owned(),
    }
}

pub(super) async fn a_message_is_sent_once_after_its_transaction(h: Harness) {
    let desk = Arc::new(Desk::default());
    let post = h.post(0, &desk);
    let mut tx = h.store.begin().await.unwrap();
    post.post(tx.as_mut(), &letter()).await.unwrap();
    drop(tx);
    assert_eq!(post.deliver().await.unwrap(), 0, "what was not committed is not sent");
    h.write(&post).await;
    assert_eq!(post.deliver().await.unwrap(), 1);
    assert_eq!(post.deliver().await.unwrap(), 0);
    assert_eq!(desk.taken.lock().unwrap()[0].1, letter());
    assert_eq!(h.state().await, MailState::Sent);
}

pub(super) async fn a_message_goes_to_one_of_several_senders(h: Harness) {
    let desk = Arc::new(Desk::default());
    let post = h.post(0, &desk);
    for _ in 0..5 {
        h.write(&post).await;
    }
    let senders = (0..4).map(|index| {
        let post = h.post(index, &desk);
        async move { post.deliver().await.unwrap() }
    });
    let sent: usize = at_once(senders).await.into_iter().sum();
    assert_eq!((sent, desk.count()), (5, 5));
}

pub(super) async fn what_is_refused_for_now_is_tried_again_later(h: Harness) {
    let desk = Desk::that_refuses(ErrorCode::Unavailable);
    let post = h.post(0, &desk);
    h.write(&post).await;
    for tries in 1..=8 {
        assert_eq!(post.deliver().await.unwrap(), 1, "try {tries}");
        assert_eq!(post.deliver().await.unwrap(), 0, "not at once");
        h.clock.advance(Duration::from_secs(15) * 2_u32.pow(tries));
    }
    assert_eq!(h.state().await, MailState::Failed, "eight times are enough");
    let ids: Vec<_> = desk.taken.lock().unwrap().iter().map(|(id, _)| *id).collect();
    assert!(ids.iter().all(|id| *id == ids[0]), "each try is the same message");
}

pub(super) async fn what_is_refused_for_good_is_not_tried_again(h: Harness) {
    let desk = Desk::that_refuses(ErrorCode::InvalidInput);
    let post = h.post(0, &desk);
    h.write(&post).await;
    assert_eq!(post.deliver().await.unwrap(), 1);
    assert_eq!(h.state().await, MailState::Failed);
    h.clock.advance(Duration::from_secs(86_400));
    assert_eq!(post.deliver().await.unwrap(), 0);
}

pub(super) async fn a_message_whose_sender_died_is_sent_by_another(h: Harness) {
    let desk = Arc::new(Desk::default());
    let post = h.post(0, &desk);
    h.write(&post).await;
    let now = h.ambient.now();
    let mut tx = h.store.begin().await.unwrap();
    let taken = tx.mails().take(now, now + Duration::from_secs(120), 10).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(taken.len(), 1, "and its sender dies");
    assert_eq!(post.deliver().await.unwrap(), 0);
    h.clock.advance(Duration::from_secs(120));
    assert_eq!(h.post(1, &desk).deliver().await.unwrap(), 1);
}

pub(super) async fn messages_stay_where_nobody_sends_and_are_sealed(h: Harness) {
    let post = h.post_office(0);
    h.write(&post).await;
    assert_eq!(post.deliver().await.unwrap(), 0);
    let shown = post.outbox(10).await.unwrap().remove(0);
    assert_eq!(
        (shown.subject, shown.text, shown.state),
        (letter().subject, letter().text, MailState::Kept)
    );
    let stored = h.store.read().await.unwrap().mails().recent(1).await.unwrap().remove(0);
    assert!(!stored.sealed.contains("Another"));
}
