use osirix_core::auth::{
    Auth, Device, Identity, Session, SignIn, SignUp, SignedIn, Token, User, UserUpdate,
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

    /// Signs in with a password. An unknown address and a wrong password are one error,
    /// [`Unauthenticated`](crate::ErrorCode::Unauthenticated); too many of them are
    /// [`RateLimited`](crate::ErrorCode::RateLimited) with `retry_after_s`.
    pub async fn sign_in(&self, request: SignIn, device: Device) -> Result<SignedIn> {
        self.auth.sign_in(request, &device).await
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
        let (session, user) = self.auth.require_session(&token).await?;
        self.auth.require_fresh(&session)?;
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

    /// Changes name and picture.
    pub async fn update_user(
        &self,
        token: Token,
        update: UserUpdate,
        device: Device,
    ) -> Result<User> {
        let (_, user) = self.auth.require_session(&token).await?;
        self.auth.update_user(&user, update, &device).await
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
        let (_, user) = self.auth.require_session(&token).await?;
        self.auth.verify_password(&user, password).await
    }

    /// Erases the user: name, address, sessions, ways to sign in. The account's books stay, and are
    /// nobody's. Needs the password.
    pub async fn delete_user(
        &self,
        token: Token,
        password: Secret<String>,
        device: Device,
    ) -> Result<()> {
        let (_, user) = self.auth.require_session(&token).await?;
        self.auth.verify_password(&user, password).await?;
        self.auth.delete_user(&user, &device).await
    }
}
