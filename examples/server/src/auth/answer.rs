//! Users and sessions in the contract's form.

use osirix::{Session, User};
use serde_json::{Value, json};

pub(super) fn user(user: &User) -> Value {
    json!({
        "id": user.id,
        "name": user.name,
        "email": user.email,
        "emailVerified": user.email_verified,
        "image": user.image,
        "createdAt": user.created_at.to_string(),
        "updatedAt": user.updated_at.to_string(),
    })
}

/// A session; `token` is the caller's own, and the session's id for any other.
pub(super) fn session(session: &Session, token: &str) -> Value {
    json!({
        "id": session.id,
        "token": token,
        "userId": session.user_id,
        "expiresAt": session.expires_at.to_string(),
        "createdAt": session.created_at.to_string(),
        "updatedAt": session.updated_at.to_string(),
        "ipAddress": session.ip_address.as_deref().unwrap_or_default(),
        "userAgent": session.user_agent.as_deref().unwrap_or_default(),
    })
}
