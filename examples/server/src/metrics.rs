//! Metrics, for who shows the token of the settings.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use osirix::{ErrorCode, Secret};
use subtle::ConstantTimeEq;

use crate::App;
use crate::error::Problem;

/// The form of Prometheus' text.
const FORM: &str = "text/plain; version=0.0.4; charset=utf-8";

/// The route; it is not part of the document, for it is not for those who use the server.
pub(crate) fn routes(token: Secret<String>) -> Router<App> {
    let token = std::sync::Arc::new(token);
    Router::new().route("/metrics", get(move |app, headers| scrape(app, headers, token.clone())))
}

async fn scrape(
    State(app): State<App>,
    headers: HeaderMap,
    token: std::sync::Arc<Secret<String>>,
) -> Result<Response, Problem> {
    let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let shown = shown.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    if !bool::from(shown.as_bytes().ct_eq(token.expose().as_bytes())) {
        let code = ErrorCode::Unauthenticated.as_str();
        let message = "show the token of OSIRIX_METRICS_TOKEN";
        return Err(Problem::new(StatusCode::UNAUTHORIZED, code, message));
    }
    let text = app.osirix.queue().exposition().await?;
    Ok(([(header::CONTENT_TYPE, FORM)], text).into_response())
}
