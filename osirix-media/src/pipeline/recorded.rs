//! Speech that somebody brings as a recording: it is mastered as a voice's is, and its times are
//! found in it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use osirix_core::blob::BlobKey;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::jobs::StageContext;
use osirix_core::media::{Preset, Progress, Script, SpeechTrack, Untold};
use osirix_core::money::Credits;
use osirix_core::plans::Rate;

use super::foreign;
use super::speech::{self, Spoken};
use super::{SpeechWork, Studio, brought, files};
use crate::audio::{Decoded, RECORDING, WavSource, master_recording, recording_length};
use crate::speech::{Aligner, Lexicon};

/// The longest file that is taken.
const MAX_BYTES: u64 = 500_000_000;
/// Nobody says more than this: forty letters a second, three times as fast as people speak. What is
/// longer is another recording's script.
const LETTER_US: u64 = 25_000;

/// What a recording costs: its length is read, and what cannot be spoken by is refused.
pub(super) async fn quote(
    studio: &Studio,
    rate: Rate,
    work: &SpeechWork,
    file: &BlobKey,
    preset: Option<Preset>,
) -> Result<Credits> {
    let scratch = studio.scratch()?;
    let path = fetch(studio, file, scratch.path()).await?;
    let length_us = foreign::sound(studio, &path, RECORDING, &Untold, recording_length).await?;
    check_script(work.script.script(), length_us)?;
    if let Some(preset) = preset {
        preset.check_length(work.source(), length_us)?;
    }
    Ok(rate.price(Duration::from_micros(length_us)))
}

/// The stage that speaks, of a recording.
pub(super) async fn run(
    studio: &Studio,
    work: &SpeechWork,
    file: &BlobKey,
    least_us: u64,
    context: &StageContext,
) -> Result<Spoken> {
    let scratch = studio.scratch()?;
    let from = fetch(studio, file, scratch.path()).await?;
    let wav = scratch.path().join("speech.wav");
    let (progress, told) = (context.progress(), context.progress());
    let (to, script) = (wav.clone(), work.script.script().clone());
    let timing = move |sound| timed(sound, &to, &script, least_us, told.as_ref());
    let track = foreign::sound(studio, &from, RECORDING, progress.as_ref(), timing).await?;
    speech::keep(studio, context, &wav, &track, Vec::new()).await
}

fn timed(
    sound: Decoded,
    to: &Path,
    script: &Script,
    least_us: u64,
    progress: &dyn Progress,
) -> Result<SpeechTrack> {
    master_recording(sound, to, least_us, &|| progress.report(0.05))?;
    progress.report(0.2)?;
    Aligner::new(Lexicon::embedded()?)?.track(script, Box::new(WavSource::open(to)?), progress)
}

async fn fetch(studio: &Studio, file: &BlobKey, folder: &Path) -> Result<PathBuf> {
    let blobs = studio.blobs.as_ref();
    brought::length(blobs, file, RECORDING, MAX_BYTES).await?;
    let path = folder.join("brought");
    files::get_file(blobs, file, &path).await?;
    Ok(path)
}

fn check_script(script: &Script, length_us: u64) -> Result<()> {
    let letters = script.as_str().chars().filter(|c| c.is_alphanumeric()).count() as u64;
    let most = length_us / LETTER_US;
    if letters <= most {
        return Ok(());
    }
    Err(Error::new(ErrorCode::TooLarge, "nobody says so much in so short a recording")
        .with("field", "script")
        .with("limit", format!("{most} letters"))
        .with("value", letters))
}
