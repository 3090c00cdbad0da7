//! Users who come from another system.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::Result;
use crate::secret::Secret;

/// A user as another system keeps them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignUser {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// Whether the user has shown that the address is theirs.
    pub email_verified: bool,
    /// The address of a picture.
    pub image: Option<String>,
    /// When the user signed up there.
    pub created_at: Timestamp,
    /// The hash of the password: of Argon2, bcrypt or Better Auth's scrypt.
    pub password: Option<Secret<String>>,
    /// The providers that vouch for the user, and the user's id there.
    pub accounts: Vec<(String, String)>,
}

/// Another system's users, one after the other.
#[async_trait]
pub trait UserSource: Send {
    /// The next users, so many at most; none at the end.
    async fn next(&mut self, limit: u32) -> Result<Vec<ForeignUser>>;
}

/// A user who was not taken over, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedUser {
    /// The address, as the other system has it.
    pub email: String,
    /// Why.
    pub reason: String,
}

/// What became of another system's users.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ImportReport {
    /// How many are users here now.
    pub imported: u64,
    /// How many were users here before, by their address: nothing of them was changed.
    pub present: u64,
    /// Those who could not be taken over.
    pub refused: Vec<RefusedUser>,
}
