//! The MP4 encoder, judged by ffprobe and ffmpeg.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test says what is wrong by panicking, and a probe what it found by printing"
)]

mod encoder {
    mod errors;
    mod file;
    mod memory;
    mod parts;
    mod sync;
    pub(crate) mod tools;
}

osirix_core::encoder_suite!(the_port, osirix_media::video::Mp4Encoder::new());
