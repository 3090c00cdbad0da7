//! Keys for programs, as Better Auth's plugin `api-key` offers them.

use std::collections::BTreeMap;

use axum::extract::State;
use osirix::{ApiKey, ApiKeyId, ApiKeyUpdate, CreatedApiKey, NewApiKey, Scope, Token};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{Answer, Success, plain};
use super::documented::{BodyRefusals, EmptyBody, Missing, SessionRefusals};
use super::error::Refusal;
use super::request::{Asked, AuthRequest};
use crate::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(create_key))
        .routes(routes!(list_keys))
        .routes(routes!(get_key))
        .routes(routes!(update_key))
        .routes(routes!(rotate_key))
        .routes(routes!(delete_key))
}

/// What a key opens: actions by resource, `{"jobs": ["read", "write"]}`.
type Permissions = BTreeMap<String, Vec<String>>;

/// A key as its user sees it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ApiKey)]
struct ApiKeyAnswer {
    #[schema(value_type = String)]
    id: ApiKeyId,
    name: String,
    /// Its first characters.
    start: String,
    prefix: &'static str,
    user_id: String,
    enabled: bool,
    rate_limit_enabled: bool,
    /// In milliseconds.
    rate_limit_time_window: u64,
    #[schema(required)]
    rate_limit_max: Option<u32>,
    #[schema(required, format = DateTime)]
    last_request: Option<String>,
    #[schema(required, format = DateTime)]
    expires_at: Option<String>,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
    permissions: Permissions,
}

impl From<&ApiKey> for ApiKeyAnswer {
    fn from(key: &ApiKey) -> Self {
        let mut permissions = Permissions::new();
        for (resource, action) in key.scopes.iter().filter_map(|one| one.as_str().split_once(':')) {
            permissions.entry(resource.to_owned()).or_default().push(action.to_owned());
        }
        ApiKeyAnswer {
            id: key.id,
            name: key.name.clone(),
            start: key.start.clone(),
            prefix: ApiKey::PREFIX,
            user_id: key.user_id.to_string(),
            enabled: key.enabled,
            rate_limit_enabled: key.rate_limit.is_some(),
            rate_limit_time_window: u64::from(key.rate_window_s) * 1_000,
            rate_limit_max: key.rate_limit,
            last_request: key.last_used_at.map(|time| time.to_string()),
            expires_at: key.expires_at.map(|time| time.to_string()),
            created_at: key.created_at.to_string(),
            updated_at: key.updated_at.to_string(),
            permissions,
        }
    }
}

/// A key that was just made.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CreatedApiKey)]
struct CreatedAnswer {
    /// What the program shows: it is told this once.
    #[schema(value_type = String)]
    key: Token,
    #[serde(flatten)]
    api_key: ApiKeyAnswer,
}

impl From<CreatedApiKey> for CreatedAnswer {
    fn from(created: CreatedApiKey) -> Self {
        CreatedAnswer { api_key: ApiKeyAnswer::from(&created.api_key), key: created.key }
    }
}

/// A key that is to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CreateBody {
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
    /// In how many seconds it ends: 60 to 31,536,000; nothing is never.
    expires_in: Option<u64>,
    /// In milliseconds: 1,000 to 86,400,000.
    rate_limit_time_window: Option<u64>,
    /// How many requests it may make in that time.
    rate_limit_max: Option<u32>,
    /// What it opens; nothing is everything that keys can open.
    permissions: Option<Permissions>,
}

fn scopes(permissions: Option<Permissions>) -> Result<Vec<Scope>, Refusal> {
    let Some(permissions) = permissions else { return Ok(Scope::ALL.to_vec()) };
    let named = permissions.iter().flat_map(|(resource, actions)| {
        actions.iter().map(move |action| format!("{resource}:{action}").parse())
    });
    Ok(named.collect::<osirix::Result<_>>()?)
}

