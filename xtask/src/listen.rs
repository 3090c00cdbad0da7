//! The quick start speaks with Kokoro, and Whisper hears it again.

use crate::process::{Outcome, command, root, target};
use crate::{models, modules, python};

const FOLDER: &str = "examples/quickstart/tests/listening";

/// Compares what is heard with what was to be said.
pub(crate) fn test() -> Outcome {
    let packages = models::packages()?;
    modules::build()?;
    let requirements = format!("{FOLDER}/requirements.txt");
    let python = python::environment(&target().join("models/listener"), &requirements)?;
    let script = root().join(FOLDER).join("listen.py").display().to_string();
    let quickstart = modules::program("quickstart").display().to_string();
    command(&python, &[&script, &quickstart, &packages.display().to_string()]).run()
}
