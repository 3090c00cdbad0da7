//! `/settings`: who one is, how one signs in, keys for programs, plan and credits, and who is told
//! what happens.

mod billing;
mod keys;
mod profile;
mod security;
mod spending;
mod two_factor;
mod webhook;
mod webhooks;

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
        .route("/settings/security/passkeys/{passkey}/remove", post(security::remove_passkey))
        .route("/settings/security/two-factor", post(two_factor::start))
        .route("/settings/security/two-factor/confirm", post(two_factor::confirm))
        .route("/settings/security/two-factor/disable", post(two_factor::disable))
        .route("/settings/security/two-factor/codes", post(two_factor::renew_codes))
        .route("/settings/keys", get(keys::show).post(keys::create))
        .route("/settings/keys/{key}/delete", post(keys::delete))
        .route("/settings/webhooks", get(webhooks::show).post(webhooks::add))
        .route("/settings/webhooks/{endpoint}", get(webhook::show))
        .route("/settings/webhooks/{endpoint}/ping", post(webhook::ping))
        .route("/settings/webhooks/{endpoint}/pause", post(webhook::pause))
        .route("/settings/webhooks/{endpoint}/resume", post(webhook::resume))
        .route("/settings/webhooks/{endpoint}/rotate", post(webhook::rotate))
        .route("/settings/webhooks/{endpoint}/remove", post(webhook::remove))
        .route("/settings/webhooks/{endpoint}/deliveries/{event}/replay", post(webhook::replay))
        .route("/settings/billing", get(billing::show))
        .route("/settings/billing/spending", post(spending::set))
        .route("/settings/billing/spending/end", post(spending::end))
        .route("/settings/billing/checkout", post(billing::checkout))
        .route("/settings/billing/plan", post(billing::change))
        .route("/settings/billing/cancel", post(billing::cancel))
        .route("/settings/billing/resume", post(billing::resume))
}
