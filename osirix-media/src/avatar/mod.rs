//! Avatars that are drawn frame by frame: rigs of SVG parts, [portrait] photos
//! and [films](film).
//!
//! A [rig] is rasterised once at the video's size ([`RigEngine`] does it when it opens an
//! avatar). After that a frame costs only what moves: [motion] says how the face stands at each
//! moment, the changed part of the face is flattened, and the layers are blended in I420.

mod built_in;
mod cache;
pub(crate) mod color;
mod engine;
mod face;
mod film;
mod frames;
mod layer;
mod motion;
mod picture;
mod plane;
pub(crate) mod portrait;
mod pose;
mod rig;
mod scene;
mod stage;
mod tone;
mod warp;
#[cfg(feature = "neural")]
mod wav2lip;

pub use built_in::{BUILT_IN, RECOLORED};
pub use engine::RigEngine;
pub(crate) use engine::no_background;
pub use film::{FilmEngine, MAX_AVATAR_FILM_SECONDS, MAX_FILM_BYTES, import_film};
pub(crate) use frames::check_size as check_frame;
pub use portrait::{MAX_PORTRAIT_BYTES, PortraitEngine, import_portrait};
pub use pose::{Lids, MouthShape, Pose};
#[cfg(feature = "neural")]
pub use wav2lip::{FaceArea, FaceFinder, Wav2LipEngine};
