use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::CreditPack;
use crate::error::{Error, Result};
use crate::money::{Credits, Money};

/// How plans and packs are sold. In JSON nothing is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BillingSettings {
    /// How many days a plan stays in force after a payment failed: 0 to 60.
    pub grace_days: u32,
    /// How many of a period's credits can still be used in the next period, at most: 0 or more. The
    /// rest lapses with the period.
    pub carry: Credits,
    /// What can be tried; nothing unless it is said.
    pub trial: Option<Trial>,
    /// The packs on sale.
    pub packs: Vec<CreditPack>,
}

/// A time in which a plan can be tried: once for an account, ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trial {
    /// How many days: 1 to 90.
    pub days: u32,
    /// The credits for it: 0 or more. They lapse when it ends.
    pub credits: Credits,
}

impl Default for BillingSettings {
    fn default() -> Self {
        let pack = |code: &str, name: &str, credits, cents| CreditPack {
            code: code.to_owned(),
            name: name.to_owned(),
            credits: Credits(credits),
            price: Money::usd_cents(cents),
        };
        BillingSettings {
            grace_days: 7,
            carry: Credits::ZERO,
            trial: None,
            packs: vec![
                pack("credits-250", "250 credits", 250, 599),
                pack("credits-1000", "1,000 credits", 1_000, 1_999),
                pack("credits-5000", "5,000 credits", 5_000, 7_999),
            ],
        }
    }
}

impl BillingSettings {
    /// These settings, once they are known to be in range.
    pub fn checked(self) -> Result<Self> {
        let wrong = |field, message: &'static str| Err(Error::invalid(field, message));
        if self.grace_days > 60 {
            return wrong("grace_days", "use 0 to 60 days").map_err(|e| e.with("limit", 60));
        }
        self.carry.not_negative("carry")?;
        if let Some(trial) = &self.trial {
            trial.credits.not_negative("trial.credits")?;
            if !(1..=90).contains(&trial.days) {
                return wrong("trial.days", "use 1 to 90 days").map_err(|e| e.with("limit", 90));
            }
        }
        for (index, pack) in self.packs.iter().enumerate() {
            pack.check()?;
            if self.packs[..index].iter().any(|other| other.code == pack.code) {
                return wrong("packs", "two packs have the same code")
                    .map_err(|e| e.with("code", &pack.code));
            }
        }
        Ok(self)
    }

    pub(super) fn grace(&self) -> Duration {
        Duration::from_secs(u64::from(self.grace_days) * 86_400)
    }

    pub(super) fn pack(&self, code: &str) -> Result<CreditPack> {
        let found = self.packs.iter().find(|pack| pack.code == code);
        found.cloned().ok_or_else(|| Error::not_found("credit pack", code))
    }
}

impl CreditPack {
    fn check(&self) -> Result<()> {
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c);
        if !(1..=50).contains(&self.code.len()) || !self.code.chars().all(good) {
            let message = "a pack's code has 1 to 50 small letters, digits, _ and -";
            return Err(Error::invalid("packs.code", message).with("limit", 50));
        }
        if !(1..=100).contains(&self.name.chars().count()) {
            let message = "a pack's name has 1 to 100 characters";
            return Err(Error::invalid("packs.name", message).with("limit", 100));
        }
        self.credits.positive("packs.credits")?;
        if self.price.minor_units < 1 {
            return Err(Error::invalid("packs.price", "a pack costs something")
                .with("value", self.price.minor_units));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_settings_in_use_unless_others_are_given_are_good() {
        BillingSettings::default().checked().unwrap();
        let settings: BillingSettings = serde_json::from_str("{}").unwrap();
        assert_eq!(settings, BillingSettings::default());
    }

    #[test]
    fn settings_out_of_range_name_their_field() {
        let good = BillingSettings::default;
        let free = CreditPack { price: Money::usd_cents(0), ..good().packs[0].clone() };
        for (field, settings) in [
            ("grace_days", BillingSettings { grace_days: 61, ..good() }),
            ("carry", BillingSettings { carry: Credits(-1), ..good() }),
            (
                "trial.days",
                BillingSettings { trial: Some(Trial { days: 0, credits: Credits(1) }), ..good() },
            ),
            ("packs.price", BillingSettings { packs: vec![free], ..good() }),
            ("packs", BillingSettings { packs: [good().packs, good().packs].concat(), ..good() }),
        ] {
            let error = settings.checked().unwrap_err();
            assert_eq!(error.context_value("field"), Some(field));
        }
    }
}
