//! What a user may do, and by which password.

use axum::extract::State;
use osirix::{Role, Secret, UserId};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{OneUser, UserBody, denied, one};
use crate::App;
use crate::auth::answer::{Answer, Status, plain};
use crate::auth::documented::{AdminRefusals, BodyRefusals};
use crate::auth::request::AuthRequest;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(set_role))
        .routes(routes!(ban_user))
        .routes(routes!(unban_user))
        .routes(routes!(set_user_password))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SetRoleBody {
    #[schema(value_type = String)]
    user_id: UserId,
    #[schema(value_type = String)]
    role: Role,
}

/// Gives a user another role. Their sessions end.
#[utoipa::path(
    post, path = "/admin/set-role", tag = "admin",
    request_body = SetRoleBody,
    responses(BodyRefusals, AdminRefusals, (status = 200, body = OneUser)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn set_role(State(app): State<App>, request: AuthRequest<SetRoleBody>) -> Answer<OneUser> {
    let token = request.required_token()?;
    let SetRoleBody { user_id, role } = request.body;
    let user = app.osirix.admin().set_role(token, user_id, role, request.device).await;
    plain(one(&user.map_err(|e| denied("YOU_ARE_NOT_ALLOWED_TO_CHANGE_USERS_ROLE", e))?))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct BanUserBody {
    #[schema(value_type = String)]
    user_id: UserId,
    #[schema(min_length = 1, max_length = 200)]
    ban_reason: Option<String>,
    /// In how many seconds it ends; nothing is never.
    ban_expires_in: Option<u32>,
}

/// Keeps a user from signing in. Their sessions end.
#[utoipa::path(
    post, path = "/admin/ban-user", tag = "admin",
    request_body = BanUserBody,
    responses(BodyRefusals, AdminRefusals, (status = 200, body = OneUser)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn ban_user(State(app): State<App>, request: AuthRequest<BanUserBody>) -> Answer<OneUser> {
    let token = request.required_token()?;
    let BanUserBody { user_id, ban_reason, ban_expires_in } = request.body;
    let span = ban_expires_in.map(u64::from);
    let admin = app.osirix.admin();
    let user = admin.ban_user(token, user_id, ban_reason, span, request.device).await;
    plain(one(&user.map_err(|e| denied("YOU_ARE_NOT_ALLOWED_TO_BAN_USERS", e))?))
}

/// Lets a user sign in again.
#[utoipa::path(
    post, path = "/admin/unban-user", tag = "admin",
    request_body = UserBody,
    responses(BodyRefusals, AdminRefusals, (status = 200, body = OneUser)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn unban_user(State(app): State<App>, request: AuthRequest<UserBody>) -> Answer<OneUser> {
    let token = request.required_token()?;
    let user = app.osirix.admin().unban_user(token, request.body.user_id, request.device).await;
    plain(one(&user.map_err(|e| denied("YOU_ARE_NOT_ALLOWED_TO_BAN_USERS", e))?))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SetPasswordBody {
    #[schema(value_type = String)]
    user_id: UserId,
    #[schema(value_type = String, format = Password, min_length = 8, max_length = 128)]
    new_password: Secret<String>,
}

/// Gives a user another password. Their sessions end.
#[utoipa::path(
    post, path = "/admin/set-user-password", tag = "admin",
    request_body = SetPasswordBody,
    responses(BodyRefusals, AdminRefusals, (status = 200, body = Status)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn set_user_password(
    State(app): State<App>,
    request: AuthRequest<SetPasswordBody>,
) -> Answer<Status> {
    let token = request.required_token()?;
    let SetPasswordBody { user_id, new_password } = request.body;
    let set = app.osirix.admin().set_password(token, user_id, new_password, request.device).await;
    set.map_err(|e| denied("YOU_ARE_NOT_ALLOWED_TO_SET_USERS_PASSWORD", e))?;
    plain(Status::DONE)
}
