//! What callers give beside who they are: bodies, ids in paths, questions.

use std::str::FromStr;

use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use osirix::core::clock::Timestamp;
use osirix::{Error, ErrorCode, PageRequest};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use crate::App;
use crate::body;
use crate::error::Problem;

/// A JSON body.
pub(super) struct Body<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &App) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let json = body::read(&parts.headers, body).await?;
        Ok(Body(body::typed(json)?))
    }
}

/// The id in a path. One that is malformed names nothing.
pub(super) struct Id<T>(pub(super) T);

impl<T: FromStr<Err = Error>> FromRequestParts<App> for Id<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let path = Path::<String>::from_request_parts(parts, app).await;
        let id = path.ok().and_then(|Path(text)| text.parse().ok());
        id.map(Id).ok_or_else(|| {
            let code = ErrorCode::NotFound.as_str();
            Problem::new(StatusCode::NOT_FOUND, code, "there is nothing of this id")
        })
    }
}

/// Which part of a listing to return.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct PageQuery {
    /// Where the last page ended, as its `next` said.
    after: Option<String>,
    /// How many items at most.
    #[param(minimum = 1, maximum = 500, default = 100)]
    limit: Option<u32>,
}

/// The page that is asked for.
pub(super) struct Paging(pub(super) PageRequest);

impl FromRequestParts<App> for Paging {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let query = Query::<PageQuery>::from_request_parts(parts, app).await;
        let Query(query) = query.map_err(|_| {
            let code = ErrorCode::InvalidInput.as_str();
            let message = "`limit` is a number from 1 to 500";
            Problem::new(StatusCode::BAD_REQUEST, code, message).with("field", "limit")
        })?;
        Ok(Paging(page(query.after, query.limit)))
    }
}

/// The page that a question asks for which asks for more besides.
pub(super) fn page(after: Option<String>, limit: Option<u32>) -> PageRequest {
    PageRequest { after, limit: limit.unwrap_or(PageRequest::default().limit) }
}

/// How a question is refused that is not understood.
pub(super) fn wrong_query(message: &'static str) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, ErrorCode::InvalidInput.as_str(), message)
        .with("field", "query")
}

/// A moment, as RFC 3339 writes it.
pub(super) fn moment(field: &'static str, text: &str) -> Result<Timestamp, Problem> {
    text.parse().map_err(|_| {
        let message = "a time is written like 2026-01-01T00:00:00Z";
        let code = ErrorCode::InvalidInput.as_str();
        Problem::new(StatusCode::BAD_REQUEST, code, message).with("field", field)
    })
}

/// A header's text; one that is no text counts as a wrong one.
pub(super) fn text(headers: &HeaderMap, name: &str) -> Result<Option<String>, Problem> {
    let value = headers.get(name).map(|value| value.to_str().map(str::to_owned));
    value.transpose().map_err(|_| {
        let code = ErrorCode::InvalidInput.as_str();
        let message = "a header holds visible ASCII characters";
        Problem::new(StatusCode::BAD_REQUEST, code, message).with("field", name)
    })
}
