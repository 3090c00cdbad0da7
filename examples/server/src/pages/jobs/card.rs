//! A job as lists show it.

use osirix::{JobInfo, JobState};

use crate::App;
use crate::api::addresses;
use crate::pages::look::{When, grouped, kind, length, state, tone};

/// A job in a list.
pub(in crate::pages) struct JobCard {
    pub(in crate::pages) id: String,
    pub(in crate::pages) title: String,
    pub(in crate::pages) state: &'static str,
    pub(in crate::pages) state_name: &'static str,
    pub(in crate::pages) tone: &'static str,
    pub(in crate::pages) progress: u8,
    /// Whether it is not over.
    pub(in crate::pages) live: bool,
    pub(in crate::pages) poster: Option<String>,
    pub(in crate::pages) created: When,
    pub(in crate::pages) cost: String,
}

impl JobCard {
    pub(in crate::pages) fn new(app: &App, job: &JobInfo) -> Self {
        let files = addresses(job, &app.signer, app.ambient.now());
        let poster = files.into_iter().find(|(name, _)| name == "poster.png");
        let title = match job.video() {
            Some(video) => format!("{}, {}", kind(job), length(video.duration_us)),
            None => kind(job),
        };
        JobCard {
            id: job.id.to_string(),
            title,
            state: state(job),
            state_name: job.state.as_str(),
            tone: tone(job),
            progress: job.progress,
            live: !job.state.is_final(),
            poster: poster.map(|(_, url)| url),
            created: job.created_at.into(),
            cost: cost(job),
        }
    }
}

/// What a job holds, or has cost.
pub(super) fn cost(job: &JobInfo) -> String {
    match (job.state, job.charged) {
        (_, Some(charged)) => format!("{} credits", grouped(charged.0)),
        (JobState::Failed | JobState::Cancelled, None) => "nothing charged".to_owned(),
        _ => format!("{} credits held", grouped(job.held.0)),
    }
}
