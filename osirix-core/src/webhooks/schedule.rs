use std::time::Duration;

use crate::clock::Ambient;
use crate::error::Result;

/// How often a delivery is tried before it is given up: with the pauses between, about a day and a
/// half.
pub const ATTEMPTS: u32 = 11;
const FIRST: Duration = Duration::from_secs(5);
const FACTOR: u32 = 4;
const LONGEST: Duration = Duration::from_secs(10 * 3_600);
/// A pause is up to so much shorter or longer, so that what failed together does not come back
/// together.
const JITTER: f64 = 0.2;

/// The pause after so many attempts that failed: 5 s, four times as long with each, to 10 hours,
/// a fifth more or less. An endpoint that asks for a longer one gets it, up to 10 hours.
pub fn pause(ambient: &Ambient, failures: u32, asked: Option<Duration>) -> Result<Duration> {
    let times = FACTOR.saturating_pow(failures.saturating_sub(1));
    let even = FIRST.saturating_mul(times).min(LONGEST);
    let jittered = even.mul_f64(1.0 - JITTER + 2.0 * JITTER * ambient.unit()?);
    Ok(jittered.max(asked.unwrap_or_default().min(LONGEST)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pauses_together_are_about_a_day_and_a_half() {
        let ambient = Ambient::system();
        let pauses = (1..ATTEMPTS).map(|failures| pause(&ambient, failures, None).unwrap());
        let hours = pauses.sum::<Duration>().as_secs_f64() / 3_600.0;
        assert!((30.0..45.2).contains(&hours), "{hours}");
    }

    #[test]
    fn pauses_grow_and_are_never_twice_the_same() {
        let ambient = Ambient::system();
        for (failures, even) in [(1, 5.0), (2, 20.0), (5, 1_280.0), (8, 36_000.0), (99, 36_000.0)] {
            let found = pause(&ambient, failures, None).unwrap().as_secs_f64();
            assert!((even * 0.8..=even * 1.2).contains(&found), "{failures}: {found}");
        }
        let twice = [(); 2].map(|()| pause(&ambient, 8, None).unwrap());
        assert_ne!(twice[0], twice[1]);
    }

    #[test]
    fn an_endpoint_may_ask_for_a_longer_pause_within_bounds() {
        let ambient = Ambient::system();
        let asked = |asked| pause(&ambient, 1, Some(Duration::from_secs(asked))).unwrap();
        assert_eq!(asked(600).as_secs(), 600);
        assert_eq!(asked(u64::MAX), LONGEST);
        assert!(asked(0).as_secs() >= 4, "a shorter one is not granted");
    }
}
