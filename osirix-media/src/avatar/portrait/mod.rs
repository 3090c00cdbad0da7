//! Avatars from a person's portrait photo.
//!
//! A picture that somebody gives is [read](decode) with bounds, the one [face](find_face) in it is
//! found and judged, and what is kept is a picture made anew, without anything that the file said
//! beside its pixels.

mod decode;
mod detector;
mod format;
mod judge;
mod refusal;

pub(crate) use decode::decode;
pub(crate) use detector::{FaceBox, find_face};
