//! A finished video once more, in a format for which nobody pays royalties.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use osirix_core::blob::BlobKey;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::jobs::StageContext;
use osirix_core::media::{Progress, Target, Transcoder};

use super::{Studio, VideoWork, files};

/// Of the stage that encodes, the part after which the MP4 is there.
const FIRST: f32 = 0.5;

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
    length_us: u64,
) -> Result<Option<BlobKey>> {
    if !work.webm {
        return Ok(None);
    }
    let (key, path) = (files::key(context, "video.webm")?, video.with_extension("webm"));
    let target = Target::WebM { length: Duration::from_micros(length_us) };
    let progress = Part { whole: context.progress(), from: FIRST, to: 1.0 };
    transcoder(studio)?.transcode(video, &path, target, &progress).await?;
    files::put_file(studio.blobs.as_ref(), &key, &path).await?;
    Ok(Some(key))
}

/// Whom the encoder of the MP4 tells how far it is.
pub(super) fn progress(work: &VideoWork, context: &StageContext) -> Arc<dyn Progress> {
    match work.webm {
        true => Arc::new(Part { whole: context.progress(), from: 0.0, to: FIRST }),
        false => context.progress(),
    }
}

/// A part of a stage's progress.
struct Part {
    whole: Arc<dyn Progress>,
    from: f32,
    to: f32,
}

impl Progress for Part {
    fn report(&self, done: f32) -> Result<()> {
        self.whole.report(self.from + (self.to - self.from) * done.clamp(0.0, 1.0))
    }
}
