//! The marketplace: found, bought, used, sent back, sold.

mod library;
mod orders;
mod products;
mod ratings;

use utoipa_axum::router::OpenApiRouter;

use crate::App;
pub(super) use orders::OrderAnswer;
pub(super) use products::ProductAnswer;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(products::routes())
        .merge(ratings::routes())
        .merge(orders::routes())
        .merge(library::routes())
}
