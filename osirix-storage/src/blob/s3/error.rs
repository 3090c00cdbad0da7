//! What a server's refusal means for the person who has to act.

use std::error::Error as StdError;

use object_store::client::{HttpError, HttpErrorKind};
use osirix_core::error::{Error, ErrorCode, Retry};

use super::location::Location;

/// What is known of a failure, without a word that could be secret: a server repeats in its
/// answers what it was asked.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Failure {
    status: Option<u16>,
    /// S3's own code.
    code: Option<String>,
    redirected: bool,
    timed_out: bool,
    /// No answer came: what happened to the connection.
    connection: Option<String>,
}

impl Failure {
    /// From an answer.
    pub(super) fn answered(status: u16, body: &str) -> Self {
        let redirected = (300..400).contains(&status);
        Failure { status: Some(status), code: code(body), redirected, ..Failure::default() }
    }

    /// From the words of the client: it has no others for a status and a code.
    pub(super) fn of(error: &object_store::Error) -> Self {
        let mut failure = Failure::default();
        let mut cause: Option<&(dyn StdError + 'static)> = Some(error);
        while let Some(error) = cause {
            failure.read(&error.to_string());
            if let Some(error) = error.downcast_ref::<HttpError>() {
                failure.timed_out |= error.kind() == HttpErrorKind::Timeout;
                failure.connection = Some(chain(error));
            }
            cause = error.source();
        }
        failure
    }

    /// From the HTTP client.
    pub(super) fn unanswered(error: reqwest::Error) -> Self {
        let (timed_out, error) = (error.is_timeout(), error.without_url());
        Failure { timed_out, connection: Some(chain(&error)), ..Failure::default() }
    }

    fn read(&mut self, text: &str) {
        let status = text.split_once("status code: ").and_then(|(_, rest)| rest.get(..3));
        self.status = self.status.or_else(|| status?.parse().ok());
        self.code = self.code.take().or_else(|| code(text));
        self.redirected |= text.contains("redirect without LOCATION")
            || self.status.is_some_and(|status| (300..400).contains(&status));
    }

    fn code(&self) -> &str {
        self.code.as_deref().unwrap_or_default()
    }

    /// Whether there is no such blob, and not: no such bucket.
    pub(super) fn is_missing(&self) -> bool {
        self.status == Some(404) && !matches!(self.code(), "NoSuchBucket" | "NoSuchUpload")
    }

    /// Whether the upload in parts is none any more.
    pub(super) fn is_ended(&self) -> bool {
        self.code() == "NoSuchUpload"
    }

    /// Whether the range that was asked for begins behind the blob.
    pub(super) fn is_beyond(&self) -> bool {
        self.status == Some(416) || self.code() == "InvalidRange"
    }

    /// The one error, for whoever asked the store to do something.
    pub(super) fn error(self, location: &Location) -> Error {
        let (code, message, variable) = self.meaning();
        let mut error = Error::new(code, message).with("bucket", location.bucket());
        if let Some(variable) = variable {
            error = error.with("variable", variable);
        }
        if let Some(status) = self.status {
            error = error.with("status", status);
        }
        if let Some(code) = self.code {
            error = error.with("s3_code", code);
        }
        // A request that a server does not understand stays so.
        if code == ErrorCode::Unavailable && self.status.is_some_and(|status| status < 500) {
            error = error.retryable(Retry::Never);
        }
        match self.connection {
            Some(cause) => error.caused_by(cause),
            None => error,
        }
    }

    fn meaning(&self) -> (ErrorCode, &'static str, Option<&'static str>) {
        use ErrorCode::{Busy, Configuration, PermissionDenied, StorageFull, Timeout, TooLarge};
        match (self.code(), self.status) {
            ("NoSuchBucket", _) => {
                (Configuration, "there is no such bucket on this server", Some("AWS_S3_BUCKET"))
            }
            ("InvalidAccessKeyId" | "NotSignedUp" | "ExpiredToken" | "InvalidToken", _) => {
                (Configuration, "S3 does not know these credentials", Some("AWS_ACCESS_KEY_ID"))
            }
            ("SignatureDoesNotMatch", _) => {
                (Configuration, "S3 refuses the secret key", Some("AWS_SECRET_ACCESS_KEY"))
            }
            ("RequestTimeTooSkewed", _) => {
                (Configuration, "this machine's clock is wrong: set it by NTP", None)
            }
            ("AuthorizationHeaderMalformed" | "IllegalLocationConstraintException", _) => {
                (Configuration, REGION, Some("AWS_REGION"))
            }
            _ if self.redirected => (Configuration, REGION, Some("AWS_REGION")),
            ("SlowDown" | "TooManyRequests" | "RequestLimitExceeded", _) | (_, Some(429 | 503)) => {
                (Busy, "S3 is asked too often or too busy: try again later", None)
            }
            ("RequestTimeout", _) | (_, Some(408 | 504)) => (Timeout, SLOW, None),
            _ if self.timed_out => (Timeout, SLOW, None),
            ("EntityTooLarge", _) | (_, Some(413)) => {
                (TooLarge, "the blob is larger than S3 takes", None)
            }
            ("QuotaExceeded" | "StorageQuotaExceeded" | "XMinioStorageFull", _)
            | (_, Some(507)) => (StorageFull, "the bucket is full", None),
            ("AccessDenied", _) | (_, Some(401 | 403)) => {
                (PermissionDenied, "these credentials may not do this in this bucket", None)
            }
            ("NotImplemented", _) | (_, Some(501)) => {
                (ErrorCode::Unsupported, "this server of S3's protocol cannot do this", None)
            }
            (_, Some(_)) => (ErrorCode::Unavailable, "S3 fails", None),
            (_, None) => (ErrorCode::Unavailable, "S3 cannot be reached or breaks off", None),
        }
    }
}

const REGION: &str = "the bucket is in another region, or the endpoint has another one";
const SLOW: &str = "S3 did not answer in time";

/// The code of an answer in XML.
fn code(text: &str) -> Option<String> {
    let (code, _) = text.split_once("<Code>")?.1.split_once("</Code>")?;
    let fits = (1..=64).contains(&code.len()) && code.bytes().all(|c| c.is_ascii_alphanumeric());
    fits.then(|| code.to_owned())
}

/// What each cause of a broken connection says.
fn chain(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(status: u16, code: &str) -> Error {
        let body = format!("<Error><Code>{code}</Code><Message>hunter2</Message></Error>");
        let error = Failure::answered(status, &body).error(&Location::parse("s3://films").unwrap());
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
        error
    }

    #[test]
    fn refusals_have_the_code_of_who_must_act() {
        use ErrorCode::{
            Busy, Configuration, PermissionDenied, StorageFull, Timeout, TooLarge, Unavailable,
            Unsupported,
        };
        for (status, code, expected, variable) in [
            (404, "NoSuchBucket", Configuration, Some("AWS_S3_BUCKET")),
            (403, "InvalidAccessKeyId", Configuration, Some("AWS_ACCESS_KEY_ID")),
            (400, "ExpiredToken", Configuration, Some("AWS_ACCESS_KEY_ID")),
            (403, "SignatureDoesNotMatch", Configuration, Some("AWS_SECRET_ACCESS_KEY")),
            (403, "RequestTimeTooSkewed", Configuration, None),
            (400, "AuthorizationHeaderMalformed", Configuration, Some("AWS_REGION")),
            (301, "PermanentRedirect", Configuration, Some("AWS_REGION")),
            (307, "TemporaryRedirect", Configuration, Some("AWS_REGION")),
            (403, "AccessDenied", PermissionDenied, None),
            (401, "", PermissionDenied, None),
            (503, "SlowDown", Busy, None),
            (429, "", Busy, None),
            (400, "RequestTimeout", Timeout, None),
            (400, "EntityTooLarge", TooLarge, None),
            (403, "QuotaExceeded", StorageFull, None),
            (501, "NotImplemented", Unsupported, None),
            (500, "InternalError", Unavailable, None),
            (400, "InvalidRequest", Unavailable, None),
        ] {
            let error = error(status, code);
            assert_eq!(error.code(), expected, "{status} {code}");
            assert_eq!(error.context_value("variable"), variable, "{status} {code}");
        }
    }

    #[test]
    fn what_passes_by_itself_says_so_and_what_does_not_too() {
        for (status, code, retry) in [
            (503, "SlowDown", Retry::Later),
            (500, "InternalError", Retry::Later),
            (400, "RequestTimeout", Retry::Later),
            (400, "InvalidRequest", Retry::Never),
            (403, "AccessDenied", Retry::Never),
        ] {
            assert_eq!(error(status, code).retry(), retry, "{status} {code}");
        }
    }

    #[test]
    fn a_code_that_is_none_is_not_repeated() {
        assert_eq!(code("<Code>a b</Code>"), None);
        assert_eq!(code(&format!("<Code>{}</Code>", "x".repeat(65))), None);
        assert_eq!(code("<Code>"), None);
    }
}
