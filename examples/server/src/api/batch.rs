//! Videos from a table.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use osirix::{Scope, VideoBatch};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::Caller;
use super::documented::{BodyRefusals, CallerRefusals};
use super::input::{Body, text};
use super::jobs::answer;
use super::record::JobAnswer;
use crate::App;
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(create_batch))
}

/// A video for each row of a table: of `csv` or `rows` one is given.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewBatch {
    /// A video as `POST /api/jobs` takes it, without `kind`; its texts may hold `{{column}}`. A text
    /// that is one variable and nothing else becomes the cell as it is, and what its cell leaves
    /// empty is not asked for; `{{column:number}}` makes a number of it.
    #[schema(value_type = Object)]
    template: serde_json::Map<String, serde_json::Value>,
    /// The table in CSV, of 1,000 rows at most; its first line names the columns.
    #[schema(max_length = 2_000_000)]
    csv: Option<String>,
    /// Or its rows: objects whose values are texts, numbers, truths or nothing.
    #[schema(value_type = Option<Vec<Object>>, max_items = 1_000)]
    rows: Option<Vec<serde_json::Map<String, serde_json::Value>>>,
    /// Columns that are there and that the template does not use.
    unused: Option<Vec<String>>,
    /// Whether it is only tried: no job is created.
    dry_run: Option<bool>,
}

/// The jobs of a table, in the order of its rows.
#[derive(Debug, Serialize, ToSchema)]
struct BatchAnswer {
    /// The most that they cost together, in credits.
    credits: i64,
    /// None, where it was only tried.
    items: Vec<JobAnswer>,
}

/// Creates a video for each row of a table, all or none, and holds their credits. What is wrong is
/// told with its row, counted from 1 without the header, and its column.
#[utoipa::path(
    post, path = "/api/jobs/batch", tag = "jobs",
    params(
        ("Idempotency-Key" = Option<String>, Header,
            description = "1 to 190 characters of the caller's own: each row is made once"),
    ),
    request_body = NewBatch,
    responses(
        CallerRefusals, BodyRefusals,
        (status = 200, body = BatchAnswer, description = "It was only tried, and can be made"),
        (status = 201, body = BatchAnswer, description = "The jobs"),
        (status = 402, body = Problem, description = "There are too few credits"),
        (status = 404, body = Problem, description = "There is no such avatar or voice"),
        (status = 409, body = Problem, description = "The idempotency key made another job"),
        (status = 422, body = Problem, description = "Nothing here can make this"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn create_batch(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    Body(new): Body<NewBatch>,
) -> Result<(StatusCode, Json<BatchAnswer>), Problem> {
    let (jobs, account) = (app.osirix.jobs(), caller.account(Scope::JobsWrite)?);
    let rows = new.rows.unwrap_or_default().into_iter().map(serde_json::Value::Object);
    let batch = VideoBatch {
        template: new.template.into(),
        csv: new.csv,
        rows: rows.collect(),
        unused: new.unused.unwrap_or_default(),
        idempotency_key: text(&headers, "idempotency-key")?,
    };
    if new.dry_run.unwrap_or_default() {
        let credits = jobs.quote_videos(account, batch).await?.0;
        return Ok((StatusCode::OK, Json(BatchAnswer { credits, items: Vec::new() })));
    }
    let created = jobs.create_videos(account, batch).await?;
    let credits = created.iter().map(|job| job.held.0).sum();
    let items = created.into_iter().map(|job| answer(&app, job)).collect();
    Ok((StatusCode::CREATED, Json(BatchAnswer { credits, items })))
}
