//! `/marketplace`: products are found, bought with credits, rated and used, and sold.

mod earnings;
mod library;
mod offer;
mod product;
mod sell;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::{get, post};
use osirix::{Category, PageRequest, Product, ProductQuery};

use super::form::{Fields, query_of};
use super::frame::{Frame, ok};
use super::look::grouped;
use super::member::{Member, Shown};
use crate::App;

/// How many products a page shows.
const SHOWN: u32 = 24;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/marketplace", get(show))
        .route("/marketplace/library", get(library::show))
        .route("/marketplace/sell", get(sell::show).post(sell::add))
        .route("/marketplace/sell/payouts", post(earnings::onboard))
        .route("/marketplace/sell/{product}", get(sell::edit).post(sell::change))
        .route("/marketplace/sell/{product}/hand-in", post(sell::hand_in))
        .route("/marketplace/products/{product}", get(product::show))
        .route("/marketplace/products/{product}/buy", post(product::buy))
        .route("/marketplace/products/{product}/rate", post(product::rate))
}

#[derive(Template)]
#[template(path = "marketplace.html")]
struct MarketplacePage {
    frame: Frame,
    text: String,
    categories: Vec<Tab>,
    chosen: &'static str,
    products: Vec<ProductCard>,
    /// The address of the page that follows.
    more: Option<String>,
}

/// A category to be chosen.
struct Tab {
    label: &'static str,
    url: String,
    chosen: bool,
}

/// A product in a list.
pub(super) struct ProductCard {
    slug: String,
    name: String,
    description: String,
    category: &'static str,
    icon: &'static str,
    credits: String,
    price: String,
    rating: Option<String>,
}

impl From<Product> for ProductCard {
    fn from(product: Product) -> Self {
        ProductCard {
            category: label(product.category),
            icon: product.category.as_str(),
            credits: grouped(product.credits.0),
            price: product.price.to_string(),
            rating: rating(&product),
            slug: product.slug,
            name: product.name,
            description: product.description,
        }
    }
}

/// The average of the stars, with one decimal.
fn rating(product: &Product) -> Option<String> {
    let rated = product.ratings > 0;
    let stars = f64::from(product.stars) / f64::from(product.ratings.max(1));
    rated.then(|| format!("{stars:.1} of 5 ({})", product.ratings))
}

fn label(category: Category) -> &'static str {
    match category {
        Category::Voices => "Voices",
        Category::Avatars => "Avatars",
        Category::Templates => "Templates",
        Category::Music => "Music",
        Category::Scenes => "Scenes",
    }
}

async fn show(State(app): State<App>, member: Member) -> Shown {
    let fields = Fields::of_query(&member.frame.here);
    let category = fields.some("category").map(str::parse::<Category>).transpose()?;
    let text = fields.some("q").map(str::to_owned);
    let page = PageRequest { after: fields.some("after").map(str::to_owned), limit: SHOWN };
    let query = ProductQuery { text: text.clone(), category };
    let found = app.osirix.marketplace().search(query, page).await?;
    let text = text.unwrap_or_default();
    let name = category.map_or("", Category::as_str);
    let more = found.next.map(|next| address(&text, name, Some(&next)));
    Ok(ok(&MarketplacePage {
        frame: member.frame,
        categories: tabs(&text, category),
        chosen: name,
        text,
        products: found.items.into_iter().map(ProductCard::from).collect(),
        more,
    }))
}

fn tabs(text: &str, chosen: Option<Category>) -> Vec<Tab> {
    let all = Tab { label: "Everything", url: address(text, "", None), chosen: chosen.is_none() };
    let each = Category::ALL.iter().map(|category| Tab {
        label: label(*category),
        url: address(text, category.as_str(), None),
        chosen: chosen == Some(*category),
    });
    std::iter::once(all).chain(each).collect()
}

fn address(text: &str, category: &str, after: Option<&str>) -> String {
    let pairs = [("q", text), ("category", category), ("after", after.unwrap_or_default())];
    let said: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    match said.is_empty() {
        true => "/marketplace".to_owned(),
        false => format!("/marketplace?{}", query_of(&said)),
    }
}
