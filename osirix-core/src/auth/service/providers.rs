use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::sign_in::Proof;
use super::sign_up::taken;
use super::{Auth, no_session};
use crate::audit::Action;
use crate::auth::{
    Credential, Device, IdentityProvider, Profile, ProviderAnswer, ProviderRequest, Purpose,
    SignInOutcome, Token, User,
};
use crate::error::{Error, ErrorCode, Result};
use crate::id::{CredentialId, UserId};
use crate::secret::Secret;
use crate::store::Transaction;

const SEALED_FOR: &str = "oauth";

/// A way round by a provider that has begun.
#[derive(Debug, Clone, Serialize)]
pub struct ProviderStart {
    /// The provider's page, to which the browser is sent.
    pub url: String,
    /// What the browser that began must show at the end: it is kept in a cookie, and is in the
    /// address as well.
    pub state: Token,
}

/// How somebody comes back from a provider.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderReturn {
    /// The state in the address.
    pub state: Token,
    /// The state that the browser kept: the same, or somebody else began.
    pub kept_state: Option<Token>,
    /// The code.
    pub code: Secret<String>,
    /// The issuer that the answer names (RFC 9207).
    pub issuer: Option<String>,
    /// What a trusted device was given at its last sign-in.
    #[serde(default)]
    pub trusted_device: Option<Token>,
}

/// How a way round by a provider ends.
#[derive(Debug, Clone, Serialize)]
pub struct ProviderOutcome {
    /// A session, or the question for the second factor.
    pub outcome: SignInOutcome,
    /// What the caller gave at the beginning.
    pub then: Value,
}

/// What is remembered between the two, sealed.
#[derive(Serialize, Deserialize)]
struct Journey {
    provider: String,
    redirect_uri: String,
    code_verifier: Token,
    nonce: Token,
    /// Who links the provider's account, instead of signing in.
    link: Option<UserId>,
    /// Where the caller goes on afterwards.
    then: Value,
}

impl Auth {
    /// The ids of the providers that are set up.
    pub fn providers(&self) -> Vec<String> {
        self.parts.providers.iter().map(|provider| provider.id().to_owned()).collect()
    }

    /// Begins a way round by a provider, to sign in or, for a user who is signed in, to link its
    /// account. `then` is given back at the end.
    pub async fn start_provider(
        &self,
        provider: &str,
        redirect_uri: &str,
        link: Option<&User>,
        then: Value,
    ) -> Result<ProviderStart> {
        let provider = self.provider(provider)?;
        let request = ProviderRequest {
            redirect_uri: redirect_uri.to_owned(),
            state: Token::new(&self.ambient)?,
            code_verifier: Token::new(&self.ambient)?,
            nonce: Token::new(&self.ambient)?,
        };
        let url = provider.authorization_url(&request).await?;
        let journey = Journey {
            provider: provider.id().to_owned(),
            redirect_uri: request.redirect_uri,
            code_verifier: request.code_verifier,
            nonce: request.nonce,
            link: link.map(|user| user.id),
            then,
        };
        let text = json!(journey).to_string();
        let data = json!(self.vault.seal(&self.ambient, SEALED_FOR, &text)?);
        let (hash, lifetime) = (request.state.hash(), self.config.challenge_lifetime);
        let mut tx = self.store.begin().await?;
        let purpose = Purpose::OAuthState;
        self.keep(tx.as_mut(), purpose, provider.id(), data, lifetime, &hash).await?;
        tx.commit().await?;
        Ok(ProviderStart { url, state: request.state })
    }

    /// Ends a way round by a provider, in the browser that began it, once.
    ///
    /// A provider's account that is linked signs its user in. Otherwise a user of the same address
    /// is signed in, and the account linked, only where the provider *and* the user have verified
    /// that address: an address that either has merely claimed would give the user away. An address
    /// that nobody has is a new user.
    pub async fn finish_provider(
        &self,
        provider: &str,
        back: ProviderReturn,
        device: &Device,
    ) -> Result<ProviderOutcome> {
        let (journey, profile) = self.vouched(provider, &back).await?;
        let mut tx = self.store.begin().await?;
        let user = match journey.link {
            Some(user) => self.linked(tx.as_mut(), user, provider, &profile, device).await?,
            None => self.user_of(tx.as_mut(), provider, &profile, device).await?,
        };
        let proof = Proof {
            by: "provider",
            strong: false,
            remember: true,
            trusted_device: back.trusted_device.as_ref(),
        };
        let outcome = self.conclude(tx.as_mut(), user, proof, device).await?;
        tx.commit().await?;
        Ok(ProviderOutcome { outcome, then: journey.then })
    }

