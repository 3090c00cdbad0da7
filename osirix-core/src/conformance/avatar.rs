//! The suite of the [`AvatarEngine`] port: each behaviour is a sentence of its documentation.
//!
//! ```ignore
//! osirix_core::avatar_suite!(plain, MyEngine::new(), AvatarSource::Rig("rigs/plain".into()));
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a suite says what is wrong by panicking"
)]

use std::sync::Arc;

use bytes::Bytes;

use crate::error::ErrorCode;
use crate::media::{
    Accent, AvatarEngine, AvatarSource, FaceTrack, Frame, FrameFormat, FrameRate, FrameSource,
    MouthKey, Performance, Viseme,
};

const FORMAT: FrameFormat = FrameFormat { width: 320, height: 180, rate: FrameRate::Fps25 };

/// The frames of a track, in memory: suites use small ones.
async fn frames(
    engine: &dyn AvatarEngine,
    source: &AvatarSource,
    track: &FaceTrack,
    format: FrameFormat,
    seed: u64,
) -> Vec<Frame> {
    let mut source =
        engine.open(source, track.clone().into(), format, seed).await.expect("an avatar");
    assert_eq!(source.format(), format);
    all_of(source.as_mut())
}

fn all_of(source: &mut dyn FrameSource) -> Vec<Frame> {
    let (format, total) = (source.format(), source.total_frames());
    let mut frame = Frame::black(format.width, format.height);
    let mut all = Vec::new();
    while source.next_frame(&mut frame).expect("a frame") {
        all.push(frame.clone());
    }
    assert_eq!(all.len() as u64, total, "as many frames come as are announced");
    assert!(!source.next_frame(&mut frame).expect("no frame"), "after the last there is none");
    all
}

fn silence(duration_us: u64) -> FaceTrack {
    FaceTrack { duration_us, ..FaceTrack::default() }
}

/// Speaks from 0.2 s to 1.2 s, with an accent; then is silent.
fn speech(duration_us: u64) -> FaceTrack {
    let shapes = [Viseme::Sil, Viseme::Pp, Viseme::Aa, Viseme::Ss, Viseme::Oh, Viseme::Sil];
    let key = |(i, viseme): (u64, Viseme)| MouthKey {
        at_us: 200_000 + i * 200_000,
        viseme,
        strength: 1.0,
    };
    let mouth = (0..).zip(shapes).map(key).collect();
    FaceTrack { duration_us, mouth, accents: vec![Accent { at_us: 600_000, strength: 1.0 }] }
}

/// "The frames cover the track: `ceil(duration * rate)`, at least one."
pub async fn the_frames_cover_the_track(engine: &dyn AvatarEngine, source: &AvatarSource) {
    for rate in [FrameRate::Fps25, FrameRate::Fps30] {
        for duration_us in [0, 1, 40_000, 40_001, 500_000, 990_001] {
            let format = FrameFormat { rate, ..FORMAT };
            let frames = frames(engine, source, &silence(duration_us), format, 1).await;
            let expected = rate.frames_in(duration_us);
            assert_eq!(frames.len() as u64, expected, "{duration_us} us at {} fps", rate.fps());
        }
    }
}

/// "A backdrop is seen wherever the avatar is not", or refused.
pub async fn a_backdrop_is_seen_or_refused(engine: &dyn AvatarEngine, source: &AvatarSource) {
    let open = async |backdrop: Frame| {
        let backdrop = Some(Arc::new(backdrop));
        let performance = Performance { backdrop, ..silence(40_000).into() };
        engine.open(source, performance, FORMAT, 1).await
    };
    let mut bright = Frame::black(FORMAT.width, FORMAT.height);
    bright.planes_mut().0.fill(201);
    let wrong = open(Frame::black(64, 36)).await.err().expect("a backdrop of another size");
    match open(bright).await {
        Ok(mut frames) => {
            let frame = all_of(frames.as_mut()).remove(0);
            let luma = frame.planes().0;
            assert_eq!((luma[0], luma[FORMAT.width as usize - 1]), (201, 201), "the upper corners");
            assert!(luma.iter().any(|luma| *luma != 201), "the avatar is before it");
            assert_eq!(wrong.code(), ErrorCode::InvalidInput);
        }
        Err(refusal) => {
            assert_eq!(refusal.code(), ErrorCode::Unsupported);
            assert_eq!(refusal.context_value("field"), Some("background"));
        }
    }
}

/// A frame has the size that was asked for, in each aspect, and shows something.
pub async fn every_aspect_is_filled(engine: &dyn AvatarEngine, source: &AvatarSource) {
    for (width, height) in [(320, 180), (180, 320), (180, 180)] {
        let format = FrameFormat { width, height, ..FORMAT };
        for frame in frames(engine, source, &silence(40_000), format, 1).await {
            assert_eq!((frame.width(), frame.height()), (width, height));
            let luma = frame.planes().0;
            let (least, most) = (luma.iter().min(), luma.iter().max());
            assert!(most.unwrap() - least.unwrap() > 40, "{width}x{height} is blank");
        }
    }
}

