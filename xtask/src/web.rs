//! The pages of the reference server in a browser: somebody's journey, what hinders people (axe),
//! and how much a page loads.

use crate::modules;
use crate::postgres::free_port;
use crate::process::{Outcome, command, target};
use crate::server::{Optional, Running, installed, ours};
use crate::tools;

const FOLDER: &str = "examples/server/tests/web";

/// Builds the server, and walks through its pages. The pictures are in `web` in the target folder.
pub(crate) fn test() -> Outcome {
    tools::ensure(&[tools::NODE, tools::CHROMIUM])?;
    let chromium = tools::find("chromium").ok_or("chromium is not there")?;
    modules::build()?;
    let packages = installed(FOLDER, "journey.mjs", Optional::Without)?;
    let (home, port) = ("web/home", free_port()?);
    let mut server = ours(home, port)?;
    // One client asks for every page in each look, within a minute.
    let _server = Running::start(server.env("OSIRIX_RATE_LIMITS", "off"))?;
    command("node", &["journey.mjs", &format!("http://127.0.0.1:{port}")])
        .current_dir(&packages)
        .env("CHROMIUM", &chromium.display().to_string())
        .env("PICTURES", &target().join("web").display().to_string())
        .env("OSIRIX_SERVER", &target().join("debug/osirix-server").display().to_string())
        .env("OSIRIX_HOME", &target().join(home).display().to_string())
        .run()
}
