//! `/avatars`: who can speak, and portraits of one's own.

use askama::Template;
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use osirix::{Avatar, AvatarKind, BlobKey, Scope};

use super::failure::Failure;
use super::form::Wrong;
use super::frame::{Frame, page};
use super::look::picture;
use super::member::{Member, Shown};
use crate::App;
use crate::api::{MAX_FORM, PortraitForm};
use crate::error::Problem;

/// What somebody agrees to who becomes an avatar.
const CONSENT: &str = "I am the person in this picture, or that person has agreed in writing, that \
                       the picture speaks in videos made with this account.";

/// What stands for a film in place of a picture.
const FILM: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 356 356"><rect width="356" height="356" fill="#dfe3e8"/><path d="M138 108v140l120-70z" fill="#5b6675"/></svg>"##;

pub(super) fn routes() -> Router<App> {
    let adding = post(add).layer(DefaultBodyLimit::max(MAX_FORM));
    Router::new()
        .route("/avatars", get(show).merge(adding))
        .route("/avatars/{slug}/picture", get(shown_picture))
        .route("/avatars/{slug}/remove", post(remove))
}

#[derive(Template)]
#[template(path = "avatars.html")]
struct AvatarsPage {
    frame: Frame,
    own: Vec<Card>,
    demo: Vec<Card>,
    /// How many one may have, in words.
    limit: String,
    consent: &'static str,
    wrong: Wrong,
}

struct Card {
    slug: String,
    name: String,
    picture: String,
}

impl From<Avatar> for Card {
    fn from(avatar: Avatar) -> Self {
        Card { picture: picture(&avatar), slug: avatar.slug, name: avatar.name }
    }
}

async fn show(State(app): State<App>, member: Member) -> Shown {
    gallery(&app, member, StatusCode::OK, Wrong::default()).await
}

async fn gallery(app: &App, member: Member, status: StatusCode, wrong: Wrong) -> Shown {
    let account = member.account();
    let avatars = app.osirix.avatars().list(account).await?;
    let (own, demo): (Vec<_>, Vec<_>) =
        avatars.into_iter().partition(|avatar| avatar.account_id.is_some());
    let limit = match app.osirix.plans().current(account).await?.max_avatars {
        None => "any number".to_owned(),
        Some(most) => format!("{} of {most}", own.len()),
    };
    let cards = |avatars: Vec<Avatar>| avatars.into_iter().map(Card::from).collect();
    let (own, demo) = (cards(own), cards(demo));
    let written = AvatarsPage { frame: member.frame, own, demo, limit, consent: CONSENT, wrong };
    Ok(page(status, &written))
}

async fn add(State(app): State<App>, member: Member, form: Result<PortraitForm, Problem>) -> Shown {
    let account = member.may(Scope::AvatarsWrite)?;
    let added = match form {
        Ok(PortraitForm { new, picture }) => {
            let added = app.osirix.avatars().add(account, new, picture.path().to_owned()).await;
            added.map_err(Problem::from)
        }
        Err(problem) => Err(problem),
    };
    match added {
        Ok(_) => Ok(Redirect::to("/avatars?done=avatar").into_response()),
        Err(problem) if problem.status().is_server_error() => Err(problem.into()),
        Err(problem) => gallery(&app, member, problem.status(), Wrong::from(&problem)).await,
    }
}

/// The picture of an avatar of the caller's own.
async fn shown_picture(State(app): State<App>, member: Member, Path(slug): Path<String>) -> Shown {
    let avatar = app.osirix.avatars().get(member.account(), slug).await?;
    match avatar.kind {
        AvatarKind::Portrait => {}
        AvatarKind::Film => {
            let headers = [(header::CONTENT_TYPE, "image/svg+xml")];
            return Ok::<Response, Failure>((headers, FILM).into_response());
        }
        _ => return Err(Failure::nothing()),
    }
    let key: BlobKey = avatar.reference.parse().map_err(|_| Failure::nothing())?;
    let files = app.osirix.files();
    let info = files.info(key.clone()).await?;
    let body = Body::from_stream(files.read(key, None).await?);
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg".to_owned()),
        (header::CONTENT_LENGTH, info.bytes.to_string()),
        (header::CACHE_CONTROL, "private, max-age=3600".to_owned()),
    ];
    Ok::<Response, Failure>((headers, body).into_response())
}

async fn remove(State(app): State<App>, member: Member, Path(slug): Path<String>) -> Shown {
    app.osirix.avatars().remove(member.may(Scope::AvatarsWrite)?, slug).await?;
    Ok(Redirect::to("/avatars?done=removed").into_response())
}
