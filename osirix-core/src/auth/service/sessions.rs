use serde_json::json;

use super::{Auth, no_session};
use crate::audit::Action;
use crate::auth::{Device, Session, Token, User};
use crate::error::{Error, ErrorCode, Result};
use crate::id::SessionId;

impl Auth {
    /// The session of a token and its user, or `None` when it has ended. Its use renews it, up to
    /// the absolute lifetime.
    pub async fn session(&self, token: &Token) -> Result<Option<(Session, User)>> {
        let hash = token.hash();
        let found = self.store.read().await?.sessions().by_token(&hash).await?;
        let Some((session, user)) = found else { return Ok(None) };
        let now = self.ambient.now();
        if session.expires_at <= now {
            return Ok(None);
        }
        match self.renewed(&session) {
            None => Ok(Some((session, user))),
            Some(renewed) => {
                let mut tx = self.store.begin().await?;
                tx.sessions().renew(&renewed, session.updated_at).await?;
                tx.commit().await?;
                Ok(Some((renewed, user)))
            }
        }
    }

    /// The session with a later end, when it is time for one.
    fn renewed(&self, session: &Session) -> Option<Session> {
        let now = self.ambient.now();
        let young = now.since(session.updated_at) < self.config.session_renewal;
        if young || session.impersonated_by.is_some() {
            return None;
        }
        let end = session.created_at + self.config.session_absolute_lifetime;
        let expires_at = (now + self.lifetime(session.remembered)).min(end);
        Some(Session { updated_at: now, expires_at, ..session.clone() })
    }

    /// The user of a token whose session has just begun, for what is not to be undone.
    pub async fn require_fresh_session(&self, token: &Token) -> Result<User> {
        let (session, user) = self.require_session(token).await?;
        self.require_fresh(&session)?;
        Ok(user)
    }

    /// Refuses what needs a session that has just begun:
    /// [`PermissionDenied`](ErrorCode::PermissionDenied).
    pub fn require_fresh(&self, session: &Session) -> Result<()> {
        self.refuse_impersonation(session)?;
        if self.ambient.now().since(session.created_at) <= self.config.fresh_for {
            return Ok(());
        }
        Err(Error::new(ErrorCode::PermissionDenied, "sign in again for this")
            .with("reason", "session_not_fresh"))
    }

    /// Refuses what an administrator must not do in a user's name.
    pub fn refuse_impersonation(&self, session: &Session) -> Result<()> {
        if session.impersonated_by.is_none() {
            return Ok(());
        }
        Err(Error::new(ErrorCode::PermissionDenied, "only the user may do this")
            .with("reason", "impersonated"))
    }

    /// A user's live sessions, the newest first.
    pub async fn sessions(&self, user: &User) -> Result<Vec<Session>> {
        self.store.read().await?.sessions().of_user(user.id, self.ambient.now()).await
    }

    /// Ends the session of a token; one that has ended already is no error.
    pub async fn sign_out(&self, token: &Token, device: &Device) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let Some((session, user)) = tx.sessions().by_token(&token.hash()).await? else {
            return Ok(());
        };
        tx.sessions().delete(user.id, session.id).await?;
        self.record(tx.as_mut(), Action::SignedOut, &user, device, json!({})).await?;
        tx.commit().await
    }

    /// Ends one of a user's sessions; `false` when it is not theirs, or has ended.
    pub async fn revoke_session(
        &self,
        user: &User,
        session: SessionId,
        device: &Device,
    ) -> Result<bool> {
        let mut tx = self.store.begin().await?;
        let revoked = tx.sessions().delete(user.id, session).await?;
        if revoked {
            let more = json!({ "session": session });
            self.record(tx.as_mut(), Action::SessionRevoked, user, device, more).await?;
        }
        tx.commit().await?;
        Ok(revoked)
    }

    /// Ends all of a user's sessions, but the one to keep; how many there were.
    pub async fn revoke_sessions(
        &self,
        user: &User,
        keep: Option<SessionId>,
        device: &Device,
    ) -> Result<u64> {
        let mut tx = self.store.begin().await?;
        let revoked = tx.sessions().delete_others(user.id, keep).await?;
        let more = json!({ "sessions": revoked });
        self.record(tx.as_mut(), Action::SessionRevoked, user, device, more).await?;
        tx.commit().await?;
        Ok(revoked)
    }

    /// The session of a token and its user, or
    /// [`Unauthenticated`](ErrorCode::Unauthenticated).
    pub async fn require_session(&self, token: &Token) -> Result<(Session, User)> {
        self.session(token).await?.ok_or_else(no_session)
    }
}
