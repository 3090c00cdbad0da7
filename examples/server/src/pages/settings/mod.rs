//! `/settings`: who one is, how one signs in, keys for programs, plan and credits.

mod billing;
mod keys;
mod profile;
mod security;
mod two_factor;

use axum::Router;
use axum::routing::{get, post};

use crate::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/settings", get(profile::show).post(profile::save))
        .route("/settings/security", get(security::show))
        .route("/settings/security/password", post(security::change_password))
        .route("/settings/security/sessions/{session}/end", post(security::end))
        .route("/settings/security/sessions/end-others", post(security::end_others))
        .route("/settings/security/two-factor", post(two_factor::start))
        .route("/settings/security/two-factor/confirm", post(two_factor::confirm))
        .route("/settings/security/two-factor/disable", post(two_factor::disable))
        .route("/settings/security/two-factor/codes", post(two_factor::renew_codes))
        .route("/settings/keys", get(keys::show).post(keys::create))
        .route("/settings/keys/{key}/delete", post(keys::delete))
        .route("/settings/billing", get(billing::show))
        .route("/settings/billing/checkout", post(billing::checkout))
        .route("/settings/billing/plan", post(billing::change))
        .route("/settings/billing/cancel", post(billing::cancel))
        .route("/settings/billing/resume", post(billing::resume))
}
