use std::sync::Arc;
use std::time::Duration;

use openidconnect::core::{CoreJsonWebKey, CoreJsonWebKeySet};
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};
use tokio::sync::Mutex;
use url::Url;

use super::metadata::Metadata;
use osirix_http::{Http, Reach};

/// How long what is known is taken to be true: a key that a provider has withdrawn is trusted no
/// longer than this.
const LIFETIME: Duration = Duration::from_secs(60 * 60);
/// How long a provider that did not answer is left alone: who waits meanwhile waits once, and not
/// one after the other.
const REST: Duration = Duration::from_secs(5);
/// How often keys are read again for tokens that name unknown ones, which anybody can make up.
const PAUSE: Duration = Duration::from_secs(60);

/// What is known of a provider.
pub(super) struct Known {
    pub(super) http: Http,
    pub(super) metadata: Arc<Metadata>,
    pub(super) keys: Vec<CoreJsonWebKey>,
    read_at: Timestamp,
    keys_read_at: Timestamp,
}

impl Known {
    fn with_keys(&self, keys: Vec<CoreJsonWebKey>, keys_read_at: Timestamp) -> Self {
        let (http, metadata) = (self.http.clone(), Arc::clone(&self.metadata));
        Known { http, metadata, keys, read_at: self.read_at, keys_read_at }
    }
}

/// A provider, and what is known of it by now.
pub(super) struct Provider {
    issuer: String,
    place: Url,
    /// Held while reading: of many who sign in at once, one asks and the others wait for it.
    state: Mutex<State>,
}

enum State {
    Unread,
    Known(Arc<Known>),
    Failed(Timestamp, Error),
}

impl Provider {
    pub(super) fn new(issuer: &str, place: Url) -> Self {
        Provider { issuer: issuer.to_owned(), place, state: Mutex::new(State::Unread) }
    }

    /// What is known, read where it is not or is too old.
    pub(super) async fn known(&self, now: Timestamp) -> Result<Arc<Known>> {
        let mut state = self.state.lock().await;
        match &*state {
            State::Known(known) if now.since(known.read_at) < LIFETIME => {
                return Ok(Arc::clone(known));
            }
            State::Failed(at, error) if now.since(*at) < REST => return Err(error.clone()),
            _ => {}
        }
        let read = self.read(now).await.map(Arc::new);
        *state = match &read {
            Ok(known) => State::Known(Arc::clone(known)),
            Err(error) => State::Failed(now, error.clone()),
        };
        read
    }

    /// The same with keys that were read after those of `old`; `None` while it is too early.
    pub(super) async fn newer_keys(
        &self,
        old: &Known,
        now: Timestamp,
    ) -> Result<Option<Arc<Known>>> {
        let mut state = self.state.lock().await;
        match &*state {
            State::Known(known) if known.keys_read_at != old.keys_read_at => {
                return Ok(Some(Arc::clone(known)));
            }
            _ if now.since(old.keys_read_at) < PAUSE => return Ok(None),
            _ => {}
        }
        // The pause counts from the attempt: one that fails is not made again at once.
        *state = State::Known(Arc::new(old.with_keys(old.keys.clone(), now)));
        let read = keys(&old.http, &old.metadata).await?;
        let known = Arc::new(old.with_keys(read, now));
        *state = State::Known(Arc::clone(&known));
        Ok(Some(known))
    }

    async fn read(&self, now: Timestamp) -> Result<Known> {
        let http = Http::new(Reach::of(&self.place).await?)?;
        let metadata = Arc::new(Metadata::read(&http, &self.issuer).await?);
        let keys = keys(&http, &metadata).await?;
        Ok(Known { http, metadata, keys, read_at: now, keys_read_at: now })
    }
}

/// Keys of kinds that are not known are passed over (RFC 7517, section 5).
async fn keys(http: &Http, metadata: &Metadata) -> Result<Vec<CoreJsonWebKey>> {
    let set: CoreJsonWebKeySet = http.document(metadata.jwks_uri.clone()).await?;
    Ok(set.keys().clone())
}
