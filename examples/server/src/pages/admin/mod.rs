//! `/admin`: what the people who run this site do. To everybody else there is nothing here.

mod health;
mod jobs;
mod market;
mod record;
mod user;
mod users;

use axum::Router;
use axum::routing::{get, post};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/admin", get(health::show))
        .route("/admin/users", get(users::show))
        .route("/admin/users/{user}", get(user::show))
        .route("/admin/users/{user}/role", post(user::set_role))
        .route("/admin/users/{user}/ban", post(user::ban))
        .route("/admin/users/{user}/unban", post(user::unban))
        .route("/admin/users/{user}/sessions/end", post(user::end_sessions))
        .route("/admin/users/{user}/erase", post(user::erase))
        .route("/admin/users/{user}/act", post(user::act))
        .route("/admin/users/{user}/credits", post(user::grant))
        .route("/admin/users/{user}/audit", get(record::show))
        .route("/admin/users/{user}/audit.jsonl", get(record::export))
        .route("/admin/jobs", get(jobs::show))
        .route("/admin/jobs/redrive", post(jobs::redrive))
        .route("/admin/jobs/pause", post(jobs::pause))
        .route("/admin/jobs/resume", post(jobs::resume))
        .route("/admin/marketplace", get(market::show))
        .route("/admin/marketplace/{product}/publish", post(market::publish))
        .route("/admin/marketplace/{product}/reject", post(market::reject))
        .route("/admin/marketplace/withdraw", post(market::withdraw))
        .route("/acting/stop", post(user::stop_acting))
}
