//! The queue: what waits, what failed, and what may begin.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use osirix::{
    AccountId, JobControl, JobId, JobInfo, JobKind, JobQuery, JobState, PageRequest, Result,
};

use super::health::Depth;
use crate::App;
use crate::error::Problem;
use crate::pages::failure::Failure;
use crate::pages::form::{Fields, Wrong, query_of, sentence};
use crate::pages::frame::{Frame, page};
use crate::pages::look::{When, state, tone};
use crate::pages::member::{Admin, Member, Shown};

/// How many jobs a page shows.
const SHOWN: u32 = 50;

#[derive(Template)]
#[template(path = "admin_jobs.html")]
struct JobsPage {
    frame: Frame,
    depths: Vec<Depth>,
    controls: Vec<Control>,
    jobs: Vec<Row>,
    kind: String,
    account: String,
    states: Vec<(&'static str, bool)>,
    older: Option<String>,
    wrong: Wrong,
}

/// What is limited or paused.
struct Control {
    kind: String,
    account: String,
    what: String,
    limits: String,
    paused: bool,
}

struct Row {
    id: String,
    account: String,
    kind: String,
    state: &'static str,
    tone: &'static str,
    attempt: u32,
    error: Option<String>,
    created: When,
    failed: bool,
}

/// What a kind of jobs makes, for people.
pub(super) fn kind_name(kind: &JobKind) -> String {
    match kind.as_str() {
        "video" => "Video".to_owned(),
        "tts" => "Speech".to_owned(),
        "lip_sync" => "Lip movement".to_owned(),
        other => other.to_owned(),
    }
}

impl From<JobInfo> for Row {
    fn from(job: JobInfo) -> Self {
        Row {
            id: job.id.to_string(),
            account: job.account_id.to_string(),
            kind: kind_name(&job.kind),
            state: state(&job),
            tone: tone(&job),
            attempt: job.attempt,
            failed: job.state == JobState::Failed,
            created: job.created_at.into(),
            error: job.error.map(|error| sentence(&error.message)),
        }
    }
}

impl From<JobControl> for Control {
    fn from(control: JobControl) -> Self {
        let kind = control.kind.as_ref().map(JobKind::to_string).unwrap_or_default();
        let account = control.account_id.map(|id| id.to_string()).unwrap_or_default();
        let what = match (&control.kind, account.is_empty()) {
            (Some(kind), true) => kind_name(kind),
            (Some(kind), false) => format!("{} of {account}", kind_name(kind)),
            (None, _) => format!("Everything of {account}"),
        };
        let limits = &control.limits;
        let said = [
            limits.at_once.map(|most| format!("{most} at once")),
            limits.at_once_each.map(|most| format!("{most} at once of each account")),
            limits.starts.map(|most| format!("{most} may begin in a window")),
        ];
        let limits = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
        Control { kind, account, what, limits, paused: control.paused }
    }
}

pub(super) async fn show(State(app): State<App>, admin: Admin) -> Shown {
    let fields = Fields::of_query(&admin.member.frame.here);
    written(&app, admin.member, &fields, StatusCode::OK, Wrong::default()).await
}

async fn written(
    app: &App,
    member: Member,
    fields: &Fields,
    status: StatusCode,
    wrong: Wrong,
) -> Shown {
    let queue = app.osirix.queue();
    let (jobs, wrong, status) = match listed(app, fields).await {
        Ok(page) => (page, wrong, status),
        Err(error) => {
            let problem = Problem::from(error);
            let none = osirix::Page { items: Vec::new(), next: None };
            match problem.status().is_server_error() {
                true => return Err(problem.into()),
                false => (none, Wrong::from(&problem), problem.status()),
            }
        }
    };
    let (kind, account) = (fields.text("kind"), fields.text("account"));
    let chosen = fields.some("state").unwrap_or("failed");
    let asked = |next: &str| {
        let pairs = [("kind", kind), ("account", account), ("state", chosen), ("after", next)];
        query_of(&pairs)
    };
    let written = JobsPage {
        frame: member.frame,
        depths: queue.depths().await?.into_iter().map(Depth::from).collect(),
        controls: queue.controls().await?.into_iter().map(Control::from).collect(),
        older: jobs.next.as_deref().map(asked),
        jobs: jobs.items.into_iter().map(Row::from).collect(),
        states: JobState::ALL
            .iter()
            .map(|state| (state.as_str(), state.as_str() == chosen))
            .collect(),
        kind: kind.to_owned(),
        account: account.to_owned(),
        wrong,
    };
    Ok(page(status, &written))
}

/// An account's jobs in a state; without an account those of everybody that failed.
async fn listed(app: &App, fields: &Fields) -> Result<osirix::Page<JobInfo>> {
    let page = PageRequest { after: fields.some("after").map(str::to_owned), limit: SHOWN };
    let kind = fields.some("kind").map(str::parse::<JobKind>).transpose()?;
    match fields.some("account").map(str::parse::<AccountId>).transpose()? {
        Some(account) => {
            let state = fields.some("state").map(str::parse::<JobState>).transpose()?;
            app.osirix.jobs().find(account, JobQuery { kind, state }, page).await
        }
        None => app.osirix.queue().failed(kind, page).await,
    }
}

/// The list again, with what was done or with what was wrong.
async fn answered(app: &App, admin: Admin, done: Result<()>, name: &str) -> Shown {
    match done.map_err(Problem::from) {
        Ok(()) => Ok(Redirect::to(&format!("/admin/jobs?done={name}")).into_response()),
        Err(problem) if problem.status().is_server_error() => Err(problem.into()),
        Err(problem) => {
            let (status, wrong) = (problem.status(), Wrong::from(&problem));
            written(app, admin.member, &Fields::default(), status, wrong).await
        }
    }
}

/// Sends a failed job on its way again.
pub(super) async fn redrive(State(app): State<App>, admin: Admin, fields: Fields) -> Shown {
    let id: JobId = fields.text("job").parse().map_err(|_| Failure::nothing())?;
    let account: AccountId = fields.text("account").parse().map_err(|_| Failure::nothing())?;
    let done = app.osirix.queue().redrive(account, id, Some(admin.id)).await;
    answered(&app, admin, done.map(drop), "redriven").await
}

/// The kind, the account, or both.
fn scope(fields: &Fields) -> Result<(Option<JobKind>, Option<AccountId>)> {
    let kind = fields.some("kind").map(str::parse).transpose()?;
    Ok((kind, fields.some("account").map(str::parse).transpose()?))
}

pub(super) async fn pause(State(app): State<App>, admin: Admin, fields: Fields) -> Shown {
    let done = match scope(&fields) {
        Ok((kind, account)) => app.osirix.queue().pause(kind, account, Some(admin.id)).await,
        Err(error) => Err(error),
    };
    answered(&app, admin, done, "paused").await
}

pub(super) async fn resume(State(app): State<App>, admin: Admin, fields: Fields) -> Shown {
    let done = match scope(&fields) {
        Ok((kind, account)) => app.osirix.queue().resume(kind, account, Some(admin.id)).await,
        Err(error) => Err(error),
    };
    answered(&app, admin, done, "resumed").await
}
