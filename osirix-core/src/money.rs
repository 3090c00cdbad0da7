//! Credits and money: integers, with checked arithmetic.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode, Result};

/// An amount of credits, whole and signed: a posting may be negative, a price may not.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Credits(pub i64);

impl Credits {
    /// No credits.
    pub const ZERO: Credits = Credits(0);

    /// The sum, or [`ErrorCode::InvalidInput`] when it does not fit.
    pub fn checked_add(self, other: Credits) -> Result<Credits> {
        self.0.checked_add(other.0).map(Credits).ok_or_else(overflow)
    }

    /// The difference, or [`ErrorCode::InvalidInput`] when it does not fit.
    pub fn checked_sub(self, other: Credits) -> Result<Credits> {
        self.0.checked_sub(other.0).map(Credits).ok_or_else(overflow)
    }

    /// This amount when it is above zero, otherwise an error that names `field`.
    pub fn positive(self, field: &'static str) -> Result<Credits> {
        if self.0 > 0 {
            Ok(self)
        } else {
            Err(Error::invalid(field, "the amount must be at least 1 credit").with("value", self.0))
        }
    }

    /// This amount when it is not below zero, otherwise an error that names `field`.
    pub fn not_negative(self, field: &'static str) -> Result<Credits> {
        if self.0 >= 0 {
            Ok(self)
        } else {
            Err(Error::invalid(field, "0 credits or more").with("value", self.0))
        }
    }
}

impl std::ops::Neg for Credits {
    type Output = Credits;

    fn neg(self) -> Credits {
        Credits(-self.0)
    }
}

impl fmt::Display for Credits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// An amount of money in the smallest unit of its currency, for example US cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// The amount in the currency's smallest unit.
    pub minor_units: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// US dollars from cents.
    pub const fn usd_cents(cents: i64) -> Money {
        Money { minor_units: cents, currency: Currency::Usd }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.minor_units < 0 { "-" } else { "" };
        let units = self.minor_units.unsigned_abs();
        match self.currency {
            Currency::Usd => write!(f, "{sign}${}.{:02}", units / 100, units % 100),
        }
    }
}

/// A currency by its ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum Currency {
    /// United States dollar, two decimals.
    Usd,
}

impl Currency {
    /// Its ISO 4217 code.
    pub const fn as_str(self) -> &'static str {
        match self {
            Currency::Usd => "USD",
        }
    }
}

fn overflow() -> Error {
    Error::new(ErrorCode::InvalidInput, "the amount of credits is out of range")
        .with("field", "amount")
        .with("limit", i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_checked() {
        assert!(Credits(i64::MAX).checked_add(Credits(1)).is_err());
        assert!(Credits(i64::MIN).checked_sub(Credits(1)).is_err());
        assert_eq!(Credits(2).checked_sub(Credits(5)).unwrap(), Credits(-3));
    }

    #[test]
    fn money_is_shown_with_two_decimals() {
        assert_eq!(Money::usd_cents(999).to_string(), "$9.99");
        assert_eq!(Money::usd_cents(-5).to_string(), "-$0.05");
    }
}
