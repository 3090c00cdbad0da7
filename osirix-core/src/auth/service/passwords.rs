use serde_json::json;

use super::{Auth, mails};
use crate::audit::Action;
use crate::auth::{Credential, Device, Email, Purpose, Session, SignedIn, Token, User};
use crate::error::{Error, ErrorCode, Result};
use crate::secret::Secret;
use crate::store::Transaction;

impl Auth {
    /// Whether this is the user's password. Counts as an attempt to sign in.
    pub async fn verify_password(&self, user: &User, password: Secret<String>) -> Result<()> {
        self.proven(user, password).await.map(drop)
    }

    /// Changes a password for who knows the present one. With `revoke_others` every session ends,
    /// the caller's too, and a new one begins.
    pub async fn change_password(
        &self,
        session: &Session,
        user: &User,
        current: Secret<String>,
        new: Secret<String>,
        revoke_others: bool,
        device: &Device,
    ) -> Result<Option<SignedIn>> {
        self.check_new_password(&new).await?;
        let (credential, before) = self.proven(user, current).await?;
        let after = self.passwords.hash(new).await?;

        let mut tx = self.store.begin().await?;
        let now = self.ambient.now();
        if !tx.credentials().replace_password(credential.id, &before, &after, now).await? {
            return Err(Error::new(ErrorCode::Conflict, "the password was changed meanwhile"));
        }
        self.forget_before(tx.as_mut(), user).await?;
        self.record(tx.as_mut(), Action::PasswordChanged, user, device, json!({})).await?;
        self.notify(tx.as_mut(), &user.email, "Your password was changed.").await?;
        let begun = match revoke_others {
            true => {
                tx.sessions().delete_others(user.id, None).await?;
                let (user, remembered) = (user.clone(), session.remembered);
                Some(self.begin_session(tx.as_mut(), user, remembered, device).await?)
            }
            false => None,
        };
        tx.commit().await?;
        Ok(begun)
    }

    /// Sends the link by which whoever reads the mail of this address may choose a new password,
    /// `{token}` in it standing for the secret. Answer and work are the same for an address that is
    /// not known.
    pub async fn request_password_reset(
        &self,
        email: &str,
        link: &str,
        device: &Device,
    ) -> Result<()> {
        let (email, link) = (Email::new(email)?, mails::link(link)?);
        self.attempt(&format!("reset-password:{email}")).await?;
        let mut tx = self.store.begin().await?;
        let user = tx.users().by_email(&email).await?;
        let subject = user.as_ref().map_or_else(|| email.to_string(), |user| user.id.to_string());
        let (purpose, lifetime) = (Purpose::ResetPassword, self.config.reset_lifetime);
        let token = self.issue(tx.as_mut(), purpose, &subject, json!(null), lifetime).await?;
        let mail = mails::reset(&self.config.issuer, &email, &link.with(token.expose()));
        match user {
            None => self.post.discard(tx.as_mut(), &mail).await?,
            Some(user) => {
                let action = Action::PasswordResetRequested;
                self.record(tx.as_mut(), action, &user, device, json!({})).await?;
                self.post.post(tx.as_mut(), &mail).await?;
            }
        }
        tx.commit().await
    }

    /// Chooses a new password by a secret that was sent, once. Every session of the user ends. It
    /// signs nobody in: who has a second factor is asked for it as ever.
    pub async fn reset_password(
        &self,
        token: &Token,
        new: Secret<String>,
        device: &Device,
    ) -> Result<()> {
        self.check_new_password(&new).await?;
        let after = self.passwords.hash(new).await?;
        let mut tx = self.store.begin().await?;
        let user = self.redeem_user(tx.as_mut(), Purpose::ResetPassword, token).await?;
        self.put_password(tx.as_mut(), &user, after, device).await?;
        tx.commit().await
    }

    /// Writes a password in place of whatever there was, and ends every session.
    pub(super) async fn put_password(
        &self,
        tx: &mut dyn Transaction,
        user: &User,
        after: String,
        device: &Device,
    ) -> Result<()> {
        let now = self.ambient.now();
        let ways = tx.credentials().of_user(user.id).await?;
        match ways.into_iter().find_map(|way| Some((way.id, way.password?))) {
            Some((id, before)) => {
                tx.credentials().replace_password(id, before.expose(), &after, now).await?;
            }
            None => {
                tx.credentials().insert(&self.password_credential(user, after)?).await?;
            }
        }
        tx.sessions().delete_others(user.id, None).await?;
        tx.attempts().clear(&format!("sign-in:{}", user.email)).await?;
        self.forget_before(tx, user).await?;
        self.record(tx, Action::PasswordReset, user, device, json!({})).await?;
        self.notify(tx, &user.email, "A new password was chosen for your account.").await
    }

    /// What was given out under the password before is good for nothing now.
    async fn forget_before(&self, tx: &mut dyn Transaction, user: &User) -> Result<()> {
        let (id, email) = (user.id.to_string(), user.email.as_str());
        for purpose in [Purpose::ResetPassword, Purpose::TrustedDevice, Purpose::SecondFactor] {
            tx.verifications().withdraw(purpose, &id).await?;
        }
        tx.verifications().withdraw(Purpose::ResetPasswordCode, email).await
    }

    /// Refuses a password that is too short, too long or known to everybody.
    pub(super) async fn check_new_password(&self, password: &Secret<String>) -> Result<()> {
        self.config.passwords.check(password)?;
        let Some(breaches) = &self.parts.breaches else { return Ok(()) };
        match breaches.contains(password).await {
            Ok(false) => Ok(()),
            Ok(true) => {
                let message = "this password has become public somewhere: choose another";
                Err(Error::invalid("password", message).with("reason", "password_compromised"))
            }
            // Whether to sign up must not depend on somebody else's service.
            Err(error) => {
                tracing::warn!(%error, "a password was not looked up among the public ones");
                Ok(())
            }
        }
    }

    pub(super) fn password_credential(&self, user: &User, hash: String) -> Result<Credential> {
        let now = self.ambient.now();
        Ok(Credential {
            id: self.ambient.new_id()?,
            user_id: user.id,
            provider: Credential::PASSWORD.to_owned(),
            provider_account_id: user.id.to_string(),
            password: Some(Secret::new(hash)),
            created_at: now,
            updated_at: now,
        })
    }

    /// The user's password and its hash, for who knows it.
    async fn proven(&self, user: &User, password: Secret<String>) -> Result<(Credential, String)> {
        self.config.passwords.check_long(&password)?;
        let key = format!("sign-in:{}", user.email);
        self.attempt(&key).await?;
        let ways = self.store.read().await?.credentials().of_user(user.id).await?;
        let way = ways.into_iter().find(|way| way.password.is_some());
        let stored = way.as_ref().and_then(Credential::hash);
        let verdict = self.passwords.verify(password, stored.clone()).await?;
        match (way, stored) {
            (Some(way), Some(stored)) if verdict.matches => {
                let mut tx = self.store.begin().await?;
                tx.attempts().clear(&key).await?;
                tx.commit().await?;
                Ok((way, stored))
            }
            _ => Err(Error::invalid("password", "this is not the password")
                .with("reason", "invalid_password")),
        }
    }
}
