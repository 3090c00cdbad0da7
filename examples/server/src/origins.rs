//! The sites whose pages may ask with a user's cookies: this one, and those that were named.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use osirix::{Error, ErrorCode, Result};
use tower_http::cors::CorsLayer;
use url::{Origin, Url};

/// What a page of another site may be told beside the body.
const EXPOSED: [HeaderName; 6] = [
    HeaderName::from_static("set-auth-token"),
    HeaderName::from_static("ratelimit-limit"),
    HeaderName::from_static("ratelimit-remaining"),
    HeaderName::from_static("ratelimit-reset"),
    HeaderName::from_static("x-retry-after"),
    header::RETRY_AFTER,
];

/// Where a request says that it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    /// It does not say.
    None,
    /// From a trusted site.
    Trusted,
    /// From another.
    Foreign,
}

/// The sites that are trusted.
#[derive(Debug, Clone)]
pub(crate) struct Origins {
    site: Url,
    others: Arc<[Origin]>,
}

impl Origins {
    /// The site itself, and others by their exact origins: `https://app.example.com`.
    pub(crate) fn new(site: &Url, others: &[String]) -> Result<Self> {
        let others = others.iter().map(|text| exact(text)).collect::<Result<_>>()?;
        Ok(Origins { site: site.clone(), others })
    }

    /// The address that browsers use.
    pub(crate) fn site(&self) -> &Url {
        &self.site
    }

    /// Whether an address is of the site, or of one that was named.
    pub(crate) fn trusts(&self, claimed: &str) -> bool {
        let Ok(claimed) = Url::parse(claimed) else { return false };
        let origin = claimed.origin();
        origin.is_tuple() && (origin == self.site.origin() || self.others.contains(&origin))
    }

    /// Which origin a request claims: by `Origin`, or by `Referer` in its place.
    pub(crate) fn claim(&self, headers: &HeaderMap) -> Claim {
        let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        match text(header::ORIGIN).or_else(|| text(header::REFERER)) {
            None | Some("null") => Claim::None,
            Some(claimed) if self.trusts(claimed) => Claim::Trusted,
            Some(_) => Claim::Foreign,
        }
    }

    /// Whether a request may change something: with cookies only from a trusted origin.
    pub(crate) fn allow(&self, headers: &HeaderMap) -> bool {
        !headers.contains_key(header::COOKIE) || self.claim(headers) == Claim::Trusted
    }

    /// What browsers are told: nothing, unless other sites were named.
    pub(crate) fn cors(&self) -> Option<CorsLayer> {
        let names = self.others.iter().map(Origin::ascii_serialization);
        let names: Vec<HeaderValue> = names.filter_map(|name| name.try_into().ok()).collect();
        if names.is_empty() {
            return None;
        }
        let accepted = ["authorization", "content-type", "idempotency-key", "last-event-id"];
        Some(
            CorsLayer::new()
                .allow_origin(names)
                .allow_credentials(true)
                .allow_methods([Method::GET, Method::POST, Method::DELETE, Method::PATCH])
                .allow_headers(accepted.map(HeaderName::from_static))
                .expose_headers(EXPOSED),
        )
    }
}

/// An origin as browsers write it, and nothing besides: no path, no `*`, no `null`.
fn exact(text: &str) -> Result<Origin> {
    let origin = Url::parse(text).ok().filter(|_| !text.contains('*')).map(|url| url.origin());
    origin.filter(|origin| origin.is_tuple() && origin.ascii_serialization() == text).ok_or_else(
        || {
            let message = "an origin is a scheme, a host and perhaps a port: https://example.com";
            Error::new(ErrorCode::Configuration, message).with("variable", "OSIRIX_CORS_ORIGINS")
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exact_origins_are_taken() {
        assert!(exact("https://app.example.com").is_ok() && exact("http://[::1]:8080").is_ok());
        for bad in
            ["*", "null", "", "example.com", "https://*.example.com", "https://a.example/", "file:"]
        {
            assert!(exact(bad).is_err(), "{bad}");
        }
    }
}
