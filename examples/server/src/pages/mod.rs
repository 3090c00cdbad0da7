//! The web product: pages that are written here, in the server, from what the facade says.
//!
//! Everything works without JavaScript; with it, prices, searches and progress come by themselves.
//! Sessions are those of the contract below `/api/auth`, and a form is refused from elsewhere by
//! the same check. A page loads nothing from anywhere else.

mod admin;
mod analytics;
mod assets;
mod avatars;
mod dashboard;
mod failure;
mod form;
mod frame;
mod jobs;
mod landing;
mod look;
mod mailed;
mod marketplace;
mod member;
mod onward;
mod settings;
mod sign;
mod social;

use axum::{Router, middleware};

pub(crate) use failure::{Failure, wanted};

use crate::App;

/// The pages and what they load.
pub(crate) fn routes(app: &App) -> Router<App> {
    let pages = Router::new()
        .merge(landing::routes())
        .merge(sign::routes())
        .merge(mailed::routes())
        .merge(dashboard::routes())
        .merge(jobs::routes())
        .merge(avatars::routes())
        .merge(marketplace::routes())
        .merge(social::routes())
        .merge(settings::routes())
        .merge(analytics::routes())
        .merge(admin::routes());
    let framed = middleware::from_fn_with_state(app.clone(), frame::around);
    pages.layer(framed).merge(assets::routes())
}
