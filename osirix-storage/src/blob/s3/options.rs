use std::fmt;
use std::net::IpAddr;

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::secret::Secret;
use reqwest::Url;

/// How to reach a server that speaks S3's protocol, and as whom.
#[derive(Clone, PartialEq, Eq)]
pub struct S3Options {
    /// The id of an access key.
    pub access_key_id: String,
    /// The secret of that key.
    pub secret_access_key: Secret<String>,
    /// What credentials that end by themselves carry besides.
    pub session_token: Option<Secret<String>>,
    /// The region of the bucket; `auto` for Cloudflare R2. `us-east-1` unless changed.
    pub region: String,
    /// Where the server is, for every other than Amazon's: `https://HOST`, without the bucket.
    pub endpoint_url: Option<String>,
    /// Whether requests may travel unencrypted, by `http://`, to other machines than this one.
    pub allow_http: bool,
}

impl Default for S3Options {
    fn default() -> Self {
        S3Options {
            access_key_id: String::new(),
            secret_access_key: Secret::new(String::new()),
            session_token: None,
            region: "us-east-1".to_owned(),
            endpoint_url: None,
            allow_http: false,
        }
    }
}

impl fmt::Debug for S3Options {
    /// Leaves out what may carry a secret, in the right place or in a wrong one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3Options").field("allow_http", &self.allow_http).finish_non_exhaustive()
    }
}

impl S3Options {
    /// The server's address, after everything was looked at.
    pub(super) fn checked(&self) -> Result<Url> {
        let named = |c: u8| c.is_ascii_alphanumeric() || c == b'-';
        require(is_word(&self.access_key_id), "access_key_id", "AWS_ACCESS_KEY_ID", KEY)?;
        require(is_word(self.secret_access_key.expose()), SECRET, "AWS_SECRET_ACCESS_KEY", KEY)?;
        let token = self.session_token.as_ref();
        let fits = token.is_none_or(|token| is_word(token.expose()));
        require(fits, "session_token", "AWS_SESSION_TOKEN", KEY)?;
        let fits = (1..=64).contains(&self.region.len()) && self.region.bytes().all(named);
        require(fits, "region", "AWS_REGION", "a region is 1 to 64 of a-z, 0-9 and '-'")?;
        self.endpoint()
    }

    fn endpoint(&self) -> Result<Url> {
        let amazon = || format!("https://s3.{}.amazonaws.com", self.region);
        let text = self.endpoint_url.clone().unwrap_or_else(amazon);
        let url = Url::parse(&text).ok().filter(is_plain);
        let Some(url) = url else { return Err(wrong("endpoint_url", ENDPOINT, SHAPE)) };
        let private = url.scheme() == "https" || self.allow_http || is_this_machine(&url);
        require(private, "endpoint_url", ENDPOINT, HTTP)?;
        Ok(url)
    }
}

const SECRET: &str = "secret_access_key";
const KEY: &str = "a key of S3 is 1 to 4096 visible characters of ASCII";
const ENDPOINT: &str = "AWS_ENDPOINT_URL";
const SHAPE: &str = "the endpoint is https://HOST, without a user, a query and the bucket";
const HTTP: &str =
    "the endpoint is not encrypted: use https, or allow http to other machines (AWS_ALLOW_HTTP)";

fn is_word(text: &str) -> bool {
    (1..=4096).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_graphic())
}

fn is_plain(url: &Url) -> bool {
    let path = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'/' | b'.' | b'_' | b'-');
    matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && (url.username(), url.password(), url.query(), url.fragment()) == ("", None, None, None)
        && url.path().bytes().all(path)
}

fn is_this_machine(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// The value is not shown: it may be a secret in the wrong place.
fn wrong(field: &'static str, variable: &'static str, message: &'static str) -> Error {
    Error::new(ErrorCode::Configuration, message).with("field", field).with("variable", variable)
}

fn require(
    right: bool,
    field: &'static str,
    variable: &'static str,
    message: &'static str,
) -> Result<()> {
    if right { Ok(()) } else { Err(wrong(field, variable, message)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> S3Options {
        S3Options {
            access_key_id: "AKIAIOSFODNN7EXAMPLE".to_owned(),
            secret_access_key: Secret::new("hunter2/+=".to_owned()),
            ..S3Options::default()
        }
    }

    fn at(endpoint: &str) -> S3Options {
        S3Options { endpoint_url: Some(endpoint.to_owned()), ..options() }
    }

    #[test]
    fn without_an_endpoint_amazons_is_meant() {
        let frankfurt = S3Options { region: "eu-central-1".to_owned(), ..options() };
        let url = frankfurt.checked().unwrap();
        assert_eq!(url.as_str(), "https://s3.eu-central-1.amazonaws.com/");
    }

    #[test]
    fn endpoints_of_others_are_taken() {
        for right in [
            "https://0123456789abcdef.r2.cloudflarestorage.com",
            "https://s3.g.s4.mega.io",
            "https://example.supabase.co/storage/v1/s3",
            "http://127.0.0.1:9000",
            "http://[::1]:9000/",
            "http://localhost:9000",
        ] {
            at(right).checked().unwrap();
        }
        S3Options { allow_http: true, ..at("http://minio:9000") }.checked().unwrap();
    }

    #[test]
    fn what_is_wrong_is_named_and_never_shown() {
        let secret = |text: &str| Secret::new(text.to_owned());
        let cases = [
            (S3Options { access_key_id: String::new(), ..options() }, "AWS_ACCESS_KEY_ID"),
            (S3Options { access_key_id: "hunter 2".to_owned(), ..options() }, "AWS_ACCESS_KEY_ID"),
            (
                S3Options { secret_access_key: secret("hunter2\n"), ..options() },
                "AWS_SECRET_ACCESS_KEY",
            ),
            (S3Options { session_token: Some(secret("")), ..options() }, "AWS_SESSION_TOKEN"),
            (S3Options { region: "hunter/2".to_owned(), ..options() }, "AWS_REGION"),
            (at("hunter2"), "AWS_ENDPOINT_URL"),
            (at("ftp://hunter2"), "AWS_ENDPOINT_URL"),
            (at("https://user:hunter2@host"), "AWS_ENDPOINT_URL"),
            (at("https://host?key=hunter2"), "AWS_ENDPOINT_URL"),
            (at("http://hunter2.example.com"), "AWS_ENDPOINT_URL"),
            (at("http://127.0.0.1.hunter2.com"), "AWS_ENDPOINT_URL"),
        ];
        for (options, variable) in cases {
            let error = options.checked().unwrap_err();
            assert_eq!(error.code(), ErrorCode::Configuration);
            assert_eq!(error.context_value("variable"), Some(variable));
            assert!(!format!("{error} {error:?}").contains("hunter"), "{error:?}");
        }
        assert!(!format!("{:?}", options()).contains("hunter"));
    }
}
