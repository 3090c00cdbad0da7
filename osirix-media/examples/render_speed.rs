//! Measures what a frame costs: `cargo run --release -p osirix-media --example render_speed`
//! (`-- <slug|folder|photo> [seconds]` for one avatar).
//!
//! The track speaks as fast as people do, with accents, and every frame is copied out, as an
//! encoder would take it.

#![allow(clippy::print_stdout, reason = "the example shows what it measured")]

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use osirix_core::media::{
    Accent, Aspect, AvatarEngine, AvatarSource, FaceTrack, Frame, MouthKey, Resolution, VideoSpec,
    Viseme,
};
use osirix_media::avatar::{BUILT_IN, PortraitEngine, RigEngine};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let names = arguments.next().map_or_else(|| BUILT_IN.map(str::to_owned).to_vec(), |n| vec![n]);
    let seconds = arguments.next().map_or(Ok(60), |seconds| seconds.parse())?;
    for name in names {
        let source = match Path::new(&name) {
            folder if folder.is_dir() => AvatarSource::Rig(folder.to_owned()),
            photo if photo.is_file() => AvatarSource::Portrait(std::fs::read(photo)?.into()),
            _ => AvatarSource::BuiltIn(name.clone()),
        };
        for &aspect in Aspect::ALL {
            let spec = VideoSpec { aspect, resolution: Resolution::P720, ..VideoSpec::default() };
            println!("{name} {aspect}: {}", measure(&source, spec, seconds).await?);
        }
    }
    Ok(())
}

async fn measure(source: &AvatarSource, spec: VideoSpec, seconds: u64) -> Result<String> {
    let start = Instant::now();
    let format = spec.frame_format();
    let engine: &dyn AvatarEngine = match source {
        AvatarSource::Portrait(_) => &PortraitEngine::new(),
        _ => &RigEngine::new(),
    };
    let mut frames = engine.open(source, track(seconds).into(), format, 1).await?;
    let opened = start.elapsed();
    let mut frame = Frame::black(format.width, format.height);
    let mut costs = Vec::new();
    loop {
        let start = Instant::now();
        if !frames.next_frame(&mut frame)? {
            break;
        }
        costs.push(start.elapsed());
    }
    let mean = costs.iter().sum::<Duration>() / costs.len() as u32;
    costs.sort_unstable();
    let at = |part: usize| ms(costs[costs.len() * part / 100]);
    Ok(format!(
        "opened in {} ms; a frame costs {} ms, half at most {}, 95 % at most {}, the worst {}",
        ms(opened),
        ms(mean),
        at(50),
        at(95),
        ms(costs[costs.len() - 1]),
    ))
}

fn ms(duration: Duration) -> String {
    format!("{:.2}", duration.as_secs_f64() * 1e3)
}

/// Twelve shapes a second in an order and with strengths that hardly repeat, a pause of a second
/// every six, and an accent about every second.
fn track(seconds: u64) -> FaceTrack {
    let key = |i: u64| {
        let silent = i % 72 >= 60;
        let viseme =
            if silent { Viseme::Sil } else { Viseme::ALL[(i * i * 7 + i * 3) as usize % 15] };
        let strength = 0.5 + (i * 37 % 100) as f32 / 200.0;
        MouthKey { at_us: i * 83_000, viseme, strength }
    };
    let accent = |i: u64| Accent { at_us: i * 1_100_000, strength: 0.5 + (i % 3) as f32 * 0.25 };
    FaceTrack {
        duration_us: seconds * 1_000_000,
        mouth: (0..seconds * 12).map(key).collect(),
        accents: (0..seconds * 10 / 11).map(accent).collect(),
    }
}
