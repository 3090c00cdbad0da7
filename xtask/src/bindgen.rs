//! Writes what the other languages need from the facade, or says that it is stale.

use std::fs;
use std::path::Path;

use crate::native;
use crate::process::{Outcome, command, root};

/// Writes the files that are stale; with `check`, only names them.
pub(crate) fn run(check: bool) -> Outcome {
    let root = root();
    let facade = osirix_bindgen::read(&root)?;
    let mut stale = renew(osirix_bindgen::files(&facade), check)?;
    // uniffi reads the compiled library, which holds some of the files above.
    stale.extend(renew(native::glue()?, check)?);
    match stale.is_empty() {
        true => Ok(()),
        false if check => Err(format!("run `cargo xtask bindgen`: the facade changed {stale:?}")),
        false => command("git", &["diff", "--stat", "--", "bindings"]).run(),
    }
}

/// Writes the files that differ; with `check`, only names them.
fn renew(files: Vec<(&'static str, String)>, check: bool) -> Outcome<Vec<&'static str>> {
    let mut stale = Vec::new();
    for (path, text) in files {
        let text = formatted(path, &text)?;
        let target = root().join(path);
        if fs::read_to_string(&target).is_ok_and(|now| now == text) {
            continue;
        }
        stale.push(path);
        if !check {
            write(&target, &text)?;
        }
    }
    Ok(stale)
}

fn write(path: &Path, text: &str) -> Outcome {
    let folder = path.parent().unwrap_or(path);
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(path, text));
    written.map_err(|e| format!("{}: {e}", path.display()))
}

/// Rust is written as rustfmt writes it, so that formatting never makes a file stale.
fn formatted(path: &str, text: &str) -> Outcome<String> {
    if !path.ends_with(".rs") {
        return Ok(text.to_owned());
    }
    let file = std::env::temp_dir().join(format!("osirix-bindgen-{}.rs", std::process::id()));
    write(&file, text)?;
    let name = file.display().to_string();
    let config = root().display().to_string();
    let done = command("rustfmt", &["--edition", "2024", "--config-path", &config, &name]).quiet();
    let formatted = fs::read_to_string(&file).map_err(|e| format!("{name}: {e}"));
    fs::remove_file(&file).map_err(|e| format!("{name}: {e}"))?;
    done.and(formatted)
}
