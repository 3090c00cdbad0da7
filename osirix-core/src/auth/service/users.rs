use serde_json::json;

use super::Auth;
use crate::audit::Action;
use crate::auth::{Device, User, UserUpdate};
use crate::error::{Error, ErrorCode, Result};
use crate::store::Transaction;

impl Auth {
    /// Changes what a user shows of themselves.
    pub async fn update_user(
        &self,
        user: &User,
        update: UserUpdate,
        device: &Device,
    ) -> Result<User> {
        let mut tx = self.store.begin().await?;
        let user = self.updated(self.current(tx.as_mut(), user).await?, update)?;
        tx.users().update(&user).await?;
        self.record(tx.as_mut(), Action::UserUpdated, &user, device, json!({})).await?;
        tx.commit().await?;
        Ok(user)
    }

    pub(super) fn updated(&self, user: User, update: UserUpdate) -> Result<User> {
        let name = update.name.as_deref().map(User::check_name).transpose()?;
        let image = update.image.as_deref();
        User::check_image(image.filter(|image| !image.is_empty()))?;
        Ok(User {
            name: name.unwrap_or(user.name),
            image: update.image.map_or(user.image, |image| Some(image).filter(|i| !i.is_empty())),
            updated_at: self.ambient.now(),
            ..user
        })
    }

    /// Erases a user: name, address, sessions, keys, ways to sign in. The account's books stay, and
    /// are nobody's. Who is the last owner of an organisation hands it over first.
    pub async fn delete_user(&self, user: &User, device: &Device) -> Result<()> {
        let mut tx = self.store.begin().await?;
        self.erase(tx.as_mut(), user, device).await?;
        tx.commit().await
    }

    pub(super) async fn erase(
        &self,
        tx: &mut dyn Transaction,
        user: &User,
        device: &Device,
    ) -> Result<()> {
        if tx.organizations().owned_alone(user.id).await? {
            let message = "hand over or remove the organisations that only you own first";
            return Err(Error::new(ErrorCode::Conflict, message).with("reason", "last_owner"));
        }
        self.record(tx, Action::UserDeleted, user, device, json!({})).await?;
        tx.attempts().clear(&format!("sign-in:{}", user.email)).await?;
        self.withdraw_all(tx, user, &user.email).await?;
        tx.users().delete(user.id).await
    }
}
