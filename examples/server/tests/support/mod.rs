//! A server of one's own, and a caller that keeps cookies as a browser does.

#![allow(dead_code, reason = "each test program uses its own part of this")]

pub(crate) mod live;
pub(crate) mod process;

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use osirix_server::{Server, ServerConfig};
use serde_json::{Value, json};
use tower::ServiceExt;

/// The address that browsers use in the tests.
pub(crate) const SITE: &str = "http://osirix.example";
pub(crate) const PASSWORD: &str = "correct horse battery";

/// A server over a folder that ends with it.
pub(crate) struct Site {
    router: Router,
    _folder: tempfile::TempDir,
}

/// What a caller was told.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
    pub(crate) text: String,
}

impl Told {
    pub(crate) fn code(&self) -> (u16, &str) {
        (self.status.as_u16(), self.body["code"].as_str().unwrap_or_default())
    }

    pub(crate) fn cookies(&self) -> Vec<String> {
        let lines = self.headers.get_all("set-cookie").iter();
        lines.map(|line| line.to_str().unwrap().to_owned()).collect()
    }
}

/// A browser: it keeps cookies and says where it is.
pub(crate) struct Browser<'a> {
    site: &'a Site,
    cookies: BTreeMap<String, String>,
}

impl Site {
    pub(crate) async fn open() -> Site {
        Site::at(SITE).await
    }

    pub(crate) async fn at(url: &str) -> Site {
        Site::with(url, |_| ()).await
    }

    /// One whose settings were changed.
    pub(crate) async fn with(url: &str, change: impl FnOnce(&mut ServerConfig)) -> Site {
        let folder = tempfile::tempdir().unwrap();
        let mut config = ServerConfig::new(folder.path().join("home"));
        config.development = true;
        config.rate_limits = false;
        config.addr = ([127, 0, 0, 1], 0).into();
        config.url = Some(url.parse().unwrap());
        config.osirix.workers = 0;
        change(&mut config);
        let router = Server::open(config).await.unwrap().router();
        Site { router, _folder: folder }
    }

    pub(crate) fn browser(&self) -> Browser<'_> {
        Browser { site: self, cookies: BTreeMap::new() }
    }

    /// A browser of somebody who has signed up, and the token.
    pub(crate) async fn signed_up(&self, email: &str) -> (Browser<'_>, String) {
        let mut browser = self.browser();
        let body = json!({ "name": "Ada", "email": email, "password": PASSWORD });
        let told = browser.post("/sign-up/email", body).await;
        assert_eq!(told.status, StatusCode::OK, "{told:?}");
        (browser, told.body["token"].as_str().unwrap().to_owned())
    }

    /// The texts that were mailed to an address, the newest first.
    pub(crate) async fn mailed(&self, address: &str) -> Vec<String> {
        let told = self.send(Request::get("/dev/outbox.json").body(Body::empty()).unwrap()).await;
        let mails = told.body.as_array().unwrap_or_else(|| panic!("{told:?}"));
        let to = mails.iter().filter(|mail| mail["to"] == address);
        to.map(|mail| mail["text"].as_str().unwrap().to_owned()).collect()
    }

    /// The path of the last link that was mailed to an address, below `/api/auth`.
    pub(crate) async fn mailed_link(&self, address: &str) -> String {
        let text = self.mailed(address).await.into_iter().next().expect("a mail");
        let line = text.lines().find_map(|line| line.strip_prefix(SITE)).expect("a link");
        line.strip_prefix("/api/auth").expect("a link to identity").to_owned()
    }

    /// Makes a user an administrator.
    pub(crate) async fn appoint(&self, email: &str) {
        let mut config = osirix::Config { workers: 0, ..osirix::Config::default() };
        config.home = self._folder.path().join("home");
        let osirix = osirix::Osirix::builder().config(config).build().await.unwrap();
        osirix.admin().appoint(email.to_owned()).await.unwrap();
        osirix.close().await;
    }

    /// Sends a request as it is.
    pub(crate) async fn send(&self, request: Request<Body>) -> Told {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 1 << 20).await.unwrap();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Told { status: parts.status, headers: parts.headers, body, text }
    }

    /// Sends a request with these headers and a JSON body.
    pub(crate) async fn request(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Value>,
    ) -> Told {
        let mut request = Request::builder().method(method).uri(format!("/api/auth{path}"));
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
        self.send(request.body(body).unwrap()).await
    }
}

impl Browser<'_> {
    pub(crate) async fn get(&mut self, path: &str) -> Told {
        self.call(Method::GET, path, None).await
    }

    pub(crate) async fn post(&mut self, path: &str, body: Value) -> Told {
        self.call(Method::POST, path, Some(body)).await
    }

    pub(crate) fn cookie_header(&self) -> String {
        let pairs: Vec<_> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        pairs.join("; ")
    }

    async fn call(&mut self, method: Method, path: &str, body: Option<Value>) -> Told {
        let cookies = self.cookie_header();
        let mut headers = vec![("origin", SITE)];
        if !cookies.is_empty() {
            headers.push(("cookie", &cookies));
        }
        let told = self.site.request(method, path, &headers, body).await;
        for line in told.cookies() {
            let (pair, attributes) = line.split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            match attributes.contains("Max-Age=0") {
                true => self.cookies.remove(name),
                false => self.cookies.insert(name.to_owned(), value.to_owned()),
            };
        }
        told
    }
}
