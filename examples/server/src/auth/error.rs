//! Errors in the contract's form: `{"message", "code"}`.

use axum::Json;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use osirix::{Error, ErrorCode};
use serde::Serialize;
use utoipa::ToSchema;

use crate::body::BodyError;

/// Why something was not done.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Refused {
    /// The sentence for a person.
    message: String,
    /// The stable code; a few refusals have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
}

/// What a handler of the contract answers when it cannot do what was asked.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    code: Option<&'static str>,
    message: String,
    retry_after_s: Option<String>,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Refusal { status, code: Some(code), message: message.into(), retry_after_s: None }
    }

    pub(super) fn without_code(status: StatusCode, message: &str) -> Self {
        Refusal { status, code: None, message: message.to_owned(), retry_after_s: None }
    }

    /// A body whose fields are not what they should be.
    pub(super) fn validation(message: impl Into<String>) -> Self {
        Refusal::new(StatusCode::BAD_REQUEST, "VALIDATION_ERROR", message)
    }

    pub(super) fn unauthorized() -> Self {
        Refusal::new(StatusCode::UNAUTHORIZED, "UNAUTHORIZED", "Unauthorized")
    }
}

/// What is said to who asks too often.
pub(super) fn too_many_requests() -> Refusal {
    let message = "Too many requests. Please try again later.";
    Refusal::without_code(StatusCode::TOO_MANY_REQUESTS, message)
}

impl From<BodyError> for Refusal {
    fn from(error: BodyError) -> Self {
        match error {
            BodyError::TooLarge => {
                let status = StatusCode::PAYLOAD_TOO_LARGE;
                Refusal::new(status, "PAYLOAD_TOO_LARGE", "The request body is too large")
            }
            BodyError::MediaType(found) => Refusal::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "UNSUPPORTED_MEDIA_TYPE",
                format!("Content-Type \"{found}\" is not allowed. Allowed types: application/json"),
            ),
            BodyError::Syntax => {
                let status = StatusCode::BAD_REQUEST;
                Refusal::new(status, "BAD_REQUEST", "Invalid JSON in request body")
            }
            BodyError::Shape { field, message } => {
                let dot = if field.is_empty() { "" } else { "." };
                Refusal::validation(format!("[body{dot}{field}] Invalid input: {message}"))
            }
        }
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        let bad = StatusCode::BAD_REQUEST;
        let reason = error.context_value("reason").unwrap_or_default();
        let (status, code, message) = match reason {
            "user_already_exists" => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL",
                "User already exists. Use another email.",
            ),
            "invalid_email" => (bad, "INVALID_EMAIL", "Invalid email"),
            "password_too_short" => (bad, "PASSWORD_TOO_SHORT", "Password too short"),
            "password_too_long" => (bad, "PASSWORD_TOO_LONG", "Password too long"),
            "invalid_password" => (bad, "INVALID_PASSWORD", "Invalid password"),
            "invalid_email_or_password" => {
                (StatusCode::UNAUTHORIZED, "INVALID_EMAIL_OR_PASSWORD", "Invalid email or password")
            }
            "unauthorized" => return Refusal::unauthorized(),
            "session_not_fresh" => {
                (StatusCode::FORBIDDEN, "SESSION_NOT_FRESH", "Session is not fresh")
            }
            "too_many_attempts" => {
                let retry_after_s = error.context_value("retry_after_s").map(str::to_owned);
                return Refusal { retry_after_s, ..too_many_requests() };
            }
            _ => return Refusal::other(&error),
        };
        Refusal::new(status, code, message)
    }
}

impl Refusal {
    fn other(error: &Error) -> Self {
        let status = StatusCode::from_u16(error.code().http_status());
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if status.is_server_error() {
            tracing::error!(?error, "a request failed");
            return Refusal::new(status, "INTERNAL_SERVER_ERROR", "Something went wrong");
        }
        match error.code() {
            ErrorCode::InvalidInput => Refusal::validation(error.to_string()),
            _ => Refusal::without_code(status, error.message()),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = Refused { message: self.message, code: self.code };
        let mut response = (self.status, Json(body)).into_response();
        let seconds = self.retry_after_s.and_then(|seconds| HeaderValue::try_from(seconds).ok());
        if let Some(seconds) = seconds {
            let headers = response.headers_mut();
            headers.insert("x-retry-after", seconds.clone());
            headers.insert("retry-after", seconds);
        }
        response
    }
}
