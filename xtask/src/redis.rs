//! A Redis that lives as long as a test run.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::postgres::free_port;
use crate::process::Outcome;
use crate::tools;

/// A running server; stopped, and its files removed, when it is dropped.
pub(crate) struct Redis {
    server: Child,
    folder: PathBuf,
    port: u16,
}

impl Redis {
    /// The variable in which tests find the server.
    pub(crate) const VARIABLE: &'static str = "OSIRIX_TEST_REDIS_URL";

    /// Starts a server on a free port of this machine that writes nothing down.
    pub(crate) fn start() -> Outcome<Self> {
        let folder = std::env::temp_dir().join(format!("osirix-redis-{}", std::process::id()));
        Self::start_in(folder, false)
    }

    /// Starts one in a folder; one that is durable has each command on the disk before it answers.
    pub(crate) fn start_in(folder: PathBuf, durable: bool) -> Outcome<Self> {
        let log = if durable { "yes" } else { "no" };
        let program = tools::find("redis-server").ok_or("redis-server is missing")?;
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let port = free_port()?;
        let server = Command::new(program)
            .args(["--bind", "127.0.0.1", "--port", &port.to_string()])
            .args(["--save", "", "--appendonly", log, "--appendfsync", "always", "--dir"])
            .arg(&folder)
            .stdout(Stdio::null())
            .spawn()
            .map_err(|e| format!("cannot run redis-server: {e}"))?;
        let redis = Redis { server, folder, port };
        for _ in 0..100 {
            if redis.answers() {
                return Ok(redis);
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err("redis-server does not answer".to_owned())
    }

    /// Where one connects to it.
    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    fn answers(&self) -> bool {
        let ask = || -> std::io::Result<bool> {
            let mut connection = TcpStream::connect(("127.0.0.1", self.port))?;
            connection.set_read_timeout(Some(Duration::from_secs(1)))?;
            connection.write_all(b"PING\r\n")?;
            let mut answer = [0; 5];
            connection.read_exact(&mut answer)?;
            Ok(&answer == b"+PONG")
        };
        ask().unwrap_or(false)
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        if let Err(error) = self.server.kill().and_then(|()| self.server.wait()) {
            eprintln!("xtask: the temporary Redis may still run: {error}");
        }
        if let Err(error) = std::fs::remove_dir_all(&self.folder) {
            eprintln!("xtask: {} is left: {error}", self.folder.display());
        }
    }
}
