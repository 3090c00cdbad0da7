use osirix_core::auth::{
    Auth, Device, LinkedAccount, Passkey, PasskeyAnswer, PasskeyChallenge, ProviderStart, SignedIn,
    Token, TwoFactorSetup, User, UserUpdate,
};
use osirix_core::error::Result;
use osirix_core::id::{CredentialId, PasskeyId};
use osirix_core::secret::Secret;

/// What users do with themselves: name, address, password, second factor, passkeys.
///
/// Each call shows the token of a session, or is
/// [`Unauthenticated`](crate::ErrorCode::Unauthenticated).
#[derive(Clone)]
pub struct ProfileApi {
    auth: Auth,
}

impl ProfileApi {
    pub(super) fn new(auth: &Auth) -> Self {
        ProfileApi { auth: auth.clone() }
    }

    /// Changes name and picture.
    pub async fn update(&self, token: Token, update: UserUpdate, device: Device) -> Result<User> {
        let user = self.user(&token).await?;
        self.auth.update_user(&user, update, &device).await
    }

    /// Mails the link by which the user verifies their address: `{token}` in it stands for the
    /// secret.
    pub async fn request_verification(&self, token: Token, link: String) -> Result<()> {
        let user = self.user(&token).await?;
        self.auth.request_verification(&user, &link).await
    }

    /// The same for whoever's address this is, without a session. Nothing tells whether it is
    /// known, or verified already.
    pub async fn request_verification_of(&self, email: String, link: String) -> Result<()> {
        self.auth.request_verification_of(&email, &link).await
    }

    /// Notes that an address is its user's, by a link that was mailed there, once.
    pub async fn verify_email(&self, secret: Token, device: Device) -> Result<User> {
        self.auth.verify_email(&secret, &device).await
    }

    /// Notes that an address is its user's, by a code that was mailed there, once.
    pub async fn verify_email_by_code(
        &self,
        email: String,
        code: Token,
        device: Device,
    ) -> Result<User> {
        self.auth.verify_email_by_code(&email, &code, &device).await
    }

    /// Mails a link to the address that the user wants to move to. The session must be a day old at
    /// most.
    pub async fn request_email_change(
        &self,
        token: Token,
        email: String,
        link: String,
        device: Device,
    ) -> Result<()> {
        let user = self.auth.require_fresh_session(&token).await?;
        self.auth.request_email_change(&user, &email, &link, &device).await
    }

    /// Moves a user to the address that a link was mailed to, once.
    pub async fn change_email(&self, secret: Token, device: Device) -> Result<User> {
        self.auth.change_email(&secret, &device).await
    }

    /// Changes the password. With `revoke_others` every session ends, this one too, and a new one
    /// begins, which is given.
    pub async fn change_password(
        &self,
        token: Token,
        current_password: Secret<String>,
        new_password: Secret<String>,
        revoke_others: bool,
        device: Device,
    ) -> Result<Option<SignedIn>> {
        let (session, user) = self.auth.require_session(&token).await?;
        let (current, new) = (current_password, new_password);
        self.auth.change_password(&session, &user, current, new, revoke_others, &device).await
    }

    /// Whether this is the user's password: [`InvalidInput`](crate::ErrorCode::InvalidInput) when
    /// not. Counts as an attempt to sign in.
    pub async fn verify_password(&self, token: Token, password: Secret<String>) -> Result<()> {
        let user = self.user(&token).await?;
        self.auth.verify_password(&user, password).await
    }

    /// Sets up an authenticator, which is asked for once its code was confirmed.
    pub async fn start_two_factor(
        &self,
        token: Token,
        password: Secret<String>,
    ) -> Result<TwoFactorSetup> {
        let user = self.user(&token).await?;
        self.auth.start_two_factor(&user, password).await
    }

