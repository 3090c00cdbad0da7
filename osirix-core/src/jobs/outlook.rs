use std::time::Duration;

use tokio::time::Instant;

/// How far somebody looks for the foremost jobs.
///
/// PostgreSQL keeps what has been taken in its indexes until they are vacuumed, and whoever looks
/// for the foremost reads over all of that. So who looks often begins where something was found
/// before. What comes to stand before that (it is tried again, is urgent, or was long in writing)
/// is found by a look at the whole queue, which comes the more often the less it costs.
#[derive(Debug)]
pub struct Outlook {
    /// Where the last two looks that found something found the first of it.
    found: [Option<i64>; 2],
    /// When the whole queue may be looked at again.
    again: Instant,
    /// Whether the last look was at a part alone.
    partial: bool,
}

impl Default for Outlook {
    fn default() -> Self {
        Outlook { found: [None; 2], again: Instant::now(), partial: false }
    }
}

impl Outlook {
    /// A look at the whole queue that takes no longer is not spared.
    const CHEAP: Duration = Duration::from_millis(2);
    /// Others go on for so many times as long.
    const REST: u32 = 10;
    /// But no longer than this.
    const LONGEST_REST: Duration = Duration::from_secs(1);

    /// The place at which to begin now: `None` is to look at the whole queue.
    pub fn from(&self) -> Option<i64> {
        // What is written while somebody takes others stands beside those: one look back is kept.
        let place = self.found[0]?.min(self.found[1]?);
        (Instant::now() < self.again).then_some(place)
    }

    /// How long it is until the whole queue may be looked at, where it has not been.
    pub fn rest(&self) -> Option<Duration> {
        self.partial.then(|| self.again.saturating_duration_since(Instant::now()))
    }

    /// Notes a look that began `from` a place, what it took, and where the `first` stands that it
    /// found.
    pub fn looked(&mut self, from: Option<i64>, took: Duration, first: Option<i64>) {
        if from.is_none() {
            let rest = took.saturating_sub(Self::CHEAP).saturating_mul(Self::REST);
            self.again = Instant::now() + rest.min(Self::LONGEST_REST);
        }
        self.partial = from.is_some();
        if first.is_some() {
            self.found = [self.found[1], first];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    #[tokio::test(start_paused = true)]
    async fn what_costs_nothing_is_looked_at_as_a_whole_each_time() {
        let mut outlook = Outlook::default();
        assert_eq!(outlook.from(), None, "nothing is known at first");
        for _ in 0..3 {
            outlook.looked(None, 2 * MS, Some(7));
            assert_eq!((outlook.from(), outlook.rest()), (None, None));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_dear_look_is_followed_by_short_ones_for_a_while() {
        let mut outlook = Outlook::default();
        outlook.looked(None, 12 * MS, Some(5));
        assert_eq!(outlook.from(), None, "two looks are needed");
        outlook.looked(None, 12 * MS, Some(7));
        assert_eq!((outlook.from(), outlook.rest()), (Some(5), None), "all was seen");
        tokio::time::advance(99 * MS).await;
        // A short look changes where the next begins, and not when the whole is looked at.
        outlook.looked(Some(5), 12 * MS, Some(9));
        assert_eq!((outlook.from(), outlook.rest()), (Some(7), Some(MS)));
        outlook.looked(Some(7), 12 * MS, None);
        assert_eq!(outlook.from(), Some(7), "nothing was there");
        outlook.looked(Some(7), 12 * MS, Some(8));
        assert_eq!(outlook.from(), Some(8));
        tokio::time::advance(MS).await;
        assert_eq!((outlook.from(), outlook.rest()), (None, Some(Duration::ZERO)));
        outlook.looked(None, 60_000 * MS, Some(1));
        tokio::time::advance(999 * MS).await;
        assert_eq!((outlook.from(), outlook.rest()), (Some(1), None));
        tokio::time::advance(MS).await;
        assert_eq!(outlook.from(), None, "it is never rarer");
    }

    #[tokio::test(start_paused = true)]
    async fn an_empty_queue_leaves_no_place_to_begin_at() {
        let mut outlook = Outlook::default();
        for _ in 0..3 {
            outlook.looked(None, 12 * MS, None);
            assert_eq!(outlook.from(), None);
        }
    }
}
