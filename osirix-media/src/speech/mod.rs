//! Text to speech: one file or folder an engine, and what English engines share.
//!
//! [`FliteEngine`] is the one that is always there: its voice is part of the program. A
//! [`Lexicon`] tells it how names are said.

mod flite;
mod lexicon;
mod reading;

pub use flite::FliteEngine;
pub use lexicon::Lexicon;
