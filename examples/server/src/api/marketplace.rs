//! The marketplace: found, bought, used, sent back, sold.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use osirix::{
    Category, Credits, Document, LicenceId, NewProduct, NewRating, Order, OrderId, OwnedProduct,
    Product, ProductContent, ProductQuery, ProductUpdate, PurchaseRequest, Receipt, Scope, Token,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::billing::MoneyAnswer;
use super::caller::Caller;
use super::documented::{BodyRefusals, CallerRefusals, Missing, WrongQuery};
use super::files::{forbidden, missing, refused};
use super::input::{Body, Id, PageQuery, Paging, page, wrong_query};
use super::signature::{Grant, SignedQuery, Source};
use crate::App;
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_products, add_product))
        .routes(routes!(get_product, change_product))
        .routes(routes!(preview_product))
        .routes(routes!(list_ratings, rate_product))
        .routes(routes!(submit_product))
        .routes(routes!(purchase))
        .routes(routes!(list_orders))
        .routes(routes!(get_order))
        .routes(routes!(send_back))
        .routes(routes!(list_library))
        .routes(routes!(download))
        .routes(routes!(licence_key))
        .routes(routes!(activate))
}

/// Something that can be bought.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Product)]
pub(super) struct ProductAnswer {
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

/// What a buyer thinks.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Rating)]
struct RatingAnswer {
    stars: u32,
    #[schema(required)]
    text: Option<String>,
    #[schema(format = DateTime)]
    at: String,
}

impl From<osirix::Rating> for RatingAnswer {
    fn from(rating: osirix::Rating) -> Self {
        RatingAnswer { stars: rating.stars, text: rating.text, at: rating.at.to_string() }
    }
}

/// A part of a listing.
#[derive(Debug, Serialize, ToSchema)]
struct Ratings {
    items: Vec<RatingAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// What buyers think of a product, newest first.
#[utoipa::path(
    get, path = "/api/marketplace/products/{product}/ratings", tag = "marketplace",
    params(("product" = String, Path), PageQuery),
    responses(WrongQuery, (status = 200, body = Ratings), (status = 404, body = Problem)),
)]
async fn list_ratings(
    State(app): State<App>,
    Path(product): Path<String>,
    Paging(page): Paging,
) -> Result<Json<Ratings>, Problem> {
    let page = app.osirix.marketplace().ratings(product, page).await?;
    let items = page.items.into_iter().map(RatingAnswer::from).collect();
    Ok(Json(Ratings { items, next: page.next }))
}

/// A rating.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RatingForm {
    #[schema(minimum = 1, maximum = 5)]
    stars: u32,
    #[schema(min_length = 1, max_length = 2_000)]
    text: Option<String>,
}

/// Rates a product that the caller has bought, or rates it anew.
#[utoipa::path(
    put, path = "/api/marketplace/products/{product}/ratings", tag = "marketplace",
    params(("product" = String, Path)),
    request_body = RatingForm,
    responses(CallerRefusals, BodyRefusals, Missing, (status = 200, body = RatingAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn rate_product(
    State(app): State<App>,
    caller: Caller,
    Path(product): Path<String>,
    Body(form): Body<RatingForm>,
) -> Result<Json<RatingAnswer>, Problem> {
    let buyer = caller.in_person()?.account_id;
    let rating = NewRating { stars: form.stars, text: form.text };
    Ok(Json(app.osirix.marketplace().rate(buyer, product, rating).await?.into()))
}

/// A purchase.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PurchaseForm {
    /// The product's slug.
    product: String,
    /// The price that the buyer was shown, in credits: another one is refused.
    credits: i64,
    /// The caller's own id: the same purchase is made once.
    #[schema(min_length = 1, max_length = 200)]
    idempotency_key: Option<String>,
}

/// Something that was bought.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Order)]
pub(super) struct OrderAnswer {
    id: String,
    product: String,
    version: u32,
    /// `pending`, `paid`, `refunded`, `cancelled`.
    state: &'static str,
    credits: i64,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(required, format = DateTime)]
    refunded_at: Option<String>,
}

impl From<Order> for OrderAnswer {
    fn from(order: Order) -> Self {
        OrderAnswer {
            id: order.id.to_string(),
            product: order.product_name,
            version: order.version,
            state: order.state.as_str(),
            credits: order.credits.0,
            created_at: order.created_at.to_string(),
            refunded_at: order.refunded_at.map(|at| at.to_string()),
        }
    }
}

