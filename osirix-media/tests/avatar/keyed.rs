//! Avatars taken off what they were drawn before.

use std::sync::Arc;

use osirix_core::media::{
    AvatarEngine, FaceTrack, Frame, FrameFormat, FrameRate, FrameSource, MouthKey, Performance,
    Viseme,
};
use osirix_media::avatar::RigEngine;
use osirix_media::film::{KeyedFrames, Panel, StillFrames, backings};

use crate::built_in;

const FORMAT: FrameFormat = FrameFormat { width: 320, height: 180, rate: FrameRate::Fps25 };

/// Every value of every plane, in no order.
fn colourful() -> Frame {
    let mut frame = Frame::black(FORMAT.width, FORMAT.height);
    let (y, u, v) = frame.planes_mut();
    for (factor, plane) in [(7, y), (11, u), (13, v)] {
        for (at, value) in plane.iter_mut().enumerate() {
            *value = 16 + (at * at * factor % 219) as u8;
        }
    }
    frame
}

async fn drawn(slug: &str, backdrop: Frame) -> Box<dyn FrameSource> {
    let key = |(i, viseme): (u64, Viseme)| MouthKey { at_us: i * 80_000, viseme, strength: 1.0 };
    let mouth = (0..).zip([Viseme::Sil, Viseme::Aa, Viseme::Sil, Viseme::Oh]).map(key).collect();
    let face = FaceTrack { duration_us: 400_000, mouth, ..FaceTrack::default() };
    let performance = Performance { backdrop: Some(Arc::new(backdrop)), ..face.into() };
    RigEngine::new().open(&built_in(slug), performance, FORMAT, 7).await.unwrap()
}

#[tokio::test]
async fn an_avatar_before_moving_pictures_looks_as_if_it_had_been_drawn_before_each() {
    for slug in ["professional-female-casual", "tech-presenter", "animated-character-friendly"] {
        let mut direct = drawn(slug, colourful()).await;
        let [least, most] = backings(FORMAT);
        let pair = [drawn(slug, least).await, drawn(slug, most).await];
        let behind = StillFrames::new(Arc::new(colourful()), FORMAT, direct.total_frames());
        let mut keyed = KeyedFrames::new(pair, Box::new(behind), Panel::whole(FORMAT)).unwrap();
        let (mut wanted, mut found) = (colourful(), colourful());
        while direct.next_frame(&mut wanted).unwrap() {
            assert!(keyed.next_frame(&mut found).unwrap());
            let (a, b) = (wanted.planes(), found.planes());
            for (a, b) in [(a.0, b.0), (a.1, b.1), (a.2, b.2)] {
                let off = a.iter().zip(b).map(|(a, b)| a.abs_diff(*b)).max().unwrap();
                assert!(off <= 2, "{slug}: a value is off by {off}");
            }
        }
        assert!(!keyed.next_frame(&mut found).unwrap());
    }
}
