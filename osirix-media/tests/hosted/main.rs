//! Voices that others speak. The hosts are fakes of ours, but between them and the engines stands
//! Prism, which holds every request and every answer against the host's published OpenAPI document
//! (`contracts/`, cut to what is used).

#![cfg(feature = "hosted")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod elevenlabs;
mod fake;
mod openai;
mod prism;

use futures_util::StreamExt as _;
use osirix_core::conformance::speech;
use osirix_core::media::{Script, SpeechChunk, SpeechEngine, Utterance, VoiceId, VoiceSettings};
use osirix_core::{Error, Result};

/// Every behaviour of the port.
async fn suite(engine: &dyn SpeechEngine) {
    for case in speech::CASES {
        speech::run(case, engine).await;
    }
}

async fn say(engine: &dyn SpeechEngine, voice: &str, text: &str) -> Result<Vec<SpeechChunk>> {
    let utterance = Utterance {
        script: Script::new(text)?,
        voice: VoiceId(voice.to_owned()),
        settings: VoiceSettings::default(),
    };
    engine.speak(utterance).await?.collect::<Vec<_>>().await.into_iter().collect()
}

/// The error tells nobody a secret, or what was asked.
fn assert_discreet(error: &Error, secrets: &[&str]) {
    let told = format!("{error} {error:?}");
    assert!(!secrets.iter().any(|secret| told.contains(secret)), "{told}");
}
