//! How much gain makes a sound as loud as it is to be, when a limiter takes part of it back.

/// Integrated loudness that is aimed at, in LUFS, and how far off a try may be.
const TARGET_LUFS: f64 = -14.0;
const TOLERANCE_LU: f64 = 0.5;

/// Noise must not become speech: quieter sound is raised by this much and no more.
const MAX_GAIN_DB: f64 = 40.0;

/// How often the sound is tried at most; two or three tries are usual.
const TRIES: usize = 8;

/// A gain and the loudness that it gave.
#[derive(Clone, Copy)]
struct Try {
    gain_db: f64,
    lufs: f64,
}

/// Asks for gains to be tried and comes nearer with each answer: a step up while all tries were
/// too quiet, then between the nearest ones on both sides.
pub(super) struct GainSearch {
    quiet: Option<Try>,
    loud: Option<Try>,
    best: Try,
    next: Option<f64>,
    tries: usize,
}

impl GainSearch {
    /// For a sound of this loudness: without gain there is nothing to limit.
    pub(super) fn new(lufs: f64) -> Self {
        let first = Some(Try { gain_db: 0.0, lufs });
        let (quiet, loud) = if lufs < TARGET_LUFS { (first, None) } else { (None, first) };
        let gain_db = (TARGET_LUFS - lufs).min(MAX_GAIN_DB);
        let best = Try { gain_db, lufs: f64::MAX };
        GainSearch { quiet, loud, best, next: Some(gain_db), tries: 0 }
    }

    /// The gain to try next, in decibels; nothing when the search is over.
    pub(super) fn next(&mut self) -> Option<f64> {
        self.next.take()
    }

    /// What a try gave.
    pub(super) fn tell(&mut self, gain_db: f64, lufs: f64) {
        self.tries += 1;
        let (this, missing) = (Try { gain_db, lufs }, TARGET_LUFS - lufs);
        if missing.abs() < (TARGET_LUFS - self.best.lufs).abs() {
            self.best = this;
        }
        let side = if missing > 0.0 { &mut self.quiet } else { &mut self.loud };
        let before = side.replace(this);
        let over = missing.abs() <= TOLERANCE_LU || self.tries >= TRIES || !lufs.is_finite();
        if !over && (missing < 0.0 || gain_db < MAX_GAIN_DB) {
            self.next = Some(self.guess(this, before).min(MAX_GAIN_DB));
        }
    }

    /// The gain that came nearest.
    pub(super) fn best(&self) -> f64 {
        self.best.gain_db
    }

    fn guess(&self, this: Try, before: Option<Try>) -> f64 {
        if let (Some(quiet), Some(loud)) = (self.quiet, self.loud) {
            let part = (TARGET_LUFS - quiet.lufs) / (loud.lufs - quiet.lufs);
            return quiet.gain_db + (loud.gain_db - quiet.gain_db) * part.clamp(0.15, 0.85);
        }
        let slope = before
            .map_or(1.0, |before| (this.lufs - before.lufs) / (this.gain_db - before.gain_db));
        this.gain_db + (TARGET_LUFS - this.lufs) / slope.clamp(0.25, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The gain found, what it gives and how many tries it took.
    fn found(lufs: f64, curve: impl Fn(f64) -> f64) -> (f64, f64, usize) {
        let mut search = GainSearch::new(lufs);
        while let Some(gain_db) = search.next() {
            search.tell(gain_db, curve(gain_db));
        }
        (search.best(), curve(search.best()), search.tries)
    }

    #[test]
    fn without_a_limiter_the_first_try_is_it() {
        assert_eq!(found(-26.0, |gain| gain - 26.0), (12.0, -14.0, 1));
        assert_eq!(found(-6.0, |gain| gain - 6.0), (-8.0, -14.0, 1));
    }

    #[test]
    fn a_limiter_that_takes_most_of_the_gain_back_is_overcome() {
        let (_, lufs, tries) =
            found(-30.0, |gain| gain.min(8.0) + (gain - 8.0).max(0.0) * 0.4 - 30.0);
        assert!((lufs + 14.0).abs() <= 0.5 && tries <= 4, "{lufs} after {tries}");
    }

    #[test]
    fn a_jump_in_the_curve_is_closed_in_on() {
        let jump = |gain: f64| if gain < 20.0 { -22.0 + gain * 0.1 } else { -20.5 + gain * 0.4 };
        let (_, lufs, _) = found(-22.0, jump);
        assert!((lufs + 14.0).abs() <= 1.6, "{lufs}");
    }

    #[test]
    fn noise_is_raised_so_far_and_no_further() {
        assert_eq!(found(-69.0, |gain| gain - 69.0).0, 40.0);
    }
}
