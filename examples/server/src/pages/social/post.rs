//! A post's own page: what it says, what networks think of it, and what has become of it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use osirix::{
    AccountId, Attempt, PageRequest, PlannedTime, PostState, PublicationId, PublicationInfo,
    PublicationState, Scope, SocialPost,
};

use super::composer::found;
use super::live::{ask_again, so_far};
use super::posts::PostCard;
use super::preview::Preview;
use super::{Known, names, queues};
use crate::App;
use crate::api::of_network;
use crate::error::Problem;
use crate::pages::failure::Failure;
use crate::pages::form::{Fields, Wrong, sentence};
use crate::pages::frame::{Frame, page};
use crate::pages::look::When;
use crate::pages::member::{Member, Shown};

/// How much of a publication's record is shown.
const RECORD: u32 = 50;

#[derive(Template)]
#[template(path = "social_post.html")]
struct PostPage {
    frame: Frame,
    post: PostCard,
    messages: Vec<Message>,
    comment: Option<String>,
    /// When it is planned, where it was planned.
    planned: Option<String>,
    draft: bool,
    /// The queues that a draft can go into: their ids and names.
    queues: Vec<(String, String)>,
    can_edit: bool,
    can_cancel: bool,
    publications: Vec<Outcome>,
    previews: Vec<Preview>,
    /// What the page shows of how far the post is, in a word, and how often to ask whether that has
    /// changed; nothing where it will not change by itself.
    seen: String,
    ask_again: Option<&'static str>,
    wrong: Wrong,
}

/// A message as it was written.
struct Message {
    text: String,
    files: Vec<String>,
}

/// What has become of a post at one connection.
struct Outcome {
    id: String,
    name: String,
    state: &'static str,
    tone: &'static str,
    meaning: &'static str,
    unconfirmed: bool,
    failed: bool,
    next: Option<When>,
    error: Option<String>,
    /// The network's own words.
    words: Option<String>,
    links: Vec<String>,
    record: Vec<Line>,
}

/// A line of a publication's record.
struct Line {
    at: When,
    what: &'static str,
    error: Option<String>,
}

impl From<Attempt> for Line {
    fn from(attempt: Attempt) -> Self {
        Line {
            at: attempt.at.into(),
            what: names::attempt(attempt.what),
            error: attempt.error.map(|error| sentence(&error.message)),
        }
    }
}

impl Outcome {
    fn new(info: PublicationInfo, record: Vec<Attempt>, known: &Known) -> Self {
        let (state, tone, meaning) = names::publication(info.state);
        let words = info.error.as_ref().and_then(|error| {
            let found = error.context.iter().find(|(key, _)| key.as_str() == "network_error");
            found.map(|(_, words)| words.clone())
        });
        let links = info.published.into_iter().filter_map(|one| one.permalink);
        Outcome {
            id: info.id.to_string(),
            name: known.name(info.connection_id),
            state,
            tone,
            meaning,
            unconfirmed: info.state == PublicationState::Unconfirmed,
            failed: info.state == PublicationState::Failed,
            next: info.next_at.map(When::from),
            error: info.error.map(|error| sentence(&error.message)),
            words,
            // What a network says is its own address is followed only where browsers show pages.
            links: links.filter(|link| link.starts_with("https://")).collect(),
            record: record.into_iter().map(Line::from).collect(),
        }
    }
}

pub(super) async fn show(
    State(app): State<App>,
    member: Member,
    Path(post): Path<String>,
) -> Shown {
    let post = found(&app, member.account(), &post).await?;
    let fields = Fields::of_query(&member.frame.here);
    if let Some(seen) = fields.some("seen") {
        let publications = app.osirix.social().publications(member.account(), post.id).await?;
        if seen == so_far(&post, &publications) {
            return Ok(StatusCode::NO_CONTENT.into_response());
        }
    }
    written(&app, member, &post, StatusCode::OK, Wrong::default()).await
}

async fn written(
    app: &App,
    member: Member,
    post: &SocialPost,
    status: StatusCode,
    wrong: Wrong,
) -> Shown {
    let account = member.account();
    let known = Known::new(app, account).await?;
    let draft = post.state == PostState::Draft;
    let (previews, wrong) = match draft {
        true => previews(app, account, post, &known, wrong).await?,
        false => (Vec::new(), wrong),
    };
    let infos = app.osirix.social().publications(account, post.id).await?;
    let seen = so_far(post, &infos);
    let publications = outcomes(app, account, infos, &known).await?;
    let due = post.due_at.is_some_and(|due| due <= app.ambient.now());
    let open = [PostState::Draft, PostState::Scheduled, PostState::Publishing];
    let messages = post.request.content.messages.iter().map(|message| Message {
        text: message.text.clone(),
        files: message.media.iter().map(|one| one.file.file_name().to_owned()).collect(),
    });
    let written = PostPage {
        frame: member.frame,
        post: PostCard::new(post, &known),
        messages: messages.collect(),
        comment: post.request.content.first_comment.clone(),
        planned: post.request.time.as_ref().map(planned),
        draft,
        queues: if draft { queues::named(app, account).await? } else { Vec::new() },
        can_edit: draft || (post.state == PostState::Scheduled && !due),
        can_cancel: open.contains(&post.state),
        publications,
        previews,
        seen,
        ask_again: ask_again(post, app.ambient.now()),
        wrong,
    };
    Ok(page(status, &written))
}

