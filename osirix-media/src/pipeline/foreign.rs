//! Files that the built-in readers do not know, as a transcoder reads them.

use std::path::{Path, PathBuf};
use std::time::Duration;

use osirix_core::error::{Error, Result};
use osirix_core::media::{FrameRate, Progress, Target, Untold};

use super::Studio;
use crate::audio::LONGEST_RECORDING_US;
use crate::footage::{MAX_SECONDS, MAX_SIDE};
use crate::transcode::read_anyway;

/// A recording in a form that is known here: what a transcoder, if there is one, makes of the one
/// that was `refused` as unknown. Without one the refusal stands.
pub(super) async fn recording(
    studio: &Studio,
    path: &Path,
    refused: Error,
    progress: &dyn Progress,
) -> Result<PathBuf> {
    let (to, transcoder) = (path.with_extension("read.wav"), studio.transcoder.as_deref());
    let target = Target::Recording { longest: Duration::from_micros(LONGEST_RECORDING_US) };
    read_anyway(transcoder, refused, path, &to, target, "audio", progress).await.map(|()| to)
}

/// A film likewise.
pub(super) async fn film(
    studio: &Studio,
    path: &Path,
    rate: FrameRate,
    refused: Error,
    field: &'static str,
) -> Result<PathBuf> {
    let (to, transcoder) = (path.with_extension("read.mp4"), studio.transcoder.as_deref());
    let longest = Duration::from_secs(MAX_SECONDS);
    let target = Target::Film { longest, longer_side: MAX_SIDE, rate };
    read_anyway(transcoder, refused, path, &to, target, field, &Untold).await.map(|()| to)
}
