//! What stands around every page: who looks at it, what its scripts are known by, its headers.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use osirix::{Identity, Role, Token};

use super::assets;
use super::failure::Failure;
use super::look::grouped;
use crate::App;
use crate::auth;

/// What a page knows beside its own matter.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    /// What the page's scripts are known by: another one for each answer.
    pub(super) nonce: String,
    /// Who is signed in.
    pub(super) person: Option<Person>,
    /// The path and query of the page.
    pub(super) here: String,
    /// Whether the page answers a form: who loads it again is to see the form's own page.
    pub(super) posted: bool,
}

/// Who is signed in, as the head of a page shows them.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) name: String,
    /// The credits that can be spent.
    pub(super) credits: String,
    /// Whether they are an administrator.
    pub(super) admin: bool,
    /// Whether an administrator acts as them.
    pub(super) acted_as: bool,
}

/// Messages after something was done, by their names in addresses: nothing else is ever shown.
const DONE: &[(&str, &str)] = &[
    ("saved", "Saved."),
    ("password", "Your password has changed."),
    ("session", "That session has ended."),
    ("sessions", "Every other session has ended."),
    ("key", "The key is gone."),
    ("passkey", "The passkey is there. It signs you in from now on."),
    ("passkey-gone", "The passkey is gone."),
    ("cancelled", "The job is cancelled, and its credits are back."),
    ("avatar", "The avatar is ready to speak."),
    ("removed", "The avatar is gone."),
    ("bought", "It is yours. You find it in your library."),
    ("ordered", "Your order is placed. Your plan or credits are here as soon as it is paid."),
    ("plan", "Your subscription has changed."),
    ("out", "You are signed out."),
    ("rated", "Thank you for your rating."),
    ("connected", "The account is connected."),
    ("disconnected", "The connection is given up, and its credentials are forgotten."),
    ("draft", "Saved as a draft. Nothing is out yet."),
    ("scheduled", "Scheduled. It goes out by itself."),
    ("queue", "The queue is there. Put drafts into it, and they go out one by one."),
    ("queue-gone", "The queue is gone. What has a time keeps it."),
    ("rewritten", "The post is changed."),
    ("withdrawn", "Cancelled. What was out before stays out."),
    ("noted", "Noted: that message is out."),
    ("again", "It is tried again."),
    ("left", "Left as it is: nothing more is tried."),
    ("role", "The role is changed, and their sessions have ended."),
    ("banned", "They cannot sign in, and their sessions have ended."),
    ("unbanned", "They can sign in again."),
    ("ended", "The sessions have ended."),
    ("erased", "The user is erased."),
    ("granted", "The credits are there."),
    ("redriven", "The job is on its way again."),
    ("paused", "Paused: no more of these begin."),
    ("resumed", "They begin again."),
    ("drafted", "Saved as a draft. Hand it in when it is ready."),
    ("handed", "Handed in. What becomes of it is said here."),
    ("pinged", "A message is on its way, to try it."),
    ("silent", "It is told nothing for now."),
    ("told", "It is told again what happens."),
    ("unhooked", "The endpoint is gone."),
    ("replayed", "It is sent again."),
    ("published", "The product can be bought."),
    ("rejected", "The product is back with its seller."),
    ("off", "The product is off the market."),
    ("stopped", "You are yourself again."),
    ("mailed", "A link is on its way. Look into your mail."),
    ("reset", "Your new password is set. Sign in with it."),
    ("verified", "Your address is verified."),
    ("protected", "From now on a code is asked for when you sign in."),
];

impl Frame {
    /// Where a file is that pages load.
    pub(super) fn asset(&self, path: &str) -> String {
        assets::address(path)
    }

    /// Whether the page is in this part of the site.
    pub(super) fn within(&self, part: &str) -> bool {
        let path = self.path();
        path == part || path.strip_prefix(part).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Whether this is the page at a path.
    pub(super) fn at(&self, path: &str) -> bool {
        self.path() == path
    }

    /// The path without the query.
    pub(super) fn path(&self) -> &str {
        self.here.split('?').next().unwrap_or_default()
    }

    /// What was just done, where the address says so.
    pub(super) fn done(&self) -> Option<&'static str> {
        let query = self.here.split_once('?')?.1;
        let said = query.split('&').find_map(|pair| pair.strip_prefix("done="))?;
        DONE.iter().find(|(name, _)| *name == said).map(|(_, message)| *message)
    }
}

