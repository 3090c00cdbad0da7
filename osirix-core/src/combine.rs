//! Calls that wait for one another and are then carried out together.

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::sync::oneshot;

use crate::error::{Error, Result};
use crate::store::{Lasting, Transaction};

/// Carries out what is asked for while the last batch is under way as the next batch, so that many
/// callers share one transaction, and one caller alone waits for nobody.
pub(crate) struct Combiner<In, Out> {
    queue: Arc<Mutex<Queue<In, Out>>>,
    work: Arc<Work<In, Out>>,
}

type Work<In, Out> = dyn Fn(Vec<In>) -> BoxFuture<'static, Answers<Out>> + Send + Sync;

type Caller<Out> = oneshot::Sender<Result<Out>>;

struct Queue<In, Out> {
    waiting: Vec<(In, Caller<Out>)>,
    at_work: bool,
}

/// What became of each part of a batch, and when it lasts: until then nobody is told.
pub(crate) struct Answers<Out> {
    pub(crate) outcomes: Vec<Result<Out>>,
    lasting: Lasting,
}

impl<In, Out> Clone for Combiner<In, Out> {
    fn clone(&self) -> Self {
        Combiner { queue: self.queue.clone(), work: self.work.clone() }
    }
}

impl<In: Send + 'static, Out: Send + 'static> Combiner<In, Out> {
    /// The most that is done in one batch: others wait for its locks.
    const LIMIT: usize = 512;

    /// `work` carries out a batch and answers each part of it, in their order. The next batch begins
    /// when it is carried out; that it lasts is waited for meanwhile.
    pub(crate) fn new<F, W>(work: W) -> Self
    where
        W: Fn(Vec<In>) -> F + Send + Sync + 'static,
        F: Future<Output = Answers<Out>> + Send + 'static,
    {
        let queue = Queue { waiting: Vec::new(), at_work: false };
        let work: Arc<Work<In, Out>> = Arc::new(move |batch| work(batch).boxed());
        Combiner { queue: Arc::new(Mutex::new(queue)), work }
    }

    /// Has it carried out with what others ask for at the same time. Who stops waiting does not
    /// take it back.
    pub(crate) async fn call(&self, input: In) -> Result<Out> {
        let (sender, answer) = oneshot::channel();
        let idle = {
            let mut queue = self.lock();
            queue.waiting.push((input, sender));
            !std::mem::replace(&mut queue.at_work, true)
        };
        if idle {
            tokio::spawn(self.clone().run());
        }
        answer.await.map_err(|e| Error::internal("a batch gave no answer").caused_by(e))?
    }

    async fn run(self) {
        while let Some(batch) = self.next_batch() {
            let (inputs, senders): (Vec<_>, Vec<_>) = batch.into_iter().unzip();
            // Who waits for a batch that panicked is told so by the end of its channel.
            let done = AssertUnwindSafe((self.work)(inputs)).catch_unwind().await;
            match done {
                Ok(Answers { outcomes, lasting: None }) => tell(senders, outcomes),
                Ok(answers) => {
                    tokio::spawn(async move { tell(senders, answers.lasting().await) });
                }
                Err(_) => drop(senders),
            }
            // Who has its answer and asks for the next thing at once is in the next batch.
            tokio::task::yield_now().await;
        }
    }

    fn next_batch(&self) -> Option<Vec<(In, Caller<Out>)>> {
        let mut queue = self.lock();
        let count = queue.waiting.len().min(Self::LIMIT);
        queue.at_work = count > 0;
        (count > 0).then(|| queue.waiting.drain(..count).collect())
    }

    fn lock(&self) -> MutexGuard<'_, Queue<In, Out>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn tell<Out>(callers: Vec<Caller<Out>>, outcomes: Vec<Result<Out>>) {
    for (caller, outcome) in callers.into_iter().zip(outcomes) {
        // Who stopped waiting is told nothing.
        let _ = caller.send(outcome);
    }
}

impl<Out> Answers<Out> {
    /// Makes what a batch did seen, and last. An error here does not say that it was not done,
    /// because its answer may have been lost: each part is told so, and none is done again.
    pub(crate) async fn commit(tx: Box<dyn Transaction>, outcomes: Vec<Result<Out>>) -> Self {
        match tx.commit_soon().await {
            Ok(lasting) => Answers { outcomes, lasting },
            Err(error) => Answers { outcomes: all_told(outcomes, &error), lasting: None },
        }
    }

