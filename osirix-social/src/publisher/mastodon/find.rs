//! Reading back: which of an account's own messages is the one that is looked for.

use std::time::Duration;

use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::social::{Connection, Draft, Found, Part, Published};
use osirix_http::Method;

use super::wire::{Source, Status};
use super::{Mastodon, published};
use crate::publisher::shared;

/// The most messages that a server lists at once.
const PAGE: usize = 40;
/// How far a server's clock may be from ours.
const SKEW: Duration = Duration::from_secs(300);

impl Mastodon {
    /// Looks through the account's newest messages for one with the same text, that answers the
    /// same message, has as many files, and is not older than the draft. Two that fit cannot be
    /// told apart.
    pub(super) async fn look(
        &self,
        connection: &Connection,
        draft: &Draft,
        before: &[Published],
    ) -> Result<Found> {
        let (number, part) = shared::next(connection, draft, before)?;
        let parent = draft.parent(number).and_then(|parent| before.get(parent));
        let listed = self.newest(connection).await?;
        let since = draft.created_at - SKEW;
        let old = |status: &Status| time(&status.created_at).is_some_and(|at| at < since);
        let mut found = Vec::new();
        for status in listed.iter().filter(|status| !old(status)) {
            let answers = status.in_reply_to_id.as_deref();
            let fits = answers == parent.map(|parent| parent.remote_id.as_str())
                && status.media_attachments.len() == part.media.len()
                && !before.iter().any(|before| before.remote_id == status.id);
            if fits && self.says(connection, status, part).await? {
                found.push(published(status));
            }
        }
        let all_seen = listed.len() < PAGE || listed.last().is_some_and(old);
        Ok(match (found.pop(), found.is_empty()) {
            (Some(one), true) => Found::Published(one),
            (None, _) if all_seen => Found::Absent,
            _ => Found::Unknown,
        })
    }

    async fn newest(&self, connection: &Connection) -> Result<Vec<Status>> {
        let path = format!("/api/v1/accounts/{}/statuses", connection.account.id);
        let query = [("limit", "40"), ("exclude_reblogs", "true")];
        let request = self.servers.signed(connection, Method::GET, &path, &query)?;
        self.good(connection, self.servers.ask(request).await?)?.json()
    }

    async fn says(&self, connection: &Connection, status: &Status, part: &Part) -> Result<bool> {
        let path = format!("/api/v1/statuses/{}/source", status.id);
        let answer =
            self.servers.ask(self.servers.signed(connection, Method::GET, &path, &[])?).await?;
        if answer.status.as_u16() == 404 {
            return Ok(false);
        }
        let source: Source = self.good(connection, answer)?.json()?;
        Ok(source.text.trim() == part.text.trim())
    }
}

fn time(text: &str) -> Option<Timestamp> {
    let time: jiff::Timestamp = text.parse().ok()?;
    Some(Timestamp::from_micros(time.as_microsecond()))
}
