//! What several of the contract's routes take and answer alike, for the OpenAPI document.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use utoipa::openapi::{RefOr, Response, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

use super::error::Refused;
use crate::openapi::answers;

/// A body that says nothing; it may be missing.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(from = "IgnoredAny")]
pub(super) struct EmptyBody {}

impl From<IgnoredAny> for EmptyBody {
    fn from(_: IgnoredAny) -> Self {
        EmptyBody {}
    }
}

/// How a body, or where it comes from, is refused.
pub(super) struct BodyRefusals;

impl IntoResponses for BodyRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers::<Refused>(&[
            (400, "The body is no JSON, or not what it should be: the message names the field"),
            (403, "A browser sent this from another site"),
            (413, "The body is too large"),
            (415, "The body is not `application/json`"),
        ])
    }
}

/// How somebody is refused who is not signed in, or may not do this.
pub(super) struct SessionRefusals;

impl IntoResponses for SessionRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers::<Refused>(&[
            (400, "What was asked for is not what it should be: the message names the field"),
            (401, "There is no session, or what was shown is wrong"),
            (403, "The session is not fresh, or its user may not do this"),
            (409, "As things are, this cannot be done"),
        ])
    }
}

/// How something is refused that is not there, or not the caller's.
pub(super) struct Missing;

impl IntoResponses for Missing {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers::<Refused>(&[(404, "There is no such thing, or it is not the caller's")])
    }
}

/// How something is refused that is not set up here.
pub(super) struct Unsupported;

impl IntoResponses for Unsupported {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers::<Refused>(&[
            (400, "The answer is not what it should be"),
            (401, "The challenge was used, or is too old"),
            (422, "This is not set up here"),
        ])
    }
}

/// How somebody is refused who is no administrator, or does what administrators cannot.
pub(super) struct AdminRefusals;

impl IntoResponses for AdminRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers::<Refused>(&[
            (400, "What was asked for is not what it should be: the message names the field"),
            (401, "There is no session"),
            (403, "The caller is no administrator, or this is done to nobody"),
            (404, "There is no such user"),
            (409, "As things are, this cannot be done"),
            (422, "The address is taken"),
        ])
    }
}

/// Where a browser is sent.
pub(super) struct Redirects;

impl IntoResponses for Redirects {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut responses = answers::<Refused>(&[
            (400, "A parameter is missing, or not what it should be"),
            (403, "The page to go on to is of another site"),
        ]);
        let sent = ResponseBuilder::new().description("Sends the browser on").build();
        responses.insert("302".to_owned(), RefOr::T(sent));
        responses
    }
}
