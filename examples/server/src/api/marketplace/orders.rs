//! Purchases, and what is sent back.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use osirix::{Credits, Order, OrderId, PurchaseRequest, Receipt, Scope};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;
use crate::api::caller::Caller;
use crate::api::documented::{BodyRefusals, CallerRefusals, Missing, WrongQuery};
use crate::api::input::{Body, Id, PageQuery, Paging};
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(purchase))
        .routes(routes!(list_orders))
        .routes(routes!(get_order))
        .routes(routes!(send_back))
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
pub(in crate::api) struct OrderAnswer {
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
