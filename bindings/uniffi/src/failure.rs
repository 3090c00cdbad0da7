//! Errors on their way.

use osirix_bridge::osirix::{Error, ErrorRecord};

/// What went wrong: an error record (code, message, context) as JSON.
#[derive(Debug, thiserror::Error, uniffi::Error)]
pub enum NativeFailure {
    /// The only form: each language makes the error of the record's code of it.
    #[error("{record}")]
    Told {
        /// The record.
        record: String,
    },
}

impl NativeFailure {
    /// The library gave something else than its own code asked for.
    pub(crate) fn defect(wanted: &str) -> Self {
        Error::internal(format!("the call gave something else than {wanted}")).into()
    }
}

impl From<Error> for NativeFailure {
    fn from(error: Error) -> Self {
        let internal = r#"{"code":"internal","message":"an error cannot be told","context":[]}"#;
        let record = serde_json::to_string(&ErrorRecord::from(&error));
        NativeFailure::Told { record: record.unwrap_or_else(|_| internal.to_owned()) }
    }
}
