use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};

use super::planned::PlannedTime;
use crate::clock::Timestamp;
use crate::error::{Error, Result};

impl PlannedTime {
    /// The moment that it names. Where clocks are put forward, a time that does not exist is taken
    /// later by as much; where they are put back, one that exists twice is taken the first time.
    pub fn moment(&self) -> Result<Timestamp> {
        let zone = zone(&self.time_zone)?;
        let local: DateTime = self.local.parse().map_err(|e| self.wrong(e))?;
        let moment = zone.to_ambiguous_zoned(local).compatible().map_err(|e| self.wrong(e))?;
        Ok(Timestamp::from_micros(moment.timestamp().as_microsecond()))
    }

    /// What the clocks of a time zone show at a moment.
    pub(super) fn of(at: Timestamp, time_zone: &str) -> Result<Self> {
        let wall = wall_clock(&zone(time_zone)?, at)?;
        let local = wall.strftime("%Y-%m-%dT%H:%M:%S").to_string();
        Ok(PlannedTime { local, time_zone: time_zone.to_owned() })
    }

    fn wrong(&self, cause: jiff::Error) -> Error {
        let message = "a date and a time of day, such as 2026-03-29T09:30";
        Error::invalid("local", message).with("value", &self.local).caused_by(cause)
    }
}

/// A time zone, by its name in the IANA database.
pub(super) fn zone(name: &str) -> Result<TimeZone> {
    TimeZone::get(name).map_err(|e| {
        let message = "no time zone of the IANA database has this name";
        Error::invalid("time_zone", message).with("value", name).caused_by(e)
    })
}

/// What the clocks of a zone show at a moment.
pub(super) fn wall_clock(zone: &TimeZone, at: Timestamp) -> Result<DateTime> {
    let at = jiff::Timestamp::from_microsecond(at.as_micros())
        .map_err(|e| Error::invalid("time", "this is no time").caused_by(e))?;
    Ok(at.to_zoned(zone.clone()).datetime())
}

/// The first moment at which the clocks of a zone show a time, or have left it out.
pub(super) fn first_moment(zone: &TimeZone, wall: DateTime) -> Result<Timestamp, jiff::Error> {
    let ambiguous = zone.to_ambiguous_timestamp(wall);
    let left_out = matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. });
    let later = ambiguous.compatible()?;
    let first = match left_out {
        true => {
            let until = later.checked_add(jiff::SignedDuration::from_secs(1))?;
            let put_forward = zone.preceding(until).next();
            put_forward.map_or(later, |transition| transition.timestamp())
        }
        false => later,
    };
    Ok(Timestamp::from_micros(first.as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(local: &str, time_zone: &str) -> Result<String> {
        let time = PlannedTime { local: local.to_owned(), time_zone: time_zone.to_owned() };
        Ok(time.moment()?.to_string())
    }

    #[test]
    fn nine_in_the_morning_is_nine_in_summer_and_in_winter() {
        for (local, expected) in [
            ("2026-03-28T09:00", "2026-03-28T08:00:00.000Z"),
            ("2026-03-30T09:00", "2026-03-30T07:00:00.000Z"),
            ("2026-03-29T02:30", "2026-03-29T01:30:00.000Z"),
            ("2026-10-25T02:30:00", "2026-10-25T00:30:00.000Z"),
        ] {
            assert_eq!(moment(local, "Europe/Berlin").unwrap(), expected, "{local}");
        }
    }

    #[test]
    fn what_is_no_time_names_the_field() {
        for (local, zone, field) in [
            ("2026-02-30T09:00", "UTC", "local"),
            ("tomorrow", "UTC", "local"),
            ("2026-01-01T09:00", "Mars/Olympus", "time_zone"),
        ] {
            let error = moment(local, zone).unwrap_err();
            assert_eq!(error.context_value("field"), Some(field), "{local} {zone}");
        }
    }
}
