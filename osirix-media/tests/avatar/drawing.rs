//! What moves is drawn anew, and nothing else; the result is as if everything were.

use osirix_core::media::{
    Accent, AvatarEngine, AvatarSource, FaceTrack, Frame, FrameFormat, FrameRate, MouthKey, Viseme,
};
use osirix_media::avatar::{Lids, MouthShape, Pose, RigEngine};

use crate::{built_in, plain_folder};

fn poses() -> Vec<Pose> {
    let lids = [Lids::Open, Lids::Half, Lids::Closed];
    (0..24)
        .map(|i| {
            let wave = |speed: f32| (i as f32 * speed).sin();
            Pose {
                mouth: MouthShape::of(Viseme::ALL[i / 2 % 15], 0.8),
                lids: lids[i / 4 % 3],
                brows: wave(0.7).abs(),
                head_turn: wave(0.9),
                head_shift: [wave(1.3), wave(0.4)],
                breath: wave(0.2).abs(),
            }
        })
        .collect()
}

#[tokio::test]
async fn a_picture_does_not_depend_on_the_one_before_it() {
    for source in [AvatarSource::Rig(plain_folder()), built_in("business-executive")] {
        for (width, height) in [(320, 180), (90, 160)] {
            let engine = RigEngine::new();
            let all = engine.stills(&source, poses(), width, height).await.unwrap();
            for (i, (pose, picture)) in poses().into_iter().zip(all).enumerate() {
                let alone = engine.still(&source, pose, width, height).await.unwrap();
                assert!(alone == picture, "picture {i} of {source:?} differs when drawn alone");
            }
        }
    }
}

/// Where the plain rig has its mouth at 640x360: around (320, 180 + 20 / 3).
fn mouth_of(frame: &Frame) -> Vec<u8> {
    (160..220).flat_map(|y| frame.planes().0[y * 640 + 270..y * 640 + 370].to_vec()).collect()
}

async fn frames(track: FaceTrack) -> Vec<Frame> {
    let format = FrameFormat { width: 640, height: 360, rate: FrameRate::Fps25 };
    let source = AvatarSource::Rig(plain_folder());
    let mut source = RigEngine::new().open(&source, track.into(), format, 5).await.unwrap();
    let mut frame = Frame::black(640, 360);
    let mut all = Vec::new();
    while source.next_frame(&mut frame).unwrap() {
        all.push(frame.clone());
    }
    all
}

/// The largest step of any pixel from one frame to the next.
fn steps(frames: &[Frame], part: impl Fn(&Frame) -> Vec<u8>) -> Vec<u8> {
    let step = |pair: &[Frame]| {
        let (first, second) = (part(&pair[0]), part(&pair[1]));
        first.iter().zip(second).map(|(a, b)| a.abs_diff(b)).max().unwrap()
    };
    frames.windows(2).map(step).collect()
}

#[tokio::test]
async fn in_silence_nothing_around_the_mouth_twitches() {
    let silent = frames(FaceTrack { duration_us: 20_000_000, ..FaceTrack::default() }).await;
    // An edge that moves by an eighth of a pixel changes a pixel by at most an eighth of the
    // contrast of skin and lips, which is 100.
    let worst = steps(&silent, mouth_of).into_iter().max().unwrap();
    assert!(worst <= 16, "a pixel of the resting mouth jumps by {worst}");
}

#[tokio::test]
async fn while_speaking_the_mouth_moves_in_steps_that_flow() {
    let key = |(i, viseme): (u64, Viseme)| MouthKey { at_us: i * 400_000, viseme, strength: 1.0 };
    let shapes = [Viseme::Sil, Viseme::Aa, Viseme::Sil, Viseme::Oh, Viseme::Sil];
    let track = FaceTrack {
        duration_us: 1_600_000,
        mouth: (0..).zip(shapes).map(key).collect(),
        accents: vec![Accent { at_us: 500_000, strength: 1.0 }],
    };
    let spoken = frames(track).await;
    let dark = |frame: &Frame| mouth_of(frame).iter().filter(|y| **y < 100).count();
    let sizes: Vec<usize> = spoken.iter().map(dark).collect();
    assert!(sizes[10] > 3 * sizes[0] && sizes[39] < sizes[30], "{sizes:?}");
    let between = sizes[..=10].windows(2).filter(|pair| pair[0] < pair[1]).count();
    assert!(between >= 7, "the mouth opens in {between} steps: {sizes:?}");
}
