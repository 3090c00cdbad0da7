//! The judges: whether each job ended once, was charged once, and left what it should and no more.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use osirix_core::audit::{Action, AuditEntry};
use osirix_core::events::{Event, EventKind};
use osirix_core::id::JobId;
use osirix_core::jobs::{Job, JobState, StageRecord};
use osirix_core::ledger::{LedgerTransaction, TransactionKind, Verification};
use osirix_core::money::Credits;
use osirix_core::store::Store;

use crate::callers::Placed;
use crate::diary::{self, Note, made_by};
use crate::work::{Made, Outcome, PRICE, QUOTE, Script, task_of};
use crate::worker::open_patiently;
use crate::yard::{Yard, all, jobs};

/// What a round may cost its jobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Losses {
    /// Every job ends as its script says.
    None,
    /// A job may lose its worker in each of its attempts, and then fails.
    Attempts,
}

/// All that a round left.
pub(crate) struct Evidence {
    pub(crate) jobs: Vec<Job>,
    pub(crate) notes: Vec<Note>,
    stages: HashMap<JobId, Vec<StageRecord>>,
    events: Vec<Event>,
    audit: Vec<AuditEntry>,
    history: Vec<LedgerTransaction>,
    books: Vec<Verification>,
}

impl Evidence {
    /// Takes it from the database, on the undisturbed way, in one moment.
    pub(crate) async fn take(yard: &Yard) -> Self {
        let store = Arc::new(open_patiently(&yard.site.undisturbed, yard.site.options).await);
        let jobs = jobs(store.as_ref(), &yard.accounts).await.expect("the jobs");
        let mut tx = store.read().await.expect("a moment");
        let mut evidence = Evidence {
            notes: diary::read(yard.folder()),
            stages: HashMap::new(),
            events: all(async |page| tx.events().list(page).await).await.expect("the events"),
            audit: Vec::new(),
            history: Vec::new(),
            books: Vec::new(),
            jobs,
        };
        for job in &evidence.jobs {
            let stages = tx.queue().stages(job.id).await.expect("the stages");
            evidence.stages.insert(job.id, stages);
        }
        for account in &yard.accounts {
            let books = Verification::run(tx.as_mut(), *account).await.expect("true books");
            evidence.books.push(books);
            let history = tx.statements().transactions(*account, 0, u32::MAX).await;
            evidence.history.extend(history.expect("the history"));
            let lines = all(async |page| tx.audit().list(*account, page).await).await;
            evidence.audit.extend(lines.expect("the audit log"));
        }
        drop(tx);
        store.close().await;
        evidence
    }

    /// Judges everything.
    pub(crate) fn judge(&self, yard: &Yard, placed: &[Placed], losses: Losses) {
        self.each_call_made_its_job(placed);
        for job in &self.jobs {
            self.ended_as_it_should(job, losses);
            self.recorded_once(job);
            self.charged_once(job);
            self.worked_within_its_attempts(job);
            if job.state == JobState::Completed {
                self.names_what_its_last_attempt_knew(yard, job);
            }
        }
        self.books_agree();
    }

    /// What was accepted is there, once; what was answered by an error is there at most once.
    fn each_call_made_its_job(&self, placed: &[Placed]) {
        let mut by_call: HashMap<u64, Vec<JobId>> = HashMap::new();
        for job in &self.jobs {
            by_call.entry(task_of(job).call).or_default().push(job.id);
        }
        for placed in placed {
            let made = by_call.remove(&placed.call.task.call).unwrap_or_default();
            match placed.job {
                Some(id) => assert_eq!(made, [id], "one call, one job: {placed:?}"),
                None => assert!(made.len() <= 1, "one call, two jobs {made:?}: {placed:?}"),
            }
        }
        assert!(by_call.is_empty(), "nobody asked for these: {by_call:?}");
    }

    fn ended_as_it_should(&self, job: &Job, losses: Losses) {
        let expected = match task_of(job).script {
            Script::Fail | Script::Poison => JobState::Failed,
            Script::Complete | Script::Stumble => JobState::Completed,
        };
        let exhausted = job.state == JobState::Failed && is_exhausted(job);
        assert!(exhausted || task_of(job).script != Script::Poison, "it was poison: {job:#?}");
        let excused = losses == Losses::Attempts && exhausted;
        assert!(job.state == expected || excused, "{expected} was the script: {job:#?}");
        assert_eq!(job.result.is_some(), job.state == JobState::Completed, "{job:?}");
        assert!(job.finished_at.is_some(), "{job:?}");
    }

