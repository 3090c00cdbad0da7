//! What X's API v2 says, as far as it is read.

use std::time::Duration;

use osirix_core::social::PostMetrics;
use serde::{Deserialize, Serialize};

use crate::publisher::shared;

/// What is known before a draft is posted.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct State {
    /// The files, in the draft's order, as far as they are begun.
    pub(super) media: Vec<Media>,
}

/// A file on its way.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Media {
    pub(super) id: String,
    /// How many pieces are there.
    pub(super) pieces: u64,
    pub(super) step: Step,
}

/// What is to be done next with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Step {
    Append,
    Finalize,
    Describe,
    Wait,
    Done,
}

/// Everything good comes so.
#[derive(Debug, Deserialize)]
pub(super) struct Data<T> {
    pub(super) data: T,
}

/// A list; X leaves it out when it is empty.
#[derive(Debug, Deserialize)]
pub(super) struct List<T> {
    #[serde(default = "Vec::new")]
    pub(super) data: Vec<T>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Created {
    pub(super) id: String,
}

/// A post with what people did with it.
#[derive(Debug, Deserialize)]
pub(super) struct Counted {
    pub(super) public_metrics: PublicMetrics,
}

#[derive(Debug, Deserialize)]
pub(super) struct PublicMetrics {
    like_count: u64,
    reply_count: u64,
    retweet_count: u64,
    #[serde(default)]
    quote_count: u64,
    impression_count: Option<u64>,
}

impl PublicMetrics {
    pub(super) fn metrics(&self) -> PostMetrics {
        PostMetrics {
            likes: Some(self.like_count),
            comments: Some(self.reply_count),
            shares: Some(self.retweet_count + self.quote_count),
            views: self.impression_count,
        }
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Upload {
    pub(super) id: String,
    pub(super) processing_info: Option<Processing>,
}

/// How far X is with a video.
#[derive(Debug, Deserialize)]
pub(super) struct Processing {
    pub(super) state: String,
    pub(super) check_after_secs: Option<u64>,
}

impl Processing {
    /// When it is worth asking again.
    pub(super) fn pause(&self) -> Duration {
        Duration::from_secs(self.check_after_secs.unwrap_or(1).min(3_600))
    }
}

/// A post.
#[derive(Debug, Deserialize)]
pub(super) struct Tweet {
    pub(super) id: String,
    pub(super) text: String,
    #[serde(default)]
    pub(super) referenced_tweets: Vec<Reference>,
    #[serde(default)]
    pub(super) entities: Entities,
}

#[derive(Debug, Deserialize)]
pub(super) struct Reference {
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) id: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Entities {
    pub(super) urls: Vec<Link>,
}

/// A shortened URL in a text.
#[derive(Debug, Deserialize)]
pub(super) struct Link {
    pub(super) url: String,
    #[serde(default)]
    pub(super) expanded_url: String,
    /// Of a file of the post's own, for which the text carries a URL at its end.
    pub(super) media_key: Option<String>,
}

/// An error of X's (RFC 9457).
#[derive(Debug, Default, Deserialize)]
pub(super) struct Words {
    pub(super) title: Option<String>,
    pub(super) detail: Option<String>,
}

impl Words {
    pub(super) fn said(self) -> Option<String> {
        shared::said(self.title, self.detail)
    }
}