    async fn vouched(&self, id: &str, back: &ProviderReturn) -> Result<(Journey, Profile)> {
        let provider = self.provider(id)?;
        if back.kept_state.as_ref().is_none_or(|kept| kept.hash() != back.state.hash()) {
            return Err(strange_state());
        }
        let mut tx = self.store.begin().await?;
        let taken = tx
            .verifications()
            .redeem(Purpose::OAuthState, &back.state.hash(), self.ambient.now())
            .await?;
        tx.commit().await?;
        let taken = taken.filter(|taken| taken.subject == id).ok_or_else(strange_state)?;
        let text = self.vault.open(SEALED_FOR, taken.data.as_str().unwrap_or_default())?;
        let journey: Journey = serde_json::from_str(text.expose())
            .map_err(|e| Error::internal("a journey is not what was written").caused_by(e))?;
        let request = ProviderRequest {
            redirect_uri: journey.redirect_uri.clone(),
            state: back.state.clone(),
            code_verifier: journey.code_verifier.clone(),
            nonce: journey.nonce.clone(),
        };
        let answer = ProviderAnswer { code: back.code.clone(), issuer: back.issuer.clone() };
        let profile = provider.profile(&request, &answer).await?;
        Ok((journey, profile))
    }

    async fn user_of(
        &self,
        tx: &mut dyn Transaction,
        provider: &str,
        profile: &Profile,
        device: &Device,
    ) -> Result<User> {
        if let Some(way) = tx.credentials().by_provider(provider, &profile.subject).await? {
            return tx.users().get(way.user_id).await?.ok_or_else(no_session);
        }
        let user = match tx.users().by_email(&profile.email).await? {
            Some(user) if user.email_verified && profile.email_verified => user,
            Some(_) => return Err(not_linked()),
            None => {
                let local = profile.email.as_str().split('@').next().unwrap_or_default();
                let named = profile.name.as_deref().map(User::check_name).and_then(Result::ok);
                let image = profile.image.clone().filter(|i| User::check_image(Some(i)).is_ok());
                let name = named.unwrap_or_else(|| local.to_owned());
                let user = self.new_user(name, profile.email.clone())?;
                let email_verified = profile.email_verified;
                let user = User { email_verified, image, ..user };
                if !self.add_user(tx, &user, None, device).await? {
                    return Err(taken());
                }
                user
            }
        };
        self.link(tx, &user, provider, profile, device).await?;
        Ok(user)
    }

    /// The user who asked to link, with the provider's account linked.
    async fn linked(
        &self,
        tx: &mut dyn Transaction,
        user: UserId,
        provider: &str,
        profile: &Profile,
        device: &Device,
    ) -> Result<User> {
        let user = tx.users().get(user).await?.ok_or_else(no_session)?;
        match tx.credentials().by_provider(provider, &profile.subject).await? {
            Some(way) if way.user_id != user.id => Err(not_linked()),
            Some(_) => Ok(user),
            None => {
                self.link(tx, &user, provider, profile, device).await?;
                Ok(user)
            }
        }
    }

    async fn link(
        &self,
        tx: &mut dyn Transaction,
        user: &User,
        provider: &str,
        profile: &Profile,
        device: &Device,
    ) -> Result<()> {
        let now = self.ambient.now();
        let credential = Credential {
            id: self.ambient.new_id()?,
            user_id: user.id,
            provider: provider.to_owned(),
            provider_account_id: profile.subject.clone(),
            password: None,
            created_at: now,
            updated_at: now,
        };
        if !tx.credentials().insert(&credential).await? {
            return Err(not_linked());
        }
        let more = json!({ "provider": provider });
        self.record(tx, Action::ProviderLinked, user, device, more).await?;
        let what = format!("An account at {provider} can sign in as you now.");
        self.notify(tx, &user.email, &what).await
    }

    /// Takes a way to sign in from a user, who must keep another.
    pub async fn unlink(&self, user: &User, id: CredentialId, device: &Device) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let ways = tx.credentials().of_user(user.id).await?;
        let passkeys = tx.passkeys().of_user(user.id).await?;
        let way = ways.iter().find(|way| way.id == id);
        let way = way.ok_or_else(|| Error::not_found("credential", id))?;
        if ways.len() + passkeys.len() < 2 {
            let message = "this is the only way left to sign in";
            return Err(Error::new(ErrorCode::Conflict, message).with("reason", "last_account"));
        }
        let more = json!({ "provider": way.provider });
        tx.credentials().delete(user.id, id).await?;
        self.record(tx.as_mut(), Action::ProviderUnlinked, user, device, more).await?;
        tx.commit().await
    }

    fn provider(&self, id: &str) -> Result<&Arc<dyn IdentityProvider>> {
        self.parts
            .providers
            .iter()
            .find(|provider| provider.id() == id)
            .ok_or_else(|| Error::not_found("provider", id).with("reason", "provider_not_found"))
    }
}

fn strange_state() -> Error {
    Error::new(ErrorCode::Unauthenticated, "this browser did not begin this, or has ended it")
        .with("reason", "state_mismatch")
}

fn not_linked() -> Error {
    let message = "there is a user of this address: sign in as before, and link the account then";
    Error::new(ErrorCode::PermissionDenied, message).with("reason", "account_not_linked")
}
