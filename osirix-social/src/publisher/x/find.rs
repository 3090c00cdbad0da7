//! Reading back: which of an account's newest posts is the one that is looked for.

use std::time::Duration;

use osirix_core::error::Result;
use osirix_core::social::{Connection, Draft, Found, Published};
use osirix_http::Method;

use super::X;
use super::wire::{List, Tweet};
use crate::publisher::shared;

/// The most posts that X lists at once.
const PAGE: usize = 100;
/// How far X's clock may be from ours.
const SKEW: Duration = Duration::from_secs(300);

impl X {
    /// Looks through the account's newest posts for one that says the same and answers the same.
    /// Two that fit cannot be told apart.
    pub(super) async fn look(
        &self,
        connection: &Connection,
        draft: &Draft,
        before: &[Published],
    ) -> Result<Found> {
        let (number, part) = shared::next(connection, draft, before)?;
        let parent = draft.parent(number).and_then(|parent| before.get(parent));
        let parent = parent.map(|parent| parent.remote_id.as_str());
        let since = (draft.created_at - SKEW).to_string();
        let path = format!("/2/users/{}/tweets", connection.account.id);
        let query = [
            ("max_results", "100"),
            ("exclude", "retweets"),
            ("start_time", since.as_str()),
            ("tweet.fields", "entities,referenced_tweets"),
        ];
        let request = self.servers.signed(connection, Method::GET, &path, &query)?;
        let listed = self.good(connection, self.servers.ask(request).await?)?;
        let listed: List<Tweet> = listed.json()?;
        let wanted = comparable(&part.text);
        let fits = |tweet: &&Tweet| {
            answers(tweet) == parent
                && comparable(&written(tweet)) == wanted
                && !before.iter().any(|before| before.remote_id == tweet.id)
        };
        let mut found = listed.data.iter().filter(fits);
        Ok(match (found.next(), found.next()) {
            (Some(one), None) => Found::Published(self.published(&one.id, connection)),
            (None, _) if listed.data.len() < PAGE => Found::Absent,
            _ => Found::Unknown,
        })
    }
}

fn answers(tweet: &Tweet) -> Option<&str> {
    let references = tweet.referenced_tweets.iter();
    references.filter(|to| to.kind == "replied_to").map(|to| to.id.as_str()).next()
}

/// The text as it was written: without what X made of its URLs, files and signs.
fn written(tweet: &Tweet) -> String {
    let text = tweet.entities.urls.iter().fold(tweet.text.clone(), |text, link| {
        let with = if link.media_key.is_some() { "" } else { link.expanded_url.as_str() };
        text.replace(&link.url, with)
    });
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// What is left when schemes, the ends of URLs and spaces do not count.
fn comparable(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let word = word.trim_start_matches("https://").trim_start_matches("http://");
        word.trim_end_matches('/')
    });
    words.collect::<Vec<_>>().join(" ")
}
