//! The built-in voice and the mastering behind it.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

use std::path::Path;

use ebur128::{EbuR128, Mode};
use futures_util::StreamExt as _;
use osirix_core::media::{
    AudioSource as _, Script, SpeechChunk, SpeechEngine as _, Utterance, VoiceId, VoiceSettings,
};
use osirix_core::{ErrorCode, Result};
use osirix_media::audio::{MasteredAudio, Mastering, RATE_HZ, WavSource};
use osirix_media::speech::{FliteEngine, Lexicon};
use proptest::prelude::*;

osirix_core::speech_suite!(the_port, FliteEngine::new().unwrap());

const SCRIPT: &str = "Osirix turns a script into a talking avatar video. Choose a face, pick a \
    voice, and press the button: in less than a minute, your story is ready to share.";

async fn say_with(
    engine: &FliteEngine,
    text: &str,
    speed: f32,
    pitch: f32,
) -> Result<Vec<SpeechChunk>> {
    let request = Utterance {
        script: Script::new(text)?,
        voice: VoiceId("flite/kal16".to_owned()),
        settings: VoiceSettings { speed, pitch },
    };
    engine.speak(request).await?.collect::<Vec<_>>().await.into_iter().collect()
}

async fn say(text: &str) -> Vec<SpeechChunk> {
    say_with(&FliteEngine::new().unwrap(), text, 1.0, 0.0).await.unwrap()
}

/// The phonemes that are said for a text, without the silences.
async fn phonemes(text: &str) -> String {
    let chunks = say(text).await;
    let spans = chunks.iter().flat_map(|chunk| &chunk.phonemes);
    let names: Vec<_> = spans.map(|span| span.phoneme.as_str()).filter(|p| *p != "pau").collect();
    names.join(" ")
}

fn length_us(chunk: &SpeechChunk) -> u64 {
    chunk.samples.len() as u64 * 1_000_000 / 16_000
}

#[tokio::test]
async fn it_says_its_own_name() {
    assert_eq!(phonemes("Osirix").await, "ow s ay r ih k s");
    assert_eq!(phonemes("OSIRIX's").await, "ow s ay r ih k s ax z");
}

#[tokio::test]
async fn the_words_of_the_trade_are_said_as_people_say_them() {
    for (text, expected) in [
        ("SQLite", "eh s k y uw l ay t"),
        ("GitHub", "g ih t hh ah b"),
        ("the API", "dh iy ey p iy ay"),
        ("APIs", "ey p iy ay z"),
        ("AI", "ey ay"),
        ("iOS", "ay ow eh s"),
        ("Wi-Fi", "w ay f ay"),
        ("e-mail", "iy m ey l"),
        ("MP4", "eh m p iy f ao r"),
        ("Node.js", "n ow d jh ey eh s"),
        ("websites", "w eh b s ay t s"),
    ] {
        assert_eq!(phonemes(text).await, expected, "{text}");
    }
}

#[tokio::test]
async fn what_is_written_short_is_said_in_full() {
    for (written, said) in [
        ("$20k", "20 thousand dollars"),
        ("€1,500", "1500 euros"),
        ("£1", "1 pound"),
        ("$9.99/month", "$9.99 per month"),
        ("hello@osirix.io", "hello at osirix dot i.o"),
        ("https://www.osirix.com/docs", "osirix dot com slash docs"),
        ("#AI", "hashtag A.I"),
        ("R&D", "r and d"),
        ("and/or", "and or"),
        ("24/7", "twenty four seven"),
        ("20°C", "20 degrees celsius"),
        ("1.2.3", "1 point 2 point 3"),
        ("PayPal’s “café”", "PayPal's cafe"),
        ("Dr. Smith", "doctor Smith"),
        ("BUY NOW", "buy now"),
        ("*bold* _text_", "bold text"),
        ("10-minute", "10 minute"),
        ("Chapter IV", "chapter four"),
        ("Henry VIII", "henry the eighth"),
    ] {
        assert_eq!(phonemes(written).await, phonemes(said).await, "{written}");
    }
}

#[tokio::test]
async fn a_word_of_ones_own_is_said_as_told() {
    let mut lexicon = Lexicon::embedded().unwrap();
    lexicon.add("Xq-7", "z iy1 k s eh0 v ax0 n").unwrap();
    let engine = FliteEngine::with_lexicon(lexicon).unwrap();
    let chunks = say_with(&engine, "xq-7", 1.0, 0.0).await.unwrap();
    let names: Vec<_> = chunks[0].phonemes.iter().map(|span| span.phoneme.as_str()).collect();
    assert_eq!(names.join(" "), "pau z iy k s eh v ax n pau");
}

#[tokio::test]
async fn a_number_is_one_word_for_the_time_in_which_all_of_it_is_said() {
    let chunks = say("It costs $1,234.56 today.").await;
    let words = &chunks[0].words;
    let amount = &words[2];
    assert_eq!(amount.text, "$1,234.56");
    assert!(amount.end_us - amount.start_us > 2_000_000);
    assert!(words[1].end_us <= amount.start_us && amount.end_us <= words[3].start_us);
}

