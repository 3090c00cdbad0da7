//! Lips by a model: the port's suite, what the model is given and what becomes of what it gives.
//!
//! The models are small ones with Wav2Lip's signature, which `wav2lip/models.py` writes: they
//! darken a mouth by what they hear. ONNX Runtime comes from the variable `OSIRIX_TEST_MODELS`, a
//! folder that `cargo xtask test` fills by the ordinary package clients.

#![cfg(feature = "neural")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod wav2lip {
    mod adding;
    mod drawing;
    mod films;
    #[cfg(target_os = "linux")]
    mod memory;
    mod refusals;
}

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use osirix_core::Result;
use osirix_core::media::{
    AvatarEngine as _, AvatarSource, FaceTrack, Frame, FrameFormat, FrameRate, FrameSource,
    Performance,
};
use osirix_media::avatar::{FaceArea, RigEngine, Wav2LipEngine};
use osirix_media::models::{Manifest, ModelKind, Models, OnnxRuntime};

const FORMAT: FrameFormat = FrameFormat { width: 320, height: 180, rate: FrameRate::Fps25 };

fn runtime() -> OnnxRuntime {
    static RUNTIME: OnceLock<OnnxRuntime> = OnceLock::new();
    let open = || {
        let folder = std::env::var_os("OSIRIX_TEST_MODELS");
        let missing = "OSIRIX_TEST_MODELS is missing: run `cargo xtask test`, which brings it";
        let library = Models::at(PathBuf::from(folder.expect(missing))).onnx_runtime().unwrap();
        OnnxRuntime::open(&library.unwrap(), 2).unwrap()
    };
    RUNTIME.get_or_init(open).clone()
}

fn tests() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// The plain rig, which this engine moves the lips of.
fn plain() -> AvatarSource {
    AvatarSource::Rig(tests().join("rigs/plain"))
}

/// The face of the plain rig, in the tests' format and in the suite's.
fn face(frame: &Frame, _: Option<FaceArea>) -> Result<Option<FaceArea>> {
    let (x, y) = (frame.width() / 2, frame.height() / 2);
    Ok(Some(FaceArea { left: x - 28, top: y - 35, right: x + 28, bottom: y + 10 }))
}

fn manifest() -> Manifest {
    Manifest {
        name: "wav2lip".to_owned(),
        kind: ModelKind::Wav2Lip,
        licence: "of the tests".to_owned(),
        commercial: true,
        source: "models.py".to_owned(),
        files: Vec::new(),
    }
}

/// An engine whose folder holds these bytes as a model.
fn engine_of(model: &[u8]) -> (tempfile::TempDir, Wav2LipEngine) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("model.onnx"), model).unwrap();
    let (drawing, faces) = (Arc::new(RigEngine::new()), Arc::new(face));
    let engine =
        Wav2LipEngine::over(drawing, faces, runtime(), folder.path(), &manifest()).unwrap();
    (folder, engine)
}

/// An engine by one of the small models, loaded.
fn engine(name: &str) -> (tempfile::TempDir, Wav2LipEngine) {
    engine_of(&std::fs::read(tests().join(format!("wav2lip/{name}.onnx"))).unwrap())
}

/// For the suite, whose engines outlive no test: the folders are kept until all are done.
fn kept() -> Wav2LipEngine {
    static KEPT: OnceLock<(tempfile::TempDir, Wav2LipEngine)> = OnceLock::new();
    KEPT.get_or_init(|| engine("wav2lip")).1.clone()
}

osirix_core::avatar_suite!(suite, kept(), plain());

/// A sound by its seconds.
type Sound = fn(f32) -> f32;

/// A hum with all its harmonics, as voices have them.
fn hum(time: f32) -> f32 {
    (time * 200.0).fract() - 0.5
}

/// A tone in the low bands.
fn low(time: f32) -> f32 {
    0.8 * (time * 150.0 * std::f32::consts::TAU).sin()
}

/// A tone in the high bands.
fn high(time: f32) -> f32 {
    0.8 * (time * 6_000.0 * std::f32::consts::TAU).sin()
}

/// Writes a sound as a video has it: 48 kHz, mono, 16 bits. It sounds from a moment on.
fn write_sound(path: &Path, seconds: f32, sound: Sound, from_seconds: f32) {
    let spec = hound::WavSpec {
        channels: 1,
        sample_rate: 48_000,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    let mut writer = hound::WavWriter::create(path, spec).unwrap();
    for n in 0..(seconds * 48_000.0) as u32 {
        let time = n as f32 / 48_000.0;
        let sample = if time < from_seconds { 0.0 } else { sound(time) };
        writer.write_sample((sample * 32_767.0) as i16).unwrap();
    }
    writer.finalize().unwrap();
}

fn all_of(mut source: Box<dyn FrameSource>) -> Vec<Frame> {
    let (mut frame, mut all) = (Frame::black(FORMAT.width, FORMAT.height), Vec::new());
    while source.next_frame(&mut frame).unwrap() {
        all.push(frame.clone());
    }
    assert_eq!(all.len() as u64, source.total_frames());
    all
}

async fn opened(
    engine: &Wav2LipEngine,
    sound: &Path,
    seconds: f32,
) -> Result<Box<dyn FrameSource>> {
    let duration_us = (seconds * 1e6) as u64;
    let face = FaceTrack { duration_us, ..FaceTrack::default() };
    let performance = Performance { backdrop: None, face, sound: Some(sound.to_owned()) };
    engine.open(&plain(), performance, FORMAT, 5).await
}

/// The frames of a sound that begins at a moment.
async fn film(model: &str, seconds: f32, sound: Sound, from_seconds: f32) -> Vec<Frame> {
    let (folder, engine) = engine(model);
    let path = folder.path().join("sound.wav");
    write_sound(&path, seconds, sound, from_seconds);
    all_of(opened(&engine, &path, seconds).await.unwrap())
}
