//! What callers do with identities.

mod admin;
mod attempts;
mod codes;
mod email;
mod impersonation;
mod import;
mod links;
mod mails;
mod one_time;
mod passkeys;
mod passwords;
mod providers;
mod sessions;
mod sign_in;
mod sign_up;
mod tokens;
mod two_factor;
mod users;

use std::sync::Arc;

use serde_json::{Value, json};

use super::{
    AuthConfig, BreachedPasswords, Device, IdentityProvider, PasskeyVerifier, Passwords, Session,
    SignedIn, Token, User,
};
use crate::audit::{Action, Actor, AuditEntry};
use crate::clock::{Ambient, Timestamp};
use crate::error::{Error, ErrorCode, Result};
use crate::id::UserId;
use crate::mail::PostOffice;
use crate::store::{Store, Transaction};
use crate::vault::Vault;

pub use admin::{NewUser, UserPage, UserQuery};
pub use providers::{ProviderOutcome, ProviderReturn, ProviderStart};

/// Signing up and in, sessions, and what users do with themselves.
#[derive(Clone)]
pub struct Auth {
    store: Arc<dyn Store>,
    ambient: Ambient,
    passwords: Passwords,
    vault: Vault,
    post: PostOffice,
    parts: AuthParts,
    config: Arc<AuthConfig>,
}

/// What identity asks of the outside, where it is set up.
#[derive(Clone, Default)]
pub struct AuthParts {
    /// Who else vouches for users.
    pub providers: Vec<Arc<dyn IdentityProvider>>,
    /// Who checks passkeys.
    pub passkeys: Option<Arc<dyn PasskeyVerifier>>,
    /// Who knows the passwords that have become public.
    pub breaches: Option<Arc<dyn BreachedPasswords>>,
}

impl Auth {
    /// Over a store, with a vault for what it must read again and a post office for its mail.
    pub fn new(
        store: Arc<dyn Store>,
        ambient: Ambient,
        vault: Vault,
        post: PostOffice,
        parts: AuthParts,
        config: AuthConfig,
    ) -> Self {
        let passwords = Passwords::new(&ambient);
        let config = Arc::new(config);
        Auth { store, ambient, passwords, vault, post, parts, config }
    }

    /// Begins a session inside the transaction that has proved who it is.
    async fn begin_session(
        &self,
        tx: &mut dyn Transaction,
        user: User,
        remembered: bool,
        device: &Device,
    ) -> Result<SignedIn> {
        let expires_at = self.ambient.now() + self.lifetime(remembered);
        let session = self.new_session(user.id, remembered, expires_at, device)?;
        self.keep_session(tx, user, session).await
    }

    fn new_session(
        &self,
        user_id: UserId,
        remembered: bool,
        expires_at: Timestamp,
        device: &Device,
    ) -> Result<Session> {
        let (now, device) = (self.ambient.now(), device.tamed());
        Ok(Session {
            id: self.ambient.new_id()?,
            user_id,
            created_at: now,
            updated_at: now,
            expires_at,
            remembered,
            ip_address: device.ip_address,
            user_agent: device.user_agent,
            impersonated_by: None,
            organization_id: None,
        })
    }

    async fn keep_session(
        &self,
        tx: &mut dyn Transaction,
        user: User,
        session: Session,
    ) -> Result<SignedIn> {
        let token = Token::new(&self.ambient)?;
        tx.sessions().insert(&session, &token.hash()).await?;
        Ok(SignedIn { token, session, user, trusted_device: None })
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
        device: &Device,
        more: Value,
    ) -> Result<()> {
        self.record_by(tx, user.id, action, user, device, more).await
    }

    /// Writes a line of the audit log: what somebody did to a user, from where.
    async fn record_by(
        &self,
        tx: &mut dyn Transaction,
        actor: UserId,
        action: Action,
        user: &User,
        device: &Device,
        more: Value,
    ) -> Result<()> {
        let device = device.tamed();
        let mut details = json!({ "ip": device.ip_address, "user_agent": device.user_agent });
        if let (Value::Object(details), Value::Object(more)) = (&mut details, more) {
            details.extend(more);
        }
        let (actor, account) = (Actor::User(actor), Some(user.account_id));
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
