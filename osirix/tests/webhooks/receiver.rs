//! Endpoints: a server of this process, and the guide's programs.

use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use tokio::net::{TcpListener, TcpStream};

/// What was posted.
#[derive(Debug, Clone)]
pub(crate) struct Posted {
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: serde_json::Value,
}

impl Posted {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }
}

/// A server that answers by the path: `/500` with that status, `/slow` after a while, `/large` with
/// more than anybody reads, `/away` by leading to `/200`, `/503` with a pause.
#[derive(Clone, Default)]
pub(crate) struct Receiver {
    posted: Arc<Mutex<Vec<Posted>>>,
}

impl Receiver {
    pub(crate) async fn start() -> (Receiver, String) {
        let receiver = Receiver::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(hear).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (receiver, url)
    }

    pub(crate) fn posted(&self, path: &str) -> Vec<Posted> {
        let posted = self.posted.lock().unwrap();
        posted.iter().filter(|one| one.path == path).cloned().collect()
    }
}

async fn hear(
    State(receiver): State<Receiver>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let body = serde_json::from_slice(&body).unwrap();
    let path = uri.path().to_owned();
    let times = receiver.posted(&path).len();
    receiver.posted.lock().unwrap().push(Posted { path: path.clone(), headers, body });
    match path.as_str() {
        "/slow" => {
            tokio::time::sleep(Duration::from_secs(20)).await;
            StatusCode::OK.into_response()
        }
        "/large" => "x".repeat(64 << 20).into_response(),
        "/away" => (StatusCode::FOUND, [(header::LOCATION, "/200")]).into_response(),
        "/503" => (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "120")]).into_response(),
        "/soon" if times == 0 => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        _ => {
            let status = path[1..].parse().unwrap_or(200);
            StatusCode::from_u16(status).unwrap().into_response()
        }
    }
}

/// A program of the guide that listens; stopped when this is dropped.
pub(crate) struct Listening {
    program: Child,
    _folder: tempfile::TempDir,
}

impl Drop for Listening {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn named(variable: &str) -> String {
    std::env::var(variable)
        .unwrap_or_else(|_| panic!("{variable} is not set: run `cargo xtask webhooks`"))
}

/// The guide's first program in a language.
fn of_guide(language: &str) -> String {
    let guide = include_str!("../../../docs/guide/webhooks.md");
    let (_, rest) = guide.split_once(&format!("\n```{language}\n")).unwrap();
    rest.split_once("\n```\n").unwrap().0.to_owned()
}

/// A port of this machine that is free.
pub(crate) async fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port()
}

/// Runs the guide's program in a language at a port, with the secret of its endpoint.
pub(crate) async fn listening(language: &str, port: u16, secret: &str) -> Listening {
    let folder = tempfile::tempdir().unwrap();
    let mut command = match language {
        "python" => {
            std::fs::write(folder.path().join("hook.py"), of_guide(language)).unwrap();
            let mut command = Command::new(named("OSIRIX_TEST_WEBHOOKS_PYTHON"));
            command.arg("hook.py");
            command
        }
        _ => {
            std::fs::write(folder.path().join("hook.mjs"), of_guide(language)).unwrap();
            let packages = named("OSIRIX_TEST_WEBHOOKS_PACKAGES");
            let packages = std::path::Path::new(&packages).join("node_modules");
            std::os::unix::fs::symlink(packages, folder.path().join("node_modules")).unwrap();
            let mut command = Command::new("node");
            command.arg("hook.mjs");
            command
        }
    };
    let program = command
        .current_dir(folder.path())
        .env("WEBHOOK_SECRET", secret)
        .env("PORT", port.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let listening = Listening { program, _folder: folder };
    for _ in 0..300 {
        if TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], port))).await.is_ok() {
            return listening;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the guide's program in {language} does not listen");
}
