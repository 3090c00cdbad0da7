//! What administrators do with the marketplace.

use axum::Json;
use axum::extract::{Path, State};
use osirix::OrderId;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::Caller;
use super::documented::{BodyRefusals, CallerRefusals, Missing};
use super::input::{Body, Id};
use super::marketplace::{OrderAnswer, ProductAnswer};
use crate::App;
use crate::error::Problem;

/// How many products are listed at most.
const LISTED: u32 = 100;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_waiting))
        .routes(routes!(publish_product))
        .routes(routes!(reject_product))
        .routes(routes!(withdraw_product))
        .routes(routes!(refund_order))
}

/// The products that wait for somebody to look at them, the oldest first.
#[utoipa::path(
    get, path = "/api/admin/products", tag = "admin",
    responses(CallerRefusals, (status = 200, body = [ProductAnswer])),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn list_waiting(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Vec<ProductAnswer>>, Problem> {
    caller.administrator()?;
    let waiting = app.osirix.moderation().waiting(LISTED).await?;
    Ok(Json(waiting.into_iter().map(ProductAnswer::from).collect()))
}

/// Lets a product that waits be bought.
#[utoipa::path(
    post, path = "/api/admin/products/{product}/publish", tag = "admin",
    params(("product" = String, Path)),
    responses(
        CallerRefusals, Missing,
        (status = 200, body = ProductAnswer),
        (status = 409, body = Problem, description = "It does not wait for that"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn publish_product(
    State(app): State<App>,
    caller: Caller,
    Path(product): Path<String>,
) -> Result<Json<ProductAnswer>, Problem> {
    let by = caller.administrator()?;
    Ok(Json(app.osirix.moderation().publish(product, Some(by)).await?.into()))
}

/// Why something is done.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Reason {
    /// For the one whom it concerns.
    #[schema(min_length = 1, max_length = 2_000)]
    reason: String,
}

/// Sends a product that waits back to its seller.
#[utoipa::path(
    post, path = "/api/admin/products/{product}/reject", tag = "admin",
    params(("product" = String, Path)),
    request_body = Reason,
    responses(
        CallerRefusals, BodyRefusals, Missing,
        (status = 200, body = ProductAnswer),
        (status = 409, body = Problem, description = "It does not wait for that"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn reject_product(
    State(app): State<App>,
    caller: Caller,
    Path(product): Path<String>,
    Body(why): Body<Reason>,
) -> Result<Json<ProductAnswer>, Problem> {
    let by = caller.administrator()?;
    Ok(Json(app.osirix.moderation().reject(product, why.reason, Some(by)).await?.into()))
}

/// Why a product is taken down, and what becomes of what was sold.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Withdrawal {
    /// For its seller.
    #[schema(min_length = 1, max_length = 2_000)]
    reason: String,
    /// Whether every buyer is paid back; their licences count no more then.
    #[serde(default)]
    refund: bool,
}

/// Takes a product off the market.
#[utoipa::path(
    post, path = "/api/admin/products/{product}/withdraw", tag = "admin",
    params(("product" = String, Path)),
    request_body = Withdrawal,
    responses(
        CallerRefusals, BodyRefusals, Missing,
        (status = 200, body = ProductAnswer),
        (status = 409, body = Problem, description = "It is not on the market"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn withdraw_product(
    State(app): State<App>,
    caller: Caller,
    Path(product): Path<String>,
    Body(why): Body<Withdrawal>,
) -> Result<Json<ProductAnswer>, Problem> {
    let (by, moderation) = (caller.administrator()?, app.osirix.moderation());
    let product = moderation.withdraw(product, why.reason, why.refund, Some(by)).await?;
    Ok(Json(product.into()))
}

/// Pays an order back, at any time.
#[utoipa::path(
    post, path = "/api/admin/orders/{order}/refund", tag = "admin",
    params(("order" = String, Path)),
    request_body = Reason,
    responses(CallerRefusals, BodyRefusals, Missing, (status = 200, body = OrderAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn refund_order(
    State(app): State<App>,
    caller: Caller,
    Id(order): Id<OrderId>,
    Body(why): Body<Reason>,
) -> Result<Json<OrderAnswer>, Problem> {
    let by = caller.administrator()?;
    Ok(Json(app.osirix.moderation().refund(order, why.reason, Some(by)).await?.into()))
}
