//! A product's own page.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use osirix::{
    AccountId, Credits, ErrorCode, LicenceState, NewRating, PageRequest, Product, PurchaseRequest,
};

use super::{label, rating};
use crate::App;
use crate::error::Problem;
use crate::pages::form::{Fields, Wrong};
use crate::pages::frame::{Frame, page};
use crate::pages::look::{When, grouped};
use crate::pages::member::{Member, Shown};

/// How many ratings are shown.
const RATINGS: u32 = 10;

#[derive(Template)]
#[template(path = "product.html")]
struct ProductPage {
    frame: Frame,
    product: Product,
    category: &'static str,
    credits: String,
    rating: Option<String>,
    left: Option<u32>,
    looks: Vec<String>,
    documents: Vec<String>,
    ratings: Vec<Rated>,
    owned: bool,
    /// Whether the buyer has enough credits.
    affordable: bool,
    key: String,
    wrong: Wrong,
}

struct Rated {
    stars: u32,
    text: String,
    at: When,
}

pub(super) async fn show(
    State(app): State<App>,
    member: Member,
    Path(product): Path<String>,
) -> Shown {
    written(&app, member, product, StatusCode::OK, Wrong::default()).await
}

async fn written(
    app: &App,
    member: Member,
    slug: String,
    status: StatusCode,
    wrong: Wrong,
) -> Shown {
    let market = app.osirix.marketplace();
    let product = market.get(slug.clone()).await?;
    let content = market.preview(slug.clone()).await?;
    let ratings = market.ratings(slug, PageRequest::first(RATINGS)).await?.items;
    let account = member.account();
    let available = app.osirix.credits().balance(account).await?.available;
    let written = ProductPage {
        category: label(product.category),
        credits: grouped(product.credits.0),
        rating: rating(&product),
        left: product.stock.map(|stock| stock.saturating_sub(product.sold)),
        looks: content.looks.into_iter().map(|look| look.title).collect(),
        documents: content.documents.into_iter().map(|document| document.title).collect(),
        ratings: ratings.into_iter().map(Rated::from).collect(),
        owned: owned(app, account, &product).await?,
        affordable: available >= product.credits,
        key: member.frame.nonce.clone(),
        frame: member.frame,
        product,
        wrong,
    };
    Ok(page(status, &written))
}

impl From<osirix::Rating> for Rated {
    fn from(rating: osirix::Rating) -> Self {
        let text = rating.text.unwrap_or_default();
        Rated { stars: rating.stars, text, at: rating.at.into() }
    }
}

async fn owned(app: &App, account: AccountId, product: &Product) -> osirix::Result<bool> {
    let licences = app.osirix.marketplace().licences(account).await?;
    let mut active = licences.iter().filter(|licence| licence.state == LicenceState::Active);
    Ok(active.any(|licence| licence.product_id == product.id))
}

pub(super) async fn buy(
    State(app): State<App>,
    member: Member,
    Path(product): Path<String>,
    fields: Fields,
) -> Shown {
    let buyer = member.in_person()?.account_id;
    let request = PurchaseRequest {
        product: product.clone(),
        credits: Credits(fields.text("credits").parse().unwrap_or(-1)),
        idempotency_key: fields.some("key").map(str::to_owned),
    };
    let bought = app.osirix.marketplace().purchase(buyer, request).await;
    let to = format!("/marketplace/products/{product}?done=bought");
    answered(&app, member, product, bought.map(drop), &to).await
}

pub(super) async fn rate(
    State(app): State<App>,
    member: Member,
    Path(product): Path<String>,
    fields: Fields,
) -> Shown {
    let buyer = member.in_person()?.account_id;
    let rating = NewRating {
        stars: fields.text("stars").parse().unwrap_or_default(),
        text: fields.some("text").map(|text| text.replace("\r\n", "\n")),
    };
    let rated = app.osirix.marketplace().rate(buyer, product.clone(), rating).await;
    let to = format!("/marketplace/products/{product}?done=rated");
    answered(&app, member, product, rated.map(drop), &to).await
}

/// The page again, with what was done or with what was wrong.
async fn answered(
    app: &App,
    member: Member,
    product: String,
    done: osirix::Result<()>,
    to: &str,
) -> Shown {
    match done {
        Ok(()) => Ok(Redirect::to(to).into_response()),
        Err(error) if error.code() == ErrorCode::NotFound => Err(error.into()),
        Err(error) => {
            let problem = Problem::from(error);
            let (status, wrong) = (problem.status(), Wrong::from(&problem));
            match status.is_server_error() {
                true => Err(problem.into()),
                false => written(app, member, product, status, wrong).await,
            }
        }
    }
}
