//! The behaviours of [`LipSync`].

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a suite says what is wrong by panicking"
)]

use crate::Result;
use crate::media::{
    AudioSource, FaceTrack, LipSync, MouthKey, PhonemeSpan, SpeechTrack, Viseme, WordSpan,
};

/// Makes a test of every behaviour of a lip-sync method. The tests are in a module of this name; the
/// expression makes the method and is evaluated once for each test, inside a tokio runtime.
///
/// ```ignore
/// osirix_core::lipsync_suite!(viseme, VisemeLipSync);
/// ```
#[macro_export]
macro_rules! lipsync_suite {
    ($module:ident, $method:expr) => {
        $crate::lipsync_suite! { @each $module, $method;
            the_track_lasts_as_long_as_the_speech
            keys_are_in_order_and_inside_the_speech
            strengths_are_between_rest_and_full
            the_mouth_moves_with_the_speech
            the_mouth_rests_through_every_silence
            closures_are_reached_in_time
            accents_keep_out_of_silence
            silence_alone_is_rest
            the_same_speech_gives_the_same_track
        }
    };
    (@each $module:ident, $method:expr; $($behaviour:ident)+) => {
        mod $module {
            #[allow(unused_imports)]
            use super::*;
            $(#[tokio::test]
            async fn $behaviour() {
                $crate::conformance::lipsync::$behaviour(&$method).await;
            })+
        }
    };
}

/// How far from a closure's phoneme the lips may meet, in microseconds.
const CLOSURE_US: u64 = 40_000;

/// The shortest silence in which the mouth must rest, in microseconds.
const SILENCE_US: u64 = 200_000;

