//! What several endpoints answer alike, for the OpenAPI document.

use std::collections::BTreeMap;

use utoipa::IntoResponses;
use utoipa::openapi::{RefOr, Response};

use crate::error::Problem;
use crate::openapi::answers;

/// How somebody is refused who is not known.
pub(super) struct CallerRefusals;

impl IntoResponses for CallerRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers::<Problem>(&[
            (401, "There is no session, and no key"),
            (403, "The key does not open this"),
        ])
    }
}

/// How what is not there, or another's, is refused.
pub(super) struct Missing;

impl IntoResponses for Missing {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers::<Problem>(&[(404, "It does not exist, or is not the caller's")])
    }
}

/// How a question is refused that is not understood.
pub(super) struct WrongQuery;

impl IntoResponses for WrongQuery {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers::<Problem>(&[(400, "A value is not what it should be: `field` names it")])
    }
}

/// How a body, or where it comes from, is refused.
pub(super) struct BodyRefusals;

impl IntoResponses for BodyRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers::<Problem>(&[
            (400, "A value is not what it should be: `field` names it"),
            (403, "The plan does not include this, or a browser sent it from another site"),
            (413, "The body is too large"),
            (415, "The body is not `application/json`"),
        ])
    }
}

/// How a form, or where it comes from, is refused.
pub(super) struct FormRefusals;

impl IntoResponses for FormRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers::<Problem>(&[
            (400, "A value or the picture is not what it should be: `field` names it"),
            (403, "The plan does not include this, or a browser sent it from another site"),
            (413, "The form is too large"),
            (415, "The body is not `multipart/form-data`"),
        ])
    }
}
