//! What somebody sells: written, handed in, and what became of it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use osirix::core::plans::Feature;
use osirix::{AccountId, Category, ErrorCode, PageRequest, Product, ProductState, Result};

use super::earnings::{Earnings, earnings};
use super::label;
use super::offer::{new_product, update};
use crate::App;
use crate::error::Problem;
use crate::pages::failure::Failure;
use crate::pages::form::{Fields, Wrong};
use crate::pages::frame::{Frame, page};
use crate::pages::look::{When, grouped};
use crate::pages::member::{Member, Shown};

/// How many products are listed at most.
const LISTED: u32 = 100;

#[derive(Template)]
#[template(path = "sell.html")]
struct SellPage {
    frame: Frame,
    /// Whether the plan lets its account sell.
    may_sell: bool,
    products: Vec<Own>,
    categories: Vec<Choice>,
    captions: Vec<Choice>,
    aspects: Vec<Choice>,
    earned: Option<Earnings>,
    /// What was filled in.
    filled: Fields,
    wrong: Wrong,
}

/// Something of a list, to be chosen.
struct Choice {
    value: &'static str,
    label: &'static str,
    chosen: bool,
}

/// A product of one's own.
struct Own {
    slug: String,
    name: String,
    category: &'static str,
    credits: String,
    price: String,
    sold: u32,
    state: &'static str,
    tone: &'static str,
    reason: Option<String>,
    since: When,
    /// Whether it can be handed in.
    ready: bool,
    published: bool,
}

const CAPTIONS: [(&str, &str); 4] = [
    ("", "As the buyer likes"),
    ("plain", "In the picture"),
    ("boxed", "In the picture, boxed"),
    ("karaoke", "In the picture, word by word"),
];

const ASPECTS: [(&str, &str); 5] = [
    ("", "As the buyer likes"),
    ("16:9", "Wide 16:9"),
    ("9:16", "Tall 9:16"),
    ("1:1", "Square 1:1"),
    ("4:5", "Feed 4:5"),
];

fn choices(list: &[(&'static str, &'static str)], chosen: &str) -> Vec<Choice> {
    let choice = |&(value, label)| Choice { value, label, chosen: value == chosen };
    list.iter().map(choice).collect()
}

impl From<Product> for Own {
    fn from(product: Product) -> Self {
        let (state, tone) = match product.state {
            ProductState::Draft => ("Draft", ""),
            ProductState::InReview => ("Is looked at", "live"),
            ProductState::Rejected => ("Sent back", "bad"),
            ProductState::Published => ("On the market", "good"),
            ProductState::Withdrawn => ("Taken down", "bad"),
        };
        Own {
            category: label(product.category),
            credits: grouped(product.credits.0),
            price: product.price.to_string(),
            sold: product.sold,
            state,
            tone,
            since: product.created_at.into(),
            ready: [ProductState::Draft, ProductState::Rejected].contains(&product.state),
            published: product.state == ProductState::Published,
            reason: product.reason,
            slug: product.slug,
            name: product.name,
        }
    }
}

pub(super) async fn show(State(app): State<App>, member: Member) -> Shown {
    written(&app, member, Fields::default(), StatusCode::OK, Wrong::default()).await
}

async fn written(
    app: &App,
    member: Member,
    filled: Fields,
    status: StatusCode,
    wrong: Wrong,
) -> Shown {
    let account = member.account();
    let plan = app.osirix.plans().current(account).await?;
    let products = own(app, account).await?;
    let named: Vec<_> = Category::ALL.iter().map(|one| (one.as_str(), label(*one))).collect();
    let written = SellPage {
        frame: member.frame,
        may_sell: plan.features.contains(&Feature::Marketplace),
        earned: earnings(app, account).await?,
        products: products.into_iter().map(Own::from).collect(),
        categories: choices(&named, filled.text("category")),
        captions: choices(&CAPTIONS, filled.text("captions")),
        aspects: choices(&ASPECTS, filled.text("aspect")),
        filled,
        wrong,
    };
    Ok(page(status, &written))
}

