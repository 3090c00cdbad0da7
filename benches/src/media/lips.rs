//! Lips by a model of Wav2Lip's layers: the work around the model beside the model's own.

use std::path::Path;
use std::time::Instant;

use osirix::core::media::{AvatarEngine, AvatarSource, FaceTrack, Frame, Performance, VideoSpec};
use osirix::{Error, Result};
use osirix_media::audio::Mastering;
use osirix_media::avatar::{PortraitEngine, Wav2LipEngine};
use osirix_media::models::{Models, OnnxRuntime, Terms};

use super::{THREADS, given, person};

const SECONDS: usize = 8;

pub(super) async fn run(runtime: &OnnxRuntime) -> Result<()> {
    let folder = tempfile::tempdir().map_err(|e| Error::io("make a folder", e))?;
    let sound = folder.path().join("sound.wav");
    write_hum(&sound)?;
    let small =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../osirix-media/tests/wav2lip/wav2lip.onnx");
    let still = frame_ms(&PortraitEngine::new(), &sound).await?;
    let around = of_model(folder.path(), "small", &small, runtime, &sound).await?;
    let whole =
        of_model(folder.path(), "whole", &given("OSIRIX_BENCH_WAV2LIP")?, runtime, &sound).await?;
    let (around_alone, model) = (around - still, whole - around);
    println!("\n## Lips by a model on a photo, 1280x720, {SECONDS} s, {THREADS} threads\n");
    println!("| what | a frame |");
    println!("|---|---|");
    println!("| the photo without a model | {still:.1} ms |");
    println!("| the work around the model | {around_alone:.1} ms |");
    println!("| the model | {model:.1} ms |");
    println!("| ratio | {:.3} |", around_alone / model);
    Ok(())
}

async fn of_model(
    folder: &Path,
    name: &str,
    weights: &Path,
    runtime: &OnnxRuntime,
    sound: &Path,
) -> Result<f64> {
    let named = folder.join(name).join("Wav2Lip.onnx");
    std::fs::create_dir(folder.join(name))
        .and_then(|()| std::fs::copy(weights, &named))
        .map_err(|e| Error::io("copy a model", e))?;
    let models = Models::at(folder.join(name).join("models"));
    let added = models.add(&[named], Terms::AnyAccepted)?;
    let manifest = added.first().ok_or_else(|| Error::internal("no model was added"))?;
    let engine = Wav2LipEngine::open(runtime.clone(), &models.path(manifest), manifest)?;
    frame_ms(&engine, sound).await
}

/// What drawing a frame takes, in milliseconds.
async fn frame_ms(engine: &dyn AvatarEngine, sound: &Path) -> Result<f64> {
    let photo = std::fs::read(person()).map_err(|e| Error::io("read the photo", e))?;
    let source = AvatarSource::Portrait(photo.into());
    let format = VideoSpec::default().frame_format();
    let face = FaceTrack { duration_us: SECONDS as u64 * 1_000_000, ..FaceTrack::default() };
    let performance = Performance { face, sound: Some(sound.to_owned()), backdrop: None };
    let mut frames = engine.open(&source, performance, format, 1).await?;
    let mut frame = Frame::black(format.width, format.height);
    let start = Instant::now();
    while frames.next_frame(&mut frame)? {}
    Ok(start.elapsed().as_secs_f64() * 1e3 / frames.total_frames() as f64)
}

fn write_hum(path: &Path) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    let mut mastering = Mastering::new(48_000, folder)?;
    let hum: Vec<f32> = (0..SECONDS * 48_000).map(|n| (n % 240) as f32 / 480.0).collect();
    mastering.push(&hum)?;
    mastering.finish(path).map(drop)
}
