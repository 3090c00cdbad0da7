//! Pictures out of focus.

use std::ops::Range;

use image::imageops::fast_blur;
use image::{GrayImage, ImageBuffer};
use osirix_core::Result;
use osirix_core::media::{Frame, FrameFormat, FrameSource};

/// Blurs a picture by `percent` of its shorter side; nothing at 0.
pub(super) fn blur(frame: &mut Frame, percent: f32) {
    let (width, height) = (frame.width(), frame.height());
    let sigma = width.min(height) as f32 * percent / 100.0;
    if sigma <= 0.0 {
        return;
    }
    let (luma, u, v) = frame.planes_mut();
    blur_plane(luma, width, height, sigma);
    for plane in [u, v] {
        blur_plane(plane, width / 2, height / 2, sigma / 2.0);
    }
}

fn blur_plane(plane: &mut [u8], width: u32, height: u32, sigma: f32) {
    let image: Option<GrayImage> = ImageBuffer::from_raw(width, height, plane.to_vec());
    if let Some(image) = image {
        plane.copy_from_slice(fast_blur(&image, sigma).as_raw());
    }
}

/// The frames of a source, each out of focus.
pub struct BlurredFrames {
    inner: Box<dyn FrameSource>,
    percent: f32,
}

impl BlurredFrames {
    /// Blurred by `percent` of the shorter side: 0 to 10.
    pub fn new(inner: Box<dyn FrameSource>, percent: f32) -> BlurredFrames {
        BlurredFrames { inner, percent }
    }
}

impl FrameSource for BlurredFrames {
    fn format(&self) -> FrameFormat {
        self.inner.format()
    }

    fn total_frames(&self) -> u64 {
        self.inner.total_frames()
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        let there = self.inner.next_frame(frame)?;
        if there {
            blur(frame, self.percent);
        }
        Ok(there)
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        Some(Box::new(BlurredFrames::new(self.inner.part(frames)?, self.percent)))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use osirix_core::media::FrameRate;

    use super::*;
    use crate::film::StillFrames;

    #[test]
    fn an_edge_becomes_a_slope_and_a_plain_picture_stays() {
        let format = FrameFormat { width: 64, height: 36, rate: FrameRate::Fps25 };
        let mut half = Frame::black(64, 36);
        half.planes_mut().0.chunks_mut(64).for_each(|row| row[32..].fill(235));
        for (picture, plain) in [(Frame::black(64, 36), true), (half, false)] {
            let still = Box::new(StillFrames::new(Arc::new(picture.clone()), format, 2));
            let mut blurred = BlurredFrames::new(still, 10.0).part(1..2).unwrap();
            let mut frame = Frame::black(64, 36);
            assert!(blurred.next_frame(&mut frame).unwrap());
            assert!(!blurred.next_frame(&mut Frame::black(64, 36)).unwrap());
            let row = &frame.planes().0[18 * 64..19 * 64];
            match plain {
                true => assert!(frame == picture),
                false => {
                    assert!(row.is_sorted() && row[4] < 24 && row[59] > 227, "{row:?}");
                    assert!((60..190).contains(&row[32]), "{row:?}");
                }
            }
        }
    }
}
