//! `/`: what this is, and what it costs.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use osirix::Plan;

use super::frame::{Frame, ok};
use super::look::{picture, ticks};
use super::member::Shown;
use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/", get(landing))
}

#[derive(Template)]
#[template(path = "landing.html")]
struct LandingPage {
    frame: Frame,
    faces: Vec<Face>,
    plans: Vec<PlanCard>,
}

/// An avatar to be looked at.
struct Face {
    name: String,
    picture: String,
}

/// A plan to be chosen.
pub(super) struct PlanCard {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) price: String,
    pub(super) ticks: Vec<String>,
}

impl From<Plan> for PlanCard {
    fn from(plan: Plan) -> Self {
        let ticks = ticks(&plan);
        PlanCard { code: plan.code.0, name: plan.name, price: plan.price.to_string(), ticks }
    }
}

async fn landing(State(app): State<App>, frame: Frame) -> Shown {
    let avatars = app.osirix.avatars().demo().await?;
    let faces =
        avatars.into_iter().map(|avatar| Face { picture: picture(&avatar), name: avatar.name });
    let plans = app.osirix.plans().list().await?.into_iter().map(PlanCard::from).collect();
    Ok(ok(&LandingPage { frame, faces: faces.collect(), plans }))
}
