//! What comes one after the other: a file's bytes, a job's states.

use std::sync::Arc;

use futures_util::StreamExt;
use osirix::core::blob::ByteStream;
use osirix::{JobWatch, Result};
use tokio::sync::Mutex;

use crate::json::give;
use crate::{Output, Started, runtime};

/// One thing after the other, until its end. Clones share it.
#[derive(Clone)]
pub struct Stream(Arc<Mutex<Kind>>);

enum Kind {
    Bytes(ByteStream),
    Values(Box<JobWatch>),
}

impl Stream {
    pub(crate) fn bytes(bytes: ByteStream) -> Self {
        Stream(Arc::new(Mutex::new(Kind::Bytes(bytes))))
    }

    pub(crate) fn values(watch: JobWatch) -> Self {
        Stream(Arc::new(Mutex::new(Kind::Values(Box::new(watch)))))
    }

    /// The next piece or value, or [`Output::Nothing`] at the end.
    pub fn next(&self) -> Result<Started> {
        let this = self.0.clone();
        Started::new(runtime()?, async move { this.lock().await.next().await })
    }
}

impl Kind {
    async fn next(&mut self) -> Result<Output> {
        let next = match self {
            Kind::Bytes(bytes) => bytes.next().await.transpose()?.map(Output::Bytes),
            Kind::Values(watch) => {
                let value = watch.next().await?;
                value.map(|value| give(&value).map(Output::Json)).transpose()?
            }
        };
        Ok(next.unwrap_or(Output::Nothing))
    }
}
