use std::collections::BTreeMap;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;

use osirix_core::blob::BlobStore;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::events::EventBus;
use osirix_core::store::Store;
use osirix_storage::{BusOptions, InProcessBus, OpenOptions};

use crate::s3::BlobOptions;

type Opening<T> = Pin<Box<dyn Future<Output = Result<Arc<T>>> + Send>>;
type Opener<T, O = OpenOptions> = Arc<dyn Fn(String, O) -> Opening<T> + Send + Sync>;
type BlobOpener = Opener<dyn BlobStore, BlobOptions>;
type BusOpener = Opener<dyn EventBus, BusOptions>;

/// Which URL scheme opens which backend. A builder owns one; nothing is global.
#[derive(Clone)]
pub struct Registry {
    stores: BTreeMap<String, Opener<dyn Store>>,
    blobs: BTreeMap<String, BlobOpener>,
    /// By the scheme of the database that carries its own signals.
    database_buses: BTreeMap<String, BusOpener>,
    /// By the scheme of a server beside the database.
    buses: BTreeMap<String, BusOpener>,
}

/// Schemes that a Cargo feature adds: what to do when they are asked for and not compiled in.
const BY_FEATURE: [(&str, &str); 7] = [
    ("sqlite", "sqlite"),
    ("postgres", "postgres"),
    ("postgresql", "postgres"),
    ("redis", "redis"),
    ("rediss", "redis"),
    ("redis+unix", "redis"),
    ("s3", "s3"),
];

impl Registry {
    /// The backends that are compiled in.
    pub fn compiled_in() -> Self {
        let mut registry = Registry {
            stores: BTreeMap::new(),
            blobs: BTreeMap::new(),
            database_buses: BTreeMap::new(),
            buses: BTreeMap::new(),
        };
        #[cfg(feature = "sqlite")]
        registry.add_sql("sqlite");
        #[cfg(feature = "postgres")]
        for scheme in ["postgres", "postgresql"] {
            registry.add_sql(scheme);
            registry.add_database_bus(scheme, |url, options| async move {
                let bus = osirix_storage::PostgresBus::open(&url, options).await?;
                Ok(Arc::new(bus) as Arc<dyn EventBus>)
            });
        }
        #[cfg(feature = "redis")]
        for scheme in ["redis", "rediss", "redis+unix"] {
            registry.add_bus(scheme, |url, options| async move {
                let bus = osirix_storage::RedisBus::open(&url, options).await?;
                Ok(Arc::new(bus) as Arc<dyn EventBus>)
            });
        }
        registry.add_blobs("file", |url, _| async move {
            let path = PathBuf::from(url.strip_prefix("file:").unwrap_or(&url));
            let store = osirix_storage::LocalBlobStore::open(path).await?;
            Ok(Arc::new(store) as Arc<dyn BlobStore>)
        });
        #[cfg(feature = "s3")]
        registry.add_blobs("s3", |url, options| async move {
            let store = osirix_storage::S3BlobStore::open(&url, &options.s3.options()?).await?;
            Ok(Arc::new(store) as Arc<dyn BlobStore>)
        });
        registry
    }

    /// Adds a database backend for URLs of this scheme; an earlier one is replaced.
    pub fn add_store<F, O>(&mut self, scheme: &str, open: F)
    where
        F: Fn(String, OpenOptions) -> O + Send + Sync + 'static,
        O: Future<Output = Result<Arc<dyn Store>>> + Send + 'static,
    {
        let open: Opener<dyn Store> = Arc::new(move |url, options| Box::pin(open(url, options)));
        self.stores.insert(scheme.to_owned(), open);
    }

    /// Adds a blob backend for URLs of this scheme; an earlier one is replaced.
    pub fn add_blobs<F, O>(&mut self, scheme: &str, open: F)
    where
        F: Fn(String, BlobOptions) -> O + Send + Sync + 'static,
        O: Future<Output = Result<Arc<dyn BlobStore>>> + Send + 'static,
    {
        let open: BlobOpener = Arc::new(move |url, options| Box::pin(open(url, options)));
        self.blobs.insert(scheme.to_owned(), open);
    }

    /// Adds the way in which databases of this scheme carry signals between their processes; an
    /// earlier one is replaced. Without one signals stay in their process.
    pub fn add_database_bus<F, O>(&mut self, scheme: &str, open: F)
    where
        F: Fn(String, BusOptions) -> O + Send + Sync + 'static,
        O: Future<Output = Result<Arc<dyn EventBus>>> + Send + 'static,
    {
        let open: BusOpener = Arc::new(move |url, options| Box::pin(open(url, options)));
        self.database_buses.insert(scheme.to_owned(), open);
    }

