//! The native modules of every language.

use crate::process::{Outcome, cargo};

/// Builds them for tests, with the suites of the ports, and the server with them: one by one, each
/// would compile what they share again, with features of its own.
pub(crate) fn build() -> Outcome {
    let packages = ["osirix-python", "osirix-node", "osirix-uniffi", "osirix-server"];
    let features = packages[..3].iter().map(|package| format!("{package}/conformance"));
    let features = features.collect::<Vec<_>>().join(",");
    let mut arguments = vec!["build", "--locked", "--features", &features];
    arguments.extend(packages.iter().flat_map(|package| ["-p", package]));
    cargo(&arguments).run()
}
