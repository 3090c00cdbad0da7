//! Scripts, as the built-in voice reads them, and the captions of what it says.

use std::sync::LazyLock;

use futures_util::StreamExt as _;
use osirix_core::media::{
    Script, SpeechChunk, SpeechEngine as _, SpeechTrack, Utterance, VoiceId, VoiceSettings,
};
use osirix_media::captions::{Cue, MAX_LINE_CHARS, MAX_LINES, cues, to_srt, to_vtt};
use osirix_media::speech::FliteEngine;

use crate::Target;
use crate::input::{assert_refusal, choice, seeds, text, wait};

pub(crate) const TARGET: Target = Target { name: "speech", run, seeds: examples };

/// What is said takes time: of a longer script the plan alone is made.
const SPOKEN_CHARS: usize = 60;
const RATE_HZ: u32 = 16_000;

static ENGINE: LazyLock<FliteEngine> =
    LazyLock::new(|| FliteEngine::new().expect("the built-in voice is there"));

fn run(bytes: &[u8]) {
    let (speed, rest) = choice(bytes);
    let script = match Script::new(&text(rest)) {
        Ok(script) => script,
        Err(error) => return assert_refusal(&error, "field"),
    };
    let settings = VoiceSettings { speed: 0.5 + speed as f32 / 170.0, pitch: 0.0 };
    let voice = VoiceId("flite/kal16".to_owned());
    let utterance = Utterance { script, voice, settings };
    if let Err(error) = wait(ENGINE.check(&utterance)) {
        return assert_refusal(&error, "field");
    }
    if utterance.script.chars() <= SPOKEN_CHARS {
        let script = utterance.script.as_str().to_owned();
        assert_says_the_script(&script, said(utterance));
    }
}

fn said(utterance: Utterance) -> Vec<SpeechChunk> {
    let chunks = wait(async {
        ENGINE.speak(utterance).await?.collect::<Vec<_>>().await.into_iter().collect()
    });
    let chunks: osirix_core::Result<Vec<SpeechChunk>> = chunks;
    chunks.expect("what was checked can be said")
}

fn assert_says_the_script(script: &str, chunks: Vec<SpeechChunk>) {
    let mut track = SpeechTrack::default();
    for chunk in chunks {
        let length_us = chunk.samples.len() as u64 * 1_000_000 / u64::from(RATE_HZ);
        let chunk = chunk.checked(RATE_HZ).expect("times lie in the sound, in order");
        assert!(chunk.samples.iter().all(|sample| sample.abs() <= 1.0), "it is too loud");
        track.append(chunk.phonemes, chunk.words, length_us);
    }
    let said = track.words.iter().map(|word| word.text.as_str()).collect::<String>();
    assert_eq!(said, script.split_whitespace().collect::<String>(), "no word is lost");
    assert_captions(&track);
}

fn assert_captions(track: &SpeechTrack) {
    let cues = cues(track);
    for pair in cues.windows(2) {
        assert!(pair[0].end_us <= pair[1].start_us, "two captions at once: {pair:?}");
    }
    for cue in &cues {
        assert!(cue.start_us < cue.end_us, "{cue:?}");
        assert!((1..=MAX_LINES).contains(&cue.lines.len()), "{cue:?}");
        let fits = |text: String| (1..=MAX_LINE_CHARS).contains(&text.chars().count());
        assert!(cue.lines.iter().all(|line| fits(line.text())), "{cue:?}");
    }
    assert_one_block_a_cue(&to_srt(&cues), &cues, "");
    assert_one_block_a_cue(&to_vtt(&cues), &cues, "WEBVTT\n\n");
}

/// Players read blocks between empty lines, each with one line of times.
fn assert_one_block_a_cue(file: &str, cues: &[Cue], head: &str) {
    let blocks = file.strip_prefix(head).expect("it begins as such files do");
    let blocks: Vec<_> = blocks.split_terminator("\n\n").collect();
    assert_eq!(blocks.len(), cues.len(), "{file:?}");
    for block in blocks {
        let arrows = block.lines().filter(|line| line.contains("-->")).count();
        assert_eq!(arrows, 1, "{block:?}");
    }
}

fn examples() -> Vec<Vec<u8>> {
    seeds(&[
        "UHello, I am Osirix. It's 9:30 on 2026-03-29!",
        "UDr. Smith paid $1,234.56 (-40%) for 3/4 of it...",
        "Uhttps://a.example/b?c=d, me@mail.example & R&D --> x",
        "\u{ff}\u{1d400}\u{ff21} na\u{ef}ve \u{201c}caf\u{e9}\u{201d} \u{2014} I/O, 1st 2nd XIV",
        "U- one\n- two\n\n* three 99999999999999999999 0x7f 1e999 00:00:00",
        "Ua.b.c. U.S.A. e.g. W3C C++ #1 @2 3^4 5_6 \u{65e5}\u{672c}\u{8a9e}",
    ])
}
