//! Requests that a browser was made to send from somewhere else (CSRF): refused by `Origin` and
//! Fetch Metadata.

use axum::http::{HeaderMap, StatusCode};

use super::error::Refusal;
use crate::origins::{Claim, Origins};

/// A request that carries a cookie and changes something must come from a trusted site.
pub(super) fn check_with_cookie(headers: &HeaderMap, origins: &Origins) -> Result<(), Refusal> {
    if origins.allow(headers) { Ok(()) } else { Err(refusal(origins.claim(headers))) }
}

/// Signing in without a cookie is refused from elsewhere too: a victim would be signed in as
/// somebody else. Programs that are no browsers send neither header.
pub(super) fn check_sign_in(headers: &HeaderMap, origins: &Origins) -> Result<(), Refusal> {
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
    let opaque = headers.contains_key("origin");
    match origins.claim(headers) {
        Claim::Trusted => Ok(()),
        Claim::None if !browser && !opaque => Ok(()),
        claim => Err(refusal(claim)),
    }
}

fn refusal(claim: Claim) -> Refusal {
    let (code, message) = match claim {
        Claim::None => ("MISSING_OR_NULL_ORIGIN", "Missing or null Origin"),
        _ => ("INVALID_ORIGIN", "Invalid origin"),
    };
    Refusal::new(StatusCode::FORBIDDEN, code, message)
}
