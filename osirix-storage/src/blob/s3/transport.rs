use std::sync::Arc;
use std::time::Duration;

use object_store::ClientOptions;
use object_store::client::{HttpClient, HttpConnector};
use osirix_core::error::{Error, Result};
use reqwest::Client;
use reqwest::redirect::Policy;
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};

/// How long a connection may take to be made.
const CONNECT: Duration = Duration::from_secs(10);
/// How long a server may be silent; a blob as a whole may take any time.
const SILENCE: Duration = Duration::from_secs(60);
const USER_AGENT: &str = concat!("osirix/", env!("CARGO_PKG_VERSION"));

/// The client of the platform for those that would make one of their own.
#[derive(Debug)]
pub(super) struct Transport(pub(super) Client);

impl HttpConnector for Transport {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.0.clone()))
    }
}

/// What browsers and social networks are told that a blob is, by the end of its name.
pub(super) fn content_types() -> ClientOptions {
    [
        ("json", "application/json"),
        ("jpg", "image/jpeg"),
        ("mp4", "video/mp4"),
        ("png", "image/png"),
        ("srt", "application/x-subrip"),
        ("vtt", "text/vtt"),
        ("wav", "audio/wav"),
    ]
    .into_iter()
    .fold(ClientOptions::new(), |options, (end, is)| options.with_content_type_for_suffix(end, is))
}

/// A client that goes where it is sent and nowhere else: without redirects and proxies.
pub(super) fn client() -> Result<Client> {
    let client = Client::builder()
        .tls_backend_preconfigured(tls()?)
        .redirect(Policy::none())
        .no_proxy()
        .connect_timeout(CONNECT)
        .read_timeout(SILENCE)
        .user_agent(USER_AGENT);
    client.build().map_err(|e| Error::internal("no HTTP client can be made").caused_by(e))
}

/// TLS by rustls over ring with Mozilla's roots, as everywhere in the platform.
fn tls() -> Result<ClientConfig> {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|e| Error::internal("no TLS can be set up").caused_by(e))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}
