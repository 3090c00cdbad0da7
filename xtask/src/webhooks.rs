//! Webhooks, as the libraries of Standard Webhooks see them.

use crate::postgres::Cluster;
use crate::process::{Outcome, Program, cargo, target};
use crate::{python, server};

const FOLDER: &str = "osirix/tests/webhooks";

/// Runs their tests.
pub(crate) fn test(cluster: &Cluster) -> Outcome {
    let test = cargo(&["test", "-p", "osirix", "--locked", "--test", "webhooks"]);
    with_libraries(test.env(Cluster::VARIABLE, cluster.url()))?.run()
}

/// Installs the libraries and tells a program where they are.
pub(crate) fn with_libraries(program: Program) -> Outcome<Program> {
    let requirements = format!("{FOLDER}/requirements.txt");
    let python = python::environment(&target().join("webhooks/venv"), &requirements)?;
    let packages = server::installed(FOLDER, server::Optional::Without)?;
    let packages = packages.display().to_string();
    Ok(program
        .env("OSIRIX_TEST_WEBHOOKS_PYTHON", &python)
        .env("OSIRIX_TEST_WEBHOOKS_PACKAGES", &packages))
}
