//! `/jobs`: videos are asked for, followed, called off, watched and fetched.

mod card;
mod composer;
mod detail;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use osirix::{PageRequest, Scope};

pub(super) use card::JobCard;

use super::failure::Failure;
use super::form::{Fields, Wrong, query_of, sentence};
use super::frame::{Frame, ok, page};
use super::look::grouped;
use super::member::{Member, Shown};
use crate::App;
use crate::error::Problem;
use composer::{Composer, request};

/// How many jobs a page shows.
const SHOWN: u32 = 20;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/jobs", get(show).post(create))
        .route("/jobs/quote", post(quote))
        .route("/jobs/{job}", get(detail::show))
        .route("/jobs/{job}/cancel", post(detail::cancel))
        .route("/jobs/{job}/retry", post(detail::retry))
}

#[derive(Template)]
#[template(path = "jobs.html")]
struct JobsPage {
    frame: Frame,
    composer: Composer,
    jobs: Vec<JobCard>,
    /// The query of the page that follows.
    older: Option<String>,
    /// Whether this is not the first page.
    later: bool,
}

async fn show(State(app): State<App>, member: Member) -> Shown {
    let fields = Fields::of_query(&member.frame.here);
    let written = written(&app, member, &fields, Wrong::default()).await?;
    Ok(ok(&written))
}

async fn written(
    app: &App,
    member: Member,
    fields: &Fields,
    wrong: Wrong,
) -> Result<JobsPage, Failure> {
    let after = fields.some("after").map(str::to_owned);
    let later = after.is_some();
    let request = PageRequest { after, limit: SHOWN };
    let listed = app.osirix.jobs().list(member.account(), request).await?;
    let older = listed.next.map(|next| query_of(&[("after", &next)]));
    let jobs = listed.items.iter().map(|job| JobCard::new(app, job)).collect();
    let composer = Composer::new(app, &member, fields, wrong).await?;
    Ok(JobsPage { frame: member.frame, composer, jobs, older, later })
}

async fn create(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let account = member.may(Scope::JobsWrite)?;
    let created = match request(&fields) {
        Ok(request) => app.osirix.jobs().create_video(account, request).await,
        Err(error) => Err(error),
    };
    let problem = match created {
        Ok(job) => return Ok(Redirect::to(&format!("/jobs/{}", job.id)).into_response()),
        Err(error) => Problem::from(error),
    };
    if problem.status().is_server_error() {
        return Err(problem.into());
    }
    let written = written(&app, member, &fields, Wrong::from(&problem)).await?;
    Ok(page(problem.status(), &written))
}

/// The price of what a form holds, as a part of its page.
#[derive(Template)]
#[template(path = "price.html")]
struct Price {
    credits: Option<String>,
    message: String,
}

async fn quote(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    if fields.some("script").is_none() {
        let message = "Write a script to see the price.".to_owned();
        return Ok(ok(&Price { credits: None, message }));
    }
    let quoted = match request(&fields) {
        Ok(request) => app.osirix.jobs().quote_video(member.account(), request).await,
        Err(error) => Err(error),
    };
    Ok(match quoted {
        Ok(credits) => {
            let message = "At most: what is not needed comes back.".to_owned();
            ok(&Price { credits: Some(grouped(credits.0)), message })
        }
        Err(error) => no_price(&Problem::from(error)),
    })
}

fn no_price(problem: &Problem) -> Response {
    page(StatusCode::OK, &Price { credits: None, message: sentence(problem.message()) })
}
