//! What is built of the workspace: the native modules of every language, the server, the examples.

use std::path::PathBuf;

use crate::process::{Outcome, cargo, target};

/// The features of every build for tests: the native modules bring the suites of the ports.
pub(crate) const FEATURES: &str =
    "osirix-python/conformance,osirix-node/conformance,osirix-uniffi/conformance";

/// Builds all of it, and no tests.
///
/// It is the workspace as `cargo test --workspace` sees it, with what tests alone need, which the
/// examples bring in: a package on its own has other features of what they share, and everything
/// would be compiled once more.
pub(crate) fn build() -> Outcome {
    let all = ["build", "--workspace", "--lib", "--bins", "--examples", "--locked"];
    cargo(&[&all[..], &["--features", FEATURES]].concat()).run()
}

/// Where a program is that was built: `osirix-server`, `examples/add_models`.
pub(crate) fn program(name: &str) -> PathBuf {
    target().join("debug").join(name)
}
