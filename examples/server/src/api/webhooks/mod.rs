//! Webhooks: endpoints that are told what happens, what was delivered to them, and what is sent again.

mod deliveries;
mod endpoints;

use utoipa_axum::router::OpenApiRouter;

use crate::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().merge(endpoints::routes()).merge(deliveries::routes())
}
