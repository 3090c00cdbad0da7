//! Speech, lip-sync, avatars, captions and video for Osirix.
//!
//! Each folder holds one step of the way from text to video; the built-in engine of each needs no
//! key, no network and no native library. `osirix_core::media` has the ports they implement.

pub mod audio;
pub mod avatar;
pub mod captions;
pub mod film;
pub mod footage;
pub mod lipsync;
#[cfg(feature = "measure")]
pub mod measure;
#[cfg(feature = "neural")]
pub mod models;
pub mod picture;
pub mod pipeline;
pub mod speech;
pub mod transcode;
pub mod video;
