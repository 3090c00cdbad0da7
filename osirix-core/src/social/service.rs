use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::sync::watch;

use super::connector::Connector;
use super::fitting::MediaFitter;
use super::network::Network;
use super::probe::MediaProbe;
use super::publisher::Publisher;
use super::settings::SocialSettings;
use crate::audit::{Action, Actor, AuditEntry};
use crate::blob::BlobStore;
use crate::clock::Ambient;
use crate::error::{Error, ErrorCode, Result};
use crate::id::AccountId;
use crate::store::{Store, Transaction};
use crate::vault::Vault;

/// How often it is looked which credentials are to be renewed, and which posts repeat.
pub(super) const ROUND: Duration = Duration::from_secs(10);

/// What networks answer, inside of what the platform itself could do: an error of the database is
/// never taken for one of a network.
pub(super) type Answer<T> = Result<Result<T>>;

/// What publishing on social networks stands on.
#[derive(Clone)]
pub struct SocialParts {
    /// The database.
    pub store: Arc<dyn Store>,
    /// Time and randomness.
    pub ambient: Ambient,
    /// What seals credentials.
    pub vault: Vault,
    /// The files.
    pub blobs: Arc<dyn BlobStore>,
    /// What tells what they are.
    pub probe: Arc<dyn MediaProbe>,
    /// What makes pictures as networks take them.
    pub fitter: Arc<dyn MediaFitter>,
    /// Who speaks to each network.
    pub publishers: BTreeMap<Network, Arc<dyn Publisher>>,
    /// Who connects its accounts.
    pub connectors: BTreeMap<Network, Arc<dyn Connector>>,
}

/// Publishes on social networks.
#[derive(Clone)]
pub struct Social {
    pub(super) store: Arc<dyn Store>,
    pub(super) ambient: Ambient,
    pub(super) vault: Vault,
    pub(super) blobs: Arc<dyn BlobStore>,
    pub(super) probe: Arc<dyn MediaProbe>,
    pub(super) fitter: Arc<dyn MediaFitter>,
    pub(super) publishers: Arc<BTreeMap<Network, Arc<dyn Publisher>>>,
    pub(super) connectors: Arc<BTreeMap<Network, Arc<dyn Connector>>>,
    pub(super) settings: Arc<SocialSettings>,
}

impl Social {
    /// Over its parts. Settings out of range are [`InvalidInput`](ErrorCode::InvalidInput).
    pub fn new(parts: SocialParts, settings: SocialSettings) -> Result<Self> {
        let SocialParts { store, ambient, vault, blobs, probe, fitter, publishers, connectors } =
            parts;
        let (publishers, connectors) = (Arc::new(publishers), Arc::new(connectors));
        let settings = Arc::new(settings.checked()?);
        Ok(Social { store, ambient, vault, blobs, probe, fitter, publishers, connectors, settings })
    }

    /// Renews credentials, makes posts that repeat, publishes what is due and asks what people did
    /// with it until it is told to stop. What was begun is brought to where it can rest; if the
    /// process is killed instead, another goes on.
    pub async fn run(&self, down: watch::Receiver<bool>) {
        tokio::join!(
            self.keep_renewing(down.clone()),
            self.keep_planning(down.clone()),
            self.keep_counting(down.clone()),
            self.keep_publishing(down)
        );
    }

    async fn keep_renewing(&self, mut down: watch::Receiver<bool>) {
        while !*down.borrow() {
            match self.renew_some().await {
                // There may be more.
                Ok(renewed) if renewed.contains(&true) => continue,
                Ok(_) => {}
                Err(error) => {
                    tracing::warn!(%error, "credentials of social networks were not renewed");
                }
            }
            if tokio::time::timeout(ROUND, down.changed()).await.is_ok_and(|told| told.is_err()) {
                return;
            }
        }
    }

    pub(super) fn publisher(&self, network: Network) -> Result<Arc<dyn Publisher>> {
        self.publishers.get(&network).cloned().ok_or_else(|| {
            let message = format!("this installation does not publish on {network}");
            Error::new(ErrorCode::Configuration, message).with("field", "network")
        })
    }

    /// What a network answers in the time that it has.
    pub(super) async fn in_time<T>(&self, call: impl Future<Output = Result<T>>) -> Result<T> {
        let limit = self.settings.call();
        tokio::time::timeout(limit, call).await.unwrap_or_else(|_| {
            let message = "the network did not answer in time";
            Err(Error::new(ErrorCode::Timeout, message).with("limit", format!("{limit:?}")))
        })
    }

    pub(super) async fn audit(
        &self,
        tx: &mut dyn Transaction,
        actor: Actor,
        action: Action,
        account: AccountId,
        subject: impl std::fmt::Display,
        details: Value,
    ) -> Result<()> {
        let (ambient, subject) = (&self.ambient, subject.to_string());
        let entry = AuditEntry::new(ambient, actor, action, Some(account), &subject, details)?;
        tx.audit().append(&entry).await
    }
}
