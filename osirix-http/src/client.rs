use std::sync::Arc;
use std::time::Duration;

use osirix_core::error::{Error, ErrorCode, Result};
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Method, RequestBuilder};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use serde::de::DeserializeOwned;
use url::Url;

use crate::answer::{Answer, Attempt, failed};
use crate::guard::{PublicAddresses, Reach};
use crate::place::is_loopback;

const USER_AGENT: &str = concat!("osirix/", env!("CARGO_PKG_VERSION"));

/// How much of an answer is waited for.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How long it may take to connect: nobody was reached then.
    pub connect: Duration,
    /// How long an answer may take, from the connection to its last byte.
    pub timeout: Duration,
    /// The largest answer, in bytes.
    pub bytes: usize,
}

impl Default for Limits {
    /// Ten seconds and a MiB: what a document takes.
    fn default() -> Self {
        let most = Duration::from_secs(10);
        Limits { connect: most, timeout: most, bytes: 1 << 20 }
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

impl Http {
    /// Asks as far as this reaches, within the limits of a document.
    pub fn new(reach: Reach) -> Result<Self> {
        Self::within(Limits::default(), reach)
    }

    /// Asks within limits of one's own.
    pub fn within(limits: Limits, reach: Reach) -> Result<Self> {
        Self::of(builder(limits)?, limits, reach)
    }

    /// Asks within limits of one's own, each time by a connection of its own and once: what is
    /// asked so acts on the other side. A connection that idled may be gone when it is used, and
    /// then nobody knows what was heard.
    pub fn afresh(limits: Limits, reach: Reach) -> Result<Self> {
        let client = builder(limits)?.pool_max_idle_per_host(0).retry(reqwest::retry::never());
        Self::of(client, limits, reach)
    }

    fn of(client: ClientBuilder, limits: Limits, reach: Reach) -> Result<Self> {
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
        match self.attempt(request).await? {
            Attempt::Answered(answer) => Ok(answer),
            Attempt::Lost(error) => Err(error),
        }
    }

    /// Asks for what must not happen twice. An error means that nothing was sent.
    pub async fn attempt(&self, request: RequestBuilder) -> Result<Attempt> {
        let response = match request.send().await {
            Ok(response) => response,
            Err(e) if e.is_connect() || e.is_builder() => return Err(failed(e)),
            Err(e) => return Ok(Attempt::Lost(failed(e))),
        };
        Ok(match Answer::read(response, self.limits.bytes).await {
            Ok(answer) => Attempt::Answered(answer),
            Err(error) => Attempt::Lost(error),
        })
    }

    /// Status and headers of the answer, whatever its body is: of that some bytes are read, as the
    /// limits say, and none are kept.
    pub async fn heard(&self, request: RequestBuilder) -> Result<Answer> {
        let mut response = request.send().await.map_err(failed)?;
        let (status, headers) = (response.status(), response.headers().clone());
        let mut read = 0;
        // Who still speaks then, or falls silent, has answered all the same.
        while read < self.limits.bytes
            && let Ok(Some(chunk)) = response.chunk().await
        {
            read += chunk.len();
        }
        Ok(Answer { status, headers, body: Vec::new() })
    }

    /// A document that must be there.
    pub async fn document<T: DeserializeOwned>(&self, url: Url) -> Result<T> {
        let answer = self.ask(self.request(Method::GET, url)?).await?;
        answer.good()?.json()
    }
}

/// Somebody else who cannot be asked now.
pub fn unavailable() -> Error {
    Error::new(ErrorCode::Unavailable, "somebody else does not answer as they should")
}

fn builder(limits: Limits) -> Result<ClientBuilder> {
    Ok(Client::builder()
        .tls_backend_preconfigured(tls()?)
        .redirect(Policy::none())
        .no_proxy()
        .connect_timeout(limits.connect)
        .timeout(limits.timeout)
        .user_agent(USER_AGENT))
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
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
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
        assert_eq!(error.context_value("reason"), Some(crate::TIMED_OUT));
    }

    #[tokio::test]
    async fn nobody_at_an_address_cannot_have_been_reached() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        drop(listener);
        let error = asked(&Http::new(Reach::Anywhere).unwrap(), &url).await;
        assert_eq!(error.context_value("reached"), Some("false"));
    }

    /// What becomes of a question to a server that reads it and says this.
    async fn attempted(says: &'static str) -> Attempt {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let _ = stream.read(&mut [0; 4_096]).await;
            let _ = stream.write_all(says.as_bytes()).await;
            tokio::time::sleep(Duration::from_secs(if says.is_empty() { 2 } else { 0 })).await;
        });
        let limits = Limits { timeout: Duration::from_millis(300), ..Limits::default() };
        let http = Http::afresh(limits, Reach::Anywhere).unwrap();
        let asked = http.request(Method::POST, url.parse().unwrap()).unwrap();
        http.attempt(asked).await.unwrap()
    }

    #[tokio::test]
    async fn what_has_no_answer_may_have_been_heard() {
        for says in ["", "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nab", "nonsense\r\n\r\n"] {
            let attempt = attempted(says).await;
            assert!(matches!(attempt, Attempt::Lost(_)), "{says:?}: {attempt:?}");
        }
    }

    #[tokio::test]
    async fn an_answer_without_end_is_not_read_to_its_end() {
        let attempt = attempted("HTTP/1.1 200 OK\r\ncontent-length: 9999999\r\n\r\n").await;
        let Attempt::Lost(error) = attempt else { panic!("{attempt:?}") };
        assert_eq!(error.context_value("limit_bytes"), Some("1048576"));
    }

    #[tokio::test]
    async fn who_says_more_than_is_heard_has_answered() {
        for says in [
            "HTTP/1.1 202 x\r\ncontent-length: 99999999\r\n\r\nmore and more",
            "HTTP/1.1 202 x\r\ntransfer-encoding: chunked\r\n\r\n4\r\nmore\r\n",
        ] {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let url = format!("http://{}/", listener.local_addr().unwrap());
            tokio::spawn(async move {
                let (mut stream, _) = listener.accept().await.unwrap();
                let _ = stream.read(&mut [0; 4_096]).await;
                let _ = stream.write_all(says.as_bytes()).await;
            });
            let http = Http::new(Reach::Anywhere).unwrap();
            let asked = http.request(Method::POST, url.parse().unwrap()).unwrap();
            let answer = http.heard(asked).await.unwrap();
            assert_eq!((answer.status.as_u16(), answer.body.len()), (202, 0));
        }
    }

    #[tokio::test]
    async fn a_redirect_is_not_followed() {
        let says = "HTTP/1.1 307 x\r\nlocation: /b\r\ncontent-length: 0\r\n\r\n";
        let Attempt::Answered(answer) = attempted(says).await else { panic!("no answer") };
        assert_eq!(answer.status.as_u16(), 307);
    }

    #[tokio::test]
    async fn a_name_that_leads_home_is_not_followed_there() {
        let http = Http::new(Reach::Public).unwrap();
        // Past the look at the address, as a name of somebody else's that leads here would be.
        let asked = http.client.get("https://localhost:1");
        let error = http.ask(asked).await.unwrap_err();
        assert_eq!(error.context_value("reason"), Some(crate::PRIVATE), "{error:?}");
        assert_eq!(error.context_value("reached"), Some("false"));
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
