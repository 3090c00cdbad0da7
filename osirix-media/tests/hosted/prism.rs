//! Prism (<https://github.com/stoplightio/prism>), as a proxy that holds what passes against a
//! document.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Names the program.
const VARIABLE: &str = "OSIRIX_TEST_PRISM";

pub(crate) struct Prism {
    server: Child,
    port: u16,
}

impl Prism {
    /// Stands before a host, with the document of this name.
    pub(crate) async fn before(host: SocketAddr, contract: &str) -> Prism {
        let missing = "OSIRIX_TEST_PRISM is missing: run `cargo xtask test`, which installs Prism";
        let program = std::env::var_os(VARIABLE).expect(missing);
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hosted/contracts");
        let server = Command::new(program)
            .args(["proxy", "--errors", "--host", "127.0.0.1", "--port", &port.to_string()])
            .arg(document.join(contract))
            .arg(format!("http://{host}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let prism = Prism { server, port };
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return prism;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("Prism does not answer");
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
