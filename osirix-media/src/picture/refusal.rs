//! How a picture is refused: the field, the limit and the value.

use std::fmt::Display;

use osirix_core::error::{Error, ErrorCode};

/// The field that every refusal names.
const FIELD: &str = "picture";

/// A picture that is not what it should be.
pub(crate) fn refused(message: &'static str, limit: impl Display, value: impl Display) -> Error {
    Error::invalid(FIELD, message).with("limit", limit).with("value", value)
}

/// A picture that is larger than is read.
pub(super) fn too_large(message: &'static str, limit: impl Display, value: impl Display) -> Error {
    let error = Error::new(ErrorCode::TooLarge, message).with("field", FIELD);
    error.with("limit", limit).with("value", value)
}
