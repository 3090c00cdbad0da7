use cronexpr::{Crontab, MakeTimestamp};
use jiff::tz::TimeZone;

use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// The year 9990. A cron expression is searched for four years at most, and who searches must not
/// come to the end of what a date can be.
const END: Timestamp = Timestamp::from_micros(253_086_768_000_000_000);

/// The times that a cron expression names, in a time zone.
///
/// Five fields (minute, hour, day of month, month, day of week) as in Vixie's cron, and the
/// shorthands `@hourly`, `@daily`, `@weekly`, `@monthly` and `@yearly`. A time of day is one a day:
/// where clocks are put forward, one that does not exist is taken later by as much; where they are
/// put back, one that exists twice is taken the first time. What recurs every hour (`*`, `*/2`)
/// goes by the hours that pass.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// In the time zone; of times of day as if it were in UTC.
    crontab: Crontab,
    /// The time zone of times of day.
    zone: Option<TimeZone>,
}

impl Calendar {
    /// From a cron expression and the name of a time zone in the IANA database: `0 9 * * MON-FRI`
    /// in `Europe/Berlin`.
    pub fn parse(cron: &str, time_zone: &str) -> Result<Self> {
        let zone = TimeZone::get(time_zone).map_err(|e| {
            let message = "no time zone of the IANA database has this name";
            Error::invalid("time_zone", message).with("value", time_zone).caused_by(e)
        })?;
        let fields = shorthand(cron.trim());
        let of_day = fields.split_whitespace().nth(1).is_some_and(|hour| !hour.contains('*'));
        let (zone, name) = if of_day { (Some(zone), "UTC") } else { (None, time_zone) };
        let parsed = cronexpr::parse_crontab(&format!("{fields} {name}"));
        let crontab = parsed.map_err(|e| {
            let message = "five fields: minute, hour, day of month, month, day of week";
            Error::invalid("cron", message).with("value", cron).caused_by(e)
        })?;
        let calendar = Calendar { crontab, zone };
        // The 30th of February parses.
        calendar.after(Timestamp::from_micros(0)).map(|_| calendar)
    }

    /// The first time after this one, which is before the year 9990.
    pub fn after(&self, time: Timestamp) -> Result<Timestamp> {
        if time >= END {
            return Err(Error::invalid("cron", "calendars end with the year 9989")
                .with("limit", END)
                .with("value", time));
        }
        let from = jiff::Timestamp::from_microsecond(time.as_micros()).map_err(never)?;
        let next = match &self.zone {
            None => self.crontab.find_next(MakeTimestamp(from)).map_err(never)?.timestamp(),
            Some(zone) => self.time_of_day_after(from, zone)?,
        };
        Ok(Timestamp::from_micros(next.as_microsecond()))
    }

    fn time_of_day_after(&self, from: jiff::Timestamp, zone: &TimeZone) -> Result<jiff::Timestamp> {
        let mut wall = from.to_zoned(zone.clone()).datetime();
        loop {
            let seen = wall.to_zoned(TimeZone::UTC).map_err(never)?.timestamp();
            wall = self.crontab.find_next(MakeTimestamp(seen)).map_err(never)?.datetime();
            let next = zone.to_ambiguous_zoned(wall).compatible().map_err(never)?.timestamp();
            // In an hour that comes twice the clock on the wall has shown it before.
            if next > from {
                return Ok(next);
            }
        }
    }
}

fn never(cause: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::invalid("cron", "this names no time that will ever be").caused_by(cause)
}

fn shorthand(cron: &str) -> &str {
    match cron {
        "@hourly" => "0 * * * *",
        "@daily" | "@midnight" => "0 0 * * *",
        "@weekly" => "0 0 * * 0",
        "@monthly" => "0 0 1 * *",
        "@yearly" | "@annually" => "0 0 1 1 *",
        fields => fields,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(cron: &str, zone: &str, from: &str, count: usize) -> Vec<String> {
        let calendar = Calendar::parse(cron, zone).unwrap();
        let from: jiff::Timestamp = from.parse().unwrap();
        let mut at = Timestamp::from_micros(from.as_microsecond());
        let mut times = Vec::new();
        for _ in 0..count {
            at = calendar.after(at).unwrap();
            times.push(at.to_string());
        }
        times
    }

    #[test]
    fn times_are_those_of_the_zone() {
        let times = times("0 9 * * MON-FRI", "Europe/Berlin", "2026-01-02T00:00:00Z", 2);
        assert_eq!(times, ["2026-01-02T08:00:00.000Z", "2026-01-05T08:00:00.000Z"]);
    }

    #[test]
    fn nine_in_the_morning_stays_nine_in_summer() {
        let times = times("0 9 * * *", "Europe/Berlin", "2026-03-28T00:00:00Z", 3);
        assert_eq!(
            times,
            ["2026-03-28T08:00:00.000Z", "2026-03-29T07:00:00.000Z", "2026-03-30T07:00:00.000Z"]
        );
    }

    #[test]
    fn a_time_that_exists_twice_is_taken_once() {
        let times = times("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", 2);
        assert_eq!(times, ["2026-10-25T00:30:00.000Z", "2026-10-26T01:30:00.000Z"]);
    }

    #[test]
    fn a_time_that_does_not_exist_is_taken_all_the_same() {
        let times = times("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", 2);
        assert_eq!(times.last().unwrap(), "2026-03-30T00:30:00.000Z");
        assert!(times[0].starts_with("2026-03-29T01:"), "{times:?}");
    }

    #[test]
    fn every_hour_is_every_hour_that_passes() {
        let times = times("30 * * * *", "Europe/Berlin", "2026-10-25T00:00:00Z", 2);
        assert_eq!(times, ["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"]);
    }

    #[test]
    fn calendars_have_an_end() {
        let calendar = Calendar::parse("0 */2 1,15 JAN-MAR SUN#2", "Pacific/Chatham").unwrap();
        let error = calendar.after(END).unwrap_err();
        assert_eq!(error.context_value("limit"), Some("9990-01-01T00:00:00.000Z"));
        calendar.after(Timestamp::from_micros(END.as_micros() - 1)).unwrap();
    }

    #[test]
    fn what_is_no_time_names_the_field() {
        for (cron, zone, field) in [
            ("61 * * * *", "UTC", "cron"),
            ("* * * *", "UTC", "cron"),
            ("", "UTC", "cron"),
            ("0 0 30 2 *", "UTC", "cron"),
            ("@daily", "Mars/Olympus", "time_zone"),
        ] {
            let error = Calendar::parse(cron, zone).unwrap_err();
            assert_eq!(error.context_value("field"), Some(field), "{cron} {zone}: {error:?}");
        }
    }
}
