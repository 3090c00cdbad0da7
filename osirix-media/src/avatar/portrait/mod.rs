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
mod moving;
mod photo;
mod picture;
mod sway;

pub use decode::MAX_PORTRAIT_BYTES;
pub(crate) use decode::decode;
pub(crate) use detector::{FaceBox, face_near, faces_in_grey, find_face};
pub use engine::PortraitEngine;
pub(crate) use fit::{blurred, place};
pub use import::import_portrait;
pub(crate) use judge::{LEAST_SHARPNESS, LEAST_WIDTH, sharpness};
pub(crate) use moving::{MouthPlace, as_frame, draw_mouth};
