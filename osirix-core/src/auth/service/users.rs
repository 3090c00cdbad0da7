use serde_json::json;

use super::Auth;
use crate::audit::Action;
use crate::auth::{Client, Purpose, Token, User, UserUpdate};
use crate::error::{Error, Result};

impl Auth {
    /// Changes what a user shows of themselves.
    pub async fn update_user(
        &self,
        user: &User,
        update: UserUpdate,
        client: &Client,
    ) -> Result<User> {
        let name = update.name.as_deref().map(User::check_name).transpose()?;
        User::check_image(update.image.as_ref().and_then(Option::as_deref))?;
        let mut tx = self.store.begin().await?;
        let user = tx.users().get(user.id).await?.ok_or_else(|| gone(user))?;
        let user = User {
            name: name.unwrap_or(user.name),
            image: update.image.unwrap_or(user.image),
            updated_at: self.ambient.now(),
            ..user
        };
        tx.users().update(&user).await?;
        self.record(tx.as_mut(), Action::UserUpdated, &user, client, json!({})).await?;
        tx.commit().await?;
        Ok(user)
    }

    /// A secret with which the user shows that the address is theirs: the caller sends it there.
    pub async fn request_verification(&self, user: &User) -> Result<Token> {
        self.attempt(&format!("verify-email:{}", user.email)).await?;
        let mut tx = self.store.begin().await?;
        let lifetime = self.config.verification_lifetime;
        let token = self.issue(tx.as_mut(), user, Purpose::VerifyEmail, lifetime).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Notes that an address is its user's, by a secret that was sent there, once.
    pub async fn verify_email(&self, token: &Token, client: &Client) -> Result<User> {
        let mut tx = self.store.begin().await?;
        let user = self.redeem(tx.as_mut(), Purpose::VerifyEmail, token).await?;
        let user = User { email_verified: true, updated_at: self.ambient.now(), ..user };
        tx.users().update(&user).await?;
        self.record(tx.as_mut(), Action::EmailVerified, &user, client, json!({})).await?;
        tx.commit().await?;
        Ok(user)
    }

    /// Erases a user: name, address, sessions, ways to sign in. The account's books stay, and are
    /// nobody's.
    pub async fn delete_user(&self, user: &User, client: &Client) -> Result<()> {
        let mut tx = self.store.begin().await?;
        self.record(tx.as_mut(), Action::UserDeleted, user, client, json!({})).await?;
        tx.attempts().clear(&format!("sign-in:{}", user.email)).await?;
        tx.users().delete(user.id).await?;
        tx.commit().await
    }
}

fn gone(user: &User) -> Error {
    Error::not_found("user", user.id)
}
