//! The Python package: built, type-checked and tested as it stands in the sources.

use std::fs;
use std::path::Path;

use crate::process::{Outcome, command, root, target};
use crate::{modules, social};

/// What the tests and the type checks of the package need.
pub(crate) const CHECKERS: &str = "bindings/python/requirements-dev.txt";

/// Builds the native module, and runs the tests of the package and its example, against these
/// servers of networks, and their type checkers.
pub(crate) fn test(networks: &social::Servers) -> Outcome {
    modules::build()?;
    let place = target().join("python");
    let packages = place.join("packages");
    install(&packages.join("osirix"), "debug")?;
    let python = environment(&place.join("venv"), CHECKERS)?;
    let packages = packages.display().to_string();
    let run = |args: &[&str]| {
        let program = command(&python, args)
            .env("PYTHONPATH", &packages)
            .env("MYPYPATH", &packages)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .current_dir(&root().join("bindings/python"));
        networks.tell(program).run()
    };
    let example = "../../examples/python";
    run(&["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", example])?;
    run(&["-m", "mypy", "--strict", "--cache-dir", "/dev/null", &packages, "tests", example])?;
    run(&["-m", "pyright", "--pythonpath", &python, "--project", "pyproject.toml"])
}

/// The package with its native module of a profile, apart from the sources.
pub(crate) fn install(package: &Path, profile: &str) -> Outcome {
    let failed = |e: std::io::Error| format!("{}: {e}", package.display());
    if package.exists() {
        fs::remove_dir_all(package).map_err(failed)?;
    }
    fs::create_dir_all(package).map_err(failed)?;
    for entry in fs::read_dir(root().join("bindings/python/python/osirix")).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.path().is_file() {
            fs::copy(entry.path(), package.join(entry.file_name())).map_err(failed)?;
        }
    }
    let library = target().join(profile).join("lib_native.so");
    fs::copy(&library, package.join("_native.abi3.so")).map_err(failed).map(drop)
}

/// An environment with what a file of requirements names; the path of its Python.
pub(crate) fn environment(folder: &Path, wanted: &str) -> Outcome<String> {
    let python = folder.join("bin/python").display().to_string();
    if !Path::new(&python).exists() {
        let folder = folder.display().to_string();
        let missing = "python3 with venv is missing: apt-get install python3-venv";
        command("python3", &["-m", "venv", &folder])
            .quiet()
            .map_err(|e| format!("{missing}: {e}"))?;
    }
    command(&python, &["-m", "pip", "install", "-q", "--no-input", "-r", wanted]).quiet()?;
    Ok(python)
}
