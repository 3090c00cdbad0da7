//! Draws a sheet on which a speaking portrait can be judged: it in the three aspects, its fifteen
//! mouth shapes, its blink and its brows, and its head at the ends of its movement.
//!
//! `cargo run -p osirix-media --example portrait_sheet -- photo.jpg out.png`

mod rgb;

use std::error::Error;

use image::{RgbImage, imageops};
use osirix_core::media::{AvatarSource, Viseme};
use osirix_media::avatar::{Lids, MouthShape, PortraitEngine, Pose, import_portrait};

use rgb::rgb;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The side of the square frames, and of the part around the head that is shown.
const SIDE: u32 = 720;
const CUT: u32 = 460;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(photo), Some(output)) = (arguments.next(), arguments.next()) else {
        return Err("usage: portrait_sheet photo.jpg out.png".into());
    };
    let source = AvatarSource::Portrait(import_portrait(&std::fs::read(photo)?)?);
    let engine = PortraitEngine::new();
    let mut sheet = RgbImage::new(5 * CUT, 480 + 5 * CUT);
    for (width, height, x) in [(848, 480, 0), (270, 480, 860), (480, 480, 1_140)] {
        let frames = engine.stills(&source, vec![Pose::default()], width, height).await?;
        imageops::replace(&mut sheet, &rgb(&frames[0]), x, 0);
    }
    let frames = engine.stills(&source, poses(), SIDE, SIDE).await?;
    for (index, frame) in (0..).zip(&frames) {
        let picture = rgb(frame);
        let (x, y) = ((SIDE - CUT) / 2, (SIDE - CUT) / 2 - 40);
        let part = imageops::crop_imm(&picture, x, y, CUT, CUT).to_image();
        let (column, row) = (index % 5, index / 5);
        imageops::replace(&mut sheet, &part, column * i64::from(CUT), 480 + row * i64::from(CUT));
    }
    Ok(sheet.save(output)?)
}

fn poses() -> Vec<Pose> {
    let rest = Pose::default();
    let mouth = |viseme: &Viseme| Pose { mouth: MouthShape::of(*viseme, 1.0), ..rest };
    let mut poses: Vec<Pose> = Viseme::ALL.iter().map(mouth).collect();
    poses.extend([
        Pose { lids: Lids::Half, ..rest },
        Pose { lids: Lids::Closed, ..rest },
        Pose { brows: 1.0, ..rest },
        Pose { head_turn: -1.0, head_shift: [-1.0, -1.0], ..rest },
        Pose { head_turn: 1.0, head_shift: [1.0, 1.0], breath: 1.0, ..rest },
        Pose { mouth: MouthShape::of(Viseme::Aa, 0.5), ..rest },
        Pose { mouth: MouthShape::of(Viseme::Aa, 0.2), ..rest },
        Pose { mouth: MouthShape::between((Viseme::Aa, 1.0), (Viseme::Ou, 1.0), 0.5), ..rest },
        Pose { mouth: MouthShape::of(Viseme::E, 1.0), lids: Lids::Closed, brows: 1.0, ..rest },
        Pose { mouth: MouthShape::of(Viseme::Oh, 0.6), head_turn: 0.5, ..rest },
    ]);
    poses
}
