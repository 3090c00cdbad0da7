//! The payment gateways, against what Stripe and others wrote.

use crate::process::{Outcome, Program, cargo, command, target};
use crate::python;

const REQUIREMENTS: &str = "osirix-billing/tests/servers/requirements.txt";
/// Stripe's own server, which checks requests against Stripe's OpenAPI document.
const MOCK: &str = "github.com/stripe/stripe-mock@v0.203.0";

/// Runs their tests.
pub(crate) fn test() -> Outcome {
    let test = ["test", "-p", "osirix-billing", "--locked"];
    with_servers(cargo(&test))?.run()
}

/// Installs the servers and tells a program where they are.
pub(crate) fn with_servers(program: Program) -> Outcome<Program> {
    let place = target().join("billing");
    let python = python::environment(&place.join("venv"), REQUIREMENTS)?;
    let mock = place.join("bin/stripe-mock");
    if !mock.exists() {
        let bin = place.join("bin").display().to_string();
        command("go", &["install", MOCK]).env("GOBIN", &bin).quiet()?;
    }
    let mock = mock.display().to_string();
    Ok(program.env("OSIRIX_TEST_STRIPE_PYTHON", &python).env("OSIRIX_TEST_STRIPE_MOCK", &mock))
}
