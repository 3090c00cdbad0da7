use std::sync::Arc;
use std::time::Duration;

use osirix_core::error::{Error, ErrorCode, Result};
use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use serde::de::DeserializeOwned;
use url::Url;

use crate::guard::{PublicAddresses, Reach};
use crate::place::is_loopback;

const USER_AGENT: &str = concat!("osirix/", env!("CARGO_PKG_VERSION"));

/// How much of an answer is waited for.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How long an answer may take, from the connection to its last byte.
    pub timeout: Duration,
    /// The largest answer, in bytes.
    pub bytes: usize,
}

impl Default for Limits {
    /// Ten seconds and a MiB: what a document takes.
    fn default() -> Self {
        Limits { timeout: Duration::from_secs(10), bytes: 1 << 20 }
    }
}

/// Asks others.
#[derive(Debug, Clone)]
pub struct Http {
    client: Client,
    reach: Reach,
    limits: Limits,
    in_the_open: bool,
}

/// What somebody answered.
#[derive(Debug)]
pub struct Answer {
    /// Whether it is good.
    pub status: StatusCode,
    /// What was said about it.
    pub headers: HeaderMap,
    /// What it is.
    pub body: Vec<u8>,
}

impl Http {
    /// Asks as far as this reaches, within the limits of a document.
    pub fn new(reach: Reach) -> Result<Self> {
        Self::within(Limits::default(), reach)
    }

    /// Asks within limits of one's own.
    pub fn within(limits: Limits, reach: Reach) -> Result<Self> {
        let client = Client::builder()
            .tls_backend_preconfigured(tls()?)
            .redirect(Policy::none())
            .no_proxy()
            .timeout(limits.timeout)
            .user_agent(USER_AGENT);
        let client = match reach {
            Reach::Public => client.dns_resolver(PublicAddresses),
            Reach::Anywhere => client,
        };
        let client = client.build().map_err(|e| unavailable().caused_by(e))?;
        Ok(Http { client, reach, limits, in_the_open: false })
    }

    /// Asks by `http` on other machines too, when `allowed`: where nobody else listens on the way.
    #[must_use]
    pub fn in_the_open(mut self, allowed: bool) -> Self {
        self.in_the_open = allowed;
        self
    }

    /// Whether this may ask at an address: by `https`, or `http` on this machine.
    pub fn check(&self, url: &Url) -> Result<()> {
        let open = url.scheme() == "http" && (self.in_the_open || is_loopback(url));
        if url.scheme() != "https" && !open {
            return Err(unavailable().with("reason", "https is needed"));
        }
        self.reach.check(url)
    }

    /// A question to an address, when this may ask there.
    pub fn request(&self, method: Method, url: Url) -> Result<RequestBuilder> {
        self.check(&url)?;
        Ok(self.client.request(method, url))
    }

    /// The answer, whatever its status.
    ///
    /// Errors are [`Unavailable`](ErrorCode::Unavailable), without the address. One that says
    /// `reached = false` tells that nothing can have arrived: asking again repeats nothing.
    pub async fn ask(&self, request: RequestBuilder) -> Result<Answer> {
        let failed = |e: reqwest::Error| {
            let reached = !e.is_connect();
            unavailable().with("reached", reached).caused_by(e.without_url())
        };
        let mut response = request.send().await.map_err(failed)?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            if body.len() + chunk.len() > self.limits.bytes {
                return Err(unavailable().with("limit_bytes", self.limits.bytes));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answer { status: response.status(), headers: response.headers().clone(), body })
    }

    /// A document that must be there.
    pub async fn document<T: DeserializeOwned>(&self, url: Url) -> Result<T> {
        let answer = self.ask(self.request(Method::GET, url)?).await?;
        answer.good()?.json()
    }
}

impl Answer {
    /// The answer, unless its status says something else than that it is good.
    pub fn good(self) -> Result<Self> {
        match self.status.is_success() {
            true => Ok(self),
            false => Err(unavailable().with("status", self.status.as_u16())),
        }
    }

    /// Its body as JSON of this form.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T> {
        // What it said may be secret: the error names a place in it alone.
        serde_json::from_slice(&self.body).map_err(|e| {
            unavailable().with("reason", format!("no JSON that fits, at column {}", e.column()))
        })
    }

    /// Its body as text.
    pub fn text(&self) -> Result<&str> {
        std::str::from_utf8(&self.body).map_err(|e| unavailable().caused_by(e))
    }

    /// A header's value, where it has one that is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// How long it asks to be left alone, by its `Retry-After` in seconds (RFC 9110, section
    /// 10.2.3); a date is not read.
    pub fn retry_after(&self) -> Option<Duration> {
        self.header("retry-after")?.trim().parse().ok().map(Duration::from_secs)
    }
}

/// Somebody else who cannot be asked now.
pub fn unavailable() -> Error {
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
        let limits = Limits { timeout: Duration::from_millis(100), ..Limits::default() };
        let http = Http::within(limits, Reach::Anywhere).unwrap();
        let error = asked(&http, &url).await;
        assert_eq!(error.code(), ErrorCode::Unavailable);
        // The address may carry what is nobody's business.
        assert!(!format!("{error} {error:?}").contains("127.0.0.1"), "{error:?}");
        assert_eq!(error.context_value("reached"), Some("true"));
    }

    #[tokio::test]
    async fn nobody_at_an_address_cannot_have_been_reached() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        drop(listener);
        let error = asked(&Http::new(Reach::Anywhere).unwrap(), &url).await;
        assert_eq!(error.context_value("reached"), Some("false"));
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
        let open = anywhere.in_the_open(true);
        open.check(&"http://10.0.0.1".parse().unwrap()).unwrap();
        open.check(&"ftp://10.0.0.1".parse().unwrap()).unwrap_err();
    }
}
