//! Posts that repeat.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use osirix::{
    Cadence, PostRecurrence, RecurrenceId, RecurrenceRule, RepeatRequest, Scope, Weekday,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::content::{ContentAnswer, PostForm, UtmForm, VariantAnswer};
use super::of_network;
use crate::App;
use crate::api::caller::Caller;
use crate::api::documented::{BodyRefusals, CallerRefusals, Missing, WrongQuery};
use crate::api::input::{Body, Id, PageQuery, Paging};
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_recurrences, repeat_post))
        .routes(routes!(get_recurrence, stop_repeating))
}

/// A post that is to be made again and again.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewSocialRecurrence)]
#[serde(deny_unknown_fields)]
struct RecurrenceForm {
    /// What each of its posts says; it has no time of its own.
    post: PostForm,
    rule: RuleForm,
}

/// When a post comes again. It has an end: a date, a count, or whichever of the two comes first.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[schema(as = SocialRecurrenceRule)]
#[serde(deny_unknown_fields)]
struct RuleForm {
    /// `daily`, `weekly`, `monthly`.
    #[schema(value_type = String, pattern = "^(daily|weekly|monthly)$")]
    every: Cadence,
    /// On which days of the week, each once: where it is weekly, and only there. `monday`,
    /// `tuesday`, `wednesday`, `thursday`, `friday`, `saturday`, `sunday`.
    #[schema(value_type = Option<Vec<String>>, max_items = 7)]
    weekdays: Option<Vec<Weekday>>,
    /// On which day of the month: where it is monthly, and only there. A month that has no such day
    /// has none of its posts.
    #[schema(minimum = 1, maximum = 31)]
    day: Option<u32>,
    /// The time of day there: `09:30`.
    #[schema(pattern = "^[0-9]{1,2}:[0-9]{2}$")]
    time: String,
    /// The name of a time zone in the IANA database: `Europe/Berlin`.
    time_zone: String,
    /// The last date there that can have one, ten years ahead at most: `2026-12-31`.
    #[schema(format = Date)]
    until: Option<String>,
    /// How many posts are made.
    #[schema(minimum = 1, maximum = 1_000)]
    count: Option<u32>,
}

impl From<RuleForm> for RecurrenceRule {
    fn from(form: RuleForm) -> Self {
        let RuleForm { every, weekdays, day, time, time_zone, until, count } = form;
        let weekdays = weekdays.unwrap_or_default();
        RecurrenceRule { every, weekdays, day, time, time_zone, until, count }
    }
}

impl From<RecurrenceRule> for RuleForm {
    fn from(rule: RecurrenceRule) -> Self {
        let RecurrenceRule { every, weekdays, day, time, time_zone, until, count } = rule;
        RuleForm { every, weekdays: Some(weekdays), day, time, time_zone, until, count }
    }
}

/// A post that is made again and again.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialRecurrence)]
struct RecurrenceAnswer {
    id: String,
    /// `active`, `ended`, `stopped`.
    state: &'static str,
    content: ContentAnswer,
    variants: Vec<VariantAnswer>,
    connections: Vec<String>,
    #[schema(required)]
    utm: Option<UtmForm>,
    rule: RuleForm,
    /// When the first post that is not made yet is due; `null` when there will be no more.
    #[schema(required, format = DateTime)]
    next_at: Option<String>,
    /// How many posts were made.
    made: u32,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

impl From<PostRecurrence> for RecurrenceAnswer {
    fn from(recurrence: PostRecurrence) -> Self {
        let request = recurrence.post;
        RecurrenceAnswer {
            id: recurrence.id.to_string(),
            state: recurrence.state.as_str(),
            content: request.content.into(),
            variants: request.variants.into_iter().map(VariantAnswer::from).collect(),
            connections: request.connections.iter().map(ToString::to_string).collect(),
            utm: request.utm.map(UtmForm::from),
            rule: recurrence.rule.into(),
            next_at: recurrence.next_at.map(|next| next.to_string()),
            made: recurrence.made,
            created_at: recurrence.created_at.to_string(),
            updated_at: recurrence.updated_at.to_string(),
        }
    }
}

/// A part of a listing.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialRecurrences)]
struct RecurrencesAnswer {
    items: Vec<RecurrenceAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// The caller's posts that repeat, newest first.
#[utoipa::path(
    get, path = "/api/social/recurrences", tag = "social",
    params(PageQuery),
    responses(CallerRefusals, WrongQuery, (status = 200, body = RecurrencesAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_recurrences(
    State(app): State<App>,
    caller: Caller,
    Paging(page): Paging,
) -> Result<Json<RecurrencesAnswer>, Problem> {
    let account = caller.account(Scope::SocialRead)?;
    let page = app.osirix.social().recurrences(account, page).await?;
    let page = page.map(RecurrenceAnswer::from);
    Ok(Json(RecurrencesAnswer { items: page.items, next: page.next }))
}

/// Has a post made again and again: each time a post of its own, scheduled some days ahead.
#[utoipa::path(
    post, path = "/api/social/recurrences", tag = "social",
    request_body = RecurrenceForm,
    responses(
        CallerRefusals, BodyRefusals,
        (status = 201, body = RecurrenceAnswer),
        (status = 404, body = Problem, description = "A connection, a job or a file is not there"),
        (status = 409, body = Problem, description = "There are 100 that go on"),
        (status = 422, body = Problem, description = "A connection does not work any more"),
        (status = 503, body = Problem, description = "A network does not answer"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn repeat_post(
    State(app): State<App>,
    caller: Caller,
    Body(form): Body<RecurrenceForm>,
) -> Result<(StatusCode, Json<RecurrenceAnswer>), Problem> {
    let account = caller.account(Scope::SocialWrite)?;
    let post = form.post.request(&app, account).await?;
    let request = RepeatRequest { post, rule: form.rule.into() };
    let made = app.osirix.social().repeat(account, request).await.map_err(of_network)?;
    Ok((StatusCode::CREATED, Json(made.into())))
}

/// A post that repeats.
#[utoipa::path(
    get, path = "/api/social/recurrences/{recurrence}", tag = "social",
    params(("recurrence" = String, Path)),
    responses(CallerRefusals, Missing, (status = 200, body = RecurrenceAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_recurrence(
    State(app): State<App>,
    caller: Caller,
    Id(recurrence): Id<RecurrenceId>,
) -> Result<Json<RecurrenceAnswer>, Problem> {
    let account = caller.account(Scope::SocialRead)?;
    Ok(Json(app.osirix.social().recurrence(account, recurrence).await?.into()))
}

/// Stops a post from repeating: those that are not due yet are cancelled, and there will be no
/// more.
#[utoipa::path(
    delete, path = "/api/social/recurrences/{recurrence}", tag = "social",
    params(("recurrence" = String, Path)),
    responses(CallerRefusals, Missing, (status = 200, body = RecurrenceAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn stop_repeating(
    State(app): State<App>,
    caller: Caller,
    Id(recurrence): Id<RecurrenceId>,
) -> Result<Json<RecurrenceAnswer>, Problem> {
    let account = caller.account(Scope::SocialWrite)?;
    Ok(Json(app.osirix.social().stop_repeating(account, recurrence).await?.into()))
}
