//! Errors of the platform's own endpoints.

use std::collections::BTreeMap;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use osirix::{Error, ErrorCode};
use serde::Serialize;
use utoipa::ToSchema;

use crate::body::{BodyError, MAX_BODY};

/// Why something was not done.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Problem {
    #[serde(skip)]
    status: StatusCode,
    /// The stable code.
    code: &'static str,
    /// The sentence for the person who has to act.
    message: String,
    /// Facts that help: the field, the limit, an id.
    #[serde(flatten)]
    context: BTreeMap<String, String>,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Problem { status, code, message: message.into(), context: BTreeMap::new() }
    }

    /// An error that is told as it is, with this status.
    pub(crate) fn told(status: StatusCode, error: &Error) -> Self {
        let known = |key: &str| key != "code" && key != "message";
        let context = error.context().filter(|(key, _)| known(key));
        let context = context.map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        Problem { context, ..Problem::new(status, error.code().as_str(), error.message()) }
    }

    pub(crate) fn with(mut self, key: &str, value: impl std::fmt::Display) -> Self {
        self.context.insert(key.to_owned(), value.to_string());
        self
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    pub(crate) fn code(&self) -> &'static str {
        self.code
    }

    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    pub(crate) fn fact(&self, key: &str) -> Option<&str> {
        self.context.get(key).map(String::as_str)
    }

    pub(crate) fn too_many_requests(retry_after_s: u64) -> Self {
        let status = StatusCode::TOO_MANY_REQUESTS;
        Problem::new(status, "rate_limited", "too many requests: wait a while")
            .with("retry_after_s", retry_after_s)
    }

    /// A defect. What it was is in the log.
    pub(crate) fn failed() -> Self {
        let (status, code) = (StatusCode::INTERNAL_SERVER_ERROR, ErrorCode::Internal.as_str());
        Problem::new(status, code, "this failed here: try again later")
    }

    pub(crate) fn too_slow() -> Self {
        let (status, code) = (StatusCode::SERVICE_UNAVAILABLE, ErrorCode::Busy.as_str());
        Problem::new(status, code, "this takes too long now: try again later")
    }

    pub(crate) fn unauthenticated() -> Self {
        let code = ErrorCode::Unauthenticated.as_str();
        Problem::new(StatusCode::UNAUTHORIZED, code, "sign in: there is no session")
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let status = StatusCode::from_u16(error.code().http_status());
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let code = error.code().as_str();
        if status.is_server_error() {
            tracing::error!(?error, "a request failed");
            return Problem::new(status, code, "this failed here: try again later");
        }
        Problem::told(status, &error)
    }
}

impl From<BodyError> for Problem {
    fn from(error: BodyError) -> Self {
        let invalid = ErrorCode::InvalidInput.as_str();
        match error {
            BodyError::TooLarge => {
                let (status, code) = (StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::TooLarge.as_str());
                Problem::new(status, code, "the body is too large").with("limit", MAX_BODY)
            }
            BodyError::MediaType(_) => {
                let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
                Problem::new(status, "unsupported_media_type", "send application/json")
            }
            BodyError::Syntax => {
                Problem::new(StatusCode::BAD_REQUEST, invalid, "the body is no JSON")
            }
            BodyError::Shape { field, message } => {
                Problem::new(StatusCode::BAD_REQUEST, invalid, message)
                    .with("field", if field.is_empty() { "body" } else { &field })
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.status, Json(self)).into_response()
    }
}
