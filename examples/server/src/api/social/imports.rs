//! Posts out of a table.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use osirix::{ImportProblem, PostsImport, Scope};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::of_network;
use super::posts::PostAnswer;
use crate::App;
use crate::api::caller::Caller;
use crate::api::documented::{BodyRefusals, CallerRefusals};
use crate::api::input::Body;
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(import_posts))
}

/// A table of posts.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = SocialPostsTable)]
#[serde(deny_unknown_fields)]
struct TableForm {
    /// The table in CSV, of 500 posts and 1,000,000 bytes at most. Its header names the columns:
    /// `text` and `connections` (ids, between them spaces or `;`), and as they are wanted `time`
    /// with `time_zone`, `link`, `first_comment`, `utm_source`, `utm_medium` and `utm_campaign`.
    #[schema(max_length = 1_000_000)]
    csv: String,
    /// Whether it is only tried: no post is made.
    dry_run: Option<bool>,
}

/// What is wrong with a line.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialImportProblem)]
struct ImportProblemAnswer {
    /// The line at which the post begins, from 1; the header is the first.
    line: u32,
    /// The column, or what a network would refuse: `parts[0].text`.
    field: String,
    message: String,
    #[schema(required)]
    limit: Option<String>,
}

impl From<ImportProblem> for ImportProblemAnswer {
    fn from(problem: ImportProblem) -> Self {
        let ImportProblem { line, field, message, limit } = problem;
        ImportProblemAnswer { line, field, message, limit }
    }
}

/// What became of a table.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialPostsImport)]
struct ImportAnswer {
    /// How many posts it has.
    lines: u32,
    /// Everything that is wrong with it; then no post was made.
    problems: Vec<ImportProblemAnswer>,
    /// The posts that were made, in the order of their lines.
    posts: Vec<PostAnswer>,
}

impl From<PostsImport> for ImportAnswer {
    fn from(imported: PostsImport) -> Self {
        let PostsImport { lines, problems, posts } = imported;
        ImportAnswer {
            lines,
            problems: problems.into_iter().map(ImportProblemAnswer::from).collect(),
            posts: posts.into_iter().map(PostAnswer::from).collect(),
        }
    }
}

/// Makes the posts of a table, all of them or none: those with a time are scheduled, the others are
/// drafts.
#[utoipa::path(
    post, path = "/api/social/imports", tag = "social",
    request_body = TableForm,
    responses(
        CallerRefusals, BodyRefusals,
        (status = 200, body = ImportAnswer, description = "No post was made: `problems` says why, \
            unless it was only tried"),
        (status = 201, body = ImportAnswer, description = "Every post was made"),
        (status = 422, body = Problem, description = "Nothing is published on a network here"),
        (status = 503, body = Problem, description = "A network does not answer"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn import_posts(
    State(app): State<App>,
    caller: Caller,
    Body(form): Body<TableForm>,
) -> Result<(StatusCode, Json<ImportAnswer>), Problem> {
    let account = caller.account(Scope::SocialWrite)?;
    let dry_run = form.dry_run.unwrap_or_default();
    let imported = app.osirix.social().import_posts(account, form.csv, dry_run).await;
    let imported = imported.map_err(of_network)?;
    let status = match dry_run || !imported.problems.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::CREATED,
    };
    Ok((status, Json(imported.into())))
}
