//! Pictures on their way: planar frames, pulled one at a time into a buffer that is used again.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::FrameRate;
use crate::error::Result;

/// The size and pace of a stream of frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameFormat {
    /// Pixels across; even.
    pub width: u32,
    /// Pixels down; even.
    pub height: u32,
    /// Frames per second, constant.
    pub rate: FrameRate,
}

/// A picture in I420: full-size luma, then the two chroma planes at half size, in BT.709
/// limited range. Planes have no padding between rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    width: u32,
    height: u32,
    data: Vec<u8>,
}

impl Frame {
    /// A black frame; both sizes are rounded up to even.
    pub fn black(width: u32, height: u32) -> Frame {
        let (width, height) = (width.next_multiple_of(2), height.next_multiple_of(2));
        let luma = width as usize * height as usize;
        let mut data = vec![128; luma + luma / 2];
        data[..luma].fill(16);
        Frame { width, height, data }
    }

    /// Pixels across.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Pixels down.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The planes Y, U and V.
    pub fn planes(&self) -> (&[u8], &[u8], &[u8]) {
        let luma = self.luma_len();
        let (y, chroma) = self.data.split_at(luma);
        let (u, v) = chroma.split_at(luma / 4);
        (y, u, v)
    }

    /// The planes Y, U and V, to be written.
    pub fn planes_mut(&mut self) -> (&mut [u8], &mut [u8], &mut [u8]) {
        let luma = self.luma_len();
        let (y, chroma) = self.data.split_at_mut(luma);
        let (u, v) = chroma.split_at_mut(luma / 4);
        (y, u, v)
    }

    fn luma_len(&self) -> usize {
        self.width as usize * self.height as usize
    }
}

/// Frames that are pulled one after the other.
pub trait FrameSource: Send {
    /// Their size and pace.
    fn format(&self) -> FrameFormat;

    /// How many there are in all.
    fn total_frames(&self) -> u64;

    /// Draws the next frame over `frame`, which has this format's size; `false` after the last.
    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool>;

    /// These frames alone, counted from 0, as a source of their own that may be drawn on another
    /// thread at the same time; `None` from a source that can only be read from front to back,
    /// which is what it says if it does not know better.
    ///
    /// - A part's pictures are those of the whole, whatever was drawn before or is drawn beside it:
    ///   parts may overlap, and the whole may be read on.
    /// - A part has this format, and as many frames as the range has within the total.
    /// - A source that gives one part gives any, and its parts give parts, counted from their own 0.
    /// - Making a part costs little beside drawing one frame of it.
    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let _ = frames;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_has_one_luma_and_two_quarter_chroma_planes() {
        let mut frame = Frame::black(6, 4);
        let (y, u, v) = frame.planes_mut();
        assert_eq!((y.len(), u.len(), v.len()), (24, 6, 6));
        assert_eq!((y[0], u[0], v[0]), (16, 128, 128));
    }
}
