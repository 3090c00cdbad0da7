//! Which part of a track is to be seen or heard, and when: what its edit list says.

use mp4_atom::{Elst, Trak};
use osirix_core::Result;

use super::refusal::unsupported;

/// What an edit list leaves of a track.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edit {
    /// Where it begins and ends, in ticks of the track's clock.
    pub(super) from: i64,
    pub(super) end: i64,
    /// When it comes, in microseconds of the time that all tracks have in common.
    pub(super) begins_us: i64,
}

impl Edit {
    /// Of a track that begins at `first` and ends at `end`, with so many ticks in a second of its
    /// `clock`, and so many of the film's in a `second`.
    pub(super) fn of(track: &Trak, first: i64, end: i64, clock: i64, second: i64) -> Result<Edit> {
        let list = track.edts.as_ref().and_then(|edits| edits.elst.as_ref());
        let entries = list.map(|Elst { entries }| entries.as_slice()).unwrap_or_default();
        let micros = |ticks: i128, in_one: i64| {
            let micros = ticks.saturating_mul(1_000_000) / i128::from(in_one);
            micros.clamp(i64::MIN.into(), i64::MAX.into()) as i64
        };
        // Edits without media only say that the track comes later than others.
        let empty = entries.iter().take_while(|edit| edit.media_time.is_none());
        let later = empty.map(|edit| i128::from(edit.segment_duration)).sum();
        let later_us = micros(later, second);
        let edits: Vec<_> =
            entries.iter().filter_map(|edit| Some((edit, edit.media_time?))).collect();
        match edits.as_slice() {
            [] => {
                let begins_us = later_us.saturating_add(micros(first.into(), clock));
                Ok(Edit { from: first, end, begins_us })
            }
            [(edit, start)] if (edit.media_rate.integer(), edit.media_rate.decimal()) == (1, 0) => {
                let start = i64::try_from(*start).unwrap_or(i64::MAX);
                let from = start.max(first);
                let length =
                    i128::from(edit.segment_duration) * i128::from(clock) / i128::from(second);
                let length = i64::try_from(length).ok().filter(|length| *length > 0);
                let end = length.map_or(end, |length| from.saturating_add(length).min(end));
                let within_us = micros(i128::from(from) - i128::from(start), clock);
                Ok(Edit { from, end, begins_us: later_us.saturating_add(within_us) })
            }
            [_] => Err(unsupported("an edit list that changes the pace is not read", "edit list")),
            _ => Err(unsupported("an edit list of several parts is not read", "edit list")),
        }
    }
}
