//! When each phoneme is said: the model itself tells how long it took.

use osirix_core::{Error, ErrorCode, Result};

use super::Spoken;
use super::spelling::{Owner, Spelling};
use crate::speech::analysis::{SILENCE, Segment};

/// The way from a word to the next is a pause from this length on, in milliseconds; a shorter one
/// belongs to the phoneme before it.
const PAUSE_MS: usize = 100;

/// The phonemes with the ends that they have in the sound, and the silences between them.
pub(super) fn of(
    spelling: &Spelling,
    spoken: &Spoken,
    segments: &[Segment],
    rate_hz: u32,
) -> Result<Vec<Segment>> {
    if spoken.durations.len() != spelling.owners.len() {
        return Err(Error::new(ErrorCode::Media, "the model tells times of something else")
            .with("ids", spelling.owners.len())
            .with("times", spoken.durations.len()));
    }
    let pause = PAUSE_MS * rate_hz as usize / 1_000;
    let mut timed: Vec<Segment> = Vec::new();
    let (mut at, mut last) = (0, None);
    for (owner, duration) in spelling.owners.iter().zip(&spoken.durations) {
        at += duration;
        match owner {
            // Several ids of one phoneme, its stress too.
            Owner::Phoneme(index) if last == Some(*index) => stretch(&mut timed, at),
            Owner::Phoneme(index) => {
                timed.push(Segment { end: at, ..segments[*index].clone() });
                last = Some(*index);
            }
            Owner::Gap if *duration < pause && last.is_some() => stretch(&mut timed, at),
            Owner::Gap | Owner::Pause => {
                match timed.last_mut().filter(|before| before.phoneme == SILENCE) {
                    Some(before) => before.end = at,
                    None => timed.push(silence(at)),
                }
                last = None;
            }
        }
    }
    Ok(timed)
}

fn stretch(timed: &mut [Segment], end: usize) {
    if let Some(last) = timed.last_mut() {
        last.end = end;
    }
}

fn silence(end: usize) -> Segment {
    Segment {
        phoneme: SILENCE.to_owned(),
        stress: 0,
        end,
        word: None,
        token: None,
        spoken: None,
        weak: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(phoneme: &str, word: usize) -> Segment {
        let word = Some(word);
        let phoneme = phoneme.to_owned();
        Segment { phoneme, stress: 0, end: 0, word, token: word, spoken: word, weak: false }
    }

    fn ends(owners: Vec<Owner>, durations: Vec<usize>) -> Vec<(String, usize)> {
        let spelling = Spelling { ids: vec![1; owners.len()], owners };
        let spoken = Spoken { samples: Vec::new(), durations };
        let segments = [segment("ow", 0), segment("k", 0), segment("ey", 1)];
        let timed = of(&spelling, &spoken, &segments, 1_000).unwrap();
        timed.into_iter().map(|segment| (segment.phoneme, segment.end)).collect()
    }

    #[test]
    fn a_short_gap_belongs_to_the_phoneme_before_it_and_a_long_one_is_a_pause() {
        use Owner::{Gap, Pause, Phoneme};
        let owners = vec![Pause, Phoneme(0), Phoneme(0), Gap, Phoneme(2), Pause, Pause];
        let said = |pairs: &[(&str, usize)]| -> Vec<(String, usize)> {
            pairs.iter().map(|(name, end)| ((*name).to_owned(), *end)).collect()
        };
        let short = ends(owners.clone(), vec![10, 5, 20, 30, 50, 40, 5]);
        assert_eq!(short, said(&[("pau", 10), ("ow", 65), ("ey", 115), ("pau", 160)]));
        let long = ends(owners, vec![10, 5, 20, 130, 50, 40, 5]);
        let expected = [("pau", 10), ("ow", 35), ("pau", 165), ("ey", 215), ("pau", 260)];
        assert_eq!(long, said(&expected));
    }

    #[test]
    fn times_of_something_else_are_refused() {
        let spelling = Spelling { ids: vec![0, 0], owners: vec![Owner::Pause; 2] };
        let spoken = Spoken { samples: Vec::new(), durations: vec![1] };
        assert_eq!(of(&spelling, &spoken, &[], 1_000).unwrap_err().code(), ErrorCode::Media);
    }
}
