//! What is answered where no route is.

use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use osirix::ErrorCode;

use crate::error::Problem;
use crate::pages::{self, Failure};

/// No such path.
pub(crate) async fn nothing(uri: Uri, headers: HeaderMap) -> Response {
    let code = ErrorCode::NotFound.as_str();
    otherwise(
        &uri,
        &headers,
        Problem::new(StatusCode::NOT_FOUND, code, "there is nothing at this path"),
    )
}

/// No such method at this path.
pub(crate) async fn wrong_method(uri: Uri, headers: HeaderMap) -> Response {
    let (status, code) = (StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed");
    otherwise(&uri, &headers, Problem::new(status, code, "this path does not know this method"))
}

/// Below `/api/auth` the contract says no more than that it is not there; a browser is shown a page.
fn otherwise(uri: &Uri, headers: &HeaderMap, problem: Problem) -> Response {
    match uri.path().starts_with("/api/auth/") {
        true => StatusCode::NOT_FOUND.into_response(),
        false if pages::wanted(uri, headers) => Failure::from(problem).into_response(),
        false => problem.into_response(),
    }
}