#[tokio::test]
async fn what_cannot_be_said_keeps_its_place_without_taking_time() {
    let chunks = say("Hello 👋 world 日本. 🎉").await;
    assert_eq!(chunks.len(), 1);
    let words = &chunks[0].words;
    let texts: Vec<_> = words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(texts, ["Hello", "👋", "world", "日本.", "🎉"]);
    assert_eq!((words[1].start_us, words[1].end_us), (words[0].end_us, words[0].end_us));
}

#[tokio::test]
async fn a_piece_is_a_sentence_and_abbreviations_end_none() {
    let chunks = say("Dr. Smith met Mr. Jones, e.g. at 5 p.m. on Jan. 3. They talked. OK?").await;
    let last: Vec<_> =
        chunks.iter().map(|chunk| chunk.words.last().unwrap().text.as_str()).collect();
    assert_eq!(last, ["3.", "talked.", "OK?"]);
}

#[tokio::test]
async fn silence_between_sentences_is_about_300_ms_and_longer_between_paragraphs() {
    let chunks = say("One more thing. It is free.\n\nNow a new part.").await;
    let silence = |first: &SpeechChunk, second: &SpeechChunk| {
        let (tail, lead) = (first.phonemes.last().unwrap(), &second.phonemes[0]);
        assert_eq!((tail.phoneme.as_str(), lead.phoneme.as_str()), ("pau", "pau"));
        (tail.end_us - tail.start_us + lead.end_us) / 1_000
    };
    assert!((250..=350).contains(&silence(&chunks[0], &chunks[1])));
    assert!((550..=650).contains(&silence(&chunks[1], &chunks[2])));
}

#[tokio::test]
async fn an_endless_sentence_comes_in_bounded_pieces() {
    let text = "and then we go on and on, ".repeat(60);
    let chunks = say(&text).await;
    assert!(chunks.len() > 5);
    assert!(chunks.iter().all(|chunk| length_us(chunk) < 25_000_000));
    let chunks = say(&"a1b2".repeat(600)).await;
    assert!(chunks.iter().all(|chunk| length_us(chunk) < 200_000_000));
    assert_eq!(chunks.iter().map(|chunk| chunk.words.len()).sum::<usize>(), 1);
}

#[tokio::test]
async fn speed_changes_the_length_and_pitch_does_not() {
    let engine = FliteEngine::new().unwrap();
    let length = async |speed, pitch| {
        let chunks = say_with(&engine, SCRIPT, speed, pitch).await.unwrap();
        chunks.iter().map(length_us).sum::<u64>() as f64
    };
    let normal = length(1.0, 0.0).await;
    for speed in [0.5, 0.8, 1.5, 2.0] {
        let ratio = normal / length(speed, 0.0).await;
        assert!((ratio / f64::from(speed) - 1.0).abs() < 0.06, "{ratio} at speed {speed}");
    }
    for pitch in [-12.0, -3.0, 5.0, 12.0] {
        assert!((length(1.0, pitch).await - normal).abs() < 1.0, "pitch {pitch} moves times");
    }
}

// The fundamental of a vowel, by autocorrelation.
fn pitch_hz(samples: &[f32]) -> f64 {
    let similarity = |lag: usize| -> f64 {
        samples.iter().zip(&samples[lag..]).map(|(a, b)| f64::from(a * b)).sum::<f64>()
            / (samples.len() - lag) as f64
    };
    let best = (55..420).max_by(|a, b| similarity(*a).total_cmp(&similarity(*b))).unwrap();
    16_000.0 / best as f64
}

#[tokio::test]
async fn pitch_moves_the_voice_by_semitones() {
    let engine = FliteEngine::new().unwrap();
    let mut heard = Vec::new();
    for pitch in [0.0, 7.0, 12.0] {
        let chunks = say_with(&engine, "Far away.", 0.6, pitch).await.unwrap();
        let vowel = chunks[0].phonemes.iter().find(|span| span.phoneme == "aa").unwrap();
        let index = |at_us: u64| (at_us * 16 / 1_000) as usize;
        heard.push(pitch_hz(&chunks[0].samples[index(vowel.start_us)..index(vowel.end_us)]));
    }
    let semitones = |index: usize| 12.0 * (heard[index] / heard[0]).log2();
    assert!((semitones(1) - 7.0).abs() < 1.0, "{heard:?}");
    assert!((semitones(2) - 12.0).abs() < 1.0, "{heard:?}");
}

fn master(rate_hz: u32, samples: &[f32], output: &Path) -> MasteredAudio {
    let mut mastering = Mastering::new(rate_hz, output.parent().unwrap()).unwrap();
    samples.chunks(1_999).for_each(|block| mastering.push(block).unwrap());
    mastering.finish(output).unwrap()
}

