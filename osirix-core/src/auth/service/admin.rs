use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::sign_up::taken;
use super::{Auth, no_session};
use crate::audit::Action;
use crate::auth::{Ban, Credential, Device, Email, Role, Session, User};
use crate::error::{Error, ErrorCode, Result};
use crate::id::{SessionId, UserId};
use crate::secret::Secret;
use crate::store::Transaction;

/// Which users to list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UserQuery {
    /// A text in their name or address.
    pub search: String,
    /// How many at most: 1 to 200.
    pub limit: u32,
    /// How many to pass over.
    pub offset: u64,
}

impl UserQuery {
    const MAX_LIMIT: u32 = 200;
}

impl Default for UserQuery {
    fn default() -> Self {
        UserQuery { search: String::new(), limit: 100, offset: 0 }
    }
}

/// Users, and how many there are in all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserPage {
    /// So many of them, the newest first.
    pub users: Vec<User>,
    /// How many the query finds.
    pub total: u64,
}

/// A user whom an administrator makes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    /// The name for people.
    pub name: String,
    /// The address.
    pub email: String,
    /// The password; without one the user signs in by other ways.
    #[serde(default)]
    pub password: Option<Secret<String>>,
    /// What the user may do.
    #[serde(default = "no_role")]
    pub role: Role,
}

fn no_role() -> Role {
    Role::User
}

impl Auth {
    /// Makes a user an administrator: for the program that the platform is part of. The first one
    /// is made in no other way.
    pub async fn appoint_admin(&self, email: &str) -> Result<User> {
        let email = Email::new(email)?;
        let mut tx = self.store.begin().await?;
        let user = tx.users().by_email(&email).await?;
        let user = user.ok_or_else(|| Error::not_found("user", &email))?;
        let user = User { role: Role::Admin, updated_at: self.ambient.now(), ..user };
        tx.users().update(&user).await?;
        let more = json!({ "role": user.role });
        self.record(tx.as_mut(), Action::RoleChanged, &user, &Device::default(), more).await?;
        tx.commit().await?;
        Ok(user)
    }

    /// Refuses who is no administrator, and notes that they tried.
    pub async fn require_admin(&self, user: &User, device: &Device) -> Result<()> {
        if user.role == Role::Admin {
            return Ok(());
        }
        self.deny(user, "administer", device).await?;
        Err(Error::new(ErrorCode::PermissionDenied, "this is for administrators")
            .with("reason", "not_admin"))
    }

