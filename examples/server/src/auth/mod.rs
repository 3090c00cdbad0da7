//! Better Auth's HTTP contract (version 1.7), as its official client speaks it, over Osirix's own
//! identities. Where Better Auth is laxer than OWASP, this is strict in a way the client
//! understands: other sessions are listed by their ids and not by their tokens, which nobody keeps.
//!
//! A route is a handler with its body and its answer as types beside it: from these the OpenAPI
//! document is made.

mod admin;
mod answer;
mod api_key;
mod cookies;
mod documented;
mod email;
mod error;
mod link;
mod organization;
mod origin;
mod passkey;
mod redirect;
mod request;
mod sessions;
mod sign;
mod signed;
mod social;
mod token;
mod two_factor;
mod user;

use utoipa_axum::router::OpenApiRouter;

pub(crate) use cookies::Cookies;
pub(crate) use error::Refusal;
pub(crate) use redirect::Callback;
pub(crate) use sessions::renewed;
pub(crate) use sign::{begin, enter};
pub(crate) use signed::SigningKey;
pub(crate) use two_factor::answer as answer_challenge;

use axum::response::IntoResponse;

use crate::App;

/// What the contract says to who asks too often.
pub(crate) fn too_many_requests() -> impl IntoResponse {
    error::too_many_requests()
}

/// The routes below `/api/auth`.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(sign::routes())
        .merge(sessions::routes())
        .merge(user::routes())
        .merge(email::routes())
        .merge(link::routes())
        .merge(two_factor::routes())
        .merge(passkey::routes())
        .merge(social::routes())
        .merge(token::routes())
        .merge(api_key::routes())
        .merge(organization::routes())
        .merge(admin::routes())
}
