//! The OpenAPI document, made from the handlers, and the page that shows it.

mod document;
mod page;

use std::sync::LazyLock;

use axum::body::Bytes;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use document::{about, answers};
pub(crate) use page::escaped;

use crate::App;

/// The routes that show the document.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(openapi_json))
        .routes(routes!(docs_page))
        .routes(routes!(docs_style))
}

/// The document as it is sent.
struct Pages {
    json: Bytes,
    docs: Bytes,
}

impl Pages {
    /// Written when somebody first asks: most servers are never asked, and it takes some memory.
    fn written() -> &'static Self {
        static PAGES: LazyLock<Pages> =
            LazyLock::new(|| Pages::of(crate::documented().into_openapi()));
        &PAGES
    }

    /// Completes a document, and writes it as JSON and as a page.
    fn of(mut document: OpenApi) -> Self {
        document::complete(&mut document);
        // It has string keys only, and so can always be written.
        let json = serde_json::to_value(&document).unwrap_or_default();
        Pages { json: json.to_string().into(), docs: page::html(&json).into() }
    }
}

/// This document.
#[utoipa::path(
    get, path = "/api/openapi.json", tag = "documentation",
    responses((status = 200, content_type = "application/json", body = Object)),
)]
async fn openapi_json() -> Response {
    let json = Pages::written().json.clone();
    ([(header::CONTENT_TYPE, "application/json")], json).into_response()
}

/// This document as a page.
#[utoipa::path(
    get, path = "/api/docs", tag = "documentation",
    responses((status = 200, content_type = "text/html", body = String)),
)]
async fn docs_page() -> Html<Bytes> {
    Html(Pages::written().docs.clone())
}

/// How the page looks.
#[utoipa::path(
    get, path = "/api/docs/style.css", tag = "documentation",
    responses((status = 200, content_type = "text/css", body = String)),
)]
async fn docs_style() -> Response {
    ([(header::CONTENT_TYPE, "text/css")], include_str!("style.css")).into_response()
}
