//! What is to be done about an error of a network.

use crate::error::{Error, ErrorCode, Retry};
use crate::names::names;

names! {
    /// What an error of a publisher asks for. It follows from the error's code, so that there is
    /// one table of both.
    "failure_class" pub enum FailureClass {
        /// The access token has ended: get new credentials, and try again.
        RefreshToken = "refresh_token",
        /// The network does not take this content: a person has to change it.
        BadContent = "bad_content",
        /// It passes: try again, and not before
        /// [`retry_after`](crate::error::Error::retry_after) has passed where it says so.
        RetryLater = "retry_later",
        /// The account is not connected any more, or lacks a permission: a person has to connect
        /// it.
        Disconnected = "disconnected",
        /// The platform's operator has something to set right, or a part of it is defective.
        Operator = "operator",
    }
}

impl FailureClass {
    /// What an error asks for.
    pub fn of(error: &Error) -> Self {
        match error.code() {
            ErrorCode::Unauthenticated => FailureClass::RefreshToken,
            ErrorCode::PermissionDenied => FailureClass::Disconnected,
            ErrorCode::InvalidInput
            | ErrorCode::TooLarge
            | ErrorCode::Unsupported
            | ErrorCode::Conflict
            | ErrorCode::NotFound => FailureClass::BadContent,
            _ if error.retry() == Retry::Later => FailureClass::RetryLater,
            _ => FailureClass::Operator,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_is_tried_again_and_kills_no_token() {
        for code in ErrorCode::ALL.iter().filter(|code| code.retry() == Retry::Later) {
            let error = Error::new(*code, "it passes");
            assert_eq!(FailureClass::of(&error), FailureClass::RetryLater, "{code}");
        }
    }

    #[test]
    fn a_token_that_ended_is_not_a_permission_that_is_gone() {
        let of = |code| FailureClass::of(&Error::new(code, "no"));
        assert_eq!(of(ErrorCode::Unauthenticated), FailureClass::RefreshToken);
        assert_eq!(of(ErrorCode::PermissionDenied), FailureClass::Disconnected);
        assert_eq!(of(ErrorCode::TooLarge), FailureClass::BadContent);
        assert_eq!(of(ErrorCode::Configuration), FailureClass::Operator);
    }
}
