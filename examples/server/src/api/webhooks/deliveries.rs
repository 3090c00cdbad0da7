//! What was delivered to endpoints, and what is sent again.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use osirix::core::clock::Timestamp;
use osirix::{
    DeliveryState, EndpointId, Error, ErrorCode, EventId, Page, Scope, WebhookAttempt,
    WebhookDelivery,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;
use crate::api::caller::Caller;
use crate::api::documented::{BodyRefusals, CallerRefusals, Missing, WrongQuery};
use crate::api::input::{Body, Id, PageQuery, Paging, page, wrong_query};
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(ping_endpoint))
        .routes(routes!(list_deliveries))
        .routes(routes!(list_webhook_attempts))
        .routes(routes!(replay_delivery))
        .routes(routes!(replay_failed))
}

/// An event on its way to an endpoint.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookDelivery)]
struct DeliveryAnswer {
    /// The event: the message's `webhook-id`.
    event: String,
    /// What happened.
    kind: &'static str,
    /// To what.
    subject: String,
    /// The message, as it is posted: JSON.
    payload: String,
    /// `pending`, `delivered`, `failed`.
    state: &'static str,
    /// How often it was tried.
    attempts: u32,
    /// When it is tried next, at the earliest.
    #[schema(required, format = DateTime)]
    next_at: Option<String>,
    /// When it happened.
    #[schema(format = DateTime)]
    at: String,
}

impl From<WebhookDelivery> for DeliveryAnswer {
    fn from(delivery: WebhookDelivery) -> Self {
        DeliveryAnswer {
            event: delivery.event_id.to_string(),
            kind: delivery.kind.as_str(),
            subject: delivery.subject,
            payload: delivery.payload,
            state: delivery.state.as_str(),
            attempts: delivery.attempts,
            next_at: delivery.next_at.map(|at| at.to_string()),
            at: delivery.at.to_string(),
        }
    }
}

