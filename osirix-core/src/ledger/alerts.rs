use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::{AlertKind, SpendingAlert};
use crate::auth::Email;
use crate::clock::Ambient;
use crate::error::Result;
use crate::mail::{Mail, PostOffice};
use crate::store::Store;

const TAKEN: u32 = 20;
const IDLE: Duration = Duration::from_secs(5);

/// Writes to the owners of accounts what they are to be told of their spending.
///
/// An alert is on record with what caused it; its mail is written afterwards, once, in the
/// transaction that notes so.
#[derive(Clone)]
pub struct AlertMails {
    store: Arc<dyn Store>,
    ambient: Ambient,
    post: PostOffice,
}

impl AlertMails {
    /// Over a store, by this post.
    pub fn new(store: Arc<dyn Store>, ambient: Ambient, post: PostOffice) -> Self {
        AlertMails { store, ambient, post }
    }

    /// Writes what is due, once; how many alerts there were.
    pub async fn write(&self) -> Result<usize> {
        let due = self.store.read().await?.alerts().untold(TAKEN).await?;
        for alert in &due {
            let mut tx = self.store.begin().await?;
            // Another process may have been first.
            if !tx.alerts().told(alert, self.ambient.now()).await? {
                continue;
            }
            for owner in tx.users().owners(alert.account_id).await? {
                self.post.post(tx.as_mut(), &mail(alert, owner.email)).await?;
            }
            tx.commit().await?;
        }
        Ok(due.len())
    }

    /// Writes until it is told to stop.
    pub async fn run(&self, mut down: watch::Receiver<bool>) {
        loop {
            if let Err(error) = self.write().await {
                tracing::warn!(%error, "the mail about spending was not written");
            }
            let stopped = down.wait_for(|down| *down);
            if tokio::time::timeout(IDLE, stopped).await.is_ok() {
                return;
            }
        }
    }
}

fn mail(alert: &SpendingAlert, to: Email) -> Mail {
    let SpendingAlert { threshold, value, at, .. } = alert;
    let (subject, sentence) = match alert.kind {
        AlertKind::LimitUsed => (
            "Your spending comes near its limit",
            format!("{value} of the {threshold} credits of your spending limit are used."),
        ),
        AlertKind::LowBalance => (
            "Few credits are left",
            format!("{value} credits are left to spend: fewer than {threshold}."),
        ),
    };
    let text = format!("{sentence}\nThis was at {at}. You are told once in each period.\n");
    Mail { to, subject: subject.to_owned(), text }
}
