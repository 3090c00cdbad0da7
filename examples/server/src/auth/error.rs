//! Errors in the contract's form: `{"message", "code"}`.

use axum::Json;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use osirix::{Error, ErrorCode};
use serde_json::json;

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
                let refusal = Refusal::without_code(
                    StatusCode::TOO_MANY_REQUESTS,
                    "Too many requests. Please try again later.",
                );
                let retry_after_s = error.context_value("retry_after_s").map(str::to_owned);
                return Refusal { retry_after_s, ..refusal };
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
        let body = match self.code {
            Some(code) => json!({ "message": self.message, "code": code }),
            None => json!({ "message": self.message }),
        };
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
