//! Files that the built-in readers do not know, as a transcoder reads them.

use std::path::{Path, PathBuf};
use std::time::Duration;

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::{FrameRate, Progress, Target, Untold};

use super::Studio;
use crate::audio::LONGEST_RECORDING_US;
use crate::footage::{MAX_SECONDS, MAX_SIDE};

/// A recording in a form that is known here: what a transcoder, if there is one, makes of the one
/// that was `refused` as unknown. Without one the refusal stands.
pub(super) async fn recording(
    studio: &Studio,
    path: &Path,
    refused: Error,
    progress: &dyn Progress,
) -> Result<PathBuf> {
    let target = Target::Recording { longest: Duration::from_micros(LONGEST_RECORDING_US) };
    read(studio, path, "read.wav", target, refused, progress)
        .await
        .map_err(|e| e.with("field", "audio"))
}

/// A film likewise.
pub(super) async fn film(
    studio: &Studio,
    path: &Path,
    rate: FrameRate,
    refused: Error,
) -> Result<PathBuf> {
    let (longest, longer_side) = (Duration::from_secs(MAX_SECONDS), MAX_SIDE);
    let target = Target::Film { longest, longer_side, rate };
    read(studio, path, "read.mp4", target, refused, &Untold).await
}

async fn read(
    studio: &Studio,
    path: &Path,
    ending: &str,
    target: Target,
    refused: Error,
    progress: &dyn Progress,
) -> Result<PathBuf> {
    let unknown = refused.code() == ErrorCode::Unsupported;
    let Some(transcoder) = studio.transcoder.as_ref().filter(|_| unknown) else {
        return Err(refused);
    };
    let to = path.with_extension(ending);
    transcoder.transcode(path, &to, target, progress).await?;
    Ok(to)
}
