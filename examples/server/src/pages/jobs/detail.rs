//! A job's own page.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use osirix::{JobId, JobInfo, Scope};

use super::card::{JobCard, cost};
use crate::App;
use crate::api::addresses;
use crate::pages::failure::Failure;
use crate::pages::form::sentence;
use crate::pages::frame::{Frame, ok};
use crate::pages::look::{When, length, size};
use crate::pages::member::{Member, Shown};

#[derive(Template)]
#[template(path = "job.html")]
struct JobPage {
    frame: Frame,
    job: JobCard,
    steps: Vec<Step>,
    error: Option<String>,
    video: Option<Film>,
    /// The sound of a speech.
    sound: Option<String>,
    files: Vec<Download>,
    finished: Option<When>,
    cost: String,
}

/// A stage of the work.
struct Step {
    name: &'static str,
    label: &'static str,
    done: bool,
    now: bool,
}

/// A video to be watched.
struct Film {
    url: String,
    poster: String,
    captions: String,
    width: u32,
    height: u32,
    about: String,
}

/// A file to be fetched.
struct Download {
    name: String,
    label: &'static str,
    url: String,
}

/// The stages of a video, in order.
const STAGES: [(&str, &str); 5] = [
    ("speech", "Speaking the script"),
    ("avatar", "Preparing the avatar"),
    ("lip-sync", "Finding the movement of the lips"),
    ("encode", "Drawing and encoding"),
    ("captions", "Writing the captions"),
];

pub(super) async fn show(State(app): State<App>, member: Member, Path(job): Path<String>) -> Shown {
    let job = app.osirix.jobs().get(member.account(), id(&job)?).await?;
    let addresses = addresses(&job, &app.signer, app.ambient.now());
    let address =
        |name: &str| addresses.iter().find(|(found, _)| found == name).map(|(_, url)| url.clone());
    let sound = if job.video().is_none() { address("speech.wav") } else { None };
    let video = film(&job, address);
    Ok(ok(&JobPage {
        frame: member.frame,
        steps: steps(&job),
        error: job.error.as_ref().map(|error| sentence(&error.message)),
        video,
        sound,
        files: addresses.iter().map(|(name, url)| download(name, url)).collect(),
        finished: job.finished_at.map(When::from),
        cost: cost(&job),
        job: JobCard::new(&app, &job),
    }))
}

/// An id that is none names nothing.
fn id(text: &str) -> Result<JobId, Failure> {
    text.parse().map_err(|_| Failure::nothing())
}

fn steps(job: &JobInfo) -> Vec<Step> {
    let now = job.stage.as_deref();
    let at = STAGES.iter().position(|(name, _)| Some(*name) == now).unwrap_or(0);
    let begun = now.is_some();
    let step = |(index, (name, label)): (usize, &(&'static str, &'static str))| Step {
        name,
        label,
        done: begun && index < at,
        now: begun && index == at,
    };
    STAGES.iter().enumerate().map(step).collect()
}

fn film(job: &JobInfo, address: impl Fn(&str) -> Option<String>) -> Option<Film> {
    let video = job.video()?;
    Some(Film {
        url: address("video.mp4")?,
        poster: address("poster.png")?,
        captions: address("captions.vtt")?,
        width: video.width,
        height: video.height,
        about: format!(
            "{}, {} × {}, {} fps, {}",
            length(video.duration_us),
            video.width,
            video.height,
            video.fps,
            size(video.bytes)
        ),
    })
}

fn download(name: &str, url: &str) -> Download {
    let label = match name {
        "video.mp4" => "Video, MP4",
        "poster.png" => "Poster, PNG",
        "captions.srt" => "Captions, SRT",
        "captions.vtt" => "Captions, WebVTT",
        "speech.wav" => "Speech, WAV",
        "speech.json" => "Times of words and sounds, JSON",
        _ => "Movement of the face, JSON",
    };
    Download { name: name.to_owned(), label, url: url.to_owned() }
}

pub(super) async fn cancel(
    State(app): State<App>,
    member: Member,
    Path(job): Path<String>,
) -> Shown {
    let job = app.osirix.jobs().cancel(member.may(Scope::JobsWrite)?, id(&job)?).await?;
    Ok(Redirect::to(&format!("/jobs/{}?done=cancelled", job.id)).into_response())
}

/// Sends a failed job on its way again: it goes on behind its last finished stage.
pub(super) async fn retry(
    State(app): State<App>,
    member: Member,
    Path(job): Path<String>,
) -> Shown {
    let account = member.may(Scope::JobsWrite)?;
    let by = Some(member.identity.user.id);
    let job = app.osirix.queue().redrive(account, id(&job)?, by).await?;
    Ok(Redirect::to(&format!("/jobs/{}?done=redriven", job.id)).into_response())
}
