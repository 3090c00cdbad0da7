//! Posts that are made again and again: when, and how often.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::planned::{NewPost, PlannedTime};
use super::queue::{Weekday, clock_time, once};
use super::time::{wall_clock, zone};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::{AccountId, RecurrenceId, UserId};
use crate::jobs::Calendar;
use crate::names::names;

names! {
    /// How often something comes again.
    "every" pub enum Cadence {
        /// Each day.
        Daily = "daily",
        /// On days of each week.
        Weekly = "weekly",
        /// On a day of each month that has it.
        Monthly = "monthly",
    }
}

names! {
    /// Whether there will be more posts.
    "state" pub enum RecurrenceState {
        /// There will be.
        Active = "active",
        /// Its last post was made.
        Ended = "ended",
        /// It was stopped.
        Stopped = "stopped",
    }
}

/// When a post comes again. It has an end: a date, a count, or whichever of the two comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecurrenceRule {
    /// How often.
    pub every: Cadence,
    /// On which days of the week, each once: where it is weekly, and only there.
    #[serde(default)]
    pub weekdays: Vec<Weekday>,
    /// On which day of the month, 1 to 31: where it is monthly, and only there. A month that has no
    /// such day has none of its posts.
    #[serde(default)]
    pub day: Option<u32>,
    /// The time of day: `09:30`. One that does not exist, where clocks are put forward, is taken
    /// later by as much; one that exists twice is taken the first time.
    pub time: String,
    /// The name of a time zone in the IANA database: `Europe/Berlin`.
    pub time_zone: String,
    /// The last date there that can have one, ten years ahead at most: `2026-12-31`.
    #[serde(default)]
    pub until: Option<String>,
    /// How many posts are made: 1 to 1,000.
    #[serde(default)]
    pub count: Option<u32>,
}

/// A post that is to be made again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewRecurrence {
    /// What each of its posts says; it has no time of its own.
    pub post: NewPost,
    /// When it comes again.
    pub rule: RecurrenceRule,
}

/// A post that is made again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recurrence {
    /// Its id.
    pub id: RecurrenceId,
    /// Whose it is.
    pub account_id: AccountId,
    /// The member who wants it, where that is known.
    pub author: Option<UserId>,
    /// What each of its posts says.
    pub content: NewPost,
    /// When it comes again.
    pub rule: RecurrenceRule,
    /// Whether there will be more posts.
    pub state: RecurrenceState,
    /// When the first post that is not made yet is due; none when there will be no more.
    pub next_at: Option<Timestamp>,
    /// How many posts were made.
    pub made: u32,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

/// Which of a recurrence's posts one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// The recurrence.
    pub recurrence_id: RecurrenceId,
    /// Its number there, from 0.
    pub number: u32,
}

impl RecurrenceRule {
    const MOST: u32 = 1_000;
    const LONGEST_YEARS: i16 = 10;

    /// When the first post after a moment is due. What is out of range is refused with its field
    /// and limit; so is a rule that names no time any more.
    pub(super) fn first(&self, now: Timestamp) -> Result<Timestamp> {
        self.check_days()?;
        self.check_end(now)?;
        self.next(now)?.ok_or_else(|| {
            let error = Error::invalid("until", "there is no such time before this date ends");
            error.with("value", self.until.as_deref().unwrap_or_default())
        })
    }

    /// When the next post after a moment is due, if its date is not past the last.
    pub(super) fn next(&self, after: Timestamp) -> Result<Option<Timestamp>> {
        let next = self.calendar()?.after(after)?;
        let date = wall_clock(&zone(&self.time_zone)?, next)?.date();
        Ok(self.last_date()?.is_none_or(|last| date <= last).then_some(next))
    }

    /// What clocks show there.
    pub(super) fn planned(&self, at: Timestamp) -> Result<PlannedTime> {
        PlannedTime::of(at, &self.time_zone)
    }

    fn calendar(&self) -> Result<Calendar> {
        let time = clock_time(&self.time)?;
        let names = self.weekdays.iter().map(|day| &day.as_str()[..3]).collect::<Vec<_>>();
        let (day, weekdays) = match self.every {
            Cadence::Daily => ("*".to_owned(), "*".to_owned()),
            Cadence::Weekly => ("*".to_owned(), names.join(",").to_uppercase()),
            Cadence::Monthly => (self.day.unwrap_or_default().to_string(), "*".to_owned()),
        };
        let cron = format!("{} {} {day} * {weekdays}", time.minute(), time.hour());
        Calendar::parse(&cron, &self.time_zone)
    }

    fn check_days(&self) -> Result<()> {
        let weekly = self.every == Cadence::Weekly;
        let monthly = self.every == Cadence::Monthly;
        if weekly == self.weekdays.is_empty() {
            return Err(Error::invalid("weekdays", "the days of a weekly one, and of no other"));
        }
        once("weekdays", &self.weekdays)?;
        if monthly != self.day.is_some() {
            return Err(Error::invalid("day", "the day of a monthly one, and of no other"));
        }
        match self.day {
            Some(day) if !(1..=31).contains(&day) => {
                let error = Error::invalid("day", "between 1 and 31");
                Err(error.with("limit", 31).with("value", day))
            }
            _ => Ok(()),
        }
    }

