//! The form in which a post is written.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use osirix::{
    AccountId, ConnectionState, JobInfo, JobKind, JobState, Network, PageRequest, PostFormat,
    PostId, PostState, Scope, SocialPost,
};

use super::asked::{KEPT, filled, request, variant_field};
use super::preview::Preview;
use super::sent::{Kept, Sent};
use super::{Known, names};
use crate::App;
use crate::api::of_network;
use crate::error::Problem;
use crate::pages::failure::Failure;
use crate::pages::form::{Fields, Wrong};
use crate::pages::frame::{Frame, page};
use crate::pages::look::{When, length};
use crate::pages::member::{Member, Shown};

/// Among how many of the account's latest jobs one can choose a video: to look for older ones could
/// take as long as there are jobs.
const LATEST: u32 = 200;

/// Time zones that are offered; any other of the IANA database can be typed.
const ZONES: [&str; 32] = [
    "UTC",
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Nairobi",
    "America/Bogota",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Toronto",
    "Asia/Bangkok",
    "Asia/Dubai",
    "Asia/Hong_Kong",
    "Asia/Istanbul",
    "Asia/Jakarta",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Manila",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/Warsaw",
    "Pacific/Auckland",
];

#[derive(Template)]
#[template(path = "social_compose.html")]
struct ComposerPage {
    frame: Frame,
    /// Where the form goes.
    action: String,
    /// The post that is written anew; empty for a new one.
    post: String,
    /// Whether the post is scheduled, and stays so.
    scheduled: bool,
    /// How many messages come after the one that is written here.
    following: usize,
    text: String,
    link: String,
    comment: String,
    alt: String,
    targets: Vec<Target>,
    videos: Vec<Choice>,
    variants: Vec<Variant>,
    formats: Vec<Choice>,
    later: bool,
    local: String,
    zone: String,
    zones: &'static [&'static str],
    previews: Vec<Preview>,
    wrong: Wrong,
}

/// A connection by which a post can be published.
struct Target {
    id: String,
    network: &'static str,
    handle: String,
    chosen: bool,
    works: bool,
}

/// Something of a list, to be chosen.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// What a post says on one network instead.
struct Variant {
    field: String,
    name: &'static str,
    text: String,
}

/// What a page shows beside what was filled in.
#[derive(Default)]
struct Told {
    previews: Vec<Preview>,
    wrong: Wrong,
}

pub(super) async fn show(State(app): State<App>, member: Member) -> Shown {
    let fields = Fields::of_query(&member.frame.here);
    written(&app, member, &fields, None, StatusCode::OK, Told::default()).await
}

async fn written(
    app: &App,
    member: Member,
    fields: &Fields,
    post: Option<&SocialPost>,
    status: StatusCode,
    told: Told,
) -> Shown {
    let account = member.account();
    let known = Known::new(app, account).await?;
    let chosen: Vec<_> = fields.all("connection").collect();
    let usable = known.0.iter().filter(|one| one.state != ConnectionState::Disconnected);
    let targets: Vec<_> = usable
        .clone()
        .map(|one| Target {
            id: one.id.to_string(),
            network: names::network(one.network),
            handle: one.remote.handle.clone(),
            chosen: chosen.contains(&one.id.to_string().as_str()),
            works: one.state == ConnectionState::Active,
        })
        .collect();
    let mut networks: Vec<Network> = usable.map(|one| one.network).collect();
    networks.extend(post.iter().flat_map(|post| &post.request.variants).map(|one| one.network));
    networks.sort();
    networks.dedup();
    let written = ComposerPage {
        action: match post {
            Some(post) => format!("/social/posts/{}/edit", post.id),
            None => "/social/new".to_owned(),
        },
        post: post.map(|post| post.id.to_string()).unwrap_or_default(),
        scheduled: post.is_some_and(|post| post.state == PostState::Scheduled),
        following: post.map_or(0, |post| post.request.content.messages.len().saturating_sub(1)),
        text: fields.lines("text"),
        link: fields.text("link").to_owned(),
        comment: fields.lines("comment"),
        alt: fields.lines("alt"),
        targets,
        videos: videos(app, account, post, fields.text("video")).await?,
        variants: networks.into_iter().map(|network| Variant::new(network, fields)).collect(),
        formats: formats(fields.text("format")),
        later: fields.text("when") == "later",
        local: fields.text("local").to_owned(),
        zone: fields.some("zone").unwrap_or("UTC").to_owned(),
        zones: &ZONES,
        previews: told.previews,
        wrong: told.wrong,
        frame: member.frame,
    };
    Ok(page(status, &written))
}

impl Variant {
    fn new(network: Network, fields: &Fields) -> Self {
        let field = variant_field(network);
        Variant { name: names::network(network), text: fields.lines(&field), field }
    }
}

fn formats(chosen: &str) -> Vec<Choice> {
    let choice = |format: &PostFormat| Choice {
        value: format.as_str().to_owned(),
        label: names::format(*format).to_owned(),
        chosen: format.as_str() == chosen,
    };
    PostFormat::ALL.iter().map(choice).collect()
}

