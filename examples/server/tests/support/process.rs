//! A server in a process of its own.

use std::net::SocketAddr;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A server that runs, and is killed with this.
pub(crate) struct Process {
    pub(crate) addr: SocketAddr,
    child: Child,
    _folder: tempfile::TempDir,
}

impl Process {
    /// Starts one, with settings of one's own, and waits until it is ready.
    pub(crate) async fn start(settings: &[(&str, &str)]) -> Process {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_osirix-server"));
        command.env("OSIRIX_ADDR", "127.0.0.1:0").env("OSIRIX_HOME", folder.path().join("home"));
        command.envs(settings.iter().copied()).env("RUST_LOG", "warn");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ready = lines.next_line().await.unwrap().expect("it says that it is ready");
        let addr = ready.rsplit("http://").next().unwrap().trim_end_matches('/');
        Process { addr: addr.parse().unwrap(), child, _folder: folder }
    }

    /// Its number in the system.
    pub(crate) fn id(&self) -> Option<u32> {
        self.child.id()
    }

    /// Waits for its end.
    pub(crate) async fn ended(&mut self) -> std::process::ExitStatus {
        self.child.wait().await.unwrap()
    }

    /// How many bytes of memory it has, where that can be told.
    pub(crate) fn resident_bytes(&self) -> Option<u64> {
        let id = self.child.id()?;
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().split(' ').next()?.parse::<u64>().ok().map(|kib| kib * 1_024)
    }
}
