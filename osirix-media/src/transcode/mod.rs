//! Files of other encoders in, and videos in other formats out, by a program that is there.
//!
//! The built-in way from text to video needs none of this.

mod ffmpeg;

use std::path::Path;

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::{Progress, Target, Transcoder};

pub use ffmpeg::{Ffmpeg, FfmpegOptions};

/// Makes of a file that was `refused` as [`Unsupported`](ErrorCode::Unsupported) one that is read,
/// at `output`. Where it was refused for something else, or nothing is there to do it, the refusal
/// stands. What goes wrong then names the `field`.
pub async fn read_anyway(
    transcoder: Option<&dyn Transcoder>,
    refused: Error,
    input: &Path,
    output: &Path,
    target: Target,
    field: &'static str,
    progress: &dyn Progress,
) -> Result<()> {
    let Some(transcoder) = transcoder.filter(|_| refused.code() == ErrorCode::Unsupported) else {
        return Err(refused);
    };
    let made = transcoder.transcode(input, output, target, progress).await;
    made.map(drop).map_err(|error| error.with("field", field))
}
