//! The session that one has, and the others of the same user.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use osirix::{Identity, Secret, SessionId, SignedIn, Token};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{Answer, SessionAnswer, Status, UserAnswer, plain};
use super::documented::{BodyRefusals, EmptyBody, SessionRefusals};
use super::error::Refused;
use super::request::AuthRequest;
use crate::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_session))
        .routes(routes!(list_sessions))
        .routes(routes!(revoke_session))
        .routes(routes!(revoke_sessions))
        .routes(routes!(revoke_other_sessions))
}

/// The session that was shown, and whose it is.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SessionAndUser {
    session: SessionAnswer,
    user: UserAnswer,
}

impl SessionAndUser {
    pub(super) fn new(token: &Token, identity: &Identity) -> Self {
        let session = SessionAnswer::own(&identity.session, token);
        SessionAndUser { session, user: UserAnswer::from(&identity.user) }
    }

    pub(super) fn begun(begun: &SignedIn) -> Self {
        let session = SessionAnswer::own(&begun.session, &begun.token);
        SessionAndUser { session, user: UserAnswer::from(&begun.user) }
    }
}

/// The caller's session, or `null`.
#[utoipa::path(
    get, path = "/get-session", tag = "auth",
    responses((status = 200, body = Option<SessionAndUser>)),
)]
async fn get_session(
    State(app): State<App>,
    request: AuthRequest<EmptyBody>,
) -> Answer<Option<SessionAndUser>> {
    let identity = match request.token() {
        Some(token) => app.osirix.auth().session(token.clone()).await?.map(|found| (token, found)),
        None => None,
    };
    let body = identity.as_ref().map(|(token, identity)| SessionAndUser::new(token, identity));
    let mut headers = match identity {
        Some((token, identity)) => renewed(&app, token, identity),
        None if request.token().is_some() => app.cookies.end(),
        None => HeaderMap::new(),
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    Ok((headers, Json(body)))
}

/// Once a session was renewed, the cookie moves with it.
pub(crate) fn renewed(app: &App, token: Token, identity: Identity) -> HeaderMap {
    match identity.session.updated_at == identity.session.created_at {
        true => HeaderMap::new(),
        false => app.cookies.renew(token, identity),
    }
}

/// The caller's live sessions. The one that is shown must have begun within a day.
#[utoipa::path(
    get, path = "/list-sessions", tag = "auth",
    responses(
        SessionRefusals,
        (status = 200, body = [SessionAnswer]),
        (status = 403, body = Refused, description = "The session is not fresh"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn list_sessions(
    State(app): State<App>,
    request: AuthRequest<EmptyBody>,
) -> Answer<Vec<SessionAnswer>> {
    let (token, identity) = request.identity(&app).await?;
    let sessions = app.osirix.auth().sessions(token.clone()).await?;
    let answers = sessions.iter().map(|session| match session.id == identity.session.id {
        true => SessionAnswer::own(session, &token),
        false => SessionAnswer::other(session),
    });
    plain(answers.collect())
}

/// Which session is to end.
#[derive(Debug, Deserialize, ToSchema)]
struct RevokeSessionBody {
    /// The `token` that `list-sessions` gave.
    #[schema(value_type = String)]
    token: Secret<String>,
}

/// Ends one of the caller's sessions. One that is not the caller's lives on, and nothing tells.
#[utoipa::path(
    post, path = "/revoke-session", tag = "auth",
    request_body = RevokeSessionBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = Status)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn revoke_session(
    State(app): State<App>,
    request: AuthRequest<RevokeSessionBody>,
) -> Answer<Status> {
    let (token, identity) = request.identity(&app).await?;
    let named = request.body.token.expose();
    let own = named == token.expose() || *named == identity.session.id.to_string();
    let session = match own {
        true => Some(identity.session.id),
        false => named.parse::<SessionId>().ok(),
    };
    if let Some(session) = session {
        app.osirix.auth().revoke_session(token, session, request.device).await?;
    }
    let headers = if own { app.cookies.end() } else { HeaderMap::new() };
    Ok((headers, Json(Status::DONE)))
}

/// Ends all of the caller's sessions.
#[utoipa::path(
    post, path = "/revoke-sessions", tag = "auth",
    request_body = Option<EmptyBody>,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = Status)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn revoke_sessions(
    State(app): State<App>,
    request: AuthRequest<EmptyBody>,
) -> Answer<Status> {
    let (token, _) = request.identity(&app).await?;
    app.osirix.auth().revoke_sessions(token, request.device).await?;
    Ok((app.cookies.end(), Json(Status::DONE)))
}

/// Ends all of the caller's sessions but the one that is shown.
#[utoipa::path(
    post, path = "/revoke-other-sessions", tag = "auth",
    request_body = Option<EmptyBody>,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = Status)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn revoke_other_sessions(
    State(app): State<App>,
    request: AuthRequest<EmptyBody>,
) -> Answer<Status> {
    let (token, _) = request.identity(&app).await?;
    app.osirix.auth().revoke_other_sessions(token, request.device).await?;
    plain(Status::DONE)
}