/// Every value is one of BT.709 in limited range.
pub async fn values_stay_in_the_limited_range(engine: &dyn AvatarEngine, source: &AvatarSource) {
    for frame in frames(engine, source, &speech(1_500_000), FORMAT, 1).await {
        let (y, u, v) = frame.planes();
        assert!(y.iter().all(|value| (16..=235).contains(value)), "luma leaves 16 to 235");
        let chroma = u.iter().chain(v);
        assert!(
            chroma.copied().all(|value| (16..=240).contains(&value)),
            "chroma leaves 16 to 240"
        );
    }
}

/// "Twice the same call gives twice the same frames."
pub async fn the_same_call_gives_the_same_frames(engine: &dyn AvatarEngine, source: &AvatarSource) {
    let track = speech(3_000_000);
    let first = frames(engine, source, &track, FORMAT, 7).await;
    let second = frames(engine, source, &track, FORMAT, 7).await;
    assert!(first == second, "frames differ between two runs of the same seed");
}

/// What was in the buffer before does not matter to a frame, and each buffer is filled whole.
pub async fn a_frame_does_not_depend_on_its_buffer(
    engine: &dyn AvatarEngine,
    source: &AvatarSource,
) {
    let track = speech(1_500_000);
    let same_buffer = frames(engine, source, &track, FORMAT, 7).await;
    let mut source = engine.open(source, track.into(), FORMAT, 7).await.expect("an avatar");
    for expected in same_buffer {
        let mut fresh = Frame::black(FORMAT.width, FORMAT.height);
        fresh.planes_mut().0.fill(99);
        assert!(source.next_frame(&mut fresh).expect("a frame"));
        assert!(fresh == expected, "a frame keeps what its buffer held");
    }
}

/// A second of speech in which everything moves, and its frames as the whole gives them.
async fn whole(
    engine: &dyn AvatarEngine,
    source: &AvatarSource,
) -> (Box<dyn FrameSource>, Vec<Frame>) {
    let track = speech(1_000_000);
    let drawn = frames(engine, source, &track, FORMAT, 7).await;
    (engine.open(source, track.into(), FORMAT, 7).await.expect("an avatar"), drawn)
}

/// "A part's pictures are those of the whole", "has this format, and as many frames as the range
/// has within the total"; "a source that gives one part gives any, and its parts give parts".
pub async fn parts_are_the_frames_of_the_whole(engine: &dyn AvatarEngine, source: &AvatarSource) {
    let (source, drawn) = whole(engine, source).await;
    let total = drawn.len();
    let gives = source.part(0..1).is_some();
    for range in [0..total, 0..1, 3..9, 5..17, 8..8, total - 1..total + 9, total + 3..total + 5] {
        let part = source.part(range.start as u64..range.end as u64);
        assert_eq!(part.is_some(), gives, "the part {range:?}");
        let Some(mut part) = part else { continue };
        assert_eq!(part.format(), FORMAT);
        let inside = &drawn[range.start.min(total)..range.end.min(total)];
        assert!(all_of(part.as_mut()) == inside, "the part {range:?} is not that of the whole");
        let within = part.part(1..3).map(|mut within| all_of(within.as_mut()));
        let expected = inside.iter().skip(1).take(2);
        assert!(within.expect("a part of a part").iter().eq(expected), "a part of {range:?}");
    }
}

/// "Whatever was drawn before or is drawn beside it: parts may overlap, and the whole may be read
/// on."
pub async fn parts_are_drawn_at_the_same_time(engine: &dyn AvatarEngine, source: &AvatarSource) {
    let (mut source, drawn) = whole(engine, source).await;
    let mut frame = Frame::black(FORMAT.width, FORMAT.height);
    for expected in &drawn[..10] {
        assert!(source.next_frame(&mut frame).expect("a frame") && frame == *expected);
    }
    let ranges = [0..15, 0..15, 4..25, 9..12, 20..25];
    let parts: Vec<_> = ranges.iter().filter_map(|range| source.part(range.clone())).collect();
    std::thread::scope(|threads| {
        for (range, mut part) in ranges.into_iter().zip(parts) {
            let expected = &drawn[range.start as usize..range.end as usize];
            threads.spawn(move || {
                assert!(all_of(part.as_mut()) == expected, "{range:?} differs beside others");
            });
        }
        for expected in &drawn[10..] {
            assert!(source.next_frame(&mut frame).expect("a frame") && frame == *expected);
        }
    });
}

