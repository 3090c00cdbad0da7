//! Queues: the times of a week at which an account publishes.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use super::planned::PlannedTime;
use super::time::{first_moment, wall_clock, zone};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, ConnectionId, PostId, PostQueueId};
use crate::names::names;

names! {
    /// A day of the week.
    #[derive(PartialOrd, Ord)]
    "weekday" pub enum Weekday {
        /// The first by ISO 8601.
        Monday = "monday",
        /// The second.
        Tuesday = "tuesday",
        /// The third.
        Wednesday = "wednesday",
        /// The fourth.
        Thursday = "thursday",
        /// The fifth.
        Friday = "friday",
        /// The sixth.
        Saturday = "saturday",
        /// The last.
        Sunday = "sunday",
    }
}

/// A time of the week.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QueueSlot {
    /// The day.
    pub weekday: Weekday,
    /// The time of day in the queue's time zone: `09:30`.
    pub time: String,
}

/// A queue that is to be made, or what one is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPostQueue {
    /// Its name, unique within the account: 1 to 100 characters.
    pub name: String,
    /// The name of a time zone in the IANA database: `Europe/Berlin`.
    pub time_zone: String,
    /// When it publishes: 1 to 168 times of the week, each once.
    pub slots: Vec<QueueSlot>,
    /// The connections that it serves: 1 to 50, each once.
    pub connections: Vec<ConnectionId>,
}

/// A queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostQueue {
    /// Its id.
    pub id: PostQueueId,
    /// Whose it is.
    pub account_id: AccountId,
    /// Its name, unique within the account.
    pub name: String,
    /// The name of a time zone in the IANA database.
    pub time_zone: String,
    /// When it publishes, in the order of the week.
    pub slots: Vec<QueueSlot>,
    /// The connections that it serves.
    pub connections: Vec<ConnectionId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

/// A slot that is to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComingSlot {
    /// When.
    pub at: Timestamp,
    /// What clocks show there then.
    pub time: PlannedTime,
    /// The post that fills it.
    pub post_id: Option<PostId>,
}

impl NewPostQueue {
    const LONGEST_NAME: usize = 100;
    /// One an hour.
    const MOST_SLOTS: usize = 7 * 24;
    const MOST_CONNECTIONS: usize = 50;

    /// What was asked for, in range, its slots in the order of the week.
    pub(super) fn checked(mut self) -> Result<Self> {
        let fits = (1..=Self::LONGEST_NAME).contains(&self.name.chars().count());
        if !fits || self.name.contains(char::is_control) || self.name.trim().is_empty() {
            let error = Error::invalid("name", "use 1 to 100 characters");
            return Err(error.with("limit", Self::LONGEST_NAME));
        }
        zone(&self.time_zone)?;
        within("slots", self.slots.len(), Self::MOST_SLOTS)?;
        within("connections", self.connections.len(), Self::MOST_CONNECTIONS)?;
        for slot in &mut self.slots {
            slot.time = clock_text(clock_time(&slot.time)?);
        }
        self.slots.sort();
        once("slots", &self.slots)?;
        once("connections", &self.connections)?;
        Ok(self)
    }
}

impl PostQueue {
    /// The moments of its slots after one, in order, each once, to the end of time.
    ///
    /// Where clocks are put forward, a slot that does not exist is at the first moment after;
    /// where they are put back, one that exists twice is at the first of the two.
    pub(super) fn after(&self, time: Timestamp) -> Result<impl Iterator<Item = Timestamp> + '_> {
        let zone = zone(&self.time_zone)?;
        let slots = self.slots.iter().map(|slot| Ok((slot.weekday, clock_time(&slot.time)?)));
        let slots = slots.collect::<Result<Vec<_>>>()?;
        let today = wall_clock(&zone, time)?.date();
        let first = today.yesterday().unwrap_or(today);
        let walls = first.series(1.day()).flat_map(move |date| {
            let number = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
            let weekday = Weekday::ALL[number];
            let of_day = slots.clone().into_iter().filter(move |slot| slot.0 == weekday);
            of_day.map(move |(_, at)| date.to_datetime(at))
        });
        let mut last = time;
        let moments = walls.map_while(move |wall| first_moment(&zone, wall).ok());
        Ok(moments.filter(move |moment| {
            let is_next = *moment > last;
            last = last.max(*moment);
            is_next
        }))
    }

    /// What clocks show in its time zone.
    pub(super) fn planned(&self, at: Timestamp) -> Result<PlannedTime> {
        PlannedTime::of(at, &self.time_zone)
    }
}

/// A time of day, to the minute.
pub(super) fn clock_time(text: &str) -> Result<Time> {
    Time::strptime("%H:%M", text).map_err(|e| {
        let error = Error::invalid("time", "a time of day, such as 09:30");
        error.with("value", text).caused_by(e)
    })
}

