//! Work that is taken when it is due, as much at once as there is room for.

use std::iter;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, watch};

use crate::error::Result;

/// How long nothing is looked for where nothing was due, in the main.
const IDLE: Duration = Duration::from_secs(1);

/// Takes what is due and works on it until it is told to stop; what was taken is seen to its end.
///
/// - `take` gives so much at most. One that takes long keeps no other waiting.
/// - While it takes, the work goes on: each may wait for what the other holds, as for the one who
///   writes into a database.
pub(crate) async fn keep_working<T, Taking, Working>(
    at_once: u32,
    down: watch::Receiver<bool>,
    take: impl Fn(usize) -> Taking,
    work: impl Fn(T) -> Working,
) where
    Taking: Future<Output = Result<Vec<T>>>,
    Working: Future<Output = ()>,
{
    let (places, ended) = (Arc::new(Semaphore::new(at_once as usize)), Notify::new());
    let next = async |mut down: watch::Receiver<bool>| loop {
        let free = tokio::select! {
            _ = down.wait_for(|stop| *stop) => return None,
            free = free(&places) => free?,
        };
        let taken = take(free.len()).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "what is due was not taken");
            Vec::new()
        });
        if !taken.is_empty() {
            return Some((iter::zip(taken, free).collect::<Vec<_>>(), down));
        }
        drop(free);
        tokio::select! {
            _ = down.wait_for(|stop| *stop) => return None,
            // It may have kept others from being taken.
            () = ended.notified() => {}
            () = tokio::time::sleep(IDLE) => {}
        }
    };
    let one = async |(taken, place)| {
        work(taken).await;
        drop(place);
        ended.notify_one();
    };
    stream::unfold(down, next).flat_map(stream::iter).for_each_concurrent(None, one).await;
}

/// All places that are free, once there is one.
async fn free(places: &Arc<Semaphore>) -> Option<Vec<OwnedSemaphorePermit>> {
    let first = places.clone().acquire_owned().await.ok()?;
    let others = iter::from_fn(|| places.clone().try_acquire_owned().ok());
    Some(iter::once(first).chain(others).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::sync::Mutex as Guarded;

    use tokio::sync::Mutex;

    use super::*;

    fn due(count: u32) -> Guarded<VecDeque<u32>> {
        Guarded::new((0..count).collect())
    }

    fn some(due: &Guarded<VecDeque<u32>>, most: usize) -> Vec<u32> {
        let mut due = due.lock().unwrap();
        let count = most.min(due.len());
        due.drain(..count).collect()
    }

    /// As in a database with one writer: who takes waits for who works, and the other way round.
    #[tokio::test(start_paused = true)]
    async fn who_takes_and_who_works_may_wait_for_each_other() {
        let (writer, due, done) = (Mutex::new(()), due(100), Guarded::new(Vec::new()));
        let (stop, down) = watch::channel(false);
        let take = async |most: usize| {
            let _writing = writer.lock().await;
            tokio::time::sleep(Duration::from_millis(3)).await;
            Ok(some(&due, most.min(2)))
        };
        let work = async |one| {
            tokio::time::sleep(Duration::from_millis(5)).await;
            let _writing = writer.lock().await;
            tokio::time::sleep(Duration::from_millis(7)).await;
            let mut done = done.lock().unwrap();
            done.push(one);
            if done.len() == 100 {
                stop.send_replace(true);
            }
        };
        let all = keep_working(4, down, take, work);
        tokio::time::timeout(Duration::from_secs(60), all).await.expect("it goes on");
        let mut done = done.into_inner().unwrap();
        done.sort_unstable();
        assert_eq!(done, (0..100).collect::<Vec<_>>());
    }

    #[tokio::test(start_paused = true)]
    async fn no_more_are_at_work_than_may_be_and_all_are_seen_to_their_end() {
        let (due, at_work, done) = (due(50), Guarded::new((0, 0)), Guarded::new(0));
        let (stop, down) = watch::channel(false);
        let take = async |most: usize| Ok(some(&due, most));
        let work = async |one: u32| {
            {
                let mut at_work = at_work.lock().unwrap();
                at_work.0 += 1;
                at_work.1 = at_work.1.max(at_work.0);
            }
            tokio::time::sleep(Duration::from_millis(u64::from(one) + 1)).await;
            at_work.lock().unwrap().0 -= 1;
            *done.lock().unwrap() += 1;
            if one == 20 {
                stop.send_replace(true);
            }
        };
        keep_working(4, down, take, work).await;
        assert_eq!(*at_work.lock().unwrap(), (0, 4));
        let left = due.lock().unwrap().len();
        assert_eq!(*done.lock().unwrap() + left, 50);
        assert!(left > 20, "it was told to stop");
    }
}
