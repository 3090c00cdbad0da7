//! Avatars that are drawn: rigs of SVG parts, moved frame by frame.
//!
//! A [rig] is rasterised once at the video's size ([`RigEngine`] does it when it opens an
//! avatar). After that a frame costs only what moves: [motion] says how the face stands at each
//! moment, the changed part of the face is flattened, and the layers are blended in I420.

mod built_in;
mod cache;
pub(crate) mod color;
mod engine;
mod face;
mod frames;
mod layer;
mod motion;
mod picture;
mod plane;
mod pose;
mod rig;
mod scene;
mod stage;
mod warp;

pub use built_in::BUILT_IN;
pub use engine::RigEngine;
pub use pose::{Lids, MouthShape, Pose};
