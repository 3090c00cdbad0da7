//! Asking a host, as it wishes to be asked: not too many at once, again where that repeats nothing.

use std::time::Duration;

use osirix_core::{Error, ErrorCode, Result};
use osirix_http::{Answer, Http, Limits, Method, Reach, RequestBuilder, StatusCode, Url, place};
use tokio::sync::{OnceCell, Semaphore};

/// A piece takes a model some seconds; its sound, as text in JSON, some MB.
const LIMITS: Limits =
    Limits { connect: Duration::from_secs(10), timeout: Duration::from_secs(120), bytes: 48 << 20 };
/// How often a question is asked that nobody has begun to answer.
const ATTEMPTS: u32 = 4;
/// How long before it is asked the second time; then twice as long, and so on.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
/// A host that wants to be left alone for longer is left to the job's own retries.
const LONGEST_PAUSE: Duration = Duration::from_secs(20);

/// Somebody who speaks for us.
pub(super) struct Host {
    base: Url,
    in_the_open: bool,
    http: OnceCell<Http>,
    turns: Semaphore,
}

impl Host {
    /// At a URL that a setting names; so many questions are open at once.
    pub(super) fn new(
        field: &'static str,
        url: &str,
        in_the_open: bool,
        at_once: usize,
    ) -> Result<Self> {
        let base = place::url(field, url)?;
        let by_http = matches!(base.scheme(), "http" | "https") && base.has_host();
        if !by_http || base.query().is_some() || !base.username().is_empty() {
            return Err(place::wrong(field, "this is a http or https URL and no more than that"));
        }
        if base.scheme() == "http" && !in_the_open && !place::is_loopback(&base) {
            return Err(place::wrong(field, "http is for this machine alone: use https"));
        }
        Ok(Host { base, in_the_open, http: OnceCell::new(), turns: Semaphore::new(at_once.max(1)) })
    }

    /// The good answer to a question at a path below the base. `refusal` reads any other one: what
    /// is [`RateLimited`](ErrorCode::RateLimited) was not begun, and is asked again after a pause.
    pub(super) async fn ask(
        &self,
        method: Method,
        path: &[&str],
        fill: impl Fn(RequestBuilder) -> RequestBuilder,
        refusal: impl Fn(&Answer) -> Error,
    ) -> Result<Answer> {
        let http = self.http().await?;
        let mut pause = FIRST_PAUSE;
        let mut attempt = 1;
        loop {
            let request = fill(http.request(method.clone(), self.url(path)?)?);
            let (error, wanted) = match self.once(http, request).await {
                Ok(answer) if answer.status == StatusCode::OK => return Ok(answer),
                Ok(answer) => (refusal(&answer), answer.retry_after()),
                Err(error) => (error, None),
            };
            let begun = error.code() != ErrorCode::RateLimited
                && error.context_value("reached") != Some("false");
            let wait = wanted.unwrap_or(pause);
            if begun || attempt == ATTEMPTS || wait > LONGEST_PAUSE {
                return Err(match wanted {
                    Some(wanted) => error.after(wanted),
                    None => error,
                });
            }
            tokio::time::sleep(wait).await;
            (attempt, pause) = (attempt + 1, pause * 2);
        }
    }

    async fn once(&self, http: &Http, request: RequestBuilder) -> Result<Answer> {
        let _turn = self.turns.acquire().await.map_err(|_| Error::internal("no turns are left"))?;
        http.ask(request).await
    }

    async fn http(&self) -> Result<&Http> {
        let open = async || {
            let http = Http::within(LIMITS, Reach::of(&self.base).await?)?;
            Ok(http.in_the_open(self.in_the_open))
        };
        self.http.get_or_try_init(open).await
    }

    fn url(&self, path: &[&str]) -> Result<Url> {
        let mut url = self.base.clone();
        let no_path = |()| Error::internal("a URL of http has no path");
        url.path_segments_mut().map_err(no_path)?.pop_if_empty().extend(path);
        Ok(url)
    }
}

/// A word that a host has for what is wrong: short, and never what was asked.
pub(super) fn reason(word: Option<&str>) -> &str {
    let plain = |word: &&str| {
        word.len() <= 64 && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b))
    };
    word.filter(plain).unwrap_or("none")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_a_place_and_nothing_else() {
        for (url, open) in [
            ("speech.example.com", false),
            ("ftp://speech.example.com", false),
            ("https://key@speech.example.com", false),
            ("https://speech.example.com/v1?key=1", false),
            ("http://speech.example.com/v1", false),
        ] {
            let error = Host::new("url", url, open, 1).err().unwrap();
            assert_eq!(error.context_value("field"), Some("url"), "{url}");
        }
        for (url, open) in [
            ("https://api.openai.com/v1/", false),
            ("http://localhost:8880/v1", false),
            ("http://speech.example.com/v1", true),
        ] {
            let host = Host::new("url", url, open, 1).unwrap();
            let asked = host.url(&["audio", "a/b"]).unwrap();
            assert!(asked.as_str().ends_with("/v1/audio/a%2Fb"), "{asked}");
        }
    }

    #[test]
    fn a_reason_is_a_word() {
        assert_eq!(reason(Some("quota_exceeded")), "quota_exceeded");
        assert_eq!(reason(Some("your key is sk-1")), "none");
    }
}
