use serde_json::json;

use super::{Auth, no_session};
use crate::audit::Action;
use crate::auth::two_factor::{new_recovery_codes, new_secret, recovery_hash, step_of, uri};
use crate::auth::{
    Device, FactorMethod, Purpose, SecondFactor, Session, SignedIn, Token, TwoFactor,
    TwoFactorSetup, User,
};
use crate::error::{Error, ErrorCode, Result};
use crate::secret::Secret;
use crate::store::Transaction;

const SEALED_FOR: &str = "totp";

impl Auth {
    /// Sets up an authenticator for who knows the password. Nothing is asked for before
    /// [`confirm_two_factor`](Self::confirm_two_factor).
    pub async fn start_two_factor(
        &self,
        user: &User,
        password: Secret<String>,
    ) -> Result<TwoFactorSetup> {
        self.verify_password(user, password).await?;
        let secret = new_secret(&self.ambient)?;
        let recovery_codes = new_recovery_codes(&self.ambient)?;
        let two_factor = TwoFactor {
            user_id: user.id,
            sealed_secret: self.vault.seal(&self.ambient, SEALED_FOR, secret.expose())?,
            confirmed_at: None,
            last_step: 0,
            created_at: self.ambient.now(),
        };
        let mut tx = self.store.begin().await?;
        if !tx.two_factors().put(&two_factor).await? {
            return Err(Error::new(
                ErrorCode::Conflict,
                "turn the present authenticator off first",
            )
            .with("reason", "two_factor_enabled"));
        }
        self.keep_codes(tx.as_mut(), user, &recovery_codes).await?;
        tx.commit().await?;
        let uri = uri(&secret, &self.config.issuer, &user.email);
        let secret = Token::from_text(secret.expose().clone());
        Ok(TwoFactorSetup { uri, secret, recovery_codes })
    }

    /// Asks for the second factor from now on, once its code was right. Every session ends, for
    /// none of them has given it, and a new one begins.
    pub async fn confirm_two_factor(
        &self,
        session: &Session,
        user: &User,
        code: &Token,
        device: &Device,
    ) -> Result<SignedIn> {
        self.check_code(user, code, device).await?;
        let mut tx = self.store.begin().await?;
        let now = self.ambient.now();
        let user = tx.users().get(user.id).await?.ok_or_else(no_session)?;
        let user = User { two_factor_enabled: true, updated_at: now, ..user };
        tx.two_factors().confirm(user.id, now).await?;
        tx.users().update(&user).await?;
        tx.sessions().delete_others(user.id, None).await?;
        self.record(tx.as_mut(), Action::TwoFactorEnabled, &user, device, json!({})).await?;
        let begun = self.begin_session(tx.as_mut(), user, session.remembered, device).await?;
        tx.commit().await?;
        Ok(begun)
    }

    /// Asks for no second factor any more.
    pub async fn disable_two_factor(
        &self,
        user: &User,
        password: Secret<String>,
        device: &Device,
    ) -> Result<()> {
        self.verify_password(user, password).await?;
        let mut tx = self.store.begin().await?;
        let user = tx.users().get(user.id).await?.ok_or_else(no_session)?;
        let user = User { two_factor_enabled: false, updated_at: self.ambient.now(), ..user };
        tx.two_factors().delete(user.id).await?;
        tx.users().update(&user).await?;
        tx.verifications().withdraw(Purpose::TrustedDevice, &user.id.to_string()).await?;
        self.record(tx.as_mut(), Action::TwoFactorDisabled, &user, device, json!({})).await?;
        tx.commit().await
    }

    /// New recovery codes, in place of those before.
    pub async fn renew_recovery_codes(
        &self,
        user: &User,
        password: Secret<String>,
        device: &Device,
    ) -> Result<Vec<Token>> {
        self.verify_password(user, password).await?;
        if !user.two_factor_enabled {
            return Err(no_authenticator());
        }
        let codes = new_recovery_codes(&self.ambient)?;
        let mut tx = self.store.begin().await?;
        self.keep_codes(tx.as_mut(), user, &codes).await?;
        self.record(tx.as_mut(), Action::RecoveryCodesRenewed, user, device, json!({})).await?;
        tx.commit().await?;
        Ok(codes)
    }

