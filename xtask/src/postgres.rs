//! A PostgreSQL cluster that lives as long as a test run.

use std::net::TcpListener;
use std::path::{Path, PathBuf};

use crate::process::{Outcome, command};
use crate::tools;

/// A running cluster in a folder of its own; stopped and removed when it is dropped.
pub(crate) struct Cluster {
    folder: PathBuf,
    url: String,
}

impl Cluster {
    /// The variable in which tests find the cluster.
    pub(crate) const VARIABLE: &'static str = "OSIRIX_TEST_POSTGRES_URL";

    /// For tests: it forgets on a power cut, which no test makes, and is several times faster.
    pub(crate) fn for_tests() -> Outcome<Self> {
        Cluster::start("-c fsync=off -c full_page_writes=off")
    }

    /// For measurements: durable, as in production.
    pub(crate) fn durable() -> Outcome<Self> {
        Cluster::start("")
    }

    /// Makes and starts a cluster on a free port of this machine.
    fn start(settings: &str) -> Outcome<Self> {
        let folder = std::env::temp_dir().join(format!("osirix-postgres-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        if tools::is_root() {
            // PostgreSQL refuses to run as root.
            command("chown", &["postgres", &text(&folder)]).run()?;
        }
        let port = free_port()?;
        let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        let cluster = Cluster { folder, url };
        let data = text(&cluster.folder.join("data"));
        let initdb = ["-D", &data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale"];
        as_postgres("initdb", &initdb)?;
        let log = text(&cluster.folder.join("log"));
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} \
             -c max_connections=300 {settings}",
            text(&cluster.folder)
        );
        as_postgres("pg_ctl", &["-D", &data, "-w", "-l", &log, "-o", &options, "start"])?;
        Ok(cluster)
    }

    /// Makes a database; where one connects to it.
    pub(crate) fn database(&self, name: &str) -> Outcome<String> {
        self.administer("createdb", name)?;
        let server = self.url.strip_suffix("/postgres").unwrap_or(&self.url);
        Ok(format!("{server}/{name}"))
    }

    /// Removes a database, whoever is connected to it.
    pub(crate) fn drop_database(&self, name: &str) -> Outcome {
        self.administer("dropdb", name)
    }

    fn administer(&self, program: &str, name: &str) -> Outcome {
        let port = self.url.rsplit(':').next().and_then(|rest| rest.split('/').next());
        let port = port.unwrap_or_default();
        let mut words = vec!["-h", "127.0.0.1", "-p", port, "-U", "postgres", name];
        if program == "dropdb" {
            words.push("--force");
        }
        as_postgres(program, &words)
    }

    /// Where the cluster's administrator connects.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = text(&self.folder.join("data"));
        if let Err(error) = as_postgres("pg_ctl", &["-D", &data, "-m", "immediate", "stop"]) {
            eprintln!("xtask: the temporary PostgreSQL may still run: {error}");
        }
        if let Err(error) = std::fs::remove_dir_all(&self.folder) {
            eprintln!("xtask: {} is left: {error}", self.folder.display());
        }
    }
}

fn as_postgres(program: &str, args: &[&str]) -> Outcome {
    let path = tools::find(program).ok_or_else(|| format!("{program} is missing"))?;
    let path = text(&path);
    let home = std::env::temp_dir();
    let done = if tools::is_root() {
        let run = ["-u", "postgres", "--", path.as_str()];
        let all: Vec<&str> = run.into_iter().chain(args.iter().copied()).collect();
        command("runuser", &all).current_dir(&home).quiet()
    } else {
        command(&path, args).current_dir(&home).quiet()
    };
    done.map_err(|e| format!("{program}: {e}"))
}

pub(crate) fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|e| format!("no free port: {e}"))?;
    listener.local_addr().map(|address| address.port()).map_err(|e| format!("no free port: {e}"))
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
