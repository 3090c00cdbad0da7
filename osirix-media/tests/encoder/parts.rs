//! A video is drawn and encoded in parts, which nobody can tell from the file.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use osirix_core::media::{
    AvatarEngine, AvatarSource, EncodedVideo, FaceTrack, Frame, FrameFormat, FrameSource, MouthKey,
    Progress, Untold, VideoEncoder, Viseme,
};
use osirix_core::{Error, ErrorCode, Result};
use osirix_media::avatar::RigEngine;
use osirix_media::video::Mp4Encoder;

use super::tools::{Made, Picture, SMALL, Sound, probe};

const THREADS: [usize; 4] = [1, 2, 3, 8];

fn encode(
    threads: usize,
    frames: Box<dyn FrameSource>,
    output: &Path,
    progress: &dyn Progress,
) -> Result<EncodedVideo> {
    let encoder = Mp4Encoder::new().with_threads(NonZeroUsize::new(threads).unwrap());
    encoder.encode(frames, Box::new(Sound::hum(96_000)), output, progress)
}

fn bytes(threads: usize, frames: Box<dyn FrameSource>) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("video.mp4");
    encode(threads, frames, &output, &Untold).unwrap();
    std::fs::read(output).unwrap()
}

/// The error, and how long it took; nothing may be left.
fn refused(threads: usize, frames: impl FrameSource + 'static) -> (Error, Duration) {
    let (folder, started) = (tempfile::tempdir().unwrap(), Instant::now());
    let output = folder.path().join("video.mp4");
    let error = encode(threads, Box::new(frames), &output, &Untold).unwrap_err();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "something is left");
    (error, started.elapsed())
}

#[test]
fn the_bytes_do_not_depend_on_the_number_of_threads() {
    for frames in [1, 13, 50, 250, 430] {
        let picture = || Picture::new(SMALL, frames);
        let whole = bytes(1, Box::new(picture()));
        for threads in THREADS {
            let parts = bytes(threads, Box::new(picture().in_parts()));
            assert!(parts == whole, "{frames} frames on {threads} threads");
        }
    }
}

/// Hides that a source gives parts.
struct Whole(Box<dyn FrameSource>);

impl FrameSource for Whole {
    fn format(&self) -> FrameFormat {
        self.0.format()
    }

    fn total_frames(&self) -> u64 {
        self.0.total_frames()
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        self.0.next_frame(frame)
    }
}

#[tokio::test]
async fn an_avatar_gives_the_same_bytes_in_parts_and_from_front_to_back() {
    let key = |i: u64| MouthKey {
        at_us: i * 90_000,
        viseme: Viseme::ALL[i as usize * 7 % 15],
        strength: 0.8,
    };
    let track = FaceTrack {
        duration_us: 6_000_000,
        mouth: (0..60).map(key).collect(),
        ..FaceTrack::default()
    };
    let avatar = AvatarSource::BuiltIn("business-executive".to_owned());
    let frames = RigEngine::new().open(&avatar, track.into(), SMALL, 3).await.unwrap();
    let part = || frames.part(0..150).unwrap();
    let whole = bytes(1, Box::new(Whole(part())));
    for threads in THREADS {
        assert!(bytes(threads, part()) == whole, "on {threads} threads");
    }
}

#[test]
fn every_length_decodes_to_its_frames() {
    for frames in [1, 2, 11, 12, 13, 24, 25, 26, 49, 50, 51, 99, 100, 101, 149, 150, 151, 201] {
        let made = Made::of(Picture::new(SMALL, frames).in_parts(), Sound::hum(0));
        made.decodes_cleanly();
        let counted = ["-count_frames", "-select_streams", "v", "-show_streams"];
        let stream = &probe(&made.path(), &counted)["streams"][0];
        assert_eq!(stream["nb_read_frames"], frames.to_string());
    }
}

/// What a source does at one of its frames.
#[derive(Clone, Copy)]
enum Act {
    Fail,
    Panic,
    End,
}

/// Frames that take their time, and act at one of them.
#[derive(Clone)]
struct Acting {
    picture: Picture,
    act: Act,
    at: u64,
    pause: Duration,
    drawn: Arc<AtomicU64>,
}

impl Acting {
    fn new(total: u64, act: Act, at: u64) -> Acting {
        let picture = Picture::new(SMALL, total).in_parts();
        Acting { picture, act, at, pause: Duration::from_millis(1), drawn: Arc::default() }
    }
}

impl FrameSource for Acting {
    fn format(&self) -> FrameFormat {
        SMALL
    }

