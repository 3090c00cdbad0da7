//! A request of the contract: its body, its token, where it comes from.

use std::net::SocketAddr;

use axum::body::to_bytes;
use axum::extract::{ConnectInfo, FromRequest, Request};
use axum::http::{HeaderMap, Method, StatusCode, header};
use osirix::{Device, Identity, Secret, Token};
use serde_json::{Map, Value};

use super::cookies::Shown;
use super::error::Refusal;
use super::origin;
use crate::App;

/// The largest body, in bytes.
const MAX_BODY: usize = 2 << 20;

/// A request whose body was read and whose origin was checked.
pub(super) struct AuthRequest {
    pub(super) headers: HeaderMap,
    pub(super) body: Map<String, Value>,
    pub(super) device: Device,
    shown: Option<Shown>,
}

impl FromRequest<App> for AuthRequest {
    type Rejection = Refusal;

    /// In the contract's order: content type, JSON, origin, shape of the body.
    async fn from_request(request: Request, app: &App) -> Result<Self, Refusal> {
        let device = device(&request, app);
        let (parts, body) = request.into_parts();
        let headers = parts.headers;
        let body = match parts.method {
            Method::GET => None,
            _ => {
                let bytes = to_bytes(body, MAX_BODY).await.map_err(|_| too_large())?;
                parsed(&headers, &bytes)?
            }
        };
        if parts.method != Method::GET {
            origin::check_with_cookie(&headers, &app.url)?;
        }
        let body = match body {
            None => Map::new(),
            Some(Value::Object(fields)) => fields,
            Some(other) => {
                let message =
                    format!("[body] Invalid input: expected object, received {}", kind(&other));
                return Err(Refusal::validation(message));
            }
        };
        let shown = app.cookies.shown(&headers);
        Ok(AuthRequest { headers, body, device, shown })
    }
}

impl AuthRequest {
    /// The token that it shows.
    pub(super) fn token(&self) -> Option<Token> {
        self.shown.as_ref().map(|shown| shown.token.clone())
    }

    /// Who sends it, or 401.
    pub(super) async fn identity(&self, app: &App) -> Result<(Token, Identity), Refusal> {
        let token = self.token().ok_or_else(Refusal::unauthorized)?;
        let identity = app.osirix.auth().session(token.clone()).await?;
        identity.map(|identity| (token, identity)).ok_or_else(Refusal::unauthorized)
    }

    /// The fields of the body, and what is wrong with them.
    pub(super) fn fields(&self) -> Fields<'_> {
        Fields { body: &self.body, wrong: Vec::new() }
    }
}

/// Reads the fields of a body, and notes each that is not what it should be.
pub(super) struct Fields<'a> {
    body: &'a Map<String, Value>,
    wrong: Vec<String>,
}

impl Fields<'_> {
    /// A string that must be there.
    pub(super) fn string(&mut self, name: &str) -> String {
        match self.body.get(name) {
            Some(Value::String(text)) => text.clone(),
            found => {
                self.expected(name, "string", found);
                String::new()
            }
        }
    }

    /// A secret string that must be there.
    pub(super) fn secret(&mut self, name: &str) -> Secret<String> {
        Secret::new(self.string(name))
    }

    /// A string that may be missing.
    pub(super) fn optional_string(&mut self, name: &str) -> Option<String> {
        match self.body.get(name) {
            None | Some(Value::Null) => None,
            Some(_) => Some(self.string(name)),
        }
    }

    /// A flag that may be missing.
    pub(super) fn optional_flag(&mut self, name: &str) -> Option<bool> {
        match self.body.get(name) {
            None | Some(Value::Null) => None,
            Some(Value::Bool(flag)) => Some(*flag),
            found => {
                self.expected(name, "boolean", found);
                None
            }
        }
    }

    fn expected(&mut self, name: &str, expected: &str, found: Option<&Value>) {
        let found = found.map_or("undefined", kind);
        let said = format!("[body.{name}] Invalid input: expected {expected}, received {found}");
        self.wrong.push(said);
    }

    /// Refuses the body when a field was wrong.
    pub(super) fn done(self) -> Result<(), Refusal> {
        if self.wrong.is_empty() { Ok(()) } else { Err(Refusal::validation(self.wrong.join("; "))) }
    }
}

/// The body's JSON; `None` for no body and no content type, which the contract lets pass.
fn parsed(headers: &HeaderMap, bytes: &[u8]) -> Result<Option<Value>, Refusal> {
    let content_type = headers.get(header::CONTENT_TYPE).map(|value| value.to_str());
    let content_type = match content_type {
        None if bytes.is_empty() => return Ok(None),
        None => "",
        Some(text) => text.unwrap_or_default(),
    };
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("application/json") {
        let message =
            format!("Content-Type \"{essence}\" is not allowed. Allowed types: application/json");
        return Err(Refusal::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "UNSUPPORTED_MEDIA_TYPE",
            message,
        ));
    }
    let broken =
        |_| Refusal::new(StatusCode::BAD_REQUEST, "BAD_REQUEST", "Invalid JSON in request body");
    serde_json::from_slice(bytes).map(Some).map_err(broken)
}

/// A value's kind, as JavaScript's validators call it.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn too_large() -> Refusal {
    let status = StatusCode::PAYLOAD_TOO_LARGE;
    Refusal::new(status, "PAYLOAD_TOO_LARGE", "The request body is too large")
}

/// Where a request comes from. A proxy is believed only where one is set up.
fn device(request: &Request, app: &App) -> Device {
    let text = |name: &str| {
        let value = request.headers().get(name).and_then(|value| value.to_str().ok());
        value.map(str::to_owned)
    };
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map(|ConnectInfo(addr)| addr.ip().to_string());
    let forwarded = text("x-forwarded-for").filter(|_| app.trusted_proxy);
    // The last entry is the proxy's own word; those before it are the caller's.
    let forwarded =
        forwarded.and_then(|list| list.rsplit(',').next().map(|ip| ip.trim().to_owned()));
    Device { ip_address: forwarded.or(peer), user_agent: text("user-agent") }
}
