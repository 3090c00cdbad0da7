//! What callers do with identities.

mod attempts;
mod passwords;
mod sessions;
mod sign_in;
mod sign_up;
mod users;

use std::sync::Arc;

use serde_json::{Value, json};

use super::{AuthConfig, Client, Passwords, Session, SignedIn, Token, User};
use crate::audit::{Action, Actor, AuditEntry};
use crate::clock::Ambient;
use crate::error::{Error, ErrorCode, Result};
use crate::store::{Store, Transaction};

/// Signing up and in, sessions, and what users do with themselves.
#[derive(Clone)]
pub struct Auth {
    store: Arc<dyn Store>,
    ambient: Ambient,
    passwords: Passwords,
    config: AuthConfig,
}

impl Auth {
    /// Over a store.
    pub fn new(store: Arc<dyn Store>, ambient: Ambient, config: AuthConfig) -> Result<Self> {
        let passwords = Passwords::new(&ambient)?;
        Ok(Auth { store, ambient, passwords, config })
    }

    /// Begins a session inside the transaction that has proved who it is.
    async fn begin_session(
        &self,
        tx: &mut dyn Transaction,
        user: User,
        remembered: bool,
        client: &Client,
    ) -> Result<SignedIn> {
        let (now, client) = (self.ambient.now(), client.tamed());
        let session = Session {
            id: self.ambient.new_id()?,
            user_id: user.id,
            created_at: now,
            updated_at: now,
            expires_at: now + self.lifetime(remembered),
            remembered,
            ip_address: client.ip_address,
            user_agent: client.user_agent,
        };
        let token = Token::new(&self.ambient)?;
        tx.sessions().insert(&session, &token.hash()).await?;
        Ok(SignedIn { token, session, user })
    }

    fn lifetime(&self, remembered: bool) -> std::time::Duration {
        match remembered {
            true => self.config.session_lifetime,
            false => self.config.short_session_lifetime,
        }
    }

    /// Writes a line of the audit log: what a user did, from where.
    async fn record(
        &self,
        tx: &mut dyn Transaction,
        action: Action,
        user: &User,
        client: &Client,
        more: Value,
    ) -> Result<()> {
        let client = client.tamed();
        let mut details = json!({ "ip": client.ip_address, "user_agent": client.user_agent });
        if let (Value::Object(details), Value::Object(more)) = (&mut details, more) {
            details.extend(more);
        }
        let (actor, account) = (Actor::User(user.id), Some(user.account_id));
        let subject = user.id.to_string();
        let entry = AuditEntry::new(&self.ambient, actor, action, account, &subject, details)?;
        tx.audit().append(&entry).await
    }
}

/// The one answer to a wrong password and to an unknown address.
fn wrong_credentials() -> Error {
    Error::new(ErrorCode::Unauthenticated, "this e-mail address and password do not match")
        .with("reason", "invalid_email_or_password")
}

/// The answer to who is not signed in, or no longer.
fn no_session() -> Error {
    Error::new(ErrorCode::Unauthenticated, "sign in first").with("reason", "unauthorized")
}
