//! Writes the glue of Kotlin and Swift from the compiled native library:
//! `osirix-glue LIBRARY FOLDER`. `cargo xtask bindgen` runs it.

#![expect(clippy::print_stderr, reason = "this is a command-line program")]

use std::path::PathBuf;
use std::process::ExitCode;

use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate_with_bindgen_paths};
use uniffi_bindgen::{BindgenPaths, BindgenPathsLayer};

/// Where uniffi finds `uniffi.toml`.
struct Settings;

impl BindgenPathsLayer for Settings {
    fn get_crate_root(&self, _crate_name: &str) -> Option<camino::Utf8PathBuf> {
        Some(concat!(env!("CARGO_MANIFEST_DIR"), "/..").into())
    }
}

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [library, folder] = &paths[..] else {
        eprintln!("osirix-glue LIBRARY FOLDER");
        return ExitCode::from(2);
    };
    match write(library, folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("osirix-glue: {message}");
            ExitCode::FAILURE
        }
    }
}

fn write(library: &str, folder: &str) -> Result<(), String> {
    let languages = [(TargetLanguage::Kotlin, "kotlin"), (TargetLanguage::Swift, "swift")];
    for (language, name) in languages {
        let mut settings = BindgenPaths::default();
        settings.add_layer(Settings);
        let options = GenerateOptions {
            languages: vec![language],
            source: library.into(),
            out_dir: PathBuf::from(folder).join(name).display().to_string().into(),
            ..GenerateOptions::default()
        };
        generate_with_bindgen_paths(options, settings).map_err(|e| format!("{e:#}"))?;
    }
    Ok(())
}
