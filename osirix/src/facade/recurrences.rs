//! Posts that repeat, as every language sees them.

use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, RecurrenceId, UserId};
use osirix_core::social::{NewRecurrence, Recurrence, RecurrenceRule, RecurrenceState};
use serde::{Deserialize, Serialize};

use super::posts::PostRequest;

/// A post that is to be made again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepeatRequest {
    /// What each of its posts says; it has no time of its own.
    pub post: PostRequest,
    /// When it comes again.
    pub rule: RecurrenceRule,
}

impl RepeatRequest {
    pub(super) fn new_recurrence(self) -> Result<NewRecurrence> {
        Ok(NewRecurrence { post: self.post.new_post()?, rule: self.rule })
    }
}

/// A post that is made again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostRecurrence {
    /// Its id.
    pub id: RecurrenceId,
    /// Whose it is.
    pub account_id: AccountId,
    /// The member who wants it, where that is known.
    pub author: Option<UserId>,
    /// What each of its posts says.
    pub post: PostRequest,
    /// When it comes again.
    pub rule: RecurrenceRule,
    /// Whether there will be more posts.
    pub state: RecurrenceState,
    /// When the first post that is not made yet is due; none when there will be no more.
    pub next_at: Option<Timestamp>,
    /// How many posts were made.
    pub made: u32,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

impl From<Recurrence> for PostRecurrence {
    fn from(recurrence: Recurrence) -> Self {
        PostRecurrence {
            id: recurrence.id,
            account_id: recurrence.account_id,
            author: recurrence.author,
            post: recurrence.content.into(),
            rule: recurrence.rule,
            state: recurrence.state,
            next_at: recurrence.next_at,
            made: recurrence.made,
            created_at: recurrence.created_at,
            updated_at: recurrence.updated_at,
        }
    }
}
