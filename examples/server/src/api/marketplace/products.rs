//! Products: found, looked at, and offered by their sellers.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use osirix::{Category, NewProduct, Product, ProductContent, ProductQuery, ProductUpdate};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;
use crate::api::billing::MoneyAnswer;
use crate::api::caller::Caller;
use crate::api::documented::{BodyRefusals, CallerRefusals, Missing, WrongQuery};
use crate::api::input::{Body, page, wrong_query};
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_products, add_product))
        .routes(routes!(get_product, change_product))
        .routes(routes!(preview_product))
        .routes(routes!(submit_product))
}

/// Something that can be bought.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Product)]
pub(in crate::api) struct ProductAnswer {
    slug: String,
    name: String,
    description: String,
    /// `voices`, `avatars`, `templates`, `music`, `scenes`.
    category: &'static str,
    price: MoneyAnswer,
    /// The price in credits.
    credits: i64,
    /// `draft`, `in_review`, `rejected`, `published`, `withdrawn`.
    state: &'static str,
    /// Why it was sent back or withdrawn.
    #[schema(required)]
    reason: Option<String>,
    version: u32,
    /// How many are left; `null` for any number.
    #[schema(required)]
    left: Option<u32>,
    sold: u32,
    /// How many buyers have rated it, and with how many stars on average; `null` for none.
    ratings: u32,
    #[schema(required)]
    stars: Option<f64>,
    #[schema(format = DateTime)]
    created_at: String,
}

impl From<Product> for ProductAnswer {
    fn from(product: Product) -> Self {
        let rated = product.ratings > 0;
        ProductAnswer {
            category: product.category.as_str(),
            price: product.price.into(),
            credits: product.credits.0,
            state: product.state.as_str(),
            left: product.stock.map(|stock| stock.saturating_sub(product.sold)),
            stars: rated.then(|| f64::from(product.stars) / f64::from(product.ratings)),
            slug: product.slug,
            name: product.name,
            description: product.description,
            reason: product.reason,
            version: product.version,
            sold: product.sold,
            ratings: product.ratings,
            created_at: product.created_at.to_string(),
        }
    }
}

/// A part of a listing.
#[derive(Debug, Serialize, ToSchema)]
struct Products {
    items: Vec<ProductAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// Which products to list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ProductsQuery {
    /// Words that name, description or category have; each may be the beginning of one.
    q: Option<String>,
    /// `voices`, `avatars`, `templates`, `music`, `scenes`.
    #[param(value_type = Option<String>)]
    category: Option<Category>,
    /// Where the last page ended, as its `next` said.
    after: Option<String>,
    /// How many items at most.
    #[param(minimum = 1, maximum = 500, default = 100)]
    limit: Option<u32>,
}

/// The products that can be bought, newest first.
#[utoipa::path(
    get, path = "/api/marketplace/products", tag = "marketplace",
    params(ProductsQuery),
    responses(WrongQuery, (status = 200, body = Products)),
)]
async fn list_products(
    State(app): State<App>,
    query: Result<Query<ProductsQuery>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<Products>, Problem> {
    let Query(query) = query.map_err(|_| {
        wrong_query("`category` is one of the list, `limit` a number from 1 to 500")
    })?;
    let page = page(query.after, query.limit);
    let query = ProductQuery { text: query.q, category: query.category };
    let page = app.osirix.marketplace().search(query, page).await?;
    let items = page.items.into_iter().map(ProductAnswer::from).collect();
    Ok(Json(Products { items, next: page.next }))
}

/// A product to be sold.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ProductForm {
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    #[schema(min_length = 1, max_length = 2_000)]
    description: String,
    /// `voices`, `avatars`, `templates`, `music`, `scenes`.
    #[schema(value_type = String, pattern = "^(voices|avatars|templates|music|scenes)$")]
    category: Category,
    /// Its price, in cents of a US dollar.
    #[schema(minimum = 50, maximum = 999_999)]
    cents: i64,
    /// How many can be sold at most; any number unless it is said.
    #[schema(minimum = 1, maximum = 1_000_000)]
    stock: Option<u32>,
    /// What one gets: `looks` and `documents`.
    #[schema(value_type = Object)]
    content: ProductContent,
}

