//! Recordings that people bring: when each word is said in them, and what that takes.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

#[path = "recording/memory.rs"]
mod memory;
#[cfg(feature = "neural")]
#[path = "recording/voices.rs"]
mod voices;

use futures_util::StreamExt as _;
use osirix_core::Result;
use osirix_core::media::{
    AudioSource, Script, SpeechEngine, SpeechTrack, Untold, Utterance, VoiceId, VoiceSettings,
};
use osirix_media::speech::{Aligner, FliteEngine, Lexicon};

/// A minute and more of what somebody might say, with figures and names.
const TEXT: &str = "Good morning, and welcome to the third part of our course. Last week we looked \
    at rivers, and at the ways in which they carve a valley out of solid rock. Today it is the turn \
    of glaciers. A glacier is a river too, only a very slow one: it moves between one and twenty \
    centimeters a day. In 1956 a team from Zurich put iron stakes into the ice, and came back after \
    a year to see where they had gone. Some of them had moved by forty meters. Others, close to the \
    edge, had hardly moved at all. Why is that? Because ice rubs against the walls of its valley, \
    just as water does. The middle is free to flow. Please take a sheet of paper, and draw what you \
    think the row of stakes looked like after two years, after five years, and after ten.";

/// Sound in memory.
struct Sound {
    rate_hz: u32,
    samples: Vec<f32>,
    read: usize,
}

impl AudioSource for Sound {
    fn sample_rate_hz(&self) -> u32 {
        self.rate_hz
    }

    fn total_samples(&self) -> u64 {
        self.samples.len() as u64
    }

    fn read(&mut self, block: &mut [f32]) -> Result<usize> {
        let rest = &self.samples[self.read..];
        let count = rest.len().min(block.len());
        block[..count].copy_from_slice(&rest[..count]);
        self.read += count;
        Ok(count)
    }
}

/// What a voice says, and the true times of its words.
async fn said(engine: &dyn SpeechEngine, voice: &str, text: &str, speed: f32) -> Spoken {
    let script = Script::new(text).unwrap();
    let settings = VoiceSettings { speed, pitch: 0.0 };
    let voice = VoiceId(voice.to_owned());
    let rate_hz = engine.voices().await.unwrap()[0].sample_rate_hz;
    let mut stream = engine.speak(Utterance { script, voice, settings }).await.unwrap();
    let mut spoken = Spoken { rate_hz, samples: Vec::new(), track: SpeechTrack::default() };
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.unwrap();
        spoken.samples.extend(chunk.samples);
        let end_us = spoken.samples.len() as u64 * 1_000_000 / u64::from(rate_hz);
        let length_us = end_us - spoken.track.duration_us;
        spoken.track.append(chunk.phonemes, chunk.words, length_us);
    }
    spoken
}

struct Spoken {
    rate_hz: u32,
    samples: Vec<f32>,
    track: SpeechTrack,
}

impl Spoken {
    /// With a pause of 0.5 to 2.5 seconds before each word of this many, whose times move on.
    fn with_pauses(mut self, every: usize) -> Spoken {
        let (mut samples, mut at, mut moved_us) = (Vec::new(), 0, 0);
        for (index, word) in self.track.words.iter_mut().enumerate() {
            if index % every == every / 2 {
                let start = (word.start_us * u64::from(self.rate_hz) / 1_000_000) as usize;
                samples.extend_from_slice(&self.samples[at..start]);
                at = start;
                let pause_us = 500_000 * (1 + index as u64 % 5);
                let pause = (pause_us * u64::from(self.rate_hz) / 1_000_000) as usize;
                // A room is never quite still.
                samples.extend((0..pause).map(|n| ((n * n) as f32 * 0.37).sin() * 0.0005));
                moved_us += pause_us;
            }
            word.start_us += moved_us;
            word.end_us += moved_us;
        }
        samples.extend_from_slice(&self.samples[at..]);
        self.samples = samples;
        self
    }

    /// How far off the starts of the words are that are found in it, in milliseconds: the median,
    /// and what nine of ten are below.
    fn errors(self, text: &str) -> (u64, u64) {
        let script = Script::new(text).unwrap();
        let aligner = Aligner::new(Lexicon::embedded().unwrap()).unwrap();
        let sound = Sound { rate_hz: self.rate_hz, samples: self.samples, read: 0 };
        let found = aligner.track(&script, Box::new(sound), &Untold).unwrap();
        assert_eq!(found.words.len(), self.track.words.len());
        let both = found.words.iter().zip(&self.track.words);
        let mut errors: Vec<u64> = both
            .map(|(found, known)| {
                assert_eq!(found.text, known.text);
                found.start_us.abs_diff(known.start_us) / 1_000
            })
            .collect();
        errors.sort_unstable();
        (errors[errors.len() / 2], errors[errors.len() * 9 / 10])
    }
}

/// The built-in voice is found in itself, quicker, slower, and with pauses: half of the words begin
/// within 15 ms of where they are found, nine of ten within 80.
#[tokio::test(flavor = "multi_thread")]
async fn words_of_the_built_in_voice_are_found_within_15_ms() {
    let engine = FliteEngine::new().unwrap();
    for (speed, pauses) in [(1.0, None), (0.7, None), (1.6, Some(9)), (1.0, Some(6))] {
        let spoken = said(&engine, "flite/kal16", TEXT, speed).await;
        let spoken = match pauses {
            Some(every) => spoken.with_pauses(every),
            None => spoken,
        };
        let (median, most) = spoken.errors(TEXT);
        println!("built-in at {speed}, pauses {pauses:?}: median {median} ms, 9 of 10 {most} ms");
        assert!(median <= 15 && most <= 80, "{speed} {pauses:?}: {median} ms, {most} ms");
    }
}

#[test]
fn a_recording_without_a_script_has_a_mouth_and_no_words() {
    let aligner = Aligner::new(Lexicon::embedded().unwrap()).unwrap();
    let hum = |n: usize| {
        let partial = |k: usize| (n as f32 * 0.047 * k as f32).sin() / k as f32;
        if n / 16_000 % 2 == 1 { (1..20).map(partial).sum::<f32>() * 0.2 } else { 0.0 }
    };
    let sound = Sound { rate_hz: 16_000, samples: (0..80_000).map(hum).collect(), read: 0 };
    let track = aligner.track(&Script::none(), Box::new(sound), &Untold).unwrap();
    assert!(track.words.is_empty());
    assert_eq!(track.duration_us, 5_000_000);
    let spoken_us: u64 = track
        .phonemes
        .iter()
        .filter(|span| span.phoneme != "pau")
        .map(|span| span.end_us - span.start_us)
        .sum();
    assert!(spoken_us.abs_diff(2_000_000) < 200_000, "{spoken_us} us of 2 s");
}
