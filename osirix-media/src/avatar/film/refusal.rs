//! How a film of a person is refused: the limit and the value.

use std::fmt::Display;

use osirix_core::{Error, ErrorCode};

pub(super) fn refused(message: &'static str, limit: impl Display, value: impl Display) -> Error {
    let error = Error::new(ErrorCode::InvalidInput, message);
    error.with("limit", limit).with("value", value)
}
