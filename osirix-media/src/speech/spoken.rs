//! Speech as it is made: pieces from a thread of their own, a few ahead of who listens.

use futures_util::stream;
use osirix_core::media::{SpeechChunk, SpeechStream};
use osirix_core::{Error, ErrorCode, Result};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// Pieces that may wait for the listener: the work runs at most this far ahead.
const AHEAD: usize = 2;

/// The pieces as a stream, up to the first that fails. They are made while somebody listens.
pub(super) fn stream_of(
    voice: String,
    pieces: impl Iterator<Item = Result<SpeechChunk>> + Send + 'static,
) -> SpeechStream {
    let (listener, receiver) = mpsc::channel(AHEAD);
    let work = tokio::task::spawn_blocking(move || {
        for piece in pieces {
            let failed = piece.is_err();
            if listener.blocking_send(piece).is_err() || failed || listener.is_closed() {
                return;
            }
        }
    });
    let speaking = Speaking { voice, receiver, work: Some(work) };
    Box::pin(stream::unfold(speaking, Speaking::next))
}

struct Speaking {
    voice: String,
    receiver: mpsc::Receiver<Result<SpeechChunk>>,
    work: Option<JoinHandle<()>>,
}

impl Speaking {
    async fn next(mut self) -> Option<(Result<SpeechChunk>, Self)> {
        if let Some(piece) = self.receiver.recv().await {
            return Some((piece, self));
        }
        // The end, unless the work died: a speech that is cut short must not look complete.
        let cause = self.work.take()?.await.err()?;
        let error = Error::new(ErrorCode::Media, "the voice failed on this script: reword it")
            .with("voice", &self.voice)
            .caused_by(cause);
        Some((Err(error), self))
    }
}
