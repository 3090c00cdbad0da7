//! Captions keep their rules whatever was said and whenever.

use osirix_core::media::{SpeechTrack, WordSpan};
use osirix_media::captions::{Cue, Line, MAX_LINE_CHARS, MAX_LINES, cues, to_srt, to_vtt};
use proptest::prelude::*;

fn speech(words: &[(&str, u64, u64)]) -> SpeechTrack {
    let words: Vec<_> = words
        .iter()
        .map(|(text, start_ms, end_ms)| WordSpan {
            text: (*text).to_owned(),
            start_us: start_ms * 1_000,
            end_us: end_ms * 1_000,
        })
        .collect();
    let duration_us = words.last().map_or(0, |word| word.end_us);
    SpeechTrack { duration_us, words, ..SpeechTrack::default() }
}

/// A text said evenly, 350 ms a word and 600 ms of silence after a sentence.
fn read(text: &str) -> SpeechTrack {
    let mut at = 0;
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        words.push((word, at, at + 350));
        at += if word.ends_with('.') { 950 } else { 350 };
    }
    speech(&words)
}

fn lines(cue: &Cue) -> Vec<String> {
    cue.lines.iter().map(Line::text).collect()
}

#[test]
fn a_short_sentence_is_one_line() {
    let cues = cues(&read("Hello, I am Osirix."));
    assert_eq!(cues.len(), 1);
    assert_eq!(lines(&cues[0]), ["Hello, I am Osirix."]);
    assert_eq!(cues[0].start_us, 0);
}

#[test]
fn cues_break_at_sentences_and_lines_at_clauses() {
    let cues = cues(&read(
        "Write a script, choose a face and let it speak. Your first video is ready in a minute, \
         and the captions are ready too.",
    ));
    let texts: Vec<_> = cues.iter().map(lines).collect();
    assert_eq!(
        texts,
        [
            vec!["Write a script,", "choose a face and let it speak."],
            vec!["Your first video is ready in a minute,", "and the captions are ready too."],
        ]
    );
}

#[test]
fn a_cue_goes_when_a_long_silence_follows_and_stays_over_a_short_one() {
    let cues = cues(&speech(&[
        ("First.", 0, 1_500),
        ("Second.", 2_000, 3_500),
        ("Third.", 9_000, 10_500),
    ]));
    let times: Vec<_> = cues.iter().map(|c| (c.start_us / 1_000, c.end_us / 1_000)).collect();
    assert_eq!(times.last(), Some(&(9_000, 10_500)), "the last goes with the speech");
    assert!(times[times.len() - 2].1 <= 3_900, "{times:?}");
    assert!(times.windows(2).all(|pair| pair[1].0 == pair[0].1 || pair[0].1 == 3_900));
}

#[test]
fn a_word_longer_than_a_line_is_split() {
    let word = "x".repeat(100);
    let cues = cues(&speech(&[("see", 0, 200), (&word, 200, 2_200), ("now", 2_200, 2_400)]));
    let all: Vec<_> = cues.iter().flat_map(lines).collect();
    assert!(all.iter().all(|line| line.chars().count() <= MAX_LINE_CHARS));
    assert_eq!(all.concat().replace(' ', ""), format!("see{word}now"));
}

#[test]
fn nothing_said_is_no_cue() {
    assert!(cues(&SpeechTrack::default()).is_empty());
    assert_eq!(to_vtt(&[]), "WEBVTT\n\n");
    assert_eq!(to_srt(&[]), "");
}

fn any_words() -> impl Strategy<Value = Vec<(String, u64, u64)>> {
    let text = prop_oneof![
        4 => "[a-zA-Z]{1,12}[,.!?;:]?",
        1 => "\\PC{1,20}",
        1 => "[<>&-]{1,6}",
        1 => "[a-z]{40,130}",
    ];
    prop::collection::vec((text, 0_u64..2_500, 0_u64..1_200), 0..60)
}

/// Words one after the other, from their pauses and lengths in milliseconds.
fn timed(parts: &[(String, u64, u64)]) -> SpeechTrack {
    let mut at = 0;
    let mut words = Vec::new();
    for (text, pause, length) in parts {
        // Most words follow each other at once, as in speech.
        let start = at + if *pause > 2_000 { *pause } else { pause / 40 };
        at = start + length;
        words.push((text.as_str(), start, at));
    }
    speech(&words)
}

proptest! {
    #[test]
    fn lines_are_short_and_few(parts in any_words()) {
        for cue in cues(&timed(&parts)) {
            prop_assert!((1..=MAX_LINES).contains(&cue.lines.len()));
            for line in lines(&cue) {
                prop_assert!((1..=MAX_LINE_CHARS).contains(&line.chars().count()), "{line:?}");
            }
        }
    }

    #[test]
    fn the_text_is_kept(parts in any_words()) {
        let speech = timed(&parts);
        let letters = |text: String| text.split_whitespace().collect::<String>();
        let said: String = speech.words.iter().map(|word| word.text.clone()).collect();
        let shown = cues(&speech).iter().flat_map(lines).collect();
        prop_assert_eq!(letters(shown), letters(said));
    }

    #[test]
    fn cues_are_in_order_apart_and_of_a_readable_length(parts in any_words()) {
        let speech = timed(&parts);
        let cues = cues(&speech);
        for cue in &cues {
            prop_assert!(cue.end_us > cue.start_us);
            prop_assert!(cue.end_us - cue.start_us <= 7_000_000);
            prop_assert!(cue.end_us <= speech.duration_us.max(cue.start_us + 1_000));
        }
        for pair in cues.windows(2) {
            prop_assert!(pair[0].end_us <= pair[1].start_us);
            let gap = pair[1].start_us - pair[0].end_us;
            let full = pair[0].end_us - pair[0].start_us == 7_000_000;
            prop_assert!(gap == 0 || gap >= 200_000 || full, "a gap of {gap} us flickers");
        }
    }

    #[test]
    fn the_files_can_be_read_back(parts in any_words()) {
        let cues = cues(&timed(&parts));
        let (srt, vtt) = (to_srt(&cues), to_vtt(&cues));
        prop_assert_eq!(srt.matches("-->").count(), cues.len());
        prop_assert_eq!(vtt.matches("-->").count(), cues.len());
        prop_assert_eq!(srt.split("\n\n").filter(|block| !block.is_empty()).count(), cues.len());
        let is_text = |line: &&str| !line.contains("-->") && !line.is_empty();
        for line in vtt.lines().skip(1).filter(is_text) {
            let mut rest = line;
            while let Some(at) = rest.find('<') {
                let stamp: String = rest[at..].chars().take(14).collect();
                prop_assert!(stamp.len() == 14 && stamp.ends_with('>'), "{line:?}");
                rest = &rest[at + 14..];
            }
        }
    }
}
