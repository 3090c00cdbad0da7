//! The eight avatars that the crate carries.

use std::fs;
use std::ops::Range;
use std::path::Path;

use osirix_core::media::{AvatarSource, Frame, Viseme};
use osirix_media::avatar::{BUILT_IN, Lids, MouthShape, Pose, RigEngine};

use crate::{built_in, copy_of};

async fn stills(slug: &str, poses: Vec<Pose>, size: (u32, u32)) -> Vec<Frame> {
    let drawn = RigEngine::new().stills(&built_in(slug), poses, size.0, size.1).await;
    drawn.unwrap_or_else(|error| panic!("{slug}: {error:?}"))
}

fn mouth(viseme: Viseme) -> Pose {
    Pose { mouth: MouthShape::of(viseme, 1.0), ..Pose::default() }
}

/// How many pixels of two pictures differ by more than a twentieth of the range of luma.
fn differing(first: &Frame, second: &Frame) -> usize {
    let pairs = first.planes().0.iter().zip(second.planes().0);
    pairs.filter(|(a, b)| a.abs_diff(**b) > 11).count()
}

#[tokio::test]
async fn the_eight_are_visibly_different_in_every_aspect() {
    for size in [(320, 180), (180, 320), (180, 180)] {
        let mut seen: Vec<(&str, Frame)> = Vec::new();
        for slug in BUILT_IN {
            let [frame] = stills(slug, vec![Pose::default()], size).await.try_into().unwrap();
            let pixels = (size.0 * size.1) as usize;
            for (other, picture) in &seen {
                let differ = differing(&frame, picture);
                assert!(differ > pixels / 4, "{slug} and {other} differ in {differ} pixels");
            }
            seen.push((slug, frame));
        }
    }
}

#[tokio::test]
async fn every_mouth_shape_differs_visibly_from_every_other() {
    for slug in BUILT_IN {
        let poses = Viseme::ALL.map(mouth).to_vec();
        let shapes = stills(slug, poses, (720, 720)).await;
        for (i, first) in shapes.iter().enumerate() {
            for (j, second) in shapes.iter().enumerate().skip(i + 1) {
                let differ = differing(first, second);
                let (a, b) = (Viseme::ALL[i], Viseme::ALL[j]);
                assert!(differ >= 60, "{slug}: {a:?} and {b:?} differ in {differ} pixels");
            }
        }
    }
}

#[tokio::test]
async fn lids_and_brows_move() {
    for slug in BUILT_IN {
        let rest = Pose::default();
        let poses = vec![
            rest,
            Pose { lids: Lids::Half, ..rest },
            Pose { lids: Lids::Closed, ..rest },
            Pose { brows: 1.0, ..rest },
        ];
        let pictures = stills(slug, poses, (720, 720)).await;
        for (i, first) in pictures.iter().enumerate() {
            for second in &pictures[i + 1..] {
                assert!(differing(first, second) > 100, "{slug}: blink or brows are not seen");
            }
        }
    }
}

/// The built-in rig before nothing but pure green.
fn before_green(slug: &str) -> tempfile::TempDir {
    let rigs = Path::new(env!("CARGO_MANIFEST_DIR")).join("rigs");
    let copy = copy_of(&rigs.join(slug));
    let green = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-420 -420 1920 1920\">\
                 <rect x=\"-420\" y=\"-420\" width=\"1920\" height=\"1920\" fill=\"#0f0\"/></svg>";
    fs::write(copy.path().join("background.svg"), green).unwrap();
    copy
}

/// How many chroma samples of a 720x720 picture are green in this box of it.
fn green(frame: &Frame, xs: Range<usize>, ys: Range<usize>) -> usize {
    let (_, u, v) = frame.planes();
    let is_green = |at: usize| u[at] < 90 && v[at] < 70;
    let rows = ys.start / 2..ys.end / 2;
    rows.map(|y| (xs.start / 2..xs.end / 2).filter(|x| is_green(y * 360 + x)).count()).sum()
}

#[tokio::test]
async fn the_neck_shows_no_gap_however_the_head_moves() {
    let ends = [(-1.0, -1.0, 0.0), (1.0, -1.0, 0.0), (-1.0, 1.0, 1.0), (1.0, 1.0, 1.0)];
    let pose = |(turn, y, breath)| Pose {
        head_turn: turn,
        head_shift: [turn, y],
        breath,
        ..Pose::default()
    };
    for slug in BUILT_IN {
        let copy = before_green(slug);
        let source = AvatarSource::Rig(copy.path().to_owned());
        let poses = ends.map(pose).to_vec();
        for frame in RigEngine::new().stills(&source, poses, 720, 720).await.unwrap() {
            assert!(green(&frame, 0..80, 0..80) > 1000, "{slug}: green is not seen at all");
            // From the mouth down into the chest, as wide as the inner half of a neck.
            assert_eq!(green(&frame, 336..384, 380..600), 0, "{slug}: a gap in the neck");
        }
    }
}
