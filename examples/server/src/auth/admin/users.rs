//! Who there is.

use axum::extract::State;
use osirix::{NewUser, Role, Secret, UserId, UserQuery, UserUpdate};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{OneUser, UserBody, denied, one};
use crate::App;
use crate::auth::answer::{Answer, Success, UserAnswer, plain};
use crate::auth::documented::{AdminRefusals, BodyRefusals, EmptyBody};
use crate::auth::request::{Asked, AuthRequest};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_users))
        .routes(routes!(get_user))
        .routes(routes!(create_user))
        .routes(routes!(edit_user))
        .routes(routes!(remove_user))
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
