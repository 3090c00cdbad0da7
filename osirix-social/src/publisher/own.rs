//! A network of the program's own, as the platform asks networks.
//!
//! What the program does is one call, and nobody knows what was done when it fails in another way
//! than by refusing: such an attempt is unconfirmed.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use osirix_core::blob::BlobStore;
use osirix_core::error::{Error, ErrorCode, ErrorRecord, Result};
use osirix_core::secret::Secret;
use osirix_core::social::{
    Capabilities, Connection, Credentials, Draft, Found, Network, Outcome, OwnAccount, OwnLimits,
    OwnMessage, OwnNetwork, OwnSecret, Preparation, Problem, Published, Publisher, Stage,
};

use super::shared;
use crate::preflight;

/// The longest name of a network, in characters.
const MOST_NAME: usize = 100;
/// The longest id of a message, in bytes.
const MOST_ID: usize = 500;

/// Publishes on a network of the program's own.
#[derive(Clone)]
pub struct Own {
    network: Arc<dyn OwnNetwork>,
    capabilities: Capabilities,
}

impl fmt::Debug for Own {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Own").field("name", &self.network.name()).finish_non_exhaustive()
    }
}

impl Own {
    /// Asks the network what it takes.
    ///
    /// - A name that is none is [`Configuration`](ErrorCode::Configuration), limits out of range
    ///   are [`InvalidInput`](ErrorCode::InvalidInput).
    pub async fn open(network: Arc<dyn OwnNetwork>) -> Result<Self> {
        let name = network.name();
        if name.trim().is_empty()
            || name.chars().count() > MOST_NAME
            || name.contains(char::is_control)
        {
            let message = format!("a network has a name of 1 to {MOST_NAME} characters");
            let error = Error::new(ErrorCode::Configuration, message);
            return Err(error.with("field", "own_network.name").with("limit", MOST_NAME));
        }
        let limits = network.limits().await.and_then(OwnLimits::checked);
        let limits = limits.map_err(|error| error.with("network", name))?;
        let capabilities = preflight::limits::own(&limits);
        Ok(Own { network, capabilities })
    }

    /// The account of who shows a secret, with the right to act for it.
    pub(crate) async fn sign_in(
        &self,
        identifier: &str,
        secret: &Secret<String>,
    ) -> Result<Connection> {
        let shown = secret.expose();
        let asked = self.network.sign_in(identifier.to_owned(), OwnSecret::new(shown.clone()));
        let OwnAccount { account, secret: kept } =
            asked.await.map_err(|error| self.told(&error, shown))?;
        let kept = kept.as_ref().map_or(shown.as_str(), OwnSecret::expose);
        let access_token = Secret::new(kept.to_owned());
        let credentials = Credentials { access_token, refresh_token: None, expires_at: None };
        let account = shared::account(account.id, account.handle)
            .map_err(|error| error.with("network", self.network.name()))?;
        // It has no server that a person could name.
        Ok(Connection { account, ..shared::somebody(Network::Own, "", credentials) })
    }

    fn message(
        &self,
        connection: &Connection,
        draft: &Draft,
        number: usize,
        before: &[Published],
    ) -> OwnMessage {
        let part = draft.parts.get(number).cloned().unwrap_or_default();
        OwnMessage {
            key: draft.key(number),
            account: connection.account.clone(),
            secret: OwnSecret::new(connection.credentials.access_token.expose().clone()),
            text: part.text,
            media: part.media,
            answers: draft.parent(number).and_then(|parent| before.get(parent)).cloned(),
            languages: draft.languages.clone(),
        }
    }

    /// The program's error without the secret, by the network's name. What caused it is left out:
    /// nobody knows what it shows.
    fn told(&self, error: &Error, secret: &str) -> Error {
        let clean = |text: &str| match secret.is_empty() {
            true => text.to_owned(),
            false => text.replace(secret, "<secret>"),
        };
        let told = Error::new(error.code(), clean(error.message())).retryable(error.retry());
        let told = error
            .context()
            .fold(told, |told, (name, value)| told.with(name.to_owned(), clean(value)));
        told.with("network", self.network.name())
    }

