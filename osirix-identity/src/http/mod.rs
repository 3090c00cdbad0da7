//! Asking others by HTTP: answers are bounded in size and time, redirects are not followed, and
//! nobody is made to ask this machine's own network.

mod guard;

use std::sync::Arc;
use std::time::Duration;

use osirix_core::error::{Error, ErrorCode, Result};
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
#[cfg(feature = "oauth")]
use serde::de::DeserializeOwned;
use url::Url;

use crate::place::is_loopback;
use guard::PublicAddresses;
pub(crate) use guard::Reach;

/// How long an answer may take, from the connection to its last byte.
const TIMEOUT: Duration = Duration::from_secs(10);
/// The largest answer.
const MAX_BYTES: usize = 1 << 20;
const USER_AGENT: &str = concat!("osirix/", env!("CARGO_PKG_VERSION"));

/// Asks others.
#[derive(Debug, Clone)]
pub(crate) struct Http {
    client: Client,
    reach: Reach,
}

/// What somebody answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    body: Vec<u8>,
}

impl Http {
    pub(crate) fn new(reach: Reach) -> Result<Self> {
        Self::within(TIMEOUT, reach)
    }

    fn within(timeout: Duration, reach: Reach) -> Result<Self> {
        let client = Client::builder()
            .tls_backend_preconfigured(tls()?)
            .redirect(Policy::none())
            .no_proxy()
            .timeout(timeout)
            .user_agent(USER_AGENT);
        let client = match reach {
            Reach::Public => client.dns_resolver(PublicAddresses),
            Reach::Anywhere => client,
        };
        let client = client.build().map_err(|e| unavailable().caused_by(e))?;
        Ok(Http { client, reach })
    }

    /// Whether this may ask at an address: by `https`, or `http` on this machine.
    pub(crate) fn check(&self, url: &Url) -> Result<()> {
        if url.scheme() != "https" && !(url.scheme() == "http" && is_loopback(url)) {
            return Err(unavailable().with("reason", "https is needed"));
        }
        self.reach.check(url)
    }

    /// A question to an address, when this may ask there.
    pub(crate) fn request(&self, method: Method, url: Url) -> Result<RequestBuilder> {
        self.check(&url)?;
        Ok(self.client.request(method, url))
    }

    /// The answer, whatever its status.
    pub(crate) async fn ask(&self, request: RequestBuilder) -> Result<Answer> {
        let failed = |e: reqwest::Error| unavailable().caused_by(e.without_url());
        let mut response = request.send().await.map_err(failed)?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            if body.len() + chunk.len() > MAX_BYTES {
                return Err(unavailable().with("limit_bytes", MAX_BYTES));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answer { status: response.status(), body })
    }

    /// A document that must be there.
    #[cfg(feature = "oauth")]
    pub(crate) async fn document<T: DeserializeOwned>(&self, url: Url) -> Result<T> {
        let answer = self.ask(self.request(Method::GET, url)?).await?;
        answer.good()?.json()
    }
}

impl Answer {
    /// The answer, unless its status says something else than that it is good.
    pub(crate) fn good(self) -> Result<Self> {
        match self.status.is_success() {
            true => Ok(self),
            false => Err(unavailable().with("status", self.status.as_u16())),
        }
    }

    #[cfg(feature = "oauth")]
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T> {
        // What it said may be secret: the error names a place in it alone.
        serde_json::from_slice(&self.body).map_err(|e| {
            unavailable().with("reason", format!("no JSON that fits, at column {}", e.column()))
        })
    }

    #[cfg(feature = "breaches")]
    pub(crate) fn text(&self) -> Result<&str> {
        std::str::from_utf8(&self.body).map_err(|e| unavailable().caused_by(e))
    }
}

/// Somebody else who cannot be asked now.
pub(crate) fn unavailable() -> Error {
    Error::new(ErrorCode::Unavailable, "somebody else does not answer as they should")
}

/// TLS by rustls over ring with Mozilla's roots, as everywhere in the platform.
fn tls() -> Result<ClientConfig> {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|e| Error::internal("no TLS can be set up").caused_by(e))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    async fn asked(http: &Http, url: &str) -> Error {
        let asked = http.request(Method::GET, url.parse().unwrap()).unwrap();
        http.ask(asked).await.unwrap_err()
    }

    #[tokio::test]
    async fn an_answer_that_never_comes_is_not_waited_for() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let http = Http::within(Duration::from_millis(100), Reach::Anywhere).unwrap();
        let error = asked(&http, &url).await;
        assert_eq!(error.code(), ErrorCode::Unavailable);
        // The address may carry what is nobody's business.
        assert!(!format!("{error} {error:?}").contains("127.0.0.1"), "{error:?}");
    }

    #[tokio::test]
    async fn a_name_that_leads_home_is_not_followed_there() {
        let http = Http::new(Reach::Public).unwrap();
        // Past the look at the address, as a name of somebody else's that leads here would be.
        let asked = http.client.get("https://localhost:1");
        let error = http.ask(asked).await.unwrap_err();
        let mut cause = std::error::Error::source(&error);
        while let Some(deeper) = cause.and_then(std::error::Error::source) {
            cause = Some(deeper);
        }
        assert!(cause.is_some_and(|why| why.to_string().contains("private")), "{cause:?}");
    }

    #[test]
    fn nobody_is_asked_in_the_open_or_at_home() {
        let (public, anywhere) =
            (Http::new(Reach::Public).unwrap(), Http::new(Reach::Anywhere).unwrap());
        for url in ["http://example.com", "ftp://example.com", "http://10.0.0.1"] {
            anywhere.check(&url.parse().unwrap()).unwrap_err();
        }
        for url in ["https://10.0.0.1", "http://localhost", "https://[::1]", "http://127.0.0.1"] {
            public.check(&url.parse().unwrap()).unwrap_err();
            anywhere.check(&url.parse().unwrap()).unwrap();
        }
    }
}
