//! What a network would refuse.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// Something that a network would refuse of a draft, said before it is scheduled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What it is about: `parts[0].text`, `parts[0].media[1].duration_ms`.
    pub field: String,
    /// A sentence for the person who has to change it.
    pub message: String,
    /// What is allowed.
    pub limit: String,
    /// What there is.
    pub value: String,
}

impl Problem {
    /// A problem of a field.
    pub fn new(
        field: impl Into<String>,
        message: impl Into<String>,
        limit: impl std::fmt::Display,
        value: impl std::fmt::Display,
    ) -> Self {
        Problem {
            field: field.into(),
            message: message.into(),
            limit: limit.to_string(),
            value: value.to_string(),
        }
    }
}

/// Refuses a draft that has problems, with the first of them as an
/// [`InvalidInput`](crate::ErrorCode::InvalidInput).
pub fn refuse(problems: &[Problem]) -> Result<()> {
    let Some(first) = problems.first() else { return Ok(()) };
    let error = Error::new(crate::ErrorCode::InvalidInput, first.message.clone());
    Err(error
        .with("field", &first.field)
        .with("limit", &first.limit)
        .with("value", &first.value)
        .with("problems", problems.len()))
}