/// A part of a listing.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookDeliveries)]
struct DeliveriesAnswer {
    items: Vec<DeliveryAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// Sends a message to try an endpoint; it is delivered and recorded like every other.
#[utoipa::path(
    post, path = "/api/webhooks/endpoints/{endpoint}/ping", tag = "webhooks",
    params(("endpoint" = String, Path)),
    responses(
        CallerRefusals, Missing,
        (status = 202, body = DeliveryAnswer),
        (status = 409, body = Problem, description = "The endpoint is not active"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn ping_endpoint(
    State(app): State<App>,
    caller: Caller,
    Id(endpoint): Id<EndpointId>,
) -> Result<(StatusCode, Json<DeliveryAnswer>), Problem> {
    let account = caller.account(Scope::WebhooksWrite)?;
    let sent = app.osirix.webhooks().ping(account, endpoint).await?;
    Ok((StatusCode::ACCEPTED, Json(sent.into())))
}

/// Which deliveries to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct DeliveriesQuery {
    /// Those in this state: `pending`, `delivered`, `failed`; all of them where it is not said.
    #[param(value_type = Option<String>)]
    state: Option<DeliveryState>,
    /// Where the last page ended, as its `next` said.
    after: Option<String>,
    /// How many items at most.
    #[param(minimum = 1, maximum = 500, default = 100)]
    limit: Option<u32>,
}

/// An endpoint's deliveries, the newest first.
#[utoipa::path(
    get, path = "/api/webhooks/endpoints/{endpoint}/deliveries", tag = "webhooks",
    params(("endpoint" = String, Path), DeliveriesQuery),
    responses(CallerRefusals, WrongQuery, Missing, (status = 200, body = DeliveriesAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_deliveries(
    State(app): State<App>,
    caller: Caller,
    Id(endpoint): Id<EndpointId>,
    query: Result<Query<DeliveriesQuery>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<DeliveriesAnswer>, Problem> {
    let account = caller.account(Scope::WebhooksRead)?;
    let Query(query) =
        query.map_err(|_| wrong_query("`state` is a state, `limit` a number from 1 to 500"))?;
    let page = page(query.after, query.limit);
    let found = app.osirix.webhooks().deliveries(account, endpoint, query.state, page).await?;
    let Page { items, next } = found.map(DeliveryAnswer::from);
    Ok(Json(DeliveriesAnswer { items, next }))
}

type InPath = Result<Path<(String, String)>, axum::extract::rejection::PathRejection>;

/// The delivery in a path. Ids that are malformed name nothing.
fn delivery(path: InPath) -> Result<(EndpointId, EventId), Problem> {
    let ids = path
        .ok()
        .and_then(|Path((endpoint, event))| Some((endpoint.parse().ok()?, event.parse().ok()?)));
    let nothing = || Error::new(ErrorCode::NotFound, "there is nothing of this id");
    Ok(ids.ok_or_else(nothing)?)
}

/// An attempt to deliver.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookAttempt)]
struct AttemptAnswer {
    /// Which attempt it is, from 1.
    number: u32,
    #[schema(format = DateTime)]
    at: String,
    /// The HTTP status of the answer, where there was one.
    #[schema(required)]
    status: Option<u16>,
    /// How long it took, in milliseconds.
    duration_ms: u32,
    /// Why it failed; `null` where it did not.
    #[schema(required)]
    error: Option<String>,
}

impl From<WebhookAttempt> for AttemptAnswer {
    fn from(attempt: WebhookAttempt) -> Self {
        let WebhookAttempt { number, at, status, duration_ms, error, .. } = attempt;
        AttemptAnswer { number, at: at.to_string(), status, duration_ms, error }
    }
}

/// A part of a listing.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookAttempts)]
struct AttemptsAnswer {
    items: Vec<AttemptAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// The record of a delivery: every attempt, the oldest first.
#[utoipa::path(
    get, path = "/api/webhooks/endpoints/{endpoint}/deliveries/{event}/attempts", tag = "webhooks",
    params(("endpoint" = String, Path), ("event" = String, Path), PageQuery),
    responses(CallerRefusals, WrongQuery, Missing, (status = 200, body = AttemptsAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_webhook_attempts(
    State(app): State<App>,
    caller: Caller,
    path: InPath,
    Paging(page): Paging,
) -> Result<Json<AttemptsAnswer>, Problem> {
    let account = caller.account(Scope::WebhooksRead)?;
    let (endpoint, event) = delivery(path)?;
    let found = app.osirix.webhooks().attempts(account, endpoint, event, page).await?;
    let Page { items, next } = found.map(AttemptAnswer::from);
    Ok(Json(AttemptsAnswer { items, next }))
}

/// Sends a delivery again that was taken or given up, under the same id.
#[utoipa::path(
    post, path = "/api/webhooks/endpoints/{endpoint}/deliveries/{event}/replay", tag = "webhooks",
    params(("endpoint" = String, Path), ("event" = String, Path)),
    responses(
        CallerRefusals, Missing,
        (status = 202, body = DeliveryAnswer),
        (status = 409, body = Problem, description = "It is on its way, or the endpoint is not active"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn replay_delivery(
    State(app): State<App>,
    caller: Caller,
    path: InPath,
) -> Result<(StatusCode, Json<DeliveryAnswer>), Problem> {
    let account = caller.account(Scope::WebhooksWrite)?;
    let (endpoint, event) = delivery(path)?;
    let sent = app.osirix.webhooks().replay(account, endpoint, event).await?;
    Ok((StatusCode::ACCEPTED, Json(sent.into())))
}

/// Since when.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ReplayFailedWebhooks)]
#[serde(deny_unknown_fields)]
struct ReplayForm {
    /// What happened from this moment on is sent again, as RFC 3339 writes it.
    #[schema(format = DateTime)]
    since: String,
}

/// How many deliveries are sent again.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReplayedWebhooks)]
struct ReplayedAnswer {
    replayed: u64,
}

/// Sends again what was given up of what happened since a moment.
#[utoipa::path(
    post, path = "/api/webhooks/endpoints/{endpoint}/replay", tag = "webhooks",
    params(("endpoint" = String, Path)),
    request_body = ReplayForm,
    responses(
        CallerRefusals, BodyRefusals, Missing,
        (status = 202, body = ReplayedAnswer),
        (status = 409, body = Problem, description = "The endpoint is not active"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn replay_failed(
    State(app): State<App>,
    caller: Caller,
    Id(endpoint): Id<EndpointId>,
    Body(form): Body<ReplayForm>,
) -> Result<(StatusCode, Json<ReplayedAnswer>), Problem> {
    let account = caller.account(Scope::WebhooksWrite)?;
    let wrong = |_| Error::invalid("since", "give a moment like 2026-01-01T09:00:00Z");
    let since: Timestamp = form.since.parse().map_err(wrong)?;
    let replayed = app.osirix.webhooks().replay_failed(account, endpoint, since).await?;
    Ok((StatusCode::ACCEPTED, Json(ReplayedAnswer { replayed })))
}
