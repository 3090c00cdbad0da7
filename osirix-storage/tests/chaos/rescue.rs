//! How long a job waits for its next worker when it has lost the one it had.

use std::collections::HashMap;
use std::time::Duration;

use osirix_core::clock::Timestamp;
use osirix_core::id::JobId;

use crate::crew::Lost;
use crate::diary::{Note, What};
use crate::worker::{LEASE, POLL};

/// A lease and a few looks; the rest is for a machine that does other things besides.
const BOUND: Duration =
    LEASE.saturating_add(POLL.saturating_mul(4)).saturating_add(Duration::from_secs(2));

/// What the notes of a worker's time with a job come to.
struct Time<'a> {
    worker: &'a str,
    begun: Timestamp,
    gave_up: bool,
}

/// The longest wait, from the loss of a worker to the first note of the next.
pub(crate) fn slowest(notes: &[Note], lost: &[Lost]) -> Option<Duration> {
    let times = times(notes);
    let slowest = lost.iter().filter_map(|lost| {
        let slowest = waits(&times, lost).max()?;
        assert!(slowest <= BOUND + lost.locks, "the rescue took {slowest:?}");
        Some(slowest)
    });
    slowest.max()
}

fn times(notes: &[Note]) -> HashMap<(JobId, i64), Time<'_>> {
    let mut times = HashMap::new();
    for note in notes {
        let begun = Time { worker: &note.worker, begun: note.at, gave_up: false };
        let time = times.entry((note.job, note.fence)).or_insert(begun);
        time.gave_up |= note.what == What::GaveUp;
    }
    times
}

fn waits<'a>(
    times: &'a HashMap<(JobId, i64), Time<'a>>,
    lost: &'a Lost,
) -> impl Iterator<Item = Duration> + 'a {
    let had =
        |time: &Time<'_>| time.worker == lost.worker && time.begun <= lost.at && !time.gave_up;
    times.iter().filter(move |(_, time)| had(time)).filter_map(|((job, fence), _)| {
        // The next worker may have been lost, too, before it could note anything.
        let next = times.get(&(*job, fence + 1))?;
        (next.begun > lost.at).then(|| next.begun.since(lost.at))
    })
}
