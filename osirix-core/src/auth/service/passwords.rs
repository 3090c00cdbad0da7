use serde_json::json;

use super::Auth;
use crate::audit::Action;
use crate::auth::{
    Client, Credential, Email, Purpose, Session, SignedIn, Token, User, Verification,
};
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
        client: &Client,
    ) -> Result<Option<SignedIn>> {
        self.config.passwords.check(&new)?;
        let (credential, before) = self.proven(user, current).await?;
        let after = self.passwords.hash(new).await?;

        let mut tx = self.store.begin().await?;
        let now = self.ambient.now();
        if !tx.credentials().replace_password(credential.id, &before, &after, now).await? {
            return Err(Error::new(ErrorCode::Conflict, "the password was changed meanwhile"));
        }
        // A link that was sent before is to a password that is no more.
        tx.verifications().withdraw(user.id, Purpose::ResetPassword).await?;
        self.record(tx.as_mut(), Action::PasswordChanged, user, client, json!({})).await?;
        let begun = match revoke_others {
            true => {
                tx.sessions().delete_others(user.id, None).await?;
                let (user, remembered) = (user.clone(), session.remembered);
                Some(self.begin_session(tx.as_mut(), user, remembered, client).await?)
            }
            false => None,
        };
        tx.commit().await?;
        Ok(begun)
    }

    /// A secret with which whoever reads the mail of this address may choose a new password; `None`
    /// for an unknown address. The caller sends it there, and answers the same either way.
    pub async fn request_password_reset(
        &self,
        email: &str,
        client: &Client,
    ) -> Result<Option<(User, Token)>> {
        let email = Email::new(email)?;
        self.attempt(&format!("reset-password:{email}")).await?;
        let mut tx = self.store.begin().await?;
        let Some(user) = tx.users().by_email(&email).await? else { return Ok(None) };
        let lifetime = self.config.reset_lifetime;
        let token = self.issue(tx.as_mut(), &user, Purpose::ResetPassword, lifetime).await?;
        self.record(tx.as_mut(), Action::PasswordResetRequested, &user, client, json!({})).await?;
        tx.commit().await?;
        Ok(Some((user, token)))
    }

    /// Chooses a new password by a secret that was sent, once. Every session of the user ends.
    pub async fn reset_password(
        &self,
        token: &Token,
        new: Secret<String>,
        client: &Client,
    ) -> Result<()> {
        self.config.passwords.check(&new)?;
        let after = self.passwords.hash(new).await?;
        let mut tx = self.store.begin().await?;
        let user = self.redeem(tx.as_mut(), Purpose::ResetPassword, token).await?;
        let now = self.ambient.now();
        let ways = tx.credentials().of_user(user.id).await?;
        match ways.into_iter().find_map(|way| Some((way.id, way.password?))) {
            Some((id, before)) => {
                tx.credentials().replace_password(id, before.expose(), &after, now).await?;
            }
            None => tx.credentials().insert(&self.password_credential(&user, after)?).await?,
        }
        tx.sessions().delete_others(user.id, None).await?;
        tx.attempts().clear(&format!("sign-in:{}", user.email)).await?;
        self.record(tx.as_mut(), Action::PasswordReset, &user, client, json!({})).await?;
        tx.commit().await
    }

    /// A new secret for a user, in place of those sent before.
    pub(super) async fn issue(
        &self,
        tx: &mut dyn Transaction,
        user: &User,
        purpose: Purpose,
        lifetime: std::time::Duration,
    ) -> Result<Token> {
        let (token, now) = (Token::new(&self.ambient)?, self.ambient.now());
        let verification = Verification {
            id: self.ambient.new_id()?,
            purpose,
            user_id: user.id,
            expires_at: now + lifetime,
            created_at: now,
        };
        tx.verifications().issue(&verification, &token.hash()).await?;
        Ok(token)
    }

    /// Takes a secret that was sent, and tells whose it is.
    pub(super) async fn redeem(
        &self,
        tx: &mut dyn Transaction,
        purpose: Purpose,
        token: &Token,
    ) -> Result<User> {
        let now = self.ambient.now();
        let taken = tx.verifications().redeem(purpose, &token.hash(), now).await?;
        let user = match taken {
            Some(taken) => tx.users().get(taken.user_id).await?,
            None => None,
        };
        user.ok_or_else(|| {
            Error::invalid("token", "this link was used already, or is too old")
                .with("reason", "invalid_token")
        })
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
