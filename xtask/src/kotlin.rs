//! The Kotlin module: built and tested, together with the example that uses it.

use crate::process::{Outcome, command, root};

/// Builds the native library and the module, runs the module's tests, and builds the example.
pub(crate) fn test() -> Outcome {
    let both = ["-f", "examples/kotlin/workspace.xml", "-Dcargo.profile=dev", "verify"];
    command("mvn", &[&["--batch-mode", "--no-transfer-progress"], &both[..]].concat()).run()
}

/// The command that measures Kotlin, once its program is built in release.
pub(crate) fn bench() -> Outcome<String> {
    let workspace = "benches/bindings/kotlin/workspace.xml";
    let build = ["--batch-mode", "-q", "-DskipTests", "-f", workspace, "package"];
    command("mvn", &build).run()?;
    let jar = root().join("benches/bindings/kotlin/target/client.jar");
    Ok(format!("java -jar {}", jar.display()))
}