/// Makes a key. The session must be a day old at most.
#[utoipa::path(
    post, path = "/api-key/create", tag = "api-key",
    request_body = CreateBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = CreatedAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn create_key(
    State(app): State<App>,
    request: AuthRequest<CreateBody>,
) -> Answer<CreatedAnswer> {
    let token = request.required_token()?;
    let body = request.body;
    let window_s = body.rate_limit_time_window.map_or(60, |window| window / 1_000);
    let new = NewApiKey {
        name: body.name.unwrap_or_else(|| "key".to_owned()),
        scopes: scopes(body.permissions)?,
        expires_in_s: body.expires_in,
        rate_limit: body.rate_limit_max,
        rate_window_s: u32::try_from(window_s).unwrap_or(u32::MAX),
    };
    let created = app.osirix.api_keys().create(token, new, request.device).await?;
    plain(created.into())
}

/// The caller's keys.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ListAnswer {
    api_keys: Vec<ApiKeyAnswer>,
    total: usize,
}

/// Lists the caller's keys, the newest first.
#[utoipa::path(
    get, path = "/api-key/list", tag = "api-key",
    responses(SessionRefusals, (status = 200, body = ListAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn list_keys(State(app): State<App>, request: AuthRequest<EmptyBody>) -> Answer<ListAnswer> {
    let keys = app.osirix.api_keys().list(request.required_token()?).await?;
    let api_keys: Vec<_> = keys.iter().map(ApiKeyAnswer::from).collect();
    plain(ListAnswer { total: api_keys.len(), api_keys })
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct KeyQuery {
    #[param(value_type = String)]
    id: ApiKeyId,
}

/// One of the caller's keys.
#[utoipa::path(
    get, path = "/api-key/get", tag = "api-key",
    params(KeyQuery),
    responses(SessionRefusals, Missing, (status = 200, body = ApiKeyAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn get_key(
    State(app): State<App>,
    Asked(query): Asked<KeyQuery>,
    request: AuthRequest<EmptyBody>,
) -> Answer<ApiKeyAnswer> {
    let KeyQuery { id } = query;
    let key = app.osirix.api_keys().get(request.required_token()?, id).await?;
    plain(ApiKeyAnswer::from(&key))
}

/// What is to change of a key.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct UpdateBody {
    #[schema(value_type = String)]
    key_id: ApiKeyId,
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
    enabled: Option<bool>,
}

/// Renames a key, or switches it off and on.
#[utoipa::path(
    post, path = "/api-key/update", tag = "api-key",
    request_body = UpdateBody,
    responses(BodyRefusals, SessionRefusals, Missing, (status = 200, body = ApiKeyAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn update_key(
    State(app): State<App>,
    request: AuthRequest<UpdateBody>,
) -> Answer<ApiKeyAnswer> {
    let token = request.required_token()?;
    let UpdateBody { key_id, name, enabled } = request.body;
    let update = ApiKeyUpdate { name, enabled };
    let key = app.osirix.api_keys().update(token, key_id, update, request.device).await?;
    plain(ApiKeyAnswer::from(&key))
}

/// Which key is to be replaced.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RotateBody {
    #[schema(value_type = String)]
    key_id: ApiKeyId,
    /// For how many seconds the present one lives on: 0 to 2,592,000.
    overlap: Option<u64>,
}

/// Makes a key in place of another, which lives on for the overlap.
#[utoipa::path(
    post, path = "/api-key/rotate", tag = "api-key",
    request_body = RotateBody,
    responses(BodyRefusals, SessionRefusals, Missing, (status = 200, body = CreatedAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn rotate_key(
    State(app): State<App>,
    request: AuthRequest<RotateBody>,
) -> Answer<CreatedAnswer> {
    let token = request.required_token()?;
    let RotateBody { key_id, overlap } = request.body;
    let keys = app.osirix.api_keys();
    let created = keys.rotate(token, key_id, overlap.unwrap_or(0), request.device).await?;
    plain(created.into())
}

/// Which key is to go.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DeleteBody {
    #[schema(value_type = String)]
    key_id: ApiKeyId,
}

/// Removes a key.
#[utoipa::path(
    post, path = "/api-key/delete", tag = "api-key",
    request_body = DeleteBody,
    responses(BodyRefusals, SessionRefusals, Missing, (status = 200, body = Success)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn delete_key(State(app): State<App>, request: AuthRequest<DeleteBody>) -> Answer<Success> {
    let token = request.required_token()?;
    app.osirix.api_keys().delete(token, request.body.key_id, request.device).await?;
    plain(Success::DONE)
}
