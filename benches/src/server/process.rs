use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use osirix::{Error, ErrorCode, Result};

use super::load;
use crate::usage;

/// Where the reference server's data are, in its folder.
pub(crate) const HOME: &str = "home";

/// Which server.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Osirix,
    BetterAuth,
}

/// A server in a process of its own; killed when this is dropped.
pub(crate) struct Process {
    child: Child,
    addr: SocketAddr,
    start_ms: f64,
    _folder: tempfile::TempDir,
}

impl Process {
    /// Starts one on an empty database, and waits for its first answer.
    pub(crate) async fn start(kind: Kind) -> Result<Process> {
        let folder = tempfile::tempdir().map_err(|e| Error::io("make a folder", e))?;
        Process::start_in(kind, folder).await
    }

    /// Starts one on what is in a folder, and waits for its first answer.
    pub(crate) async fn start_in(kind: Kind, folder: tempfile::TempDir) -> Result<Process> {
        let addr = free_addr()?;
        let mut command = match kind {
            Kind::Osirix => osirix(addr, &folder)?,
            Kind::BetterAuth => better_auth(addr, &folder)?,
        };
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let begun = Instant::now();
        let child = command.spawn().map_err(|e| Error::io("start a server", e))?;
        let mut server = Process { child, addr, start_ms: 0.0, _folder: folder };
        while TcpStream::connect(addr).is_err() {
            if begun.elapsed() > Duration::from_secs(60) {
                return Err(Error::new(ErrorCode::Timeout, "a server does not start"));
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        load::alive(addr).await?;
        server.start_ms = begun.elapsed().as_secs_f64() * 1e3;
        Ok(server)
    }

    pub(crate) fn addr(&self) -> SocketAddr {
        self.addr
    }

    pub(crate) fn start_ms(&self) -> f64 {
        self.start_ms
    }

    /// Seconds of processor time it has used.
    pub(crate) fn cpu_s(&self) -> Result<f64> {
        usage::cpu_of(&self.child.id().to_string()).map(|cpu| cpu.own)
    }

    pub(crate) fn resident_mib(&self) -> Result<f64> {
        usage::memory_mib(&self.child.id().to_string(), "VmRSS")
    }

    pub(crate) fn peak_mib(&self) -> Result<f64> {
        usage::memory_mib(&self.child.id().to_string(), "VmHWM")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn osirix(addr: SocketAddr, folder: &tempfile::TempDir) -> Result<Command> {
    let mut command = Command::new(variable("OSIRIX_BENCH_SERVER")?);
    command.env("OSIRIX_ADDR", addr.to_string()).env("OSIRIX_HOME", folder.path().join(HOME));
    command.env("OSIRIX_RATE_LIMITS", "off").env("OSIRIX_WORKERS", "0").env_remove("DATABASE_URL");
    Ok(command)
}

fn better_auth(addr: SocketAddr, folder: &tempfile::TempDir) -> Result<Command> {
    let mut command = Command::new("node");
    command.current_dir(variable("OSIRIX_BENCH_BETTER_AUTH")?).arg("server.mjs");
    command.arg(addr.port().to_string()).arg(folder.path().join("auth.db"));
    command.env("NODE_ENV", "production");
    Ok(command)
}

fn variable(name: &'static str) -> Result<String> {
    std::env::var(name).map_err(|_| {
        Error::new(ErrorCode::Configuration, "run `cargo xtask bench`, which makes it")
            .with("variable", name)
    })
}

fn free_addr() -> Result<SocketAddr> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    listener.map_err(|e| Error::io("find a free port", e))
}
