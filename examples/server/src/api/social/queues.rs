//! Queues: the times of a week at which posts go out, one at each.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use osirix::{
    ComingSlot, ConnectionId, NewPostQueue, PostId, PostQueue, PostQueueId, QueueSlot, Scope,
    Weekday,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::content::TimeForm;
use super::of_network;
use super::posts::PostAnswer;
use crate::App;
use crate::api::caller::Caller;
use crate::api::documented::{BodyRefusals, CallerRefusals, Missing, WrongQuery};
use crate::api::input::{Body, Id, wrong_query};
use crate::error::Problem;

/// How many slots are shown where nobody says how many.
const SLOTS: u32 = 50;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_queues, add_queue))
        .routes(routes!(get_queue, change_queue, remove_queue))
        .routes(routes!(list_slots))
        .routes(routes!(queue_post))
}

/// A queue that is to be made, or what one is to be.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewSocialQueue)]
#[serde(deny_unknown_fields)]
struct QueueForm {
    /// Its name, unique among the caller's.
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    /// The name of a time zone in the IANA database: `Europe/Berlin`.
    time_zone: String,
    /// When it publishes, each time once.
    #[schema(min_items = 1, max_items = 168)]
    slots: Vec<SlotForm>,
    /// The connections that it serves, each once.
    #[schema(min_items = 1, max_items = 50)]
    connections: Vec<String>,
}

/// A time of the week.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[schema(as = SocialQueueSlot)]
#[serde(deny_unknown_fields)]
struct SlotForm {
    /// `monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `saturday`, `sunday`.
    #[schema(value_type = String)]
    weekday: Weekday,
    /// The time of day in the queue's time zone: `09:30`.
    #[schema(pattern = "^[0-9]{1,2}:[0-9]{2}$")]
    time: String,
}

impl QueueForm {
    fn request(self) -> Result<NewPostQueue, Problem> {
        let connections = self.connections.iter().map(|id| id.parse::<ConnectionId>());
        let connections = connections.collect::<Result<_, _>>();
        let slot = |SlotForm { weekday, time }| QueueSlot { weekday, time };
        Ok(NewPostQueue {
            name: self.name,
            time_zone: self.time_zone,
            slots: self.slots.into_iter().map(slot).collect(),
            connections: connections
                .map_err(|error| Problem::from(error).with("field", "connections"))?,
        })
    }
}

