use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::{Quarter, Span};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::names::names;

names! {
    /// For which days.
    #[derive(Default)]
    "period" pub enum AnalyticsPeriod {
        /// Today.
        Day = "day",
        /// The seven days that end today.
        #[default]
        Week = "week",
        /// The thirty days that end today.
        Month = "month",
        /// From a day to a day.
        Custom = "custom",
    }
}

/// For which days figures are asked for, and in which time zone days begin. In JSON nothing is
/// needed: then it is the last seven days in UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AnalyticsQuery {
    /// For which days.
    pub period: AnalyticsPeriod,
    /// The first day, `2026-01-31`, where the period is `custom`: 2000-01-01 or later.
    pub first_day: Option<String>,
    /// The last day, where the period is `custom`: today at the latest, and at most 366 days with
    /// the first.
    pub last_day: Option<String>,
    /// The name of a time zone in the IANA database.
    pub zone: String,
    /// Whether the same number of days before is told too.
    pub compare: bool,
}

impl Default for AnalyticsQuery {
    fn default() -> Self {
        AnalyticsQuery {
            period: AnalyticsPeriod::default(),
            first_day: None,
            last_day: None,
            zone: "UTC".to_owned(),
            compare: true,
        }
    }
}

impl AnalyticsQuery {
    /// The most days.
    pub const MAX_DAYS: usize = 366;

    /// A period that ends today, in this time zone.
    pub fn of(period: AnalyticsPeriod, zone: impl Into<String>) -> Self {
        AnalyticsQuery { period, zone: zone.into(), ..AnalyticsQuery::default() }
    }

    /// These days, as they are at this time.
    pub(super) fn days(&self, now: Timestamp) -> Result<Days> {
        let zone = zone(&self.zone)?;
        let now = jiff::Timestamp::from_microsecond(now.as_micros());
        let today = now.map_err(beyond)?.to_zoned(zone.clone()).date();
        let (first, last) = self.ends(today)?;
        let count = usize::try_from(last.duration_since(first).as_hours() / 24).unwrap_or(0) + 1;
        if count > Self::MAX_DAYS {
            return Err(Error::invalid("first_day", "figures are for 366 days at most")
                .with("limit", Self::MAX_DAYS)
                .with("value", count));
        }
        Ok(Days { zone, first, count })
    }

    fn ends(&self, today: Date) -> Result<(Date, Date)> {
        let custom = self.period == AnalyticsPeriod::Custom;
        let said = [("first_day", &self.first_day), ("last_day", &self.last_day)];
        if let Some((field, _)) = said.iter().find(|(_, day)| day.is_some() && !custom) {
            return Err(Error::invalid(field, "only a custom period has days of its own"));
        }
        let before: i64 = match self.period {
            AnalyticsPeriod::Day => 0,
            AnalyticsPeriod::Week => 6,
            AnalyticsPeriod::Month => 29,
            AnalyticsPeriod::Custom => {
                let [first, last] = said.map(|(field, day)| parsed(field, day.as_deref()));
                return in_order(first?, last?, today);
            }
        };
        let first = today.checked_sub(before.days()).map_err(beyond)?;
        Ok((first, today))
    }
}

/// Before this day there was nothing, and time zones had stranger offsets.
const EARLIEST: Date = date(2000, 1, 1);

fn beyond(cause: jiff::Error) -> Error {
    Error::invalid("first_day", "this is beyond the calendar").caused_by(cause)
}

fn zone(name: &str) -> Result<TimeZone> {
    TimeZone::get(name).map_err(|e| {
        let message = "no time zone of the IANA database has this name";
        Error::invalid("zone", message).with("value", name).caused_by(e)
    })
}

fn parsed(field: &'static str, day: Option<&str>) -> Result<Date> {
    let day = day.ok_or_else(|| Error::invalid(field, "a custom period needs its days"))?;
    // Jiff would take a time as well.
    let wrong = || Error::invalid(field, "a day is written as 2026-01-31").with("value", day);
    if day.len() != 10 {
        return Err(wrong());
    }
    day.parse().map_err(|e: jiff::Error| wrong().caused_by(e))
}

fn in_order(first: Date, last: Date, today: Date) -> Result<(Date, Date)> {
    if first < EARLIEST {
        return Err(Error::invalid("first_day", "figures begin with 2000-01-01")
            .with("limit", EARLIEST)
            .with("value", first));
    }
    if last > today {
        return Err(Error::invalid("last_day", "the days that are asked for end today")
            .with("limit", today)
            .with("value", last));
    }
    if last < first {
        return Err(Error::invalid("last_day", "the last day comes before the first")
            .with("limit", first)
            .with("value", last));
    }
    Ok((first, last))
}

/// Days that follow each other.
#[derive(Debug, Clone)]
pub(super) struct Days {
    zone: TimeZone,
    first: Date,
    pub(super) count: usize,
}

impl Days {
    /// The day of a number from 0; from below 0 before the first.
    pub(super) fn day(&self, number: i64) -> Result<Date> {
        self.first.checked_add(number.days()).map_err(beyond)
    }

    /// Each of the days.
    pub(super) fn spans(&self) -> Result<Vec<Span>> {
        let count = i64::try_from(self.count).unwrap_or(0);
        (0..count).map(|number| self.span(number, number + 1)).collect()
    }

    /// From one day to before another.
    pub(super) fn span(&self, first: i64, end: i64) -> Result<Span> {
        Ok(Span { begins: self.begin(first)?, ends: self.begin(end)? })
    }

    /// Where clocks are put forward at midnight, the day begins at one.
    fn begin(&self, number: i64) -> Result<Quarter> {
        let begin = self.day(number)?.to_zoned(self.zone.clone()).map_err(beyond)?;
        Ok(Quarter::of(Timestamp::from_micros(begin.timestamp().as_microsecond())))
    }

    /// Some of them.
    pub(super) fn part(&self, skipped: usize, most: usize) -> Result<Days> {
        let first = self.day(i64::try_from(skipped).unwrap_or(i64::MAX))?;
        let count = self.count.saturating_sub(skipped).min(most);
        Ok(Days { zone: self.zone.clone(), first, count })
    }
}
