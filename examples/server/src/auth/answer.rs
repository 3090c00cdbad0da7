//! What the contract's routes answer.

use axum::Json;
use axum::http::HeaderMap;
use osirix::core::clock::Ambient;
use osirix::{Role, Session, SessionId, SignUp, Token, User, UserId};
use serde::Serialize;
use utoipa::ToSchema;

use super::error::Refusal;

/// A typed body with its headers: cookies mostly.
pub(super) type Answer<T> = Result<(HeaderMap, Json<T>), Refusal>;

/// An answer that sets no cookie.
pub(super) fn plain<T>(body: T) -> Answer<T> {
    Ok((HeaderMap::new(), Json(body)))
}

/// Somebody who can sign in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = User)]
pub(super) struct UserAnswer {
    #[schema(value_type = String)]
    id: UserId,
    name: String,
    #[schema(format = "email")]
    email: String,
    /// Whether the user has shown that the address is theirs.
    email_verified: bool,
    /// The address of a picture.
    #[schema(required)]
    image: Option<String>,
    #[schema(value_type = String)]
    role: Role,
    /// Whether the user cannot sign in.
    banned: bool,
    #[schema(required)]
    ban_reason: Option<String>,
    #[schema(required, format = DateTime)]
    ban_expires: Option<String>,
    /// Whether a second factor is asked for.
    two_factor_enabled: bool,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

impl From<&User> for UserAnswer {
    fn from(user: &User) -> Self {
        UserAnswer {
            id: user.id,
            name: user.name.clone(),
            email: user.email.to_string(),
            email_verified: user.email_verified,
            image: user.image.clone(),
            role: user.role,
            banned: user.ban.is_some(),
            ban_reason: user.ban.as_ref().and_then(|ban| ban.reason.clone()),
            ban_expires: user.ban.as_ref().and_then(|ban| ban.expires_at).map(|at| at.to_string()),
            two_factor_enabled: user.two_factor_enabled,
            created_at: user.created_at.to_string(),
            updated_at: user.updated_at.to_string(),
        }
    }
}

impl UserAnswer {
    /// A user as they would be, of what somebody gave: nothing tells whether there is one.
    pub(super) fn made_up(given: &SignUp, ambient: &Ambient) -> Result<Self, Refusal> {
        let now = ambient.now().to_string();
        Ok(UserAnswer {
            id: ambient.new_id()?,
            name: given.name.trim().to_owned(),
            email: given.email.trim().to_ascii_lowercase(),
            email_verified: false,
            image: given.image.clone(),
            role: Role::User,
            banned: false,
            ban_reason: None,
            ban_expires: None,
            two_factor_enabled: false,
            created_at: now.clone(),
            updated_at: now,
        })
    }
}

/// A signed-in user on a device.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Session)]
pub(super) struct SessionAnswer {
    #[schema(value_type = String)]
    id: SessionId,
    /// The caller's own token; of any other session its id, for nobody keeps its token.
    token: String,
    #[schema(value_type = String)]
    user_id: UserId,
    #[schema(format = DateTime)]
    expires_at: String,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
    /// The network address that signed in, or nothing.
    ip_address: String,
    /// The program that signed in, as it calls itself.
    user_agent: String,
    /// The administrator who acts as the user.
    #[schema(required)]
    impersonated_by: Option<String>,
    /// The organisation that is worked in.
    #[schema(required)]
    active_organization_id: Option<String>,
}

impl SessionAnswer {
    /// The caller's own session.
    pub(super) fn own(session: &Session, token: &Token) -> Self {
        SessionAnswer::named(session, token.expose().to_owned())
    }

    /// A session of another device.
    pub(super) fn other(session: &Session) -> Self {
        SessionAnswer::named(session, session.id.to_string())
    }

    fn named(session: &Session, token: String) -> Self {
        SessionAnswer {
            id: session.id,
            token,
            user_id: session.user_id,
            expires_at: session.expires_at.to_string(),
            created_at: session.created_at.to_string(),
            updated_at: session.updated_at.to_string(),
            ip_address: session.ip_address.clone().unwrap_or_default(),
            user_agent: session.user_agent.clone().unwrap_or_default(),
            impersonated_by: session.impersonated_by.map(|id| id.to_string()),
            active_organization_id: session.organization_id.map(|id| id.to_string()),
        }
    }
}

/// That it was done.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Status {
    status: bool,
}

impl Status {
    pub(super) const DONE: Status = Status { status: true };
}

/// That it was done.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Success {
    success: bool,
}

impl Success {
    pub(super) const DONE: Success = Success { success: true };
}
