//! The native library of Kotlin and Swift, and the glue that uniffi writes for it.

use std::env::consts::{ARCH, DLL_PREFIX, DLL_SUFFIX, OS};
use std::fs;
use std::path::{Path, PathBuf};

use crate::modules;
use crate::process::{Outcome, cargo, command, target};

/// What uniffi writes, and where it has its place in the workspace.
const GLUE: [(&str, &str); 3] = [
    (
        "kotlin/dev/osirix/glue/osirix_uniffi.kt",
        "bindings/uniffi/kotlin/src/main/generated/dev/osirix/glue/Glue.kt",
    ),
    ("swift/OsirixGlue.swift", "bindings/uniffi/swift/Sources/OsirixGlue/OsirixGlue.swift"),
    ("swift/OsirixFFI.h", "bindings/uniffi/swift/Sources/OsirixFFI/OsirixFFI.h"),
];

/// Builds the library: its path. The one for tests brings the suites of the ports.
pub(crate) fn build(profile: &str) -> Outcome<PathBuf> {
    match profile {
        "dev" => modules::build()?,
        _ => cargo(&["build", "--locked", "-p", "osirix-uniffi", "--profile", profile]).run()?,
    }
    let folder = if profile == "dev" { "debug" } else { profile };
    Ok(target().join(folder).join(library_name()))
}

/// Builds the library and lays it below a folder, where the JVM looks for it in a jar:
/// `linux-x86-64/libosirix_uniffi.so`.
pub(crate) fn lay(profile: &str, folder: &Path) -> Outcome {
    let library = build(profile)?;
    let place = folder.join(platform()).join(library_name());
    let new = place.with_extension("new");
    let parent = place.parent().unwrap_or(folder);
    fs::create_dir_all(parent)
        .and_then(|()| fs::copy(library, &new))
        // A program that has the old one loaded keeps it.
        .and_then(|_| fs::rename(&new, &place))
        .map_err(|e| format!("{}: {e}", place.display()))
}

/// The glue: the path of each file in the workspace, and its text.
pub(crate) fn glue() -> Outcome<Vec<(&'static str, String)>> {
    let library = build("dev")?.display().to_string();
    let folder = target().join("glue");
    let to = folder.display().to_string();
    let glue = modules::program("osirix-glue").display().to_string();
    command(&glue, &[&library, &to]).run()?;
    let read = |(from, path)| {
        let from = folder.join(from);
        let text = fs::read_to_string(&from).map_err(|e| format!("{}: {e}", from.display()))?;
        Ok((path, text))
    };
    GLUE.into_iter().map(read).collect()
}

fn library_name() -> String {
    format!("{DLL_PREFIX}osirix_uniffi{DLL_SUFFIX}")
}

/// The name that JNA has for this platform.
fn platform() -> String {
    let system = match OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    format!("{system}-{}", ARCH.replace('_', "-"))
}
