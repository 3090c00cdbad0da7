//! A Redis that lives as long as one contestant's run.

use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::postgres::free_port;
use crate::process::Outcome;
use crate::tools::{self, Tool};

const REDIS: Tool = Tool::new("redis-server", "redis-server");
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) fn ensure() -> Outcome {
    tools::ensure(&[REDIS])
}

/// A running server; stopped when it is dropped.
pub(super) struct Redis {
    child: Child,
    port: u16,
}

impl Redis {
    /// Starts one that keeps its files in a folder: a log that each command waits for, or nothing.
    pub(super) fn start(folder: &Path, durable: bool) -> Outcome<Self> {
        let port = free_port()?;
        let log = if durable { "yes" } else { "no" };
        let mut command = Command::new("redis-server");
        command.args(["--port", &port.to_string(), "--bind", "127.0.0.1", "--save", ""]);
        command.args(["--appendonly", log, "--appendfsync", "always", "--dir"]).arg(folder);
        command.stdin(Stdio::null()).stdout(Stdio::null());
        let child = command.spawn().map_err(|e| format!("redis-server: {e}"))?;
        let redis = Redis { child, port };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if begun.elapsed() > PATIENCE {
                return Err("redis-server does not start".to_owned());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(redis)
    }

    pub(super) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
