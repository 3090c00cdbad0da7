//! Products that wait for somebody to look at them, and products that are taken down.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use osirix::Product;

use crate::App;
use crate::error::Problem;
use crate::pages::form::{Fields, Wrong};
use crate::pages::frame::{Frame, page};
use crate::pages::look::{When, grouped};
use crate::pages::member::{Admin, Member, Shown};

/// How many products are listed at most.
const LISTED: u32 = 100;

#[derive(Template)]
#[template(path = "admin_market.html")]
struct MarketPage {
    frame: Frame,
    waiting: Vec<Waiting>,
    wrong: Wrong,
}

/// A product that waits.
struct Waiting {
    slug: String,
    name: String,
    description: String,
    category: String,
    credits: String,
    since: When,
}

impl From<Product> for Waiting {
    fn from(product: Product) -> Self {
        Waiting {
            category: product.category.to_string(),
            credits: grouped(product.credits.0),
            since: product.created_at.into(),
            slug: product.slug,
            name: product.name,
            description: product.description,
        }
    }
}

pub(super) async fn show(State(app): State<App>, admin: Admin) -> Shown {
    written(&app, admin.member, StatusCode::OK, Wrong::default()).await
}

async fn written(app: &App, member: Member, status: StatusCode, wrong: Wrong) -> Shown {
    let waiting = app.osirix.moderation().waiting(LISTED).await?;
    let waiting = waiting.into_iter().map(Waiting::from).collect();
    Ok(page(status, &MarketPage { frame: member.frame, waiting, wrong }))
}

/// The list again, with what was done or with what was wrong.
async fn answered(app: &App, admin: Admin, done: osirix::Result<()>, name: &str) -> Shown {
    match done.map_err(Problem::from) {
        Ok(()) => Ok(Redirect::to(&format!("/admin/marketplace?done={name}")).into_response()),
        Err(problem) if problem.status().is_server_error() => Err(problem.into()),
        Err(problem) => {
            let (status, wrong) = (problem.status(), Wrong::from(&problem));
            written(app, admin.member, status, wrong).await
        }
    }
}

pub(super) async fn publish(
    State(app): State<App>,
    admin: Admin,
    Path(product): Path<String>,
) -> Shown {
    let done = app.osirix.moderation().publish(product, Some(admin.id)).await;
    answered(&app, admin, done.map(drop), "published").await
}

pub(super) async fn reject(
    State(app): State<App>,
    admin: Admin,
    Path(product): Path<String>,
    fields: Fields,
) -> Shown {
    let reason = fields.lines("reason");
    let done = app.osirix.moderation().reject(product, reason, Some(admin.id)).await;
    answered(&app, admin, done.map(drop), "rejected").await
}

/// Takes a product off the market, and pays its buyers back where that is asked for.
pub(super) async fn withdraw(State(app): State<App>, admin: Admin, fields: Fields) -> Shown {
    let (product, reason) = (fields.text("product").trim().to_owned(), fields.lines("reason"));
    let (refund, by) = (fields.ticked("refund"), Some(admin.id));
    let done = app.osirix.moderation().withdraw(product, reason, refund, by).await;
    answered(&app, admin, done.map(drop), "off").await
}
