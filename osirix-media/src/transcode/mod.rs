//! Files of other encoders in, and videos in other formats out, by a program that is there.
//!
//! The built-in way from text to video needs none of this.

mod ffmpeg;

pub use ffmpeg::{Ffmpeg, FfmpegOptions};
