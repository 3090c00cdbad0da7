//! Jobs, as their owners see them over HTTP.

use std::collections::BTreeMap;

use osirix::core::clock::Timestamp;
use osirix::{BlobKey, JobInfo, JobOutput};
use serde::Serialize;
use utoipa::ToSchema;

use super::signature::{Grant, Signer, Source};

/// A job.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Job)]
pub(super) struct JobAnswer {
    id: String,
    /// What it makes: `video`, `tts`, `lip_sync`.
    kind: String,
    /// `pending`, `processing`, `completed`, `failed`, `cancelled`.
    state: &'static str,
    /// The stage that runs or ran last: `speech`, `avatar`, `lip-sync`, `encode`, `captions`.
    #[schema(required)]
    stage: Option<String>,
    /// How far it is: 0 to 100.
    #[schema(minimum = 0, maximum = 100)]
    progress: u8,
    /// How long it will still take, in milliseconds, once that can be told.
    #[schema(required)]
    eta_ms: Option<u64>,
    /// How many attempts were begun.
    attempt: u32,
    /// The error of the last failed attempt.
    #[schema(required)]
    error: Option<JobError>,
    /// How many credits were held for it.
    held: i64,
    /// How many were charged, once it is completed.
    #[schema(required)]
    charged: Option<i64>,
    #[schema(format = DateTime)]
    created_at: String,
    /// When it reached its final state.
    #[schema(required, format = DateTime)]
    finished_at: Option<String>,
    /// What it made, once it is completed.
    files: Vec<FileAnswer>,
}

/// Why an attempt failed.
#[derive(Debug, Serialize, ToSchema)]
struct JobError {
    /// The stable code.
    code: &'static str,
    /// The sentence for a person.
    message: String,
    /// Facts that help.
    context: BTreeMap<String, String>,
}

/// A file that a job made.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = File)]
struct FileAnswer {
    /// `video.mp4`, `poster.png`, `captions.srt`, `captions.vtt`, `preview.gif`, `matte.mp4`,
    /// `video.webm`, `speech.wav`, `speech.json`, `face.json`.
    name: String,
    /// Where it can be fetched by whoever has this address, until `url_expires_at`.
    url: String,
    #[schema(format = DateTime)]
    url_expires_at: String,
}

impl JobAnswer {
    /// A job with addresses for its files, signed for its account.
    pub(super) fn new(job: JobInfo, signer: &Signer, now: Timestamp) -> Self {
        let files = keys(&job).iter().map(|key| file(&job, key, signer, now)).collect();
        let error = job.error.map(|error| JobError {
            code: error.code.as_str(),
            message: error.message,
            context: error.context.into_iter().collect(),
        });
        JobAnswer {
            id: job.id.to_string(),
            kind: job.kind.to_string(),
            state: job.state.as_str(),
            stage: job.stage,
            progress: job.progress,
            eta_ms: job.eta_ms,
            attempt: job.attempt,
            error,
            held: job.held.0,
            charged: job.charged.map(|charged| charged.0),
            created_at: job.created_at.to_string(),
            finished_at: job.finished_at.map(|at| at.to_string()),
            files,
        }
    }
}

fn file(job: &JobInfo, key: &BlobKey, signer: &Signer, now: Timestamp) -> FileAnswer {
    let grant = Grant::new(job.account_id, Source::Job(job.id), key.file_name(), now);
    FileAnswer {
        name: key.file_name().to_owned(),
        url_expires_at: grant.expires_at().to_string(),
        url: signer.url(&grant),
    }
}

/// The files of a completed job, by their names, with the addresses where they can be fetched.
pub(crate) fn addresses(job: &JobInfo, signer: &Signer, now: Timestamp) -> Vec<(String, String)> {
    let files = keys(job).into_iter().map(|key| file(job, key, signer, now));
    files.map(|file| (file.name, file.url)).collect()
}

/// The files of a completed job; no two have the same name.
pub(super) fn keys(job: &JobInfo) -> Vec<&BlobKey> {
    match &job.output {
        None | Some(JobOutput::Own(_)) => Vec::new(),
        Some(JobOutput::Speech(made)) => vec![&made.audio, &made.track, &made.srt, &made.vtt],
        Some(JobOutput::LipSync(made)) => vec![&made.audio, &made.face],
        Some(JobOutput::Video(made)) => {
            let always = [&made.video, &made.poster, &made.srt, &made.vtt];
            let extra = [&made.preview, &made.matte, &made.webm].into_iter().flatten();
            always.into_iter().chain(extra).collect()
        }
    }
}
