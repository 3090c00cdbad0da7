//! How neighbouring shapes act on each other.
//!
//! In fluent speech the lips do not spell: rounding starts before the rounded vowel, consonants
//! made inside the mouth borrow the lips of the vowels around them, and what is too fast to be
//! seen is not formed at all. Closures are the exception: a /p/ whose lips do not meet is the
//! first thing an eye finds wrong.

use osirix_core::media::Viseme;

use super::shapes::{Hold, Phrase, Shape};

/// The shortest time a shape is held, in microseconds: below it, a mouth flaps.
const MIN_US: u64 = 70_000;

/// How round the lips are for a consonant before a rounded vowel.
const ANTICIPATION: f32 = 0.55;

/// The phrase as it is said fluently.
pub(super) fn flowing(mut phrase: Phrase) -> Phrase {
    round_ahead(&mut phrase);
    join(&mut phrase);
    while let Some(index) = weakest(&phrase) {
        absorb(&mut phrase, index);
        join(&mut phrase);
    }
    phrase
}

// Goes backwards, so that rounding spreads over a whole cluster of consonants.
fn round_ahead(phrase: &mut Phrase) {
    for index in (0..phrase.len().saturating_sub(1)).rev() {
        let next = phrase[index + 1];
        let this = &mut phrase[index];
        if this.hold == Hold::Soft && next.is_round() {
            this.viseme = Viseme::Ou;
            this.strength = ANTICIPATION * next.strength.max(ANTICIPATION);
        }
    }
}

// Neighbours of one shape are one shape.
fn join(phrase: &mut Phrase) {
    phrase.dedup_by(|next, this| {
        let same = next.viseme == this.viseme && touching(this, next);
        if same {
            this.end_us = next.end_us;
            this.strength = this.strength.max(next.strength);
            this.hold = this.hold.max(next.hold);
        }
        same
    });
}

fn touching(this: &Shape, next: &Shape) -> bool {
    next.start_us <= this.end_us
}

// The shape to give up next: too short, least firm, then shortest. One that stands between
// closures alone stays, however short: nothing could take its time.
fn weakest(phrase: &Phrase) -> Option<usize> {
    (0..phrase.len())
        .filter(|&index| {
            let shape = &phrase[index];
            shape.hold < Hold::Closure
                && shape.length_us() < MIN_US
                && heir(phrase, index).is_some()
        })
        .min_by_key(|&index| (phrase[index].hold, phrase[index].length_us(), index))
}

// The firmer of the neighbours that may take a shape's time; in doubt the next, which it
// anticipates.
fn heir(phrase: &Phrase, index: usize) -> Option<usize> {
    let this = &phrase[index];
    let before = index.checked_sub(1).filter(|&at| touching(&phrase[at], this));
    let after = Some(index + 1).filter(|&at| phrase.get(at).is_some_and(|s| touching(this, s)));
    before
        .into_iter()
        .chain(after)
        .filter(|&at| phrase[at].hold < Hold::Closure && phrase[at].hold >= this.hold)
        .max_by_key(|&at| (phrase[at].hold, at))
}

fn absorb(phrase: &mut Phrase, index: usize) {
    let Some(heir) = heir(phrase, index) else { return };
    let gone = phrase[index];
    if heir < index {
        phrase[heir].end_us = gone.end_us;
    } else {
        phrase[heir].start_us = gone.start_us;
    }
    phrase.remove(index);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(viseme: Viseme, hold: Hold, start_ms: u64, end_ms: u64) -> Shape {
        let (start_us, end_us) = (start_ms * 1_000, end_ms * 1_000);
        Shape { viseme, strength: 1.0, hold, start_us, end_us }
    }

    fn visemes(phrase: &Phrase) -> Vec<Viseme> {
        phrase.iter().map(|shape| shape.viseme).collect()
    }

    #[test]
    fn rounding_spreads_back_over_soft_consonants() {
        let phrase = flowing(vec![
            shape(Viseme::Dd, Hold::Soft, 0, 80),
            shape(Viseme::Nn, Hold::Soft, 80, 160),
            shape(Viseme::Ou, Hold::Firm, 160, 300),
        ]);
        assert_eq!(visemes(&phrase), [Viseme::Ou]);
        assert_eq!((phrase[0].start_us, phrase[0].end_us), (0, 300_000));
    }

    #[test]
    fn a_fast_consonant_inside_the_mouth_leaves_its_time_to_the_vowel() {
        let phrase = flowing(vec![
            shape(Viseme::Aa, Hold::Firm, 0, 120),
            shape(Viseme::Kk, Hold::Soft, 120, 170),
            shape(Viseme::Ih, Hold::Light, 170, 260),
        ]);
        assert_eq!(visemes(&phrase), [Viseme::Aa, Viseme::Ih]);
    }

    #[test]
    fn a_closure_is_kept_however_short() {
        let phrase = flowing(vec![
            shape(Viseme::Aa, Hold::Firm, 0, 120),
            shape(Viseme::Pp, Hold::Closure, 120, 150),
            shape(Viseme::Aa, Hold::Firm, 150, 260),
        ]);
        assert_eq!(visemes(&phrase), [Viseme::Aa, Viseme::Pp, Viseme::Aa]);
    }

    #[test]
    fn a_short_vowel_between_closures_stays() {
        let phrase = flowing(vec![
            shape(Viseme::Pp, Hold::Closure, 0, 60),
            shape(Viseme::Aa, Hold::Firm, 60, 100),
            shape(Viseme::Pp, Hold::Closure, 100, 160),
        ]);
        assert_eq!(phrase.len(), 3);
    }
}
