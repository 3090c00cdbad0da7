//! The platform's own endpoints: credits, plans, payments, avatars, jobs, files, and speech in OpenAI's
//! protocol.
//!
//! Everything that belongs to an account is asked of the facade with the caller's account, and
//! there it is decided what is theirs: what is not, is not found.

mod analytics;
mod avatars;
mod batch;
mod billing;
mod caller;
mod credits;
mod documented;
mod events;
mod figures;
mod files;
mod film;
mod input;
mod jobs;
mod marketplace;
mod moderation;
mod own_files;
mod parts;
mod payments;
mod plans;
mod portrait;
mod record;
mod scene;
mod sellers;
mod signature;
mod social;
mod speech;
mod streams;
mod webhooks;

use utoipa_axum::router::OpenApiRouter;

pub(crate) use caller::Caller;
pub(crate) use portrait::{MAX_FORM, PortraitForm};
pub(crate) use record::addresses;
pub(crate) use signature::Signer;
pub(crate) use social::of_network;
pub(crate) use speech::PATH as SPEECH_PATH;
pub(crate) use streams::Streams;

use crate::App;

/// The routes below `/api`.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(credits::routes())
        .merge(plans::routes())
        .merge(billing::routes())
        .merge(payments::routes())
        .merge(marketplace::routes())
        .merge(moderation::routes())
        .merge(sellers::routes())
        .merge(social::routes())
        .merge(avatars::routes())
        .merge(jobs::routes())
        .merge(batch::routes())
        .merge(events::routes())
        .merge(files::routes())
        .merge(own_files::routes())
        .merge(speech::routes())
        .merge(webhooks::routes())
        .merge(analytics::routes())
}
