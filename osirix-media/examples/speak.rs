//! Says a text into a WAV file, with captions beside it:
//! `cargo run --release -p osirix-media --example speak -- "Hello, I am Osirix." hello.wav`
#![allow(clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use futures_util::StreamExt as _;
use osirix_core::media::{
    Script, SpeechEngine as _, SpeechTrack, Utterance, VoiceId, VoiceSettings,
};
use osirix_core::{Error, Result};
use osirix_media::audio::Mastering;
use osirix_media::captions;
use osirix_media::lipsync::VisemeLipSync;
use osirix_media::speech::FliteEngine;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let usage = || Error::invalid("arguments", "usage: speak TEXT OUT.wav [SPEED] [PITCH]");
    let text = arguments.next().ok_or_else(usage)?;
    let output = PathBuf::from(arguments.next().ok_or_else(usage)?);
    let mut number = |default| arguments.next().map_or(Some(default), |text| text.parse().ok());
    let speed = number(1.0).ok_or_else(usage)?;
    let pitch = number(0.0).ok_or_else(usage)?;
    speak(&text, &output, VoiceSettings { speed, pitch }).await
}

async fn speak(text: &str, output: &Path, settings: VoiceSettings) -> Result<()> {
    let begun = Instant::now();
    let engine = FliteEngine::new()?;
    let loaded = begun.elapsed();
    let script = Script::new(text)?;
    let request = Utterance { script, voice: VoiceId("flite/kal16".to_owned()), settings };
    let mut speech = engine.speak(request).await?;
    let mut mastering = Mastering::new(16_000, &std::env::temp_dir())?;
    let mut track = SpeechTrack::default();
    let mut resampling = Duration::ZERO;
    while let Some(chunk) = speech.next().await {
        let chunk = chunk?;
        let at = Instant::now();
        mastering.push(&chunk.samples)?;
        resampling += at.elapsed();
        let duration_us = chunk.samples.len() as u64 * 1_000_000 / 16_000;
        track.append(chunk.phonemes, chunk.words, duration_us);
    }
    let spoken = begun.elapsed();
    let sound = mastering.finish(output)?;
    let mastered = begun.elapsed();
    let face = VisemeLipSync.movement(&track)?;
    let cues = captions::cues(&track);
    for (extension, captions) in
        [("srt", captions::to_srt(&cues)), ("vtt", captions::to_vtt(&cues))]
    {
        let path = output.with_extension(extension);
        std::fs::write(&path, captions).map_err(|error| Error::io("write captions", error))?;
    }
    println!("{sound:?}, {} mouth keys, {} accents", face.mouth.len(), face.accents.len());
    println!(
        "load {loaded:?}, speech {:?}, of it resampling {resampling:?}, mastering {:?}, rest {:?}",
        spoken - loaded,
        mastered - spoken,
        begun.elapsed() - mastered
    );
    Ok(())
}
