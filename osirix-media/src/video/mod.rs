//! Encoding: frames and sound into an MP4 file, a frame into a PNG picture.
//!
//! ```text
//! FrameSource -> ring (own thread) -> picture (H.264) -+
//!                                                      +-> mp4 -> file beside the output -> rename
//! AudioSource ----------------------> sound (AAC) -----+
//! ```
//!
//! A frame's buffer goes round in the ring and a sample goes straight to the file, so that
//! memory holds a few frames and, of the samples, their lengths only.

mod encoder;
mod mp4;
mod output;
mod picture;
mod poster;
mod ring;
mod sound;

pub use encoder::Mp4Encoder;
pub use poster::write_png;
