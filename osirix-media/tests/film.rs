//! The finished video: what is laid over the frames, mixed into the sound and checked in the file.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

#[path = "film/captions.rs"]
mod captions;
#[path = "film/check.rs"]
mod check;
#[path = "film/overlays.rs"]
mod overlays;
