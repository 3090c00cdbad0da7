//! A small moving picture out of the first of the passing frames.

use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use gif::{Encoder, EncodingError, Frame as Still, Repeat};
use image::RgbImage;
use image::imageops::thumbnail;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::{Frame, FrameFormat, FrameSource};

use crate::video::rgb;

/// The longest it lasts: four seconds of ten pictures.
const MOST_PICTURES: usize = 40;
/// Its pictures per second.
const PER_SECOND: u64 = 10;
/// How long each is shown, in hundredths of a second.
const DELAY: u16 = 10;
/// The longer side, in pixels.
const LONGER_SIDE: u32 = 320;
/// The largest file.
const MOST_BYTES: usize = 3_000_000;
/// How much a picture has besides its pixels: its colours, and what frames them.
const PALETTE_BYTES: usize = 1_024;
/// How carefully colours are chosen, from 1, the most, to 30.
const HASTE: i32 = 10;

/// The pictures of a preview, small, from whichever part of the frames they come.
pub(super) struct Preview {
    fps: u64,
    width: u32,
    height: u32,
    pictures: Mutex<Vec<Option<RgbImage>>>,
}

impl Preview {
    pub(super) fn new(format: FrameFormat, total_frames: u64) -> Arc<Self> {
        let FrameFormat { width, height, rate } = format;
        let longer = width.max(height).max(1);
        let scaled = |side: u32| (side * LONGER_SIDE.min(longer) / longer).max(1);
        let fps = u64::from(rate.fps());
        let count = (total_frames * PER_SECOND).div_ceil(fps);
        let count = usize::try_from(count).unwrap_or(MOST_PICTURES).min(MOST_PICTURES);
        let pictures = Mutex::new(vec![None; count]);
        Arc::new(Preview { fps, width: scaled(width), height: scaled(height), pictures })
    }

    /// Which of its pictures a frame is, if it is one.
    fn place(&self, frame: u64) -> Option<usize> {
        let place = (frame * PER_SECOND).div_ceil(self.fps);
        let wanted = place * self.fps / PER_SECOND == frame;
        usize::try_from(place).ok().filter(|place| wanted && *place < MOST_PICTURES)
    }

    fn take(&self, at: u64, frame: &Frame) {
        let Some(place) = self.place(at) else { return };
        let Some(whole) = RgbImage::from_raw(frame.width(), frame.height(), rgb(frame)) else {
            return;
        };
        let small = thumbnail(&whole, self.width, self.height);
        let mut pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(picture) = pictures.get_mut(place) {
            *picture = Some(small);
        }
    }

    /// Writes the pictures that have come, up to the first that has not, or that is too much.
    pub(super) fn write(&self, path: &Path) -> Result<()> {
        let pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = self.encode(&pictures).map_err(|e| {
            Error::new(ErrorCode::Media, "the preview cannot be encoded").caused_by(e)
        })?;
        std::fs::write(path, bytes).map_err(|e| Error::io(format!("write {}", path.display()), e))
    }

    fn encode(&self, pictures: &[Option<RgbImage>]) -> Result<Vec<u8>, EncodingError> {
        let side = |side: u32| u16::try_from(side).unwrap_or(u16::MAX);
        let (width, height) = (side(self.width), side(self.height));
        let mut encoder = Encoder::new(Vec::new(), width, height, &[])?;
        encoder.set_repeat(Repeat::Infinite)?;
        for picture in pictures.iter().map_while(Option::as_ref) {
            let mut still = Still::from_rgb_speed(width, height, picture.as_raw(), HASTE);
            still.delay = DELAY;
            still.make_lzw_pre_encoded();
            if encoder.get_ref().len() + still.buffer.len() + PALETTE_BYTES > MOST_BYTES {
                break;
            }
            encoder.write_lzw_pre_encoded_frame(&still)?;
        }
        encoder.into_inner()
    }
}

/// Lets frames pass and gives a preview those that it shows.
pub(super) struct PreviewTap {
    frames: Box<dyn FrameSource>,
    preview: Arc<Preview>,
    /// Where its first frame is in the whole.
    start: u64,
    passed: u64,
}

impl PreviewTap {
    pub(super) fn new(frames: Box<dyn FrameSource>, preview: &Arc<Preview>) -> Self {
        PreviewTap { frames, preview: preview.clone(), start: 0, passed: 0 }
    }
}

impl FrameSource for PreviewTap {
    fn format(&self) -> FrameFormat {
        self.frames.format()
    }

    fn total_frames(&self) -> u64 {
        self.frames.total_frames()
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        let more = self.frames.next_frame(frame)?;
        if more {
            self.preview.take(self.start + self.passed, frame);
            self.passed += 1;
        }
        Ok(more)
    }

    /// The tap goes with each: the preview puts the pictures in their places.
    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let start = self.start + frames.start;
        let part = self.frames.part(frames)?;
        Some(Box::new(PreviewTap { frames: part, preview: self.preview.clone(), start, passed: 0 }))
    }
}

#[cfg(test)]
mod tests {
    use osirix_core::conformance::encoder::TestFrames;
    use osirix_core::media::FrameRate;

    use super::*;

    fn preview(total: u64, rate: FrameRate, parts: &[Range<u64>]) -> Vec<u8> {
        let source = TestFrames::new(total, rate).in_parts();
        let preview = Preview::new(source.format(), total);
        let tap = PreviewTap::new(Box::new(source), &preview);
        let mut frame = Frame::black(TestFrames::WIDTH, TestFrames::HEIGHT);
        for part in parts {
            let mut part = tap.part(part.clone()).unwrap();
            while part.next_frame(&mut frame).unwrap() {}
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preview.gif");
        preview.write(&path).unwrap();
        std::fs::read(path).unwrap()
    }

    #[test]
    fn it_is_the_first_four_seconds_ten_times_a_second() {
        for (total, rate, count) in [
            (1, FrameRate::Fps25, 1),
            (25, FrameRate::Fps25, 10),
            (30, FrameRate::Fps30, 10),
            (26, FrameRate::Fps25, 11),
            (500, FrameRate::Fps25, 40),
            (500, FrameRate::Fps30, 40),
        ] {
            let whole = std::iter::once(0..total).collect::<Vec<_>>();
            let bytes = preview(total, rate, &whole);
            assert!(bytes.len() < MOST_BYTES);
            let mut reader = gif::DecodeOptions::new().read_info(&bytes[..]).unwrap();
            let mut pictures = 0;
            while let Some(still) = reader.read_next_frame().unwrap() {
                assert_eq!(still.delay, DELAY);
                pictures += 1;
            }
            assert_eq!(pictures, count, "{total} frames at {rate:?}");
            assert_eq!(reader.repeat(), Repeat::Infinite);
        }
    }

    #[test]
    fn parts_that_are_drawn_in_any_order_make_the_same_preview() {
        let whole = std::iter::once(0..60).collect::<Vec<_>>();
        let whole = preview(60, FrameRate::Fps25, &whole);
        assert_eq!(preview(60, FrameRate::Fps25, &[40..60, 0..13, 13..40]), whole);
    }
}
