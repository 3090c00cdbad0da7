//! What becomes of posts, connection by connection, and what a person decides.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Query, State};
use osirix::{
    Attempt, ErrorRecord, PostId, PostMetrics, PublicationId, PublicationInfo, PublicationState,
    Published, Scope,
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
        .routes(routes!(list_publications_of))
        .routes(routes!(list_publications))
        .routes(routes!(list_attempts))
        .routes(routes!(confirm_publication))
        .routes(routes!(publish_again))
        .routes(routes!(give_up_publication))
}

/// What has become of a post at one connection.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialPublication)]
struct PublicationAnswer {
    id: String,
    post: String,
    connection: String,
    network: &'static str,
    /// `scheduled`, `preparing`, `processing`, `publishing`, `published`, `failed`, `cancelled`,
    /// `unconfirmed`.
    state: &'static str,
    /// When a worker goes on with it; `null` when nobody has anything to do.
    #[schema(required, format = DateTime)]
    next_at: Option<String>,
    /// The messages that are out, in order.
    published: Vec<PublishedAnswer>,
    /// When a message was tried of which nobody knows yet whether it is out.
    #[schema(required, format = DateTime)]
    tried_at: Option<String>,
    /// How many tries in a row have failed without posting anything.
    failures: u32,
    /// What went wrong last.
    #[schema(required)]
    error: Option<WrongAnswer>,
    /// What people did with its first message, as far as the network tells.
    metrics: MetricsAnswer,
    /// When the network told that.
    #[schema(required, format = DateTime)]
    counted_at: Option<String>,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

/// A message that is out.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialPublished)]
struct PublishedAnswer {
    /// The network's id of it.
    remote_id: String,
    /// Where people see it, where that is known.
    #[schema(required)]
    permalink: Option<String>,
}

/// What people did with a message. What the network does not tell is null.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialMetrics)]
struct MetricsAnswer {
    /// How many like it.
    #[schema(required)]
    likes: Option<u64>,
    /// How many answers it has.
    #[schema(required)]
    comments: Option<u64>,
    /// How often it was shared or quoted.
    #[schema(required)]
    shares: Option<u64>,
    /// How often it was shown.
    #[schema(required)]
    views: Option<u64>,
}

/// What went wrong.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialError)]
struct WrongAnswer {
    /// The stable code.
    code: &'static str,
    /// The sentence for a person.
    message: String,
    /// Facts that help; `network_error` holds the network's own words.
    context: BTreeMap<String, String>,
}

impl From<ErrorRecord> for WrongAnswer {
    fn from(error: ErrorRecord) -> Self {
        WrongAnswer {
            code: error.code.as_str(),
            message: error.message,
            context: error.context.into_iter().collect(),
        }
    }
}

impl From<PostMetrics> for MetricsAnswer {
    fn from(metrics: PostMetrics) -> Self {
        let PostMetrics { likes, comments, shares, views } = metrics;
        MetricsAnswer { likes, comments, shares, views }
    }
}

impl From<Published> for PublishedAnswer {
    fn from(published: Published) -> Self {
        PublishedAnswer { remote_id: published.remote_id, permalink: published.permalink }
    }
}

impl From<PublicationInfo> for PublicationAnswer {
    fn from(info: PublicationInfo) -> Self {
        PublicationAnswer {
            id: info.id.to_string(),
            post: info.post_id.to_string(),
            connection: info.connection_id.to_string(),
            network: info.network.as_str(),
            state: info.state.as_str(),
            next_at: info.next_at.map(|at| at.to_string()),
            published: info.published.into_iter().map(PublishedAnswer::from).collect(),
            tried_at: info.tried_at.map(|at| at.to_string()),
            failures: info.failures,
            error: info.error.map(WrongAnswer::from),
            metrics: info.metrics.into(),
            counted_at: info.counted_at.map(|at| at.to_string()),
            created_at: info.created_at.to_string(),
            updated_at: info.updated_at.to_string(),
        }
    }
}

/// What has become of a post.
#[utoipa::path(
    get, path = "/api/social/posts/{post}/publications", tag = "social",
    params(("post" = String, Path)),
    responses(CallerRefusals, Missing, (status = 200, body = Vec<PublicationAnswer>)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_publications_of(
    State(app): State<App>,
    caller: Caller,
    Id(post): Id<PostId>,
) -> Result<Json<Vec<PublicationAnswer>>, Problem> {
    let account = caller.account(Scope::SocialRead)?;
    let found = app.osirix.social().publications(account, post).await?;
    Ok(Json(found.into_iter().map(PublicationAnswer::from).collect()))
}

/// Which publications to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct PublicationsQuery {
    /// `scheduled`, `preparing`, `processing`, `publishing`, `published`, `failed`, `cancelled`,
    /// `unconfirmed`; all unless it is said.
    #[param(value_type = Option<String>)]
    state: Option<PublicationState>,
    /// Where the last page ended, as its `next` said.
    after: Option<String>,
    /// How many items at most.
    #[param(minimum = 1, maximum = 500, default = 100)]
    limit: Option<u32>,
}

/// A part of a listing.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialPublications)]
struct PublicationsAnswer {
    items: Vec<PublicationAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// The caller's publications, newest first: those that are `unconfirmed` wait for a person.
#[utoipa::path(
    get, path = "/api/social/publications", tag = "social",
    params(PublicationsQuery),
    responses(CallerRefusals, WrongQuery, (status = 200, body = PublicationsAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_publications(
    State(app): State<App>,
    caller: Caller,
    query: Result<Query<PublicationsQuery>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<PublicationsAnswer>, Problem> {
    let account = caller.account(Scope::SocialRead)?;
    let Query(query) = query
        .map_err(|_| wrong_query("`state` is one of the list, `limit` a number from 1 to 500"))?;
    let page = page(query.after, query.limit);
    let page = app.osirix.social().publications_in(account, query.state, page).await?;
    let page = page.map(PublicationAnswer::from);
    Ok(Json(PublicationsAnswer { items: page.items, next: page.next }))
}

/// An entry of a publication's record.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialAttempt)]
struct AttemptAnswer {
    /// Its number in that record, from 0.
    number: u32,
    #[schema(format = DateTime)]
    at: String,
    /// `begun`, `armed`, `published`, `refused`, `unanswered`, `found`, `absent`, `not_seen`,
    /// `stood_down`, `gave_over`, `resolved`, `failed`, `cancelled`.
    what: &'static str,
    /// To which message, from 0.
    part: u32,
    #[schema(required)]
    error: Option<WrongAnswer>,
}

impl From<Attempt> for AttemptAnswer {
    fn from(attempt: Attempt) -> Self {
        AttemptAnswer {
            number: attempt.number,
            at: attempt.at.to_string(),
            what: attempt.what.as_str(),
            part: attempt.part,
            error: attempt.error.map(WrongAnswer::from),
        }
    }
}

/// A part of a record.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialAttempts)]
struct AttemptsAnswer {
    items: Vec<AttemptAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// The record of a publication, oldest entry first.
#[utoipa::path(
    get, path = "/api/social/publications/{publication}/attempts", tag = "social",
    params(("publication" = String, Path), PageQuery),
    responses(CallerRefusals, Missing, WrongQuery, (status = 200, body = AttemptsAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_attempts(
    State(app): State<App>,
    caller: Caller,
    Id(publication): Id<PublicationId>,
    Paging(page): Paging,
) -> Result<Json<AttemptsAnswer>, Problem> {
    let account = caller.account(Scope::SocialRead)?;
    let page = app.osirix.social().attempts(account, publication, page).await?;
    let page = page.map(AttemptAnswer::from);
    Ok(Json(AttemptsAnswer { items: page.items, next: page.next }))
}

/// Where a message is that somebody has seen.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = SeenSocialMessage)]
#[serde(deny_unknown_fields)]
struct SeenForm {
    /// The network's id of it; needed where further messages answer it.
    #[schema(max_length = 500)]
    remote_id: Option<String>,
    /// Where people see it.
    #[schema(max_length = 2_000)]
    permalink: Option<String>,
}

/// Says that the message of an unconfirmed publication is out.
#[utoipa::path(
    post, path = "/api/social/publications/{publication}/confirm", tag = "social",
    params(("publication" = String, Path)),
    request_body = SeenForm,
    responses(
        CallerRefusals, BodyRefusals, Missing,
        (status = 200, body = PublicationAnswer),
        (status = 409, body = Problem, description = "It is not unconfirmed"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn confirm_publication(
    State(app): State<App>,
    caller: Caller,
    Id(publication): Id<PublicationId>,
    Body(seen): Body<SeenForm>,
) -> Result<Json<PublicationAnswer>, Problem> {
    let account = caller.account(Scope::SocialWrite)?;
    let SeenForm { remote_id, permalink } = seen;
    let decided = app.osirix.social().confirm(account, publication, remote_id, permalink).await?;
    Ok(Json(decided.into()))
}

/// Says that the message of an unconfirmed publication is not out, or that a failed one is to be
/// tried again.
#[utoipa::path(
    post, path = "/api/social/publications/{publication}/again", tag = "social",
    params(("publication" = String, Path)),
    responses(
        CallerRefusals, Missing,
        (status = 200, body = PublicationAnswer),
        (status = 409, body = Problem, description = "Its last try may still be under way"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn publish_again(
    State(app): State<App>,
    caller: Caller,
    Id(publication): Id<PublicationId>,
) -> Result<Json<PublicationAnswer>, Problem> {
    let account = caller.account(Scope::SocialWrite)?;
    Ok(Json(app.osirix.social().publish_again(account, publication).await?.into()))
}

/// Leaves an unconfirmed publication as it is: nothing more is tried.
#[utoipa::path(
    post, path = "/api/social/publications/{publication}/give-up", tag = "social",
    params(("publication" = String, Path)),
    responses(
        CallerRefusals, Missing,
        (status = 200, body = PublicationAnswer),
        (status = 409, body = Problem, description = "It is not unconfirmed"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn give_up_publication(
    State(app): State<App>,
    caller: Caller,
    Id(publication): Id<PublicationId>,
) -> Result<Json<PublicationAnswer>, Problem> {
    let account = caller.account(Scope::SocialWrite)?;
    Ok(Json(app.osirix.social().give_up(account, publication).await?.into()))
}
