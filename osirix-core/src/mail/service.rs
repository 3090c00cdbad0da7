use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tokio::sync::watch;

use super::{Mail, MailState, Mailer, OutboxMail, StoredMail};
use crate::clock::{Ambient, Timestamp};
use crate::error::{Error, Result, Retry};
use crate::store::{Store, Transaction};
use crate::vault::Vault;

const SEALED_FOR: &str = "mail";
/// How long a message belongs to who took it.
const LEASE: Duration = Duration::from_secs(120);
const MAX_ATTEMPTS: u32 = 8;
const FIRST_PAUSE: Duration = Duration::from_secs(15);
/// How many messages are taken at once: so few that the slowest server has them before the lease
/// ends.
const TAKEN: u32 = 3;
const IDLE: Duration = Duration::from_secs(2);

/// Writes mail into the transaction that it belongs to, and sends it afterwards, again and again,
/// until a server has taken it.
#[derive(Clone)]
pub struct PostOffice {
    store: Arc<dyn Store>,
    ambient: Ambient,
    vault: Vault,
    mailer: Option<Arc<dyn Mailer>>,
}

impl PostOffice {
    /// How long messages are kept.
    pub const KEEP: Duration = Duration::from_secs(7 * 24 * 60 * 60);

    /// With somebody who sends, or nobody: then the messages stay in the database, where
    /// [`outbox`](Self::outbox) shows them.
    pub fn new(
        store: Arc<dyn Store>,
        ambient: Ambient,
        vault: Vault,
        mailer: Option<Arc<dyn Mailer>>,
    ) -> Self {
        PostOffice { store, ambient, vault, mailer }
    }

    /// Whether there is somebody who sends.
    pub fn sends(&self) -> bool {
        self.mailer.is_some()
    }

    /// Writes a message that is sent once the transaction is committed.
    pub async fn post(&self, tx: &mut dyn Transaction, mail: &Mail) -> Result<()> {
        let state = if self.sends() { MailState::Queued } else { MailState::Kept };
        self.write(tx, mail, state).await
    }

    /// Does the work of [`post`](Self::post) for a message to nobody, so that time does not tell
    /// whether an address is known.
    pub async fn discard(&self, tx: &mut dyn Transaction, mail: &Mail) -> Result<()> {
        self.write(tx, mail, MailState::Discarded).await
    }

    async fn write(&self, tx: &mut dyn Transaction, mail: &Mail, state: MailState) -> Result<()> {
        let (id, now) = (self.ambient.new_id()?, self.ambient.now());
        let text = json!([mail.subject, mail.text]).to_string();
        let stored = StoredMail {
            id,
            to: mail.to.clone(),
            sealed: self.vault.seal(&self.ambient, SEALED_FOR, &text)?,
            state,
            attempts: 0,
            due_at: now,
            created_at: now,
        };
        tx.mails().insert(&stored).await
    }

    /// The newest messages, for who develops: the links in them sign in.
    pub async fn outbox(&self, limit: u32) -> Result<Vec<OutboxMail>> {
        let stored = self.store.read().await?.mails().recent(limit).await?;
        stored.into_iter().map(|stored| self.opened(stored)).collect()
    }

    /// Sends what is due, once; how many messages were tried.
    pub async fn deliver(&self) -> Result<usize> {
        let Some(mailer) = &self.mailer else { return Ok(0) };
        let now = self.ambient.now();
        let mut tx = self.store.begin().await?;
        let taken = tx.mails().take(now, now + LEASE, TAKEN).await?;
        tx.commit().await?;
        let tried = taken.len();
        for stored in taken {
            let attempts = stored.attempts;
            let opened = self.opened(stored)?;
            let id = opened.id;
            let mail = Mail { to: opened.to, subject: opened.subject, text: opened.text };
            let (state, due_at) = match mailer.send(id, &mail).await {
                Ok(()) => (MailState::Sent, now),
                Err(error) => {
                    tracing::warn!(%id, attempts, %error, "a message was not sent");
                    self.after_failure(attempts, &error)
                }
            };
            let mut tx = self.store.begin().await?;
            tx.mails().settle(id, state, due_at).await?;
            tx.commit().await?;
        }
        Ok(tried)
    }

    fn after_failure(&self, attempts: u32, error: &Error) -> (MailState, Timestamp) {
        let pause = FIRST_PAUSE * 2_u32.saturating_pow(attempts.min(10));
        let due_at = self.ambient.now() + pause;
        match error.retry() == Retry::Later && attempts < MAX_ATTEMPTS {
            true => (MailState::Queued, due_at),
            false => (MailState::Failed, due_at),
        }
    }

    /// Sends until it is told to stop.
    pub async fn run(&self, mut down: watch::Receiver<bool>) {
        while !*down.borrow() {
            let idle = match self.deliver().await {
                Ok(tried) => tried == 0,
                Err(error) => {
                    tracing::warn!(%error, "the mail was not looked at");
                    true
                }
            };
            if idle && tokio::time::timeout(IDLE, down.changed()).await.is_ok_and(|r| r.is_err()) {
                return;
            }
        }
    }

    fn opened(&self, stored: StoredMail) -> Result<OutboxMail> {
        let text = self.vault.open(SEALED_FOR, &stored.sealed)?;
        let (subject, text) = serde_json::from_str(text.expose())
            .map_err(|e| Error::internal("a message is not what was written").caused_by(e))?;
        let StoredMail { id, to, state, created_at, .. } = stored;
        Ok(OutboxMail { id, to, subject, text, state, created_at })
    }
}