/// "Another `seed` gives other blinks. A film brings its own, and is the same with any seed."
pub async fn another_seed_gives_other_blinks(engine: &dyn AvatarEngine, source: &AvatarSource) {
    let track = silence(12_000_000);
    let first = frames(engine, source, &track, FORMAT, 1).await;
    let second = frames(engine, source, &track, FORMAT, 2).await;
    let own_blinks = matches!(source, AvatarSource::Film(_));
    assert_eq!(first == second, own_blinks, "whether two seeds give the same twelve seconds");
}

/// "In silence the mouth does not move": whatever was said before, a second later nothing of it
/// is left, and keys of rest are no movement.
pub async fn in_silence_the_mouth_does_not_move(engine: &dyn AvatarEngine, source: &AvatarSource) {
    let silent = frames(engine, source, &silence(4_000_000), FORMAT, 3).await;
    let spoken = frames(engine, source, &speech(4_000_000), FORMAT, 3).await;
    let at = |seconds: usize| seconds * FORMAT.rate.fps() as usize;
    assert!(silent[at(3)..] == spoken[at(3)..], "a mouth that has spoken does not come to rest");
    let rest = |(i, viseme): (u64, Viseme)| MouthKey { at_us: i * 300_000, viseme, strength: 0.0 };
    let keys = (0..).zip([Viseme::Aa, Viseme::Oh, Viseme::Pp]).map(rest).collect();
    let still = FaceTrack { mouth: keys, ..silence(4_000_000) };
    assert!(silent == frames(engine, source, &still, FORMAT, 3).await, "strength 0 is a movement");
}

/// Where the track has a shape, the face shows it.
pub async fn the_mouth_follows_the_track(engine: &dyn AvatarEngine, source: &AvatarSource) {
    let hold = |viseme| {
        let key = |at_us| MouthKey { at_us, viseme, strength: 1.0 };
        FaceTrack { mouth: vec![key(0), key(400_000)], ..silence(400_000) }
    };
    let open = frames(engine, source, &hold(Viseme::Aa), FORMAT, 3).await;
    let round = frames(engine, source, &hold(Viseme::Ou), FORMAT, 3).await;
    let pressed = frames(engine, source, &hold(Viseme::Pp), FORMAT, 3).await;
    for (a, b) in [(&open, &round), (&open, &pressed), (&round, &pressed)] {
        assert!(a.iter().zip(b).all(|(a, b)| a != b), "two mouth shapes look the same");
    }
}

/// "A source it does not accept is `Unsupported`; an unknown built-in is `NotFound`; a broken one
/// is `InvalidInput` and names the part."
pub async fn what_cannot_be_drawn_is_refused(engine: &dyn AvatarEngine, source: &AvatarSource) {
    assert!(engine.accepts(source), "an engine accepts what its suite gives it");
    let folder = tempfile::tempdir().expect("a folder");
    let no_film = folder.path().join("no-film");
    std::fs::write(&no_film, b"no film").expect("a file");
    let bad = [
        (AvatarSource::BuiltIn("no such avatar".to_owned()), ErrorCode::NotFound),
        (AvatarSource::Rig(folder.path().to_owned()), ErrorCode::InvalidInput),
        (AvatarSource::Portrait(Bytes::from_static(b"no picture")), ErrorCode::InvalidInput),
        (AvatarSource::Film(no_film), ErrorCode::InvalidInput),
    ];
    for (bad, expected) in bad {
        let expected = if engine.accepts(&bad) { expected } else { ErrorCode::Unsupported };
        let opened = engine.open(&bad, silence(40_000).into(), FORMAT, 1).await;
        let error = opened.err().unwrap_or_else(|| panic!("{bad:?} was opened"));
        assert_eq!(error.code(), expected, "{bad:?}: {error}");
        if expected == ErrorCode::InvalidInput {
            assert!(error.context_value("part").is_some(), "{error} names no part");
        }
    }
}

/// Makes a test of each behaviour of an avatar engine, in a module of this name; the expressions
/// are an [`AvatarEngine`] and an [`AvatarSource`] it accepts, evaluated once for each test.
#[macro_export]
macro_rules! avatar_suite {
    ($module:ident, $engine:expr, $source:expr) => {
        mod $module {
            #[allow(unused_imports)]
            use super::*;
            $crate::avatar_suite! { @each $engine, $source,
                the_frames_cover_the_track
                a_backdrop_is_seen_or_refused
                every_aspect_is_filled
                values_stay_in_the_limited_range
                the_same_call_gives_the_same_frames
                a_frame_does_not_depend_on_its_buffer
                parts_are_the_frames_of_the_whole
                parts_are_drawn_at_the_same_time
                another_seed_gives_other_blinks
                in_silence_the_mouth_does_not_move
                the_mouth_follows_the_track
                what_cannot_be_drawn_is_refused
            }
        }
    };
    (@each $engine:expr, $source:expr, $($behaviour:ident)+) => {
        $(
            #[tokio::test]
            async fn $behaviour() {
                $crate::conformance::avatar::$behaviour(&$engine, &$source).await;
            }
        )+
    };
}
