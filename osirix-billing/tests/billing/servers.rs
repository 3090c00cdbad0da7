//! Programs that somebody else wrote, started for one test and stopped after it.
//!
//! `cargo xtask billing` installs them and names their places in the environment. Without it such a
//! test fails with a line that says so: nothing is skipped in silence.

use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server of HTTP that runs as long as this value.
pub(crate) struct Server {
    child: Child,
    /// Where it is.
    pub(crate) url: String,
}

impl Server {
    /// localstripe: a server that keeps what it is told, as Stripe would.
    pub(crate) async fn local() -> Self {
        let port = free_port().to_string();
        let mut command = Command::new(installed("OSIRIX_TEST_STRIPE_PYTHON"));
        Self::start(command.args(["-m", "localstripe", "--from-scratch", "--port", &port]), &port)
            .await
    }

    /// stripe-mock: Stripe's own server, which checks every request against its OpenAPI document.
    pub(crate) async fn mock() -> Self {
        let port = free_port().to_string();
        let mut command = Command::new(installed("OSIRIX_TEST_STRIPE_MOCK"));
        Self::start(command.args(["-http-port", &port]), &port).await
    }

    async fn start(command: &mut Command, port: &str) -> Self {
        let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let child = quiet.spawn().unwrap_or_else(|e| panic!("cannot start {quiet:?}: {e}"));
        let server = Server { child, url: format!("http://127.0.0.1:{port}") };
        for _ in 0..1_800 {
            if TcpStream::connect(format!("127.0.0.1:{port}")).is_ok() {
                return server;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("{} does not answer", server.url)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A client of a test's own, over the TLS that everything here uses.
pub(crate) fn client() -> reqwest::Client {
    // Another test may have been first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Where a program or its packages were installed.
pub(crate) fn installed(variable: &str) -> PathBuf {
    match std::env::var_os(variable) {
        Some(place) => place.into(),
        None => panic!("{variable} is not set: `cargo xtask billing` installs the servers"),
    }
}
