//! The lip-sync of the crate keeps the port's promises, on made-up and on real speech.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

use futures_util::StreamExt as _;
use osirix_core::media::{
    FaceTrack, Script, SpeechEngine as _, SpeechTrack, Utterance, Viseme, VoiceId, VoiceSettings,
};
use osirix_media::lipsync::VisemeLipSync;
use osirix_media::speech::FliteEngine;

osirix_core::lipsync_suite!(the_port, VisemeLipSync);

async fn spoken(text: &str, speed: f32) -> SpeechTrack {
    let request = Utterance {
        script: Script::new(text).unwrap(),
        voice: VoiceId("flite/kal16".to_owned()),
        settings: VoiceSettings { speed, pitch: 0.0 },
    };
    let mut stream = FliteEngine::new().unwrap().speak(request).await.unwrap();
    let mut track = SpeechTrack::default();
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.unwrap();
        let duration_us = chunk.samples.len() as u64 * 1_000_000 / 16_000;
        track.append(chunk.phonemes, chunk.words, duration_us);
    }
    track
}

const SCRIPT: &str = "Most people believe that a perfect video takes a whole studio. Maybe \
    problems of that sort are simply a matter of time, but the future belongs to bold makers. \
    Five voices, eight faces, one script: that is all you need!";

fn moves(track: &FaceTrack) -> Vec<(Viseme, u64)> {
    let mut moves: Vec<(Viseme, u64)> = Vec::new();
    for key in &track.mouth {
        if moves.last().is_none_or(|(viseme, _)| *viseme != key.viseme) {
            moves.push((key.viseme, key.at_us));
        }
    }
    moves
}

#[tokio::test]
async fn every_closure_of_real_speech_is_reached_within_40_ms() {
    for speed in [0.5, 1.0, 1.5, 2.0] {
        let speech = spoken(SCRIPT, speed).await;
        let track = VisemeLipSync.movement(&speech).unwrap();
        for span in &speech.phonemes {
            let viseme = match span.phoneme.as_str() {
                "p" | "b" | "m" => Viseme::Pp,
                "f" | "v" => Viseme::Ff,
                _ => continue,
            };
            let met = track.mouth.iter().any(|key| {
                key.viseme == viseme
                    && key.strength > 0.9
                    && key.at_us + 40_000 >= span.start_us
                    && key.at_us <= span.end_us + 40_000
            });
            assert!(met, "{} at {} us, speed {speed}", span.phoneme, span.start_us);
        }
    }
}

#[tokio::test]
async fn the_mouth_does_not_flap() {
    let speech = spoken(SCRIPT, 1.0).await;
    let moves = moves(&VisemeLipSync.movement(&speech).unwrap());
    let seconds = speech.duration_us as f64 / 1e6;
    let per_second = moves.len() as f64 / seconds;
    assert!((4.0..11.0).contains(&per_second), "{per_second:.1} shapes a second");
}

#[tokio::test]
async fn long_silences_of_real_speech_are_at_rest_and_short_ones_are_not_forced() {
    let speech = spoken(SCRIPT, 1.0).await;
    let track = VisemeLipSync.movement(&speech).unwrap();
    let silences = speech
        .phonemes
        .iter()
        .filter(|span| span.phoneme == "pau" && span.end_us - span.start_us >= 120_000);
    let mut count = 0;
    for silence in silences {
        count += 1;
        let inside = track
            .mouth
            .iter()
            .filter(|key| key.at_us > silence.start_us && key.at_us < silence.end_us);
        assert!(inside.into_iter().all(|key| key.viseme == Viseme::Sil));
        let next = track.mouth.iter().find(|key| key.at_us >= silence.end_us);
        assert!(next.is_none_or(|key| key.viseme == Viseme::Sil), "rest lasts to the end");
    }
    assert!(count >= 3, "the script has pauses");
}

#[tokio::test]
async fn accents_are_where_words_of_weight_are_and_not_too_many() {
    let speech = spoken(SCRIPT, 1.0).await;
    let track = VisemeLipSync.movement(&speech).unwrap();
    assert!(track.accents.windows(2).all(|pair| pair[1].at_us >= pair[0].at_us + 600_000));
    assert!(track.accents.len() >= 8, "{} accents", track.accents.len());
    for accent in &track.accents {
        let within = |word: &&osirix_core::media::WordSpan| {
            word.start_us <= accent.at_us && accent.at_us < word.end_us
        };
        let word = speech.words.iter().find(within).unwrap();
        assert!(!["that", "a", "of", "are", "the", "to"].contains(&word.text.as_str()));
    }
}

#[test]
fn speech_without_phoneme_times_is_refused() {
    let speech = SpeechTrack { duration_us: 1_000_000, ..SpeechTrack::default() };
    let error = VisemeLipSync.movement(&speech).unwrap_err();
    assert_eq!(error.code(), osirix_core::ErrorCode::Unsupported);
    assert_eq!(VisemeLipSync.movement(&SpeechTrack::default()).unwrap(), FaceTrack::default());
}
