//! `/analytics`: what happened by the day, in figures and charts that need no script.

mod asked;
mod chart;
mod tables;
mod tile;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use osirix::{AnalyticsReport, Figures, Role, Scope};

use super::form::{Fields, Wrong};
use super::frame::{Frame, page};
use super::member::{Member, Shown};
use crate::App;
use crate::error::Problem;
use asked::{Asked, Tab};
use chart::Chart;
use tables::{Day, Row};
pub(super) use tile::{Tile, tiles};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/analytics", get(show))
}

#[derive(Template)]
#[template(path = "analytics.html")]
struct AnalyticsPage {
    frame: Frame,
    asked: Asked,
    tabs: Vec<Tab>,
    /// Whose figures can be chosen; empty where there is no choice.
    whose: Vec<Tab>,
    wrong: Wrong,
    found: Option<Found>,
}

/// What there is to show.
struct Found {
    first: String,
    last: String,
    /// Whether nothing was made, spent, sold or posted.
    quiet: bool,
    tiles: Vec<Tile>,
    charts: Vec<Chart>,
    days: Vec<Day>,
    kinds: Vec<Row>,
    posts: Vec<Row>,
    table: String,
}

async fn show(State(app): State<App>, member: Member) -> Shown {
    let account = member.may(Scope::AnalyticsRead)?;
    let administers = member.in_person().is_ok_and(|user| user.role == Role::Admin);
    let fields = Fields::of_query(&member.frame.here);
    let asked = Asked::new(&fields, administers);
    let report = match asked.query() {
        Ok(query) if asked.everybody => app.osirix.analytics().everybody(query).await,
        Ok(query) => app.osirix.analytics().report(account, query).await,
        Err(error) => Err(error),
    };
    match report.map_err(Problem::from) {
        Ok(report) => {
            let found = Some(Found::new(report, &asked));
            Ok(written(member.frame, asked, administers, StatusCode::OK, Wrong::default(), found))
        }
        Err(problem) if problem.status() != StatusCode::BAD_REQUEST => Err(problem.into()),
        Err(problem) => {
            let wrong = Wrong::from(&problem);
            Ok(written(member.frame, asked, administers, problem.status(), wrong, None))
        }
    }
}

fn written(
    frame: Frame,
    asked: Asked,
    administers: bool,
    status: StatusCode,
    wrong: Wrong,
    found: Option<Found>,
) -> axum::response::Response {
    let whose = if administers { asked.whose() } else { Vec::new() };
    let tabs = asked.tabs();
    page(status, &AnalyticsPage { frame, tabs, whose, wrong, found, asked })
}

impl Found {
    fn new(report: AnalyticsReport, asked: &Asked) -> Self {
        Found {
            quiet: is_quiet(&report.totals),
            tiles: tiles(&report, asked.everybody),
            charts: chart::charts(&report),
            days: tables::days(&report),
            kinds: tables::kinds(&report.totals),
            posts: tables::posts(&report.totals),
            table: asked.table(),
            first: report.first_day,
            last: report.last_day,
        }
    }
}

/// Credits that a plan gave are no reason to show charts.
fn is_quiet(totals: &Figures) -> bool {
    let Figures { jobs, credits, sales, posts, plans } = totals;
    let none = jobs.is_empty() && posts.is_empty() && plans.is_empty();
    none && credits.spent.0 == 0 && sales.sold == 0 && sales.returned == 0
}
