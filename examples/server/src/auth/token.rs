//! Signed tokens, as Better Auth's plugin `jwt` offers them.

use axum::Json;
use axum::extract::State;
use osirix::{Jwks, Token};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{Answer, plain};
use super::documented::{EmptyBody, SessionRefusals};
use super::error::Refusal;
use super::request::AuthRequest;
use crate::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(token)).routes(routes!(jwks))
}

#[derive(Debug, Serialize, ToSchema)]
struct SignedToken {
    #[schema(value_type = String)]
    token: Token,
}

/// A token that names the caller to other services for a quarter of an hour.
#[utoipa::path(
    get, path = "/token", tag = "jwt",
    responses(SessionRefusals, (status = 200, body = SignedToken)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn token(State(app): State<App>, request: AuthRequest<EmptyBody>) -> Answer<SignedToken> {
    let token = app.osirix.auth().jwt(request.required_token()?).await?;
    plain(SignedToken { token })
}

/// The public keys by which these tokens are checked (RFC 7517).
#[utoipa::path(
    get, path = "/jwks", tag = "jwt",
    responses((status = 200, body = Object)),
)]
async fn jwks(State(app): State<App>) -> Result<Json<Value>, Refusal> {
    let Jwks { keys } = app.osirix.auth().jwks().await?;
    Ok(Json(serde_json::json!({ "keys": keys })))
}