/// The page again, with what was wrong beside its forms.
pub(super) async fn refused(app: &App, member: Member, status: StatusCode, wrong: Wrong) -> Shown {
    written(app, member, Fields::default(), status, wrong).await
}

async fn own(app: &App, account: AccountId) -> Result<Vec<Product>> {
    let page = PageRequest::first(LISTED);
    Ok(app.osirix.marketplace().own_products(account, page).await?.items)
}

/// What a refused form says; that a price is out of range is said in dollars alone.
fn wrong(problem: &Problem) -> Wrong {
    match problem.fact("field") {
        Some("price") => Wrong::new("price", problem.message()),
        _ => Wrong::from(problem),
    }
}

/// Writes a draft down.
pub(super) async fn add(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let seller = member.in_person()?.account_id;
    let added = match new_product(&fields) {
        Ok(new) => app.osirix.marketplace().add(seller, new).await,
        Err(error) => Err(error),
    };
    match added.map_err(Problem::from) {
        Ok(_) => Ok(Redirect::to("/marketplace/sell?done=drafted").into_response()),
        Err(problem) if problem.status().is_server_error() => Err(problem.into()),
        Err(problem) => {
            let (status, wrong) = (problem.status(), wrong(&problem));
            written(&app, member, fields, status, wrong).await
        }
    }
}

/// Gives a draft to be looked at. Sent twice it is given once.
pub(super) async fn hand_in(
    State(app): State<App>,
    member: Member,
    Path(product): Path<String>,
) -> Shown {
    let seller = member.in_person()?.account_id;
    match app.osirix.marketplace().submit(seller, product).await {
        Ok(_) => Ok(Redirect::to("/marketplace/sell?done=handed").into_response()),
        Err(error) if error.code() == ErrorCode::NotFound => Err(error.into()),
        Err(error) => {
            let problem = Problem::from(error);
            if problem.status().is_server_error() {
                return Err(problem.into());
            }
            let (status, wrong) = (problem.status(), wrong(&problem));
            refused(&app, member, status, wrong).await
        }
    }
}

/// A product that is changed: what it gives stays as it is.
#[derive(Template)]
#[template(path = "sell_change.html")]
struct ChangePage {
    frame: Frame,
    slug: String,
    name: String,
    description: String,
    price: String,
    reason: Option<String>,
    wrong: Wrong,
}

/// A product of this account's own, or nothing.
async fn found(app: &App, account: AccountId, slug: &str) -> std::result::Result<Product, Failure> {
    let found = own(app, account).await?.into_iter().find(|product| product.slug == slug);
    found.ok_or_else(Failure::nothing)
}

pub(super) async fn edit(
    State(app): State<App>,
    member: Member,
    Path(product): Path<String>,
) -> Shown {
    let product = found(&app, member.account(), &product).await?;
    let cents = product.price.minor_units;
    Ok(page(
        StatusCode::OK,
        &ChangePage {
            frame: member.frame,
            slug: product.slug,
            name: product.name,
            description: product.description,
            price: format!("{}.{:02}", cents / 100, cents % 100),
            reason: product.reason,
            wrong: Wrong::default(),
        },
    ))
}

/// Changes a product, which becomes a draft by it.
pub(super) async fn change(
    State(app): State<App>,
    member: Member,
    Path(product): Path<String>,
    fields: Fields,
) -> Shown {
    let seller = member.in_person()?.account_id;
    let product = found(&app, seller, &product).await?;
    let changed = match update(&fields) {
        Ok(update) => app.osirix.marketplace().update(seller, product.slug.clone(), update).await,
        Err(error) => Err(error),
    };
    match changed.map_err(Problem::from) {
        Ok(_) => Ok(Redirect::to("/marketplace/sell?done=drafted").into_response()),
        Err(problem) if problem.status().is_server_error() => Err(problem.into()),
        Err(problem) => {
            let written = ChangePage {
                frame: member.frame,
                slug: product.slug,
                name: fields.text("name").to_owned(),
                description: fields.lines("description"),
                price: fields.text("price").to_owned(),
                reason: product.reason,
                wrong: wrong(&problem),
            };
            Ok(page(problem.status(), &written))
        }
    }
}
