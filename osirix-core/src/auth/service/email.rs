use serde_json::json;

use super::{Auth, mails, no_session, one_time::used_link};
use crate::audit::Action;
use crate::auth::{Credential, Device, Email, Purpose, Token, User};
use crate::error::Result;
use crate::store::Transaction;

impl Auth {
    /// Sends a user the link by which they verify their address, `{token}` in it standing for the
    /// secret.
    pub async fn request_verification(&self, user: &User, link: &str) -> Result<()> {
        let link = mails::link(link)?;
        self.attempt(&format!("verify-email:{}", user.email)).await?;
        let mut tx = self.store.begin().await?;
        let (subject, lifetime) = (user.id.to_string(), self.config.verification_lifetime);
        let data = json!(user.email);
        let token = self.issue(tx.as_mut(), Purpose::VerifyEmail, &subject, data, lifetime).await?;
        let mail = mails::verify(&self.config.issuer, &user.email, &link.with(token.expose()));
        self.post.post(tx.as_mut(), &mail).await?;
        tx.commit().await
    }

    /// The same for whoever's address this is. The answer and the work are the same for an address
    /// that is unknown, or verified already.
    pub async fn request_verification_of(&self, email: &str, link: &str) -> Result<()> {
        let (email, link) = (Email::new(email)?, mails::link(link)?);
        self.attempt(&format!("verify-email:{email}")).await?;
        let mut tx = self.store.begin().await?;
        let user = tx.users().by_email(&email).await?.filter(|user| !user.email_verified);
        let lifetime = self.config.verification_lifetime;
        let subject = user.as_ref().map_or_else(|| email.to_string(), |user| user.id.to_string());
        let token =
            self.issue(tx.as_mut(), Purpose::VerifyEmail, &subject, json!(email), lifetime).await?;
        let mail = mails::verify(&self.config.issuer, &email, &link.with(token.expose()));
        match user {
            Some(_) => self.post.post(tx.as_mut(), &mail).await?,
            None => self.post.discard(tx.as_mut(), &mail).await?,
        }
        tx.commit().await
    }

    /// Notes that an address is its user's, by a secret that was sent there, once. It is good for
    /// the address that it was sent to, and for no other that the user has moved to since.
    pub async fn verify_email(&self, token: &Token, device: &Device) -> Result<User> {
        let mut tx = self.store.begin().await?;
        let taken = self.redeem(tx.as_mut(), Purpose::VerifyEmail, token).await?;
        let user = taken.subject.parse().map_err(|_| used_link())?;
        let user = tx.users().get(user).await?.ok_or_else(used_link)?;
        if taken.data.as_str().is_some_and(|sent_to| sent_to != user.email.as_str()) {
            return Err(used_link());
        }
        let user = User { email_verified: true, updated_at: self.ambient.now(), ..user };
        tx.users().update(&user).await?;
        self.record(tx.as_mut(), Action::EmailVerified, &user, device, json!({})).await?;
        tx.commit().await?;
        Ok(user)
    }

    /// Sends a link to the address that a user wants to move to. An address that is taken gets the
    /// same answer, and no mail.
    pub async fn request_email_change(
        &self,
        user: &User,
        email: &str,
        link: &str,
        device: &Device,
    ) -> Result<()> {
        let (email, link) = (Email::new(email)?, mails::link(link)?);
        self.attempt(&format!("change-email:{}", user.id)).await?;
        let mut tx = self.store.begin().await?;
        let taken = tx.users().by_email(&email).await?.is_some();
        let (subject, lifetime) = (user.id.to_string(), self.config.reset_lifetime);
        let data = json!(email);
        let token = self.issue(tx.as_mut(), Purpose::ChangeEmail, &subject, data, lifetime).await?;
        let mail = mails::change(&self.config.issuer, &email, &link.with(token.expose()));
        match taken {
            true => self.post.discard(tx.as_mut(), &mail).await?,
            false => self.post.post(tx.as_mut(), &mail).await?,
        }
        self.record(tx.as_mut(), Action::EmailChangeRequested, user, device, json!({})).await?;
        tx.commit().await
    }

    /// Moves a user to the address that a secret was sent to, once. The address before is told.
    pub async fn change_email(&self, token: &Token, device: &Device) -> Result<User> {
        let mut tx = self.store.begin().await?;
        let taken = self.redeem(tx.as_mut(), Purpose::ChangeEmail, token).await?;
        let user = tx.users().get(taken.subject.parse()?).await?.ok_or_else(used_link)?;
        let email = Email::new(taken.data.as_str().unwrap_or_default())?;
        let before = user.email.clone();
        let now = self.ambient.now();
        let user = User { email, email_verified: true, updated_at: now, ..user };
        if !tx.users().update(&user).await? {
            return Err(used_link());
        }
        // What was sent to the address before is good for nothing now.
        self.withdraw_all(tx.as_mut(), &user, &before).await?;
        self.notify(tx.as_mut(), &before, "Your account has another e-mail address now.").await?;
        let more = json!({ "before": before });
        self.record(tx.as_mut(), Action::EmailChanged, &user, device, more).await?;
        tx.commit().await?;
        Ok(user)
    }

    /// Takes back every secret that an address was sent.
    pub(super) async fn withdraw_all(
        &self,
        tx: &mut dyn Transaction,
        user: &User,
        email: &Email,
    ) -> Result<()> {
        let (user, email) = (user.id.to_string(), email.as_str());
        for purpose in [Purpose::ResetPassword, Purpose::VerifyEmail, Purpose::ChangeEmail] {
            tx.verifications().withdraw(purpose, &user).await?;
        }
        for purpose in [
            Purpose::MagicLink,
            Purpose::SignInCode,
            Purpose::VerifyEmailCode,
            Purpose::ResetPasswordCode,
        ] {
            tx.verifications().withdraw(purpose, email).await?;
        }
        Ok(())
    }

    /// Notes that who signs in reads the mail of this address. Whoever signed up with it before
    /// without doing so loses what they have put there: a password, sessions.
    pub(super) async fn prove_email(
        &self,
        tx: &mut dyn Transaction,
        user: User,
        device: &Device,
    ) -> Result<User> {
        if user.email_verified {
            return Ok(user);
        }
        for way in tx.credentials().of_user(user.id).await? {
            if way.provider == Credential::PASSWORD {
                tx.credentials().delete(user.id, way.id).await?;
            }
        }
        tx.sessions().delete_others(user.id, None).await?;
        tx.two_factors().delete(user.id).await?;
        tx.api_keys().delete_all(user.id).await?;
        let user = User {
            email_verified: true,
            two_factor_enabled: false,
            updated_at: self.ambient.now(),
            ..user
        };
        tx.users().update(&user).await?;
        self.record(tx, Action::EmailVerified, &user, device, json!({})).await?;
        Ok(user)
    }

    /// Tells a user of a change to how they sign in.
    pub(super) async fn notify(
        &self,
        tx: &mut dyn Transaction,
        to: &Email,
        what: &str,
    ) -> Result<()> {
        self.post.post(tx, &mails::notice(&self.config.issuer, to, what)).await
    }

    /// The user of a session, as they are now.
    pub(super) async fn current(&self, tx: &mut dyn Transaction, user: &User) -> Result<User> {
        tx.users().get(user.id).await?.ok_or_else(no_session)
    }
}
