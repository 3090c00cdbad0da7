//! The body of a request, of which a layer keeps hold while a handler reads it.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use futures_util::StreamExt;
use http_body::{Frame, SizeHint};
use tokio::time::Instant;

/// A body that comes more slowly, in bytes a second, is given up.
const LEAST_RATE: u64 = 4 << 10;
/// How long the rest of a body is read that nobody wants.
const REST: Duration = Duration::from_secs(10);

/// The layer's hold of a body.
pub(crate) struct Received(Arc<Mutex<Inner>>);

struct Inner {
    body: Body,
    begun: Instant,
    /// When its last piece came.
    heard: Instant,
    bytes: u64,
}

impl Received {
    /// The request as the handler gets it, and the hold of its body.
    pub(crate) fn of(request: Request) -> (Request, Self) {
        let (parts, body) = request.into_parts();
        let now = Instant::now();
        let inner = Arc::new(Mutex::new(Inner { body, begun: now, heard: now, bytes: 0 }));
        let body = Body::new(Read(Arc::clone(&inner)));
        (Request::from_parts(parts, body), Received(inner))
    }

    /// Ends so long after the last piece, and earlier where the pieces come too slowly.
    pub(crate) async fn silent_for(&self, time: Duration) {
        loop {
            let until = {
                let inner = locked(&self.0);
                let due = inner.begun + Duration::from_secs(inner.bytes / LEAST_RATE);
                due.min(inner.heard) + time
            };
            if until <= Instant::now() {
                return;
            }
            tokio::time::sleep_until(until).await;
        }
    }

    /// Reads on behind the answer what the handler left. A connection is closed where something
    /// is left unread, which can cost the client the answer, or its next request.
    pub(crate) fn read_rest(self) {
        let Some(inner) = Arc::into_inner(self.0) else { return };
        let body = inner.into_inner().unwrap_or_else(PoisonError::into_inner).body;
        if body.is_end_stream() {
            return;
        }
        let mut pieces = body.into_data_stream();
        let rest = async move { while let Some(Ok(_)) = pieces.next().await {} };
        tokio::spawn(tokio::time::timeout(REST, rest));
    }
}

/// The handler's end of the body.
struct Read(Arc<Mutex<Inner>>);

impl HttpBody for Read {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let mut inner = locked(&self.0);
        let frame = ready!(Pin::new(&mut inner.body).poll_frame(context));
        inner.heard = Instant::now();
        if let Some(Ok(frame)) = &frame {
            inner.bytes += frame.data_ref().map_or(0, |data| data.len() as u64);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        locked(&self.0).body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        locked(&self.0).body.size_hint()
    }
}

fn locked(inner: &Mutex<Inner>) -> MutexGuard<'_, Inner> {
    inner.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use futures_util::stream;

    use super::*;

    /// What becomes of a body of so many pieces, one every 20 s: its length, or nothing where it
    /// is given up.
    async fn read(pieces: usize, length: usize, more: Duration) -> Option<usize> {
        let pieces = stream::iter(0..pieces).then(move |_| async move {
            tokio::time::sleep(Duration::from_secs(20)).await;
            Ok::<_, Infallible>(Bytes::from(vec![0; length]))
        });
        let (request, received) = Received::of(Request::new(Body::from_stream(pieces)));
        let handler = async {
            let bytes = axum::body::to_bytes(request.into_body(), usize::MAX).await.unwrap();
            tokio::time::sleep(more).await;
            bytes.len()
        };
        tokio::select! {
            read = handler => Some(read),
            () = received.silent_for(Duration::from_secs(30)) => None,
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_may_take_its_time_as_long_as_it_comes() {
        assert_eq!(read(30, 100 << 10, Duration::from_secs(29)).await, Some(30 * (100 << 10)));
        assert_eq!(read(1, 1, Duration::ZERO).await, Some(1));
        assert_eq!(read(30, 1, Duration::ZERO).await, None, "it comes by drops");
        assert_eq!(read(30, 100 << 10, Duration::from_secs(31)).await, None, "of the handler");
        assert_eq!(read(0, 0, Duration::from_secs(31)).await, None);
    }
}
