use osirix_core::media::WordSpan;

use super::*;
use crate::audio::{Samples, convert};
use crate::speech::Lexicon;
use crate::speech::flite::RATE_HZ;

const TEXT: &str = "Peter packed a big box of maps. Mum bought him a map too!";

fn mouth() -> Mouth {
    Mouth::new(Lexicon::embedded().unwrap()).unwrap()
}

fn found(text: &str, samples: Vec<f32>, rate_hz: u32) -> Vec<Timed> {
    words(&mouth(), text, Box::new(Samples::new(rate_hz, samples)), &|_| Ok(())).unwrap()
}

/// The built-in voice's sound of a text, with the true times of its words in samples.
fn said(text: &str) -> (Vec<f32>, Vec<(usize, usize)>) {
    let (mut samples, mut words) = (Vec::new(), Vec::new());
    for piece in mouth().pieces(text) {
        let before = samples.len();
        let sample = |us: u64| before + (us * u64::from(RATE_HZ) / 1_000_000) as usize;
        let bounds = |word: &WordSpan| (sample(word.start_us), sample(word.end_us));
        words.extend(piece.words.iter().map(bounds));
        samples.extend(piece.samples);
    }
    (samples, words)
}

/// The worst that a word's bounds are off, in milliseconds, when the built-in voice is heard
/// after a silence and at another pace.
fn worst_ms(pace: f64) -> u64 {
    let (known, times) = said(TEXT);
    let rate_hz = (f64::from(RATE_HZ) * pace) as u32;
    let silence = rate_hz as usize / 2;
    let words = found(TEXT, [vec![0.0; silence], known].concat(), rate_hz);
    assert_eq!(words.len(), TEXT.split_whitespace().count());
    let off = words.iter().zip(&times).flat_map(|(found, known)| {
        [
            (silence + known.0).abs_diff(found.start) as u64,
            (silence + known.1).abs_diff(found.end) as u64,
        ]
    });
    off.max().unwrap() * 1_000 / u64::from(rate_hz)
}

#[test]
fn words_are_found_in_another_sound_of_the_same_text() {
    let worst = [1.0, 1.1, 0.9].map(worst_ms);
    assert!(worst[0] <= 40 && worst[1] <= 60 && worst[2] <= 60, "{worst:?} ms");
}

#[test]
fn each_word_keeps_its_sounds() {
    let words = found(TEXT, said(TEXT).0, RATE_HZ);
    for (word, sounds) in words.iter().zip(mouth().sounds(TEXT)) {
        let names =
            |sounds: &[Sound]| sounds.iter().map(|sound| sound.phoneme.clone()).collect::<Vec<_>>();
        assert_eq!(names(&word.sounds), names(&sounds));
    }
}

#[test]
fn what_the_built_in_voice_cannot_say_shares_what_is_heard() {
    let mut sound = vec![0.0; 16_000];
    sound[4_000..12_000].iter_mut().enumerate().for_each(|(n, s)| *s = (n as f32).sin() * 0.5);
    let words = found("日本 日本日本", sound, 16_000);
    let bounds: Vec<_> = words.iter().map(|word| (word.start, word.end)).collect();
    let column = 600;
    assert!(bounds[0].0.abs_diff(4_000) <= column, "{bounds:?}");
    assert!(bounds[0].1.abs_diff(6_666) <= column && bounds[0].1 == bounds[1].0, "{bounds:?}");
    assert!(bounds[1].1.abs_diff(12_000) <= column, "{bounds:?}");
}

/// Pauses within sentences and between them, where nobody would look for them.
#[test]
fn pauses_that_were_added_are_gone_around() {
    let text = TEXT.repeat(3).replace('!', "! ");
    let (known, times) = said(&text);
    let (mut sound, mut off) = (Vec::new(), Vec::new());
    let mut at = 0;
    for (index, (start, _)) in times.iter().enumerate() {
        if index % 5 == 3 {
            sound.extend_from_slice(&known[at..*start]);
            sound.resize(sound.len() + RATE_HZ as usize * (1 + index % 2), 0.0);
            at = *start;
        }
        off.push(sound.len() + (start - at));
    }
    sound.extend_from_slice(&known[at..]);
    let words = found(&text, sound, RATE_HZ);
    let mut errors: Vec<_> = words
        .iter()
        .zip(&off)
        .map(|(word, start)| word.start.abs_diff(*start) * 1_000 / RATE_HZ as usize)
        .collect();
    errors.sort_unstable();
    let (median, worst) = (errors[errors.len() / 2], errors[errors.len() - 1]);
    println!("pauses: median {median} ms, worst {worst} ms");
    assert!(median <= 20 && worst <= 150, "{errors:?} ms");
}

#[test]
fn a_script_that_is_not_what_is_said_has_an_end() {
    let (known, _) = said("Something else altogether is told here.");
    for text in ["Hi.".to_owned(), "1234567890 ".repeat(40), TEXT.repeat(4)] {
        let words = found(&text, known.clone(), RATE_HZ);
        assert_eq!(words.len(), text.split_whitespace().count());
        assert!(words.iter().all(|word| word.start <= word.end && word.end <= known.len()));
    }
}

#[test]
fn a_telephone_is_understood() {
    let (known, times) = said(TEXT);
    let telephone = convert(&known, 16_000, 8_000).unwrap();
    let words = found(TEXT, telephone, 8_000);
    let mut errors: Vec<_> = words
        .iter()
        .zip(&times)
        .map(|(word, (start, _))| (2 * word.start).abs_diff(*start) * 1_000 / RATE_HZ as usize)
        .collect();
    errors.sort_unstable();
    assert!(errors[errors.len() / 2] <= 30, "{errors:?} ms");
}
