use serde_json::json;

use super::Auth;
use crate::audit::Action;
use crate::auth::work::is_bounded;
use crate::auth::{
    Credential, Device, Email, ForeignUser, ImportReport, RefusedUser, User, UserSource,
};
use crate::error::{Error, Result};
use crate::store::Transaction;

const PAGE: u32 = 100;

impl Auth {
    /// Takes over another system's users: name, address, picture, password and providers. Each is
    /// a transaction of its own, so that who is refused keeps nobody out, and doing it again goes
    /// on where it ended. Passwords are hashed anew when their users sign in.
    pub async fn import(&self, source: &mut dyn UserSource) -> Result<ImportReport> {
        let mut report = ImportReport::default();
        loop {
            let users = source.next(PAGE).await?;
            if users.is_empty() {
                return Ok(report);
            }
            for foreign in users {
                let email = foreign.email.clone();
                match self.import_one(foreign).await {
                    Ok(true) => report.imported += 1,
                    Ok(false) => report.present += 1,
                    Err(error) if error.code().http_status() < 500 => {
                        let reason = error.message().to_owned();
                        report.refused.push(RefusedUser { email, reason });
                    }
                    Err(error) => return Err(error),
                }
            }
        }
    }

    /// Whether the user is new here.
    async fn import_one(&self, foreign: ForeignUser) -> Result<bool> {
        let email = Email::new(&foreign.email)?;
        let name = User::check_name(&foreign.name)?;
        let hash = foreign.password.map(|hash| hash.expose().clone());
        if let Some(hash) = &hash {
            check_hash(hash)?;
        }
        let image = foreign.image.filter(|image| User::check_image(Some(image)).is_ok());
        let user = User {
            image,
            email_verified: foreign.email_verified,
            created_at: foreign.created_at,
            ..self.new_user(name, email)?
        };
        let mut tx = self.store.begin().await?;
        if !self.add_user(tx.as_mut(), &user, hash, &Device::default()).await? {
            return Ok(false);
        }
        for (provider, account) in foreign.accounts {
            self.import_account(tx.as_mut(), &user, provider, account).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    async fn import_account(
        &self,
        tx: &mut dyn Transaction,
        user: &User,
        provider: String,
        account: String,
    ) -> Result<()> {
        let more = json!({ "provider": provider });
        let credential = Credential {
            id: self.ambient.new_id()?,
            user_id: user.id,
            provider,
            provider_account_id: account,
            password: None,
            created_at: user.created_at,
            updated_at: user.created_at,
        };
        if !tx.credentials().insert(&credential).await? {
            return Err(Error::invalid("accounts", "this provider's account is another user's"));
        }
        self.record(tx, Action::ProviderLinked, user, &Device::default(), more).await
    }
}

/// Refuses a hash that nothing here could check, or not in seconds.
fn check_hash(hash: &str) -> Result<()> {
    if !is_bounded(hash) {
        let message = "the password's hash asks for more work than is done here";
        return Err(Error::invalid("password", message));
    }
    let hexadecimal = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let scrypt = hash.split_once(':').is_some_and(|(salt, key)| {
        salt.len() == 32 && key.len() == 128 && hexadecimal(salt) && hexadecimal(key)
    });
    if scrypt || hash.starts_with("$2") || hash.starts_with("$argon2") {
        return Ok(());
    }
    Err(Error::invalid("password", "the password's hash is of a kind that is not known here"))
}
