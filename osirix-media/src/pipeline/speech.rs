//! The stage that speaks: script to mastered sound and times.

use std::path::Path;
use std::sync::Arc;

use osirix_core::blob::BlobKey;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::id::AccountId;
use osirix_core::jobs::{StageContext, StageSpec};
use osirix_core::media::{PhonemeSpan, Progress, SpeechTrack};
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;

use super::speaker::Speaker;
use super::{SpeechWork, Studio, files, recorded};
use crate::audio::{MasteredAudio, Mastering};

/// The stage's checkpoint.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Spoken {
    pub(super) audio: BlobKey,
    pub(super) track: BlobKey,
    pub(super) duration_us: u64,
    /// How many frames each scene has, where there are any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) scenes: Vec<u64>,
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
    let (account, progress) = (context.job().account_id, context.progress());
    let track = speak(studio, work, account, least_us, &wav, progress.as_ref()).await?;
    keep(studio, context, &wav, &track, Vec::new()).await
}

/// Speaks for an account into a mastered file, which is drawn out by silence to the least length.
pub(super) async fn speak(
    studio: &Studio,
    work: &SpeechWork,
    account: AccountId,
    least_us: u64,
    wav: &Path,
    progress: &dyn Progress,
) -> Result<SpeechTrack> {
    let (engine, voice) = studio.voice(&work.voice).await?;
    let blobs = studio.blobs.as_ref();
    let place = studio.speeches.place(work, least_us, account)?;
    if let Some(place) = &place
        && let Some(track) = studio.speeches.take(blobs, place, wav).await
    {
        progress.report(0.9)?;
        return Ok(track);
    }
    let folder = wav.parent().unwrap_or(&studio.scratch);
    // Mastering is steady computation: it has a thread of its own and a short queue before it.
    let (samples, queue) = mpsc::channel::<Vec<f32>>(2);
    let mastering = Mastering::new(voice.sample_rate_hz, folder)?;
    let output = wav.to_owned();
    let mastered = tokio::task::spawn_blocking(move || master(mastering, queue, &output));
    let mut speaker = Speaker::new(voice.sample_rate_hz, samples, work, progress);
    speaker.say(engine.as_ref(), work).await?;
    let mut track = speaker.end(least_us).await;
    if track.duration_us == 0 {
        return Err(
            Error::new(ErrorCode::Media, "the engine said nothing").with("voice", &voice.id)
        );
    }
    let mastered =
        mastered.await.map_err(|e| Error::internal("mastering stopped").caused_by(e))??;
    end_in_silence(&mut track, mastered.duration_us);
    if let Some(place) = &place {
        studio.speeches.put(blobs, place, wav, &track).await;
    }
    Ok(track)
}

/// A track lasts as long as its sound; where it was drawn out, nothing is said there.
pub(super) fn end_in_silence(track: &mut SpeechTrack, duration_us: u64) {
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
    output: &Path,
) -> Result<MasteredAudio> {
    while let Some(samples) = queue.blocking_recv() {
        mastering.push(&samples)?;
    }
    mastering.finish(output)
}

pub(super) async fn keep(
    studio: &Studio,
    context: &StageContext,
    wav: &Path,
    track: &SpeechTrack,
    scenes: Vec<u64>,
) -> Result<Spoken> {
    let spoken = Spoken {
        audio: files::key(context, "speech.wav")?,
        track: files::key(context, "speech.json")?,
        duration_us: track.duration_us,
        scenes,
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
