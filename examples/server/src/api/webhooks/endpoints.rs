//! Endpoints: added, changed, given another secret, removed.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use osirix::{
    AddedWebhook, EndpointId, EventKind, NewWebhook, Scope, WebhookEndpoint, WebhookUpdate,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;
use crate::api::caller::Caller;
use crate::api::documented::{BodyRefusals, CallerRefusals, Missing};
use crate::api::input::{Body, Id};
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_endpoints, add_endpoint))
        .routes(routes!(get_endpoint, change_endpoint, remove_endpoint))
        .routes(routes!(rotate_secret))
}

/// Where the caller is told what happens.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookEndpoint)]
struct EndpointAnswer {
    id: String,
    url: String,
    description: String,
    /// What it is told.
    kinds: Vec<&'static str>,
    /// `active`, `paused`, `disabled`.
    state: &'static str,
    /// Why it is disabled.
    #[schema(required)]
    reason: Option<String>,
    /// Since when every attempt has failed, where the last one did.
    #[schema(required, format = DateTime)]
    failing_since: Option<String>,
    /// Until when the secret that was replaced signs too.
    #[schema(required, format = DateTime)]
    old_secret_until: Option<String>,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

impl From<WebhookEndpoint> for EndpointAnswer {
    fn from(endpoint: WebhookEndpoint) -> Self {
        EndpointAnswer {
            id: endpoint.id.to_string(),
            url: endpoint.url,
            description: endpoint.description,
            kinds: endpoint.kinds.into_iter().map(EventKind::as_str).collect(),
            state: endpoint.state.as_str(),
            reason: endpoint.reason,
            failing_since: endpoint.failing_since.map(|at| at.to_string()),
            old_secret_until: endpoint.old_secret_until.map(|at| at.to_string()),
            created_at: endpoint.created_at.to_string(),
            updated_at: endpoint.updated_at.to_string(),
        }
    }
}

/// An endpoint with its secret, which is shown at this moment alone.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookEndpointWithSecret)]
struct SecretAnswer {
    endpoint: EndpointAnswer,
    /// What messages are signed with, as Standard Webhooks has it: `whsec_..`.
    secret: String,
}

impl From<AddedWebhook> for SecretAnswer {
    fn from(added: AddedWebhook) -> Self {
        let secret = added.secret.expose().to_owned();
        SecretAnswer { endpoint: added.endpoint.into(), secret }
    }
}

/// The caller's endpoints, the oldest first.
#[utoipa::path(
    get, path = "/api/webhooks/endpoints", tag = "webhooks",
    responses(CallerRefusals, (status = 200, body = Vec<EndpointAnswer>)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_endpoints(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Vec<EndpointAnswer>>, Problem> {
    let account = caller.account(Scope::WebhooksRead)?;
    let found = app.osirix.webhooks().list(account).await?;
    Ok(Json(found.into_iter().map(EndpointAnswer::from).collect()))
}

/// An endpoint to be added.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewWebhookEndpoint)]
#[serde(deny_unknown_fields)]
struct NewForm {
    /// Where messages are posted to: an address of the public Internet, by `https`.
    #[schema(max_length = 2_000)]
    url: String,
    /// What the caller calls it.
    #[serde(default)]
    #[schema(max_length = 200)]
    description: String,
    /// What it is told: `job.completed`, `job.failed`, `job.cancelled`, `job.redriven`,
    /// `credits.granted`, `credits.revoked`, `credits.restored`, `billing.subscription_changed`,
    /// `billing.plan_changed`, `billing.invoice_changed`, `billing.refund_changed`,
    /// `marketplace.product_sold`, `social.post_published`, `social.post_failed`,
    /// `social.post_unconfirmed`, `social.connection_broken`, `webhook.endpoint_disabled`.
    #[schema(value_type = Vec<String>, min_items = 1)]
    kinds: Vec<EventKind>,
}

/// Adds an endpoint, which is told what happens from now on.
#[utoipa::path(
    post, path = "/api/webhooks/endpoints", tag = "webhooks",
    request_body = NewForm,
    responses(CallerRefusals, BodyRefusals, (status = 201, body = SecretAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn add_endpoint(
    State(app): State<App>,
    caller: Caller,
    Body(form): Body<NewForm>,
) -> Result<(StatusCode, Json<SecretAnswer>), Problem> {
    let account = caller.account(Scope::WebhooksWrite)?;
    let NewForm { url, description, kinds } = form;
    let new = NewWebhook { url, description, kinds };
    let added = app.osirix.webhooks().add(account, new).await?;
    Ok((StatusCode::CREATED, Json(added.into())))
}

/// An endpoint.
#[utoipa::path(
    get, path = "/api/webhooks/endpoints/{endpoint}", tag = "webhooks",
    params(("endpoint" = String, Path)),
    responses(CallerRefusals, Missing, (status = 200, body = EndpointAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_endpoint(
    State(app): State<App>,
    caller: Caller,
    Id(endpoint): Id<EndpointId>,
) -> Result<Json<EndpointAnswer>, Problem> {
    let account = caller.account(Scope::WebhooksRead)?;
    Ok(Json(app.osirix.webhooks().get(account, endpoint).await?.into()))
}

/// What changes about an endpoint; what is not said stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[schema(as = WebhookEndpointChange)]
#[serde(default, deny_unknown_fields)]
struct ChangeForm {
    #[schema(max_length = 2_000)]
    url: Option<String>,
    #[schema(max_length = 200)]
    description: Option<String>,
    #[schema(value_type = Option<Vec<String>>, min_items = 1)]
    kinds: Option<Vec<EventKind>>,
    /// `false` pauses it, `true` lets it go on; what happens meanwhile is not told later.
    enabled: Option<bool>,
}

/// Changes an endpoint; pauses it, or lets it go on.
#[utoipa::path(
    patch, path = "/api/webhooks/endpoints/{endpoint}", tag = "webhooks",
    params(("endpoint" = String, Path)),
    request_body = ChangeForm,
    responses(CallerRefusals, BodyRefusals, Missing, (status = 200, body = EndpointAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn change_endpoint(
    State(app): State<App>,
    caller: Caller,
    Id(endpoint): Id<EndpointId>,
    Body(form): Body<ChangeForm>,
) -> Result<Json<EndpointAnswer>, Problem> {
    let account = caller.account(Scope::WebhooksWrite)?;
    let ChangeForm { url, description, kinds, enabled } = form;
    let update = WebhookUpdate { url, description, kinds, enabled };
    Ok(Json(app.osirix.webhooks().change(account, endpoint, update).await?.into()))
}

/// Removes an endpoint with what waits for it and the record of what it was told.
#[utoipa::path(
    delete, path = "/api/webhooks/endpoints/{endpoint}", tag = "webhooks",
    params(("endpoint" = String, Path)),
    responses(CallerRefusals, Missing, (status = 204, description = "It is removed")),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn remove_endpoint(
    State(app): State<App>,
    caller: Caller,
    Id(endpoint): Id<EndpointId>,
) -> Result<StatusCode, Problem> {
    let account = caller.account(Scope::WebhooksWrite)?;
    app.osirix.webhooks().remove(account, endpoint).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// For how long the secret before signs too.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = RotateWebhookSecret)]
#[serde(deny_unknown_fields)]
struct RotateForm {
    /// In seconds.
    #[schema(minimum = 0, maximum = 604_800)]
    overlap_s: u64,
}

/// Gives an endpoint another secret.
#[utoipa::path(
    post, path = "/api/webhooks/endpoints/{endpoint}/rotate", tag = "webhooks",
    params(("endpoint" = String, Path)),
    request_body = RotateForm,
    responses(CallerRefusals, BodyRefusals, Missing, (status = 200, body = SecretAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn rotate_secret(
    State(app): State<App>,
    caller: Caller,
    Id(endpoint): Id<EndpointId>,
    Body(form): Body<RotateForm>,
) -> Result<Json<SecretAnswer>, Problem> {
    let account = caller.account(Scope::WebhooksWrite)?;
    let rotated = app.osirix.webhooks().rotate(account, endpoint, form.overlap_s).await?;
    Ok(Json(rotated.into()))
}
