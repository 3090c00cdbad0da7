//! The behaviours of [`SpeechEngine`].

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a suite says what is wrong by panicking"
)]

use std::time::{Duration, Instant};

use futures_util::StreamExt as _;

use crate::media::{
    Script, SpeechChunk, SpeechEngine, SpeechTrack, Utterance, VoiceId, VoiceSettings,
};
use crate::{Error, ErrorCode};

/// Writes down the behaviours once: by name and as the macro that makes tests of them.
macro_rules! behaviours {
    ($d:tt $($case:ident,)+) => {
        /// The names of all behaviours.
        pub const CASES: &[&str] = &[$(stringify!($case)),+];

        /// Runs the behaviour of this name; panics where the engine does not behave so.
        pub async fn run(case: &str, engine: &dyn SpeechEngine) {
            match case {
                $(stringify!($case) => $case(engine).await,)+
                _ => panic!("the speech suite has no case {case}"),
            }
        }

        /// Makes a test of every behaviour of a speech engine. The tests are in a module of this
        /// name; the expression makes the engine and is evaluated once for each test, inside a
        /// tokio runtime.
        ///
        /// ```ignore
        /// osirix_core::speech_suite!(flite, FliteEngine::new().unwrap());
        /// ```
        #[macro_export]
        macro_rules! speech_suite {
            ($d module:ident, $d engine:expr) => {
                mod $d module {
                    #[allow(unused_imports)]
                    use super::*;
                    $(
                        #[tokio::test(flavor = "multi_thread")]
                        async fn $case() {
                            $crate::conformance::speech::$case(&$d engine).await;
                        }
                    )+
                }
            };
        }
    };
}

behaviours! { $
    voices_can_be_told_apart,
    pieces_joined_are_the_script,
    words_are_those_of_the_script_as_written,
    words_lie_inside_their_piece_in_order,
    phonemes_cover_their_piece_without_gap,
    samples_are_in_range_and_not_all_silent,
    an_unknown_voice_is_not_found,
    settings_out_of_range_are_refused,
    a_script_that_cannot_be_said_is_unsupported_and_names_the_character,
    the_same_request_gives_the_same_samples,
    a_dropped_stream_stops_the_work,
}

const SCRIPT: &str = "Hello there, this is a test. It costs $4.50, or “about” 20% less!\n\n\
    A second paragraph: does it follow? Yes – it does.";

async fn request(engine: &dyn SpeechEngine, text: &str) -> Utterance {
    let voice = engine.voices().await.unwrap().remove(0).id;
    let script = Script::new(text).unwrap();
    Utterance { script, voice, settings: VoiceSettings::default() }
}

async fn chunks(engine: &dyn SpeechEngine, request: Utterance) -> Vec<SpeechChunk> {
    let stream = engine.speak(request).await.unwrap();
    stream.map(Result::unwrap).collect().await
}

async fn spoken(engine: &dyn SpeechEngine, text: &str) -> (Vec<SpeechChunk>, u64) {
    let rate_hz = engine.voices().await.unwrap().remove(0).sample_rate_hz;
    (chunks(engine, request(engine, text).await).await, u64::from(rate_hz))
}

/// What is refused is refused alike by the check and by the speech.
async fn refused(engine: &dyn SpeechEngine, request: Utterance) -> Error {
    let checked = engine.check(&request).await.expect_err("the check refuses");
    let spoken = match engine.speak(request).await {
        Err(error) => error,
        Ok(mut stream) => stream.next().await.expect("an error").expect_err("an error"),
    };
    assert_eq!(checked.code(), spoken.code());
    checked
}

fn duration_us(chunk: &SpeechChunk, rate_hz: u64) -> u64 {
    chunk.samples.len() as u64 * 1_000_000 / rate_hz
}

/// There is a voice; ids are unique and start with the engine's name.
pub async fn voices_can_be_told_apart(engine: &dyn SpeechEngine) {
    let voices = engine.voices().await.unwrap();
    assert!(!voices.is_empty(), "an engine has a voice");
    for (index, voice) in voices.iter().enumerate() {
        assert_eq!(voice.id.engine(), engine.name());
        assert!(voice.sample_rate_hz >= 8_000 && !voice.name.is_empty());
        assert!(voices[..index].iter().all(|other| other.id != voice.id), "{} twice", voice.id);
    }
}

/// The words of all pieces, joined, are the script in order.
pub async fn pieces_joined_are_the_script(engine: &dyn SpeechEngine) {
    let long = format!("{SCRIPT} ").repeat(5);
    let (chunks, rate_hz) = spoken(engine, &long).await;
    let mut track = SpeechTrack::default();
    for chunk in chunks {
        let length_us = duration_us(&chunk, rate_hz);
        track.append(chunk.phonemes, chunk.words, length_us);
    }
    let words: Vec<_> = track.words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(words, long.split_whitespace().collect::<Vec<_>>());
    assert!(track.words.is_sorted_by_key(|word| word.start_us));
    assert!(track.words.iter().all(|word| word.end_us <= track.duration_us));
}

/// Punctuation, digits and characters that are not said stay in the words.
pub async fn words_are_those_of_the_script_as_written(engine: &dyn SpeechEngine) {
    let text = "Well… 👋 “Café” n° 7 costs €1,250.99 – see https://example.com/a?b=c 日本.";
    let (chunks, _) = spoken(engine, text).await;
    let words: Vec<_> = chunks.iter().flat_map(|c| &c.words).map(|w| w.text.as_str()).collect();
    assert_eq!(words, text.split_whitespace().collect::<Vec<_>>());
}

