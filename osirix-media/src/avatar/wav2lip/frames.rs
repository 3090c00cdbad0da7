//! The frames of an avatar whose lips a model draws.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;

use osirix_core::Result;
use osirix_core::media::{Frame, FrameFormat, FrameSource};

use super::super::frames::check_size;
use super::Shared;
use super::bgr::Bgr;
use super::model::{Batch, SIDE};
use super::paste::Paste;
use super::scenes::Scenes;
use super::windows::Windows;
use crate::audio::{MEL_RATE_HZ, MelColumns, Resampled, WavSource};

/// Draws a batch of frames, hands them on one by one, and draws the next. It can only be read from
/// front to back: a part would have to draw what lies before it.
pub(super) struct LipFrames {
    shared: Arc<Shared>,
    scenes: Scenes,
    windows: Windows,
    batch: Batch,
    paste: Paste,
    ready: VecDeque<Frame>,
}

impl LipFrames {
    /// The lips of a sound in frames without.
    pub(super) fn new(shared: Arc<Shared>, scenes: Scenes, sound: &Path) -> Result<Self> {
        let sound = Resampled::new(Box::new(WavSource::open(sound)?), MEL_RATE_HZ)?;
        let columns = MelColumns::new(Box::new(sound))?;
        let windows = Windows::new(columns, scenes.format().rate);
        let (batch, paste) = (Batch::default(), Paste::default());
        Ok(LipFrames { shared, scenes, windows, batch, paste, ready: VecDeque::new() })
    }

    fn fill(&mut self) -> Result<()> {
        let count = self.shared.with_model(|model| Ok(model.batch()))?;
        let mut taken = Vec::with_capacity(count);
        self.batch.clear();
        while taken.len() < count
            && let Some((frame, area)) = self.scenes.next()?
        {
            let Some(area) = area else {
                // Nobody is seen: the frame stays, and its piece of the sound is passed over.
                self.windows.next_into(&mut Vec::new())?;
                taken.push((frame, None));
                continue;
            };
            let face = Bgr::of(&frame, area, SIDE, SIDE);
            self.batch.add_face(&face);
            self.windows.next_into(&mut self.batch.mel)?;
            taken.push((frame, Some((area, face))));
        }
        let drawn = match taken.iter().any(|(_, face)| face.is_some()) {
            true => self.shared.with_model(|model| model.draw(&mut self.batch))?,
            false => Vec::new(),
        };
        let mut drawn = drawn.iter();
        for (mut frame, face) in taken {
            if let Some((area, face)) = face
                && let Some(drawn) = drawn.next()
            {
                self.paste.paste(drawn, &face, area, &mut frame);
            }
            self.ready.push_back(frame);
        }
        Ok(())
    }
}

impl FrameSource for LipFrames {
    fn format(&self) -> FrameFormat {
        self.scenes.format()
    }

    fn total_frames(&self) -> u64 {
        self.scenes.total()
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        check_size(self.format(), frame)?;
        if self.ready.is_empty() {
            self.fill()?;
        }
        let Some(mut next) = self.ready.pop_front() else { return Ok(false) };
        std::mem::swap(frame, &mut next);
        self.scenes.reuse(next);
        Ok(true)
    }
}
