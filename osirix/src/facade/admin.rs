use osirix_core::auth::{
    Auth, Device, ImportReport, NewUser, Role, Session, SignedIn, Token, User, UserPage, UserQuery,
    UserUpdate,
};
use osirix_core::error::Result;
use osirix_core::id::{SessionId, UserId};
use osirix_core::secret::Secret;
use osirix_storage::BetterAuthUsers;

/// What administrators do with users.
///
/// Each call shows the token of an administrator's session; to everybody else it is
/// [`PermissionDenied`](crate::ErrorCode::PermissionDenied), and on record.
#[derive(Clone)]
pub struct AdminApi {
    auth: Auth,
}

impl AdminApi {
    pub(super) fn new(auth: &Auth) -> Self {
        AdminApi { auth: auth.clone() }
    }

    /// Makes the user of an address an administrator, without a token: for the program that the
    /// platform is part of. The first one is made in no other way.
    pub async fn appoint(&self, email: String) -> Result<User> {
        self.auth.appoint_admin(&email).await
    }

    /// Takes over the users of a Better Auth database, `sqlite:PATH` or `postgres://...`, without a
    /// token: for the program that the platform is part of. Who is here already is left as they
    /// are, so that it can be done again; passwords work as before.
    pub async fn import_better_auth(&self, database_url: String) -> Result<ImportReport> {
        let mut users = BetterAuthUsers::open(&database_url).await?;
        self.auth.import(&mut users).await
    }

    /// The users that a query finds, the newest first.
    pub async fn list_users(
        &self,
        token: Token,
        query: UserQuery,
        device: Device,
    ) -> Result<UserPage> {
        self.auth.list_users(&self.admin(&token).await?, &query, &device).await
    }

    /// A user.
    pub async fn get_user(&self, token: Token, user: UserId, device: Device) -> Result<User> {
        self.auth.user_of_id(&self.admin(&token).await?, user, &device).await
    }

    /// Makes a user.
    pub async fn create_user(
        &self,
        token: Token,
        request: NewUser,
        device: Device,
    ) -> Result<User> {
        self.auth.create_user(&self.admin(&token).await?, request, &device).await
    }

    /// Changes a user's name and picture.
    pub async fn update_user(
        &self,
        token: Token,
        user: UserId,
        update: UserUpdate,
        device: Device,
    ) -> Result<User> {
        self.auth.edit_user(&self.admin(&token).await?, user, update, &device).await
    }

    /// Gives a user another role. Their sessions end.
    pub async fn set_role(
        &self,
        token: Token,
        user: UserId,
        role: Role,
        device: Device,
    ) -> Result<User> {
        self.auth.set_role(&self.admin(&token).await?, user, role, &device).await
    }

    /// Keeps a user from signing in, for so many seconds or for good. Their sessions end.
    pub async fn ban_user(
        &self,
        token: Token,
        user: UserId,
        reason: Option<String>,
        expires_in_s: Option<u64>,
        device: Device,
    ) -> Result<User> {
        let admin = self.admin(&token).await?;
        self.auth.ban_user(&admin, user, reason, expires_in_s, &device).await
    }

    /// Lets a user sign in again.
    pub async fn unban_user(&self, token: Token, user: UserId, device: Device) -> Result<User> {
        self.auth.unban_user(&self.admin(&token).await?, user, &device).await
    }

    /// Gives a user another password. Their sessions end.
    pub async fn set_password(
        &self,
        token: Token,
        user: UserId,
        password: Secret<String>,
        device: Device,
    ) -> Result<()> {
        self.auth.set_password(&self.admin(&token).await?, user, password, &device).await
    }

    /// A user's sessions.
    pub async fn sessions(
        &self,
        token: Token,
        user: UserId,
        device: Device,
    ) -> Result<Vec<Session>> {
        self.auth.sessions_of(&self.admin(&token).await?, user, &device).await
    }

    /// Ends one of a user's sessions; `false` when it has ended.
    pub async fn revoke_session(
        &self,
        token: Token,
        session: SessionId,
        device: Device,
    ) -> Result<bool> {
        self.auth.revoke_session_of(&self.admin(&token).await?, session, &device).await
    }

    /// Ends all of a user's sessions; how many there were.
    pub async fn revoke_sessions(&self, token: Token, user: UserId, device: Device) -> Result<u64> {
        self.auth.revoke_sessions_of(&self.admin(&token).await?, user, &device).await
    }

    /// Begins a session in which the administrator acts as a user, of an hour at most and on
    /// record. Nobody acts as an administrator.
    pub async fn impersonate(
        &self,
        token: Token,
        user: UserId,
        device: Device,
    ) -> Result<SignedIn> {
        self.auth.impersonate(&self.admin(&token).await?, user, &device).await
    }

    /// Ends such a session, by its own token.
    pub async fn stop_impersonating(&self, token: Token, device: Device) -> Result<()> {
        let (session, user) = self.auth.require_session(&token).await?;
        self.auth.stop_impersonating(&session, &user, &device).await
    }

    /// Erases a user.
    pub async fn remove_user(&self, token: Token, user: UserId, device: Device) -> Result<()> {
        self.auth.remove_user(&self.admin(&token).await?, user, &device).await
    }

    /// Who asks; whether they are an administrator is decided, and noted, where it matters.
    async fn admin(&self, token: &Token) -> Result<User> {
        let (session, user) = self.auth.require_session(token).await?;
        self.auth.refuse_impersonation(&session)?;
        Ok(user)
    }
}