    /// Ends a sign-in whose first factor was right.
    ///
    /// The challenge is good for one sign-in, and for as many tries as the address itself. A code
    /// is good once, also at one moment.
    pub async fn second_factor(
        &self,
        challenge: &Token,
        given: &SecondFactor,
        device: &Device,
    ) -> Result<SignedIn> {
        let (purpose, hash) = (Purpose::SecondFactor, challenge.hash());
        let mut tx = self.store.read().await?;
        let found = tx.verifications().find(purpose, &hash, self.ambient.now()).await?;
        let found = found.ok_or_else(no_challenge)?;
        let user = tx.users().get(found.subject.parse()?).await?.ok_or_else(no_challenge)?;
        drop(tx);
        match given.method {
            FactorMethod::Totp => self.check_code(&user, &given.code, device).await?,
            FactorMethod::RecoveryCode => self.check_recovery(&user, &given.code, device).await?,
        }
        let mut tx = self.store.begin().await?;
        let now = self.ambient.now();
        tx.verifications().redeem(purpose, &hash, now).await?.ok_or_else(no_challenge)?;
        self.refuse_banned(&user)?;
        let remember = found.data["remember"].as_bool().unwrap_or(false);
        let more = json!({ "second_factor": given.method });
        self.record(tx.as_mut(), Action::SignedIn, &user, device, more).await?;
        let trusted_device = match given.trust_device {
            true => Some(self.trust(tx.as_mut(), &user, device).await?),
            false => None,
        };
        let begun = self.begin_session(tx.as_mut(), user, remember, device).await?;
        tx.commit().await?;
        Ok(SignedIn { trusted_device, ..begun })
    }

    /// Refuses a code that is not the authenticator's, or was used before.
    async fn check_code(&self, user: &User, code: &Token, device: &Device) -> Result<()> {
        let key = factor_key(user);
        self.attempt(&key).await?;
        let two_factor = self.store.read().await?.two_factors().get(user.id).await?;
        let two_factor = two_factor.ok_or_else(no_authenticator)?;
        let secret = self.vault.open(SEALED_FOR, &two_factor.sealed_secret)?;
        let step = step_of(&secret, code.expose(), self.ambient.now())?;
        let mut tx = self.store.begin().await?;
        let right = match step {
            Some(step) => tx.two_factors().use_step(user.id, step).await?,
            None => false,
        };
        self.settle_factor(tx, right, user, device).await
    }

    /// Takes a recovery code, once.
    async fn check_recovery(&self, user: &User, code: &Token, device: &Device) -> Result<()> {
        self.attempt(&factor_key(user)).await?;
        let mut tx = self.store.begin().await?;
        let right = tx.two_factors().take_code(user.id, &recovery_hash(user.id, code)).await?;
        if right {
            self.record(tx.as_mut(), Action::RecoveryCodeUsed, user, device, json!({})).await?;
        }
        self.settle_factor(tx, right, user, device).await
    }

    async fn settle_factor(
        &self,
        mut tx: Box<dyn Transaction>,
        right: bool,
        user: &User,
        device: &Device,
    ) -> Result<()> {
        if right {
            tx.attempts().clear(&factor_key(user)).await?;
            return tx.commit().await;
        }
        self.record(tx.as_mut(), Action::TwoFactorFailed, user, device, json!({})).await?;
        tx.commit().await?;
        Err(Error::new(ErrorCode::Unauthenticated, "this code is wrong, or was used before")
            .with("field", "code")
            .with("reason", "invalid_code"))
    }

    /// A secret by which this device is asked for no second factor for a while.
    pub(super) async fn trust(
        &self,
        tx: &mut dyn Transaction,
        user: &User,
        device: &Device,
    ) -> Result<Token> {
        self.record(tx, Action::DeviceTrusted, user, device, json!({})).await?;
        let lifetime = self.config.trusted_device_lifetime;
        self.give(tx, Purpose::TrustedDevice, &user.id.to_string(), json!(null), lifetime).await
    }

    async fn keep_codes(
        &self,
        tx: &mut dyn Transaction,
        user: &User,
        codes: &[Token],
    ) -> Result<()> {
        let hashes: Vec<_> = codes.iter().map(|code| recovery_hash(user.id, code)).collect();
        tx.two_factors().set_codes(user.id, &hashes).await
    }
}

fn factor_key(user: &User) -> String {
    format!("second-factor:{}", user.id)
}

fn no_challenge() -> Error {
    Error::new(ErrorCode::Unauthenticated, "sign in with the first factor again")
        .with("reason", "no_challenge")
}

fn no_authenticator() -> Error {
    Error::new(ErrorCode::Conflict, "this user has no authenticator")
        .with("reason", "two_factor_not_enabled")
}
