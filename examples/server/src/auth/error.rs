//! Errors in the contract's form: `{"message", "code"}`.

use axum::Json;
use axum::extract::rejection::QueryRejection;
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
pub(crate) struct Refusal {
    status: StatusCode,
    code: Option<&'static str>,
    message: String,
    retry_after_s: Option<String>,
    /// The field of a form that it is about, and what is to be said beside it.
    about: Option<(String, String)>,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        let (code, message) = (Some(code), message.into());
        Refusal { status, code, message, retry_after_s: None, about: None }
    }

    pub(super) fn without_code(status: StatusCode, message: &str) -> Self {
        let message = message.to_owned();
        Refusal { status, code: None, message, retry_after_s: None, about: None }
    }

    /// The same, about a field of a form.
    pub(super) fn about(self, field: &str, message: &str) -> Self {
        Refusal { about: Some((field.to_owned(), message.to_owned())), ..self }
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    /// The field of a form that it is about, or nothing, and what is to be said to a person.
    pub(crate) fn told(&self) -> (&str, &str) {
        match &self.about {
            Some((field, message)) => (field, message),
            None => ("", &self.message),
        }
    }

    /// A body whose fields are not what they should be.
    pub(super) fn validation(message: impl Into<String>) -> Self {
        Refusal::new(StatusCode::BAD_REQUEST, "VALIDATION_ERROR", message)
    }

    /// A query whose parameters are not what they should be.
    pub(super) fn query(error: &QueryRejection) -> Self {
        Refusal::validation(format!("[query] Invalid input: {}", error.body_text()))
    }

    /// Something that cannot be done, by the contract's code for it.
    pub(super) fn bad(code: &'static str) -> Self {
        Refusal::new(StatusCode::BAD_REQUEST, code, sentence(code))
    }

    /// Something that the caller may not do, by the contract's code for it.
    pub(super) fn forbidden(code: &'static str) -> Self {
        Refusal::new(StatusCode::FORBIDDEN, code, sentence(code))
    }

    /// A second factor without a first one.
    pub(super) fn no_challenge() -> Self {
        let code = "INVALID_TWO_FACTOR_COOKIE";
        Refusal::new(StatusCode::UNAUTHORIZED, code, sentence(code))
    }

    /// The contract tells a wrong backup code from another wrong code.
    pub(super) fn of_a_backup_code(self) -> Self {
        let code = match self.code {
            Some("INVALID_CODE") => Some("INVALID_BACKUP_CODE"),
            code => code,
        };
        Refusal { code, ..self }
    }

    /// A passkey's answer without a question.
    pub(super) fn no_passkey() -> Self {
        Refusal::bad("CHALLENGE_NOT_FOUND")
    }

    pub(super) fn unauthorized() -> Self {
        Refusal::new(StatusCode::UNAUTHORIZED, "UNAUTHORIZED", "Unauthorized")
    }
}

/// `YOU_CANNOT_DO_THIS` as a sentence.
fn sentence(code: &str) -> String {
    let words = code.to_ascii_lowercase().replace('_', " ");
    let (first, rest) = words.split_at(words.len().min(1));
    format!("{}{rest}", first.to_ascii_uppercase())
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

/// What the contract calls an error's reason.
const REASONS: [(&str, StatusCode, &str, &str); 25] = {
    const BAD: StatusCode = StatusCode::BAD_REQUEST;
    const UNKNOWN: StatusCode = StatusCode::UNAUTHORIZED;
    const FORBIDDEN: StatusCode = StatusCode::FORBIDDEN;
    [
        (
            "user_already_exists",
            StatusCode::UNPROCESSABLE_ENTITY,
            "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL",
            "User already exists. Use another email.",
        ),
        ("invalid_email", BAD, "INVALID_EMAIL", "Invalid email"),
        ("password_too_short", BAD, "PASSWORD_TOO_SHORT", "Password too short"),
        ("password_too_long", BAD, "PASSWORD_TOO_LONG", "Password too long"),
        (
            "password_compromised",
            BAD,
            "PASSWORD_COMPROMISED",
            "The password you entered has been compromised. Please choose a different password.",
        ),
        ("invalid_password", BAD, "INVALID_PASSWORD", "Invalid password"),
        (
            "invalid_email_or_password",
            UNKNOWN,
            "INVALID_EMAIL_OR_PASSWORD",
            "Invalid email or password",
        ),
        ("unauthorized", UNKNOWN, "UNAUTHORIZED", "Unauthorized"),
        ("session_not_fresh", FORBIDDEN, "SESSION_NOT_FRESH", "Session is not fresh"),
        ("impersonated", FORBIDDEN, "FORBIDDEN", "Only the user may do this"),
        ("email_not_verified", FORBIDDEN, "EMAIL_NOT_VERIFIED", "Email not verified"),
        (
            "banned_user",
            FORBIDDEN,
            "BANNED_USER",
            "You have been banned from this application. \
             Please contact support if you believe this is an error.",
        ),
        ("invalid_token", BAD, "INVALID_TOKEN", "Invalid token"),
        ("invalid_otp", BAD, "INVALID_OTP", "Invalid OTP"),
        ("invalid_code", UNKNOWN, "INVALID_CODE", "Invalid code"),
        ("no_challenge", UNKNOWN, "INVALID_TWO_FACTOR_COOKIE", "Invalid two factor cookie"),
        ("two_factor_not_enabled", BAD, "TWO_FACTOR_NOT_ENABLED", "Two factor isn't enabled"),
        ("invalid_api_key", UNKNOWN, "INVALID_API_KEY", "Invalid API key."),
        (
            "not_admin",
            FORBIDDEN,
            "YOU_ARE_NOT_ALLOWED_TO_ACCESS_THIS_RESOURCE",
            "You are not allowed to access this resource",
        ),
        (
            "cannot_impersonate_admins",
            FORBIDDEN,
            "YOU_CANNOT_IMPERSONATE_ADMINS",
            "You cannot impersonate admins",
        ),
        ("slug_taken", BAD, "ORGANIZATION_ALREADY_EXISTS", "Organization already exists"),
        (
            "already_member",
            BAD,
            "USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION",
            "User is already a member of this organization",
        ),
        (
            "last_owner",
            BAD,
            "YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER",
            "You cannot leave the organization as the only owner",
        ),
        (
            "last_account",
            BAD,
            "FAILED_TO_UNLINK_LAST_ACCOUNT",
            "You can't unlink your last account",
        ),
        ("challenge_not_found", BAD, "CHALLENGE_NOT_FOUND", "Challenge not found"),
    ]
};

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        let reason = error.context_value("reason").unwrap_or_default();
        if reason == "too_many_attempts" {
            let retry_after_s = error.context_value("retry_after_s").map(str::to_owned);
            return Refusal { retry_after_s, ..too_many_requests() };
        }
        let known = REASONS.iter().find(|(known, ..)| *known == reason);
        let refusal = match known {
            Some((_, status, code, message)) => Refusal::new(*status, code, *message),
            None => Refusal::other(&error),
        };
        match error.context_value("field") {
            Some(field) => refusal.about(field, error.message()),
            None => refusal,
        }
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
