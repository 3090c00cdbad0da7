//! Files that the built-in readers do not know, as a transcoder reads them.

use std::path::{Path, PathBuf};
use std::time::Duration;

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::{Progress, Target};

use super::Studio;
use crate::audio::LONGEST_RECORDING_US;

/// Nobody is told.
pub(super) struct Untold;

impl Progress for Untold {
    fn report(&self, _done: f32) -> Result<()> {
        Ok(())
    }
}

/// A recording in a form that is known here: what a transcoder, if there is one, makes of the one
/// that was `refused` as unknown. Without one the refusal stands.
pub(super) async fn recording(
    studio: &Studio,
    path: &Path,
    refused: Error,
    progress: &dyn Progress,
) -> Result<PathBuf> {
    let unknown = refused.code() == ErrorCode::Unsupported;
    let Some(transcoder) = studio.transcoder.as_ref().filter(|_| unknown) else {
        return Err(refused);
    };
    let to = path.with_extension("read.wav");
    let target = Target::Recording { longest: Duration::from_micros(LONGEST_RECORDING_US) };
    let made = transcoder.transcode(path, &to, target, progress).await;
    made.map_err(|error| error.with("field", "audio"))?;
    Ok(to)
}
