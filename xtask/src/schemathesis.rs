//! The reference server against its own OpenAPI document: schemathesis makes requests of it, right
//! ones and wrong ones, and says where an answer is not what the document promises.

use crate::modules;
use crate::postgres::free_port;
use crate::process::{Outcome, command, root, target};
use crate::python;
use crate::server::{Running, ours};

/// Where its settings are.
const FOLDER: &str = "examples/server/tests/schemathesis";

/// A thousand requests, for every day.
pub(crate) fn short() -> Outcome {
    run("10")
}

/// More than five thousand.
pub(crate) fn long() -> Outcome {
    modules::build()?;
    run("150")
}

/// At most so many requests of each kind for each route, and always the same ones.
fn run(examples: &str) -> Outcome {
    let place = target().join("schemathesis");
    let requirements = format!("{FOLDER}/requirements.txt");
    let python = python::environment(&place.join("venv"), &requirements)?;
    let port = free_port()?;
    let mut server = ours("schemathesis/home", port)?;
    let _server = Running::start(server.env("OSIRIX_RATE_LIMITS", "off"))?;
    let url = format!("http://127.0.0.1:{port}");
    let document = format!("{url}/api/openapi.json");
    let from = root().join(FOLDER);
    let (settings, hooks) = (from.join("schemathesis.toml"), from.join("hooks.py"));
    let settings = settings.display().to_string();
    let run = ["-m", "schemathesis.cli", "--config-file", &settings, "run", &document];
    let args: Vec<_> = run.into_iter().chain(["--seed", "1", "-n", examples]).collect();
    // It keeps what it has learned in the folder in which it runs.
    command(&python, &args)
        .env("OSIRIX_URL", &url)
        .env("SCHEMATHESIS_HOOKS", &hooks.display().to_string())
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .current_dir(&place)
        .run()
}
