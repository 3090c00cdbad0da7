//! Asking the servers of networks.

use std::time::Duration;

use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};
use osirix_core::social::Connection;
use osirix_http::{Answer, Attempt, Http, Limits, Method, Reach, RequestBuilder, Url};

/// The longest that a network is believed to want to be left alone.
const LONGEST_PAUSE: Duration = Duration::from_secs(86_400);

/// How servers are asked.
#[derive(Debug, Clone, Copy)]
pub struct HttpSettings {
    /// Whom one may ask. People name the servers of Mastodon and Bluesky, and servers name others:
    /// they must not lead to what only this machine can reach.
    pub reach: Reach,
    /// Whether servers on other machines may be asked by `http`, where nobody else listens on the
    /// way.
    pub in_the_open: bool,
    /// How long it may take to connect.
    pub connect_timeout: Duration,
    /// How long an answer may take, from the connection to its last byte.
    pub timeout: Duration,
    /// How long sending a file, or a piece of one, and its answer may take.
    pub upload_timeout: Duration,
}

impl Default for HttpSettings {
    fn default() -> Self {
        HttpSettings {
            reach: Reach::Public,
            in_the_open: false,
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(30),
            upload_timeout: Duration::from_secs(600),
        }
    }
}

/// Asks them.
#[derive(Debug, Clone)]
pub(crate) struct Servers {
    http: Http,
    upload_timeout: Duration,
}

impl Servers {
    pub(crate) fn new(settings: HttpSettings) -> Result<Self> {
        let limits = Limits {
            connect: settings.connect_timeout,
            timeout: settings.timeout,
            ..Limits::default()
        };
        let http = Http::afresh(limits, settings.reach)?.in_the_open(settings.in_the_open);
        Ok(Servers { http, upload_timeout: settings.upload_timeout })
    }

    /// A question to a server, when this may ask there.
    pub(crate) fn request(&self, method: Method, url: Url) -> Result<RequestBuilder> {
        self.http
            .request(method, url)
            .map_err(|e| Error::invalid("server", "this server may not be asked").caused_by(e))
    }

    /// A question to the server of an account, with the right to act for it.
    pub(crate) fn signed(
        &self,
        connection: &Connection,
        method: Method,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<RequestBuilder> {
        let request = self.request(method, url(&connection.server, path, query)?)?;
        Ok(request.bearer_auth(connection.credentials.access_token.expose()))
    }

    /// The question, with the time that a file takes.
    pub(crate) fn slow(&self, request: RequestBuilder) -> RequestBuilder {
        request.timeout(self.upload_timeout)
    }

    /// The answer, whatever its status; for questions that may be asked again.
    pub(crate) async fn ask(&self, request: RequestBuilder) -> Result<Answer> {
        self.http.ask(request).await
    }

    /// Asks once. An error means that nothing was sent.
    pub(crate) async fn attempt(&self, request: RequestBuilder) -> Result<Attempt> {
        self.http.attempt(request).await
    }
}

/// The URL of a server with a path below it.
pub(crate) fn url(server: &str, path: &str, query: &[(&str, &str)]) -> Result<Url> {
    let text = format!("{}{path}", server.trim_end_matches('/'));
    // It is not shown: it may carry a password.
    let mut url = Url::parse(&text)
        .map_err(|e| Error::invalid("server", "this is not the URL of a server").caused_by(e))?;
    if !query.is_empty() {
        url.query_pairs_mut().extend_pairs(query);
    }
    Ok(url)
}

/// The URL of a server that somebody named, as it is always written: without a slash at the end.
///
/// It is refused with a path, a query, or a name and password.
pub(crate) fn origin(server: &str) -> Result<String> {
    let wrong = || Error::invalid("server", "write it so: https://example.com");
    let url = Url::parse(server.trim()).map_err(|e| wrong().caused_by(e))?;
    let origin = url.origin();
    // Schemes of no server have an origin that is like no other.
    match origin.is_tuple() && url.as_str() == format!("{}/", origin.ascii_serialization()) {
        true => Ok(origin.ascii_serialization()),
        false => Err(wrong()),
    }
}

/// An error with how long the network wants to be left alone, at most a day: by `Retry-After`, or
/// by the time at which one of these headers says that its limit begins anew, in seconds since
/// 1970.
pub(crate) fn delayed(error: Error, answer: &Answer, now: Timestamp, resets: &[&str]) -> Error {
    let reset = || {
        let mut seconds = resets.iter().filter_map(|name| answer.header(name)?.trim().parse().ok());
        let reset: i64 = seconds.next()?;
        Some(Timestamp::from_micros(reset.saturating_mul(1_000_000)).since(now))
    };
    match answer.retry_after().or_else(reset) {
        Some(pause) => after(error, pause),
        None => error,
    }
}

/// An error after which the network is left alone so long, at most a day.
pub(crate) fn after(error: Error, pause: Duration) -> Error {
    error.after(pause.min(LONGEST_PAUSE))
}

#[cfg(test)]
mod tests {
    use osirix_core::error::ErrorCode;

    use super::*;

    #[test]
    fn a_server_at_home_is_the_fault_of_who_named_it() {
        let servers = Servers::new(HttpSettings::default()).unwrap();
        for server in ["http://example.com", "https://10.0.0.1", "https://localhost", "file:///x"] {
            let asked = servers.request(Method::GET, url(server, "/a", &[]).unwrap());
            assert_eq!(asked.unwrap_err().code(), ErrorCode::InvalidInput, "{server}");
        }
    }

    #[test]
    fn a_server_is_written_in_one_way() {
        for same in ["https://social.example", " HTTPS://Social.Example:443/ "] {
            assert_eq!(origin(same).unwrap(), "https://social.example");
        }
        assert_eq!(origin("http://127.0.0.1:80").unwrap(), "http://127.0.0.1");
        for none in [
            "social.example",
            "https://social.example/@ada",
            "https://ada:hunter2@social.example",
            "https://social.example/?a",
            "https://social.example/#a",
            "file:///etc",
            "data:,a",
            "",
        ] {
            let error = origin(none).unwrap_err();
            assert_eq!(error.context_value("field"), Some("server"), "{none}");
            assert!(!format!("{error:?}").contains("hunter2"));
        }
    }

    #[test]
    fn a_server_that_is_no_url_is_not_shown() {
        let error = url("https://ada:hunter2@[", "/a", &[]).unwrap_err();
        assert!(!format!("{error:?}").contains("hunter2"));
    }
}
