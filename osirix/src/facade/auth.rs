use osirix_core::auth::{
    Auth, Claims, Device, Identity, Jwks, PasskeyAnswer, PasskeyChallenge, ProviderOutcome,
    ProviderReturn, ProviderStart, Purpose, SecondFactor, Session, SignIn, SignInOutcome, SignUp,
    SignedIn, Token,
};
use osirix_core::error::Result;
use osirix_core::id::SessionId;
use osirix_core::secret::Secret;

/// Who somebody is: signing up and in, and sessions.
#[derive(Clone)]
pub struct AuthApi {
    auth: Auth,
}

impl AuthApi {
    pub(super) fn new(auth: &Auth) -> Self {
        AuthApi { auth: auth.clone() }
    }

    /// Makes a user with an account on the Free plan, and signs them in. The token is known at this
    /// moment alone. An address that is taken is
    /// [`AlreadyExists`](crate::ErrorCode::AlreadyExists).
    pub async fn sign_up(&self, request: SignUp, device: Device) -> Result<SignedIn> {
        self.auth.sign_up(request, &device).await
    }

    /// Makes a user who verifies the address before the first sign-in, by a link that is mailed:
    /// `{token}` in it stands for the secret. Nothing tells whether the address was taken.
    pub async fn register(&self, request: SignUp, link: String, device: Device) -> Result<()> {
        self.auth.register(request, &link, &device).await
    }

    /// Signs in with a password; who has a second factor is asked for it. An unknown address and a
    /// wrong password are one error, [`Unauthenticated`](crate::ErrorCode::Unauthenticated); too
    /// many of them are [`RateLimited`](crate::ErrorCode::RateLimited) with `retry_after_s`.
    pub async fn sign_in(&self, request: SignIn, device: Device) -> Result<SignInOutcome> {
        self.auth.sign_in(request, &device).await
    }

    /// Ends a sign-in with the second factor. A wrong code is
    /// [`Unauthenticated`](crate::ErrorCode::Unauthenticated); a code is good once.
    pub async fn second_factor(
        &self,
        challenge: Token,
        factor: SecondFactor,
        device: Device,
    ) -> Result<SignedIn> {
        self.auth.second_factor(&challenge, &factor, &device).await
    }

    /// Mails a link that signs in: `{token}` in it stands for the secret. Who is not known yet is a
    /// user after following it.
    pub async fn request_magic_link(
        &self,
        email: String,
        name: Option<String>,
        link: String,
    ) -> Result<()> {
        self.auth.request_magic_link(&email, name.as_deref(), &link).await
    }

    /// Signs in by a link that was mailed, once.
    pub async fn sign_in_by_link(
        &self,
        token: Token,
        trusted_device: Option<Token>,
        device: Device,
    ) -> Result<SignInOutcome> {
        self.auth.sign_in_by_link(&token, trusted_device.as_ref(), &device).await
    }

    /// Mails a code of six digits, good for five minutes and five guesses: to sign in, to verify the
    /// address, or to choose a new password.
    pub async fn request_code(&self, email: String, purpose: Purpose) -> Result<()> {
        self.auth.request_code(&email, purpose).await
    }

    /// Signs in by a code that was mailed, once.
    pub async fn sign_in_by_code(
        &self,
        email: String,
        code: Token,
        trusted_device: Option<Token>,
        device: Device,
    ) -> Result<SignInOutcome> {
        self.auth.sign_in_by_code(&email, &code, trusted_device.as_ref(), &device).await
    }

    /// A challenge for whoever has a passkey.
    pub async fn start_passkey_sign_in(&self) -> Result<PasskeyChallenge> {
        self.auth.start_passkey_sign_in().await
    }

    /// Signs in with a passkey.
    pub async fn sign_in_by_passkey(
        &self,
        answer: PasskeyAnswer,
        device: Device,
    ) -> Result<SignInOutcome> {
        self.auth.sign_in_by_passkey(&answer, &device).await
    }

    /// The ids of the identity providers that are set up.
    pub async fn providers(&self) -> Result<Vec<String>> {
        Ok(self.auth.providers())
    }

