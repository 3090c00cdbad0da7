use osirix_core::error::{Error, ErrorCode, Retry};
use serde_json::Value;

use super::http::Told;

/// How much is kept of what Stripe says.
const MAX_LEN: usize = 300;

/// Stripe cannot be asked now.
pub(super) fn unavailable() -> Error {
    Error::new(ErrorCode::Unavailable, "Stripe does not answer as it should: try again later")
}

/// An answer that has not the form of any version that is known.
pub(super) fn unlike(missing: &str) -> Error {
    let message = "Stripe's answer has another form than was asked for: check api_version";
    Error::new(ErrorCode::Configuration, message).with("missing", missing)
}

/// What an answer means that says no.
pub(super) fn refused(status: u16, error: &Value, told: &Told) -> Error {
    let text = |name: &str| error[name].as_str().unwrap_or_default();
    let (kind, code) = (text("type"), text("code"));
    let refusal = match (status, kind, code) {
        (401 | 403, ..) => Error::new(
            ErrorCode::Configuration,
            "Stripe does not let this secret key do that: check secret_key and its permissions",
        )
        .with("field", "secret_key"),
        (404, ..) | (_, _, "resource_missing") => said(ErrorCode::NotFound, error),
        (429, ..) => Error::new(ErrorCode::RateLimited, "Stripe is asked too often: try later"),
        (_, "idempotency_error", _) => Error::new(
            ErrorCode::Conflict,
            "this was asked for before under the same key, and otherwise",
        ),
        (409, ..) => Error::new(ErrorCode::Busy, "Stripe is at work on this: try again"),
        (402, ..) => said(ErrorCode::Conflict, error),
        (400..=499, ..) => said(ErrorCode::InvalidInput, error),
        _ => unavailable(),
    };
    let refusal = refusal.with("status", status);
    let named =
        [("field", text("param")), ("stripe_code", code), ("decline", text("decline_code"))];
    let refusal = named.into_iter().filter(|(_, value)| !value.is_empty()).fold(
        refusal,
        |refusal, (name, value)| match refusal.context_value(name) {
            Some(_) => refusal,
            None => refusal.with(name, short(value)),
        },
    );
    let refusal = match &told.request {
        Some(request) => refusal.with("request", request),
        None => refusal,
    };
    match (told.retry, told.after) {
        (Some(false), _) => refusal.retryable(Retry::Never),
        (_, Some(after)) if refusal.retry() == Retry::Later => refusal.after(after),
        _ => refusal,
    }
}

/// An error in Stripe's words, which are for people.
fn said(code: ErrorCode, error: &Value) -> Error {
    match error["message"].as_str() {
        Some(message) => Error::new(code, format!("Stripe says: {}", short(message))),
        None => Error::new(code, "Stripe refuses this"),
    }
}

fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(MAX_LEN).collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;

    use super::*;

    fn code(status: u16, error: &Value) -> (ErrorCode, Retry) {
        let error = refused(status, error, &Told::default());
        (error.code(), error.retry())
    }

    #[test]
    fn each_refusal_is_the_platforms_own() {
        use ErrorCode as E;
        for (status, error, expected) in [
            (400, json!({ "type": "invalid_request_error" }), (E::InvalidInput, Retry::Never)),
            (400, json!({ "code": "resource_missing" }), (E::NotFound, Retry::Never)),
            (400, json!({ "type": "idempotency_error" }), (E::Conflict, Retry::Never)),
            (401, json!({}), (E::Configuration, Retry::Never)),
            (402, json!({ "type": "card_error" }), (E::Conflict, Retry::Never)),
            (404, json!({}), (E::NotFound, Retry::Never)),
            (409, json!({ "code": "lock_timeout" }), (E::Busy, Retry::Later)),
            (429, json!({}), (E::RateLimited, Retry::Later)),
            (500, Value::Null, (E::Unavailable, Retry::Later)),
            (503, json!("<html>"), (E::Unavailable, Retry::Later)),
            (301, Value::Null, (E::Unavailable, Retry::Later)),
        ] {
            assert_eq!(code(status, &error), expected, "{status} {error}");
        }
    }

    #[test]
    fn a_refused_key_is_not_repeated() {
        let error = json!({ "message": "Invalid API Key provided: sk_test_hunter2" });
        let refusal = refused(401, &error, &Told::default());
        assert!(!format!("{refusal:?}").contains("hunter2"));
    }

    #[test]
    fn what_stripe_tells_about_trying_again_is_heard() {
        let told = Told { retry: Some(false), ..Told::default() };
        assert_eq!(refused(500, &Value::Null, &told).retry(), Retry::Never);
        let after = Some(Duration::from_secs(3));
        let told = Told { after, ..Told::default() };
        assert_eq!(refused(429, &Value::Null, &told).retry_after(), after);
    }
}
