use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::money::{Credits, Money};

/// How the marketplace sells. In JSON nothing is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MarketplaceSettings {
    /// How many cents of a product's price a credit pays: 1 to 1,000.
    pub cents_per_credit: u32,
    /// How much of a sale is the seller's, in percent: 0 to 100.
    pub seller_percent: u32,
    /// How long the seller's share waits before it is granted, in days: 0 to 365.
    pub holding_days: u32,
    /// How long a buyer can send a purchase back, in days: 0 to 365.
    pub refund_days: u32,
    /// On how many devices a licence can be used at once: 1 to 1,000.
    pub activations: u32,
    /// The least that is paid to a seller at once, in cents: 1 to 1,000,000.
    pub payout_minimum_cents: u32,
}

impl Default for MarketplaceSettings {
    fn default() -> Self {
        MarketplaceSettings {
            cents_per_credit: 2,
            seller_percent: 70,
            holding_days: 14,
            refund_days: 14,
            activations: 3,
            payout_minimum_cents: 2_500,
        }
    }
}

impl MarketplaceSettings {
    /// These settings, once they are known to be in range.
    pub fn checked(self) -> Result<Self> {
        for (field, value, range) in [
            ("marketplace.cents_per_credit", self.cents_per_credit, 1..=1_000),
            ("marketplace.seller_percent", self.seller_percent, 0..=100),
            ("marketplace.holding_days", self.holding_days, 0..=365),
            ("marketplace.refund_days", self.refund_days, 0..=365),
            ("marketplace.activations", self.activations, 1..=1_000),
            ("marketplace.payout_minimum_cents", self.payout_minimum_cents, 1..=1_000_000),
        ] {
            if !range.contains(&value) {
                return Err(Error::invalid(field, "the value is out of its range")
                    .with("limit", format!("{}..{}", range.start(), range.end()))
                    .with("value", value));
            }
        }
        Ok(self)
    }

    /// What a price is in credits; a started credit counts whole.
    pub(super) fn credits(&self, price: Money) -> Credits {
        let cents = price.minor_units.max(0);
        let each = i64::from(self.cents_per_credit);
        Credits(cents / each + i64::from(cents % each > 0))
    }

    /// The seller's part of what was paid, rounded down.
    pub(super) fn share(&self, paid: Credits) -> Credits {
        Credits(self.share_of(paid.0))
    }

    /// The seller's part of credits or cents, rounded down.
    pub(super) fn share_of(&self, paid: i64) -> i64 {
        let share = i128::from(paid) * i128::from(self.seller_percent) / 100;
        i64::try_from(share).unwrap_or(0)
    }

    /// The least that is paid to a seller at once.
    pub fn payout_minimum(&self) -> Money {
        Money::usd_cents(i64::from(self.payout_minimum_cents))
    }

    pub(super) fn holding(&self) -> Duration {
        days(self.holding_days)
    }

    pub(super) fn refund_time(&self) -> Duration {
        days(self.refund_days)
    }
}

fn days(days: u32) -> Duration {
    Duration::from_secs(u64::from(days) * 86_400)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_started_credit_counts_whole_and_a_share_is_rounded_down() {
        let settings = MarketplaceSettings::default();
        for (cents, credits) in [(0, 0), (1, 1), (2, 1), (3, 2), (2_999, 1_500)] {
            assert_eq!(settings.credits(Money::usd_cents(cents)), Credits(credits));
        }
        assert_eq!(settings.share(Credits(1_500)), Credits(1_050));
        assert_eq!(settings.share(Credits(1)), Credits(0));
    }

    #[test]
    fn settings_that_cannot_be_are_refused() {
        let good = MarketplaceSettings::default;
        for (field, wrong) in [
            ("marketplace.cents_per_credit", MarketplaceSettings { cents_per_credit: 0, ..good() }),
            ("marketplace.seller_percent", MarketplaceSettings { seller_percent: 101, ..good() }),
            ("marketplace.activations", MarketplaceSettings { activations: 0, ..good() }),
        ] {
            assert_eq!(wrong.checked().unwrap_err().context_value("field"), Some(field));
        }
    }
}
