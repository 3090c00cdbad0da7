//! What ElevenLabs says when it does not speak, in the platform's words.

use osirix_core::error::Retry;
use osirix_core::{Error, ErrorCode};
use osirix_http::{Answer, unavailable};
use serde::Deserialize;

use super::super::host::reason;

/// `{"detail": {"status": "quota_exceeded", "message": "…"}}`; a 422 has a list there.
#[derive(Deserialize)]
struct Refusal {
    detail: Detail,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Detail {
    One { status: Option<String>, code: Option<String> },
    Other(serde::de::IgnoredAny),
}

pub(super) fn of(answer: &Answer) -> Error {
    let refusal = answer.json::<Refusal>().ok();
    let word = match refusal.map(|refusal| refusal.detail) {
        Some(Detail::One { status, code }) => status.or(code),
        Some(Detail::Other(_)) | None => None,
    };
    let status = answer.status.as_u16();
    error(status, reason(word.as_deref())).with("status", status)
}

fn error(status: u16, reason: &str) -> Error {
    let refused = |code, message: &'static str| Error::new(code, message).with("reason", reason);
    match (status, reason) {
        // Before 401 and 429: what is used up does not come back in a moment.
        (_, "quota_exceeded") => {
            let message = "the ElevenLabs account has too few characters left: wait for its next \
                period, or take a larger plan";
            refused(ErrorCode::Unavailable, message).retryable(Retry::Never)
        }
        (401 | 403, _) => {
            let message = "ElevenLabs does not accept the key, or the key may not do this";
            refused(ErrorCode::Configuration, message).with("field", "elevenlabs.api_key")
        }
        (404, _) | (_, "voice_not_found") => {
            refused(ErrorCode::NotFound, "ElevenLabs has no such voice").with("field", "voice")
        }
        (429, _) => refused(ErrorCode::RateLimited, "ElevenLabs is asked too much at once"),
        (400 | 413 | 422, _) => {
            let message = "ElevenLabs cannot say this: reword it, or choose another model";
            refused(ErrorCode::Unsupported, message).with("field", "script")
        }
        _ => unavailable().with("reason", reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refusal_says_what_to_do() {
        for (status, reason, code, retry) in [
            (401, "invalid_api_key", ErrorCode::Configuration, Retry::Never),
            (401, "quota_exceeded", ErrorCode::Unavailable, Retry::Never),
            (400, "voice_not_found", ErrorCode::NotFound, Retry::Never),
            (400, "max_character_limit_exceeded", ErrorCode::Unsupported, Retry::Never),
            (422, "none", ErrorCode::Unsupported, Retry::Never),
            (429, "too_many_concurrent_requests", ErrorCode::RateLimited, Retry::Later),
            (429, "system_busy", ErrorCode::RateLimited, Retry::Later),
            (500, "none", ErrorCode::Unavailable, Retry::Later),
        ] {
            let error = error(status, reason);
            assert_eq!((error.code(), error.retry()), (code, retry), "{status} {reason}");
        }
    }
}