/// Adds a draft of a product of the caller's own.
#[utoipa::path(
    post, path = "/api/marketplace/products", tag = "marketplace",
    request_body = ProductForm,
    responses(CallerRefusals, BodyRefusals, (status = 201, body = ProductAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn add_product(
    State(app): State<App>,
    caller: Caller,
    Body(form): Body<ProductForm>,
) -> Result<(StatusCode, Json<ProductAnswer>), Problem> {
    let seller = caller.in_person()?.account_id;
    let new = NewProduct {
        name: form.name,
        description: form.description,
        category: form.category,
        price: osirix::Money::usd_cents(form.cents),
        stock: form.stock,
        content: form.content,
    };
    let product = app.osirix.marketplace().add(seller, new).await?;
    Ok((StatusCode::CREATED, Json(product.into())))
}

/// A product.
#[utoipa::path(
    get, path = "/api/marketplace/products/{product}", tag = "marketplace",
    params(("product" = String, Path)),
    responses((status = 200, body = ProductAnswer), (status = 404, body = Problem)),
)]
async fn get_product(
    State(app): State<App>,
    Path(product): Path<String>,
) -> Result<Json<ProductAnswer>, Problem> {
    Ok(Json(app.osirix.marketplace().get(product).await?.into()))
}

/// What changes about a product; what is not said stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ProductChange {
    #[schema(min_length = 1, max_length = 100)]
    name: Option<String>,
    #[schema(min_length = 1, max_length = 2_000)]
    description: Option<String>,
    #[schema(minimum = 50, maximum = 999_999)]
    cents: Option<i64>,
    #[schema(value_type = Option<Object>)]
    content: Option<ProductContent>,
}

/// Changes a product of the caller's own. It becomes a draft, to be looked at again.
#[utoipa::path(
    patch, path = "/api/marketplace/products/{product}", tag = "marketplace",
    params(("product" = String, Path)),
    request_body = ProductChange,
    responses(CallerRefusals, BodyRefusals, Missing, (status = 200, body = ProductAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn change_product(
    State(app): State<App>,
    caller: Caller,
    Path(product): Path<String>,
    Body(change): Body<ProductChange>,
) -> Result<Json<ProductAnswer>, Problem> {
    let seller = caller.in_person()?.account_id;
    let update = ProductUpdate {
        name: change.name,
        description: change.description,
        price: change.cents.map(osirix::Money::usd_cents),
        content: change.content,
    };
    Ok(Json(app.osirix.marketplace().update(seller, product, update).await?.into()))
}

/// What a product gives, as far as one can see before buying.
#[utoipa::path(
    get, path = "/api/marketplace/products/{product}/preview", tag = "marketplace",
    params(("product" = String, Path)),
    responses((status = 200, body = Object), (status = 404, body = Problem)),
)]
async fn preview_product(
    State(app): State<App>,
    Path(product): Path<String>,
) -> Result<Json<ProductContent>, Problem> {
    Ok(Json(app.osirix.marketplace().preview(product).await?))
}

/// Gives a draft of the caller's own to be looked at.
#[utoipa::path(
    post, path = "/api/marketplace/products/{product}/submit", tag = "marketplace",
    params(("product" = String, Path)),
    responses(
        CallerRefusals, Missing,
        (status = 200, body = ProductAnswer),
        (status = 409, body = Problem, description = "It is no draft"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn submit_product(
    State(app): State<App>,
    caller: Caller,
    Path(product): Path<String>,
) -> Result<Json<ProductAnswer>, Problem> {
    let seller = caller.in_person()?.account_id;
    Ok(Json(app.osirix.marketplace().submit(seller, product).await?.into()))
}
