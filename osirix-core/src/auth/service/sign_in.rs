use serde_json::{Value, json};

use super::{Auth, wrong_credentials};
use crate::audit::Action;
use crate::auth::{
    Challenge, Credential, Device, Email, FactorMethod, Purpose, SignIn, SignInOutcome, SignedIn,
    Token, User,
};
use crate::error::{Error, ErrorCode, Result};
use crate::secret::Secret;
use crate::store::Transaction;

/// How somebody has shown who they are.
pub(super) struct Proof<'a> {
    /// The audit log's name of it.
    pub(super) by: &'static str,
    /// Whether it was two factors in one.
    pub(super) strong: bool,
    pub(super) remember: bool,
    pub(super) trusted_device: Option<&'a Token>,
}

impl Auth {
    /// Signs in with a password; who has a second factor is asked for it.
    ///
    /// An unknown address, a user without a password and a wrong password are one error,
    /// [`Unauthenticated`](crate::ErrorCode::Unauthenticated), after the same work. Too many of
    /// them for one address, known or not, are
    /// [`RateLimited`](crate::ErrorCode::RateLimited).
    pub async fn sign_in(&self, request: SignIn, device: &Device) -> Result<SignInOutcome> {
        let email = Email::new(&request.email)?;
        self.config.passwords.check_long(&request.password)?;
        let key = format!("sign-in:{email}");
        self.attempt(&key).await?;
        let (user, credential) = self.password_of(&email).await?.unzip();
        let stored = credential.as_ref().and_then(Credential::hash);
        let verdict = self.passwords.verify(request.password.clone(), stored.clone()).await?;
        let (Some(user), Some(credential), true) = (user, credential, verdict.matches) else {
            self.record_failure(&email, device).await?;
            return Err(wrong_credentials());
        };
        self.refuse_unready(&user, device).await?;
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
        let proof = Proof {
            by: "password",
            strong: false,
            remember: request.remember,
            trusted_device: request.trusted_device.as_ref(),
        };
        let outcome = self.conclude(tx.as_mut(), user, proof, device).await?;
        tx.commit().await?;
        Ok(outcome)
    }

    /// The end of every way to sign in: a session, or the question for the second factor.
    pub(super) async fn conclude(
        &self,
        tx: &mut dyn Transaction,
        user: User,
        proof: Proof<'_>,
        device: &Device,
    ) -> Result<SignInOutcome> {
        self.refuse_banned(&user)?;
        let mut trusted_device = None;
        if user.two_factor_enabled && !proof.strong {
            if !self.is_trusted(tx, &user, proof.trusted_device).await? {
                let challenge = self.challenge(tx, &user, proof.remember).await?;
                return Ok(SignInOutcome::Challenged(challenge));
            }
            trusted_device = Some(self.trust(tx, &user, device).await?);
        }
        let more = json!({ "by": proof.by });
        self.record(tx, Action::SignedIn, &user, device, more).await?;
        let begun = self.begin_session(tx, user, proof.remember, device).await?;
        Ok(SignInOutcome::Complete(SignedIn { trusted_device, ..begun }))
    }

    async fn challenge(
        &self,
        tx: &mut dyn Transaction,
        user: &User,
        remember: bool,
    ) -> Result<Challenge> {
        let (subject, lifetime) = (user.id.to_string(), self.config.challenge_lifetime);
        let data = json!({ "remember": remember });
        let token = self.give(tx, Purpose::SecondFactor, &subject, data, lifetime).await?;
        let methods = FactorMethod::ALL.to_vec();
        Ok(Challenge { token, methods, expires_at: self.ambient.now() + lifetime })
    }

    /// Whether the device shows what it was given; that is good once.
    async fn is_trusted(
        &self,
        tx: &mut dyn Transaction,
        user: &User,
        shown: Option<&Token>,
    ) -> Result<bool> {
        let Some(shown) = shown else { return Ok(false) };
        let (purpose, now) = (Purpose::TrustedDevice, self.ambient.now());
        let found = tx.verifications().find(purpose, &shown.hash(), now).await?;
        if found.is_none_or(|found| found.subject != user.id.to_string()) {
            return Ok(false);
        }
        Ok(tx.verifications().redeem(purpose, &shown.hash(), now).await?.is_some())
    }

    /// Refuses who knows the password and may not sign in all the same.
    pub(super) async fn refuse_unready(&self, user: &User, device: &Device) -> Result<()> {
        let refused = self.refuse_banned(user).and_then(|()| self.refuse_unverified(user));
        if let Err(error) = &refused {
            let mut tx = self.store.begin().await?;
            let more = json!({ "reason": error.context_value("reason") });
            self.record(tx.as_mut(), Action::SignInFailed, user, device, more).await?;
            tx.commit().await?;
        }
        refused
    }

    pub(super) fn refuse_banned(&self, user: &User) -> Result<()> {
        let Some(ban) = user.ban_at(self.ambient.now()) else { return Ok(()) };
        let mut error = Error::new(ErrorCode::PermissionDenied, "this user is banned")
            .with("reason", "banned_user");
        if let Some(reason) = &ban.reason {
            error = error.with("ban_reason", reason);
        }
        if let Some(end) = ban.expires_at {
            error = error.with("ban_expires_at", end);
        }
        Err(error)
    }

    fn refuse_unverified(&self, user: &User) -> Result<()> {
        if user.email_verified || !self.config.require_verified_email {
            return Ok(());
        }
        Err(Error::new(ErrorCode::PermissionDenied, "verify the e-mail address first")
            .with("reason", "email_not_verified"))
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
    async fn record_failure(&self, email: &Email, device: &Device) -> Result<()> {
        let mut tx = self.store.begin().await?;
        if let Some(user) = tx.users().by_email(email).await? {
            let more: Value = json!({ "by": "password" });
            self.record(tx.as_mut(), Action::SignInFailed, &user, device, more).await?;
        }
        tx.commit().await
    }
}

impl Credential {
    pub(super) fn hash(&self) -> Option<String> {
        self.password.as_ref().map(|hash: &Secret<String>| hash.expose().clone())
    }
}