    /// Asks for the second factor from now on. Every session ends, and a new one begins.
    pub async fn confirm_two_factor(
        &self,
        token: Token,
        code: Token,
        device: Device,
    ) -> Result<SignedIn> {
        let (session, user) = self.auth.require_session(&token).await?;
        self.auth.confirm_two_factor(&session, &user, &code, &device).await
    }

    /// Asks for no second factor any more.
    pub async fn disable_two_factor(
        &self,
        token: Token,
        password: Secret<String>,
        device: Device,
    ) -> Result<()> {
        let user = self.user(&token).await?;
        self.auth.disable_two_factor(&user, password, &device).await
    }

    /// New recovery codes, in place of those before.
    pub async fn renew_recovery_codes(
        &self,
        token: Token,
        password: Secret<String>,
        device: Device,
    ) -> Result<Vec<Token>> {
        let user = self.user(&token).await?;
        self.auth.renew_recovery_codes(&user, password, &device).await
    }

    /// A challenge with which the user's device makes a passkey. The session must be a day old at
    /// most.
    pub async fn start_passkey(&self, token: Token) -> Result<PasskeyChallenge> {
        let user = self.auth.require_fresh_session(&token).await?;
        self.auth.start_passkey(&user).await
    }

    /// Adds the passkey that a device has made.
    pub async fn add_passkey(
        &self,
        token: Token,
        name: String,
        answer: PasskeyAnswer,
        device: Device,
    ) -> Result<Passkey> {
        let user = self.auth.require_fresh_session(&token).await?;
        self.auth.add_passkey(&user, &name, &answer, &device).await
    }

    /// The user's passkeys, the oldest first.
    pub async fn passkeys(&self, token: Token) -> Result<Vec<Passkey>> {
        let user = self.user(&token).await?;
        self.auth.passkeys(&user).await
    }

    /// Gives a passkey another name.
    pub async fn rename_passkey(
        &self,
        token: Token,
        passkey: PasskeyId,
        name: String,
    ) -> Result<()> {
        let user = self.user(&token).await?;
        self.auth.rename_passkey(&user, passkey, &name).await
    }

    /// Removes a passkey.
    pub async fn remove_passkey(
        &self,
        token: Token,
        passkey: PasskeyId,
        device: Device,
    ) -> Result<()> {
        let user = self.auth.require_fresh_session(&token).await?;
        self.auth.remove_passkey(&user, passkey, &device).await
    }

    /// The ways in which the user signs in, the oldest first.
    pub async fn linked_accounts(&self, token: Token) -> Result<Vec<LinkedAccount>> {
        let user = self.user(&token).await?;
        Ok(self.auth.credentials(&user).await?.into_iter().map(Into::into).collect())
    }

    /// Begins to link an identity provider's account, which ends as signing in by it does.
    pub async fn start_link(
        &self,
        token: Token,
        provider: String,
        redirect_uri: String,
        then: Option<String>,
    ) -> Result<ProviderStart> {
        let user = self.auth.require_fresh_session(&token).await?;
        self.auth.start_provider(&provider, &redirect_uri, Some(&user), then.into()).await
    }

    /// Takes away a way to sign in; the user keeps another.
    pub async fn unlink(&self, token: Token, account: CredentialId, device: Device) -> Result<()> {
        let user = self.auth.require_fresh_session(&token).await?;
        self.auth.unlink(&user, account, &device).await
    }

    /// Erases the user: name, address, sessions, keys, ways to sign in. The account's books stay,
    /// and are nobody's. Needs the password.
    pub async fn delete(
        &self,
        token: Token,
        password: Secret<String>,
        device: Device,
    ) -> Result<()> {
        let (session, user) = self.auth.require_session(&token).await?;
        self.auth.refuse_impersonation(&session)?;
        self.auth.verify_password(&user, password).await?;
        self.auth.delete_user(&user, &device).await
    }

    async fn user(&self, token: &Token) -> Result<User> {
        Ok(self.auth.require_session(token).await?.1)
    }
}
