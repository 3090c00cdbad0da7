//! For whoever watches the server: alive, and ready.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;
use crate::error::Problem;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(alive)).routes(routes!(ready))
}

/// How the server is.
#[derive(Debug, Serialize, ToSchema)]
struct Health {
    /// `ok`.
    status: &'static str,
}

/// Whether the server lives.
#[utoipa::path(get, path = "/healthz", tag = "health", responses((status = 200, body = Health)))]
async fn alive() -> Json<Health> {
    Json(Health { status: "ok" })
}

/// Whether the server's database answers.
#[utoipa::path(
    get, path = "/readyz", tag = "health",
    responses(
        (status = 200, body = Health),
        (status = 503, body = Problem, description = "The database does not answer"),
    ),
)]
async fn ready(State(app): State<App>) -> Result<Json<Health>, Problem> {
    app.osirix.plans().list().await.map_err(|error| {
        tracing::error!(?error, "the database does not answer");
        let (status, code) = (StatusCode::SERVICE_UNAVAILABLE, error.code().as_str());
        Problem::new(status, code, "the database does not answer")
    })?;
    Ok(Json(Health { status: "ok" }))
}