fn planned(time: &PlannedTime) -> String {
    format!("{} in {}", time.local.replace('T', ", "), time.time_zone)
}

async fn previews(
    app: &App,
    account: AccountId,
    post: &SocialPost,
    known: &Known,
    wrong: Wrong,
) -> Result<(Vec<Preview>, Wrong), Failure> {
    let found = app.osirix.social().preview(account, post.request.clone()).await;
    match found.map_err(of_network) {
        Ok(previews) => Ok((Preview::all(previews, known), wrong)),
        Err(problem) if problem.status() == StatusCode::INTERNAL_SERVER_ERROR => {
            Err(problem.into())
        }
        Err(problem) => Ok((Vec::new(), Wrong::from(&problem))),
    }
}

async fn outcomes(
    app: &App,
    account: AccountId,
    infos: Vec<PublicationInfo>,
    known: &Known,
) -> osirix::Result<Vec<Outcome>> {
    let social = app.osirix.social();
    let mut outcomes = Vec::new();
    for info in infos {
        let record = social.attempts(account, info.id, PageRequest::first(RECORD)).await?.items;
        outcomes.push(Outcome::new(info, record, known));
    }
    Ok(outcomes)
}

/// Publishes a draft, now or at its time. Sent twice it is done once: only a draft is taken.
pub(super) async fn schedule(
    State(app): State<App>,
    member: Member,
    Path(post): Path<String>,
) -> Shown {
    let account = member.may(Scope::SocialWrite)?;
    let post = found(&app, account, &post).await?;
    let scheduled = app.osirix.social().schedule(account, post.id).await;
    answered(&app, member, &post, scheduled.map(drop), "scheduled").await
}

/// Cancels a post, or as much of it as nobody can have seen.
pub(super) async fn cancel(
    State(app): State<App>,
    member: Member,
    Path(post): Path<String>,
) -> Shown {
    let account = member.may(Scope::SocialWrite)?;
    let post = found(&app, account, &post).await?;
    let cancelled = app.osirix.social().cancel(account, post.id).await;
    answered(&app, member, &post, cancelled.map(drop), "withdrawn").await
}

/// The page again, with what was done or with what was wrong.
pub(super) async fn answered(
    app: &App,
    member: Member,
    post: &SocialPost,
    done: osirix::Result<()>,
    name: &str,
) -> Shown {
    match done.map_err(of_network) {
        Ok(()) => {
            let to = format!("/social/posts/{}?done={name}", post.id);
            Ok(Redirect::to(&to).into_response())
        }
        Err(problem) => refused(app, member, post, &problem).await,
    }
}

async fn refused(app: &App, member: Member, post: &SocialPost, problem: &Problem) -> Shown {
    let status = problem.status();
    if status == StatusCode::INTERNAL_SERVER_ERROR {
        return Err(Failure::defect());
    }
    written(app, member, post, status, Wrong::from(problem)).await
}

/// Says that a message is out, which nobody knew.
pub(super) async fn confirm(
    State(app): State<App>,
    member: Member,
    Path(publication): Path<String>,
    fields: Fields,
) -> Shown {
    let account = member.may(Scope::SocialWrite)?;
    let id = publication_id(&publication)?;
    let (remote_id, permalink) = (fields.some("remote_id"), fields.some("permalink"));
    let (remote_id, permalink) = (remote_id.map(str::to_owned), permalink.map(str::to_owned));
    let decided = app.osirix.social().confirm(account, id, remote_id, permalink).await;
    this_decided(&app, member, &fields, decided, "noted").await
}

/// Says that a message is not out, and has it tried again.
pub(super) async fn again(
    State(app): State<App>,
    member: Member,
    Path(publication): Path<String>,
    fields: Fields,
) -> Shown {
    let account = member.may(Scope::SocialWrite)?;
    let id = publication_id(&publication)?;
    let decided = app.osirix.social().publish_again(account, id).await;
    this_decided(&app, member, &fields, decided, "again").await
}

/// Leaves a publication as it is.
pub(super) async fn give_up(
    State(app): State<App>,
    member: Member,
    Path(publication): Path<String>,
    fields: Fields,
) -> Shown {
    let account = member.may(Scope::SocialWrite)?;
    let id = publication_id(&publication)?;
    let decided = app.osirix.social().give_up(account, id).await;
    this_decided(&app, member, &fields, decided, "left").await
}

fn publication_id(text: &str) -> Result<PublicationId, Failure> {
    text.parse().map_err(|_| Failure::nothing())
}

/// The page of the post, which the form names, with what was decided or why it was not.
async fn this_decided(
    app: &App,
    member: Member,
    fields: &Fields,
    decided: osirix::Result<PublicationInfo>,
    name: &str,
) -> Shown {
    match decided {
        Ok(info) => {
            let to = format!("/social/posts/{}?done={name}", info.post_id);
            Ok(Redirect::to(&to).into_response())
        }
        Err(error) if error.code() == osirix::ErrorCode::NotFound => Err(error.into()),
        Err(error) => {
            let post = found(app, member.account(), fields.text("post")).await?;
            refused(app, member, &post, &of_network(error)).await
        }
    }
}
