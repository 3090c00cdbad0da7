//! The Node package: built, type-checked and tested as it stands in the sources.

use std::path::Path;

use crate::modules;
use crate::process::{Outcome, command, root, target};

/// Builds the native module, and runs the tests of the package and its example, and the TypeScript
/// compiler on both.
pub(crate) fn test() -> Outcome {
    modules::build()?;
    let package = root().join("bindings/node");
    install(&package, "debug")?;
    let run = |program: &str, args: &[&str]| command(program, args).current_dir(&package);
    let quietly = ["install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund"];
    run("npm", &quietly).quiet().map_err(|e| format!("node and npm are needed, from 20: {e}"))?;
    run("node", &["--expose-gc", "--test", "test/"]).run()?;
    run("npx", &["--no-install", "tsc", "--project", "test/tsconfig.json"]).run()?;
    let example = root().join("examples/node");
    let run = |args: &[&str]| command("npm", args).current_dir(&example);
    run(&["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).quiet()?;
    run(&["test", "--silent"]).run()
}

/// Puts the native module of a profile into a package. A program that has the old one loaded keeps
/// it.
pub(crate) fn install(package: &Path, profile: &str) -> Outcome {
    let module = package.join("osirix.node");
    let new = package.join("osirix.node.new");
    std::fs::copy(target().join(profile).join("libosirix_node.so"), &new)
        .and_then(|_| std::fs::rename(&new, &module))
        .map_err(|e| format!("{}: {e}", module.display()))
}