/// The account's latest videos: those that are finished, and those that a post can wait for.
async fn videos(
    app: &App,
    account: AccountId,
    post: Option<&SocialPost>,
    chosen: &str,
) -> osirix::Result<Vec<Choice>> {
    let jobs = app.osirix.jobs().list(account, PageRequest::first(LATEST)).await?;
    let wanted = |job: &&JobInfo| {
        let ended = [JobState::Failed, JobState::Cancelled].contains(&job.state);
        job.kind == JobKind::VIDEO && !ended
    };
    let mut choices: Vec<_> = jobs.items.iter().filter(wanted).map(video).collect();
    if let Some(kept) = post.and_then(kept) {
        choices.insert(0, Choice { value: KEPT.to_owned(), label: kept, chosen: false });
    }
    for choice in &mut choices {
        choice.chosen = choice.value == chosen;
    }
    Ok(choices)
}

fn video(job: &JobInfo) -> Choice {
    let made = When::from(job.created_at).people;
    let label = match job.video() {
        Some(video) => format!("Video of {made}, {}", length(video.duration_us)),
        None => format!("Video of {made}, in the making: the post waits for it"),
    };
    Choice { value: job.id.to_string(), label, chosen: false }
}

/// The files that a post has already, by their names.
fn kept(post: &SocialPost) -> Option<String> {
    let media = &post.request.content.messages.first()?.media;
    let names: Vec<_> = media.iter().map(|one| one.file.file_name()).collect();
    (!names.is_empty()).then(|| format!("As before: {}", names.join(", ")))
}

/// Writes a new post down as a draft: it is published from its own page.
pub(super) async fn write(State(app): State<App>, member: Member, sent: Sent) -> Shown {
    let account = member.may(Scope::SocialWrite)?;
    let file = sent.keep(&app, account).await?;
    let key = file.as_ref().map(|file| file.key.clone());
    let written = match request(&app, account, &sent.fields, None, key).await {
        Ok(request) => app.osirix.social().write(account, request).await.map_err(of_network),
        Err(problem) => Err(problem),
    };
    match written {
        Ok(post) => {
            Ok(Redirect::to(&format!("/social/posts/{}?done=draft", post.id)).into_response())
        }
        Err(problem) => {
            forget(&app, account, file).await?;
            refused(&app, member, &sent.fields, None, problem).await
        }
    }
}

/// Removes a file that no post names.
async fn forget(app: &App, account: AccountId, file: Option<Kept>) -> Result<(), Problem> {
    match file {
        Some(file) => file.forget(app, account).await,
        None => Ok(()),
    }
}

/// The form again, with what was wrong.
async fn refused(
    app: &App,
    member: Member,
    fields: &Fields,
    post: Option<&SocialPost>,
    problem: Problem,
) -> Shown {
    let status = problem.status();
    if status == StatusCode::INTERNAL_SERVER_ERROR {
        return Err(problem.into());
    }
    let told = Told { wrong: Wrong::from(&problem), ..Told::default() };
    written(app, member, fields, post, status, told).await
}

/// Shows what each network would get, and writes nothing: a file is looked at when it is saved.
pub(super) async fn check(State(app): State<App>, member: Member, sent: Sent) -> Shown {
    let (account, fields) = (member.account(), sent.fields);
    let post = match fields.some("post") {
        Some(id) => Some(found(&app, account, id).await?),
        None => None,
    };
    let before = post.as_ref().map(|post| post.request.clone());
    let previews = match request(&app, account, &fields, before, None).await {
        Ok(request) => app.osirix.social().preview(account, request).await.map_err(of_network),
        Err(problem) => Err(problem),
    };
    match previews {
        Ok(previews) => {
            let known = Known::new(&app, account).await?;
            let told = Told { previews: Preview::all(previews, &known), wrong: Wrong::default() };
            written(&app, member, &fields, post.as_ref(), StatusCode::OK, told).await
        }
        // That it is refused is what a check tells: the answer to it is a page like another.
        Err(problem) if problem.status() != StatusCode::INTERNAL_SERVER_ERROR => {
            let missing = problem.status() == StatusCode::NOT_FOUND;
            let status = if missing { problem.status() } else { StatusCode::OK };
            let told = Told { wrong: Wrong::from(&problem), ..Told::default() };
            written(&app, member, &fields, post.as_ref(), status, told).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn found(app: &App, account: AccountId, id: &str) -> Result<SocialPost, Failure> {
    let id: PostId = id.parse().map_err(|_| Failure::nothing())?;
    Ok(app.osirix.social().post(account, id).await?)
}

pub(super) async fn edit(
    State(app): State<App>,
    member: Member,
    Path(post): Path<String>,
) -> Shown {
    let post = found(&app, member.account(), &post).await?;
    let fields = filled(&post);
    written(&app, member, &fields, Some(&post), StatusCode::OK, Told::default()).await
}

/// Writes a post anew; one that was scheduled is so again.
pub(super) async fn rewrite(
    State(app): State<App>,
    member: Member,
    Path(post): Path<String>,
    sent: Sent,
) -> Shown {
    let account = member.may(Scope::SocialWrite)?;
    let post = found(&app, account, &post).await?;
    let (before, file) = (Some(post.request.clone()), sent.keep(&app, account).await?);
    let key = file.as_ref().map(|file| file.key.clone());
    let rewritten = match request(&app, account, &sent.fields, before, key).await {
        Ok(request) => {
            let rewritten = app.osirix.social().rewrite(account, post.id, request).await;
            rewritten.map_err(of_network)
        }
        Err(problem) => Err(problem),
    };
    match rewritten {
        Ok(post) => {
            Ok(Redirect::to(&format!("/social/posts/{}?done=rewritten", post.id)).into_response())
        }
        Err(problem) => {
            forget(&app, account, file).await?;
            refused(&app, member, &sent.fields, Some(&post), problem).await
        }
    }
}