fn clock_text(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

pub(super) fn within(field: &'static str, value: usize, limit: usize) -> Result<()> {
    match value {
        0 => Err(Error::invalid(field, "say at least one").with("limit", limit)),
        _ if value <= limit => Ok(()),
        _ => {
            let error = Error::new(ErrorCode::TooLarge, format!("{field}: {limit} at most"));
            Err(error.with("field", field).with("limit", limit).with("value", value))
        }
    }
}

pub(super) fn once<T: Ord>(field: &'static str, items: &[T]) -> Result<()> {
    match items.iter().collect::<BTreeSet<_>>().len() == items.len() {
        true => Ok(()),
        false => Err(Error::invalid(field, "one is named twice")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id as _;

    fn queue(time_zone: &str, slots: &[(Weekday, &str)]) -> PostQueue {
        let id = uuid::Uuid::from_u128(1);
        let slot = |(weekday, time): &(Weekday, &str)| QueueSlot {
            weekday: *weekday,
            time: (*time).to_owned(),
        };
        PostQueue {
            id: PostQueueId::from_uuid(id),
            account_id: AccountId::from_uuid(id),
            name: "news".to_owned(),
            time_zone: time_zone.to_owned(),
            slots: slots.iter().map(slot).collect(),
            connections: Vec::new(),
            created_at: Timestamp::default(),
            updated_at: Timestamp::default(),
        }
    }

    fn moments(queue: &PostQueue, after: &str, count: usize) -> Vec<String> {
        let after: jiff::Timestamp = after.parse().unwrap();
        let after = Timestamp::from_micros(after.as_microsecond());
        queue.after(after).unwrap().take(count).map(|at| at.to_string()).collect()
    }

    #[test]
    fn slots_come_week_after_week_in_the_time_of_the_zone() {
        let queue =
            queue("Europe/Berlin", &[(Weekday::Monday, "09:00"), (Weekday::Friday, "17:30")]);
        assert_eq!(
            moments(&queue, "2026-03-23T08:00:00Z", 3),
            ["2026-03-27T16:30:00.000Z", "2026-03-30T07:00:00.000Z", "2026-04-03T15:30:00.000Z"]
        );
    }

    #[test]
    fn a_slot_that_does_not_exist_is_at_the_first_moment_after() {
        let gap =
            [(Weekday::Sunday, "02:30"), (Weekday::Sunday, "03:00"), (Weekday::Sunday, "04:00")];
        assert_eq!(
            moments(&queue("Europe/Berlin", &gap), "2026-03-28T12:00:00Z", 3),
            ["2026-03-29T01:00:00.000Z", "2026-03-29T02:00:00.000Z", "2026-04-05T00:30:00.000Z"],
            "two that fall together are one"
        );
    }

    #[test]
    fn a_slot_that_exists_twice_is_at_the_first_of_the_two() {
        let queue = queue("Europe/Berlin", &[(Weekday::Sunday, "02:30")]);
        let expected = ["2026-10-25T00:30:00.000Z", "2026-11-01T01:30:00.000Z"];
        assert_eq!(moments(&queue, "2026-10-24T12:00:00Z", 2), expected);
        assert_eq!(moments(&queue, "2026-10-25T00:30:00Z", 1), expected[1..]);
    }

    #[test]
    fn a_day_that_a_country_leaves_out_is_made_up_for_when_the_next_begins() {
        let queue = queue("Pacific/Apia", &[(Weekday::Friday, "09:00")]);
        assert_eq!(
            moments(&queue, "2011-12-28T00:00:00Z", 2),
            ["2011-12-30T10:00:00.000Z", "2012-01-05T19:00:00.000Z"]
        );
    }

    #[test]
    fn what_a_slot_shows_names_its_moment() {
        let queue = queue("Europe/Berlin", &[(Weekday::Sunday, "02:30")]);
        for after in ["2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z"] {
            let after: jiff::Timestamp = after.parse().unwrap();
            let after = Timestamp::from_micros(after.as_microsecond());
            let at = queue.after(after).unwrap().next().unwrap();
            assert_eq!(queue.planned(at).unwrap().moment().unwrap(), at);
        }
    }

    #[test]
    fn what_is_no_queue_names_the_field_and_the_limit() {
        let connection = ConnectionId::from_uuid(uuid::Uuid::from_u128(1));
        let slot = |time: &str| QueueSlot { weekday: Weekday::Monday, time: time.to_owned() };
        let good = || NewPostQueue {
            name: "news".to_owned(),
            time_zone: "UTC".to_owned(),
            slots: vec![slot("9:05")],
            connections: vec![connection],
        };
        assert_eq!(good().checked().unwrap().slots, [slot("09:05")]);
        for (new, field) in [
            (NewPostQueue { name: " ".to_owned(), ..good() }, "name"),
            (NewPostQueue { time_zone: "Mars".to_owned(), ..good() }, "time_zone"),
            (NewPostQueue { slots: Vec::new(), ..good() }, "slots"),
            (NewPostQueue { slots: vec![slot("9:05"), slot("09:05")], ..good() }, "slots"),
            (NewPostQueue { slots: vec![slot("24:00")], ..good() }, "time"),
            (NewPostQueue { slots: vec![slot("09:00"); 169], ..good() }, "slots"),
            (NewPostQueue { connections: vec![connection; 2], ..good() }, "connections"),
            (NewPostQueue { connections: Vec::new(), ..good() }, "connections"),
        ] {
            let error = new.checked().unwrap_err();
            assert_eq!(error.context_value("field"), Some(field), "{error:?}");
        }
    }
}