    pub(super) async fn deny(&self, user: &User, what: &str, device: &Device) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let more = json!({ "what": what });
        self.record(tx.as_mut(), Action::Denied, user, device, more).await?;
        tx.commit().await
    }

    /// The users that a query finds.
    pub async fn list_users(
        &self,
        admin: &User,
        query: &UserQuery,
        device: &Device,
    ) -> Result<UserPage> {
        self.require_admin(admin, device).await?;
        if !(1..=UserQuery::MAX_LIMIT).contains(&query.limit) {
            return Err(Error::invalid("limit", "list 1 to 200 users at once")
                .with("limit", UserQuery::MAX_LIMIT)
                .with("value", query.limit));
        }
        let mut tx = self.store.read().await?;
        let found = tx.users().list(&query.search, query.limit, query.offset).await?;
        let (users, total) = found;
        Ok(UserPage { users, total })
    }

    /// A user of any id.
    pub async fn user_of_id(&self, admin: &User, id: UserId, device: &Device) -> Result<User> {
        self.require_admin(admin, device).await?;
        let user = self.store.read().await?.users().get(id).await?;
        user.ok_or_else(|| Error::not_found("user", id))
    }

    /// Makes a user.
    pub async fn create_user(&self, admin: &User, new: NewUser, device: &Device) -> Result<User> {
        self.require_admin(admin, device).await?;
        let email = Email::new(&new.email)?;
        let name = User::check_name(&new.name)?;
        let password = match new.password {
            Some(password) => {
                self.check_new_password(&password).await?;
                Some(self.passwords.hash(password).await?)
            }
            None => None,
        };
        let user = User { role: new.role, ..self.new_user(name, email)? };
        let mut tx = self.store.begin().await?;
        if !self.add_user(tx.as_mut(), &user, password, device).await? {
            return Err(taken());
        }
        self.acted(tx.as_mut(), admin, "create", &user, device).await?;
        tx.commit().await?;
        Ok(user)
    }

    /// Gives a user another role. Their sessions end, for what they may do has changed.
    pub async fn set_role(
        &self,
        admin: &User,
        id: UserId,
        role: Role,
        device: &Device,
    ) -> Result<User> {
        let (mut tx, user) = self.administered(admin, id, device).await?;
        self.refuse_oneself(admin, &user)?;
        let user = User { role, updated_at: self.ambient.now(), ..user };
        tx.users().update(&user).await?;
        tx.sessions().delete_others(user.id, None).await?;
        let more = json!({ "role": role });
        self.record_by(tx.as_mut(), admin.id, Action::RoleChanged, &user, device, more).await?;
        tx.commit().await?;
        Ok(user)
    }

    /// Keeps a user from signing in, for so many seconds or for good. Their sessions end.
    pub async fn ban_user(
        &self,
        admin: &User,
        id: UserId,
        reason: Option<String>,
        expires_in_s: Option<u64>,
        device: &Device,
    ) -> Result<User> {
        let reason = reason.map(|reason| User::check_name(&reason)).transpose()?;
        let (mut tx, user) = self.administered(admin, id, device).await?;
        self.refuse_oneself(admin, &user)?;
        let span = expires_in_s.map(Duration::from_secs);
        let ban = Ban { reason, expires_at: span.map(|span| self.ambient.now() + span) };
        let more = json!({ "reason": ban.reason, "expires_at": ban.expires_at });
        let user = User { ban: Some(ban), updated_at: self.ambient.now(), ..user };
        tx.users().update(&user).await?;
        tx.sessions().delete_others(user.id, None).await?;
        self.record_by(tx.as_mut(), admin.id, Action::UserBanned, &user, device, more).await?;
        tx.commit().await?;
        Ok(user)
    }

    /// Lets a user sign in again.
    pub async fn unban_user(&self, admin: &User, id: UserId, device: &Device) -> Result<User> {
        let (mut tx, user) = self.administered(admin, id, device).await?;
        let user = User { ban: None, updated_at: self.ambient.now(), ..user };
        tx.users().update(&user).await?;
        let action = Action::UserUnbanned;
        self.record_by(tx.as_mut(), admin.id, action, &user, device, json!({})).await?;
        tx.commit().await?;
        Ok(user)
    }

    /// Changes another user's name or picture.
    pub async fn edit_user(
        &self,
        admin: &User,
        id: UserId,
        update: crate::auth::UserUpdate,
        device: &Device,
    ) -> Result<User> {
        let (mut tx, user) = self.administered(admin, id, device).await?;
        let user = self.updated(user, update)?;
        tx.users().update(&user).await?;
        self.acted(tx.as_mut(), admin, "edit", &user, device).await?;
        tx.commit().await?;
        Ok(user)
    }

    /// Gives a user another password. Their sessions end.
    pub async fn set_password(
        &self,
        admin: &User,
        id: UserId,
        password: Secret<String>,
        device: &Device,
    ) -> Result<()> {
        self.require_admin(admin, device).await?;
        self.check_new_password(&password).await?;
        let hash = self.passwords.hash(password).await?;
        let (mut tx, user) = self.administered(admin, id, device).await?;
        self.put_password(tx.as_mut(), &user, hash, device).await?;
        self.acted(tx.as_mut(), admin, "set the password", &user, device).await?;
        tx.commit().await
    }

    /// Another user's sessions.
    pub async fn sessions_of(
        &self,
        admin: &User,
        id: UserId,
        device: &Device,
    ) -> Result<Vec<Session>> {
        let user = self.user_of_id(admin, id, device).await?;
        self.sessions(&user).await
    }

    /// Ends one of another user's sessions; `false` when it has ended.
    pub async fn revoke_session_of(
        &self,
        admin: &User,
        id: SessionId,
        device: &Device,
    ) -> Result<bool> {
        self.require_admin(admin, device).await?;
        let found = self.store.read().await?.sessions().get(id).await?;
        let Some(session) = found else { return Ok(false) };
        let (mut tx, user) = self.administered(admin, session.user_id, device).await?;
        let revoked = tx.sessions().delete(user.id, id).await?;
        let more = json!({ "session": id });
        self.record_by(tx.as_mut(), admin.id, Action::SessionRevoked, &user, device, more).await?;
        tx.commit().await?;
        Ok(revoked)
    }

    /// Ends all of another user's sessions; how many there were.
    pub async fn revoke_sessions_of(
        &self,
        admin: &User,
        id: UserId,
        device: &Device,
    ) -> Result<u64> {
        let (mut tx, user) = self.administered(admin, id, device).await?;
        let revoked = tx.sessions().delete_others(user.id, None).await?;
        let more = json!({ "sessions": revoked });
        self.record_by(tx.as_mut(), admin.id, Action::SessionRevoked, &user, device, more).await?;
        tx.commit().await?;
        Ok(revoked)
    }

    /// Erases another user.
    pub async fn remove_user(&self, admin: &User, id: UserId, device: &Device) -> Result<()> {
        let (mut tx, user) = self.administered(admin, id, device).await?;
        self.refuse_oneself(admin, &user)?;
        self.acted(tx.as_mut(), admin, "remove", &user, device).await?;
        self.erase(tx.as_mut(), &user, device).await?;
        tx.commit().await
    }

    /// A transaction and the user whom an administrator is about to change in it.
    async fn administered(
        &self,
        admin: &User,
        id: UserId,
        device: &Device,
    ) -> Result<(Box<dyn Transaction>, User)> {
        self.require_admin(admin, device).await?;
        let mut tx = self.store.begin().await?;
        let user = tx.users().get(id).await?.ok_or_else(|| Error::not_found("user", id))?;
        Ok((tx, user))
    }

    /// An administrator does not shut themselves out.
    fn refuse_oneself(&self, admin: &User, user: &User) -> Result<()> {
        if admin.id != user.id {
            return Ok(());
        }
        Err(Error::invalid("user", "you cannot do this to yourself").with("reason", "oneself"))
    }

    async fn acted(
        &self,
        tx: &mut dyn Transaction,
        admin: &User,
        what: &str,
        user: &User,
        device: &Device,
    ) -> Result<()> {
        let more: Value = json!({ "what": what });
        self.record_by(tx, admin.id, Action::AdminActed, user, device, more).await
    }

    /// The user and ways of a session's user to sign in.
    pub async fn credentials(&self, user: &User) -> Result<Vec<Credential>> {
        let mut tx = self.store.read().await?;
        let user = tx.users().get(user.id).await?.ok_or_else(no_session)?;
        tx.credentials().of_user(user.id).await
    }
}
