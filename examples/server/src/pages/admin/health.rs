//! How the platform is: what waits, what failed, and who sends mail.

use askama::Template;
use axum::extract::State;
use osirix::{JobState, MailState, QueueDepth};

use super::jobs::kind_name;
use crate::App;
use crate::pages::frame::{Frame, ok};
use crate::pages::look::When;
use crate::pages::member::{Admin, Shown};

/// How many messages are looked at.
const MAILS: u32 = 200;

#[derive(Template)]
#[template(path = "admin_health.html")]
struct HealthPage {
    frame: Frame,
    waiting: u64,
    working: u64,
    depths: Vec<Depth>,
    kinds: Vec<Kind>,
    sends: bool,
    mails_waiting: usize,
    mails_failed: usize,
    /// How many messages those numbers are of.
    mails_seen: usize,
}

/// How many jobs are at one place of their way.
pub(super) struct Depth {
    pub(super) kind: String,
    pub(super) place: &'static str,
    pub(super) count: u64,
    pub(super) oldest: When,
}

/// What this process did with a kind of jobs since it began.
struct Kind {
    name: String,
    begun: u64,
    completed: u64,
    retried: u64,
    failed: u64,
}

impl From<QueueDepth> for Depth {
    fn from(depth: QueueDepth) -> Self {
        use osirix::Waits;
        let place = match depth.waits {
            None => "At work",
            Some(Waits::Turn) => "Waits for a worker",
            Some(Waits::Time) => "Waits for its time",
            Some(Waits::Jobs) => "Waits for other jobs",
            Some(Waits::Answer) => "Waits for an answer",
            Some(Waits::Room) => "Waits for room",
        };
        let kind = kind_name(&depth.kind);
        Depth { kind, place, count: depth.count, oldest: depth.oldest.into() }
    }
}

pub(super) async fn show(State(app): State<App>, admin: Admin) -> Shown {
    let queue = app.osirix.queue();
    let depths = queue.depths().await?;
    let count = |state| {
        let there = depths.iter().filter(|depth| depth.state == state);
        there.map(|depth| depth.count).sum()
    };
    let (waiting, working) = (count(JobState::Pending), count(JobState::Processing));
    let kinds = queue.metrics().await?.into_iter().map(|one| Kind {
        name: kind_name(&one.kind),
        begun: one.counts.begun,
        completed: one.counts.completed,
        retried: one.counts.retried,
        failed: one.counts.failed,
    });
    let mails = app.osirix.mails().outbox(MAILS).await?;
    let mails_in = |state| mails.iter().filter(|mail| mail.state == state).count();
    Ok(ok(&HealthPage {
        waiting,
        working,
        kinds: kinds.collect(),
        sends: app.osirix.mails().sends().await?,
        mails_waiting: mails_in(MailState::Queued),
        mails_failed: mails_in(MailState::Failed),
        mails_seen: mails.len(),
        depths: depths.into_iter().map(Depth::from).collect(),
        frame: admin.member.frame,
    }))
}
