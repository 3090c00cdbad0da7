use serde_json::json;

use super::{Auth, mails};
use crate::accounts::Accounts;
use crate::audit::Action;
use crate::auth::{Device, Email, Purpose, Role, SignUp, SignedIn, User};
use crate::error::{Error, ErrorCode, Result};
use crate::store::Transaction;

impl Auth {
    /// Makes a user with an account on the Free plan, and signs them in.
    ///
    /// Errors are [`InvalidInput`](ErrorCode::InvalidInput) for a name, address, picture or
    /// password that is none, [`AlreadyExists`](ErrorCode::AlreadyExists) for an address that is
    /// taken: of several who take it at once, one gets it. Where addresses must be verified this is
    /// [`PermissionDenied`](ErrorCode::PermissionDenied): [`register`](Self::register) instead.
    pub async fn sign_up(&self, request: SignUp, device: &Device) -> Result<SignedIn> {
        if self.config.require_verified_email {
            let message = "addresses are verified first here: register";
            return Err(Error::new(ErrorCode::PermissionDenied, message)
                .with("reason", "email_not_verified"));
        }
        let remember = request.remember;
        let (user, password) = self.prepared(request).await?;
        let mut tx = self.store.begin().await?;
        if !self.add_user(tx.as_mut(), &user, Some(password), device).await? {
            return Err(taken());
        }
        let begun = self.begin_session(tx.as_mut(), user, remember, device).await?;
        tx.commit().await?;
        Ok(begun)
    }

    /// Makes a user who verifies the address by a link, `{token}` in it standing for the secret.
    ///
    /// Whoever asks learns nothing of an address that is taken: the answer is the same after the
    /// same work, and the mail tells its owner that somebody tried.
    pub async fn register(&self, request: SignUp, link: &str, device: &Device) -> Result<()> {
        let link = mails::link(link)?;
        let (user, password) = self.prepared(request).await?;
        self.attempt(&format!("register:{}", user.email)).await?;
        let mut tx = self.store.begin().await?;
        if self.add_user(tx.as_mut(), &user, Some(password), device).await? {
            let (subject, lifetime) = (user.id.to_string(), self.config.verification_lifetime);
            let purpose = Purpose::VerifyEmail;
            let token = self.issue(tx.as_mut(), purpose, &subject, json!(null), lifetime).await?;
            let mail = mails::verify(&self.config.issuer, &user.email, &link.with(token.expose()));
            self.post.post(tx.as_mut(), &mail).await?;
            return tx.commit().await;
        }
        drop(tx);
        let mut tx = self.store.begin().await?;
        self.post.post(tx.as_mut(), &mails::taken(&self.config.issuer, &user.email)).await?;
        tx.commit().await
    }

    /// A user who is yet to be written, and the hash of their password.
    async fn prepared(&self, request: SignUp) -> Result<(User, String)> {
        let email = Email::new(&request.email)?;
        let name = User::check_name(&request.name)?;
        User::check_image(request.image.as_deref())?;
        self.check_new_password(&request.password).await?;
        let password = self.passwords.hash(request.password).await?;
        let user = User { image: request.image, ..self.new_user(name, email)? };
        Ok((user, password))
    }

    pub(super) fn new_user(&self, name: String, email: Email) -> Result<User> {
        let now = self.ambient.now();
        Ok(User {
            id: self.ambient.new_id()?,
            account_id: self.ambient.new_id()?,
            name,
            email,
            email_verified: false,
            image: None,
            role: Role::User,
            ban: None,
            two_factor_enabled: false,
            created_at: now,
            updated_at: now,
        })
    }

    /// Writes a user with an account; `false` when the address is taken, and then nothing may be
    /// committed.
    pub(super) async fn add_user(
        &self,
        tx: &mut dyn Transaction,
        user: &User,
        password: Option<String>,
        device: &Device,
    ) -> Result<bool> {
        let mut account = Accounts::new_account(&self.ambient, &user.name)?;
        account.id = user.account_id;
        if !tx.accounts().insert(&account).await? || !tx.users().insert(user).await? {
            return Ok(false);
        }
        Accounts::start(&self.ambient, tx, &account).await?;
        if let Some(password) = password {
            tx.credentials().insert(&self.password_credential(user, password)?).await?;
        }
        self.record(tx, Action::UserCreated, user, device, json!({})).await?;
        Ok(true)
    }
}

pub(super) fn taken() -> Error {
    Error::new(ErrorCode::AlreadyExists, "this address is taken: sign in")
        .with("field", "email")
        .with("reason", "user_already_exists")
}
