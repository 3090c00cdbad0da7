//! Times that people plan: cron expressions, time zones, and what a clock on a wall shows.

use osirix_core::clock::Timestamp;
use osirix_core::jobs::Calendar;
use osirix_core::social::PlannedTime;

use crate::Target;
use crate::input::{assert_refusal, first_line, seeds, text};

pub(crate) const TARGET: Target = Target { name: "calendar", run, seeds: examples };

/// How many times of a calendar are looked at.
const TIMES: usize = 4;

fn run(bytes: &[u8]) {
    let text = text(bytes);
    let (cron, rest) = first_line(&text);
    let (time_zone, local) = first_line(rest);
    let planned = PlannedTime { local: local.to_owned(), time_zone: time_zone.to_owned() };
    let moment = planned.moment();
    let from = match &moment {
        Ok(moment) => *moment,
        Err(error) => {
            assert_refusal(error, "field");
            // A second before the clocks of Europe are put forward.
            Timestamp::from_micros(1_774_745_999_000_000)
        }
    };
    match Calendar::parse(cron, time_zone) {
        Ok(calendar) => assert_times_rise(&calendar, from),
        Err(error) => assert_refusal(&error, "field"),
    }
}

fn assert_times_rise(calendar: &Calendar, from: Timestamp) {
    let mut last = from;
    for _ in 0..TIMES {
        match calendar.after(last) {
            Ok(next) => {
                assert!(next > last, "{next} comes after {last}");
                last = next;
            }
            // There are no more times: calendars have an end.
            Err(error) => return assert_refusal(&error, "field"),
        }
    }
}

fn examples() -> Vec<Vec<u8>> {
    seeds(&[
        "0 9 * * MON-FRI\nEurope/Berlin\n2026-03-29T02:30",
        "*/15 2 * * *\nEurope/Berlin\n2026-10-25T02:30:59",
        "30 2 29 2 *\nAmerica/St_Johns\n2027-12-31T23:59",
        "0 */2 1,15 JAN-MAR SUN#2\nPacific/Chatham\n9999-12-31T23:59:59",
        "@daily\nUTC\n-009999-01-01T00:00",
        "0 0 L * *\nAsia/Kathmandu\n1970-01-01T00:00",
        "59 23 31 2 *\nAfrica/Casablanca\n2026-02-30T00:00",
        "0 0 15W * 5L\nAntarctica/Troll\n20260102T0900",
    ])
}