    fn check_end(&self, now: Timestamp) -> Result<()> {
        if self.until.is_none() && self.count.is_none() {
            return Err(Error::invalid("count", "say how many, or until when"));
        }
        if let Some(count) = self.count.filter(|count| !(1..=Self::MOST).contains(count)) {
            let error = Error::invalid("count", "between 1 and 1,000");
            return Err(error.with("limit", Self::MOST).with("value", count));
        }
        let today = wall_clock(&zone(&self.time_zone)?, now)?.date();
        let (last, limit) = (self.last_date()?, i32::from(today.year() + Self::LONGEST_YEARS));
        match last.filter(|last| i32::from(last.year()) > limit) {
            Some(last) => {
                let error = Error::invalid("until", "ten years ahead at most");
                Err(error.with("limit", limit).with("value", last))
            }
            None => Ok(()),
        }
    }

    fn last_date(&self) -> Result<Option<Date>> {
        let date = |text: &String| {
            text.parse::<Date>().map_err(|e| {
                let error = Error::invalid("until", "a date, such as 2026-12-31");
                error.with("value", text).caused_by(e)
            })
        };
        self.until.as_ref().map(date).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(every: Cadence, time: &str) -> RecurrenceRule {
        RecurrenceRule {
            every,
            weekdays: Vec::new(),
            day: None,
            time: time.to_owned(),
            time_zone: "Europe/Berlin".to_owned(),
            until: None,
            count: Some(1_000),
        }
    }

    fn moment(text: &str) -> Timestamp {
        Timestamp::from_micros(text.parse::<jiff::Timestamp>().unwrap().as_microsecond())
    }

    fn times(rule: &RecurrenceRule, now: &str, most: usize) -> Vec<String> {
        let first = rule.first(moment(now)).unwrap();
        let next = |at: &Timestamp| rule.next(*at).unwrap();
        std::iter::successors(Some(first), next).take(most).map(|at| at.to_string()).collect()
    }

    #[test]
    fn days_of_the_week_come_in_the_time_of_the_zone() {
        let weekdays = vec![Weekday::Friday, Weekday::Monday];
        let rule = RecurrenceRule { weekdays, ..rule(Cadence::Weekly, "9:00") };
        assert_eq!(
            times(&rule, "2026-03-26T00:00:00Z", 3),
            ["2026-03-27T08:00:00.000Z", "2026-03-30T07:00:00.000Z", "2026-04-03T07:00:00.000Z"]
        );
    }

    #[test]
    fn a_month_without_the_day_has_none() {
        let rule = RecurrenceRule { day: Some(31), ..rule(Cadence::Monthly, "12:00") };
        assert_eq!(
            times(&rule, "2026-01-31T11:00:00Z", 2),
            ["2026-03-31T10:00:00.000Z", "2026-05-31T10:00:00.000Z"]
        );
    }

    #[test]
    fn the_last_date_is_one_of_the_zones_own() {
        let until = Some("2026-01-03".to_owned());
        let rule = RecurrenceRule { until, count: None, ..rule(Cadence::Daily, "23:30") };
        assert_eq!(
            times(&rule, "2026-01-01T23:00:00Z", 9),
            ["2026-01-02T22:30:00.000Z", "2026-01-03T22:30:00.000Z"]
        );
    }

    #[test]
    fn what_is_no_rule_names_the_field() {
        let daily = || rule(Cadence::Daily, "09:00");
        let date = |text: &str| Some(text.to_owned());
        for (rule, field) in [
            (RecurrenceRule { time: "25:00".to_owned(), ..daily() }, "time"),
            (RecurrenceRule { time_zone: "Mars".to_owned(), ..daily() }, "time_zone"),
            (RecurrenceRule { count: None, ..daily() }, "count"),
            (RecurrenceRule { count: Some(0), ..daily() }, "count"),
            (RecurrenceRule { count: Some(1_001), ..daily() }, "count"),
            (RecurrenceRule { until: date("tomorrow"), ..daily() }, "until"),
            (RecurrenceRule { until: date("2025-12-31"), ..daily() }, "until"),
            (RecurrenceRule { until: date("2037-01-01"), ..daily() }, "until"),
            (RecurrenceRule { day: Some(1), ..daily() }, "day"),
            (RecurrenceRule { weekdays: vec![Weekday::Monday], ..daily() }, "weekdays"),
            (rule(Cadence::Weekly, "09:00"), "weekdays"),
            (rule(Cadence::Monthly, "09:00"), "day"),
            (RecurrenceRule { day: Some(32), ..rule(Cadence::Monthly, "09:00") }, "day"),
            (
                RecurrenceRule {
                    weekdays: vec![Weekday::Monday; 2],
                    ..rule(Cadence::Weekly, "09:00")
                },
                "weekdays",
            ),
        ] {
            let error = rule.first(moment("2026-01-01T00:00:00Z")).unwrap_err();
            assert_eq!(error.context_value("field"), Some(field), "{rule:?}");
        }
    }
}
