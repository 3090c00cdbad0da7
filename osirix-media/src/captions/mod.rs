//! Captions: the words of a speech as cues that can be read in time.
//!
//! A cue has at most two lines of 42 characters, breaks where sentences and clauses do, and
//! stays between one and seven seconds where the speech lets it. [`to_srt`] and [`to_vtt`] write
//! them as files.

mod cue;
mod layout;
mod write;

pub use cue::{Cue, Line, cues, cues_within};
pub use write::{to_srt, to_vtt, write_srt, write_vtt};

/// The most characters of a line.
pub const MAX_LINE_CHARS: usize = 42;

/// The most lines of a cue.
pub const MAX_LINES: usize = 2;
