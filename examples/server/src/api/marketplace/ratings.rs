//! What buyers think of products.

use axum::Json;
use axum::extract::{Path, State};
use osirix::NewRating;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;
use crate::api::caller::Caller;
use crate::api::documented::{BodyRefusals, CallerRefusals, Missing, WrongQuery};
use crate::api::input::{Body, PageQuery, Paging};
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_ratings, rate_product))
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
