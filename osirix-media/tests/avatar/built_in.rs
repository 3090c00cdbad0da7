//! The eight avatars that the crate carries.

use osirix_core::media::{Frame, Viseme};
use osirix_media::avatar::{BUILT_IN, Lids, MouthShape, Pose, RigEngine};

use crate::built_in;

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

#[tokio::test]
async fn the_neck_shows_no_gap_however_the_head_moves() {
    for slug in BUILT_IN {
        let pose = |turn, x, y, breath| Pose {
            head_turn: turn,
            head_shift: [x, y],
            breath,
            ..Pose::default()
        };
        let poses = vec![
            pose(0.0, 0.0, 0.0, 0.0),
            pose(-1.0, -1.0, -1.0, 0.0),
            pose(1.0, 1.0, -1.0, 1.0),
            pose(-1.0, 1.0, 1.0, 0.0),
        ];
        let pictures = stills(slug, poses, (360, 360)).await;
        // Down the middle from the chin into the chest no pixel may look like the background,
        // which the moved pictures would show where the straight one shows skin or cloth.
        let column = |frame: &Frame| -> Vec<u8> {
            (200..260).map(|y| frame.planes().0[y * 360 + 180]).collect()
        };
        let straight = column(&pictures[0]);
        let (least, most) = (straight.iter().min().unwrap(), straight.iter().max().unwrap());
        for moved in pictures[1..].iter().map(column) {
            let outside = moved.iter().filter(|y| **y + 12 < *least || **y > most + 12).count();
            assert_eq!(outside, 0, "{slug}: {moved:?} leaves {least}..{most}");
        }
    }
}
