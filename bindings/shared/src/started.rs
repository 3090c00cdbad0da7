//! Work that was begun: often it is done at once.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker, ready};
use std::time::Duration;

use osirix::{Error, ErrorCode, Result};
use tokio::runtime::Runtime;
use tokio::task::{AbortHandle, JoinError, JoinHandle};

use crate::Output;

/// Work that was begun.
///
/// Reading a row of an embedded database takes less time than waking another thread: work is
/// first tried where it is called, and moves to the platform's threads only when it has to wait.
pub enum Started {
    /// It is done.
    Done(Result<Output>),
    /// It waits for something.
    Waiting(Waiting),
}

/// Work that goes on on the platform's threads; dropping this gives it up.
pub struct Waiting {
    runtime: &'static Runtime,
    task: Option<JoinHandle<Result<Output>>>,
}

/// Gives work up: what it has done by then stays done.
#[derive(Clone)]
pub struct Stop(AbortHandle);

impl Started {
    /// Work that is not tried where it is called: it needs more of a stack than a host's threads
    /// have, a megabyte on the JVM.
    pub(crate) fn elsewhere(
        runtime: &'static Runtime,
        work: impl Future<Output = Result<Output>> + Send + 'static,
    ) -> Self {
        Started::Waiting(Waiting { runtime, task: Some(runtime.spawn(work)) })
    }

    pub(crate) fn new(
        runtime: &'static Runtime,
        work: impl Future<Output = Result<Output>> + Send + 'static,
    ) -> Result<Self> {
        let mut work: Pin<Box<dyn Future<Output = Result<Output>> + Send>> = Box::pin(work);
        let _within = runtime.enter();
        match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => Ok(Started::Done(result)),
            // Nobody listened to its waker so far: the runtime polls it again at once.
            Poll::Pending => {
                Ok(Started::Waiting(Waiting { runtime, task: Some(runtime.spawn(work)) }))
            }
        }
    }
}

impl Waiting {
    /// Calls back on one of the platform's threads when it is done.
    pub fn then(mut self, done: impl FnOnce(Result<Output>) + Send + 'static) -> Option<Stop> {
        let task = self.task.take()?;
        let stop = Stop(task.abort_handle());
        self.runtime.spawn(async move { done(ended(task.await)) });
        Some(stop)
    }

    /// Waits on the calling thread, at most so long; `None` when it is not done by then. The
    /// thread must not be one of the platform's own.
    pub fn wait(&mut self, at_most: Duration) -> Option<Result<Output>> {
        let task = self.task.as_mut()?;
        let waited = self.runtime.block_on(async { tokio::time::timeout(at_most, task).await });
        let done = waited.ok()?;
        self.task = None;
        Some(ended(done))
    }
}

impl Future for Waiting {
    type Output = Result<Output>;

    /// Must not be polled again once it was ready.
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Some(task) = &mut self.task else { return Poll::Pending };
        let done = ready!(Pin::new(task).poll(context));
        self.task = None;
        Poll::Ready(ended(done))
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}

impl Stop {
    /// Gives it up.
    pub fn stop(&self) {
        self.0.abort();
    }
}

fn ended(done: std::result::Result<Result<Output>, JoinError>) -> Result<Output> {
    done.unwrap_or_else(|error| match error.is_cancelled() {
        true => Err(Error::new(ErrorCode::Cancelled, "the call was given up")),
        false => Err(Error::internal("a call panicked").caused_by(error)),
    })
}
