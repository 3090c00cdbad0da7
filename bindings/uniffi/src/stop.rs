//! Giving calls up from outside of them.

use std::sync::Arc;

use osirix_bridge::osirix::{Error, ErrorCode, Result};
use osirix_bridge::{Output, Waiting};
use tokio_util::sync::CancellationToken;

/// Gives up the calls that hold it, whether they have begun or not.
#[derive(uniffi::Object)]
pub struct NativeStop(CancellationToken);

#[uniffi::export]
impl NativeStop {
    /// One that was not used.
    #[uniffi::constructor]
    pub fn new() -> Arc<Self> {
        Arc::new(NativeStop(CancellationToken::new()))
    }

    /// Gives them up: what they have done by then stays done.
    pub fn stop(&self) {
        self.0.cancel();
    }
}

impl NativeStop {
    /// What the work gives, unless this is used before.
    pub(crate) async fn ends(&self, work: Waiting) -> Result<Output> {
        let given_up = || Err(Error::new(ErrorCode::Cancelled, "the call was given up"));
        self.0.run_until_cancelled(work).await.unwrap_or_else(given_up)
    }
}
