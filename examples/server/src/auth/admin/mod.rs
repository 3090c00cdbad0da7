//! Administration of users, as Better Auth's plugin `admin` offers it.

mod powers;
mod sessions;
mod users;

use osirix::{User, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;

use super::answer::UserAnswer;
use super::error::Refusal;
use crate::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().merge(users::routes()).merge(powers::routes()).merge(sessions::routes())
}

/// What the contract calls a refusal of who is no administrator.
fn denied(what: &'static str, error: osirix::Error) -> Refusal {
    match error.context_value("reason") {
        Some("not_admin") => Refusal::forbidden(what),
        Some("oneself") if what.contains("BAN") => Refusal::bad("YOU_CANNOT_BAN_YOURSELF"),
        Some("oneself") => Refusal::bad("YOU_CANNOT_REMOVE_YOURSELF"),
        _ => error.into(),
    }
}

/// Somebody.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AdministeredUser)]
struct OneUser {
    user: UserAnswer,
}

fn one(user: &User) -> OneUser {
    OneUser { user: UserAnswer::from(user) }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct UserBody {
    #[schema(value_type = String)]
    user_id: UserId,
}
