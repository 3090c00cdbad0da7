//! The pages of the reference server in a browser: somebody's journey from the registration to a
//! post on Bluesky, what an administrator does meanwhile, what hinders people (axe), and how much a
//! page loads.

use crate::modules;
use crate::postgres::free_port;
use crate::process::{Outcome, command, root, target};
use crate::server::{Optional, Running, installed, ours};
use crate::social;
use crate::tools;

const FOLDER: &str = "examples/server/tests/web";

/// Builds the server, and walks through its pages. The pictures are in `web` in the target folder.
pub(crate) fn test() -> Outcome {
    tools::ensure(&[tools::NODE, tools::CHROMIUM])?;
    let chromium = tools::find("chromium").ok_or("chromium is not there")?;
    modules::build()?;
    let packages = installed(FOLDER, Optional::Without)?;
    let (pds, mastodon) = (social::pds()?, social::mastodon()?);
    let (home, port, speech) = ("web/home", free_port()?, free_port()?);
    let mut server = ours(home, port)?;
    let url = format!("http://localhost:{port}");
    server
        // A passkey belongs to a name.
        .env("OSIRIX_URL", &url)
        // One client asks for every page in each look, within a minute.
        .env("OSIRIX_RATE_LIMITS", "off")
        // Links that are mailed are read there.
        .env("OSIRIX_DEVELOPMENT", "on")
        // The personal data server and that of Mastodon's interface are of this machine.
        .env("OSIRIX_SOCIAL_INSIDE", "on")
        .env("MASTODON_APPS", format!("{}=osirix:secret", mastodon.url()))
        // The journey is told by webhooks what happens.
        .env("OSIRIX_WEBHOOKS_INSIDE", "on")
        // The journey plays this server, which has nothing to say at first: a job fails.
        .env("OSIRIX_SPEECH_URL", format!("http://127.0.0.1:{speech}/v1"))
        .env("OSIRIX_SPEECH_VOICES", "hoarse");
    let _server = Running::start(&mut server)?;
    command("node", &["journey.mjs", &url])
        .current_dir(&packages)
        .env("CHROMIUM", &chromium.display().to_string())
        .env("PICTURES", &target().join("web").display().to_string())
        .env("LOOKS", &root().join(FOLDER).join("looks.json").display().to_string())
        .env("PAGES", &root().join("examples/server/src/pages").display().to_string())
        .env("PDS", pds.url())
        .env("MASTODON", &mastodon.url())
        .env("SPEECH_PORT", &speech.to_string())
        .env("OSIRIX_SERVER", &target().join("debug/osirix-server").display().to_string())
        .env("OSIRIX_HOME", &target().join(home).display().to_string())
        .run()
}
