//! Sessions of others, and acting as them.

use axum::Json;
use axum::extract::State;
use osirix::SessionId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{UserBody, denied};
use crate::App;
use crate::auth::answer::{Answer, SessionAnswer, Success, plain};
use crate::auth::documented::{AdminRefusals, BodyRefusals, EmptyBody, SessionRefusals};
use crate::auth::error::Refusal;
use crate::auth::request::AuthRequest;
use crate::auth::sessions::SessionAndUser;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_user_sessions))
        .routes(routes!(revoke_user_session))
        .routes(routes!(revoke_user_sessions))
        .routes(routes!(impersonate_user))
        .routes(routes!(stop_impersonating))
}

/// A user's sessions.
#[derive(Debug, Serialize, ToSchema)]
struct Sessions {
    sessions: Vec<SessionAnswer>,
}

/// Lists a user's sessions.
#[utoipa::path(
    post, path = "/admin/list-user-sessions", tag = "admin",
    request_body = UserBody,
    responses(BodyRefusals, AdminRefusals, (status = 200, body = Sessions)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn list_user_sessions(
    State(app): State<App>,
    request: AuthRequest<UserBody>,
) -> Answer<Sessions> {
    let token = request.required_token()?;
    let sessions = app.osirix.admin().sessions(token, request.body.user_id, request.device).await;
    let sessions = sessions.map_err(|e| denied("YOU_ARE_NOT_ALLOWED_TO_LIST_USERS_SESSIONS", e))?;
    plain(Sessions { sessions: sessions.iter().map(SessionAnswer::other).collect() })
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SessionBody {
    /// The `token` that `list-user-sessions` gave.
    #[schema(value_type = String)]
    session_token: SessionId,
}

/// Ends one of a user's sessions.
#[utoipa::path(
    post, path = "/admin/revoke-user-session", tag = "admin",
    request_body = SessionBody,
    responses(BodyRefusals, AdminRefusals, (status = 200, body = Success)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn revoke_user_session(
    State(app): State<App>,
    request: AuthRequest<SessionBody>,
) -> Answer<Success> {
    let token = request.required_token()?;
    let session = request.body.session_token;
    let revoked = app.osirix.admin().revoke_session(token, session, request.device).await;
    revoked.map_err(|e| denied("YOU_ARE_NOT_ALLOWED_TO_REVOKE_USERS_SESSIONS", e))?;
    plain(Success::DONE)
}

/// Ends all of a user's sessions.
#[utoipa::path(
    post, path = "/admin/revoke-user-sessions", tag = "admin",
    request_body = UserBody,
    responses(BodyRefusals, AdminRefusals, (status = 200, body = Success)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn revoke_user_sessions(
    State(app): State<App>,
    request: AuthRequest<UserBody>,
) -> Answer<Success> {
    let token = request.required_token()?;
    let user = request.body.user_id;
    let revoked = app.osirix.admin().revoke_sessions(token, user, request.device).await;
    revoked.map_err(|e| denied("YOU_ARE_NOT_ALLOWED_TO_REVOKE_USERS_SESSIONS", e))?;
    plain(Success::DONE)
}

/// Begins to act as a user, for an hour at most and on record.
#[utoipa::path(
    post, path = "/admin/impersonate-user", tag = "admin",
    request_body = UserBody,
    responses(BodyRefusals, AdminRefusals, (status = 200, body = SessionAndUser)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn impersonate_user(
    State(app): State<App>,
    request: AuthRequest<UserBody>,
) -> Answer<SessionAndUser> {
    let token = request.required_token()?;
    let user = request.body.user_id;
    let begun = app.osirix.admin().impersonate(token.clone(), user, request.device).await;
    let begun = begun.map_err(|e| denied("YOU_ARE_NOT_ALLOWED_TO_IMPERSONATE_USERS", e))?;
    let mut headers = app.cookies.begin(&begun);
    app.cookies.keep_admin(&mut headers, &token);
    Ok((headers, Json(SessionAndUser::begun(&begun))))
}

/// Ceases to act as a user, and is the administrator again.
#[utoipa::path(
    post, path = "/admin/stop-impersonating", tag = "admin",
    request_body = Option<EmptyBody>,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = SessionAndUser)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn stop_impersonating(
    State(app): State<App>,
    request: AuthRequest<EmptyBody>,
) -> Answer<SessionAndUser> {
    let token = request.required_token()?;
    app.osirix.admin().stop_impersonating(token, request.device.clone()).await?;
    let own = app.cookies.admin(&request.headers).ok_or_else(Refusal::unauthorized)?;
    let identity = app.osirix.auth().session(own.clone()).await?;
    let identity = identity.ok_or_else(Refusal::unauthorized)?;
    let body = SessionAndUser::new(&own, &identity);
    let mut headers = app.cookies.renew(own, identity);
    app.cookies.forget_admin(&mut headers);
    Ok((headers, Json(body)))
}
