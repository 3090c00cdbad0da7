use std::collections::BTreeMap;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;

use osirix_core::blob::BlobStore;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::store::Store;
use osirix_storage::OpenOptions;

type Opening<T> = Pin<Box<dyn Future<Output = Result<Arc<T>>> + Send>>;
type Opener<T> = Arc<dyn Fn(String, OpenOptions) -> Opening<T> + Send + Sync>;

/// Which URL scheme opens which backend. A builder owns one; nothing is global.
#[derive(Clone)]
pub struct Registry {
    stores: BTreeMap<String, Opener<dyn Store>>,
    blobs: BTreeMap<String, Opener<dyn BlobStore>>,
}

/// Schemes that a Cargo feature adds: what to do when they are asked for and not compiled in.
const BY_FEATURE: [(&str, &str); 3] =
    [("sqlite", "sqlite"), ("postgres", "postgres"), ("postgresql", "postgres")];

impl Registry {
    /// The backends that are compiled in.
    pub fn compiled_in() -> Self {
        let mut registry = Registry { stores: BTreeMap::new(), blobs: BTreeMap::new() };
        #[cfg(feature = "sqlite")]
        registry.add_sql("sqlite");
        #[cfg(feature = "postgres")]
        {
            registry.add_sql("postgres");
            registry.add_sql("postgresql");
        }
        registry.add_blobs("file", |url, _| async move {
            let path = PathBuf::from(url.strip_prefix("file:").unwrap_or(&url));
            let store = osirix_storage::LocalBlobStore::open(path).await?;
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
        F: Fn(String, OpenOptions) -> O + Send + Sync + 'static,
        O: Future<Output = Result<Arc<dyn BlobStore>>> + Send + 'static,
    {
        let open: Opener<dyn BlobStore> =
            Arc::new(move |url, options| Box::pin(open(url, options)));
        self.blobs.insert(scheme.to_owned(), open);
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
        options: OpenOptions,
    ) -> Result<Arc<dyn BlobStore>> {
        find(&self.blobs, "blobs_url", url)?(url.to_owned(), options).await
    }
}

/// The opener for a URL's scheme. The error never shows the URL: it may carry a password.
fn find<'a, T: ?Sized>(
    openers: &'a BTreeMap<String, Opener<T>>,
    field: &'static str,
    url: &str,
) -> Result<&'a Opener<T>> {
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
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
        .with("known", known.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_unknown_scheme_names_what_is_known_and_hides_the_url() {
        let registry = Registry::compiled_in();
        let opened = registry.blob_store("s4://user:hunter2@host/x", OpenOptions::default()).await;
        let error = opened.err().unwrap();
        assert_eq!(error.code(), ErrorCode::Configuration);
        assert_eq!(error.context_value("known"), Some("file"));
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }
}
