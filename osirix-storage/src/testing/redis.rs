//! A Redis of a test's own, which it can stop and start again.

use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tempfile::TempDir;

const VARIABLE: &str = "OSIRIX_TEST_REDIS_URL";

/// The Redis that the tests share: `cargo xtask test` starts it.
pub fn redis_url() -> String {
    std::env::var(VARIABLE).unwrap_or_else(|_| {
        panic!("{VARIABLE} is not set: run `cargo xtask test`, which starts a Redis")
    })
}

/// A `redis-server` that runs as long as this value, on a socket in a folder of its own: a port
/// could be somebody else's when it starts again.
pub struct TestRedis {
    folder: TempDir,
    settings: Vec<String>,
    server: Mutex<Option<Child>>,
}

impl TestRedis {
    /// Starts a server that keeps nothing, with these settings besides.
    pub async fn start(settings: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let settings = settings.iter().map(|setting| (*setting).to_owned()).collect();
        let redis = TestRedis { folder, settings, server: Mutex::new(None) };
        redis.start_again().await;
        redis
    }

    /// Where one connects to it.
    pub fn url(&self) -> String {
        format!("redis+unix://{}", self.socket().display())
    }

    /// Ends the server at once.
    pub fn stop(&self) {
        if let Some(mut server) = self.lock().take() {
            server.kill().expect("the server can be killed");
            server.wait().expect("the server ends");
        }
        let _ = std::fs::remove_file(self.socket());
    }

    /// Starts a server that was stopped, and waits until it listens.
    pub async fn start_again(&self) {
        let mut command = Command::new("redis-server");
        command.args(["--port", "0", "--save", "", "--appendonly", "no", "--unixsocket"]);
        command.arg(self.socket()).arg("--dir").arg(self.folder.path()).args(&self.settings);
        let server = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let server = server.expect("redis-server runs: install it, or run `cargo xtask test`");
        *self.lock() = Some(server);
        for _ in 0..1_000 {
            if std::os::unix::net::UnixStream::connect(self.socket()).is_ok() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("redis-server does not listen");
    }

    /// Empties it.
    pub fn flush(&self) {
        let client = redis::Client::open(self.url()).expect("the URL is right");
        let mut connection = client.get_connection().expect("the server takes connections");
        redis::cmd("FLUSHALL").exec(&mut connection).expect("the server empties itself");
    }

    /// Lets the server stand still (`STOP`), its connections open, or go on (`CONT`).
    pub fn signal(&self, name: &str) {
        let id = self.lock().as_ref().expect("the server runs").id().to_string();
        let sent = Command::new("kill").args(["-s", name, &id]).status();
        assert!(sent.is_ok_and(|status| status.success()), "kill -s {name}");
    }

    fn socket(&self) -> std::path::PathBuf {
        self.folder.path().join("redis")
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Child>> {
        self.server.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for TestRedis {
    fn drop(&mut self) {
        self.stop();
    }
}
