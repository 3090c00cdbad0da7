use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::AccountId;

/// Who owns credits, jobs and avatars: a person or an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Its name for people.
    pub name: String,
    /// The embedding program's own name for it, unique where given.
    pub external_id: Option<String>,
    /// When it was opened.
    pub created_at: Timestamp,
}

/// What is needed to open an account.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OpenAccount {
    /// Its name for people: 1 to 200 characters.
    pub name: String,
    /// The embedding program's own name for it: opening it again returns the same account.
    pub external_id: Option<String>,
}

impl OpenAccount {
    /// The longest name, and the longest external id, in characters.
    pub const MAX_CHARS: usize = 200;

    /// Checks every field.
    pub fn check(&self) -> Result<()> {
        check_text("name", &self.name)?;
        self.external_id.as_deref().map_or(Ok(()), |id| check_text("external_id", id))
    }
}

fn check_text(field: &'static str, text: &str) -> Result<()> {
    let chars = text.chars().count();
    if text.trim().is_empty() || chars > OpenAccount::MAX_CHARS || text.contains(char::is_control) {
        return Err(Error::invalid(field, "use 1 to 200 characters without control characters")
            .with("limit", OpenAccount::MAX_CHARS)
            .with("value", chars));
    }
    Ok(())
}
