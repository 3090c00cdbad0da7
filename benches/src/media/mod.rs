//! The steps of a video with a natural voice and a photo, each beside Python's libraries on the same
//! model, or beside the model alone.

mod lips;
mod peer;
mod photo;
mod sound;
mod voice;

use std::path::PathBuf;

use osirix::{Error, Result};
use osirix_media::models::{Models, OnnxRuntime};

/// How many threads a model has, ours and the peer's.
const THREADS: usize = 2;

const ROUNDS: usize = 5;

/// Measures all parts, or, by its name, the lips alone.
pub(crate) async fn run(parts: &[&str]) -> Result<()> {
    let models = Models::at(given("OSIRIX_BENCH_MODELS")?);
    let missing = || Error::internal("there is no ONNX Runtime among the models");
    let runtime = OnnxRuntime::open(&models.onnx_runtime()?.ok_or_else(missing)?, THREADS)?;
    if parts == ["lips"] {
        return lips::run(&runtime).await;
    }
    let mut peer = peer::Peer::start()?;
    voice::run(&models, &runtime, &mut peer).await?;
    sound::run(&mut peer)?;
    drop(peer);
    lips::run(&runtime).await?;
    photo::run().await
}

/// A path of the environment, which `cargo xtask bench` names.
fn given(variable: &'static str) -> Result<PathBuf> {
    let missing = || Error::internal("a path is missing: `cargo xtask bench media` names it");
    std::env::var_os(variable)
        .map(PathBuf::from)
        .ok_or_else(|| missing().with("variable", variable))
}

/// A drawn person, of the tests.
fn person() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../osirix-media/tests/portraits/ada.png")
}
