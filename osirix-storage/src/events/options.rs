use std::time::Duration;

#[cfg(any(feature = "postgres", feature = "redis"))]
use osirix_core::error::{Error, ErrorCode, Result};

/// How a bus between machines works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BusOptions {
    /// Which platform this is: those of other names on the same server do not hear it. 1 to 40 of
    /// `a-z`, `0-9`, `.`, `_`, `-` and `:`; `osirix` unless changed.
    pub prefix: String,
    /// The shortest time between two sendings, in which signals are gathered; the first after a
    /// pause is sent at once. 5 ms unless changed.
    pub gather: Duration,
    /// After this long without a word the bus sends one to itself, and connects anew when it does
    /// not hear it in the same time: so it finds a connection that died in silence. 15 s unless
    /// changed.
    pub silence: Duration,
}

impl Default for BusOptions {
    fn default() -> Self {
        BusOptions {
            prefix: "osirix".to_owned(),
            gather: Duration::from_millis(5),
            silence: Duration::from_secs(15),
        }
    }
}

#[cfg(any(feature = "postgres", feature = "redis"))]
impl BusOptions {
    /// The name under which the signals travel, or what is wrong with the prefix.
    pub(super) fn channel(&self) -> Result<String> {
        let fits = |c: u8| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-' | b':');
        if (1..=40).contains(&self.prefix.len()) && self.prefix.bytes().all(fits) {
            return Ok(format!("{}:signals", self.prefix));
        }
        let message = "a prefix is 1 to 40 of a-z, 0-9, '.', '_', '-' and ':'";
        Err(Error::new(ErrorCode::Configuration, message)
            .with("field", "prefix")
            .with("limit", 40)
            .with("value", &self.prefix))
    }
}

#[cfg(all(test, any(feature = "postgres", feature = "redis")))]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_out_of_range_is_refused() {
        let named =
            |prefix: &str| BusOptions { prefix: prefix.to_owned(), ..BusOptions::default() };
        assert_eq!(named("shop-2").channel().unwrap(), "shop-2:signals");
        for wrong in ["", "Shop", "a b", &"a".repeat(41)] {
            let error = named(wrong).channel().unwrap_err();
            assert_eq!(error.code(), ErrorCode::Configuration, "{wrong}");
            assert_eq!(error.context_value("field"), Some("prefix"));
        }
    }
}
