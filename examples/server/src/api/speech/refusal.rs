//! Errors in the form that OpenAI's clients read.

use std::collections::BTreeMap;

use axum::Json;
use axum::response::{IntoResponse, Response};
use osirix::Error;
use serde::Serialize;
use utoipa::openapi::RefOr;
use utoipa::{IntoResponses, ToSchema};

use crate::error::Problem;
use crate::openapi::answers;

/// Why nothing was said.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SpeechProblem {
    error: SpeechProblemOf,
}

#[derive(Debug, Serialize, ToSchema)]
struct SpeechProblemOf {
    message: String,
    /// `invalid_request_error`, `server_error`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The field that is wrong.
    #[schema(required)]
    param: Option<String>,
    /// The platform's stable code.
    code: &'static str,
}

/// A problem, as this protocol tells it.
pub(super) struct Refusal(Problem);

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Refusal(problem)
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Refusal(error.into())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let Refusal(problem) = self;
        let kind = match problem.status().is_server_error() {
            true => "server_error",
            false => "invalid_request_error",
        };
        let param = problem.fact("field").map(|field| match field {
            // What the platform calls it.
            "script" => "input".to_owned(),
            field => field.to_owned(),
        });
        let error = SpeechProblemOf {
            message: problem.message().to_owned(),
            kind,
            param,
            code: problem.code(),
        };
        (problem.status(), Json(SpeechProblem { error })).into_response()
    }
}

/// How a request is refused, for the OpenAPI document.
pub(super) struct Refused;

impl IntoResponses for Refused {
    fn responses() -> BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        answers::<SpeechProblem>(&[
            (401, "There is no session, and no key"),
            (402, "The account has too few credits"),
            (403, "The key does not open this, or the plan does not include it"),
            (404, "There is no such voice"),
            (409, "The job was called off"),
            (413, "The body, or the text, is too large"),
            (415, "The body is not `application/json`"),
            (422, "The voice can say nothing of this text"),
            (429, "Too many requests"),
            (500, "The voice failed"),
            (503, "The voice cannot be asked now, or takes too long"),
        ])
    }
}
