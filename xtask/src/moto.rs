//! moto, a server of S3's protocol, that lives as long as a test run.

use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::postgres::free_port;
use crate::process::{Outcome, target};
use crate::python;

const REQUIREMENTS: &str = "osirix-storage/tests/s3/requirements.txt";

/// A running server, which keeps everything in memory; stopped when it is dropped.
pub(crate) struct Moto {
    server: Child,
    port: u16,
}

impl Moto {
    /// The variable in which tests find the server.
    pub(crate) const VARIABLE: &'static str = "OSIRIX_TEST_MOTO_URL";

    /// Installs it, and starts it on a free port of this machine.
    pub(crate) fn start() -> Outcome<Self> {
        let python = python::environment(&target().join("moto/venv"), REQUIREMENTS)?;
        let port = free_port()?;
        let server = Command::new(python)
            .args(["-m", "moto.server", "-H", "127.0.0.1", "-p", &port.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("cannot run moto: {e}"))?;
        let moto = Moto { server, port };
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(moto);
            }
            thread::sleep(Duration::from_millis(100));
        }
        Err("moto does not answer".to_owned())
    }

    /// Where one connects to it.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        if let Err(error) = self.server.kill().and_then(|()| self.server.wait()) {
            eprintln!("xtask: the temporary moto may still run: {error}");
        }
    }
}
