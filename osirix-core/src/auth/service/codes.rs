use serde_json::json;

use super::sign_in::Proof;
use super::{Auth, mails};
use crate::audit::Action;
use crate::auth::{Device, Email, Purpose, SignInOutcome, Token, TokenHash, User, Verification};
use crate::error::{Error, ErrorCode, Result};
use crate::secret::Secret;
use crate::store::Transaction;

const DIGITS: usize = 6;
/// How often a code may be guessed before it is good for nothing.
const GUESSES: u32 = 5;

impl Auth {
    /// Sends a code of six digits for a purpose: to sign in, to verify the address, to choose a new
    /// password. Answer and work do not tell whether the address is known.
    pub async fn request_code(&self, email: &str, purpose: Purpose) -> Result<()> {
        let email = Email::new(email)?;
        check_purpose(purpose)?;
        self.attempt(&format!("request-code:{email}")).await?;
        let code = Token::from_text(self.ambient.letters(b"0123456789", DIGITS)?);
        let hash = self.code_hash(purpose, &email, &code);
        let mut tx = self.store.begin().await?;
        let known = tx.users().by_email(&email).await?.is_some();
        let lifetime = self.config.sign_in_link_lifetime;
        tx.verifications().withdraw(purpose, email.as_str()).await?;
        self.keep(tx.as_mut(), purpose, email.as_str(), json!(null), lifetime, &hash).await?;
        tx.attempts().clear(&guesses_key(purpose, &email)).await?;
        let mail = mails::code(&self.config.issuer, &email, &code);
        match known || purpose == Purpose::SignInCode {
            true => self.post.post(tx.as_mut(), &mail).await?,
            false => self.post.discard(tx.as_mut(), &mail).await?,
        }
        tx.commit().await
    }

    /// Signs in by a code that was sent, once. Who is not known yet is a user from now on.
    pub async fn sign_in_by_code(
        &self,
        email: &str,
        code: &Token,
        trusted_device: Option<&Token>,
        device: &Device,
    ) -> Result<SignInOutcome> {
        let email = Email::new(email)?;
        let mut tx = self.guess(Purpose::SignInCode, &email, code).await?;
        let user = self.user_of_mail(tx.as_mut(), &email, None, device).await?;
        let proof = Proof { by: "email-code", strong: false, remember: true, trusted_device };
        let outcome = self.conclude(tx.as_mut(), user, proof, device).await?;
        tx.commit().await?;
        Ok(outcome)
    }

    /// Notes that an address is its user's, by a code that was sent there, once.
    pub async fn verify_email_by_code(
        &self,
        email: &str,
        code: &Token,
        device: &Device,
    ) -> Result<User> {
        let email = Email::new(email)?;
        let mut tx = self.guess(Purpose::VerifyEmailCode, &email, code).await?;
        let user = tx.users().by_email(&email).await?.ok_or_else(wrong_code)?;
        let user = User { email_verified: true, updated_at: self.ambient.now(), ..user };
        tx.users().update(&user).await?;
        self.record(tx.as_mut(), Action::EmailVerified, &user, device, json!({})).await?;
        tx.commit().await?;
        Ok(user)
    }

    /// Chooses a new password by a code that was sent, once. Every session of the user ends.
    pub async fn reset_password_by_code(
        &self,
        email: &str,
        code: &Token,
        new: Secret<String>,
        device: &Device,
    ) -> Result<()> {
        let email = Email::new(email)?;
        self.check_new_password(&new).await?;
        let after = self.passwords.hash(new).await?;
        let mut tx = self.guess(Purpose::ResetPasswordCode, &email, code).await?;
        let user = tx.users().by_email(&email).await?.ok_or_else(wrong_code)?;
        self.put_password(tx.as_mut(), &user, after, device).await?;
        tx.commit().await
    }

    /// Takes the code, in a transaction in which it is used.
    async fn guess(
        &self,
        purpose: Purpose,
        email: &Email,
        code: &Token,
    ) -> Result<Box<dyn Transaction>> {
        self.count_guess(purpose, email).await?;
        let hash = self.code_hash(purpose, email, code);
        let mut tx = self.store.begin().await?;
        let now = self.ambient.now();
        let taken: Option<Verification> = tx.verifications().redeem(purpose, &hash, now).await?;
        taken.ok_or_else(wrong_code)?;
        tx.attempts().clear(&guesses_key(purpose, email)).await?;
        Ok(tx)
    }

    /// Counts a guess before it is made. The code that was guessed too often is gone; the next
    /// one, that is asked for, has its guesses again.
    async fn count_guess(&self, purpose: Purpose, email: &Email) -> Result<()> {
        let key = guesses_key(purpose, email);
        let mut tx = self.store.begin().await?;
        let before = tx.attempts().get(&key).await?;
        if before.count >= GUESSES {
            tx.verifications().withdraw(purpose, email.as_str()).await?;
            tx.commit().await?;
            let message = "this code was guessed too often: ask for another";
            return Err(
                Error::new(ErrorCode::RateLimited, message).with("reason", "too_many_attempts")
            );
        }
        let after = before.and_another(self.ambient.now());
        if !tx.attempts().set(&key, before, after).await? {
            return Err(Error::new(ErrorCode::Busy, "this code is being guessed: try again"));
        }
        tx.commit().await
    }

    /// Six digits are few: without the vault's key their hash would be read like a book.
    fn code_hash(&self, purpose: Purpose, email: &Email, code: &Token) -> TokenHash {
        let text = format!("{purpose}:{email}:{}", code.expose().trim());
        TokenHash::keyed(self.vault.digest(&text))
    }
}

fn check_purpose(purpose: Purpose) -> Result<()> {
    match purpose {
        Purpose::SignInCode | Purpose::VerifyEmailCode | Purpose::ResetPasswordCode => Ok(()),
        _ => Err(Error::invalid("purpose", "no code is sent for this").with("value", purpose)),
    }
}

fn guesses_key(purpose: Purpose, email: &Email) -> String {
    format!("guess:{purpose}:{email}")
}

fn wrong_code() -> Error {
    Error::invalid("code", "this code is wrong, or too old").with("reason", "invalid_otp")
}
