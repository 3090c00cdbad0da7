//! A part of a stage's progress.

use std::sync::Arc;

use osirix_core::error::Result;
use osirix_core::jobs::StageContext;
use osirix_core::media::Progress;

/// One of several equal parts of the work of a stage.
struct Part {
    whole: Arc<dyn Progress>,
    number: usize,
    of: usize,
}

/// What is told of a part, by its number from 0, is told of the stage.
pub(super) fn part(context: &StageContext, number: usize, of: usize) -> Arc<dyn Progress> {
    Arc::new(Part { whole: context.progress(), number, of: of.max(1) })
}

impl Progress for Part {
    fn report(&self, done: f32) -> Result<()> {
        self.whole.report((self.number as f32 + done.clamp(0.0, 1.0)) / self.of as f32)
    }
}
