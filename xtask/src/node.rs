//! The Node package: built, type-checked and tested as it stands in the sources.

use crate::process::{Outcome, cargo, command, root, target};

/// Builds the native module, and runs the package's tests and the TypeScript compiler.
pub(crate) fn test() -> Outcome {
    cargo(&["build", "--locked", "-p", "osirix-node", "--features", "conformance"]).run()?;
    let package = root().join("bindings/node");
    let module = package.join("osirix.node");
    let new = package.join("osirix.node.new");
    std::fs::copy(target().join("debug/libosirix_node.so"), &new)
        .and_then(|_| std::fs::rename(&new, &module))
        .map_err(|e| format!("{}: {e}", module.display()))?;
    let run = |program: &str, args: &[&str]| command(program, args).current_dir(&package);
    let quietly = ["install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund"];
    run("npm", &quietly).quiet().map_err(|e| format!("node and npm are needed, from 20: {e}"))?;
    run("node", &["--expose-gc", "--test", "test/"]).run()?;
    run("npx", &["--no-install", "tsc", "--project", "test/tsconfig.json"]).run()
}
