//! The adapters of identity, against servers that somebody else wrote.

use crate::process::{Outcome, Program, cargo, target};
use crate::{python, server};

const FOLDER: &str = "osirix-identity/tests/servers";

/// Runs their tests.
pub(crate) fn test() -> Outcome {
    let test = ["test", "-p", "osirix-identity", "--locked"];
    with_servers(cargo(&test))?.run()
}

/// Installs the servers and tells a program where they are.
pub(crate) fn with_servers(program: Program) -> Outcome<Program> {
    let requirements = format!("{FOLDER}/requirements.txt");
    let python = python::environment(&target().join("identity/venv"), &requirements)?;
    // Two programs, in one folder with the packages of both.
    let packages = server::installed(FOLDER, server::Optional::Without)?;
    let packages = packages.display().to_string();
    Ok(program.env("OSIRIX_TEST_PYTHON", &python).env("OSIRIX_TEST_NODE_PACKAGES", &packages))
}
