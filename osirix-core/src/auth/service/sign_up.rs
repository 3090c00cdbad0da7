use serde_json::json;

use super::Auth;
use crate::accounts::Accounts;
use crate::audit::Action;
use crate::auth::{Client, Email, SignUp, SignedIn, User};
use crate::error::{Error, ErrorCode, Result};

impl Auth {
    /// Makes a user with an account on the Free plan, and signs them in.
    ///
    /// Errors are [`InvalidInput`](ErrorCode::InvalidInput) for a name, address, picture or
    /// password that is none, [`AlreadyExists`](ErrorCode::AlreadyExists) for an address that is
    /// taken: of several who take it at once, one gets it.
    pub async fn sign_up(&self, request: SignUp, client: &Client) -> Result<SignedIn> {
        let email = Email::new(&request.email)?;
        let name = User::check_name(&request.name)?;
        User::check_image(request.image.as_deref())?;
        self.config.passwords.check(&request.password)?;
        let password = self.passwords.hash(request.password).await?;

        let mut tx = self.store.begin().await?;
        let account = Accounts::new_account(&self.ambient, &name)?;
        let now = self.ambient.now();
        let user = User {
            id: self.ambient.new_id()?,
            account_id: account.id,
            name,
            email,
            email_verified: false,
            image: request.image,
            created_at: now,
            updated_at: now,
        };
        if !tx.accounts().insert(&account).await? || !tx.users().insert(&user).await? {
            return Err(Error::new(ErrorCode::AlreadyExists, "this address is taken: sign in")
                .with("field", "email")
                .with("reason", "user_already_exists"));
        }
        Accounts::start(&self.ambient, tx.as_mut(), &account).await?;
        tx.credentials().insert(&self.password_credential(&user, password)?).await?;
        self.record(tx.as_mut(), Action::UserCreated, &user, client, json!({})).await?;
        let begun = self.begin_session(tx.as_mut(), user, request.remember, client).await?;
        tx.commit().await?;
        Ok(begun)
    }
}
