//! Encoding: frames and sound into an MP4 file, a frame into a PNG picture.
//!
//! ```text
//! FrameSource -> crew: a segment a thread, drawn and encoded (H.264) -+
//!                                                                     +-> mp4 -> file -> rename
//! AudioSource -> sound (AAC) -----------------------------------------+
//! ```
//!
//! A thread draws into one buffer and a sample goes straight to the file, so that memory holds a
//! frame for each thread, the samples of a few segments, and of all others their lengths only.

mod crew;
mod encoder;
mod mp4;
mod output;
mod picture;
mod poster;
mod segments;
mod sound;

pub use encoder::Mp4Encoder;
pub(crate) use poster::rgb;
pub use poster::write_png;
