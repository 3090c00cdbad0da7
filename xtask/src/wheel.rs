//! The wheel: built, and tried in fresh environments.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{Outcome, command, root, target};
use crate::{python, readme};

/// The Pythons that the wheel is for, as they are called.
const PYTHONS: [&str; 6] =
    ["python3.10", "python3.11", "python3.12", "python3.13", "python3.14", "python3"];

/// Builds the wheel, and makes a video with it in every Python that is here.
pub(crate) fn build() -> Outcome {
    let place = target().join("python");
    let python = python::environment(&place.join("venv"), python::CHECKERS)?;
    let wheels = target().join("wheels");
    if wheels.exists() {
        fs::remove_dir_all(&wheels).map_err(|e| format!("{}: {e}", wheels.display()))?;
    }
    let out = wheels.display().to_string();
    command(&python, &["-m", "maturin", "build", "--release", "--out", &out])
        .current_dir(&root().join("bindings/python"))
        .run()?;
    let wheel = only_wheel(&wheels)?;
    let mut tried = Vec::new();
    for name in PYTHONS {
        let Some(version) = version(name).filter(|version| !tried.contains(version)) else {
            continue;
        };
        try_wheel(name, &place.join(format!("wheel-{version}")), &wheel)?;
        tried.push(version);
    }
    if tried.is_empty() {
        return Err("there is no Python from 3.10 to try the wheel in".to_owned());
    }
    println!("{}: made a video in Python {}", wheel.display(), tried.join(", "));
    Ok(())
}

/// The wheel, which is for every Python from 3.10.
fn only_wheel(wheels: &Path) -> Outcome<PathBuf> {
    let failed = |e: std::io::Error| format!("{}: {e}", wheels.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(wheels).map_err(failed)? {
        found.push(entry.map_err(failed)?.path());
    }
    match found.as_slice() {
        [wheel] if wheel.to_string_lossy().contains("-cp310-abi3-") => Ok(wheel.clone()),
        _ => Err(format!("not one wheel for all Pythons from 3.10: {found:?}")),
    }
}

/// The version of a Python that is here and not too old: `3.12`.
fn version(python: &str) -> Option<String> {
    let ask = "import sys, venv; v = sys.version_info; print(f'{v[0]}.{v[1]}', v >= (3, 10))";
    let said = command(python, &["-c", ask]).output().ok()?;
    said.trim().strip_suffix(" True").map(str::to_owned)
}

/// Installs the wheel into a fresh environment, without a network, and makes a video there.
fn try_wheel(python: &str, place: &Path, wheel: &Path) -> Outcome {
    readme::alone(place, "bindings/python/README.md", "python", "first.py")?;
    command(python, &["-m", "venv", "venv"]).current_dir(place).quiet()?;
    let python = place.join("venv/bin/python").display().to_string();
    let wheel = wheel.display().to_string();
    command(&python, &["-m", "pip", "install", "--quiet", "--no-index", &wheel]).run()?;
    // Isolated: nothing but the environment is looked through.
    readme::makes_video(place, command(&python, &["-I", "first.py"]))
}
