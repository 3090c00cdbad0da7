//! OpenAI's official client, and the reference server's voices.

use crate::postgres::free_port;
use crate::process::{Outcome, command, root, target};
use crate::python;
use crate::server::{Running, ours};

const FOLDER: &str = "examples/server/tests/openai";

/// Lets the client ask a server for speech.
pub(crate) fn test() -> Outcome {
    let requirements = format!("{FOLDER}/requirements.txt");
    let python = python::environment(&target().join("openai/venv"), &requirements)?;
    let port = free_port()?;
    let mut server = ours("openai/home", port)?;
    let _server = Running::start(&mut server)?;
    let script = root().join(FOLDER).join("speech.py").display().to_string();
    command(&python, &[&script, &format!("http://127.0.0.1:{port}")]).run()
}