    fn recorded_once(&self, job: &Job) {
        let (ending, action) = match job.state {
            JobState::Completed => (EventKind::JobCompleted, Action::JobCompleted),
            _ => (EventKind::JobFailed, Action::JobFailed),
        };
        let subject = job.id.to_string();
        let events: HashSet<_> = self.events_of(&subject).into_iter().collect();
        assert_eq!(events, [EventKind::JobCreated.as_str(), ending.as_str()].into(), "{subject}");
        assert_eq!(self.events_of(&subject).len(), 2, "{subject}: each event once");
        let mut lines = self.audit_of(&subject);
        lines.retain(|line| *line != Action::JobRetried);
        lines.sort_unstable_by_key(|action| action.as_str());
        let mut expected = [Action::JobCreated, action];
        expected.sort_unstable_by_key(|action| action.as_str());
        assert_eq!(lines, expected, "{subject}: each line once");
    }

    fn events_of(&self, subject: &str) -> Vec<&'static str> {
        let of_subject = self.events.iter().filter(|event| event.subject == subject);
        of_subject.map(|event| event.kind.as_str()).collect()
    }

    fn audit_of(&self, subject: &str) -> Vec<Action> {
        let of_subject = self.audit.iter().filter(|line| line.subject == subject);
        of_subject.map(|line| line.action).collect()
    }

    fn charged_once(&self, job: &Job) {
        let of_hold =
            self.history.iter().filter(|one| one.hold_id.is_some() && one.hold_id == job.hold_id);
        let kinds: Vec<_> = of_hold.map(|one| one.kind).collect();
        let (resolved, charged) = match job.state {
            JobState::Completed => (TransactionKind::Settle, Some(PRICE)),
            _ => (TransactionKind::Release, None),
        };
        assert_eq!(kinds, [TransactionKind::Hold, resolved], "{job:?}");
        assert_eq!((job.held, job.charged), (QUOTE, charged), "{job:?}");
    }

    fn worked_within_its_attempts(&self, job: &Job) {
        let mut workers: HashMap<i64, &str> = HashMap::new();
        for note in self.notes.iter().filter(|note| note.job == job.id) {
            assert!(note.attempt <= job.max_attempts, "an attempt too many: {note:?}");
            assert!(note.fence <= job.fence, "a fence of the future: {note:?} {job:?}");
            let worker = workers.entry(note.fence).or_insert(&note.worker);
            assert_eq!(*worker, note.worker, "a fence belongs to one worker: {note:?}");
        }
        let most = job.max_attempts + u32::from(is_exhausted(job));
        assert!(job.attempt <= most, "an attempt too many: {job:?}");
    }

    /// The result is that of the last lease, and of the checkpoint that it found or made.
    fn names_what_its_last_attempt_knew(&self, yard: &Yard, job: &Job) {
        let result = job.result.clone().expect("a result");
        let outcome: Outcome = serde_json::from_value(result).expect("the result of a task");
        assert_eq!(outcome.ended, job.fence, "ended under its last fence: {job:?}");
        let stages = &self.stages[&job.id];
        let names: Vec<_> = stages.iter().map(|stage| stage.name.as_str()).collect();
        assert_eq!(names, ["prepare", "make"], "{job:?}");
        let kept: Made = serde_json::from_value(stages[1].output.clone()).expect("a checkpoint");
        assert_eq!(kept, outcome.made, "the checkpoint is what the end was made of: {job:?}");
        let file = made_by(yard.folder(), job.id, outcome.made.fence);
        let content = std::fs::read_to_string(file).expect("the result names a file");
        assert_eq!(content, outcome.made.content, "{job:?}");
    }

    fn books_agree(&self) {
        for books in &self.books {
            let of_account = self.jobs.iter().filter(|job| job.account_id == books.account_id);
            let charged: i64 = of_account.clone().filter_map(|job| job.charged).map(|c| c.0).sum();
            assert_eq!(books.balance.spent, Credits(charged), "spent is what was charged");
            assert_eq!(books.balance.held, Credits::ZERO, "no hold is left");
            let of_account_holds = self.history.iter().filter(|one| {
                one.account_id == books.account_id && one.kind == TransactionKind::Hold
            });
            assert_eq!(of_account_holds.count(), of_account.count(), "each hold has its job");
        }
    }
}

/// Whether it lost its worker in each of its attempts.
pub(crate) fn is_exhausted(job: &Job) -> bool {
    job.attempt == job.max_attempts + 1
}
