//! Time, ids and randomness as things that are handed in, so that tests own them.

use std::fmt;
use std::str::FromStr;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::id::Id;

/// How many random bytes an id is made of.
const ID_BYTES: usize = 10;

/// A moment: microseconds since 1970-01-01T00:00:00Z.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From microseconds since 1970-01-01T00:00:00Z.
    pub const fn from_micros(micros: i64) -> Self {
        Timestamp(micros)
    }

    /// A time after every other.
    pub const MAX: Timestamp = Timestamp(i64::MAX);

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// The time that passed since `earlier`; zero when it lies ahead.
    pub fn since(self, earlier: Timestamp) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

impl std::ops::Add<Duration> for Timestamp {
    type Output = Timestamp;

    fn add(self, duration: Duration) -> Timestamp {
        let micros = i64::try_from(duration.as_micros()).unwrap_or(i64::MAX);
        Timestamp(self.0.saturating_add(micros))
    }
}

impl std::ops::Sub<Duration> for Timestamp {
    type Output = Timestamp;

    fn sub(self, duration: Duration) -> Timestamp {
        let micros = i64::try_from(duration.as_micros()).unwrap_or(i64::MAX);
        Timestamp(self.0.saturating_sub(micros))
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339, in UTC, with milliseconds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_microsecond(self.0) {
            Ok(time) => write!(f, "{time:.3}"),
            Err(_) => write!(f, "{}us", self.0),
        }
    }
}

impl FromStr for Timestamp {
    type Err = Error;

    /// A moment as RFC 3339 writes it: `2026-01-01T09:00:00Z`, `2026-01-01T10:00:00+01:00`.
    fn from_str(text: &str) -> Result<Self> {
        let wrong = |e: jiff::Error| {
            Error::invalid("time", "give a moment like 2026-01-01T09:00:00Z").caused_by(e)
        };
        text.parse::<jiff::Timestamp>().map(|time| Timestamp(time.as_microsecond())).map_err(wrong)
    }
}

/// Tells the time.
pub trait Clock: Send + Sync + fmt::Debug {
    /// The current time. Never goes back by more than the operating system's own corrections.
    fn now(&self) -> Timestamp;
}

/// The operating system's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system")]
    fn now(&self) -> Timestamp {
        Timestamp(jiff::Timestamp::now().as_microsecond())
    }
}