    /// What each part is answered, when it lasts.
    pub(crate) async fn lasting(self) -> Vec<Result<Out>> {
        let Some(lasting) = self.lasting else { return self.outcomes };
        match lasting.await {
            Ok(()) => self.outcomes,
            Err(error) => all_told(self.outcomes, &error),
        }
    }
}

fn all_told<Out>(outcomes: Vec<Result<Out>>, error: &Error) -> Vec<Result<Out>> {
    outcomes.into_iter().map(|outcome| outcome.and_then(|_| Err(error.clone()))).collect()
}

/// Carries out a batch; where it fails as a whole, each part alone, so that one that cannot be
/// done keeps nobody else from it. `work` fails only when nothing of the batch was done.
pub(crate) async fn each_or_all<In: Clone, Out, F>(
    batch: Vec<In>,
    work: impl Fn(Arc<[In]>) -> F,
) -> Answers<Out>
where
    F: Future<Output = Result<Answers<Out>>>,
{
    let batch: Arc<[In]> = batch.into();
    let alone = |error| Answers { outcomes: vec![Err(error)], lasting: None };
    match work(batch.clone()).await {
        Ok(answers) => return answers,
        Err(error) if batch.len() == 1 => return alone(error),
        Err(error) => tracing::debug!(%error, "a batch failed: its parts are tried one by one"),
    }
    let mut outcomes = Vec::with_capacity(batch.len());
    for one in batch.iter() {
        let done = work(Arc::new([one.clone()])).await.unwrap_or_else(alone);
        outcomes.extend(done.lasting().await);
    }
    Answers { outcomes, lasting: None }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::error::ErrorCode;

    /// Answers with the size of the batch.
    fn sizes() -> Combiner<u32, usize> {
        Combiner::new(|batch: Vec<u32>| async move {
            tokio::time::sleep(Duration::from_millis(5)).await;
            assert!(!batch.contains(&13), "unlucky");
            let outcomes = batch.iter().map(|_| Ok(batch.len())).collect();
            Answers { outcomes, lasting: None }
        })
    }

    #[tokio::test(start_paused = true)]
    async fn who_comes_during_a_batch_is_the_next_batch() {
        let sizes = sizes();
        assert_eq!(sizes.call(0).await.unwrap(), 1, "one alone waits for nobody");
        let calls = (0..10).map(|number| sizes.call(number));
        let mut answers = Vec::new();
        for answer in futures_util::future::join_all(calls).await {
            answers.push(answer.unwrap());
        }
        assert_eq!(answers.iter().max(), Some(&10));
    }

    #[tokio::test(start_paused = true)]
    async fn a_batch_that_panics_is_an_error_and_the_next_goes_on() {
        let sizes = sizes();
        let error = sizes.call(13).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::Internal);
        assert_eq!(sizes.call(1).await.unwrap(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn the_next_batch_does_not_wait_until_the_last_one_lasts() {
        let slow = Combiner::new(|batch: Vec<u32>| async move {
            let outcomes = batch.iter().map(|number| Ok(*number)).collect();
            let disk = async move {
                tokio::time::sleep(Duration::from_secs(u64::from(batch[0]))).await;
                if batch[0] == 2 { Err(Error::internal("the disk is full")) } else { Ok(()) }
            };
            Answers { outcomes, lasting: Some(disk.boxed()) }
        });
        let begun = tokio::time::Instant::now();
        let first = tokio::spawn({
            let slow = slow.clone();
            async move { slow.call(9).await }
        });
        tokio::task::yield_now().await;
        assert!(slow.call(2).await.is_err(), "it does not last");
        assert_eq!(begun.elapsed(), Duration::from_secs(2));
        assert_eq!(first.await.unwrap().unwrap(), 9);
        assert_eq!(begun.elapsed(), Duration::from_secs(9));
    }

    #[tokio::test]
    async fn one_that_cannot_be_done_keeps_nobody_else_from_it() {
        let work = async |batch: Arc<[u32]>| match batch.contains(&13) {
            true => Err(Error::internal("unlucky")),
            false => {
                let outcomes = batch.iter().map(|number| Ok(*number)).collect();
                Ok(Answers { outcomes, lasting: None })
            }
        };
        let answers = each_or_all(vec![1, 13, 2], work).await;
        let good: Vec<_> = answers.outcomes.into_iter().map(Result::ok).collect();
        assert_eq!(good, [Some(1), None, Some(2)]);
    }
}
