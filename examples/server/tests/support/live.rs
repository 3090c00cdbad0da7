//! A server that listens, on either database, and a caller that speaks HTTP to it.

#![allow(unused_macros, unused_imports, reason = "each test program uses its own part of this")]

use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use osirix_server::{Server, ServerConfig};
use osirix_storage::testing::TestDatabase;
use serde_json::{Value, json};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::PASSWORD;

/// A server that listens, and stops with this.
pub(crate) struct Live {
    pub(crate) addr: SocketAddr,
    caller: Caller,
    stop: Option<oneshot::Sender<()>>,
    running: Option<JoinHandle<()>>,
    folder: tempfile::TempDir,
    database: Option<TestDatabase>,
}

/// What a caller was told over the wire.
#[derive(Debug)]
pub(crate) struct Heard {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Heard {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    pub(crate) fn code(&self) -> (u16, String) {
        (self.status.as_u16(), self.json()["code"].as_str().unwrap_or_default().to_owned())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Live {
    pub(crate) async fn sqlite(change: impl FnOnce(&mut ServerConfig)) -> Live {
        Live::open(None, change).await
    }

    pub(crate) async fn postgres(change: impl FnOnce(&mut ServerConfig)) -> Live {
        Live::open(Some(TestDatabase::prepared_postgres().await), change).await
    }

    async fn open(database: Option<TestDatabase>, change: impl FnOnce(&mut ServerConfig)) -> Live {
        let folder = tempfile::tempdir().unwrap();
        let mut config = ServerConfig::new(folder.path().join("home"));
        config.addr = ([127, 0, 0, 1], 0).into();
        config.osirix.database_url = database.as_ref().map(|database| database.url().to_owned());
        change(&mut config);
        let server = Server::open(config).await.unwrap();
        let addr = server.addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(async move {
            server.run(async { drop(stopped.await) }).await.unwrap();
        });
        Live {
            addr,
            caller: Caller::new(addr),
            stop: Some(stop),
            running: Some(running),
            folder,
            database,
        }
    }

    /// Makes a user an administrator, whose sessions end by it.
    pub(crate) async fn appoint(&self, email: &str) {
        let mut config = osirix::Config { workers: 0, ..osirix::Config::default() };
        config.home = self.folder.path().join("home");
        config.database_url = self.database.as_ref().map(|database| database.url().to_owned());
        let osirix = osirix::Osirix::builder().config(config).build().await.unwrap();
        osirix.admin().appoint(email.to_owned()).await.unwrap();
        osirix.close().await;
    }

    /// Tells the server to stop, and waits until it has.
    pub(crate) async fn stop(&mut self) {
        drop(self.stop.take());
        let running = self.running.take().unwrap();
        tokio::time::timeout(Duration::from_secs(20), running).await.unwrap().unwrap();
    }
}

impl std::ops::Deref for Live {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.caller
    }
}

/// Somebody who speaks HTTP to a server.
pub(crate) struct Caller {
    addr: SocketAddr,
    client: Client<HttpConnector, Body>,
}

impl Caller {
    pub(crate) fn new(addr: SocketAddr) -> Caller {
        Caller { addr, client: Client::builder(TokioExecutor::new()).build_http() }
    }

    /// The token of somebody who has signed up.
    pub(crate) async fn signed_up(&self, email: &str) -> String {
        let body = json!({ "name": "Ada", "email": email, "password": PASSWORD });
        let heard = self.call(Method::POST, "/api/auth/sign-up/email", &[], Some(body)).await;
        heard.json()["token"].as_str().unwrap_or_else(|| panic!("{heard:?}")).to_owned()
    }

    /// A new token of somebody who has signed up.
    pub(crate) async fn signed_in(&self, email: &str) -> String {
        let body = json!({ "email": email, "password": PASSWORD });
        let heard = self.call(Method::POST, "/api/auth/sign-in/email", &[], Some(body)).await;
        heard.json()["token"].as_str().unwrap_or_else(|| panic!("{heard:?}")).to_owned()
    }

    pub(crate) async fn get(&self, path: &str, token: &str) -> Heard {
        self.as_caller(Method::GET, path, token).await
    }

    pub(crate) async fn as_caller(&self, method: Method, path: &str, token: &str) -> Heard {
        self.call(method, path, &[("authorization", &bearer(token))], None).await
    }

