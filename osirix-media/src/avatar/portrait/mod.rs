//! Avatars from a person's portrait photo.
//!
//! A picture that somebody gives is [read](fn@decode) with bounds, the one [face](find_face) in it is
//! found and judged, and what is kept is a picture made anew, without anything that the file said
//! beside its pixels ([`import_portrait`]).
//!
//! To speak, the picture is [fitted](fit) to the frame once, and the [features] of the face are
//! found in it. A frame then costs what moves: [lips] part and the inside of the [mouth] is painted
//! between them, [lids] come down, and a smooth [sway] moves the head over what is around it.

mod decode;
mod detector;
mod engine;
mod features;
mod fit;
mod import;
mod judge;
mod lids;
mod lips;
mod mouth;
mod photo;
mod picture;
mod sway;

pub use decode::MAX_PORTRAIT_BYTES;
pub(crate) use decode::decode;
pub(crate) use detector::{FaceBox, find_face};
#[cfg(feature = "neural")]
pub(crate) use detector::{face_near, faces_in_grey};
pub use engine::PortraitEngine;
pub use import::import_portrait;
