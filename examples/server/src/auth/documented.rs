//! What several of the contract's routes take and answer alike, for the OpenAPI document.

use std::collections::BTreeMap;

use serde::Deserialize;
use utoipa::openapi::{RefOr, Response};
use utoipa::{IntoResponses, ToSchema};

use super::error::Refused;
use crate::openapi::answers;

/// A body that says nothing; it may be missing.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct EmptyBody {}

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

/// How somebody is refused who is not signed in.
pub(super) struct SessionRefusals;

impl IntoResponses for SessionRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers::<Refused>(&[(401, "There is no session")])
    }
}