/// A clock that stands still until it is told to go on: for tests.
#[derive(Debug)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that shows `start`.
    pub fn new(start: Timestamp) -> Self {
        ManualClock(AtomicI64::new(start.0))
    }

    /// Sets the clock, also back.
    pub fn set(&self, to: Timestamp) {
        self.0.store(to.0, Ordering::SeqCst);
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        let micros = i64::try_from(by.as_micros()).unwrap_or(i64::MAX);
        self.0.fetch_add(micros, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// Gives random bytes.
pub trait Random: Send + Sync + fmt::Debug {
    /// Fills the buffer with bytes that nobody can guess.
    fn fill(&self, buffer: &mut [u8]) -> Result<()>;
}

/// The operating system's source of randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system")]
    fn fill(&self, buffer: &mut [u8]) -> Result<()> {
        getrandom::fill(buffer)
            .map_err(|e| Error::internal("the system's source of randomness failed").caused_by(e))
    }
}

/// A repeatable sequence (SplitMix64, Steele et al. 2014): for tests, never for secrets.
#[derive(Debug)]
pub struct SeededRandom(AtomicU64);

impl SeededRandom {
    /// The sequence that belongs to `seed`.
    pub fn new(seed: u64) -> Self {
        SeededRandom(AtomicU64::new(seed))
    }
}

impl Random for SeededRandom {
    fn fill(&self, buffer: &mut [u8]) -> Result<()> {
        const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;
        for chunk in buffer.chunks_mut(8) {
            let mut z = self.0.fetch_add(GAMMA, Ordering::SeqCst).wrapping_add(GAMMA);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

/// Random bytes that were drawn together for what is about to be done: each call of the system for a
/// few of them takes longer than the bytes.
struct Drawn {
    source: Arc<dyn Random>,
    left: Mutex<Vec<u8>>,
}

impl fmt::Debug for Drawn {
    /// Nothing of them: nobody may know them before they are used.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Drawn").field("source", &self.source).finish_non_exhaustive()
    }
}

impl Random for Drawn {
    fn fill(&self, buffer: &mut [u8]) -> Result<()> {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(rest) = left.len().checked_sub(buffer.len()) else {
            return self.source.fill(buffer);
        };
        buffer.copy_from_slice(&left[rest..]);
        left.truncate(rest);
        Ok(())
    }
}

/// What every service is handed instead of asking the world: the time and randomness.
#[derive(Debug, Clone)]
pub struct Ambient {
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
}

impl Ambient {
    /// From a clock and a source of randomness.
    pub fn new(clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Self {
        Ambient { clock, random }
    }

    /// The operating system's clock and randomness.
    pub fn system() -> Self {
        Ambient::new(Arc::new(SystemClock), Arc::new(SystemRandom))
    }

    /// The current time.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A new id: a UUIDv7 (RFC 9562) of the current time.
    pub fn new_id<I: Id>(&self) -> Result<I> {
        let bytes = self.bytes::<ID_BYTES>()?;
        let millis = u64::try_from(self.now().as_micros() / 1_000).unwrap_or(0);
        Ok(I::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()))
    }

    /// The same, with the random bytes of so many ids drawn already: for what is done now, not to be
    /// kept.
    pub fn with_ids_drawn(&self, count: usize) -> Result<Ambient> {
        let mut left = vec![0; count * ID_BYTES];
        self.random.fill(&mut left)?;
        let drawn = Drawn { source: self.random.clone(), left: Mutex::new(left) };
        Ok(Ambient { clock: self.clock.clone(), random: Arc::new(drawn) })
    }

    /// Bytes that nobody can guess.
    pub fn bytes<const COUNT: usize>(&self) -> Result<[u8; COUNT]> {
        let mut bytes = [0; COUNT];
        self.random.fill(&mut bytes)?;
        Ok(bytes)
    }

    /// So many letters of an alphabet of at most 256, each as likely as the others.
    pub fn letters(&self, alphabet: &[u8], count: usize) -> Result<String> {
        // A byte beyond the last whole alphabet would favour its first letters: it is passed over.
        let fair = 256 - 256 % alphabet.len();
        let mut text = String::with_capacity(count);
        while text.len() < count {
            let bytes = self.bytes::<64>()?;
            let fair = bytes.iter().map(|byte| usize::from(*byte)).filter(|byte| *byte < fair);
            let letters = fair.map(|byte| char::from(alphabet[byte % alphabet.len()]));
            text.extend(letters.take(count - text.len()));
        }
        Ok(text)
    }

    /// A number in `0.0..1.0`, evenly spread.
    pub fn unit(&self) -> Result<f64> {
        let bytes = self.bytes()?;
        // 53 bits: exactly the precision of an f64.
        Ok((u64::from_le_bytes(bytes) >> 11) as f64 / (1_u64 << 53) as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::JobId;

    #[test]
    fn a_timestamp_is_shown_in_rfc_3339() {
        let shown = "1970-01-01T00:00:00.000Z";
        assert_eq!(Timestamp::from_micros(0).to_string(), shown);
        assert_eq!(shown.parse::<Timestamp>().unwrap(), Timestamp::from_micros(0));
        assert!("yesterday".parse::<Timestamp>().is_err());
    }

    #[test]
    fn a_moment_is_read_as_it_is_shown() {
        let time: Timestamp = "2026-01-01T10:00:00.5+01:00".parse().unwrap();
        assert_eq!(time.to_string(), "2026-01-01T09:00:00.500Z");
        for wrong in ["", "yesterday", "2026-01-01", "2026-01-01T09:00:00", "1767225600"] {
            let refused = wrong.parse::<Timestamp>().unwrap_err();
            assert_eq!(refused.context_value("field"), Some("time"), "{wrong}");
        }
    }

    #[test]
    fn ids_sort_by_the_time_they_were_made() {
        let clock = Arc::new(ManualClock::new(Timestamp::from_micros(1_700_000_000_000_000)));
        let ambient = Ambient::new(clock.clone(), Arc::new(SeededRandom::new(1)));
        let first: JobId = ambient.new_id().unwrap();
        clock.advance(Duration::from_millis(1));
        let second: JobId = ambient.new_id().unwrap();
        assert!(first < second);
        assert_eq!(first.uuid().get_version_num(), 7);
    }

    #[test]
    fn ids_that_were_drawn_together_are_as_many_as_are_asked_for_and_unlike() {
        let ambient = Ambient::new(Arc::new(SystemClock), Arc::new(SeededRandom::new(1)));
        let drawn = ambient.with_ids_drawn(2).unwrap();
        assert!(!format!("{drawn:?}").contains("left"));
        let ids: std::collections::HashSet<JobId> =
            (0..5).map(|_| drawn.new_id().unwrap()).collect();
        assert_eq!(ids.len(), 5, "the others are drawn one by one");
    }
}
