//! How films are refused. Whoever asked for one adds the field.

use std::fmt::Display;

use osirix_core::{Error, ErrorCode};

/// What is not read.
pub(super) fn unsupported(message: &'static str, value: impl Display) -> Error {
    Error::new(ErrorCode::Unsupported, message)
        .with("limit", "MP4 with H.264 of 8 bits, 4:2:0, progressive")
        .with("value", value)
}

/// What contradicts itself, or ends early.
pub(super) fn broken(message: &'static str, value: impl Display) -> Error {
    Error::new(ErrorCode::InvalidInput, message).with("value", value)
}

/// More than is read.
pub(super) fn too_large(message: &'static str, limit: impl Display, value: impl Display) -> Error {
    Error::new(ErrorCode::TooLarge, message).with("limit", limit).with("value", value)
}

pub(super) fn no_film() -> Error {
    let error = broken("this is no MP4 file with a picture", "no film");
    error.with("limit", "MP4 with H.264")
}