/// A queue.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialQueue)]
struct QueueAnswer {
    id: String,
    name: String,
    time_zone: String,
    /// In the order of the week.
    slots: Vec<SlotForm>,
    connections: Vec<String>,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

impl From<PostQueue> for QueueAnswer {
    fn from(queue: PostQueue) -> Self {
        let slot = |QueueSlot { weekday, time }| SlotForm { weekday, time };
        QueueAnswer {
            id: queue.id.to_string(),
            name: queue.name,
            time_zone: queue.time_zone,
            slots: queue.slots.into_iter().map(slot).collect(),
            connections: queue.connections.iter().map(ToString::to_string).collect(),
            created_at: queue.created_at.to_string(),
            updated_at: queue.updated_at.to_string(),
        }
    }
}

/// The caller's queues, by their names.
#[utoipa::path(
    get, path = "/api/social/queues", tag = "social",
    responses(CallerRefusals, (status = 200, body = Vec<QueueAnswer>)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_queues(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Vec<QueueAnswer>>, Problem> {
    let account = caller.account(Scope::SocialRead)?;
    let queues = app.osirix.social().post_queues(account).await?;
    Ok(Json(queues.into_iter().map(QueueAnswer::from).collect()))
}

/// Makes a queue.
#[utoipa::path(
    post, path = "/api/social/queues", tag = "social",
    request_body = QueueForm,
    responses(
        CallerRefusals, BodyRefusals,
        (status = 201, body = QueueAnswer),
        (status = 404, body = Problem, description = "A connection is not there"),
        (status = 409, body = Problem, description = "A queue has this name, or there are 50"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn add_queue(
    State(app): State<App>,
    caller: Caller,
    Body(form): Body<QueueForm>,
) -> Result<(StatusCode, Json<QueueAnswer>), Problem> {
    let account = caller.account(Scope::SocialWrite)?;
    let queue = app.osirix.social().add_queue(account, form.request()?).await?;
    Ok((StatusCode::CREATED, Json(queue.into())))
}

/// A queue.
#[utoipa::path(
    get, path = "/api/social/queues/{queue}", tag = "social",
    params(("queue" = String, Path)),
    responses(CallerRefusals, Missing, (status = 200, body = QueueAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_queue(
    State(app): State<App>,
    caller: Caller,
    Id(queue): Id<PostQueueId>,
) -> Result<Json<QueueAnswer>, Problem> {
    let account = caller.account(Scope::SocialRead)?;
    Ok(Json(app.osirix.social().post_queue(account, queue).await?.into()))
}

/// Makes a queue another one. Posts that have a slot keep their times.
#[utoipa::path(
    put, path = "/api/social/queues/{queue}", tag = "social",
    params(("queue" = String, Path)),
    request_body = QueueForm,
    responses(
        CallerRefusals, BodyRefusals, Missing,
        (status = 200, body = QueueAnswer),
        (status = 409, body = Problem, description = "Another queue has this name"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn change_queue(
    State(app): State<App>,
    caller: Caller,
    Id(queue): Id<PostQueueId>,
    Body(form): Body<QueueForm>,
) -> Result<Json<QueueAnswer>, Problem> {
    let account = caller.account(Scope::SocialWrite)?;
    // Whose it is comes before what is asked for.
    app.osirix.social().post_queue(account, queue).await?;
    let changed = app.osirix.social().change_queue(account, queue, form.request()?).await?;
    Ok(Json(changed.into()))
}

/// Removes a queue. Posts that have a slot of it keep their times.
#[utoipa::path(
    delete, path = "/api/social/queues/{queue}", tag = "social",
    params(("queue" = String, Path)),
    responses(CallerRefusals, Missing, (status = 204)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn remove_queue(
    State(app): State<App>,
    caller: Caller,
    Id(queue): Id<PostQueueId>,
) -> Result<StatusCode, Problem> {
    let account = caller.account(Scope::SocialWrite)?;
    app.osirix.social().remove_queue(account, queue).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How many slots.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct SlotsQuery {
    /// How many slots.
    #[param(minimum = 1, maximum = 500, default = 50)]
    limit: Option<u32>,
}

/// A slot that is to come.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialComingSlot)]
struct ComingAnswer {
    #[schema(format = DateTime)]
    at: String,
    /// What clocks show there then.
    time: TimeForm,
    /// The post that fills it; `null` where it is free.
    #[schema(required)]
    post: Option<String>,
}

impl From<ComingSlot> for ComingAnswer {
    fn from(slot: ComingSlot) -> Self {
        ComingAnswer {
            at: slot.at.to_string(),
            time: slot.time.into(),
            post: slot.post_id.map(|post| post.to_string()),
        }
    }
}

/// The slots of a queue that are to come, and what fills them.
#[utoipa::path(
    get, path = "/api/social/queues/{queue}/slots", tag = "social",
    params(("queue" = String, Path), SlotsQuery),
    responses(CallerRefusals, Missing, WrongQuery, (status = 200, body = Vec<ComingAnswer>)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_slots(
    State(app): State<App>,
    caller: Caller,
    Id(queue): Id<PostQueueId>,
    query: Result<Query<SlotsQuery>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<Vec<ComingAnswer>>, Problem> {
    let account = caller.account(Scope::SocialRead)?;
    let Query(query) = query.map_err(|_| wrong_query("`limit` is a number from 1 to 500"))?;
    let limit = query.limit.unwrap_or(SLOTS);
    let slots = app.osirix.social().coming_slots(account, queue, limit).await?;
    Ok(Json(slots.into_iter().map(ComingAnswer::from).collect()))
}

/// Which queue.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = SocialPostToQueue)]
#[serde(deny_unknown_fields)]
struct ToQueueForm {
    queue: String,
}

/// Schedules a draft for the next free slot of a queue. A post without connections goes out by all
/// of the queue's.
#[utoipa::path(
    post, path = "/api/social/posts/{post}/queue", tag = "social",
    params(("post" = String, Path)),
    request_body = ToQueueForm,
    responses(
        CallerRefusals, BodyRefusals, Missing,
        (status = 200, body = PostAnswer),
        (status = 409, body = Problem, description = "It is no draft, or the queue is full"),
        (status = 422, body = Problem, description = "A connection does not work any more"),
        (status = 503, body = Problem, description = "A network does not answer"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn queue_post(
    State(app): State<App>,
    caller: Caller,
    Id(post): Id<PostId>,
    Body(form): Body<ToQueueForm>,
) -> Result<Json<PostAnswer>, Problem> {
    let account = caller.account(Scope::SocialWrite)?;
    // Whose it is comes before what is asked for.
    app.osirix.social().post(account, post).await?;
    let queue = form.queue.parse::<PostQueueId>();
    let queue = queue.map_err(|error| Problem::from(error).with("field", "queue"))?;
    let queued = app.osirix.social().queue_post(account, post, queue).await;
    Ok(Json(queued.map_err(of_network)?.into()))
}
