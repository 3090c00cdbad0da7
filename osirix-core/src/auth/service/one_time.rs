use std::time::Duration;

use serde_json::Value;

use super::Auth;
use crate::auth::{Purpose, Token, TokenHash, User, Verification};
use crate::error::{Error, Result};
use crate::store::Transaction;

impl Auth {
    /// A new secret about a subject, in place of those before.
    pub(super) async fn issue(
        &self,
        tx: &mut dyn Transaction,
        purpose: Purpose,
        subject: &str,
        data: Value,
        lifetime: Duration,
    ) -> Result<Token> {
        tx.verifications().withdraw(purpose, subject).await?;
        self.give(tx, purpose, subject, data, lifetime).await
    }

    /// A new secret about a subject, beside those before.
    pub(super) async fn give(
        &self,
        tx: &mut dyn Transaction,
        purpose: Purpose,
        subject: &str,
        data: Value,
        lifetime: Duration,
    ) -> Result<Token> {
        let token = Token::new(&self.ambient)?;
        self.keep(tx, purpose, subject, data, lifetime, &token.hash()).await?;
        Ok(token)
    }

    pub(super) async fn keep(
        &self,
        tx: &mut dyn Transaction,
        purpose: Purpose,
        subject: &str,
        data: Value,
        lifetime: Duration,
        hash: &TokenHash,
    ) -> Result<()> {
        let now = self.ambient.now();
        let verification = Verification {
            id: self.ambient.new_id()?,
            purpose,
            subject: subject.to_owned(),
            data,
            expires_at: now + lifetime,
            created_at: now,
        };
        tx.verifications().insert(&verification, hash).await
    }

    /// Takes a secret, and tells what it was about.
    pub(super) async fn redeem(
        &self,
        tx: &mut dyn Transaction,
        purpose: Purpose,
        token: &Token,
    ) -> Result<Verification> {
        let taken = tx.verifications().redeem(purpose, &token.hash(), self.ambient.now()).await?;
        taken.ok_or_else(used_link)
    }

    /// Takes a secret, and tells whose it is.
    pub(super) async fn redeem_user(
        &self,
        tx: &mut dyn Transaction,
        purpose: Purpose,
        token: &Token,
    ) -> Result<User> {
        let taken = self.redeem(tx, purpose, token).await?;
        tx.users().get(taken.subject.parse()?).await?.ok_or_else(used_link)
    }
}

pub(super) fn used_link() -> Error {
    Error::invalid("token", "this link was used already, or is too old")
        .with("reason", "invalid_token")
}