/// Loudness and true peak of a file, by an instrument of its own.
fn measured(path: &Path) -> (f64, f64, u64) {
    let mut meter = EbuR128::new(1, RATE_HZ, Mode::I | Mode::TRUE_PEAK).unwrap();
    let mut source = WavSource::open(path).unwrap();
    assert_eq!(source.sample_rate_hz(), RATE_HZ);
    let mut block = vec![0.0; 1_000];
    let mut total = 0;
    loop {
        let count = source.read(&mut block).unwrap();
        if count == 0 {
            break;
        }
        meter.add_frames_f32(&block[..count]).unwrap();
        total += count as u64;
    }
    assert_eq!(total, source.total_samples());
    (meter.loudness_global().unwrap(), 20.0 * meter.true_peak(0).unwrap().log10(), total)
}

#[tokio::test]
async fn every_speed_and_pitch_is_mastered_to_one_loudness() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("speech.wav");
    let engine = FliteEngine::new().unwrap();
    for (speed, pitch) in [(1.0, 0.0), (0.5, -12.0), (0.8, 5.0), (2.0, 12.0)] {
        let chunks = say_with(&engine, SCRIPT, speed, pitch).await.unwrap();
        let samples: Vec<_> = chunks.into_iter().flat_map(|chunk| chunk.samples).collect();
        let sound = master(16_000, &samples, &output);
        let (loudness, peak, total) = measured(&output);
        assert!((loudness + 14.0).abs() <= 1.0, "{loudness} LUFS at {speed}, {pitch}");
        assert!(peak <= -1.0, "{peak} dBTP at {speed}, {pitch}");
        assert_eq!(total, samples.len() as u64 * 3, "to the sample");
        assert_eq!(sound.samples, total);
        assert!((sound.loudness_lufs - loudness).abs() < 0.1);
        assert!((sound.true_peak_dbtp - peak).abs() < 0.1);
    }
}

#[test]
fn sound_that_is_quiet_short_or_full_of_peaks_is_mastered_too() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("sound.wav");
    let tone = |count: usize, level: f32, from: usize| -> Vec<f32> {
        let wave = |n: usize| (n as f32 * 0.17).sin() * if n % 4_000 < 40 { 1.0 } else { level };
        (from..from + count).map(wave).collect()
    };
    let quiet: Vec<_> = tone(48_000, 0.2, 0).iter().map(|sample| sample * 0.02).collect();
    for samples in [quiet, tone(48_000, 0.02, 0), tone(48_000, 1.0, 0)] {
        master(16_000, &samples, &output);
        let (loudness, peak, _) = measured(&output);
        assert!((loudness + 14.0).abs() <= 1.0, "{loudness} LUFS");
        assert!(peak <= -1.0, "{peak} dBTP");
    }
    let sound = master(16_000, &tone(1_600, 0.1, 100), &output);
    let (_, peak, total) = measured(&output);
    assert!((-20.0..=-1.0).contains(&peak), "{peak} dBTP for 100 ms");
    assert_eq!((total, sound.duration_us), (4_800, 100_000));
}

#[test]
fn silence_stays_silence() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("silence.wav");
    let sound = master(16_000, &[0.0; 20_000], &output);
    assert_eq!(sound.loudness_lufs, f64::NEG_INFINITY);
    let mut block = vec![1.0; 60_000];
    assert_eq!(WavSource::open(&output).unwrap().read(&mut block).unwrap(), 60_000);
    assert!(block.iter().all(|sample| *sample == 0.0));
    assert_eq!(master(16_000, &[], &output).samples, 0);
}

#[test]
fn an_output_that_cannot_be_written_is_an_error_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mastering = Mastering::new(16_000, folder.path()).unwrap();
    let error = mastering.finish(&folder.path().join("missing/speech.wav")).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NotFound);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_file_that_is_no_sound_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("text.wav");
    std::fs::write(&path, "RIFFnot").unwrap();
    assert!(WavSource::open(&path).is_err());
    assert_eq!(WavSource::open(&path.join("no")).unwrap_err().code(), ErrorCode::Io);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_script_is_said_or_refused_and_never_breaks_the_voice(
        text in prop_oneof!["\\PC{1,80}", "[a-zA-Z0-9 .,:;'$%&@#/+-]{1,120}", "[0-9.,:-]{1,40}"],
    ) {
        let Ok(script) = Script::new(&text) else { return Ok(()) };
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let engine = FliteEngine::new().unwrap();
        match runtime.block_on(say_with(&engine, script.as_str(), 2.0, 0.0)) {
            Err(error) => prop_assert_eq!(error.code(), ErrorCode::Unsupported),
            Ok(chunks) => {
                let words: Vec<_> =
                    chunks.iter().flat_map(|c| &c.words).map(|w| w.text.as_str()).collect();
                prop_assert_eq!(words, script.as_str().split_whitespace().collect::<Vec<_>>());
                for chunk in &chunks {
                    let end_us = chunk.phonemes.last().map(|span| span.end_us);
                    prop_assert_eq!(end_us, Some(length_us(chunk)));
                }
            }
        }
    }
}
