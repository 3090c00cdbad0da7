//! Where a browser may be sent: only to this site, or to one that is trusted.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use url::Url;

use super::error::Refusal;
use crate::origins::Origins;

/// The longest address, in bytes.
const MAX_LEN: usize = 2_048;

/// An address to which a browser may be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Callback(Url);

impl Callback {
    /// Checks what somebody asks for; nothing is `otherwise`, a path of this site.
    ///
    /// A path must begin with one slash and stay on this site however it is read: with what is
    /// percent-encoded decoded, and with the backslashes that browsers take for slashes. A whole
    /// address must be of a trusted origin, without a user's name in it.
    pub(super) fn new(
        origins: &Origins,
        asked: Option<&str>,
        otherwise: &str,
    ) -> Result<Self, Refusal> {
        let asked = asked.filter(|asked| !asked.is_empty()).unwrap_or(otherwise);
        let refused =
            || Refusal::new(StatusCode::FORBIDDEN, "INVALID_CALLBACK_URL", "Invalid callbackURL");
        let decoded = percent_decode_str(asked).decode_utf8().map_err(|_| refused())?;
        let strange = |text: &str| text.contains(|c: char| c.is_control() || c == '\\');
        if asked.len() > MAX_LEN || strange(asked) || strange(&decoded) {
            return Err(refused());
        }
        if asked.starts_with('/') && (asked.starts_with("//") || decoded.starts_with("//")) {
            return Err(refused());
        }
        let url = match asked.starts_with('/') {
            true => origins.site().join(asked).map_err(|_| refused())?,
            false => Url::parse(asked).map_err(|_| refused())?,
        };
        let plain = url.username().is_empty() && url.password().is_none();
        if plain && origins.trusts(url.as_str()) { Ok(Callback(url)) } else { Err(refused()) }
    }

    /// A path of this site with its query, where that is what somebody asks for.
    pub(crate) fn own_path(origins: &Origins, asked: &str) -> Option<String> {
        if !asked.starts_with('/') {
            return None;
        }
        let Callback(url) = Callback::new(origins, Some(asked), "/").ok()?;
        let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
        Some(format!("{}{query}", url.path())).filter(|path| !path.starts_with("//"))
    }

    /// With one more parameter.
    #[must_use]
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.0.query_pairs_mut().append_pair(name, value);
        self
    }

    pub(super) fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Sends the browser there.
    pub(super) fn go(&self, mut headers: HeaderMap) -> Response {
        if let Ok(mut location) = HeaderValue::try_from(self.0.as_str()) {
            location.set_sensitive(true);
            headers.insert(header::LOCATION, location);
        }
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        (StatusCode::FOUND, headers).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn callback(asked: &str) -> Option<String> {
        let site = Url::parse("https://example.com").unwrap();
        let origins = Origins::new(&site, &["https://app.example.com".to_owned()]).unwrap();
        Callback::new(&origins, Some(asked), "/").ok().map(|callback| callback.0.to_string())
    }

    #[test]
    fn paths_and_trusted_sites_are_sent_to() {
        for (asked, sent) in [
            ("/dashboard?a=1#b", "https://example.com/dashboard?a=1#b"),
            ("", "https://example.com/"),
            ("https://example.com/x", "https://example.com/x"),
            ("https://app.example.com/x", "https://app.example.com/x"),
        ] {
            assert_eq!(callback(asked).as_deref(), Some(sent), "{asked}");
        }
    }

    #[test]
    fn own_paths_are_of_this_site_alone() {
        let site = Url::parse("https://example.com").unwrap();
        let origins = Origins::new(&site, &["https://app.example.com".to_owned()]).unwrap();
        let own = |asked: &str| Callback::own_path(&origins, asked);
        assert_eq!(own("/jobs?after=x#y").as_deref(), Some("/jobs?after=x"));
        for foreign in
            ["", "https://app.example.com/x", "https://example.com/x", "//evil.example", "/a/..//b"]
        {
            assert_eq!(own(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn open_redirects_are_refused() {
        for asked in [
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/%2fevil.example",
            "/%5cevil.example",
            "%2f%2fevil.example",
            "https://evil.example",
            "https://example.com.evil.example",
            "https://example.com@evil.example",
            "https://user:pass@example.com/",
            "https://evil.example#example.com",
            "http://example.com/",
            "https:evil.example",
            "https:\\evil.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "/a\r\nSet-Cookie: x=y",
            "/%0d%0aSet-Cookie:x=y",
            "\t//evil.example",
            "evil.example",
        ] {
            assert_eq!(callback(asked), None, "{asked}");
        }
    }
}
