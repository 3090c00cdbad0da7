//! Threads that draw and encode a video's segments, and the pictures in order.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Scope;

use osirix_core::media::{Frame, FrameFormat, FrameSource};
use osirix_core::{Error, Result};

use super::picture::{PictureEncoder, Sample};
use super::segments::Segments;

/// How many encoded pictures may wait to be received.
const PICTURES_AHEAD: usize = 16;
/// How many segments may be given out for each thread before the first of them is taken whole.
const SEGMENTS_AHEAD: u64 = 2;

/// Segments for one thread, and a source that begins with them.
struct Task {
    segments: Range<u64>,
    source: Box<dyn FrameSource>,
}

/// A segment and its next picture, or nothing after the last.
type Made = (u64, Result<Option<Sample>>);

/// The pictures of a video, encoded by several threads. Dropping it stops each of these after the
/// picture at hand.
pub(super) struct Crew {
    made: Receiver<Made>,
    tasks: Sender<Task>,
    segments: Segments,
    /// Gives the parts that are still to be given out; nothing where the whole was.
    parts: Option<Box<dyn FrameSource>>,
    given: u64,
    /// How many segments may be given out and not be taken whole.
    ahead: u64,
    /// The segment that is being taken, and how many of its pictures were.
    segment: u64,
    taken: u64,
    /// What was received before its turn.
    early: BTreeMap<u64, VecDeque<Option<Sample>>>,
}

impl Crew {
    /// Starts so many threads, or one for a source that gives no parts.
    pub(super) fn start<'scope>(
        scope: &'scope Scope<'scope, '_>,
        threads: usize,
        source: Box<dyn FrameSource>,
        segments: Segments,
    ) -> Result<Crew> {
        let in_parts = source.part(0..0).is_some();
        let threads = if in_parts { segments.count().min(threads as u64) } else { 1 };
        let (tasks, made) = hire(scope, threads, source.format(), segments)?;
        let mut crew = Crew {
            made,
            tasks,
            segments,
            parts: None,
            given: 0,
            ahead: threads * SEGMENTS_AHEAD,
            segment: 0,
            taken: 0,
            early: BTreeMap::new(),
        };
        if in_parts {
            crew.parts = Some(source);
            crew.give()?;
        } else {
            crew.send(Task { segments: 0..segments.count(), source })?;
        }
        Ok(crew)
    }

    /// The next picture, or `None` after the last: early, if the frames ended early.
    pub(super) fn next(&mut self) -> Result<Option<Sample>> {
        while self.segment < self.segments.count() {
            match self.early.entry(self.segment).or_default().pop_front() {
                Some(Some(sample)) => {
                    self.taken += 1;
                    return Ok(Some(sample));
                }
                Some(None) if self.taken < self.segments.length(self.segment) => break,
                Some(None) => self.turn_to_next_segment()?,
                None => self.receive()?,
            }
        }
        Ok(None)
    }

    fn turn_to_next_segment(&mut self) -> Result<()> {
        self.early.remove(&self.segment);
        self.segment += 1;
        self.taken = 0;
        self.give()
    }

    fn receive(&mut self) -> Result<()> {
        let gone = |_| Error::internal("the threads that draw are gone");
        let (segment, made) = self.made.recv().map_err(gone)?;
        self.early.entry(segment).or_default().push_back(made?);
        Ok(())
    }

    /// Gives out segments as far as it may.
    fn give(&mut self) -> Result<()> {
        let Some(parts) = &self.parts else { return Ok(()) };
        let until = (self.segment + self.ahead).min(self.segments.count());
        for segment in self.given..until {
            let source = parts.part(self.segments.frames(segment));
            let source = source.ok_or_else(|| Error::internal("a source holds a part back"))?;
            self.send(Task { segments: segment..segment + 1, source })?;
        }
        self.given = until.max(self.given);
        Ok(())
    }

    fn send(&self, task: Task) -> Result<()> {
        self.tasks.send(task).map_err(|_| Error::internal("the threads that draw are gone"))
    }
}

/// Starts the threads: where their tasks go, and where their pictures come from.
fn hire<'scope>(
    scope: &'scope Scope<'scope, '_>,
    threads: u64,
    format: FrameFormat,
    segments: Segments,
) -> Result<(Sender<Task>, Receiver<Made>)> {
    let (tasks, to_do) = channel();
    let (done, made) = sync_channel(PICTURES_AHEAD);
    let to_do = Arc::new(Mutex::new(to_do));
    for _ in 0..threads {
        let worker = Worker { tasks: to_do.clone(), made: done.clone(), format, segments };
        std::thread::Builder::new()
            .name("osirix-video".to_owned())
            .spawn_scoped(scope, move || worker.run())
            .map_err(|error| Error::io("start a drawing thread", error))?;
    }
    Ok((tasks, made))
}

/// One of the threads.
struct Worker {
    tasks: Arc<Mutex<Receiver<Task>>>,
    made: SyncSender<Made>,
    format: FrameFormat,
    segments: Segments,
}

impl Worker {
    fn run(self) {
        let mut frame = Frame::black(self.format.width, self.format.height);
        while let Some(Task { segments, mut source }) = self.task() {
            for segment in segments {
                let drawing = || self.draw(segment, source.as_mut(), &mut frame);
                let drawn = catch_unwind(AssertUnwindSafe(drawing))
                    .unwrap_or_else(|_| Err(Error::internal("the drawing of the frames panicked")));
                let failed = drawn.is_err();
                if self.made.send((segment, drawn.map(|()| None))).is_err() || failed {
                    return;
                }
            }
        }
    }

    fn task(&self) -> Option<Task> {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
    }

    /// Draws and encodes a segment, or as much of it as there is.
    fn draw(&self, segment: u64, source: &mut dyn FrameSource, frame: &mut Frame) -> Result<()> {
        let mut encoder = PictureEncoder::new(self.format)?;
        for _ in 0..self.segments.length(segment) {
            if !source.next_frame(frame)? {
                break;
            }
            let sample = encoder.encode(frame)?;
            let Ok(()) = self.made.send((segment, Ok(Some(sample)))) else { break };
        }
        Ok(())
    }
}
