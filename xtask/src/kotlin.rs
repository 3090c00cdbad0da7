//! The Kotlin module: built and tested, together with the example that uses it.

use crate::process::{Outcome, command};

/// Builds the native library and the module, runs the module's tests, and builds the example.
pub(crate) fn test() -> Outcome {
    let both = ["-f", "examples/kotlin/workspace.xml", "-Dcargo.profile=dev", "verify"];
    command("mvn", &[&["--batch-mode", "--no-transfer-progress"], &both[..]].concat()).run()
}
