//! Files that the built-in readers do not know, as a transcoder reads them.

use std::path::{Path, PathBuf};
use std::time::Duration;

use osirix_core::error::{Error, Result};
use osirix_core::media::{FrameRate, Progress, Target, Untold};

use super::{Studio, files};
use crate::audio::{Decoded, LONGEST_RECORDING_US};
use crate::footage::{MAX_SECONDS, MAX_SIDE, open_sound};
use crate::transcode::read_anyway;

/// What is `made` of a sound, or, where it is in no form that is known here, of what a transcoder
/// makes of it. Without one the refusal stands. What is wrong with it names the `field`.
pub(super) async fn sound<T: Send + 'static>(
    studio: &Studio,
    path: &Path,
    field: &'static str,
    progress: &dyn Progress,
    made: impl Fn(Decoded) -> Result<T> + Clone + Send + 'static,
) -> Result<T> {
    let refused = match heard(path.to_owned(), field, made.clone()).await {
        Ok(made) => return Ok(made),
        Err(refused) => refused,
    };
    let (to, transcoder) = (path.with_extension("read.wav"), studio.transcoder.as_deref());
    let target = Target::Recording { longest: Duration::from_micros(LONGEST_RECORDING_US) };
    read_anyway(transcoder, refused, path, &to, target, field, progress).await?;
    heard(to, field, made).await
}

async fn heard<T: Send + 'static>(
    path: PathBuf,
    field: &'static str,
    made: impl FnOnce(Decoded) -> Result<T> + Send + 'static,
) -> Result<T> {
    files::in_background(move || made(open_sound(&path, field)?)).await
}

/// A film in a form that is known here: what a transcoder, if there is one, makes of the one that
/// was `refused` as unknown. Without one the refusal stands.
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
