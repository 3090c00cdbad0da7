use serde_json::json;

use super::sign_in::Proof;
use super::{Auth, mails, one_time::used_link};
use crate::auth::{Device, Email, Purpose, SignInOutcome, Token, User};
use crate::error::Result;
use crate::store::Transaction;

impl Auth {
    /// Sends a link that signs in, `{token}` in it standing for the secret. Who is not known yet is
    /// a user after following it, by the name that is given or the address.
    pub async fn request_magic_link(
        &self,
        email: &str,
        name: Option<&str>,
        link: &str,
    ) -> Result<()> {
        let (email, link) = (Email::new(email)?, mails::link(link)?);
        let name = name.map(User::check_name).transpose()?;
        self.attempt(&format!("sign-in-link:{email}")).await?;
        let mut tx = self.store.begin().await?;
        let (subject, lifetime) = (email.to_string(), self.config.sign_in_link_lifetime);
        let data = json!({ "name": name });
        let token = self.issue(tx.as_mut(), Purpose::MagicLink, &subject, data, lifetime).await?;
        let mail = mails::sign_in(&self.config.issuer, &email, &link.with(token.expose()));
        self.post.post(tx.as_mut(), &mail).await?;
        tx.commit().await
    }

    /// Signs in by a link that was sent, once.
    pub async fn sign_in_by_link(
        &self,
        token: &Token,
        trusted_device: Option<&Token>,
        device: &Device,
    ) -> Result<SignInOutcome> {
        let mut tx = self.store.begin().await?;
        let taken = self.redeem(tx.as_mut(), Purpose::MagicLink, token).await?;
        let email = Email::new(&taken.subject)?;
        let name = taken.data["name"].as_str();
        let user = self.user_of_mail(tx.as_mut(), &email, name, device).await?;
        let proof = Proof { by: "magic-link", strong: false, remember: true, trusted_device };
        let outcome = self.conclude(tx.as_mut(), user, proof, device).await?;
        tx.commit().await?;
        Ok(outcome)
    }

    /// Who reads the mail of an address: a user, new where there was none.
    pub(super) async fn user_of_mail(
        &self,
        tx: &mut dyn Transaction,
        email: &Email,
        name: Option<&str>,
        device: &Device,
    ) -> Result<User> {
        if let Some(user) = tx.users().by_email(email).await? {
            return self.prove_email(tx, user, device).await;
        }
        let local = email.as_str().split('@').next().unwrap_or_default();
        let name = name.unwrap_or(local).to_owned();
        let user = User { email_verified: true, ..self.new_user(name, email.clone())? };
        match self.add_user(tx, &user, None, device).await? {
            true => Ok(user),
            false => Err(used_link()),
        }
    }
}