/// A phoneme: name, stress, milliseconds.
type Sound = (&'static str, u8, u64);

// "Papa, maybe. Tomb - people move."
#[rustfmt::skip]
const SPEECH: &[(&str, &[Sound])] = &[
    ("", &[("pau", 0, 250)]),
    ("Papa,", &[("p", 0, 80), ("aa", 1, 120), ("p", 0, 60), ("ax", 0, 50)]),
    ("", &[("pau", 0, 90)]),
    ("maybe.", &[("m", 0, 70), ("ey", 1, 150), ("b", 0, 40), ("iy", 0, 160)]),
    ("", &[("pau", 0, 200)]),
    ("Tomb", &[("t", 0, 60), ("uw", 1, 130), ("m", 0, 90)]),
    ("", &[("pau", 0, 400)]),
    ("people", &[("p", 0, 30), ("iy", 1, 90), ("p", 0, 30), ("ax", 0, 30), ("l", 0, 60)]),
    ("move.", &[("m", 0, 30), ("uw", 1, 140), ("v", 0, 90)]),
    ("", &[("pau", 0, 600)]),
];

fn speech() -> SpeechTrack {
    let mut track = SpeechTrack::default();
    for (word, phonemes) in SPEECH {
        let start_us = track.duration_us;
        for (phoneme, stress, ms) in *phonemes {
            let (phoneme, end_us) = ((*phoneme).to_owned(), ms * 1_000);
            let span = PhonemeSpan { phoneme, stress: *stress, start_us: 0, end_us };
            track.append(vec![span], Vec::new(), end_us);
        }
        if !word.is_empty() {
            let text = (*word).to_owned();
            track.words.push(WordSpan { text, start_us, end_us: track.duration_us });
        }
    }
    track
}

/// A hum where somebody speaks and nothing where nobody does.
struct Hum {
    speech: SpeechTrack,
    at: u64,
}

const RATE_HZ: u32 = 16_000;

impl AudioSource for Hum {
    fn sample_rate_hz(&self) -> u32 {
        RATE_HZ
    }

    fn total_samples(&self) -> u64 {
        self.speech.duration_us * u64::from(RATE_HZ) / 1_000_000
    }

    fn read(&mut self, block: &mut [f32]) -> Result<usize> {
        let count = block.len().min((self.total_samples() - self.at) as usize);
        for sample in &mut block[..count] {
            let at_us = self.at * 1_000_000 / u64::from(RATE_HZ);
            let span = self.speech.phonemes.iter().find(|span| at_us < span.end_us);
            let spoken = span.is_some_and(|span| span.phoneme != "pau");
            *sample = if spoken { 0.3 * (self.at as f32 * 0.05).sin() } else { 0.0 };
            self.at += 1;
        }
        Ok(count)
    }
}

async fn track(method: &dyn LipSync, speech: &SpeechTrack) -> FaceTrack {
    let sound = Box::new(Hum { speech: speech.clone(), at: 0 });
    method.track(speech, sound).await.unwrap()
}

// How much of any shape the mouth has: the port's own way between two keys.
fn openness(track: &FaceTrack, at_us: u64) -> f32 {
    let next = track.mouth.partition_point(|key| key.at_us <= at_us);
    let amount = |key: &MouthKey| if key.viseme == Viseme::Sil { 0.0 } else { key.strength };
    let before = next.checked_sub(1).map(|index| &track.mouth[index]);
    match (before, track.mouth.get(next)) {
        (Some(a), Some(b)) => {
            let part = (at_us - a.at_us) as f32 / (b.at_us - a.at_us) as f32;
            amount(a) * (1.0 - part) + amount(b) * part
        }
        _ => 0.0,
    }
}

fn silences(speech: &SpeechTrack) -> impl Iterator<Item = &PhonemeSpan> {
    let is_silence =
        |span: &&PhonemeSpan| span.phoneme == "pau" && span.end_us - span.start_us >= SILENCE_US;
    speech.phonemes.iter().filter(is_silence)
}

/// The face's time is the speech's.
pub async fn the_track_lasts_as_long_as_the_speech(method: &dyn LipSync) {
    let speech = speech();
    assert_eq!(track(method, &speech).await.duration_us, speech.duration_us);
}

/// No key goes back in time or beyond the end.
pub async fn keys_are_in_order_and_inside_the_speech(method: &dyn LipSync) {
    let track = track(method, &speech()).await;
    assert!(track.mouth.is_sorted_by_key(|key| key.at_us));
    assert!(track.mouth.iter().all(|key| key.at_us <= track.duration_us));
    assert!(track.accents.is_sorted_by_key(|accent| accent.at_us));
}

/// Strengths of shapes and accents are in `0.0..=1.0`.
pub async fn strengths_are_between_rest_and_full(method: &dyn LipSync) {
    let track = track(method, &speech()).await;
    let range = 0.0..=1.0;
    assert!(track.mouth.iter().all(|key| range.contains(&key.strength)));
    assert!(track.accents.iter().all(|accent| range.contains(&accent.strength)));
}

/// In the middle of every stressed vowel the mouth has a shape.
pub async fn the_mouth_moves_with_the_speech(method: &dyn LipSync) {
    let speech = speech();
    let track = track(method, &speech).await;
    for vowel in speech.phonemes.iter().filter(|span| span.stress == 1) {
        let middle_us = vowel.start_us.midpoint(vowel.end_us);
        assert!(openness(&track, middle_us) > 0.3, "the mouth sleeps through {}", vowel.phoneme);
    }
}

/// From the first to the last moment of a silence of at least 200 ms the mouth is at rest.
pub async fn the_mouth_rests_through_every_silence(method: &dyn LipSync) {
    let speech = speech();
    let track = track(method, &speech).await;
    for silence in silences(&speech) {
        for at_us in (silence.start_us..silence.end_us).step_by(1_000) {
            let open = openness(&track, at_us);
            assert!(open < 0.001, "the mouth is {open} open {at_us} us into the speech");
        }
    }
}

/// At each p, b and m the lips meet.
pub async fn closures_are_reached_in_time(method: &dyn LipSync) {
    let speech = speech();
    let track = track(method, &speech).await;
    for span in speech.phonemes.iter().filter(|s| ["p", "b", "m"].contains(&s.phoneme.as_str())) {
        let time = span.start_us.saturating_sub(CLOSURE_US)..=span.end_us + CLOSURE_US;
        let met = |key: &MouthKey| {
            key.viseme == Viseme::Pp && key.strength > 0.9 && time.contains(&key.at_us)
        };
        assert!(track.mouth.iter().any(met), "the lips miss {} at {}", span.phoneme, span.start_us);
    }
}

/// Nothing is stressed where nothing is said.
pub async fn accents_keep_out_of_silence(method: &dyn LipSync) {
    let speech = speech();
    let track = track(method, &speech).await;
    assert!(!track.accents.is_empty(), "something is stressed");
    for silence in silences(&speech) {
        let inside = |at_us| silence.start_us <= at_us && at_us < silence.end_us;
        assert!(!track.accents.iter().any(|accent| inside(accent.at_us)));
    }
}

/// A speech in which nobody speaks.
pub async fn silence_alone_is_rest(method: &dyn LipSync) {
    let span = PhonemeSpan { phoneme: "pau".into(), stress: 0, start_us: 0, end_us: 900_000 };
    let mut speech = SpeechTrack::default();
    speech.append(vec![span], Vec::new(), 900_000);
    let track = track(method, &speech).await;
    assert!((0..900_000).step_by(1_000).all(|at_us| openness(&track, at_us) == 0.0));
    assert!(track.accents.is_empty());
}

/// Twice the same speech, twice the same movement.
pub async fn the_same_speech_gives_the_same_track(method: &dyn LipSync) {
    let speech = speech();
    assert_eq!(track(method, &speech).await, track(method, &speech).await);
}
