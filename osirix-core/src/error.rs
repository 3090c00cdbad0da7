//! The one error of the platform and the table of its codes.
//!
//! Every fallible function of every crate returns [`Error`]. Its [`ErrorCode`] is stable: it names
//! the exception class in Python, `error.code` in Node, the enum case in Kotlin and Swift and the
//! HTTP status of the server. The message says what happened and what to do; the context names the
//! field and the limit.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The result of every fallible function of the platform.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The fact that tells how long to wait.
const RETRY_AFTER_MS: &str = "retry_after_ms";

/// Whether the same call can succeed later without anybody changing anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Retry {
    /// The call will fail again: its input or the state must change first.
    Never,
    /// The cause passes by itself: try again after a pause.
    Later,
}

macro_rules! error_codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $status:literal, $retry:ident;)+) => {
        /// What kind of failure an [`Error`] is: the one table that all languages share.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum ErrorCode {
            $($(#[doc = $doc])+ #[serde(rename = $code)] $name,)+
        }

        impl ErrorCode {
            /// Every code, in the order of the table.
            pub const ALL: &'static [ErrorCode] = &[$(ErrorCode::$name),+];

            /// The stable name, in `snake_case`.
            pub const fn as_str(self) -> &'static str {
                match self { $(ErrorCode::$name => $code,)+ }
            }

            /// The HTTP status that carries this code.
            pub const fn http_status(self) -> u16 {
                match self { $(ErrorCode::$name => $status,)+ }
            }

            /// Whether such an error passes by itself, unless the error says otherwise.
            pub const fn retry(self) -> Retry {
                match self { $(ErrorCode::$name => Retry::$retry,)+ }
            }
        }
    };
}

