//! Requests that a browser was made to send from somewhere else (CSRF): refused by `Origin` and
//! Fetch Metadata.

use axum::http::{HeaderMap, StatusCode, header};
use url::{Origin, Url};

use super::error::Refusal;

/// A request that carries a cookie and changes something must come from this site.
pub(super) fn check_with_cookie(headers: &HeaderMap, site: &Url) -> Result<(), Refusal> {
    if !headers.contains_key(header::COOKIE) {
        return Ok(());
    }
    same_site(claimed(headers), site)
}

/// Signing in without a cookie is refused from elsewhere too: a victim would be signed in as
/// somebody else. Programs that are no browsers send neither header.
pub(super) fn check_sign_in(headers: &HeaderMap, site: &Url) -> Result<(), Refusal> {
    let says = |name: &str, value: &str| {
        headers.get(name).is_some_and(|found| found.as_bytes() == value.as_bytes())
    };
    if says("sec-fetch-site", "cross-site") && says("sec-fetch-mode", "navigate") {
        return Err(Refusal::new(
            StatusCode::FORBIDDEN,
            "CROSS_SITE_NAVIGATION_LOGIN_BLOCKED",
            "Cross-site navigation login blocked",
        ));
    }
    let browser = headers.keys().any(|name| name.as_str().starts_with("sec-fetch-"));
    match claimed(headers) {
        None if !browser => Ok(()),
        claimed => same_site(claimed, site),
    }
}

/// `Origin`, or `Referer` in its place.
fn claimed(headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    text(header::ORIGIN).or_else(|| text(header::REFERER))
}

fn same_site(claimed: Option<String>, site: &Url) -> Result<(), Refusal> {
    let Some(claimed) = claimed.filter(|claimed| claimed != "null") else {
        return Err(Refusal::new(
            StatusCode::FORBIDDEN,
            "MISSING_OR_NULL_ORIGIN",
            "Missing or null Origin",
        ));
    };
    let origin = Url::parse(&claimed).map(|url| url.origin());
    match origin {
        Ok(origin @ Origin::Tuple(..)) if origin == site.origin() => Ok(()),
        _ => Err(Refusal::new(StatusCode::FORBIDDEN, "INVALID_ORIGIN", "Invalid origin")),
    }
}
