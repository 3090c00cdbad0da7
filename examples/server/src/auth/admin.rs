//! Administration of users, as Better Auth's plugin `admin` offers it.

use axum::Json;
use axum::extract::State;
use osirix::{NewUser, Role, Secret, SessionId, User, UserId, UserQuery, UserUpdate};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{Answer, SessionAnswer, Status, Success, UserAnswer, plain};
use super::documented::{AdminRefusals, BodyRefusals, EmptyBody, SessionRefusals};
use super::error::Refusal;
use super::request::{Asked, AuthRequest};
use super::sessions::SessionAndUser;
use crate::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_users))
        .routes(routes!(get_user))
        .routes(routes!(create_user))
        .routes(routes!(edit_user))
        .routes(routes!(set_role))
        .routes(routes!(ban_user))
        .routes(routes!(unban_user))
        .routes(routes!(set_user_password))
        .routes(routes!(list_user_sessions))
        .routes(routes!(revoke_user_session))
        .routes(routes!(revoke_user_sessions))
        .routes(routes!(impersonate_user))
        .routes(routes!(stop_impersonating))
        .routes(routes!(remove_user))
}

/// What the contract calls a refusal of who is no administrator.
fn denied(what: &'static str, error: osirix::Error) -> Refusal {
    match error.context_value("reason") {
        Some("not_admin") => Refusal::forbidden(what),
        Some("oneself") if what.contains("BAN") => Refusal::bad("YOU_CANNOT_BAN_YOURSELF"),
        Some("oneself") => Refusal::bad("YOU_CANNOT_REMOVE_YOURSELF"),
        _ => error.into(),
    }
}

/// Somebody.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AdministeredUser)]
struct OneUser {
    user: UserAnswer,
}

fn one(user: &User) -> OneUser {
    OneUser { user: UserAnswer::from(user) }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// A text in their name or address.
    search_value: Option<String>,
    /// How many at most: 1 to 200.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// How many to pass over.
    offset: Option<u64>,
}

/// Users, and how many there are.
#[derive(Debug, Serialize, ToSchema)]
struct Users {
    users: Vec<UserAnswer>,
    total: u64,
    limit: u32,
    offset: u64,
}

/// Lists users, the newest first.
#[utoipa::path(
    get, path = "/admin/list-users", tag = "admin",
    params(ListQuery),
    responses(AdminRefusals, (status = 200, body = Users)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn list_users(
    State(app): State<App>,
    Asked(query): Asked<ListQuery>,
    request: AuthRequest<EmptyBody>,
) -> Answer<Users> {
    let token = request.required_token()?;
    let search = query.search_value.unwrap_or_default();
    let (limit, offset) = (query.limit.unwrap_or(100), query.offset.unwrap_or(0));
    let asked = UserQuery { search, limit, offset };
    let page = app.osirix.admin().list_users(token, asked, request.device).await;
    let page = page.map_err(|e| denied("YOU_ARE_NOT_ALLOWED_TO_LIST_USERS", e))?;
    let users = page.users.iter().map(UserAnswer::from).collect();
    plain(Users { users, total: page.total, limit, offset })
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct UserIdQuery {
    #[param(value_type = String)]
    id: UserId,
}

/// A user.
#[utoipa::path(
    get, path = "/admin/get-user", tag = "admin",
    params(UserIdQuery),
    responses(AdminRefusals, (status = 200, body = UserAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn get_user(
    State(app): State<App>,
    Asked(query): Asked<UserIdQuery>,
    request: AuthRequest<EmptyBody>,
) -> Answer<UserAnswer> {
    let token = request.required_token()?;
    let UserIdQuery { id } = query;
    let user = app.osirix.admin().get_user(token, id, request.device).await;
    plain(UserAnswer::from(&user.map_err(|e| denied("YOU_ARE_NOT_ALLOWED_TO_GET_USER", e))?))
}

/// Who is to be made.
#[derive(Debug, Deserialize, ToSchema)]
struct CreateUserBody {
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    #[schema(format = "email", max_length = 254)]
    email: String,
    #[schema(value_type = Option<String>, format = Password, min_length = 8, max_length = 128)]
    password: Option<Secret<String>>,
    #[schema(value_type = Option<String>)]
    role: Option<Role>,
}

/// Makes a user.
#[utoipa::path(
    post, path = "/admin/create-user", tag = "admin",
    request_body = CreateUserBody,
    responses(BodyRefusals, AdminRefusals, (status = 200, body = OneUser)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn create_user(
    State(app): State<App>,
    request: AuthRequest<CreateUserBody>,
) -> Answer<OneUser> {
    let token = request.required_token()?;
    let CreateUserBody { name, email, password, role } = request.body;
    let new = NewUser { name, email, password, role: role.unwrap_or(Role::User) };
    let user = app.osirix.admin().create_user(token, new, request.device).await;
    plain(one(&user.map_err(|e| denied("YOU_ARE_NOT_ALLOWED_TO_CREATE_USERS", e))?))
}

/// What is to change of a user.
#[derive(Debug, Deserialize, ToSchema)]
struct UpdateData {
    name: Option<String>,
    image: Option<String>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AdminUpdateUserBody)]
struct UpdateUserBody {
    #[schema(value_type = String)]
    user_id: UserId,
    data: UpdateData,
}

/// Changes a user's name and picture.
#[utoipa::path(
    post, path = "/admin/update-user", tag = "admin",
    request_body = UpdateUserBody,
    responses(BodyRefusals, AdminRefusals, (status = 200, body = UserAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn edit_user(
    State(app): State<App>,
    request: AuthRequest<UpdateUserBody>,
) -> Answer<UserAnswer> {
    let token = request.required_token()?;
    let UpdateUserBody { user_id, data: UpdateData { name, image } } = request.body;
    let update = UserUpdate { name, image };
    let user = app.osirix.admin().update_user(token, user_id, update, request.device).await;
    plain(UserAnswer::from(&user.map_err(|e| denied("YOU_ARE_NOT_ALLOWED_TO_UPDATE_USERS", e))?))
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

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct UserBody {
    #[schema(value_type = String)]
    user_id: UserId,
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
    request_body = EmptyBody,
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

/// Erases a user.
#[utoipa::path(
    post, path = "/admin/remove-user", tag = "admin",
    request_body = UserBody,
    responses(BodyRefusals, AdminRefusals, (status = 200, body = Success)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn remove_user(State(app): State<App>, request: AuthRequest<UserBody>) -> Answer<Success> {
    let token = request.required_token()?;
    let removed = app.osirix.admin().remove_user(token, request.body.user_id, request.device).await;
    removed.map_err(|e| denied("YOU_ARE_NOT_ALLOWED_TO_DELETE_USERS", e))?;
    plain(Success::DONE)
}
