//! Addresses that settings name.

use std::net::IpAddr;

use osirix_core::error::{Error, ErrorCode, Result};
use url::Url;

/// Reads a URL of a setting; errors are [`ErrorCode::Configuration`] and do not show it, for it may
/// carry a password.
pub fn url(field: &'static str, text: &str) -> Result<Url> {
    Url::parse(text).map_err(|e| wrong(field, "this is not a URL").caused_by(e))
}

/// A setting that cannot be as it is.
pub fn wrong(field: &'static str, message: &'static str) -> Error {
    Error::new(ErrorCode::Configuration, message).with("field", field)
}

/// Whether a URL names this machine and no other: nobody listens on the way there.
pub fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    address.map_or_else(|_| is_loopback_name(host), |address| address.is_loopback())
}

/// RFC 6761, section 6.3: this name and those below it mean this machine.
pub fn is_loopback_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    name == "localhost" || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_has_many_names_and_others_look_like_it() {
        for here in ["http://localhost:1", "http://a.localhost", "http://127.9.9.9", "smtp://[::1]"]
        {
            assert!(is_loopback(&url("url", here).unwrap()), "{here}");
        }
        for there in
            ["http://localhost.example.com", "http://127.0.0.1.example.com", "http://10.0.0.1"]
        {
            assert!(!is_loopback(&url("url", there).unwrap()), "{there}");
        }
    }

    #[test]
    fn a_url_that_is_none_is_not_shown() {
        let refused = url("mail_url", "smtp://ada:hunter2@[").unwrap_err();
        assert!(!format!("{refused} {refused:?}").contains("hunter2"));
        assert_eq!(refused.context_value("field"), Some("mail_url"));
    }
}
