//! Drawing on a thread of its own, a few frames ahead of the encoder.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Scope, ScopedJoinHandle};

use osirix_core::media::{Frame, FrameFormat, FrameSource};
use osirix_core::{Error, Result};

/// Frames in the ring: one is drawn, one is encoded, one evens out their paces.
const FRAMES: usize = 3;

/// The encoder's end of the ring. Dropping it stops the drawing after the frame at hand.
pub(super) struct Ring<'scope> {
    drawn: Receiver<Result<Frame>>,
    free: SyncSender<Frame>,
    thread: ScopedJoinHandle<'scope, ()>,
}

impl<'scope> Ring<'scope> {
    /// Starts to draw.
    pub(super) fn start<'env>(
        scope: &'scope Scope<'scope, 'env>,
        format: FrameFormat,
        source: Box<dyn FrameSource>,
    ) -> Result<Ring<'scope>> {
        let (free, to_draw) = sync_channel(FRAMES);
        let (done, drawn) = sync_channel(FRAMES);
        for _ in 0..FRAMES {
            // The channel has room for exactly these.
            let _ = free.try_send(Frame::black(format.width, format.height));
        }
        let thread = std::thread::Builder::new()
            .name("osirix-draw".to_owned())
            .spawn_scoped(scope, move || draw(source, &to_draw, &done))
            .map_err(|error| Error::io("start the drawing thread", error))?;
        Ok(Ring { drawn, free, thread })
    }

    /// The next frame, or `None` after the last. It is to be given [`back`](Ring::give_back).
    pub(super) fn next(&self) -> Result<Option<Frame>> {
        self.drawn.recv().ok().transpose()
    }

    /// Returns a frame's buffer to be drawn again.
    pub(super) fn give_back(&self, frame: Frame) {
        // After the last frame nobody waits for it.
        let _ = self.free.try_send(frame);
    }

    /// Stops the drawing; an error if it panicked, because then frames are missing.
    pub(super) fn stop(self) -> Result<()> {
        drop((self.free, self.drawn));
        self.thread.join().map_err(|_| Error::internal("the drawing of the frames panicked"))
    }
}

fn draw(
    mut source: Box<dyn FrameSource>,
    to_draw: &Receiver<Frame>,
    done: &SyncSender<Result<Frame>>,
) {
    while let Ok(mut frame) = to_draw.recv() {
        let drawn = match source.next_frame(&mut frame) {
            Ok(true) => Ok(frame),
            Ok(false) => return,
            Err(error) => Err(error),
        };
        let failed = drawn.is_err();
        if done.send(drawn).is_err() || failed {
            return;
        }
    }
}
