//! Social networks: accounts that are connected, posts, and what becomes of them.

mod approvals;
mod connections;
mod content;
mod imports;
mod posts;
mod publications;
mod queues;
mod recurrences;

use axum::http::StatusCode;
use osirix::{Error, ErrorCode};
use utoipa_axum::router::OpenApiRouter;

use crate::App;
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(approvals::routes())
        .merge(connections::routes())
        .merge(imports::routes())
        .merge(posts::routes())
        .merge(publications::routes())
        .merge(queues::routes())
        .merge(recurrences::routes())
}

/// What a network answers is told as it is: it is the network that does not know who this is, and
/// the network that does not answer.
pub(crate) fn of_network(error: Error) -> Problem {
    match error.code() {
        ErrorCode::Unauthenticated | ErrorCode::Configuration => {
            Problem::told(StatusCode::UNPROCESSABLE_ENTITY, &error)
        }
        ErrorCode::Unavailable | ErrorCode::Timeout => {
            Problem::told(StatusCode::SERVICE_UNAVAILABLE, &error)
        }
        _ => Problem::from(error),
    }
}
