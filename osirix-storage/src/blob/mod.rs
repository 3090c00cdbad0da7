//! Keepers of blobs.

mod files;
mod local;
mod temporary;

pub use local::LocalBlobStore;
