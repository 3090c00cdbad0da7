//! Bytes that a part is given, for as long as somebody waits for its answer.

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::{StreamExt, stream};
use osirix::core::blob::ByteStream;
use osirix::{Error, ErrorCode, Result};
use tokio::sync::watch;
use tokio::time::Instant;

use crate::Stream;

/// Bytes on their way to a part. When this is dropped, the part can take no more of them: it hears
/// an error and not an end, so that it keeps nothing half.
pub(super) struct Input {
    stream: Stream,
    state: Arc<State>,
    /// Dropped with this.
    _wanted: watch::Sender<()>,
}

struct State {
    last_taken: Mutex<Instant>,
    failure: Mutex<Option<Error>>,
}

impl Input {
    pub(super) fn new(bytes: ByteStream) -> Self {
        let (wanted, unwanted) = watch::channel(());
        let state = State { last_taken: Mutex::new(Instant::now()), failure: Mutex::default() };
        let state = Arc::new(state);
        let passing = Passing { bytes, unwanted, state: state.clone() };
        let bytes = stream::unfold(passing, |mut passing| async move {
            passing.next().await.map(|piece| (piece, passing))
        });
        Input { stream: Stream::bytes(Box::pin(bytes)), state, _wanted: wanted }
    }

    pub(super) fn stream(&self) -> Stream {
        self.stream.clone()
    }

    /// When the part took the last piece.
    pub(super) fn last_taken(&self) -> Instant {
        *self.state.last_taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Why the bytes ended early, if they did.
    pub(super) fn failure(&self) -> Option<Error> {
        self.state.failure.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

struct Passing {
    bytes: ByteStream,
    unwanted: watch::Receiver<()>,
    state: Arc<State>,
}

impl Passing {
    async fn next(&mut self) -> Option<Result<bytes::Bytes>> {
        let next = tokio::select! {
            biased;
            // The sender never sends: it can only be gone.
            _ = self.unwanted.changed() => {
                Some(Err(Error::new(ErrorCode::Cancelled, "nobody waits for this any more")))
            }
            next = self.bytes.next() => next,
        };
        *self.state.last_taken.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
        if let Some(Err(error)) = &next {
            *self.state.failure.lock().unwrap_or_else(PoisonError::into_inner) =
                Some(error.clone());
        }
        next
    }
}
