//! Measures what lips by a model cost: `cargo run --release -p osirix-media --features neural
//! --example lips_speed -- MODELS PORTRAIT [seconds]`, with the folder of models and a photo.
//!
//! Each Wav2Lip model draws the same portrait with the same sound, in 1280x720. With a model that
//! does next to nothing what is left is the work around it.

#![allow(clippy::print_stdout, reason = "the example shows what it measured")]

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use osirix_core::media::{AvatarEngine, AvatarSource, FaceTrack, Frame, Performance, VideoSpec};
use osirix_media::avatar::{PortraitEngine, Wav2LipEngine};
use osirix_media::models::{ModelKind, Models, OnnxRuntime};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const RATE_HZ: u32 = 48_000;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(models), Some(photo)) = (arguments.next(), arguments.next()) else {
        return Err("say where the models are, and which photo speaks".into());
    };
    let seconds = arguments.next().map_or(Ok(10), |seconds| seconds.parse())?;
    let models = Models::at(models);
    let library = models.onnx_runtime()?.ok_or("there is no ONNX Runtime among the models")?;
    let runtime = OnnxRuntime::open(&library, 2)?;
    let source = AvatarSource::Portrait(std::fs::read(photo)?.into());
    let folder = tempfile::tempdir()?;
    let sound = folder.path().join("sound.wav");
    write_hum(&sound, seconds)?;
    println!("without: {:.2?} a frame", measure(&PortraitEngine::new(), &source, &sound).await?);
    for model in models.list()?.iter().filter(|model| model.kind == ModelKind::Wav2Lip) {
        let engine = Wav2LipEngine::open(runtime.clone(), &models.path(model), model)?;
        let cost = measure(&engine, &source, &sound).await?;
        println!("{}: {cost:.2?} a frame", model.name);
    }
    Ok(())
}

async fn measure(
    engine: &dyn AvatarEngine,
    source: &AvatarSource,
    sound: &Path,
) -> Result<Duration> {
    let format = VideoSpec::default().frame_format();
    let samples = u64::from(hound::WavReader::open(sound)?.duration());
    let duration_us = samples * 1_000_000 / u64::from(RATE_HZ);
    let face = FaceTrack { duration_us, ..FaceTrack::default() };
    let performance = Performance { face, sound: Some(sound.to_owned()), backdrop: None };
    let mut frames = engine.open(source, performance, format, 1).await?;
    let mut frame = Frame::black(format.width, format.height);
    let start = Instant::now();
    while frames.next_frame(&mut frame)? {}
    Ok(start.elapsed() / u32::try_from(frames.total_frames())?)
}

fn write_hum(path: &Path, seconds: u32) -> Result<()> {
    let spec = hound::WavSpec {
        channels: 1,
        sample_rate: RATE_HZ,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    let mut writer = hound::WavWriter::create(path, spec)?;
    for n in 0..seconds * RATE_HZ {
        writer.write_sample((n % 240 * 100) as i16)?;
    }
    Ok(writer.finalize()?)
}
