//! What may be written in a post: bounded, and with what its files are.

use std::collections::BTreeSet;

use super::network::Network;
use super::planned::NewPost;
use super::post::{Content, Post};
use super::service::Social;
use super::utm::UtmTags;
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, ConnectionId};

/// The most connections of a post.
const MOST_TARGETS: usize = 50;
/// The most messages of a content, and the most files of a message.
const MOST_PARTS: usize = 50;
/// The most languages of a content.
const MOST_LANGUAGES: usize = 10;
/// The longest text of a message, in characters: above what any network takes.
const MOST_CHARS: usize = 100_000;
/// The most bytes of what is written, as JSON.
const MOST_BYTES: usize = 1_000_000;

impl Social {
    /// What was written, bounded, and with what its files are.
    pub(super) async fn known(&self, account: AccountId, mut new: NewPost) -> Result<NewPost> {
        check(&new)?;
        let contents = std::iter::once(&mut new.post.content).chain(new.post.variants.values_mut());
        for attachment in contents.flat_map(|content| &mut content.parts).flat_map(|p| &mut p.media)
        {
            attachment.facts = self.probe.facts(account, attachment).await?;
        }
        Ok(new)
    }
}

fn check(new: &NewPost) -> Result<()> {
    let within = |field: &'static str, value: usize, limit: usize| match value <= limit {
        true => Ok(()),
        false => {
            let error = Error::new(ErrorCode::TooLarge, format!("{field}: {limit} at most"));
            Err(error.with("field", field).with("limit", limit).with("value", value))
        }
    };
    within("targets", new.targets.len(), MOST_TARGETS)?;
    if new.targets.iter().collect::<BTreeSet<&ConnectionId>>().len() != new.targets.len() {
        return Err(Error::invalid("targets", "a connection is named twice"));
    }
    new.utm.as_ref().map_or(Ok(()), UtmTags::check)?;
    within("variants", new.post.variants.len(), Network::ALL.len())?;
    for content in contents(&new.post) {
        within("parts", content.parts.len(), MOST_PARTS)?;
        within("languages", content.languages.len(), MOST_LANGUAGES)?;
        let comment = content.first_comment.as_deref().unwrap_or_default();
        within("first_comment", comment.chars().count(), MOST_CHARS)?;
        for part in &content.parts {
            within("media", part.media.len(), MOST_PARTS)?;
            within("text", part.text.chars().count(), MOST_CHARS)?;
        }
    }
    let whole = serde_json::to_vec(new)
        .map_err(|e| Error::internal("a post cannot be written as JSON").caused_by(e))?;
    within("post", whole.len(), MOST_BYTES)
}

fn contents(post: &Post) -> impl Iterator<Item = &Content> {
    std::iter::once(&post.content).chain(post.variants.values())
}
