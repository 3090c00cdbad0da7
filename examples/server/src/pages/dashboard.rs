//! `/dashboard`: the credits, the figures of the week, the last jobs, and what to do next.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use osirix::{AnalyticsPeriod, AnalyticsQuery, Balance, PageRequest, Plan};

use super::analytics::{Tile, tiles};
use super::frame::{Frame, ok};
use super::jobs::JobCard;
use super::look::grouped;
use super::member::{Member, Shown};
use crate::App;

/// How many jobs are shown.
const RECENT: u32 = 5;
/// How many figures of the week are shown: what was made and what it cost.
const SHOWN: usize = 3;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/dashboard", get(dashboard))
}

#[derive(Template)]
#[template(path = "dashboard.html")]
struct DashboardPage {
    frame: Frame,
    name: String,
    plan: Plan,
    available: String,
    held: i64,
    spent: String,
    /// Of the seven days that end today.
    week: Vec<Tile>,
    jobs: Vec<JobCard>,
    own_avatars: usize,
    owned: usize,
}

async fn dashboard(State(app): State<App>, member: Member) -> Shown {
    let account = member.account();
    let Balance { available, held, spent, .. } = app.osirix.credits().balance(account).await?;
    let jobs = app.osirix.jobs().list(account, PageRequest::first(RECENT)).await?.items;
    let avatars = app.osirix.avatars().list(account).await?;
    let week = AnalyticsQuery::of(AnalyticsPeriod::Week, "UTC");
    let mut week = tiles(&app.osirix.analytics().report(account, week).await?, false);
    week.truncate(SHOWN);
    let owned = app.osirix.marketplace().licences(account).await?.len();
    Ok(ok(&DashboardPage {
        name: member.identity.user.name.clone(),
        plan: app.osirix.plans().current(account).await?,
        available: grouped(available.0),
        held: held.0,
        spent: grouped(spent.0),
        week,
        jobs: jobs.iter().map(|job| JobCard::new(&app, job)).collect(),
        own_avatars: avatars.iter().filter(|avatar| avatar.account_id.is_some()).count(),
        owned,
        frame: member.frame,
    }))
}
