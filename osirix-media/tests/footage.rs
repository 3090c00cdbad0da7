//! Films that people bring, made by ffmpeg and read by our own reader: which are read, what is seen
//! and heard of them, and which are refused.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod footage {
    mod pictures;
    mod refusals;
    mod sound;
    pub(crate) mod tools;
}
