//! The suites of the ports, for the tests of parts that were written in Kotlin or Swift.
//!
//! What the library exports is the same with and without the feature `conformance`: the glue of
//! both languages looks for all of it.

use std::sync::Arc;

use crate::{NativeFailure, NativePart, NativeQuestions};

/// The names of a port's cases; none in a library without the suites.
#[uniffi::export]
pub fn suite_cases(port: &str) -> Vec<String> {
    #[cfg(feature = "conformance")]
    return osirix_bridge::cases(port).iter().map(ToString::to_string).collect();
    #[cfg(not(feature = "conformance"))]
    {
        let _ = port;
        Vec::new()
    }
}

/// Runs a case of a port's suite on a part; what it does wrong is an error that says so.
#[uniffi::export]
pub async fn suite_run(
    part: NativePart,
    questions: Arc<NativeQuestions>,
    case: String,
) -> Result<(), NativeFailure> {
    run(part, questions, case).await
}

#[cfg(feature = "conformance")]
async fn run(
    part: NativePart,
    questions: Arc<NativeQuestions>,
    case: String,
) -> Result<(), NativeFailure> {
    crate::done(osirix_bridge::conform(part.into(), questions.host(), case), None).await?;
    Ok(())
}

#[cfg(not(feature = "conformance"))]
async fn run(
    _part: NativePart,
    _questions: Arc<NativeQuestions>,
    _case: String,
) -> Result<(), NativeFailure> {
    use osirix_bridge::osirix::{Error, ErrorCode};
    Err(Error::new(ErrorCode::Unsupported, "this library was built without the suites").into())
}