/// Words follow each other and lie inside the piece; what is said takes time.
pub async fn words_lie_inside_their_piece_in_order(engine: &dyn SpeechEngine) {
    let (chunks, rate_hz) = spoken(engine, SCRIPT).await;
    for chunk in &chunks {
        let mut at = 0;
        for word in &chunk.words {
            assert!(word.start_us >= at, "{} starts inside the word before", word.text);
            assert!(word.end_us >= word.start_us);
            at = word.end_us;
        }
        assert!(at <= duration_us(chunk, rate_hz));
    }
    let hello = &chunks[0].words[0];
    assert!(hello.end_us - hello.start_us > 100_000, "\"Hello\" takes its time");
}

/// Phonemes run from the first sample to the last, each after the one before.
pub async fn phonemes_cover_their_piece_without_gap(engine: &dyn SpeechEngine) {
    let (chunks, rate_hz) = spoken(engine, SCRIPT).await;
    for chunk in &chunks {
        let mut at = 0;
        for span in &chunk.phonemes {
            assert_eq!(span.start_us, at, "a gap before {}", span.phoneme);
            assert!(span.end_us >= span.start_us && span.stress <= 2);
            assert!(span.phoneme.bytes().all(|b| b.is_ascii_lowercase()), "{}", span.phoneme);
            at = span.end_us;
        }
        assert!(at.abs_diff(duration_us(chunk, rate_hz)) <= 1, "phonemes end with the sound");
    }
    let stressed = |chunk: &SpeechChunk| chunk.phonemes.iter().any(|span| span.stress == 1);
    assert!(chunks.iter().any(stressed), "something is stressed");
}

/// Samples are in `-1.0..=1.0`, and there is sound where words are.
pub async fn samples_are_in_range_and_not_all_silent(engine: &dyn SpeechEngine) {
    let (chunks, rate_hz) = spoken(engine, SCRIPT).await;
    for chunk in &chunks {
        assert!(chunk.samples.iter().all(|sample| sample.abs() <= 1.0));
        for word in chunk.words.iter().filter(|word| word.end_us > word.start_us + 50_000) {
            let index = |at_us: u64| (at_us * rate_hz / 1_000_000) as usize;
            let sound = &chunk.samples[index(word.start_us)..index(word.end_us)];
            let loudest = sound.iter().fold(0.0, |peak: f32, sample| peak.max(sample.abs()));
            assert!(loudest > 0.01, "nothing is heard of {}", word.text);
        }
    }
}

/// A voice that the engine does not have.
pub async fn an_unknown_voice_is_not_found(engine: &dyn SpeechEngine) {
    let mut request = request(engine, SCRIPT).await;
    request.voice = VoiceId(format!("{}/no-such-voice", engine.name()));
    assert_eq!(refused(engine, request).await.code(), ErrorCode::NotFound);
}

/// Speed and pitch beyond the limits of [`VoiceSettings`].
pub async fn settings_out_of_range_are_refused(engine: &dyn SpeechEngine) {
    for (speed, pitch) in [(0.49, 0.0), (2.01, 0.0), (1.0, 12.5), (1.0, -12.5), (f32::NAN, 0.0)] {
        let mut request = request(engine, SCRIPT).await;
        request.settings = VoiceSettings { speed, pitch };
        assert_eq!(refused(engine, request).await.code(), ErrorCode::InvalidInput);
    }
}

/// A script without anything to say.
pub async fn a_script_that_cannot_be_said_is_unsupported_and_names_the_character(
    engine: &dyn SpeechEngine,
) {
    let error = refused(engine, request(engine, "🦀 👋🏽 🦀").await).await;
    assert_eq!(error.code(), ErrorCode::Unsupported);
    assert!(error.to_string().contains('🦀'), "{error} does not name the first character");
}

/// Twice the same request, twice the same speech.
pub async fn the_same_request_gives_the_same_samples(engine: &dyn SpeechEngine) {
    let first = spoken(engine, SCRIPT).await;
    assert!(first == spoken(engine, SCRIPT).await, "two speeches of one request differ");
}

/// What nobody listens to is not made: dropping a long speech frees its threads soon.
pub async fn a_dropped_stream_stops_the_work(engine: &dyn SpeechEngine) {
    let long = SCRIPT.repeat(Script::MAX_CHARS / SCRIPT.chars().count());
    let request = request(engine, &long).await;
    std::thread::scope(|scope| scope.spawn(|| drop_after_the_first_piece(engine, request)).join())
        .unwrap();
}

// A runtime waits for its threads when it ends: that tells when the work has.
fn drop_after_the_first_piece(engine: &dyn SpeechEngine, request: Utterance) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let begun = Instant::now();
    runtime.block_on(async {
        let mut stream = engine.speak(request).await.unwrap();
        stream.next().await.unwrap().unwrap();
    });
    // A busy machine is slow; the whole would take it far longer.
    let patience = Duration::from_secs(3) + begun.elapsed() * 10;
    let dropped = Instant::now();
    drop(runtime);
    assert!(dropped.elapsed() < patience, "the work goes on for {:?}", dropped.elapsed());
}
