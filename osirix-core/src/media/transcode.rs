//! Transcoding: files of other encoders in, and videos in other formats out.

use std::path::{Path, PathBuf};
use std::time::Duration;

use async_trait::async_trait;

use super::{FrameRate, Progress};
use crate::error::Result;

/// What a file is to become.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// A finished video for who pays no royalties: WebM with AV1 and Opus.
    WebM {
        /// How long the video is. Of what is longer the rest is left away.
        length: Duration,
        /// Of a video over black, one of the same size, rate and length that is as bright as that
        /// one is opaque. What is made is then transparent elsewhere, with VP9: AV1 in WebM cannot
        /// be.
        matte: Option<PathBuf>,
    },
    /// A film that somebody brings, as the built-in readers read it: MP4 with H.264, 4:2:0 in 8
    /// bit, at a constant rate, and with AAC at 48 kHz where it has sound.
    Film {
        /// Films that are longer are refused.
        longest: Duration,
        /// The longer side in pixels: what is larger is made smaller, what is smaller stays.
        longer_side: u32,
        /// Frames per second, whatever the film's own are.
        rate: FrameRate,
    },
    /// A recording that somebody brings: WAV, 48 kHz, mono, 16 bit.
    Recording {
        /// Recordings that are longer are refused.
        longest: Duration,
    },
}

/// What a transcoder made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transcoded {
    /// Its length in microseconds.
    pub duration_us: u64,
    /// The file's length in bytes.
    pub bytes: u64,
}

/// Makes other files of files, of which nobody knows what is in them.
#[async_trait]
pub trait Transcoder: Send + Sync {
    /// The transcoder's name.
    fn name(&self) -> &str;

    /// Makes of the file at `input` what `target` says, at `output`.
    ///
    /// - The first picture that moves and the first sound are taken; metadata, subtitles, covers and
    ///   what else a file carries are not.
    /// - A file is what is in it, whatever its name says. One that tells a reader to look elsewhere,
    ///   such as a playlist, is refused: nothing but `input` is read.
    /// - A film whose size or rate changes on its way has one size and one rate afterwards: those
    ///   of its first picture, the rest within black bars.
    /// - A file that breaks off is taken as far as it goes.
    /// - What cannot be read is [`Unsupported`](crate::ErrorCode::Unsupported), what is longer or
    ///   becomes larger than it may, [`TooLarge`](crate::ErrorCode::TooLarge), with the limit. What
    ///   takes longer than it may is a [`Timeout`](crate::ErrorCode::Timeout).
    /// - `progress` is told now and then, also where nothing is known of how far it is, and can
    ///   stop the work; so does dropping the future.
    /// - Whatever ends the work, nothing is left of it but the finished file: no other file and no
    ///   process. Without a result nothing is at `output`.
    async fn transcode(
        &self,
        input: &Path,
        output: &Path,
        target: Target,
        progress: &dyn Progress,
    ) -> Result<Transcoded>;
}
