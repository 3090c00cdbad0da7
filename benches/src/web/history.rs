//! A person with a long history, and jobs that wait.

use std::path::Path;

use async_trait::async_trait;
use osirix::{
    Config, Credits, Device, Error, GrantTerms, JobId, JobKind, JobRequest, JobTask, Osirix,
    Result, Secret, SignUp, TaskSettings, Work, WorkDone,
};
use osirix_core::clock::Timestamp;
use serde_json::{Value, json};

use crate::server::load;
use crate::server::process::HOME;

pub(super) const JOBS: usize = 100_000;
/// How many are made together.
const TOGETHER: usize = 500;
const WAITING: usize = 100;

/// What the person has.
pub(super) struct History {
    pub(super) jobs: Vec<JobId>,
    /// Jobs that nobody begins.
    pub(super) waiting: Vec<JobId>,
}

pub(super) fn folder() -> Result<tempfile::TempDir> {
    tempfile::tempdir().map_err(|e| Error::io("make a folder", e))
}

/// Makes the person's jobs and sees them to their end.
pub(super) async fn keep(folder: &tempfile::TempDir) -> Result<History> {
    let osirix = open(folder.path()).await?;
    let request = SignUp {
        name: "Ada".to_owned(),
        email: load::email(0),
        password: Secret::new(load::PASSWORD.to_owned()),
        image: None,
        remember: true,
    };
    let account = osirix.auth().sign_up(request, Device::default()).await?.user.account_id;
    let enough = Credits(10 * JOBS as i64);
    osirix.credits().grant(account, enough, "bench".into(), None, GrantTerms::default()).await?;
    let kind: JobKind = Nothing.name().parse()?;
    let request = |_| JobRequest::new(kind.clone(), json!({ "script": "Hello." }));
    let mut jobs = Vec::new();
    for _ in 0..JOBS / TOGETHER {
        let made = osirix.jobs().create_flow(account, (0..TOGETHER).map(request).collect()).await?;
        jobs.extend(made.into_iter().map(|job| job.id));
    }
    for job in &jobs {
        osirix.jobs().wait(account, *job).await?;
    }
    let never = Timestamp::from_micros(i64::from(u32::MAX) * 1_000_000);
    let later = |index| JobRequest { run_at: Some(never), ..request(index) };
    let made = osirix.jobs().create_flow(account, (0..WAITING).map(later).collect()).await?;
    let waiting = made.into_iter().map(|job| job.id).collect();
    // Their session begins afterwards.
    osirix.admin().appoint(load::email(0)).await?;
    osirix.close().await;
    Ok(History { jobs, waiting })
}

async fn open(folder: &Path) -> Result<Osirix> {
    let config = Config { home: folder.join(HOME), workers: 64, ..Config::default() };
    let nothing = std::sync::Arc::new(Nothing);
    Osirix::builder().config(config).job_task(nothing).build().await
}

/// A kind of job that costs a credit and does nothing.
struct Nothing;

#[async_trait]
impl JobTask for Nothing {
    fn name(&self) -> &str {
        "nothing"
    }

    async fn settings(&self) -> Result<TaskSettings> {
        Ok(TaskSettings::default())
    }

    async fn quote(&self, _request: Value) -> Result<Credits> {
        Ok(Credits(1))
    }

    async fn run(&self, _work: Work) -> Result<WorkDone> {
        Ok(WorkDone { result: json!({}), price: Credits(1) })
    }
}
