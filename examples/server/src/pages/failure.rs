//! What a page shows when it cannot do what was asked.

use askama::Template;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use osirix::{Error, ErrorCode};

use super::assets;
use super::form::sentence;
use crate::error::Problem;

/// A failure that has no form to stand in.
#[derive(Debug)]
pub(crate) struct Failure(Problem);

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage {
    status: u16,
    title: &'static str,
    message: String,
}

impl FailurePage {
    fn asset(&self, path: &str) -> String {
        assets::address(path)
    }
}

impl Failure {
    pub(super) fn defect() -> Self {
        Failure(Problem::failed())
    }

    pub(super) fn elsewhere() -> Self {
        let code = ErrorCode::PermissionDenied.as_str();
        let message = "a page of another site sent this: nothing was done";
        Failure(Problem::new(StatusCode::FORBIDDEN, code, message))
    }

    pub(super) fn nothing() -> Self {
        let code = ErrorCode::NotFound.as_str();
        Failure(Problem::new(StatusCode::NOT_FOUND, code, "there is nothing here"))
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Failure(problem)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure(error.into())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = self.0.status();
        let message = sentence(self.0.message());
        let page = FailurePage { status: status.as_u16(), title: title(status), message };
        let Ok(html) = page.render() else { return self.0.into_response() };
        let policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";
        let headers = [
            (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy)),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        (status, headers, Html(html)).into_response()
    }
}

fn title(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "There is nothing here",
        StatusCode::FORBIDDEN => "This is not allowed",
        StatusCode::TOO_MANY_REQUESTS => "That was a little fast",
        status if status.is_server_error() => "This failed on our side",
        _ => "This could not be done",
    }
}

/// Whether somebody who asks for a path wants a page: a browser that is not below `/api`.
pub(crate) fn wanted(uri: &Uri, headers: &HeaderMap) -> bool {
    let api = ["/api", "/v1"].iter().any(|api| {
        uri.path().strip_prefix(api).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    !api && accepted.is_some_and(|accepted| accepted.contains("text/html"))
}
