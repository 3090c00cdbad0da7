//! Who listens to which job: one follower for a job, however many listen.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use osirix::{AccountId, JobId, JobInfo, JobWatch, Result};
use sha2::{Digest, Sha256};
use tokio::sync::watch;

use super::record::JobAnswer;
use crate::App;

/// A job as it was for a while, written once for all who listen.
#[derive(Debug)]
pub(super) struct Moment {
    /// Names the moment, for every server alike.
    pub(super) id: String,
    pub(super) state: &'static str,
    pub(super) json: String,
    /// Whether nothing comes after it.
    last: bool,
}

impl Moment {
    fn new(app: &App, job: JobInfo) -> Self {
        let (state, last) = (job.state.as_str(), job.state.is_final());
        let id = name(&job);
        let answer = JobAnswer::new(job, &app.signer, app.ambient.now());
        let json = serde_json::to_string(&answer).unwrap_or_default();
        Moment { id, state, json, last }
    }
}

/// What changes the name of a moment is what its listeners are told of.
fn name(job: &JobInfo) -> String {
    let told = (job.state, &job.stage, job.progress, job.attempt);
    let digest = Sha256::digest(format!("{} {told:?}", job.id));
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

type Moments = watch::Receiver<Arc<Moment>>;
type Sender = Arc<watch::Sender<Arc<Moment>>>;

/// The jobs that somebody listens to.
#[derive(Clone)]
pub(crate) struct Streams {
    followed: Arc<Mutex<HashMap<JobId, Sender>>>,
    closed: Arc<watch::Sender<bool>>,
}

impl Default for Streams {
    fn default() -> Self {
        Streams { followed: Arc::default(), closed: Arc::new(watch::Sender::new(false)) }
    }
}

impl Streams {
    /// Listens to a job of the account, from the moment after `seen`; `None` when that was the
    /// last.
    pub(super) async fn listen(
        &self,
        app: &App,
        account: AccountId,
        job: JobId,
        seen: Option<String>,
    ) -> Result<Option<Listener>> {
        let now = Moment::new(app, app.osirix.jobs().get(account, job).await?);
        if now.last && seen.as_ref() == Some(&now.id) {
            return Ok(None);
        }
        let known = self.lock().get(&job).map(|sender| sender.subscribe());
        let moments = match known {
            Some(moments) => moments,
            None => self.follow(app, account, job, now).await?,
        };
        Ok(Some(Listener { moments, seen, over: false }))
    }

    /// Ends every stream: their listeners come back to another server.
    pub(crate) fn close(&self) {
        self.closed.send_replace(true);
        self.lock().clear();
    }

    /// Begins to follow a job that nobody listened to, unless somebody else just did.
    async fn follow(
        &self,
        app: &App,
        account: AccountId,
        job: JobId,
        now: Moment,
    ) -> Result<Moments> {
        let last = now.last;
        let (sender, moments) = watch::channel(Arc::new(now));
        if last {
            return Ok(moments);
        }
        let changes = app.osirix.jobs().watch(account, job).await?;
        let mut followed = self.lock();
        if let Some(sender) = followed.get(&job) {
            return Ok(sender.subscribe());
        }
        let sender = Arc::new(sender);
        followed.insert(job, sender.clone());
        tokio::spawn(self.clone().run(app.clone(), job, changes, sender));
        Ok(moments)
    }

    /// Follows a job until its end, or until nobody listens any more.
    async fn run(self, app: App, job: JobId, mut changes: JobWatch, sender: Sender) {
        let mut closed = self.closed.subscribe();
        loop {
            tokio::select! {
                change = changes.next() => match change {
                    Ok(Some(job)) => tell(&sender, Moment::new(&app, job)),
                    Ok(None) => break,
                    Err(error) => {
                        tracing::warn!(%job, %error, "a job cannot be followed any more");
                        break;
                    }
                },
                () = sender.closed() => if self.forget(job, &sender) { return },
                _ = closed.wait_for(|closed| *closed) => return,
            }
        }
        self.lock().remove(&job);
    }

    /// Forgets a job to which nobody listens; `false` when somebody does again.
    fn forget(&self, job: JobId, sender: &Sender) -> bool {
        let mut followed = self.lock();
        let alone = sender.receiver_count() == 0;
        if alone {
            followed.remove(&job);
        }
        alone
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<JobId, Sender>> {
        self.followed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn tell(sender: &Sender, moment: Moment) {
    sender.send_if_modified(|present| {
        let news = present.id != moment.id;
        if news {
            *present = Arc::new(moment);
        }
        news
    });
}

/// What is sent to one who listens.
pub(super) struct Listener {
    moments: watch::Receiver<Arc<Moment>>,
    seen: Option<String>,
    over: bool,
}

impl Listener {
    /// The next moment that was not seen; `None` after the last.
    pub(super) async fn next(&mut self) -> Option<Arc<Moment>> {
        while !self.over {
            let moment = self.moments.borrow_and_update().clone();
            self.over = moment.last || self.over;
            if self.seen.as_ref() != Some(&moment.id) {
                self.seen = Some(moment.id.clone());
                return Some(moment);
            }
            self.over = self.over || self.moments.changed().await.is_err();
        }
        None
    }
}

#[cfg(test)]
impl Moment {
    pub(super) fn example() -> Self {
        Moment { id: "1".to_owned(), state: "running", json: "{}".to_owned(), last: false }
    }
}

#[cfg(test)]
impl Listener {
    /// To a moment, and to those that the sender is given.
    pub(super) fn of(moment: Moment) -> (watch::Sender<Arc<Moment>>, Self) {
        let (sender, moments) = watch::channel(Arc::new(moment));
        (sender, Listener { moments, seen: None, over: false })
    }
}
