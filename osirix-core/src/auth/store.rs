use async_trait::async_trait;

use super::{Attempts, Credential, Email, Purpose, Session, TokenHash, User, Verification};
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{AccountId, CredentialId, OrganizationId, SessionId, UserId};

/// Keeps users.
#[async_trait]
pub trait UserRepository: Send {
    /// Adds a user, who owns their account from now on. `false`, and nothing is written, when the
    /// address is taken.
    async fn insert(&mut self, user: &User) -> Result<bool>;

    /// The user of this id.
    async fn get(&mut self, id: UserId) -> Result<Option<User>>;

    /// The user of this address.
    async fn by_email(&mut self, email: &Email) -> Result<Option<User>>;

    /// Who owns an account: its user, or the owners of its organisation, 20 at most.
    async fn owners(&mut self, account: AccountId) -> Result<Vec<User>>;

    /// Writes what can change; `false`, and nothing is written, when the address is another
    /// user's.
    async fn update(&mut self, user: &User) -> Result<bool>;

    /// Users whose name or address has this text in it, in any case of its letters, the newest
    /// first: so many at most after so many, and how many there are.
    async fn list(&mut self, search: &str, limit: u32, offset: u64) -> Result<(Vec<User>, u64)>;

    /// Removes a user with their sessions and credentials; the account stays, and is nobody's.
    async fn delete(&mut self, id: UserId) -> Result<()>;
}

/// Keeps sessions, by the hash of their tokens.
#[async_trait]
pub trait SessionRepository: Send {
    /// Adds a session.
    async fn insert(&mut self, session: &Session, token: &TokenHash) -> Result<()>;

    /// The session of this token and its user.
    async fn by_token(&mut self, token: &TokenHash) -> Result<Option<(Session, User)>>;

    /// The session of this id.
    async fn get(&mut self, id: SessionId) -> Result<Option<Session>>;

    /// A user's sessions that end after `now`, the newest first.
    async fn of_user(&mut self, user: UserId, now: Timestamp) -> Result<Vec<Session>>;

    /// Moves a session's end. Of several who do so at once, one is told `true`.
    async fn renew(&mut self, session: &Session, before: Timestamp) -> Result<bool>;

    /// Removes a user's session; `false` when they have no such session.
    async fn delete(&mut self, user: UserId, session: SessionId) -> Result<bool>;

    /// Removes all of a user's sessions but this one; how many there were.
    async fn delete_others(&mut self, user: UserId, keep: Option<SessionId>) -> Result<u64>;

    /// Notes which organisation a session works in.
    async fn set_organization(
        &mut self,
        session: SessionId,
        organization: Option<OrganizationId>,
    ) -> Result<()>;

    /// Removes what ended before `now`, so many at most; how many there were.
    async fn delete_expired(&mut self, now: Timestamp, limit: u32) -> Result<u64>;
}

/// Keeps the ways in which users sign in.
#[async_trait]
pub trait CredentialRepository: Send {
    /// Adds a way to sign in; `false` when the provider's account is a user's already.
    async fn insert(&mut self, credential: &Credential) -> Result<bool>;

    /// The way of this account of a provider's.
    async fn by_provider(&mut self, provider: &str, account: &str) -> Result<Option<Credential>>;

    /// Removes a way to sign in; `false` when the user has no such way.
    async fn delete(&mut self, user: UserId, id: CredentialId) -> Result<bool>;

    /// The ways in which a user signs in, the oldest first.
    async fn of_user(&mut self, user: UserId) -> Result<Vec<Credential>>;

    /// Writes a new hash in place of `before`; `false` when it was changed meanwhile.
    async fn replace_password(
        &mut self,
        id: CredentialId,
        before: &str,
        after: &str,
        at: Timestamp,
    ) -> Result<bool>;
}

/// Keeps secrets that were sent to somebody, by their hashes.
#[async_trait]
pub trait VerificationRepository: Send {
    /// Adds one, beside those of the same subject.
    async fn insert(&mut self, verification: &Verification, token: &TokenHash) -> Result<()>;

    /// Removes what a subject was given for this purpose.
    async fn withdraw(&mut self, purpose: Purpose, subject: &str) -> Result<()>;

    /// The one of this token, which must not have ended by `now`.
    async fn find(
        &mut self,
        purpose: Purpose,
        token: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<Verification>>;

    /// Takes the one of this token, which must not have ended by `now`. Of several who show it,
    /// also at once, one gets it.
    async fn redeem(
        &mut self,
        purpose: Purpose,
        token: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<Verification>>;

    /// Removes what ended before `now`, so many at most; how many there were.
    async fn delete_expired(&mut self, now: Timestamp, limit: u32) -> Result<u64>;
}

/// Counts attempts, for all machines alike.
#[async_trait]
pub trait AttemptRepository: Send {
    /// How often this was tried; locks the count until the transaction ends, where it exists.
    async fn get(&mut self, key: &str) -> Result<Attempts>;

    /// Writes a count in place of `before`; `false` when it was changed meanwhile.
    async fn set(&mut self, key: &str, before: Attempts, after: Attempts) -> Result<bool>;

    /// Forgets it.
    async fn clear(&mut self, key: &str) -> Result<()>;
}
