//! Prism, which holds requests and answers against an OpenAPI document.

use std::path::PathBuf;

use crate::process::Outcome;
use crate::server;

/// Where the tests look for it.
pub(crate) const VARIABLE: &str = "OSIRIX_TEST_PRISM";

const FOLDER: &str = "osirix-media/tests/hosted";

/// The program, installed by npm.
pub(crate) fn program() -> Outcome<PathBuf> {
    let packages = server::installed(FOLDER, server::Optional::Without)?;
    Ok(packages.join("node_modules/.bin/prism"))
}
