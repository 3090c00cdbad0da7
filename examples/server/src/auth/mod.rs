//! Better Auth's HTTP contract (version 1.7), as its official client speaks it, over Osirix's own
//! identities. Where Better Auth is laxer than OWASP, this is strict in a way the client
//! understands: other sessions are listed by their ids and not by their tokens, which nobody keeps.

mod answer;
mod cookies;
mod error;
mod handlers;
mod origin;
mod request;
mod signed;

use axum::Router;
use axum::routing::{get, post};

pub(crate) use cookies::Cookies;
pub(crate) use signed::SigningKey;

use crate::App;

/// The routes below `/api/auth`.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/ok", get(handlers::ok))
        .route("/sign-up/email", post(handlers::sign_up))
        .route("/sign-in/email", post(handlers::sign_in))
        .route("/sign-out", post(handlers::sign_out))
        .route("/get-session", get(handlers::get_session))
        .route("/list-sessions", get(handlers::list_sessions))
        .route("/revoke-session", post(handlers::revoke_session))
        .route("/revoke-sessions", post(handlers::revoke_sessions))
        .route("/revoke-other-sessions", post(handlers::revoke_other_sessions))
        .route("/update-user", post(handlers::update_user))
        .route("/change-password", post(handlers::change_password))
        .route("/verify-password", post(handlers::verify_password))
        .route("/delete-user", post(handlers::delete_user))
        .fallback(handlers::nothing)
        .method_not_allowed_fallback(handlers::nothing)
}
