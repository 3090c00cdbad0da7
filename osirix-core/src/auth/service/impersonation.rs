use serde_json::json;

use super::{Auth, no_session};
use crate::audit::Action;
use crate::auth::{Device, Role, Session, SignedIn, User};
use crate::error::{Error, ErrorCode, Result};
use crate::id::UserId;

impl Auth {
    /// Begins a session in which an administrator acts as a user, of an hour at most. Nobody acts
    /// as an administrator.
    pub async fn impersonate(
        &self,
        admin: &User,
        user: UserId,
        device: &Device,
    ) -> Result<SignedIn> {
        self.require_admin(admin, device).await?;
        let mut tx = self.store.begin().await?;
        let user = tx.users().get(user).await?.ok_or_else(|| Error::not_found("user", user))?;
        if user.role == Role::Admin {
            drop(tx);
            self.deny(admin, "impersonate an administrator", device).await?;
            return Err(Error::new(ErrorCode::PermissionDenied, "nobody acts as an administrator")
                .with("reason", "cannot_impersonate_admins"));
        }
        self.refuse_banned(&user)?;
        let end = self.ambient.now() + self.config.impersonation_lifetime;
        let session = self.new_session(user.id, false, end, device)?;
        let session = Session { impersonated_by: Some(admin.id), ..session };
        let action = Action::ImpersonationStarted;
        let more = json!({ "session": session.id });
        self.record_by(tx.as_mut(), admin.id, action, &user, device, more).await?;
        let begun = self.keep_session(tx.as_mut(), user, session).await?;
        tx.commit().await?;
        Ok(begun)
    }

    /// Ends such a session. The administrator's own session goes on.
    pub async fn stop_impersonating(
        &self,
        session: &Session,
        user: &User,
        device: &Device,
    ) -> Result<()> {
        let admin = session.impersonated_by.ok_or_else(|| {
            Error::invalid("session", "nobody acts as somebody else in this session")
                .with("reason", "not_impersonating")
        })?;
        let mut tx = self.store.begin().await?;
        if !tx.sessions().delete(user.id, session.id).await? {
            return Err(no_session());
        }
        let action = Action::ImpersonationStopped;
        self.record_by(tx.as_mut(), admin, action, user, device, json!({})).await?;
        tx.commit().await
    }
}