    /// Adds a carrier of signals beside the database for `redis_url`s of this scheme; an earlier
    /// one is replaced.
    pub fn add_bus<F, O>(&mut self, scheme: &str, open: F)
    where
        F: Fn(String, BusOptions) -> O + Send + Sync + 'static,
        O: Future<Output = Result<Arc<dyn EventBus>>> + Send + 'static,
    {
        let open: BusOpener = Arc::new(move |url, options| Box::pin(open(url, options)));
        self.buses.insert(scheme.to_owned(), open);
    }

    #[cfg(any(feature = "sqlite", feature = "postgres"))]
    fn add_sql(&mut self, scheme: &str) {
        self.add_store(scheme, |url, options| async move {
            Ok(Arc::new(osirix_storage::open_with(&url, options).await?) as Arc<dyn Store>)
        });
    }

    pub(crate) async fn store(&self, url: &str, options: OpenOptions) -> Result<Arc<dyn Store>> {
        find(&self.stores, "database_url", url)?(url.to_owned(), options).await
    }

    pub(crate) async fn blob_store(
        &self,
        url: &str,
        options: BlobOptions,
    ) -> Result<Arc<dyn BlobStore>> {
        find(&self.blobs, "blobs_url", url)?(url.to_owned(), options).await
    }

    /// The carrier that the database brings along: at least one within this process.
    pub(crate) async fn database_bus(&self, url: Option<&str>) -> Result<Arc<dyn EventBus>> {
        let url = url.unwrap_or_default();
        match self.database_buses.get(scheme(url)) {
            Some(open) => open(url.to_owned(), BusOptions::default()).await,
            None => Ok(Arc::new(InProcessBus::new())),
        }
    }

    pub(crate) async fn bus(&self, url: &str, options: BusOptions) -> Result<Arc<dyn EventBus>> {
        find(&self.buses, "redis_url", url)?(url.to_owned(), options).await
    }
}

/// The opener for a URL's scheme. The error never shows the URL: it may carry a password.
fn find<'a, T: ?Sized, O>(
    openers: &'a BTreeMap<String, Opener<T, O>>,
    field: &'static str,
    url: &str,
) -> Result<&'a Opener<T, O>> {
    let scheme = scheme(url);
    if let Some(opener) = openers.get(scheme) {
        return Ok(opener);
    }
    let known: Vec<_> = openers.keys().map(String::as_str).collect();
    let hint = BY_FEATURE
        .iter()
        .find(|(name, _)| *name == scheme)
        .map_or("use one of the known schemes".to_owned(), |(_, feature)| {
            format!("compile osirix with the feature {feature:?}")
        });
    Err(Error::new(ErrorCode::Configuration, format!("nothing here opens this URL: {hint}"))
        .with("field", field)
        .with("scheme", scheme)
        .with("known", if known.is_empty() { "none".to_owned() } else { known.join(", ") }))
}

fn scheme(url: &str) -> &str {
    url.split_once(':').map_or("", |(scheme, _)| scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_unknown_scheme_names_what_is_known_and_hides_the_url() {
        let registry = Registry::compiled_in();
        let opened = registry.blob_store("s4://user:hunter2@host/x", BlobOptions::default()).await;
        let error = opened.err().unwrap();
        assert_eq!(error.code(), ErrorCode::Configuration);
        assert!(error.context_value("known").unwrap().starts_with("file"), "{error}");
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }

    #[tokio::test]
    async fn a_carrier_that_is_not_compiled_in_names_its_feature() {
        let registry = Registry { buses: BTreeMap::new(), ..Registry::compiled_in() };
        let opened = registry.bus("redis://:hunter2@host", BusOptions::default()).await;
        let error = opened.err().unwrap();
        assert_eq!(error.code(), ErrorCode::Configuration);
        assert_eq!(error.context_value("field"), Some("redis_url"));
        assert_eq!(error.context_value("known"), Some("none"));
        assert!(error.to_string().contains("the feature \"redis\""), "{error}");
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }

    #[tokio::test]
    async fn a_keeper_that_is_not_compiled_in_names_its_feature() {
        let registry = Registry { blobs: BTreeMap::new(), ..Registry::compiled_in() };
        let opened = registry.blob_store("s3://films", BlobOptions::default()).await;
        let error = opened.err().unwrap();
        assert_eq!(error.context_value("field"), Some("blobs_url"));
        assert!(error.to_string().contains("the feature \"s3\""), "{error}");
    }

    #[cfg(feature = "redis")]
    #[tokio::test]
    async fn an_unknown_carrier_names_those_that_are_known() {
        let opened = Registry::compiled_in().bus("nats://host", BusOptions::default()).await;
        assert_eq!(opened.err().unwrap().context_value("known"), Some("redis, redis+unix, rediss"));
    }
}
