//! What a person publishes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::media::MediaFacts;
use super::network::{Network, PostFormat};
use crate::blob::BlobKey;
use crate::clock::Timestamp;
use crate::id::PublicationId;

/// A file that goes with a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Where its bytes are.
    pub blob: BlobKey,
    /// What it is.
    pub facts: MediaFacts,
    /// What it shows, for who does not see it.
    #[serde(default)]
    pub alt_text: Option<String>,
    /// Its captions, in WebVTT.
    #[serde(default)]
    pub captions: Option<BlobKey>,
}

/// One message: a post, or one that answers the message before it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The text, as a person wrote it.
    pub text: String,
    /// The files, in the order in which they are shown.
    #[serde(default)]
    pub media: Vec<Attachment>,
}

/// What a post says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The post, and the messages of the thread below it.
    pub parts: Vec<Part>,
    /// A first comment below the post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_comment: Option<String>,
    /// Where it appears.
    #[serde(default)]
    pub format: PostFormat,
    /// The languages it is in, as BCP 47 tags.
    #[serde(default)]
    pub languages: Vec<String>,
}

/// What is to be published, and what of it is different where.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// What it says everywhere else.
    pub content: Content,
    /// What it says instead on these networks.
    #[serde(default)]
    pub variants: BTreeMap<Network, Content>,
}

impl Post {
    /// What it says on a network.
    pub fn on(&self, network: Network) -> &Content {
        self.variants.get(&network).unwrap_or(&self.content)
    }

    /// What a network gets of it. The same id and time must be given each time, so that a network
    /// that can recognise a post again does.
    pub fn draft(&self, id: PublicationId, network: Network, created_at: Timestamp) -> Draft {
        let mut content = self.on(network).clone();
        let comment = content.first_comment.take();
        let comment = comment.map(|text| Part { text, media: Vec::new() });
        // A comment answers the post itself, and stands before what follows in the thread.
        let has_comment = comment.is_some();
        let after = content.parts.len().min(1);
        content.parts.splice(after..after, comment);
        Draft {
            id,
            network,
            created_at,
            parts: content.parts,
            has_comment,
            format: content.format,
            languages: content.languages,
        }
    }
}

/// What one connection is to publish: it does not change once it is scheduled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Which publication this is: what a network can recognise it by is derived from it.
    pub id: PublicationId,
    /// Where.
    pub network: Network,
    /// The time that the post bears where the network lets its author say so.
    pub created_at: Timestamp,
    /// The messages, each published by a call of its own.
    pub parts: Vec<Part>,
    /// Whether the second message is a comment, and the third goes on where the first ended.
    pub has_comment: bool,
    /// Where it appears.
    pub format: PostFormat,
    /// The languages it is in, as BCP 47 tags.
    pub languages: Vec<String>,
}

impl Draft {
    /// Which message this one answers, by its number; the first answers none.
    pub fn parent(&self, part: usize) -> Option<usize> {
        match (part, self.has_comment) {
            (0, _) => None,
            (1 | 2, true) => Some(0),
            _ => Some(part - 1),
        }
    }

    /// What tells this message from every other: the same each time it is asked.
    pub fn key(&self, part: usize) -> String {
        format!("{}-{part}", self.id)
    }

    /// Every file of every message, in order.
    pub fn attachments(&self) -> impl Iterator<Item = &Attachment> {
        self.parts.iter().flat_map(|part| &part.media)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id as _;

    fn part(text: &str) -> Part {
        Part { text: text.to_owned(), media: Vec::new() }
    }

    fn draft(post: &Post, network: Network) -> Draft {
        let id = PublicationId::from_uuid(uuid::Uuid::from_u128(1));
        post.draft(id, network, Timestamp::from_micros(0))
    }

    #[test]
    fn a_network_gets_its_variant() {
        let content = Content { parts: vec![part("long")], ..Content::default() };
        let short = Content { parts: vec![part("short")], ..Content::default() };
        let post = Post { content, variants: [(Network::X, short)].into() };
        assert_eq!(draft(&post, Network::X).parts, [part("short")]);
        assert_eq!(draft(&post, Network::Bluesky).parts, [part("long")]);
    }

    #[test]
    fn a_comment_and_a_thread_answer_the_first_message() {
        let parts = vec![part("1"), part("2"), part("3")];
        let content =
            Content { parts, first_comment: Some("links".to_owned()), ..Content::default() };
        let draft = draft(&Post { content, ..Post::default() }, Network::X);
        let texts: Vec<_> = draft.parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(texts, ["1", "links", "2", "3"]);
        let parents: Vec<_> = (0..4).map(|part| draft.parent(part)).collect();
        assert_eq!(parents, [None, Some(0), Some(0), Some(2)]);
        assert_ne!(draft.key(0), draft.key(1));
    }
}