    /// Begins to sign in by an identity provider, which sends the browser back to `redirect_uri`.
    /// `then` is given back at the end.
    pub async fn start_provider(
        &self,
        provider: String,
        redirect_uri: String,
        then: Option<String>,
    ) -> Result<ProviderStart> {
        self.auth.start_provider(&provider, &redirect_uri, None, then.into()).await
    }

    /// Ends a way round by an identity provider, in the browser that began it.
    pub async fn finish_provider(
        &self,
        provider: String,
        back: ProviderReturn,
        device: Device,
    ) -> Result<ProviderOutcome> {
        self.auth.finish_provider(&provider, back, &device).await
    }

    /// Mails the link by which a new password is chosen: `{token}` in it stands for the secret.
    /// Nothing tells whether the address is known.
    pub async fn request_password_reset(
        &self,
        email: String,
        link: String,
        device: Device,
    ) -> Result<()> {
        self.auth.request_password_reset(&email, &link, &device).await
    }

    /// Chooses a new password by a link that was mailed, once. Every session ends.
    pub async fn reset_password(
        &self,
        token: Token,
        password: Secret<String>,
        device: Device,
    ) -> Result<()> {
        self.auth.reset_password(&token, password, &device).await
    }

    /// Chooses a new password by a code that was mailed, once. Every session ends.
    pub async fn reset_password_by_code(
        &self,
        email: String,
        code: Token,
        password: Secret<String>,
        device: Device,
    ) -> Result<()> {
        self.auth.reset_password_by_code(&email, &code, password, &device).await
    }

    /// The session of a token and whose it is; `None` when it has ended. Its use renews it.
    pub async fn session(&self, token: Token) -> Result<Option<Identity>> {
        let found = self.auth.session(&token).await?;
        Ok(found.map(|(session, user)| Identity { session, user }))
    }

    /// Ends the session of a token; one that has ended already is no error.
    pub async fn sign_out(&self, token: Token, device: Device) -> Result<()> {
        self.auth.sign_out(&token, &device).await
    }

    /// The live sessions of the user who shows this token, the newest first. The session must have
    /// begun within a day, or this is [`PermissionDenied`](crate::ErrorCode::PermissionDenied).
    pub async fn sessions(&self, token: Token) -> Result<Vec<Session>> {
        let user = self.auth.require_fresh_session(&token).await?;
        self.auth.sessions(&user).await
    }

    /// Ends one of the user's own sessions; `false` when it is not theirs, or has ended.
    pub async fn revoke_session(
        &self,
        token: Token,
        session: SessionId,
        device: Device,
    ) -> Result<bool> {
        let (_, user) = self.auth.require_session(&token).await?;
        self.auth.revoke_session(&user, session, &device).await
    }

    /// Ends all of the user's sessions but this one; how many there were.
    pub async fn revoke_other_sessions(&self, token: Token, device: Device) -> Result<u64> {
        let (session, user) = self.auth.require_session(&token).await?;
        self.auth.revoke_sessions(&user, Some(session.id), &device).await
    }

    /// Ends all of the user's sessions, this one too; how many there were.
    pub async fn revoke_sessions(&self, token: Token, device: Device) -> Result<u64> {
        let (_, user) = self.auth.require_session(&token).await?;
        self.auth.revoke_sessions(&user, None, &device).await
    }

    /// A signed token (JWT) with which other services know the user for a quarter of an hour.
    pub async fn jwt(&self, token: Token) -> Result<Token> {
        self.auth.jwt_of(&token).await
    }

    /// What a signed token says; [`Unauthenticated`](crate::ErrorCode::Unauthenticated) when it is
    /// not ours, or has ended.
    pub async fn verify_jwt(&self, jwt: Token) -> Result<Claims> {
        self.auth.verify_jwt(&jwt).await
    }

    /// The public keys by which others check signed tokens.
    pub async fn jwks(&self) -> Result<Jwks> {
        self.auth.jwks().await
    }
}
