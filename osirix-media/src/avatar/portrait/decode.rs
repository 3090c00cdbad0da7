//! From a file to the pixels of an upright portrait.

use image::RgbImage;
use osirix_core::error::Result;

use crate::picture::{Bounds, flattened, read};

/// The largest file that is read, in bytes.
pub const MAX_PORTRAIT_BYTES: u64 = 20 << 20;

/// No face in a video needs more pixels than the longer side has here.
const BOUNDS: Bounds = Bounds { file_bytes: MAX_PORTRAIT_BYTES, least_side: 256, kept_side: 2_560 };

/// The upright picture in a file of at most 20 MiB, without alpha, at most 2,560 pixels on its
/// longer side and at least 256 on its shorter, as [`read`] reads it.
///
/// What else the file says is left behind, colour profiles too: values count as sRGB.
pub(crate) fn decode(bytes: &[u8]) -> Result<RgbImage> {
    Ok(flattened(read(bytes, BOUNDS)?.pixels))
}