    /// As [`told`](Self::told), about a connection. No secret is renewed here: one that is worth
    /// nothing is gone for good.
    fn failed(&self, error: &Error, connection: &Connection) -> Error {
        let error = self.told(error, connection.credentials.access_token.expose());
        match error.code() {
            ErrorCode::Unauthenticated => {
                let gone = Error::new(ErrorCode::PermissionDenied, error.message().to_owned());
                error.context().fold(gone, |gone, (name, value)| gone.with(name.to_owned(), value))
            }
            _ => error,
        }
    }
}

/// Whether an error says that nothing is out. Of every other nobody knows: the program may have
/// failed after its message was.
fn refuses(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::InvalidInput
            | ErrorCode::TooLarge
            | ErrorCode::Unsupported
            | ErrorCode::NotFound
            | ErrorCode::Conflict
            | ErrorCode::Unauthenticated
            | ErrorCode::PermissionDenied
            | ErrorCode::PlanLimit
            | ErrorCode::InsufficientCredits
            | ErrorCode::SpendingLimit
            | ErrorCode::RateLimited
            | ErrorCode::Configuration
    )
}

/// A message that can be found and answered by its id.
fn named(published: Published) -> Result<Published> {
    match published.remote_id.is_empty() || published.remote_id.len() > MOST_ID {
        true => {
            let message = "the network gave a message no id that fits";
            Err(Error::new(ErrorCode::Plugin, message).with("limit", MOST_ID))
        }
        false => Ok(published),
    }
}

#[async_trait]
impl Publisher for Own {
    async fn capabilities(&self, _: &Connection) -> Result<Capabilities> {
        Ok(self.capabilities.clone())
    }

    fn preflight(&self, draft: &Draft, capabilities: &Capabilities) -> Vec<Problem> {
        preflight::check(draft, capabilities)
    }

    /// Nothing is sent ahead: the program reads the files when it publishes.
    async fn prepare(
        &self,
        _: &Connection,
        _: &Draft,
        _: &dyn BlobStore,
        _: &Preparation,
    ) -> Result<Preparation> {
        Preparation::new(Stage::Ready, &())
    }

    async fn check(&self, _: &Connection, preparation: &Preparation) -> Result<Preparation> {
        Ok(preparation.clone())
    }

    async fn publish(
        &self,
        connection: &Connection,
        draft: &Draft,
        preparation: &Preparation,
        published: &[Published],
    ) -> Result<Outcome> {
        let (number, _) = shared::armed(connection, draft, preparation, published)?;
        let message = self.message(connection, draft, number, published);
        let error = match self.network.publish(message).await.and_then(named) {
            Ok(published) => return Ok(Outcome::Published(published)),
            Err(error) => self.failed(&error, connection),
        };
        match refuses(error.code()) {
            true => Err(error),
            false => Ok(Outcome::Unconfirmed { reason: ErrorRecord::from(&error) }),
        }
    }

    async fn find(
        &self,
        connection: &Connection,
        draft: &Draft,
        published: &[Published],
    ) -> Result<Found> {
        let (number, _) = shared::next(connection, draft, published)?;
        if !self.capabilities.can_find {
            return Ok(Found::Unknown);
        }
        let message = self.message(connection, draft, number, published);
        let found = self.network.find(message).await;
        let found = found.and_then(|found| found.map(named).transpose());
        match found.map_err(|error| self.failed(&error, connection))? {
            Some(published) => Ok(Found::Published(published)),
            None => Ok(Found::Absent),
        }
    }

    /// They do not end.
    async fn refresh(&self, connection: &Connection) -> Result<Credentials> {
        Ok(connection.credentials.clone())
    }

    /// The network knows nothing of the right: it is forgotten here.
    async fn revoke(&self, _: &Connection) -> Result<()> {
        Ok(())
    }
}
