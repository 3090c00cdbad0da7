//! Avatars from a film of a person.
//!
//! What somebody gives is read, the face is [looked for](person) in pictures all over it and judged,
//! and what is kept is a film made anew, without its sound and without anything that the file said
//! beside its pictures ([`import_film`]).
//!
//! To speak, the face is [followed](track) from picture to picture; the film then [plays](frames) at
//! its own pace, forth and back again for as long as is spoken, and in each frame the mouth is drawn
//! where the face is.

mod engine;
mod frames;
mod import;
mod person;
mod refusal;
mod track;

pub use engine::FilmEngine;
#[cfg(feature = "neural")]
pub(super) use frames::Places;
pub use import::{MAX_AVATAR_FILM_SECONDS, MAX_FILM_BYTES, import_film};
