//! A finished video once more, in a format for which nobody pays royalties.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use osirix_core::blob::BlobKey;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::jobs::StageContext;
use osirix_core::media::{Target, Transcoder};

use super::part::part;
use super::{Studio, VideoWork, files};

/// Refuses a WebM file that nobody here can make.
pub(super) fn check(studio: &Studio, work: &VideoWork) -> Result<()> {
    if work.webm { transcoder(studio).map(drop) } else { Ok(()) }
}

fn transcoder(studio: &Studio) -> Result<&Arc<dyn Transcoder>> {
    studio.transcoder.as_ref().ok_or_else(|| {
        let message = "no transcoder is here to make a WebM file: name ffmpeg in the settings";
        Error::new(ErrorCode::Unsupported, message)
            .with("field", "webm")
            .with("setting", "ffmpeg.program")
    })
}

/// Makes and keeps the WebM file of a finished MP4, where it was asked for.
pub(super) async fn keep(
    studio: &Studio,
    work: &VideoWork,
    context: &StageContext,
    video: &Path,
    matte: Option<&Path>,
    length_us: u64,
) -> Result<Option<BlobKey>> {
    if !work.webm {
        return Ok(None);
    }
    let (key, path) = (files::key(context, "video.webm")?, video.with_extension("webm"));
    let (length, matte) = (Duration::from_micros(length_us), matte.map(Path::to_owned));
    let progress = part(context, work.files() - 1, work.files());
    let target = Target::WebM { length, matte };
    transcoder(studio)?.transcode(video, &path, target, progress.as_ref()).await?;
    files::put_file(studio.blobs.as_ref(), &key, &path).await?;
    Ok(Some(key))
}
