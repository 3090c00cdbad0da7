//! The transcoder: the port's suite with the real ffmpeg, and its bounds with fakes of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what is wrong by panicking"
)]

mod transcoder {
    #[cfg(target_os = "linux")]
    mod bounds;
    #[cfg(unix)]
    pub(crate) mod fake;
    mod found;
    mod own;
}

use osirix_media::transcode::{Ffmpeg, FfmpegOptions};

osirix_core::transcoder_suite!(the_port, Ffmpeg::open(FfmpegOptions::new("ffmpeg")).await.unwrap());
