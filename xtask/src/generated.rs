//! A client that a generator writes of the reference server's OpenAPI document, on a journey.

use crate::postgres::free_port;
use crate::process::{Outcome, command, root, target};
use crate::python;
use crate::server::{Running, ours};

const FOLDER: &str = "examples/server/tests/generated";

/// Has the client written, where a warning is a failure, and lets it make a video.
pub(crate) fn test() -> Outcome {
    let place = target().join("generated");
    let python = python::environment(&place.join("venv"), &format!("{FOLDER}/requirements.txt"))?;
    let port = free_port()?;
    let mut server = ours("generated/home", port)?;
    let _server = Running::start(&mut server)?;
    let url = format!("http://127.0.0.1:{port}");
    let document = format!("{url}/api/openapi.json");
    let settings = root().join(FOLDER).join("settings.yml").display().to_string();
    let client = place.join("osirix_client").display().to_string();
    let write = ["-m", "openapi_python_client", "generate", "--url", &document];
    let where_to = ["--output-path", &client, "--meta", "none", "--overwrite"];
    let strictly = ["--config", &settings, "--fail-on-warning"];
    command(&python, &[&write[..], &where_to, &strictly].concat()).run()?;
    let journey = root().join(FOLDER).join("journey.py").display().to_string();
    command(&python, &[&journey, &url])
        .env("PYTHONPATH", &place.display().to_string())
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .run()
}
