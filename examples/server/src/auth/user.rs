//! What users change about themselves: name, picture, password, that they are.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use osirix::{Identity, Secret, Token, UserUpdate};
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{Answer, Status, UserAnswer, plain};
use super::documented::{BodyRefusals, SessionRefusals};
use super::error::Refusal;
use super::request::AuthRequest;
use crate::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(update_user))
        .routes(routes!(change_password))
        .routes(routes!(verify_password))
        .routes(routes!(delete_user))
}

/// What is to change; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
struct UpdateUserBody {
    /// 1 to 200 characters.
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
    /// The http or https address of a picture; `null` removes it.
    #[serde(default, deserialize_with = "some")]
    #[schema(value_type = Option<String>)]
    image: Option<Option<String>>,
    #[serde(default, deserialize_with = "some")]
    #[schema(ignore)]
    email: Option<IgnoredAny>,
}

/// Tells a field that is `null` from one that is missing.
fn some<'de, T: Deserialize<'de>, D: Deserializer<'de>>(field: D) -> Result<Option<T>, D::Error> {
    T::deserialize(field).map(Some)
}

/// Changes name and picture.
#[utoipa::path(
    post, path = "/update-user", tag = "auth",
    request_body = UpdateUserBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = Status)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn update_user(
    State(app): State<App>,
    request: AuthRequest<UpdateUserBody>,
) -> Answer<Status> {
    let (token, identity) = request.identity(&app).await?;
    let UpdateUserBody { name, image, email } = request.body;
    let bad = StatusCode::BAD_REQUEST;
    if email.is_some() {
        return Err(Refusal::new(bad, "EMAIL_CAN_NOT_BE_UPDATED", "Email can not be updated"));
    }
    let update = UserUpdate { name, image: image.map(Option::unwrap_or_default) };
    if update == UserUpdate::default() {
        return Err(Refusal::without_code(bad, "No fields to update"));
    }
    let user = app.osirix.profile().update(token.clone(), update, request.device).await?;
    let identity = Identity { user, ..identity };
    Ok((app.cookies.renew(token, identity), Json(Status::DONE)))
}

/// The password as it is, and as it is to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ChangePasswordBody {
    #[schema(value_type = String, format = Password, max_length = 128)]
    current_password: Secret<String>,
    #[schema(value_type = String, format = Password, min_length = 8, max_length = 128)]
    new_password: Secret<String>,
    /// Whether every session ends, and a new one begins here.
    revoke_other_sessions: Option<bool>,
}

/// The password was changed.
#[derive(Debug, Serialize, ToSchema)]
struct PasswordChanged {
    /// That of the new session, where one has begun.
    #[schema(value_type = Option<String>, required)]
    token: Option<Token>,
    user: UserAnswer,
}

/// Changes the password.
#[utoipa::path(
    post, path = "/change-password", tag = "auth",
    request_body = ChangePasswordBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = PasswordChanged)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn change_password(
    State(app): State<App>,
    request: AuthRequest<ChangePasswordBody>,
) -> Answer<PasswordChanged> {
    let (token, identity) = request.identity(&app).await?;
    let ChangePasswordBody { current_password, new_password, revoke_other_sessions } = request.body;
    let revoke_others = revoke_other_sessions.unwrap_or(false);
    let profile = app.osirix.profile();
    let (current, new) = (current_password, new_password);
    let begun = profile.change_password(token, current, new, revoke_others, request.device).await?;
    let headers = begun.as_ref().map_or_else(HeaderMap::new, |begun| app.cookies.begin(begun));
    let user = UserAnswer::from(begun.as_ref().map_or(&identity.user, |begun| &begun.user));
    let token = begun.map(|begun| begun.token);
    Ok((headers, Json(PasswordChanged { token, user })))
}

/// The caller's password.
#[derive(Debug, Deserialize, ToSchema)]
struct PasswordBody {
    #[schema(value_type = String, format = Password, max_length = 128)]
    password: Secret<String>,
}

/// Whether this is the caller's password: 400 when not.
#[utoipa::path(
    post, path = "/verify-password", tag = "auth",
    request_body = PasswordBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = Status)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn verify_password(
    State(app): State<App>,
    request: AuthRequest<PasswordBody>,
) -> Answer<Status> {
    let (token, _) = request.identity(&app).await?;
    app.osirix.profile().verify_password(token, request.body.password).await?;
    plain(Status::DONE)
}

/// The user is gone.
#[derive(Debug, Serialize, ToSchema)]
struct UserDeleted {
    success: bool,
    message: &'static str,
}

/// Erases the caller: name, address, sessions, ways to sign in.
#[utoipa::path(
    post, path = "/delete-user", tag = "auth",
    request_body = PasswordBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = UserDeleted)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn delete_user(
    State(app): State<App>,
    request: AuthRequest<PasswordBody>,
) -> Answer<UserDeleted> {
    let (token, _) = request.identity(&app).await?;
    app.osirix.profile().delete(token, request.body.password, request.device).await?;
    let deleted = UserDeleted { success: true, message: "User deleted" };
    Ok((app.cookies.end(), Json(deleted)))
}
