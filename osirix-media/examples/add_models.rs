//! Adds every model of a folder of packages to a folder of models, whatever its licence: for tests.
//!
//! `cargo run -p osirix-media --features neural --example add_models -- MODELS PACKAGES`

#![expect(clippy::print_stdout, reason = "this is a command-line program")]

use std::path::PathBuf;

use osirix_core::{Error, Result};
use osirix_media::models::{Models, Terms};

fn main() -> Result<()> {
    let mut words = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(models), Some(packages)) = (words.next(), words.next()) else {
        return Err(Error::invalid("arguments", "give a folder of models and one of packages"));
    };
    let unreadable = |e: std::io::Error| Error::invalid("packages", "no folder").caused_by(e);
    let entries = std::fs::read_dir(packages).map_err(unreadable)?;
    let sources: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    for model in Models::at(models).add(&sources, Terms::AnyAccepted)? {
        println!("{}: {} files, {}", model.name, model.files.len(), model.licence);
    }
    Ok(())
}
