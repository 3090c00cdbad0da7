//! Posts of organisations that want approval: a member submits them, another one approves.

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use osirix::{Error, OrganizationId, PostId, PostQueueId, PostRules, Token};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::of_network;
use super::posts::{PostAnswer, PostsAnswer};
use crate::App;
use crate::api::caller::Caller;
use crate::api::documented::{BodyRefusals, CallerRefusals, Missing, WrongQuery};
use crate::api::input::{Body, Id, PageQuery, Paging};
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_rules, set_rules))
        .routes(routes!(list_waiting_posts))
        .routes(routes!(submit_post))
        .routes(routes!(approve_post))
        .routes(routes!(reject_post))
}

/// The token of who asks, by a session of their own: a key is no member.
struct Member(Token);

impl FromRequestParts<App> for Member {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Caller::from_request_parts(parts, app).await?.in_person()?;
        app.cookies.token(&parts.headers).map(Member).ok_or_else(Problem::unauthenticated)
    }
}

/// A post of an organisation, as a path names it. What is malformed names nothing.
fn named(organization: &str, post: &str) -> Result<(OrganizationId, PostId), Problem> {
    let organization = organization
        .parse()
        .map_err(|_: Error| Problem::from(Error::not_found("organization", organization)))?;
    let post = post.parse().map_err(|_: Error| Problem::from(Error::not_found("post", post)))?;
    Ok((organization, post))
}

/// What an organisation wants of its posts.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[schema(as = SocialPostRules)]
#[serde(deny_unknown_fields)]
struct RulesForm {
    /// Whether another member approves each before it is published.
    approval: bool,
}

impl From<PostRules> for RulesForm {
    fn from(rules: PostRules) -> Self {
        RulesForm { approval: rules.approval }
    }
}

/// What an organisation wants of its posts, for its members.
#[utoipa::path(
    get, path = "/api/social/organizations/{organization}/rules", tag = "social",
    params(("organization" = String, Path)),
    responses(CallerRefusals, Missing, (status = 200, body = RulesForm)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn get_rules(
    State(app): State<App>,
    Member(token): Member,
    Id(organization): Id<OrganizationId>,
) -> Result<Json<RulesForm>, Problem> {
    Ok(Json(app.osirix.approvals().rules(token, organization).await?.into()))
}

/// Says what an organisation wants of its posts: for its administrators. What is scheduled stays
/// so, and what waits for approval still needs it.
#[utoipa::path(
    put, path = "/api/social/organizations/{organization}/rules", tag = "social",
    params(("organization" = String, Path)),
    request_body = RulesForm,
    responses(CallerRefusals, BodyRefusals, Missing, (status = 200, body = RulesForm)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn set_rules(
    State(app): State<App>,
    Member(token): Member,
    Id(organization): Id<OrganizationId>,
    Body(form): Body<RulesForm>,
) -> Result<Json<RulesForm>, Problem> {
    let rules = PostRules { approval: form.approval };
    Ok(Json(app.osirix.approvals().set_rules(token, organization, rules).await?.into()))
}

/// An organisation's posts that wait for approval, newest first, for its members.
#[utoipa::path(
    get, path = "/api/social/organizations/{organization}/waiting", tag = "social",
    params(("organization" = String, Path), PageQuery),
    responses(CallerRefusals, Missing, WrongQuery, (status = 200, body = PostsAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn list_waiting_posts(
    State(app): State<App>,
    Member(token): Member,
    Id(organization): Id<OrganizationId>,
    Paging(page): Paging,
) -> Result<Json<PostsAnswer>, Problem> {
    Ok(Json(app.osirix.approvals().waiting(token, organization, page).await?.into()))
}

/// For when a post is submitted.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = SubmitSocialPost)]
#[serde(deny_unknown_fields)]
struct SubmitForm {
    /// For the next free slot of this queue; for its own time unless it is said.
    queue: Option<String>,
}

/// Submits a draft of an organisation. Where it wants approval, another member decides; where it
/// does not, the post is scheduled.
#[utoipa::path(
    post, path = "/api/social/organizations/{organization}/posts/{post}/submit", tag = "social",
    params(("organization" = String, Path), ("post" = String, Path)),
    request_body = SubmitForm,
    responses(
        CallerRefusals, BodyRefusals, Missing,
        (status = 200, body = PostAnswer),
        (status = 409, body = Problem, description = "It is no draft, or the queue is full"),
        (status = 422, body = Problem, description = "A connection does not work any more"),
        (status = 503, body = Problem, description = "A network does not answer"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn submit_post(
    State(app): State<App>,
    Member(token): Member,
    Path((organization, post)): Path<(String, String)>,
    Body(form): Body<SubmitForm>,
) -> Result<Json<PostAnswer>, Problem> {
    let (organization, post) = named(&organization, &post)?;
    let approvals = app.osirix.approvals();
    // Whose it is comes before what is asked for.
    approvals.rules(token.clone(), organization).await?;
    let queue = form.queue.map(|queue| queue.parse::<PostQueueId>()).transpose();
    let queue = queue.map_err(|error| Problem::from(error).with("field", "queue"))?;
    let submitted = match queue {
        Some(queue) => approvals.submit_to_queue(token, organization, post, queue).await,
        None => approvals.submit(token, organization, post).await,
    };
    Ok(Json(submitted.map_err(of_network)?.into()))
}

/// Approves a post that another member submitted: for administrators. It is scheduled then.
#[utoipa::path(
    post, path = "/api/social/organizations/{organization}/posts/{post}/approve", tag = "social",
    params(("organization" = String, Path), ("post" = String, Path)),
    responses(
        CallerRefusals, Missing,
        (status = 200, body = PostAnswer),
        (status = 409, body = Problem, description = "It does not wait, or its time has come"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn approve_post(
    State(app): State<App>,
    Member(token): Member,
    Path((organization, post)): Path<(String, String)>,
) -> Result<Json<PostAnswer>, Problem> {
    let (organization, post) = named(&organization, &post)?;
    Ok(Json(app.osirix.approvals().approve(token, organization, post).await?.into()))
}

/// Why a post is rejected.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = RejectSocialPost)]
#[serde(deny_unknown_fields)]
struct RejectForm {
    #[schema(min_length = 1, max_length = 1_000)]
    reason: String,
}

/// Rejects a post that another member submitted: for administrators. It is a draft then.
#[utoipa::path(
    post, path = "/api/social/organizations/{organization}/posts/{post}/reject", tag = "social",
    params(("organization" = String, Path), ("post" = String, Path)),
    request_body = RejectForm,
    responses(
        CallerRefusals, BodyRefusals, Missing,
        (status = 200, body = PostAnswer),
        (status = 409, body = Problem, description = "It does not wait, or its time has come"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn reject_post(
    State(app): State<App>,
    Member(token): Member,
    Path((organization, post)): Path<(String, String)>,
    Body(form): Body<RejectForm>,
) -> Result<Json<PostAnswer>, Problem> {
    let (organization, post) = named(&organization, &post)?;
    let approvals = app.osirix.approvals();
    let rejected = approvals.reject(token, organization, post, form.reason).await?;
    Ok(Json(rejected.into()))
}