error_codes! {
    /// A value that the caller gave is malformed; the context names the field and the limit.
    InvalidInput = "invalid_input", 400, Never;
    /// A value is larger than the limit that the context names.
    TooLarge = "too_large", 413, Never;
    /// The input is well formed, but no compiled-in or registered backend can handle it.
    Unsupported = "unsupported", 422, Never;
    /// The object does not exist, or the caller may not know that it does.
    NotFound = "not_found", 404, Never;
    /// An object of that name or key exists already.
    AlreadyExists = "already_exists", 409, Never;
    /// The object's state, or an idempotency key already used for something else, forbids this.
    Conflict = "conflict", 409, Never;
    /// The caller is not known.
    Unauthenticated = "unauthenticated", 401, Never;
    /// The caller is known and may not do this.
    PermissionDenied = "permission_denied", 403, Never;
    /// The account's plan does not include this, or its limit is reached.
    PlanLimit = "plan_limit", 403, Never;
    /// The account has fewer credits available than this needs; the context says how many.
    InsufficientCredits = "insufficient_credits", 402, Never;
    /// The account's own spending limit leaves less than this needs; the context says how much.
    SpendingLimit = "spending_limit", 402, Never;
    /// Too many calls in too short a time.
    RateLimited = "rate_limited", 429, Later;
    /// The work was cancelled by its owner.
    Cancelled = "cancelled", 409, Never;
    /// The work took longer than its limit.
    Timeout = "timeout", 504, Later;
    /// Another worker holds this job by now: the late worker's result is refused.
    LeaseLost = "lease_lost", 409, Never;
    /// The backend is locked or saturated by others.
    Busy = "busy", 503, Later;
    /// A backend cannot be reached or fails.
    Unavailable = "unavailable", 503, Later;
    /// No space is left where the data should go.
    StorageFull = "storage_full", 507, Later;
    /// A file or folder cannot be read or written.
    Io = "io", 500, Later;
    /// The data was written by a newer version of Osirix.
    SchemaTooNew = "schema_too_new", 500, Never;
    /// A setting is missing or wrong; the message names it and never shows a secret value.
    Configuration = "configuration", 500, Never;
    /// A media engine failed on this input.
    Media = "media", 500, Never;
    /// A part that the embedding program brought has failed; the message is its own.
    Plugin = "plugin", 502, Never;
    /// Stored data contradicts itself; the context names the table, the column and the row.
    Inconsistent = "inconsistent", 500, Never;
    /// The client was closed before or during this call.
    Closed = "closed", 409, Never;
    /// A defect of Osirix.
    Internal = "internal", 500, Never;
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What went wrong, where, and what to do.
///
/// Cheap to clone, so that every waiter of a job can be told the same error.
#[derive(Clone)]
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    code: ErrorCode,
    message: Cow<'static, str>,
    context: Vec<(Cow<'static, str>, String)>,
    retry: Retry,
    source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error of this code; `message` is a sentence for the person who has to act.
    pub fn new(code: ErrorCode, message: impl Into<Cow<'static, str>>) -> Self {
        Error(Box::new(Inner {
            code,
            message: message.into(),
            context: Vec::new(),
            retry: code.retry(),
            source: None,
        }))
    }

    /// An [`ErrorCode::InvalidInput`] for `field`.
    pub fn invalid(field: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Error::new(ErrorCode::InvalidInput, message).with("field", field)
    }

    /// An [`ErrorCode::NotFound`] for the `noun` with this id.
    pub fn not_found(noun: &'static str, id: impl fmt::Display) -> Self {
        Error::new(ErrorCode::NotFound, format!("there is no {noun} {id}")).with("id", id)
    }

    /// An [`ErrorCode::Inconsistent`]: the stored row contradicts what the code guarantees.
    pub fn inconsistent(
        table: &'static str,
        column: &'static str,
        row: impl fmt::Display,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        Error::new(ErrorCode::Inconsistent, message)
            .with("table", table)
            .with("column", column)
            .with("row", row)
    }

    /// An [`ErrorCode::Internal`]: a defect of Osirix.
    pub fn internal(message: impl Into<Cow<'static, str>>) -> Self {
        Error::new(ErrorCode::Internal, message)
    }

    /// Adds a fact that helps the reader: a field's name, a limit, an id. Never a secret.
    #[must_use]
    pub fn with(mut self, key: impl Into<Cow<'static, str>>, value: impl fmt::Display) -> Self {
        self.0.context.push((key.into(), value.to_string()));
        self
    }

    /// Keeps the error that caused this one.
    #[must_use]
    pub fn caused_by(
        mut self,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        self.0.source = Some(Arc::from(source.into()));
        self
    }

    /// Overrides the code's own rule of whether the call can succeed later.
    #[must_use]
    pub fn retryable(mut self, retry: Retry) -> Self {
        self.0.retry = retry;
        self
    }

    /// Says that the call can succeed, and not before this time has passed.
    #[must_use]
    pub fn after(self, pause: Duration) -> Self {
        self.with(RETRY_AFTER_MS, pause.as_millis()).retryable(Retry::Later)
    }

    /// How long to wait at least, where that is known.
    pub fn retry_after(&self) -> Option<Duration> {
        let ms = self.context_value(RETRY_AFTER_MS)?.parse().ok()?;
        Some(Duration::from_millis(ms))
    }

    /// The stable code.
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// The sentence for the person who has to act, without the context.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The facts that were added, in order.
    pub fn context(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.context.iter().map(|(key, value)| (key.as_ref(), value.as_str()))
    }

    /// The value of one fact.
    pub fn context_value(&self, key: &str) -> Option<&str> {
        self.context().find(|(k, _)| *k == key).map(|(_, value)| value)
    }

    /// Whether the same call can succeed later.
    pub fn retry(&self) -> Retry {
        self.0.retry
    }

    /// Maps an I/O error to its code; `doing` completes "cannot ...".
    pub fn io(doing: impl fmt::Display, source: std::io::Error) -> Self {
        use std::io::ErrorKind;
        let code = match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ErrorCode::StorageFull,
            ErrorKind::NotFound => ErrorCode::NotFound,
            ErrorKind::TimedOut => ErrorCode::Timeout,
            _ => ErrorCode::Io,
        };
        Error::new(code, format!("cannot {doing}: {source}")).caused_by(source)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        for (i, (key, value)) in self.0.context.iter().enumerate() {
            write!(f, "{}{key}: {value}", if i == 0 { " (" } else { ", " })?;
        }
        if self.0.context.is_empty() { Ok(()) } else { f.write_str(")") }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] {self}", self.0.code)?;
        match &self.0.source {
            Some(source) => write!(f, ": {source}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

/// An error as it is kept with a failed job and sent to other languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorRecord {
    /// The stable code.
    pub code: ErrorCode,
    /// The sentence for a person.
    pub message: String,
    /// The facts, in order: field, limit, id.
    pub context: Vec<(String, String)>,
}

impl From<&Error> for ErrorRecord {
    fn from(error: &Error) -> Self {
        ErrorRecord {
            code: error.code(),
            message: error.message().to_owned(),
            context: error.context().map(|(k, v)| (k.to_owned(), v.to_owned())).collect(),
        }
    }
}

impl From<ErrorRecord> for Error {
    fn from(record: ErrorRecord) -> Self {
        record
            .context
            .into_iter()
            .fold(Error::new(record.code, record.message), |error, (k, v)| error.with(k, v))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_shows_its_message_and_its_facts() {
        let error = Error::invalid("script", "the script is too long").with("limit", 20_000);
        assert_eq!(error.to_string(), "the script is too long (field: script, limit: 20000)");
        assert_eq!(error.context_value("limit"), Some("20000"));
    }

    #[test]
    fn a_record_keeps_code_message_and_context() {
        let error = Error::not_found("avatar", "avt_1");
        let again = Error::from(ErrorRecord::from(&error));
        assert_eq!((again.code(), again.to_string()), (error.code(), error.to_string()));
    }

    #[test]
    fn every_code_is_unique_and_snake_case() {
        let mut names: Vec<_> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
        assert!(names.iter().all(|n| n.chars().all(|c| c.is_ascii_lowercase() || c == '_')));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ErrorCode::ALL.len());
    }
}
