//! The publishers, against servers that somebody else wrote.

use std::fs;
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::postgres::free_port;
use crate::process::{Outcome, Program, cargo, target};
use crate::python;
use crate::server::{Optional, Running, installed};

const FOLDER: &str = "osirix-social/tests/servers";

/// Runs their tests.
pub(crate) fn test() -> Outcome {
    let servers = Servers::start()?;
    servers.tell(cargo(&["test", "-p", "osirix-social", "--locked"])).run()
}

/// A personal data server of the AT Protocol, a server with Mastodon's interface, one of OAuth 2.0,
/// and X's library; stopped when they are dropped.
pub(crate) struct Servers {
    packages: String,
    pds: Served,
    oauth: Served,
    mastodon: Mastodon,
}

/// A server of a test's own, by Node.
pub(crate) struct Served {
    url: String,
    _running: Running,
}

/// A server with Mastodon's interface.
pub(crate) struct Mastodon {
    server: Child,
    port: u16,
}

impl Servers {
    /// Installs them, and starts what is a server.
    pub(crate) fn start() -> Outcome<Self> {
        let packages = packages()?;
        let (pds, oauth) = (Served::pds(&packages)?, Served::oauth(&packages)?);
        Ok(Servers { packages, pds, oauth, mastodon: Mastodon::start()? })
    }

    /// Tells a program where they are.
    pub(crate) fn tell(&self, program: Program) -> Program {
        program
            .env("OSIRIX_TEST_SOCIAL_PACKAGES", &self.packages)
            .env("OSIRIX_TEST_PDS_URL", &self.pds.url)
            .env("OSIRIX_TEST_OAUTH_URL", &self.oauth.url)
            .env("OSIRIX_TEST_MASTODON_URL", &self.mastodon.url())
    }
}

/// The personal data server alone; it is stopped when it is dropped.
pub(crate) fn pds() -> Outcome<Served> {
    Served::pds(&packages()?)
}

/// The server with Mastodon's interface alone; it is stopped when it is dropped.
pub(crate) fn mastodon() -> Outcome<Mastodon> {
    Mastodon::start()
}

/// The folder with the programs and what they need.
fn packages() -> Outcome<String> {
    Ok(installed(FOLDER, Optional::Without)?.display().to_string())
}

impl Served {
    /// Where it is.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// A personal data server with an empty home.
    fn pds(packages: &str) -> Outcome<Self> {
        let home = target().join("social/pds");
        let failed = |e: std::io::Error| format!("{}: {e}", home.display());
        if home.exists() {
            fs::remove_dir_all(&home).map_err(failed)?;
        }
        fs::create_dir_all(&home).map_err(failed)?;
        let port = free_port()?;
        let mut server = node(packages, "pds.mjs");
        let running = Running::start(server.arg(&home).env("OSIRIX_PDS_PORT", port.to_string()))?;
        Ok(Served { url: format!("http://localhost:{port}"), _running: running })
    }

    fn oauth(packages: &str) -> Outcome<Self> {
        let port = free_port()?;
        let mut server = node(packages, "oauth.mjs");
        let running = Running::start(server.arg(port.to_string()))?;
        Ok(Served { url: format!("http://127.0.0.1:{port}"), _running: running })
    }
}

fn node(packages: &str, program: &str) -> Command {
    let mut server = Command::new("node");
    server.current_dir(packages).arg(program);
    server
}

impl Mastodon {
    /// It keeps everything in memory.
    fn start() -> Outcome<Self> {
        let requirements = format!("{FOLDER}/requirements.txt");
        let python = python::environment(&target().join("social/venv"), &requirements)?;
        let port = free_port()?;
        let server = Command::new(python)
            .args(["-m", "mastodon_mock", "serve", "--in-memory", "--host", "127.0.0.1"])
            .args(["--port", &port.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("cannot run mastodon-mock: {e}"))?;
        let mastodon = Mastodon { server, port };
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(mastodon);
            }
            thread::sleep(Duration::from_millis(100));
        }
        Err("mastodon-mock does not answer".to_owned())
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Mastodon {
    fn drop(&mut self) {
        if let Err(error) = self.server.kill().and_then(|()| self.server.wait()) {
            eprintln!("xtask: the temporary mastodon-mock may still run: {error}");
        }
    }
}
