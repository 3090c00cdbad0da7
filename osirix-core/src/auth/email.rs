use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

use crate::error::{Error, Result};

/// An e-mail address in its one form: lower case, ASCII, without space around it.
///
/// Letters beyond ASCII are refused: `раypal.com` in Cyrillic looks like another address, and two
/// writings of one address would be two users. A domain beyond ASCII is written in Punycode.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// The longest address in bytes (RFC 5321, section 4.5.3.1.3, without the brackets).
    pub const MAX_LEN: usize = 254;
    /// The longest part before the at sign, in bytes (RFC 5321, section 4.5.3.1.1).
    pub const MAX_LOCAL_LEN: usize = 64;

    /// Checks an address and puts it into its one form.
    pub fn new(text: &str) -> Result<Self> {
        let email = text.trim().to_ascii_lowercase();
        let parts = email.split_once('@').filter(|_| email.len() <= Self::MAX_LEN);
        match parts {
            Some((local, domain)) if is_local(local) && is_domain(domain) => Ok(Email(email)),
            _ => Err(Error::invalid("email", "this is not an e-mail address")
                .with("limit", Self::MAX_LEN)
                .with("reason", "invalid_email")),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Dot-atoms of RFC 5322, section 3.2.3.
fn is_local(text: &str) -> bool {
    let fits = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b);
    text.len() <= Email::MAX_LOCAL_LEN
        && text.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(fits))
}

/// Two labels at least (RFC 1035, section 2.3.1), the last one no number.
fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = text.rsplit('.').next().unwrap_or_default();
    text.contains('.') && text.split('.').all(is_label) && !last.bytes().all(|b| b.is_ascii_digit())
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Email {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Email::new(text)
    }
}

impl<'de> Deserialize<'de> for Email {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Email::new(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_form() {
        let email = Email::new("  Ada.Lovelace+News@Example.COM ").unwrap();
        assert_eq!(email.as_str(), "ada.lovelace+news@example.com");
        for good in ["a@b.co", "x@xn--bcher-kva.example", "o'neil@mail.example.org"] {
            assert_eq!(Email::new(good).unwrap().as_str(), good);
        }
    }

    #[test]
    fn what_could_be_taken_for_another_address_is_refused() {
        let long = format!("{}@example.com", "a".repeat(65));
        for bad in [
            "",
            "a",
            "a@",
            "@b.co",
            "a@b",
            "a@@b.co",
            "a@b.co@c.co",
            "a b@c.co",
            "a@b..co",
            "a@-b.co",
            "a@127.0.0.1",
            "a@[127.0.0.1]",
            "\"a b\"@c.co",
            "a.@b.co",
            ".a@b.co",
            "раypal@example.com",
            "ada@exаmple.com",
            "a\r\nBcc: b@c.co",
            "a@b.co\0",
            "a＠b.co",
            "a@b.co,c@d.co",
            "<a@b.co>",
            &long,
        ] {
            let refused = Email::new(bad).unwrap_err();
            assert_eq!(refused.context_value("field"), Some("email"), "{bad:?}");
        }
    }
}
