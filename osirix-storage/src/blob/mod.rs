//! Keepers of blobs.

mod files;
mod local;
mod range;
#[cfg(feature = "s3")]
mod s3;
mod temporary;

pub use local::LocalBlobStore;
#[cfg(feature = "s3")]
pub use s3::{PendingUpload, S3BlobStore, S3Options, SignedUpload};
