//! An avatar that takes a part of the picture, before a background.

use std::ops::Range;

use osirix_core::media::{Frame, FrameFormat, FrameSource, SafeArea, SceneLayout};
use osirix_core::{Error, Result};

/// Where a layout puts an avatar: left, top, width and height in pixels, all even.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panel {
    /// From the left edge.
    pub x: u32,
    /// From the upper edge.
    pub y: u32,
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}

impl Panel {
    /// The place of a layout on frames of this format; `None` where it is all of them.
    pub fn of(layout: SceneLayout, format: FrameFormat, safe: SafeArea) -> Option<Panel> {
        let (width, height) = (format.width, format.height);
        let even = |side: u32| side & !1;
        // Beside each other where there is room; on tall frames it stands at the lower edge.
        let side = match width > height {
            true => (even(width / 2), height),
            false => (even(width * 7 / 10), even(height.min(width * 7 / 8))),
        };
        let below = height - side.1;
        match layout {
            SceneLayout::Full => None,
            SceneLayout::Left => Some(Panel { x: 0, y: below, width: side.0, height: side.1 }),
            SceneLayout::Right => {
                Some(Panel { x: width - side.0, y: below, width: side.0, height: side.1 })
            }
            SceneLayout::Corner => {
                let side = even(width.min(height) * 36 / 100);
                let [_, top, right, _] = safe.pixels(width, height);
                let x = even(right.saturating_sub(side));
                Some(Panel { x, y: even(top), width: side, height: side })
            }
        }
    }

    /// The format of what is drawn there.
    pub fn format(self, whole: FrameFormat) -> FrameFormat {
        FrameFormat { width: self.width, height: self.height, ..whole }
    }

    /// All of the picture.
    pub fn whole(format: FrameFormat) -> Panel {
        Panel { x: 0, y: 0, width: format.width, height: format.height }
    }

    /// What a picture shows there.
    pub fn cut(self, whole: &Frame) -> Frame {
        let mut part = Frame::black(self.width, self.height);
        let (from, to) = (whole.planes(), part.planes_mut());
        let across = whole.width() as usize;
        let Panel { x, y, width, .. } = self;
        let (x, y, width) = (x as usize, y as usize, width as usize);
        rows(to.0, width, |row, to| to.copy_from_slice(&from.0[(y + row) * across + x..][..width]));
        for (from, to) in [(from.1, to.1), (from.2, to.2)] {
            let (x, y, width, across) = (x / 2, y / 2, width / 2, across / 2);
            rows(to, width, |row, to| {
                to.copy_from_slice(&from[(y + row) * across + x..][..width]);
            });
        }
        part
    }

    /// Lays a picture of its size there.
    fn paste(self, part: &Frame, whole: &mut Frame) {
        let across = whole.width() as usize;
        let (from, to) = (part.planes(), whole.planes_mut());
        let Panel { x, y, width, .. } = self;
        let (x, y, width) = (x as usize, y as usize, width as usize);
        for (row, from) in from.0.chunks_exact(width).enumerate() {
            to.0[(y + row) * across + x..][..width].copy_from_slice(from);
        }
        for (from, to) in [(from.1, to.1), (from.2, to.2)] {
            let (x, y, width, across) = (x / 2, y / 2, width / 2, across / 2);
            for (row, from) in from.chunks_exact(width).enumerate() {
                to[(y + row) * across + x..][..width].copy_from_slice(from);
            }
        }
    }

    /// Refuses what is drawn there where it is of another size or length than what is behind it.
    pub(super) fn check(self, drawn: &dyn FrameSource, behind: &dyn FrameSource) -> Result<()> {
        let whole = behind.format();
        let fits = drawn.format() == self.format(whole) && self.lies_within(whole);
        if fits && drawn.total_frames() == behind.total_frames() {
            return Ok(());
        }
        Err(Error::internal("a panel does not fit its picture"))
    }

    fn lies_within(self, format: FrameFormat) -> bool {
        let even = [self.x, self.y, self.width, self.height].iter().all(|side| side % 2 == 0);
        let across = u64::from(self.x) + u64::from(self.width) <= u64::from(format.width);
        let down = u64::from(self.y) + u64::from(self.height) <= u64::from(format.height);
        even && across && down && self.width > 0
    }
}

fn rows(plane: &mut [u8], width: usize, mut fill: impl FnMut(usize, &mut [u8])) {
    plane.chunks_exact_mut(width).enumerate().for_each(|(row, pixels)| fill(row, pixels));
}

/// Frames of a source in a part of the picture, before a background.
pub struct PanelFrames {
    inner: Box<dyn FrameSource>,
    behind: Box<dyn FrameSource>,
    panel: Panel,
    drawn: Option<Frame>,
}

impl PanelFrames {
    /// Lays frames of the panel's size over as many of a background.
    pub fn new(
        inner: Box<dyn FrameSource>,
        behind: Box<dyn FrameSource>,
        panel: Panel,
    ) -> Result<PanelFrames> {
        panel.check(inner.as_ref(), behind.as_ref())?;
        Ok(PanelFrames { inner, behind, panel, drawn: None })
    }
}

impl FrameSource for PanelFrames {
    fn format(&self) -> FrameFormat {
        self.behind.format()
    }

    fn total_frames(&self) -> u64 {
        self.inner.total_frames()
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        let black = || Frame::black(self.panel.width, self.panel.height);
        let drawn = self.drawn.get_or_insert_with(black);
        if !self.inner.next_frame(drawn)? {
            return Ok(false);
        }
        if !self.behind.next_frame(frame)? {
            return Ok(false);
        }
        self.panel.paste(drawn, frame);
        Ok(true)
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        Some(Box::new(PanelFrames {
            inner: self.inner.part(frames.clone())?,
            behind: self.behind.part(frames)?,
            panel: self.panel,
            drawn: None,
        }))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use osirix_core::media::{Aspect, VideoSpec};

    use super::*;
    use crate::film::StillFrames;

    #[test]
    fn every_layout_lies_within_every_shape() {
        for aspect in Aspect::ALL {
            let format = VideoSpec { aspect: *aspect, ..VideoSpec::default() }.frame_format();
            for layout in SceneLayout::ALL {
                let panel = Panel::of(*layout, format, SafeArea::PLAIN);
                assert_eq!(panel.is_none(), *layout == SceneLayout::Full);
                assert!(panel.is_none_or(|panel| panel.lies_within(format)), "{panel:?}");
            }
        }
    }

    #[test]
    fn what_is_cut_out_and_laid_back_leaves_the_picture_as_it_was() {
        let format = VideoSpec::default().frame_format();
        let mut whole = Frame::black(format.width, format.height);
        whole.planes_mut().0.iter_mut().enumerate().for_each(|(at, y)| *y = (at % 251) as u8);
        whole.planes_mut().1.iter_mut().enumerate().for_each(|(at, u)| *u = (at % 241) as u8);
        let whole = Arc::new(whole);
        for layout in [SceneLayout::Left, SceneLayout::Right, SceneLayout::Corner] {
            let panel = Panel::of(layout, format, SafeArea::PLAIN).unwrap();
            let part = Arc::new(panel.cut(&whole));
            let inner = Box::new(StillFrames::new(part, panel.format(format), 2));
            let behind = Box::new(StillFrames::new(whole.clone(), format, 2));
            let frames = PanelFrames::new(inner, behind, panel).unwrap();
            let mut frame = Frame::black(format.width, format.height);
            assert!(frames.part(1..2).unwrap().next_frame(&mut frame).unwrap());
            assert!(frame == *whole, "{layout}");
        }
    }
}