impl FromRequestParts<App> for Frame {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Failure> {
        parts.extensions.get::<Frame>().cloned().ok_or_else(Failure::defect)
    }
}

/// Whose session a request shows.
#[derive(Debug, Clone)]
pub(super) struct Visit {
    pub(super) token: Token,
    pub(super) identity: Identity,
}

/// Finds out who asks, refuses what a page elsewhere sent, and adds the headers of pages.
pub(super) async fn around(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let unsafe_method = ![Method::GET, Method::HEAD].contains(request.method());
    if unsafe_method && !app.origins.allow(request.headers()) {
        return Failure::elsewhere().into_response();
    }
    let here = request.uri().path_and_query().map_or("/", PathAndQuery::as_str).to_owned();
    let headers = request.headers().clone();
    let (frame, visit) = match look(&app, here, &headers).await {
        Ok((frame, visit)) => (Frame { posted: unsafe_method, ..frame }, visit),
        Err(error) => return Failure::from(error).into_response(),
    };
    let renewed = visit.as_ref().map(|visit| renewed(&app, visit)).unwrap_or_default();
    let policy = policy(&frame.nonce);
    request.extensions_mut().insert(frame);
    if let Some(visit) = visit {
        request.extensions_mut().insert(visit);
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    // What a page itself does with the session counts more than that it was renewed.
    if !headers.contains_key(header::SET_COOKIE) {
        headers.extend(renewed);
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

fn renewed(app: &App, visit: &Visit) -> HeaderMap {
    cookies(&auth::renewed(app, visit.token.clone(), visit.identity.clone()))
}

/// The cookies alone: a browser needs no token in a header.
pub(super) fn cookies(headers: &HeaderMap) -> HeaderMap {
    let lines = headers.get_all(header::SET_COOKIE).iter();
    lines.map(|line| (header::SET_COOKIE, line.clone())).collect()
}

async fn look(
    app: &App,
    here: String,
    headers: &HeaderMap,
) -> osirix::Result<(Frame, Option<Visit>)> {
    let nonce = URL_SAFE_NO_PAD.encode(app.ambient.bytes::<16>()?);
    let visit = visit(app, headers).await?;
    let person = match &visit {
        Some(visit) => Some(person(app, &visit.identity).await?),
        None => None,
    };
    Ok((Frame { nonce, person, here, posted: false }, visit))
}

async fn visit(app: &App, headers: &HeaderMap) -> osirix::Result<Option<Visit>> {
    let Some(token) = app.cookies.token(headers) else { return Ok(None) };
    let identity = app.osirix.auth().session(token.clone()).await?;
    Ok(identity.map(|identity| Visit { token, identity }))
}

async fn person(app: &App, identity: &Identity) -> osirix::Result<Person> {
    let balance = app.osirix.credits().balance(identity.user.account_id).await?;
    let acted_as = identity.session.impersonated_by.is_some();
    Ok(Person {
        name: identity.user.name.clone(),
        credits: grouped(balance.available.0),
        admin: identity.user.role == Role::Admin && !acted_as,
        acted_as,
    })
}

/// Everything from this site alone, and scripts only where this answer names them.
fn policy(nonce: &str) -> HeaderValue {
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self'; \
         media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'"
    );
    // A nonce has letters, digits, `-` and `_` alone.
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// A page, with its status.
pub(super) fn page(status: StatusCode, page: &impl askama::Template) -> Response {
    match page.render() {
        Ok(html) => (status, axum::response::Html(html)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be written");
            Failure::defect().into_response()
        }
    }
}

/// A page that is what was asked for.
pub(super) fn ok(written: &impl askama::Template) -> Response {
    page(StatusCode::OK, written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(here: &str) -> Frame {
        Frame { nonce: String::new(), person: None, here: here.to_owned(), posted: false }
    }

    #[test]
    fn only_known_messages_are_shown() {
        assert_eq!(frame("/settings?done=saved").done(), Some("Saved."));
        assert_eq!(frame("/settings?done=<b>").done(), None);
        assert_eq!(frame("/settings").done(), None);
    }

    #[test]
    fn a_part_is_itself_and_what_is_below() {
        assert!(frame("/jobs?after=x").within("/jobs") && frame("/jobs/1").within("/jobs"));
        assert!(!frame("/jobsearch").within("/jobs"));
    }
}
