//! What is noticed when a post is scheduled, and does not keep it from being: the same text before,
//! another post nearby.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization as _;

use super::account::StoredConnection;
use super::planned::PlannedPost;
use super::post::Content;
use super::service::Social;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{ConnectionId, PostId};
use crate::names::names;
use crate::store::Transaction;
use crate::text::hexadecimal;

/// The most warnings of one kind about a connection.
const MOST: u32 = 5;

names! {
    /// What is noticed about a post.
    "kind" pub enum PostWarningKind {
        /// Another post says the same by the same connection, some days before or after.
        Duplicate = "duplicate",
        /// Another post goes out by the same connection, some minutes before or after.
        Conflict = "conflict",
    }
}

/// Something that a person may want to change about a post, and need not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostWarning {
    /// What.
    pub kind: PostWarningKind,
    /// By which connection.
    pub connection_id: ConnectionId,
    /// The other post.
    pub post_id: PostId,
    /// When the other is due.
    pub due_at: Timestamp,
    /// How far apart they would have to be, in seconds.
    pub within_s: u32,
}

/// Where something is looked for: around a time, by a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Around {
    /// By which connection.
    pub connection: ConnectionId,
    /// From this moment on.
    pub from: Timestamp,
    /// To this moment, which counts.
    pub to: Timestamp,
    /// How many at most.
    pub limit: u32,
}

impl Social {
    /// What is noticed about a post that is due by then, before it is placed: the first of each
    /// kind and connection, cancelled posts apart.
    pub(super) async fn noticed(
        &self,
        tx: &mut dyn Transaction,
        post: &PlannedPost,
        targets: &[StoredConnection],
    ) -> Result<Vec<PostWarning>> {
        let at = post.due_at.unwrap_or_else(|| self.ambient.now());
        let days = self.settings.duplicate_days.saturating_mul(86_400);
        let minutes = self.settings.conflict_minutes.saturating_mul(60);
        let mut warnings = Vec::new();
        for target in targets {
            let connection = target.account.id;
            let print = fingerprint(post.content.post.on(target.account.network));
            if let (Some(print), Some(around)) = (print, around(connection, at, days)) {
                let found = tx.publications().alike(around, &print).await?;
                let kind = PostWarningKind::Duplicate;
                warnings.extend(found_about(post, connection, kind, days, found));
            }
            if let Some(around) = around(connection, at, minutes) {
                let found = tx.publications().nearby(around).await?;
                let kind = PostWarningKind::Conflict;
                warnings.extend(found_about(post, connection, kind, minutes, found));
            }
        }
        Ok(warnings)
    }
}

/// Around a time, unless nothing is to be looked for; one more than is told, for the post itself.
fn around(connection: ConnectionId, at: Timestamp, within_s: u32) -> Option<Around> {
    let within = Duration::from_secs(within_s.into());
    let (from, to, limit) = (at - within, at + within, MOST + 1);
    (within_s > 0).then_some(Around { connection, from, to, limit })
}

fn found_about(
    post: &PlannedPost,
    connection_id: ConnectionId,
    kind: PostWarningKind,
    within_s: u32,
    found: Vec<(PostId, Timestamp)>,
) -> impl Iterator<Item = PostWarning> {
    let own = post.id;
    let others = found.into_iter().filter(move |(id, _)| *id != own).take(MOST as usize);
    others.map(move |(post_id, due_at)| PostWarning {
        kind,
        connection_id,
        post_id,
        due_at,
        within_s,
    })
}

/// What texts have in common that say the same: they are compared by their compatible characters
/// (NFKC), without regard to case and to how words are set apart. None where there is no text.
pub(super) fn fingerprint(content: &Content) -> Option<String> {
    let texts = content.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n");
    let folded = texts.nfkc().collect::<String>().to_lowercase();
    let words = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then(|| hexadecimal(&Sha256::digest(&words)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::social::Part;

    fn print(texts: &[&str]) -> Option<String> {
        let part = |text: &&str| Part { text: (*text).to_owned(), media: Vec::new() };
        let content = Content { parts: texts.iter().map(part).collect(), ..Content::default() };
        fingerprint(&content)
    }

    #[test]
    fn case_spaces_and_forms_of_characters_do_not_make_another_text() {
        let one = print(&["Caf\u{e9}  opens\ntoday"]);
        assert!(one.is_some());
        for same in ["cafe\u{301} OPENS today ", "\u{ff43}af\u{e9} opens\u{a0}today"] {
            assert_eq!(print(&[same]), one, "{same}");
        }
        for other in ["Café opens today!", "opens today Café"] {
            assert_ne!(print(&[other]), one, "{other}");
        }
    }

    #[test]
    fn without_a_text_nothing_is_the_same() {
        assert_eq!(print(&[" \n", ""]), None);
        assert_eq!(print(&[]), None);
    }
}
