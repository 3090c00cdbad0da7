use std::sync::Arc;
use std::time::Duration;

use openidconnect::core::{CoreJsonWebKey, CoreJsonWebKeySet};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use tokio::sync::Mutex;
use url::Url;

use super::metadata::Metadata;
use crate::http::{Http, Reach};

/// How long what is known is taken to be true: a key that a provider has withdrawn is trusted no
/// longer than this.
const LIFETIME: Duration = Duration::from_secs(60 * 60);
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

/// A provider, and what is known of it by now.
pub(super) struct Provider {
    issuer: String,
    place: Url,
    /// Held while reading: of many who sign in at once, one asks and the others wait for it.
    known: Mutex<Option<Arc<Known>>>,
}

impl Provider {
    pub(super) fn new(issuer: &str, place: Url) -> Self {
        Provider { issuer: issuer.to_owned(), place, known: Mutex::new(None) }
    }

    /// What is known, read where it is not or is too old.
    pub(super) async fn known(&self, now: Timestamp) -> Result<Arc<Known>> {
        let mut known = self.known.lock().await;
        match &*known {
            Some(known) if now.since(known.read_at) < LIFETIME => Ok(Arc::clone(known)),
            _ => {
                let read = Arc::new(self.read(now).await?);
                *known = Some(Arc::clone(&read));
                Ok(read)
            }
        }
    }

    /// The same with keys that were read after those of `old`; `None` while it is too early.
    pub(super) async fn newer_keys(
        &self,
        old: &Known,
        now: Timestamp,
    ) -> Result<Option<Arc<Known>>> {
        let mut known = self.known.lock().await;
        if let Some(known) = known.as_ref().filter(|known| known.keys_read_at != old.keys_read_at) {
            return Ok(Some(Arc::clone(known)));
        }
        if now.since(old.keys_read_at) < PAUSE {
            return Ok(None);
        }
        let with = |keys: &[CoreJsonWebKey]| Known {
            http: old.http.clone(),
            metadata: Arc::clone(&old.metadata),
            keys: keys.to_vec(),
            read_at: old.read_at,
            keys_read_at: now,
        };
        // The pause counts from the attempt: one that fails is not made again at once.
        *known = Some(Arc::new(with(&old.keys)));
        let read = Arc::new(with(&keys(&old.http, &old.metadata).await?));
        *known = Some(Arc::clone(&read));
        Ok(Some(read))
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
