//! Draws a sheet on which an avatar can be judged: it in the three aspects, its fifteen mouth
//! shapes, its blink and its brows, and its head at the ends of its movement.
//!
//! `cargo run --release -p osirix-media --example contact_sheet -- <slug|folder|all|recolored> out.png`

use std::error::Error;
use std::path::Path;

use osirix_core::media::{AvatarSource, Frame, Viseme};
use osirix_media::avatar::{BUILT_IN, Lids, MouthShape, Pose, RECOLORED, RigEngine};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const WIDTH: usize = 1500;
const HEIGHT: usize = 1180;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(which), Some(output)) = (arguments.next(), arguments.next()) else {
        return Err("usage: contact_sheet <slug|folder|all|recolored> out.png".into());
    };
    let names = match which.as_str() {
        "all" => BUILT_IN.map(str::to_owned).to_vec(),
        "recolored" => RECOLORED.map(str::to_owned).to_vec(),
        _ => vec![which],
    };
    let mut pixels = Vec::new();
    for name in &names {
        pixels.extend(sheet(&source(name)).await?.pixels);
    }
    save(Path::new(&output), WIDTH, HEIGHT * names.len(), &pixels)
}

fn source(name: &str) -> AvatarSource {
    match Path::new(name) {
        folder if folder.is_dir() => AvatarSource::Rig(folder.to_owned()),
        _ => AvatarSource::BuiltIn(name.to_owned()),
    }
}

/// A picture in RGB.
struct Picture {
    width: usize,
    pixels: Vec<[u8; 3]>,
}

async fn sheet(avatar: &AvatarSource) -> Result<Picture> {
    let engine = RigEngine::new();
    let mut sheet = Picture { width: WIDTH, pixels: vec![[32; 3]; WIDTH * HEIGHT] };
    for (width, height, x) in [(640, 360, 0), (202, 360, 646), (360, 360, 854)] {
        let frame = engine.still(avatar, Pose::default(), width, height).await?;
        sheet.paste(&rgb(&frame), x, 0, (0, 0, width as usize, height as usize));
    }
    // Heads at two thirds of a stage unit, cut around the place where faces are.
    let frames = engine.stills(avatar, poses(), 720, 720).await?;
    for (index, frame) in frames.iter().enumerate() {
        let (column, row) = (index % 8, index / 8);
        let cut = if index < 15 { (260, 290, 180, 180) } else { (230, 130, 260, 380) };
        let (x, y) = match index {
            0..15 => (column * 186, 370 + row * 186),
            _ => ((index - 15) * 248, 750),
        };
        sheet.paste(&rgb(frame), x, y, cut);
    }
    Ok(sheet)
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
    ]);
    poses
}

impl Picture {
    fn paste(&mut self, from: &Picture, x: usize, y: usize, cut: (usize, usize, usize, usize)) {
        let (left, top, width, height) = cut;
        for row in 0..height {
            let source = (top + row) * from.width + left;
            let target = (y + row) * self.width + x;
            let width = width.min(self.width - x);
            self.pixels[target..target + width]
                .copy_from_slice(&from.pixels[source..source + width]);
        }
    }
}

/// BT.709 in limited range back to RGB.
fn rgb(frame: &Frame) -> Picture {
    let width = frame.width() as usize;
    let (luma, u, v) = frame.planes();
    let pixel = |(at, y): (usize, &u8)| {
        let half = at / width / 2 * (width / 2) + at % width / 2;
        let y = (f32::from(*y) - 16.0) / 219.0;
        let u = (f32::from(u[half]) - 128.0) / 224.0;
        let v = (f32::from(v[half]) - 128.0) / 224.0;
        let values = [y + 1.5748 * v, y - 0.1873 * u - 0.4681 * v, y + 1.8556 * u];
        values.map(|value| (value * 255.0).round().clamp(0.0, 255.0) as u8)
    };
    Picture { width, pixels: luma.iter().enumerate().map(pixel).collect() }
}

fn save(path: &Path, width: usize, height: usize, pixels: &[[u8; 3]]) -> Result<()> {
    let file = std::io::BufWriter::new(std::fs::File::create(path)?);
    let mut encoder = png::Encoder::new(file, width as u32, height as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header()?.write_image_data(pixels.as_flattened())?;
    Ok(())
}
