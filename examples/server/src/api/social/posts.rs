//! Posts: written, looked over, scheduled, cancelled.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use osirix::{Approval, ApprovalDecision, PostId, PostWarning, Scope, SocialPost, TargetProblem};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::content::{ContentAnswer, PostForm, TimeForm, UtmForm, VariantAnswer};
use super::of_network;
use crate::App;
use crate::api::caller::Caller;
use crate::api::documented::{BodyRefusals, CallerRefusals, Missing, WrongQuery};
use crate::api::input::{Body, Id, PageQuery, Paging, moment, page, wrong_query};
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_posts, write_post))
        .routes(routes!(get_post, rewrite_post, cancel_post))
        .routes(routes!(preflight_post))
        .routes(routes!(schedule_post))
        .routes(routes!(list_calendar))
}

/// A post, and where it is on its way.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialPost)]
pub(super) struct PostAnswer {
    id: String,
    /// `draft`, `awaiting_approval`, `missed`, `scheduled`, `publishing`, `published`, `partial`,
    /// `failed`, `unconfirmed`, `cancelled`.
    state: &'static str,
    content: ContentAnswer,
    variants: Vec<VariantAnswer>,
    connections: Vec<String>,
    #[schema(required)]
    time: Option<TimeForm>,
    #[schema(required)]
    video_job: Option<String>,
    #[schema(required)]
    utm: Option<UtmForm>,
    /// The moment at which it is published; `null` for a draft that has no time.
    #[schema(required, format = DateTime)]
    due_at: Option<String>,
    /// The queue whose slot it has.
    #[schema(required)]
    queue: Option<String>,
    /// The recurrence that it is one of.
    #[schema(required)]
    recurrence: Option<String>,
    /// What was decided, where its account wants approval; `null` where nobody has submitted it.
    #[schema(required)]
    approval: Option<ApprovalAnswer>,
    /// What was noticed when it was scheduled, queued or written anew by this request.
    warnings: Vec<WarningAnswer>,
    /// Grows with each change of what was written.
    revision: u32,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

impl From<SocialPost> for PostAnswer {
    fn from(post: SocialPost) -> Self {
        let request = post.request;
        PostAnswer {
            id: post.id.to_string(),
            state: post.state.as_str(),
            content: request.content.into(),
            variants: request.variants.into_iter().map(VariantAnswer::from).collect(),
            connections: request.connections.iter().map(ToString::to_string).collect(),
            time: request.time.map(TimeForm::from),
            video_job: request.video_job.map(|job| job.to_string()),
            utm: request.utm.map(UtmForm::from),
            due_at: post.due_at.map(|due| due.to_string()),
            queue: post.queue_id.map(|queue| queue.to_string()),
            recurrence: post.recurrence_id.map(|recurrence| recurrence.to_string()),
            approval: post.approval.map(ApprovalAnswer::from),
            warnings: post.warnings.into_iter().map(WarningAnswer::from).collect(),
            revision: post.revision,
            created_at: post.created_at.to_string(),
            updated_at: post.updated_at.to_string(),
        }
    }
}

/// Who submitted a post to the other members, and what one of them decided.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialApproval)]
struct ApprovalAnswer {
    #[schema(required)]
    submitted_by: Option<String>,
    #[schema(format = DateTime)]
    submitted_at: String,
    /// `approved`, `rejected`; `null` while it waits.
    #[schema(required)]
    decision: Option<&'static str>,
    #[schema(required)]
    decided_by: Option<String>,
    #[schema(required, format = DateTime)]
    decided_at: Option<String>,
    #[schema(required)]
    reason: Option<String>,
}

impl From<Approval> for ApprovalAnswer {
    fn from(approval: Approval) -> Self {
        ApprovalAnswer {
            submitted_by: approval.submitted_by.map(|user| user.to_string()),
            submitted_at: approval.submitted_at.to_string(),
            decision: approval.decision.map(ApprovalDecision::as_str),
            decided_by: approval.decided_by.map(|user| user.to_string()),
            decided_at: approval.decided_at.map(|at| at.to_string()),
            reason: approval.reason,
        }
    }
}

/// Something that a person may want to change about a post, and need not.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialPostWarning)]
struct WarningAnswer {
    /// `duplicate`: another post says the same by the same connection; `conflict`: another goes out
    /// by it.
    kind: &'static str,
    connection: String,
    /// The other post.
    post: String,
    /// When the other is due.
    #[schema(format = DateTime)]
    due_at: String,
    /// How far apart they would have to be, in seconds.
    within_s: u32,
}

impl From<PostWarning> for WarningAnswer {
    fn from(warning: PostWarning) -> Self {
        WarningAnswer {
            kind: warning.kind.as_str(),
            connection: warning.connection_id.to_string(),
            post: warning.post_id.to_string(),
            due_at: warning.due_at.to_string(),
            within_s: warning.within_s,
        }
    }
}

/// A part of a listing.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialPosts)]
pub(super) struct PostsAnswer {
    items: Vec<PostAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

impl From<osirix::Page<SocialPost>> for PostsAnswer {
    fn from(page: osirix::Page<SocialPost>) -> Self {
        let page = page.map(PostAnswer::from);
        PostsAnswer { items: page.items, next: page.next }
    }
}

/// The caller's posts, newest first.
#[utoipa::path(
    get, path = "/api/social/posts", tag = "social",
    params(PageQuery),
    responses(CallerRefusals, WrongQuery, (status = 200, body = PostsAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_posts(
    State(app): State<App>,
    caller: Caller,
    Paging(page): Paging,
) -> Result<Json<PostsAnswer>, Problem> {
    let account = caller.account(Scope::SocialRead)?;
    Ok(Json(app.osirix.social().posts(account, page).await?.into()))
}

/// Writes a post down as a draft.
#[utoipa::path(
    post, path = "/api/social/posts", tag = "social",
    request_body = PostForm,
    responses(
        CallerRefusals, BodyRefusals,
        (status = 201, body = PostAnswer),
        (status = 404, body = Problem, description = "A connection, a job or a file is not there"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn write_post(
    State(app): State<App>,
    caller: Caller,
    Body(form): Body<PostForm>,
) -> Result<(StatusCode, Json<PostAnswer>), Problem> {
    let account = caller.account(Scope::SocialWrite)?;
    let request = form.request(&app, account).await?;
    let post = app.osirix.social().write(account, request).await?;
    Ok((StatusCode::CREATED, Json(post.into())))
}

/// A post.
#[utoipa::path(
    get, path = "/api/social/posts/{post}", tag = "social",
    params(("post" = String, Path)),
    responses(CallerRefusals, Missing, (status = 200, body = PostAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_post(
    State(app): State<App>,
    caller: Caller,
    Id(post): Id<PostId>,
) -> Result<Json<PostAnswer>, Problem> {
    let account = caller.account(Scope::SocialRead)?;
    Ok(Json(app.osirix.social().post(account, post).await?.into()))
}

/// Writes a post anew that is a draft, or scheduled and not due yet.
#[utoipa::path(
    put, path = "/api/social/posts/{post}", tag = "social",
    params(("post" = String, Path)),
    request_body = PostForm,
    responses(
        CallerRefusals, BodyRefusals, Missing,
        (status = 200, body = PostAnswer),
        (status = 409, body = Problem, description = "It does not change any more"),
        (status = 422, body = Problem, description = "A connection does not work any more"),
        (status = 503, body = Problem, description = "A network does not answer"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn rewrite_post(
    State(app): State<App>,
    caller: Caller,
    Id(post): Id<PostId>,
    Body(form): Body<PostForm>,
) -> Result<Json<PostAnswer>, Problem> {
    let account = caller.account(Scope::SocialWrite)?;
    // Whose it is comes before what is asked for.
    app.osirix.social().post(account, post).await?;
    let request = form.request(&app, account).await?;
    let post = app.osirix.social().rewrite(account, post, request).await.map_err(of_network)?;
    Ok(Json(post.into()))
}

/// Cancels a post, or as much of it as nobody can have seen.
#[utoipa::path(
    delete, path = "/api/social/posts/{post}", tag = "social",
    params(("post" = String, Path)),
    responses(
        CallerRefusals, Missing,
        (status = 200, body = PostAnswer),
        (status = 409, body = Problem, description = "Nothing of it can be cancelled any more"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn cancel_post(
    State(app): State<App>,
    caller: Caller,
    Id(post): Id<PostId>,
) -> Result<Json<PostAnswer>, Problem> {
    let account = caller.account(Scope::SocialWrite)?;
    Ok(Json(app.osirix.social().cancel(account, post).await?.into()))
}

/// What a network would refuse of a post.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialPostProblem)]
struct ProblemAnswer {
    /// By which connection.
    connection: String,
    /// What it is about: `parts[0].text`, `parts[0].media[1].duration_ms`.
    field: String,
    /// A sentence for the person who has to change it.
    message: String,
    /// What is allowed.
    limit: String,
    /// What there is.
    value: String,
}

impl From<TargetProblem> for ProblemAnswer {
    fn from(found: TargetProblem) -> Self {
        let TargetProblem { connection_id, problem } = found;
        ProblemAnswer {
            connection: connection_id.to_string(),
            field: problem.field,
            message: problem.message,
            limit: problem.limit,
            value: problem.value,
        }
    }
}

/// Everything that networks would refuse of a post; empty where all would take it.
#[utoipa::path(
    get, path = "/api/social/posts/{post}/preflight", tag = "social",
    params(("post" = String, Path)),
    responses(
        CallerRefusals, Missing,
        (status = 200, body = Vec<ProblemAnswer>),
        (status = 409, body = Problem, description = "Its video will not come"),
        (status = 422, body = Problem, description = "A connection does not work any more"),
        (status = 503, body = Problem, description = "A network does not answer"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn preflight_post(
    State(app): State<App>,
    caller: Caller,
    Id(post): Id<PostId>,
) -> Result<Json<Vec<ProblemAnswer>>, Problem> {
    let account = caller.account(Scope::SocialRead)?;
    let found = app.osirix.social().preflight(account, post).await.map_err(of_network)?;
    Ok(Json(found.into_iter().map(ProblemAnswer::from).collect()))
}

/// Schedules a draft for its time, or for now where it has none.
#[utoipa::path(
    post, path = "/api/social/posts/{post}/schedule", tag = "social",
    params(("post" = String, Path)),
    responses(
        CallerRefusals, Missing,
        (status = 200, body = PostAnswer),
        (status = 400, body = Problem, description = "A network would refuse it: see `field`"),
        (status = 409, body = Problem, description = "It is no draft"),
        (status = 422, body = Problem, description = "A connection does not work any more"),
        (status = 503, body = Problem, description = "A network does not answer"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn schedule_post(
    State(app): State<App>,
    caller: Caller,
    Id(post): Id<PostId>,
) -> Result<Json<PostAnswer>, Problem> {
    let account = caller.account(Scope::SocialWrite)?;
    let post = app.osirix.social().schedule(account, post).await.map_err(of_network)?;
    Ok(Json(post.into()))
}

/// Which days.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct CalendarQuery {
    /// From this moment on, as RFC 3339 writes it.
    #[param(format = DateTime)]
    from: String,
    /// Before this moment.
    #[param(format = DateTime)]
    to: String,
    /// Where the last page ended, as its `next` said.
    after: Option<String>,
    /// How many items at most.
    #[param(minimum = 1, maximum = 500, default = 100)]
    limit: Option<u32>,
}

/// The caller's posts that are due between two moments, in that order.
#[utoipa::path(
    get, path = "/api/social/calendar", tag = "social",
    params(CalendarQuery),
    responses(CallerRefusals, WrongQuery, (status = 200, body = PostsAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_calendar(
    State(app): State<App>,
    caller: Caller,
    query: Result<Query<CalendarQuery>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<PostsAnswer>, Problem> {
    let account = caller.account(Scope::SocialRead)?;
    let wrong = "`from` and `to` are moments, `limit` a number from 1 to 500";
    let Query(query) = query.map_err(|_| wrong_query(wrong))?;
    let (from, to) = (moment("from", &query.from)?, moment("to", &query.to)?);
    let page = page(query.after, query.limit);
    Ok(Json(app.osirix.social().calendar(account, from, to, page).await?.into()))
}
