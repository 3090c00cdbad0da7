use std::sync::Arc;

use serde_json::{Value, json};

use super::Auth;
use super::sign_in::Proof;
use crate::audit::Action;
use crate::auth::{
    Device, Passkey, PasskeyAnswer, PasskeyChallenge, PasskeyVerifier, Purpose, SignInOutcome,
    Token, User,
};
use crate::error::{Error, ErrorCode, Result};
use crate::id::PasskeyId;

/// Whom a challenge to sign in is about: nobody yet.
const ANYBODY: &str = "anybody";
const MAX_PASSKEYS: usize = 50;

impl Auth {
    /// A challenge with which a user's device makes a passkey.
    pub async fn start_passkey(&self, user: &User) -> Result<PasskeyChallenge> {
        let verifier = self.verifier()?;
        let have = self.store.read().await?.passkeys().of_user(user.id).await?;
        if have.len() >= MAX_PASSKEYS {
            return Err(Error::new(ErrorCode::Conflict, "remove a passkey first")
                .with("limit", MAX_PASSKEYS));
        }
        let (options, remembered) = verifier.start_registration(user, &have)?;
        self.passkey_challenge(&user.id.to_string(), options, remembered).await
    }

    /// Adds the passkey that a device has made.
    pub async fn add_passkey(
        &self,
        user: &User,
        name: &str,
        answer: &PasskeyAnswer,
        device: &Device,
    ) -> Result<Passkey> {
        let name = User::check_name(name)?;
        let remembered = self.remembered(&user.id.to_string(), &answer.token).await?;
        let made = self.verifier()?.finish_registration(&remembered, &answer.response)?;
        let passkey = Passkey {
            id: self.ambient.new_id()?,
            user_id: user.id,
            name,
            credential_id: made.credential_id,
            data: made.data,
            created_at: self.ambient.now(),
            last_used_at: None,
        };
        let mut tx = self.store.begin().await?;
        if !tx.passkeys().insert(&passkey).await? {
            return Err(Error::new(ErrorCode::AlreadyExists, "this passkey is known"));
        }
        let more = json!({ "passkey": passkey.id });
        self.record(tx.as_mut(), Action::PasskeyAdded, user, device, more).await?;
        self.notify(tx.as_mut(), &user.email, "A passkey can sign in as you now.").await?;
        tx.commit().await?;
        Ok(passkey)
    }

    /// A user's passkeys.
    pub async fn passkeys(&self, user: &User) -> Result<Vec<Passkey>> {
        self.store.read().await?.passkeys().of_user(user.id).await
    }

    /// Gives a passkey another name.
    pub async fn rename_passkey(&self, user: &User, id: PasskeyId, name: &str) -> Result<()> {
        let name = User::check_name(name)?;
        let mut tx = self.store.begin().await?;
        if !tx.passkeys().rename(user.id, id, &name).await? {
            return Err(Error::not_found("passkey", id));
        }
        tx.commit().await
    }

    /// Removes a passkey.
    pub async fn remove_passkey(&self, user: &User, id: PasskeyId, device: &Device) -> Result<()> {
        let mut tx = self.store.begin().await?;
        if !tx.passkeys().delete(user.id, id).await? {
            return Err(Error::not_found("passkey", id));
        }
        let more = json!({ "passkey": id });
        self.record(tx.as_mut(), Action::PasskeyRemoved, user, device, more).await?;
        tx.commit().await
    }

    /// A challenge for whoever has a passkey.
    pub async fn start_passkey_sign_in(&self) -> Result<PasskeyChallenge> {
        let (options, remembered) = self.verifier()?.start_authentication()?;
        self.passkey_challenge(ANYBODY, options, remembered).await
    }

    /// Signs in with a passkey. One whose device has made sure of its user is two factors in one.
    pub async fn sign_in_by_passkey(
        &self,
        answer: &PasskeyAnswer,
        device: &Device,
    ) -> Result<SignInOutcome> {
        let verifier = self.verifier()?;
        let remembered = self.remembered(ANYBODY, &answer.token).await?;
        let credential = verifier.credential_id(&answer.response)?;
        let mut tx = self.store.begin().await?;
        let passkey = tx.passkeys().by_credential(&credential).await?.ok_or_else(unknown)?;
        let proven = verifier.finish_authentication(&remembered, &answer.response, &passkey)?;
        let (id, now) = (passkey.id, self.ambient.now());
        if !tx.passkeys().used(id, &passkey.data, &proven.data, now).await? {
            return Err(unknown());
        }
        let user = tx.users().get(passkey.user_id).await?.ok_or_else(unknown)?;
        let strong = proven.user_verified;
        let proof = Proof { by: "passkey", strong, remember: true, trusted_device: None };
        let outcome = self.conclude(tx.as_mut(), user, proof, device).await?;
        tx.commit().await?;
        Ok(outcome)
    }

    async fn passkey_challenge(
        &self,
        subject: &str,
        options: Value,
        remembered: Value,
    ) -> Result<PasskeyChallenge> {
        let mut tx = self.store.begin().await?;
        let (purpose, lifetime) = (Purpose::Passkey, self.config.challenge_lifetime);
        let token = self.give(tx.as_mut(), purpose, subject, remembered, lifetime).await?;
        tx.commit().await?;
        Ok(PasskeyChallenge { token, options })
    }

    /// What a challenge was about, once.
    async fn remembered(&self, subject: &str, token: &Token) -> Result<Value> {
        let (hash, now) = (token.hash(), self.ambient.now());
        let mut tx = self.store.begin().await?;
        let taken = tx.verifications().redeem(Purpose::Passkey, &hash, now).await?;
        tx.commit().await?;
        let taken = taken.filter(|taken| taken.subject == subject);
        taken.map(|taken| taken.data).ok_or_else(|| {
            Error::new(ErrorCode::Unauthenticated, "this challenge was used, or is too old")
                .with("reason", "challenge_not_found")
        })
    }

    fn verifier(&self) -> Result<&Arc<dyn PasskeyVerifier>> {
        self.parts.passkeys.as_ref().ok_or_else(|| {
            Error::new(ErrorCode::Unsupported, "passkeys are not set up here")
                .with("reason", "passkeys_not_configured")
        })
    }
}

fn unknown() -> Error {
    Error::new(ErrorCode::Unauthenticated, "this passkey is not known here")
        .with("reason", "passkey_not_found")
}
