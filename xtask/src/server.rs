//! The reference server, as the official Better Auth client sees it: the same journey against ours
//! and against a real Better Auth server, so that it proves something.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::generated;
use crate::modules;
use crate::openai;
use crate::postgres::{Cluster, free_port};
use crate::process::{Outcome, command, root, target};
use crate::schemathesis;

/// Runs the journey twice, and the OpenAPI document against the server.
pub(crate) fn test(cluster: &Cluster) -> Outcome {
    modules::build()?;
    journeys(cluster)?;
    openai::test()?;
    generated::test()?;
    schemathesis::short()
}

fn journeys(cluster: &Cluster) -> Outcome {
    let client = installed("examples/server/tests/client", Optional::Without)?;
    let peer = installed("benches/peers/better-auth", Optional::Without)?;

    let port = free_port()?;
    let program = target().join("debug/osirix-server").display().to_string();
    let home = target().join("server-test").display().to_string();
    let mut server = ours("server-test", port)?;
    let appoint = [("APPOINT", program.as_str()), ("OSIRIX_HOME", &home)];
    journey(&client, server.env("OSIRIX_WORKERS", "0"), port, &appoint)?;

    let port = free_port()?;
    let mut theirs = Command::new("node");
    let database = cluster.database("better_auth")?;
    theirs.current_dir(&peer).arg("server.mjs").arg(port.to_string()).arg(&database);
    journey(&client, &mut theirs, port, &[])?;

    // What the journey left in the real database is taken over by ours.
    let import = ["import", "better-auth", database.as_str()];
    command(&program, &import).env("OSIRIX_HOME", &home).run()
}

/// Our server, with an empty home of this name.
pub(crate) fn ours(home: &str, port: u16) -> Outcome<Command> {
    let home = target().join(home);
    if home.exists() {
        fs::remove_dir_all(&home).map_err(|e| format!("{}: {e}", home.display()))?;
    }
    let mut ours = Command::new(target().join("debug/osirix-server"));
    ours.env("OSIRIX_HOME", &home).env("OSIRIX_ADDR", format!("127.0.0.1:{port}"));
    Ok(ours)
}

fn journey(client: &Path, server: &mut Command, port: u16, with: &[(&str, &str)]) -> Outcome {
    let _server = Running::start(server)?;
    let url = format!("http://127.0.0.1:{port}");
    let journey = command("node", &["journey.mjs", &url]).current_dir(client);
    with.iter().fold(journey, |journey, (name, value)| journey.env(name, value)).run()
}

/// Whether packages are installed too that not every use of a folder needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Optional {
    With,
    Without,
}

/// The programs of a folder of the sources with its npm packages, apart from the sources.
pub(crate) fn installed(folder: &str, optional: Optional) -> Outcome<PathBuf> {
    let (from, to) = (root().join(folder), target().join("npm-tests").join(folder));
    let failed = |e: std::io::Error| format!("{}: {e}", to.display());
    fs::create_dir_all(&to).map_err(failed)?;
    fs::copy(from.join("package.json"), to.join("package.json")).map_err(failed)?;
    for file in fs::read_dir(&from).map_err(failed)? {
        let path = file.map_err(failed)?.path();
        if let (Some("mjs"), Some(name)) =
            (path.extension().and_then(OsStr::to_str), path.file_name())
        {
            fs::copy(&path, to.join(name)).map_err(failed)?;
        }
    }
    let mut quietly = vec!["install", "--no-audit", "--no-fund"];
    if optional == Optional::Without {
        quietly.push("--omit=optional");
    }
    command("npm", &quietly).current_dir(&to).quiet()?;
    Ok(to)
}

/// A server that says a line when it is ready; stopped when this is dropped.
pub(crate) struct Running(Child);

impl Running {
    pub(crate) fn start(server: &mut Command) -> Outcome<Self> {
        let started = server.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
        let mut child = started.map_err(|e| format!("cannot start {server:?}: {e}"))?;
        let mut line = String::new();
        let read = child.stdout.take().map(|out| BufReader::new(out).read_line(&mut line));
        let running = Running(child);
        match read {
            Some(Ok(count)) if count > 0 => Ok(running),
            _ => Err(format!("{server:?} stopped before it was ready")),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
