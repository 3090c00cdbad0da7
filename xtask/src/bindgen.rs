//! Writes what the other languages need from the facade, or says that it is stale.

use std::fs;
use std::path::Path;

use crate::native;
use crate::process::{Outcome, command, root};

/// Writes the files that are stale; with `check`, only names them.
pub(crate) fn run(check: bool) -> Outcome {
    let root = root();
    let facade = osirix_bindgen::read(&root)?;
    let mut stale = renew(&root, osirix_bindgen::files(&facade), check)?;
    // uniffi reads the compiled library, which holds some of the files above.
    stale.extend(renew(&root, native::glue()?, check)?);
    match stale.is_empty() {
        true => Ok(()),
        false if check => Err(format!("run `cargo xtask bindgen`: the facade changed {stale:?}")),
        false => command("git", &["diff", "--stat", "--", "bindings"]).run(),
    }
}

/// Writes the files of a workspace that differ; with `check`, only names them.
fn renew(
    workspace: &Path,
    files: Vec<(&'static str, String)>,
    check: bool,
) -> Outcome<Vec<&'static str>> {
    let mut stale = Vec::new();
    for (path, text) in files {
        let text = formatted(path, &text)?;
        let target = workspace.join(path);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A method and a code of each language, as they stand in the files of its shell.
    const PARTS: [(&str, &str); 10] = [
        ("bindings/shared/src/dispatch.rs", "\"jobs.cancel\" =>"),
        ("bindings/python/python/osirix/_client.py", "async def cancel("),
        ("bindings/python/python/osirix/blocking.py", "def cancel("),
        ("bindings/python/python/osirix/_errors.py", "class PlanLimitError("),
        ("bindings/node/lib/facade.js", "  cancel("),
        ("bindings/node/lib/facade.d.ts", "class PlanLimitError"),
        ("bindings/uniffi/kotlin/src/main/generated/dev/osirix/Services.kt", "suspend fun cancel("),
        (
            "bindings/uniffi/kotlin/src/main/generated/dev/osirix/OsirixException.kt",
            "class PlanLimit(",
        ),
        ("bindings/uniffi/swift/Sources/Osirix/Generated/Services.swift", "func cancel("),
        ("bindings/uniffi/swift/Sources/Osirix/Generated/OsirixError.swift", "case planLimit("),
    ];

    #[test]
    fn a_method_missing_from_a_shell_and_a_code_missing_from_a_table_are_found() {
        let facade = osirix_bindgen::read(&root()).unwrap();
        let files = osirix_bindgen::files(&facade);
        let copy = tempfile::tempdir().unwrap();
        for (path, _) in &files {
            write(&copy.path().join(path), &fs::read_to_string(root().join(path)).unwrap())
                .unwrap();
        }
        let stale = || renew(copy.path(), files.clone(), true).unwrap();
        assert_eq!(stale(), [""; 0], "the untouched copy is up to date");
        for (path, part) in PARTS {
            let file = copy.path().join(path);
            let whole = fs::read_to_string(&file).unwrap();
            let without: Vec<_> = whole.lines().filter(|line| !line.contains(part)).collect();
            assert!(without.len() < whole.lines().count(), "{path} has no {part}");
            write(&file, &without.join("\n")).unwrap();
            assert_eq!(stale(), [path]);
            write(&file, &whole).unwrap();
        }
    }
}
