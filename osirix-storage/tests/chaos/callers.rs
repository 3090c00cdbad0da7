//! Those who ask for jobs, and ask again when they are told that it may work later.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use osirix_core::error::{Result, Retry};
use osirix_core::id::{AccountId, JobId};
use osirix_core::store::Store;
use tokio::task::JoinHandle;

use crate::dice::Dice;
use crate::work::{Script, Task, new_job};
use crate::yard::Yard;

/// How many callers there are.
const CALLERS: usize = 8;
const PATIENCE: Duration = Duration::from_secs(60);

/// A job that somebody wants.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) account: AccountId,
    pub(crate) task: Task,
    /// Who has no key asks once: to ask again could make a second job.
    pub(crate) key: Option<String>,
    /// Whether the caller writes it in a transaction of their own.
    own_transaction: bool,
}

/// What became of a call.
#[derive(Debug)]
pub(crate) struct Placed {
    pub(crate) call: Call,
    /// The job; `None` when the only answer was an error.
    pub(crate) job: Option<JobId>,
    pub(crate) errors: usize,
}

impl Placed {
    /// The job of a call that was repeated until there was one.
    pub(crate) fn accepted(&self) -> JobId {
        self.job.expect("an accepted call")
    }
}

impl Yard {
    /// So many calls of all kinds.
    pub(crate) fn draw(&self, count: usize) -> Vec<Call> {
        (0..count).map(|_| self.draw_one()).collect()
    }

    fn draw_one(&self) -> Call {
        let script = match self.dice.below(6) {
            0 => Script::Fail,
            1 => Script::Stumble,
            _ => Script::Complete,
        };
        let ticks = 1 + self.dice.below(12) as u32;
        let call = self.call(Task { call: self.dice.number(), ticks, script, freeze: None });
        Call {
            key: call.key.filter(|_| !self.dice.one_in(3)),
            own_transaction: self.dice.one_in(4),
            ..call
        }
    }

    /// A call that is repeated until there is a job.
    pub(crate) fn call(&self, task: Task) -> Call {
        Call {
            account: self.accounts[self.dice.below(self.accounts.len())],
            key: Some(format!("call-{}", task.call)),
            task,
            own_transaction: false,
        }
    }

    /// Makes the calls, spread over about so long.
    pub(crate) fn ask(self: &Arc<Self>, calls: &[Call], over: Duration) -> JoinHandle<Vec<Placed>> {
        let pause = 2 * over.as_millis() as usize * CALLERS / calls.len().max(1);
        let parts = calls.chunks(calls.len().div_ceil(CALLERS).max(1));
        let callers: Vec<_> = parts
            .map(|part| caller(self.clone(), part.to_vec(), self.dice.fork(), pause.max(1)))
            .collect();
        tokio::spawn(async move { join_all(callers).await.into_iter().flatten().collect() })
    }
}

async fn caller(yard: Arc<Yard>, calls: Vec<Call>, dice: Dice, pause: usize) -> Vec<Placed> {
    let mut placed = Vec::new();
    for call in calls {
        tokio::time::sleep(dice.millis(0..pause)).await;
        placed.push(yard.place(call).await);
    }
    placed
}

impl Yard {
    /// Asks until there is an answer, or once without a key.
    pub(crate) async fn place(&self, call: Call) -> Placed {
        let (begun, mut errors) = (Instant::now(), 0);
        loop {
            match self.ask_once(&call).await {
                Ok(id) => {
                    self.ask_for_the_same(&call, id).await;
                    return Placed { call, job: Some(id), errors };
                }
                Err(error) => {
                    assert_eq!(error.retry(), Retry::Later, "nobody asked wrongly: {error:?}");
                    assert!(begun.elapsed() < PATIENCE, "no answer for long: {error:?}");
                }
            }
            errors += 1;
            if call.key.is_none() {
                return Placed { call, job: None, errors };
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn ask_once(&self, call: &Call) -> Result<JobId> {
        let new = new_job(call.account, &call.task, call.key.as_deref());
        if !call.own_transaction {
            return Ok(self.service.create(new).await?.id);
        }
        let mut tx = self.store.begin().await?;
        let mut jobs = self.service.create_in(tx.as_mut(), vec![new]).await?;
        let id = jobs.remove(0)?.id;
        tx.commit().await?;
        self.service.wake();
        Ok(id)
    }

    /// Who has a key gets the same job again.
    async fn ask_for_the_same(&self, call: &Call, id: JobId) {
        if call.key.is_some()
            && let Ok(same) = self.ask_once(call).await
        {
            assert_eq!(same, id, "one key, one job");
        }
    }
}
