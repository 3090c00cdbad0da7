use serde_json::json;

use super::{Auth, wrong_credentials};
use crate::audit::Action;
use crate::auth::{Client, Credential, Email, SignIn, SignedIn, User};
use crate::error::Result;
use crate::secret::Secret;

impl Auth {
    /// Signs in with a password.
    ///
    /// An unknown address, a user without a password and a wrong password are one error,
    /// [`Unauthenticated`](crate::ErrorCode::Unauthenticated), after the same work. Too many of
    /// them for one address, known or not, are
    /// [`RateLimited`](crate::ErrorCode::RateLimited).
    pub async fn sign_in(&self, request: SignIn, client: &Client) -> Result<SignedIn> {
        let email = Email::new(&request.email)?;
        self.config.passwords.check_long(&request.password)?;
        let key = format!("sign-in:{email}");
        self.attempt(&key).await?;
        let (user, credential) = self.password_of(&email).await?.unzip();
        let stored = credential.as_ref().and_then(Credential::hash);
        let verdict = self.passwords.verify(request.password.clone(), stored.clone()).await?;
        let (Some(user), Some(credential), true) = (user, credential, verdict.matches) else {
            self.record_failure(&email, client).await?;
            return Err(wrong_credentials());
        };
        let renewed = match verdict.outdated {
            true => Some(self.passwords.hash(request.password).await?),
            false => None,
        };

        let mut tx = self.store.begin().await?;
        tx.attempts().clear(&key).await?;
        if let (Some(before), Some(after)) = (stored, renewed) {
            // Somebody who changed it meanwhile knows it better.
            let now = self.ambient.now();
            tx.credentials().replace_password(credential.id, &before, &after, now).await?;
        }
        self.record(tx.as_mut(), Action::SignedIn, &user, client, json!({})).await?;
        let begun = self.begin_session(tx.as_mut(), user, request.remember, client).await?;
        tx.commit().await?;
        Ok(begun)
    }

    /// The user of an address, and their password.
    async fn password_of(&self, email: &Email) -> Result<Option<(User, Credential)>> {
        let mut tx = self.store.read().await?;
        let Some(user) = tx.users().by_email(email).await? else { return Ok(None) };
        let credentials = tx.credentials().of_user(user.id).await?;
        let password = credentials.into_iter().find(|way| way.provider == Credential::PASSWORD);
        Ok(password.map(|password| (user, password)))
    }

    /// A failure belongs to the account that was meant, where there is one.
    async fn record_failure(&self, email: &Email, client: &Client) -> Result<()> {
        let mut tx = self.store.begin().await?;
        if let Some(user) = tx.users().by_email(email).await? {
            self.record(tx.as_mut(), Action::SignInFailed, &user, client, json!({})).await?;
        }
        tx.commit().await
    }
}

impl Credential {
    pub(super) fn hash(&self) -> Option<String> {
        self.password.as_ref().map(|hash: &Secret<String>| hash.expose().clone())
    }
}