    fn total_frames(&self) -> u64 {
        self.picture.total_frames()
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        std::thread::sleep(self.pause);
        self.drawn.fetch_add(1, Ordering::SeqCst);
        match self.act {
            Act::Fail if self.picture.next == self.at => {
                Err(Error::new(ErrorCode::Unavailable, "as this test wants it"))
            }
            Act::Panic if self.picture.next == self.at => panic!("as this test wants it"),
            Act::End if self.picture.next == self.at => Ok(false),
            _ => self.picture.next_frame(frame),
        }
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let frames = frames.start..frames.end.min(self.picture.frames.end);
        let picture = Picture { next: frames.start, frames, ..self.picture.clone() };
        Some(Box::new(Acting { picture, ..self.clone() }))
    }
}

/// Four hundred seconds: so long that an end which waits for the rest would be noticed.
const LONG: u64 = 10_000;

#[test]
fn a_failure_amid_the_third_segment_is_returned_soon() {
    for threads in THREADS {
        let (error, took) = refused(threads, Acting::new(LONG, Act::Fail, 125));
        assert_eq!(error.code(), ErrorCode::Unavailable, "on {threads} threads");
        assert!(took < Duration::from_secs(5), "{took:?} on {threads} threads");
    }
}

#[test]
fn a_panic_amid_the_third_segment_is_an_error_soon() {
    for threads in THREADS {
        let (error, took) = refused(threads, Acting::new(LONG, Act::Panic, 125));
        assert_eq!(error.code(), ErrorCode::Internal, "on {threads} threads");
        assert!(took < Duration::from_secs(5), "{took:?} on {threads} threads");
    }
}

/// Even where the parts after it have frames: pictures behind a gap would be out of time.
#[test]
fn a_part_that_ends_early_ends_the_video() {
    for end in [99, 100, 101] {
        let whole = bytes(1, Box::new(Whole(Box::new(Acting::new(200, Act::End, end)))));
        for threads in THREADS {
            let folder = tempfile::tempdir().unwrap();
            let output = folder.path().join("video.mp4");
            let frames = Box::new(Acting::new(200, Act::End, end));
            assert_eq!(encode(threads, frames, &output, &Untold).unwrap().frames, end);
            assert!(std::fs::read(output).unwrap() == whole, "{end} on {threads} threads");
        }
    }
}

/// Stops the work after the first few frames, and knows when.
#[derive(Default)]
struct Stop(Mutex<Option<Instant>>);

impl Progress for Stop {
    fn report(&self, done: f32) -> Result<()> {
        if done == 0.0 {
            return Ok(());
        }
        *self.0.lock().unwrap() = Some(Instant::now());
        Err(Error::new(ErrorCode::Cancelled, "stopped"))
    }
}

#[test]
fn a_stop_waits_for_the_pictures_at_hand_alone() {
    for threads in THREADS {
        let (folder, stop) = (tempfile::tempdir().unwrap(), Stop::default());
        let output = folder.path().join("video.mp4");
        // A segment takes a second.
        let frames =
            Acting { pause: Duration::from_millis(20), ..Acting::new(LONG, Act::End, LONG) };
        let error = encode(threads, Box::new(frames), &output, &stop).unwrap_err();
        let took = stop.0.lock().unwrap().unwrap().elapsed();
        assert_eq!(error.code(), ErrorCode::Cancelled);
        assert!(took < Duration::from_millis(400), "{took:?} on {threads} threads");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

/// Frames of which the first holds all others up, and says how many were drawn meanwhile.
struct HeldUp {
    inner: Acting,
    meanwhile: Arc<AtomicU64>,
}

impl FrameSource for HeldUp {
    fn format(&self) -> FrameFormat {
        SMALL
    }

    fn total_frames(&self) -> u64 {
        self.inner.total_frames()
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        if self.inner.picture.next == 0 {
            std::thread::sleep(Duration::from_secs(3));
            self.meanwhile.store(self.inner.drawn.load(Ordering::SeqCst), Ordering::SeqCst);
        }
        self.inner.next_frame(frame)
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let frames = frames.start..frames.end.min(self.total_frames());
        let picture = Picture { next: frames.start, frames, ..self.inner.picture.clone() };
        let inner = Acting { picture, ..self.inner.clone() };
        Some(Box::new(HeldUp { inner, meanwhile: self.meanwhile.clone() }))
    }
}

#[test]
fn nobody_runs_further_ahead_than_two_segments_for_each_thread() {
    let inner = Acting::new(1_000, Act::End, 1_000);
    let frames = HeldUp { inner, meanwhile: Arc::default() };
    let meanwhile = frames.meanwhile.clone();
    bytes(2, Box::new(frames));
    let ahead = meanwhile.load(Ordering::SeqCst);
    assert_eq!(ahead, 3 * 50, "of four segments in hand, one is held up");
}
