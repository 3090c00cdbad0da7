//! How much an account may spend in a period, and when somebody is told.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::id::AccountId;
use crate::money::Credits;
use crate::names::names;

names! {
    /// How long a period of spending is.
    "period" pub enum SpendingPeriod {
        /// From midnight to midnight.
        Day = "day",
        /// From the first of a month to the first of the next.
        Month = "month",
    }
}

names! {
    /// What an account's owner is told of.
    "kind" pub enum AlertKind {
        /// So much of the spending limit is used.
        LimitUsed = "limit_used",
        /// Few credits are left to spend.
        LowBalance = "low_balance",
    }
}

/// What an account may spend, and when its owner is told. In JSON nothing is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SpendingRules {
    /// The most credits that holds of a period may take: 0 or more; `None` is no limit.
    pub limit: Option<Credits>,
    /// How long a period is; a month unless it is said.
    pub period: SpendingPeriod,
    /// Where its midnights are: a name of the IANA database; `UTC` unless it is said.
    pub time_zone: String,
    /// At how many percent of the limit its owner is told: 1 to 100; needs a limit.
    pub alert_percent: Option<u32>,
    /// Below how many credits to spend its owner is told: 1 or more.
    pub low_balance: Option<Credits>,
}

impl Default for SpendingRules {
    fn default() -> Self {
        SpendingRules {
            limit: None,
            period: SpendingPeriod::Month,
            time_zone: "UTC".to_owned(),
            alert_percent: None,
            low_balance: None,
        }
    }
}

impl SpendingRules {
    /// These rules, once they are known to be in range.
    pub fn checked(self) -> Result<Self> {
        self.zone()?;
        if let Some(limit) = self.limit {
            limit.not_negative("limit")?;
        }
        if let Some(low) = self.low_balance {
            low.positive("low_balance")?;
        }
        match (self.alert_percent, self.limit) {
            (Some(percent), _) if !(1..=100).contains(&percent) => {
                let message = "use 1 to 100 percent of the limit";
                Err(Error::invalid("alert_percent", message)
                    .with("limit", 100)
                    .with("value", percent))
            }
            (Some(_), None) => {
                Err(Error::invalid("alert_percent", "a part of a limit needs the limit"))
            }
            _ => Ok(self),
        }
    }

    /// When the period of a time begins and when it ends.
    pub(super) fn period_of(&self, time: Timestamp) -> Result<(Timestamp, Timestamp)> {
        let beyond =
            |e: jiff::Error| Error::invalid("period", "this time has no calendar").caused_by(e);
        let time = jiff::Timestamp::from_microsecond(time.as_micros()).map_err(beyond)?;
        let today = time.to_zoned(self.zone()?).date();
        let (first, next) = match self.period {
            SpendingPeriod::Day => (today, today.tomorrow()),
            SpendingPeriod::Month => (today.first_of_month(), today.last_of_month().tomorrow()),
        };
        let midnight = |date: jiff::civil::Date| -> Result<Timestamp> {
            let start = date.to_zoned(self.zone()?).map_err(beyond)?;
            Ok(Timestamp::from_micros(start.timestamp().as_microsecond()))
        };
        Ok((midnight(first)?, midnight(next.map_err(beyond)?)?))
    }

    fn zone(&self) -> Result<TimeZone> {
        TimeZone::get(&self.time_zone).map_err(|e| {
            let message = "no time zone of the IANA database has this name";
            Error::invalid("time_zone", message).with("value", &self.time_zone).caused_by(e)
        })
    }
}

/// An account's rules, and what its present period has used of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spending {
    /// The rules.
    pub rules: SpendingRules,
    /// When the period began.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
    /// What the holds of the period have charged or still reserve.
    pub used: Credits,
    /// What was told in the period.
    pub alerts: Vec<AlertKind>,
}

impl Spending {
    /// These rules from now on, with what was used before in the period that now is.
    pub(super) fn begin(rules: SpendingRules, now: Timestamp) -> Result<Self> {
        let (start, end) = rules.period_of(now)?;
        Ok(Spending { rules, start, end, used: Credits::ZERO, alerts: Vec::new() })
    }

    /// The same in the period of a time. A time before the period is one of a clock that is behind:
    /// periods do not come again.
    pub fn at(self, now: Timestamp) -> Result<Self> {
        if now < self.end { Ok(self) } else { Self::begin(self.rules, now) }
    }

