//! Somebody who is signed in: who is not is sent to sign in, and comes back.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use osirix::{AccountId, Device, Identity, Scope, Token, User, UserId};

use super::failure::Failure;
use super::form::query_of;
use super::frame::{Frame, Visit};
use crate::App;
use crate::api::Caller;
use crate::client::Client;
use crate::error::Problem;

/// Who is signed in, and the page around what they asked for.
pub(super) struct Member {
    pub(super) frame: Frame,
    pub(super) token: Token,
    pub(super) identity: Identity,
    pub(super) device: Device,
    caller: Caller,
}

impl Member {
    /// The account whose everything is shown.
    pub(super) fn account(&self) -> AccountId {
        self.identity.user.account_id
    }

    /// The account, for who may do this with it.
    pub(super) fn may(&self, scope: Scope) -> Result<AccountId, Problem> {
        self.caller.account(scope)
    }

    /// The user, by a session of their own.
    pub(super) fn in_person(&self) -> Result<&User, Problem> {
        self.caller.in_person()
    }

    /// The user, where they are an administrator: to everybody else there is nothing here.
    pub(super) fn administrator(&self) -> Result<UserId, Failure> {
        self.caller.administrator().map_err(|_| Failure::nothing())
    }
}

impl FromRequestParts<App> for Member {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let frame = Frame::from_request_parts(parts, app).await;
        let frame = frame.map_err(IntoResponse::into_response)?;
        let Some(visit) = parts.extensions.get::<Visit>().cloned() else {
            return Err(sign_in(parts, &frame));
        };
        let Visit { token, identity } = visit;
        let caller = Caller::of_session(identity.clone());
        let device = Client::device(parts, app.trusted_proxy);
        Ok(Member { frame, token, identity, device, caller })
    }
}

/// An administrator who has signed in; whoever else has is told that there is nothing here.
pub(super) struct Admin {
    pub(super) id: UserId,
    pub(super) member: Member,
}

impl FromRequestParts<App> for Admin {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let member = Member::from_request_parts(parts, app).await?;
        let id = member.administrator().map_err(IntoResponse::into_response)?;
        Ok(Admin { id, member })
    }
}

/// To where one signs in, and back to the page; a form that was sent is not sent again.
fn sign_in(parts: &Parts, frame: &Frame) -> Response {
    let back = if parts.method == Method::GET { frame.here.as_str() } else { "/dashboard" };
    let to = format!("/login?{}", query_of(&[("next", back)]));
    // What htmx asks for is a part of a page: the whole page moves on.
    match parts.headers.contains_key("hx-request") {
        true => (StatusCode::OK, [("hx-redirect", to)]).into_response(),
        false => Redirect::to(&to).into_response(),
    }
}

/// What a page's handler gives.
pub(super) type Shown = Result<Response, Failure>;
