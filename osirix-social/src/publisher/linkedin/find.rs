//! Reading back: which of an author's newest posts is the one that is looked for.

use std::time::Duration;

use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::social::{Connection, Draft, Found, Published};
use osirix_http::Method;

use super::wire::{Post, Posts};
use super::{LinkedIn, is_organisation};
use crate::publisher::likeness::{self, likeness};
use crate::publisher::shared;

/// The most posts that LinkedIn lists at once.
const PAGE: usize = 100;
/// How far LinkedIn's clock may be from ours.
const SKEW: Duration = Duration::from_secs(300);

impl LinkedIn {
    /// Looks through the author's newest posts for one that says the same and is not older than the
    /// draft. LinkedIn lets few programs read a member's posts.
    pub(super) async fn look(
        &self,
        connection: &Connection,
        draft: &Draft,
        before: &[Published],
    ) -> Result<Found> {
        let (_, part) = shared::next(connection, draft, before)?;
        let author = connection.account.id.as_str();
        let query =
            [("author", author), ("q", "author"), ("count", "100"), ("sortBy", "LAST_MODIFIED")];
        let request = self.asked(connection, Method::GET, "/rest/posts", &query)?;
        let answer = self.servers.ask(request.header("x-restli-method", "FINDER")).await?;
        if answer.status.as_u16() == 403 && !is_organisation(connection) {
            return Ok(Found::Unknown);
        }
        let listed: Posts = self.good(connection, answer)?.json()?;
        let since = draft.created_at - SKEW;
        let old = |post: &Post| time(post.last_modified_at.unwrap_or(post.created_at)) < since;
        let all_seen = listed.elements.len() < PAGE || listed.elements.last().is_some_and(old);
        let may_be_it = listed.elements.iter().filter(|post| time(post.created_at) >= since);
        let compared = may_be_it.map(|post| {
            (likeness(&unescaped(&post.commentary), &part.text), self.published(&post.id))
        });
        Ok(likeness::found(compared, all_seen))
    }
}

fn time(millis: i64) -> Timestamp {
    Timestamp::from_micros(millis.saturating_mul(1_000))
}

/// The text as it was written (LinkedIn's "little text format"): without what escapes it, and with
/// the hashtags that LinkedIn has seen in it, which it shows as `{hashtag|\#|word}`.
fn unescaped(commentary: &str) -> String {
    let mut text = String::with_capacity(commentary.len());
    let mut chars = commentary.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.extend(chars.next()),
            '{' => {
                let template: String = chars.by_ref().take_while(|c| *c != '}').collect();
                let shown = template.strip_prefix("hashtag|").unwrap_or(&template);
                text.extend(shown.chars().filter(|c| !matches!(c, '|' | '\\')));
            }
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preflight::linkedin_escaped;

    #[test]
    fn what_is_escaped_comes_back() {
        for text in ["a (b) #c @d", r"back\slash", "", "<>{}[]|~_*"] {
            assert_eq!(unescaped(&linkedin_escaped(text)), text);
        }
        assert_eq!(unescaped("the end\\"), "the end");
        assert_eq!(unescaped("on {hashtag|\\#|Technology}, \\{so\\}"), "on #Technology, {so}");
    }
}