    /// What the period may still use; `None` is no limit.
    pub fn left(&self) -> Option<Credits> {
        self.rules.limit.map(|limit| Credits((limit.0.saturating_sub(self.used.0)).max(0)))
    }

    /// Counts a hold, or refuses it.
    pub(super) fn take(&mut self, amount: Credits) -> Result<()> {
        match self.left() {
            Some(left) if left < amount => Err(self.refused(amount, left)),
            _ => {
                self.used = self.used.checked_add(amount)?;
                Ok(())
            }
        }
    }

    /// Counts what a hold has charged in place of what it reserved: in the period that took it.
    pub(super) fn settle(&mut self, held_at: Timestamp, rest: Credits) -> Result<()> {
        if held_at >= self.start {
            self.used = self.used.checked_sub(rest)?;
        }
        Ok(())
    }

    fn refused(&self, amount: Credits, left: Credits) -> Error {
        let message = format!("the spending limit is reached: {left} credits are left of it");
        Error::new(ErrorCode::SpendingLimit, message)
            .with("field", "amount")
            .with("limit", self.rules.limit.unwrap_or_default())
            .with("period", self.rules.period)
            .with("used", self.used)
            .with("left", left)
            .with("needed", amount)
            .with("until", self.end)
    }

    /// What is to be told now that was not told in this period.
    pub(super) fn due(&mut self, available: Credits) -> Vec<(AlertKind, Credits, Credits)> {
        let mut due = Vec::new();
        if let (Some(limit), Some(percent)) = (self.rules.limit, self.rules.alert_percent)
            && i128::from(self.used.0) * 100 >= i128::from(limit.0) * i128::from(percent)
        {
            due.push((AlertKind::LimitUsed, limit, self.used));
        }
        if let Some(low) = self.rules.low_balance.filter(|low| available < *low) {
            due.push((AlertKind::LowBalance, low, available));
        }
        due.retain(|(kind, ..)| !self.alerts.contains(kind));
        self.alerts.extend(due.iter().map(|(kind, ..)| *kind));
        due
    }
}

/// Something that an account's owner is told: of each kind once in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpendingAlert {
    /// Whose credits.
    pub account_id: AccountId,
    /// Of what.
    pub kind: AlertKind,
    /// The period in which it is, by its beginning.
    pub period_start: Timestamp,
    /// The limit of which a part is used, or the balance that was reached.
    pub threshold: Credits,
    /// What was used, or what is left to spend.
    pub value: Credits,
    /// When.
    pub at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_micros(text.parse::<jiff::Timestamp>().unwrap().as_microsecond())
    }

    fn period(period: SpendingPeriod, zone: &str, time: &str) -> [String; 2] {
        let rules = SpendingRules { period, time_zone: zone.to_owned(), ..Default::default() };
        let (start, end) = rules.period_of(at(time)).unwrap();
        [start, end].map(|time| time.to_string().replace(".000", ""))
    }

    #[test]
    fn a_period_is_a_day_or_a_month_of_its_time_zone() {
        use SpendingPeriod::{Day, Month};
        assert_eq!(
            period(Day, "UTC", "2026-02-28T23:59:59Z"),
            ["2026-02-28T00:00:00Z", "2026-03-01T00:00:00Z"]
        );
        assert_eq!(
            period(Day, "Europe/Berlin", "2026-03-29T10:00:00Z"),
            ["2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"],
            "the day on which clocks are put forward has 23 hours"
        );
        assert_eq!(
            period(Month, "America/New_York", "2026-12-01T03:00:00Z"),
            ["2026-11-01T04:00:00Z", "2026-12-01T05:00:00Z"]
        );
    }

    #[test]
    fn rules_out_of_range_name_their_field() {
        let rules = SpendingRules::default;
        for (field, rules) in [
            ("time_zone", SpendingRules { time_zone: "Mars/Olympus".to_owned(), ..rules() }),
            ("limit", SpendingRules { limit: Some(Credits(-1)), ..rules() }),
            ("low_balance", SpendingRules { low_balance: Some(Credits(0)), ..rules() }),
            ("alert_percent", SpendingRules { alert_percent: Some(80), ..rules() }),
            (
                "alert_percent",
                SpendingRules { limit: Some(Credits(1)), alert_percent: Some(101), ..rules() },
            ),
        ] {
            let error = rules.checked().unwrap_err();
            assert_eq!(error.context_value("field"), Some(field), "{error}");
        }
        rules().checked().unwrap();
    }
}
