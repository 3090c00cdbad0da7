//! The platform's own endpoints: credits, plans, avatars, jobs, files, and speech in OpenAI's
//! protocol.
//!
//! Everything that belongs to an account is asked of the facade with the caller's account, and
//! there it is decided what is theirs: what is not, is not found.

mod avatars;
mod caller;
mod credits;
mod documented;
mod events;
mod files;
mod film;
mod input;
mod jobs;
mod plans;
mod portrait;
mod record;
mod signature;
mod speech;
mod streams;

use utoipa_axum::router::OpenApiRouter;

pub(crate) use signature::Signer;
pub(crate) use speech::PATH as SPEECH_PATH;
pub(crate) use streams::Streams;

use crate::App;

/// The routes below `/api`.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(credits::routes())
        .merge(plans::routes())
        .merge(avatars::routes())
        .merge(jobs::routes())
        .merge(events::routes())
        .merge(files::routes())
        .merge(speech::routes())
}