/// What a buyer gets.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Receipt)]
struct ReceiptAnswer {
    order: OrderAnswer,
    /// The licence that came with it.
    #[schema(required)]
    licence: Option<String>,
}

impl From<Receipt> for ReceiptAnswer {
    fn from(receipt: Receipt) -> Self {
        let licence = receipt.licence.map(|licence| licence.id.to_string());
        ReceiptAnswer { order: receipt.order.into(), licence }
    }
}

/// Buys a product with credits.
#[utoipa::path(
    post, path = "/api/marketplace/purchase", tag = "marketplace",
    request_body = PurchaseForm,
    responses(
        CallerRefusals, BodyRefusals, Missing,
        (status = 201, body = ReceiptAnswer),
        (status = 402, body = Problem, description = "There are too few credits"),
        (status = 409, body = Problem,
            description = "The price is another one, or it cannot be bought: `field` says which"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn purchase(
    State(app): State<App>,
    caller: Caller,
    Body(form): Body<PurchaseForm>,
) -> Result<(StatusCode, Json<ReceiptAnswer>), Problem> {
    let buyer = caller.in_person()?.account_id;
    let request = PurchaseRequest {
        product: form.product,
        credits: Credits(form.credits),
        idempotency_key: form.idempotency_key,
    };
    let receipt = app.osirix.marketplace().purchase(buyer, request).await?;
    Ok((StatusCode::CREATED, Json(receipt.into())))
}

/// A part of a listing.
#[derive(Debug, Serialize, ToSchema)]
struct Orders {
    items: Vec<OrderAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// The caller's orders, newest first.
#[utoipa::path(
    get, path = "/api/marketplace/orders", tag = "marketplace",
    params(PageQuery),
    responses(CallerRefusals, WrongQuery, (status = 200, body = Orders)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_orders(
    State(app): State<App>,
    caller: Caller,
    Paging(page): Paging,
) -> Result<Json<Orders>, Problem> {
    let page = app.osirix.marketplace().orders(caller.account(Scope::CreditsRead)?, page).await?;
    let items = page.items.into_iter().map(OrderAnswer::from).collect();
    Ok(Json(Orders { items, next: page.next }))
}

/// One of the caller's orders.
#[utoipa::path(
    get, path = "/api/marketplace/orders/{order}", tag = "marketplace",
    params(("order" = String, Path)),
    responses(CallerRefusals, Missing, (status = 200, body = ReceiptAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_order(
    State(app): State<App>,
    caller: Caller,
    Id(order): Id<OrderId>,
) -> Result<Json<ReceiptAnswer>, Problem> {
    let account = caller.account(Scope::CreditsRead)?;
    Ok(Json(app.osirix.marketplace().receipt(account, order).await?.into()))
}

/// Sends a purchase back: its credits come again, and its licence counts no more.
#[utoipa::path(
    post, path = "/api/marketplace/orders/{order}/send-back", tag = "marketplace",
    params(("order" = String, Path)),
    responses(
        CallerRefusals, Missing,
        (status = 200, body = OrderAnswer),
        (status = 409, body = Problem, description = "The days in which it can be are over"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn send_back(
    State(app): State<App>,
    caller: Caller,
    Id(order): Id<OrderId>,
) -> Result<Json<OrderAnswer>, Problem> {
    let buyer = caller.in_person()?.account_id;
    Ok(Json(app.osirix.marketplace().send_back(buyer, order).await?.into()))
}

/// A product that the caller has a licence for.
#[derive(Debug, Serialize, ToSchema)]
struct Owned {
    product: ProductAnswer,
    /// Its id.
    licence: String,
    /// What it gives: `looks`, to be named by a video's request, and `documents`.
    #[schema(value_type = Object)]
    content: ProductContent,
    /// The documents as files, each at an address where whoever has it can fetch it for an hour.
    downloads: Vec<Download>,
}

/// A file of a product.
#[derive(Debug, Serialize, ToSchema)]
struct Download {
    /// The document's name.
    name: String,
    /// Where it can be fetched.
    url: String,
    /// Until when.
    #[schema(format = DateTime)]
    url_expires_at: String,
}

impl Download {
    fn new(owned: &OwnedProduct, document: &Document, app: &App) -> Self {
        let (account, source) = (owned.licence.account_id, Source::Licence(owned.licence.id));
        let grant = Grant::new(account, source, &document.name, app.ambient.now());
        Download {
            name: document.name.clone(),
            url: app.signer.url(&grant),
            url_expires_at: grant.expires_at().to_string(),
        }
    }
}

/// Every product that the caller has a licence for, with what it gives.
#[utoipa::path(
    get, path = "/api/marketplace/library", tag = "marketplace",
    responses(CallerRefusals, (status = 200, body = [Owned])),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_library(State(app): State<App>, caller: Caller) -> Result<Json<Vec<Owned>>, Problem> {
    let library = app.osirix.marketplace().library(caller.account(Scope::JobsRead)?).await?;
    let owned = library.into_iter().map(|one| Owned {
        downloads: one.content.documents.iter().map(|it| Download::new(&one, it, &app)).collect(),
        product: one.product.into(),
        licence: one.licence.id.to_string(),
        content: one.content,
    });
    Ok(Json(owned.collect()))
}

/// A document of a product, at the address that the library gives: until the address expires, or
/// its licence counts no more.
#[utoipa::path(
    get, path = "/api/marketplace/downloads/{licence}/{name}", tag = "marketplace",
    params(("licence" = String, Path), ("name" = String, Path), SignedQuery),
    responses(
        WrongQuery, Missing,
        (status = 200, content_type = "text/markdown", body = String),
        (status = 403, body = Problem, description = "The address is forged, or expired"),
    ),
)]
async fn download(
    State(app): State<App>,
    path: Result<Path<(String, String)>, axum::extract::rejection::PathRejection>,
    query: Result<Query<SignedQuery>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, Problem> {
    let Query(query) = query.map_err(|_| forbidden("the address is not complete"))?;
    let (licence, name) = path.ok().map(|Path(path)| path).ok_or_else(missing)?;
    let licence: LicenceId = licence.parse().map_err(|_| missing())?;
    let source = Source::Licence(licence);
    let grant = app.signer.grant(source, &name, &query, app.ambient.now()).map_err(refused)?;
    let document = app.osirix.marketplace().document(grant.account(), licence, name).await?;
    // Its name has small letters, digits and `-` alone.
    let place = format!("attachment; filename=\"{}.md\"", document.name);
    let headers = [
        (header::CONTENT_TYPE, "text/markdown; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, place),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, document.text).into_response())
}

/// A licence's key.
#[derive(Debug, Serialize, ToSchema)]
struct LicenceKey {
    key: String,
}

/// The key of one of the caller's licences, for programs on other machines.
#[utoipa::path(
    post, path = "/api/marketplace/licences/{licence}/key", tag = "marketplace",
    params(("licence" = String, Path)),
    responses(CallerRefusals, Missing, (status = 200, body = LicenceKey)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn licence_key(
    State(app): State<App>,
    caller: Caller,
    Id(licence): Id<LicenceId>,
) -> Result<Json<LicenceKey>, Problem> {
    let buyer = caller.in_person()?.account_id;
    let key = app.osirix.marketplace().licence_key(buyer, licence).await?;
    Ok(Json(LicenceKey { key: key.expose().to_owned() }))
}

/// A device that a licence is to be used on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewActivation {
    /// The licence's key.
    key: String,
    /// What the program calls the device.
    #[schema(min_length = 1, max_length = 200)]
    device: String,
}

/// A licence that is used.
#[derive(Debug, Serialize, ToSchema)]
struct Activated {
    licence: String,
    /// On how many devices it can be used at once.
    max_activations: u32,
}

/// Uses a licence on a device, by its key. The same device again counts once.
#[utoipa::path(
    post, path = "/api/marketplace/licences/activate", tag = "marketplace",
    request_body = NewActivation,
    responses(
        BodyRefusals,
        (status = 200, body = Activated),
        (status = 409, body = Problem, description = "It is used on as many devices as it allows"),
    ),
)]
async fn activate(
    State(app): State<App>,
    Body(new): Body<NewActivation>,
) -> Result<Json<Activated>, Problem> {
    let licence = app.osirix.marketplace().activate(Token::from_text(new.key), new.device).await?;
    let max_activations = licence.max_activations;
    Ok(Json(Activated { licence: licence.id.to_string(), max_activations }))
}