    pub(crate) async fn post(&self, path: &str, token: &str, body: Value) -> Heard {
        self.call(Method::POST, path, &[("authorization", &bearer(token))], Some(body)).await
    }

    pub(crate) async fn call(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Value>,
    ) -> Heard {
        let (status, headers, body) = self.open_body(method, path, headers, body).await;
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Heard { status, headers, bytes }
    }

    /// Sends a form as a browser does.
    pub(crate) async fn post_fields(
        &self,
        path: &str,
        headers: &[(&str, &str)],
        fields: &[(&str, &str)],
    ) -> Heard {
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        let body = body.extend_pairs(fields).finish();
        let mut request = Request::post(format!("http://{}{path}", self.addr))
            .header("content-type", "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body)).unwrap();
        let (parts, body) = self.client.request(request).await.unwrap().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Heard { status: parts.status, headers: parts.headers, bytes }
    }

    /// Sends a form of texts and one file.
    pub(crate) async fn post_form(
        &self,
        path: &str,
        token: &str,
        texts: &[(&str, &str)],
        file: (&str, &[u8]),
    ) -> Heard {
        let mut body = Vec::new();
        for (name, text) in texts {
            let head = format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend(format!("{head}{text}\r\n").bytes());
        }
        let (name, bytes) = file;
        let about = format!("form-data; name=\"{name}\"; filename=\"me.gif\"");
        let head = format!("--edge\r\ncontent-disposition: {about}\r\ncontent-type: image/gif");
        body.extend(format!("{head}\r\n\r\n").bytes());
        body.extend(bytes);
        body.extend(b"\r\n--edge--\r\n");
        let request = Request::post(format!("http://{}{path}", self.addr))
            .header("authorization", bearer(token))
            .header("content-type", "multipart/form-data; boundary=edge")
            .body(Body::from(body));
        let response = self.client.request(request.unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Heard { status: parts.status, headers: parts.headers, bytes }
    }

    /// Calls, and leaves the body to be read piece by piece.
    pub(crate) async fn open_body(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Value>,
    ) -> (StatusCode, HeaderMap, Incoming) {
        let mut request = Request::builder().method(method);
        request = request.uri(format!("http://{}{path}", self.addr));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            Some(body) => {
                request = request.header("content-type", "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        let response = self.client.request(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        (parts.status, parts.headers, body)
    }
}

pub(crate) fn bearer(token: &str) -> String {
    format!("Bearer {token}")
}

/// A stream of server-sent events.
pub(crate) struct Events {
    body: Incoming,
    read: String,
}

/// An event of a stream.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) data: Value,
}

impl Events {
    pub(crate) fn new(body: Incoming) -> Events {
        Events { body, read: String::new() }
    }

    /// The next event, or the stream's end.
    pub(crate) async fn next(&mut self) -> Option<Event> {
        let next = async {
            loop {
                if let Some((block, rest)) = self.read.split_once("\n\n") {
                    let event = event(block);
                    self.read = rest.to_owned();
                    if event.is_some() {
                        return event;
                    }
                } else {
                    let frame = self.body.frame().await?.unwrap();
                    let data = frame.into_data().unwrap_or_default();
                    self.read.push_str(std::str::from_utf8(&data).unwrap());
                }
            }
        };
        tokio::time::timeout(Duration::from_secs(120), next).await.expect("an event comes")
    }

    pub(crate) async fn all(mut self) -> Vec<Event> {
        let mut events = Vec::new();
        while let Some(event) = self.next().await {
            events.push(event);
        }
        events
    }
}

fn event(block: &str) -> Option<Event> {
    let field = |name: &str| {
        let line = block.lines().find(|line| line.starts_with(&format!("{name}: ")));
        line.map(|line| line[name.len() + 2..].to_owned())
    };
    let data = serde_json::from_str(&field("data")?).unwrap();
    Some(Event { id: field("id")?, name: field("event")?, data })
}

/// Makes of each behaviour a test on SQLite and one on PostgreSQL, with settings of their own or
/// the ones of every server.
macro_rules! on_both_databases {
    (with $change:expr; $($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name($crate::support::live::Live::sqlite($change).await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name($crate::support::live::Live::postgres($change).await).await;
            })+
        }
    };
    ($($name:ident),+ $(,)?) => {
        $crate::support::live::on_both_databases! { with |_| (); $($name),+ }
    };
}

pub(crate) use on_both_databases;
