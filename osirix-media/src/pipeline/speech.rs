//! The stage that speaks: script to mastered sound and times.

use std::sync::Arc;

use futures_util::StreamExt;
use osirix_core::blob::BlobKey;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::jobs::{StageContext, StageSpec};
use osirix_core::media::{PhonemeSpan, SpeechTrack};
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;

use super::{SpeechWork, Studio, files, recorded};
use crate::audio::{MasteredAudio, Mastering};

/// The stage's checkpoint.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Spoken {
    pub(super) audio: BlobKey,
    pub(super) track: BlobKey,
    pub(super) duration_us: u64,
}

/// The stage's description, with its share of a kind's progress.
pub(super) const fn stage(share: u8) -> StageSpec {
    StageSpec { name: "speech", share, timeout: std::time::Duration::from_secs(30 * 60) }
}

pub(super) async fn run(
    studio: &Studio,
    work: &SpeechWork,
    least_us: u64,
    context: &StageContext,
) -> Result<Spoken> {
    if let Some(file) = &work.audio {
        return recorded::run(studio, work, file, least_us, context).await;
    }
    let scratch = studio.scratch()?;
    let wav = scratch.path().join("speech.wav");
    let (engine, voice) = studio.voice(&work.voice).await?;
    let words = work.script.as_str().split_whitespace().count().max(1);
    let mut stream = engine.speak(work.utterance()).await?;
    // Mastering is steady computation: it has a thread of its own and a short queue before it.
    let (samples, queue) = mpsc::channel::<Vec<f32>>(2);
    let mastering = Mastering::new(voice.sample_rate_hz, scratch.path())?;
    let output = wav.clone();
    let mastered = tokio::task::spawn_blocking(move || master(mastering, queue, &output));
    let progress = context.progress();
    let mut track = SpeechTrack::default();
    let mut said_samples = 0_u64;
    while let Some(chunk) = stream.next().await {
        let chunk = chunk?.checked(voice.sample_rate_hz)?;
        let before_us = said_samples * 1_000_000 / u64::from(voice.sample_rate_hz);
        said_samples += chunk.samples.len() as u64;
        let after_us = said_samples * 1_000_000 / u64::from(voice.sample_rate_hz);
        track.append(chunk.phonemes, chunk.words, after_us - before_us);
        progress.report(0.9 * track.words.len() as f32 / words as f32)?;
        if samples.send(chunk.samples).await.is_err() {
            break; // Mastering has ended early: its own error says why.
        }
    }
    let least_samples = least_us * u64::from(voice.sample_rate_hz) / 1_000_000;
    while (1..least_samples).contains(&said_samples) {
        let silence = (least_samples - said_samples).min(u64::from(voice.sample_rate_hz));
        said_samples += silence;
        if samples.send(vec![0.0; silence as usize]).await.is_err() {
            break; // As above.
        }
    }
    drop(samples);
    if said_samples == 0 {
        return Err(
            Error::new(ErrorCode::Media, "the engine said nothing").with("voice", &voice.id)
        );
    }
    let mastered =
        mastered.await.map_err(|e| Error::internal("mastering stopped").caused_by(e))??;
    end_in_silence(&mut track, mastered.duration_us);
    keep(studio, context, &wav, &track).await
}

/// A track lasts as long as its sound; where it was drawn out, nothing is said there.
fn end_in_silence(track: &mut SpeechTrack, duration_us: u64) {
    const LEAST_US: u64 = 1_000;
    let (start_us, end_us) = (track.duration_us, duration_us);
    if start_us + LEAST_US < end_us {
        let phoneme = "pau".to_owned();
        track.phonemes.push(PhonemeSpan { phoneme, stress: 0, start_us, end_us });
    }
    track.duration_us = duration_us;
}

fn master(
    mut mastering: Mastering,
    mut queue: mpsc::Receiver<Vec<f32>>,
    output: &std::path::Path,
) -> Result<MasteredAudio> {
    while let Some(samples) = queue.blocking_recv() {
        mastering.push(&samples)?;
    }
    mastering.finish(output)
}

pub(super) async fn keep(
    studio: &Studio,
    context: &StageContext,
    wav: &std::path::Path,
    track: &SpeechTrack,
) -> Result<Spoken> {
    let spoken = Spoken {
        audio: files::key(context, "speech.wav")?,
        track: files::key(context, "speech.json")?,
        duration_us: track.duration_us,
    };
    files::put_file(studio.blobs.as_ref(), &spoken.audio, wav).await?;
    files::put_json(studio.blobs.as_ref(), &spoken.track, track).await?;
    Ok(spoken)
}

/// Reads a request's JSON, naming the field that does not fit.
pub(super) fn parse<T: serde::de::DeserializeOwned>(request: &serde_json::Value) -> Result<T> {
    T::deserialize(request)
        .map_err(|e| Error::invalid("request", format!("the request does not fit: {e}")))
}

pub(super) fn to_json<T: Serialize>(checkpoint: &T) -> Result<serde_json::Value> {
    serde_json::to_value(checkpoint)
        .map_err(|e| Error::internal("a checkpoint cannot be written as JSON").caused_by(e))
}

pub(super) type SharedStudio = Arc<Studio>;
