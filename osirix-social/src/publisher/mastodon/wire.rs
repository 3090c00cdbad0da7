//! What Mastodon's interface says, as far as it is read.

use osirix_core::social::{PostMetrics, ServerLimits};
use serde::{Deserialize, Serialize};

/// A file that the server has (`MediaAttachment`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Media {
    pub(super) id: String,
    /// Whether it can be posted.
    #[serde(default)]
    pub(super) ready: bool,
}

/// What is known before a draft is posted.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct State {
    /// The files that the server has, in the order of the draft's.
    pub(super) media: Vec<Media>,
}

/// A message (`Status`).
#[derive(Debug, Deserialize)]
pub(super) struct Status {
    pub(super) id: String,
    pub(super) url: Option<String>,
    pub(super) created_at: String,
    pub(super) in_reply_to_id: Option<String>,
    #[serde(default)]
    pub(super) media_attachments: Vec<serde::de::IgnoredAny>,
}

/// What people did with a message (`Status`).
#[derive(Debug, Deserialize)]
pub(super) struct Counted {
    favourites_count: u64,
    replies_count: u64,
    reblogs_count: u64,
}

impl Counted {
    /// Nobody counts views.
    pub(super) fn metrics(&self) -> PostMetrics {
        PostMetrics {
            likes: Some(self.favourites_count),
            comments: Some(self.replies_count),
            shares: Some(self.reblogs_count),
            views: None,
        }
    }
}

/// The text of a message as its author wrote it (`StatusSource`).
#[derive(Debug, Deserialize)]
pub(super) struct Source {
    pub(super) text: String,
}

/// An error of the server's.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Words {
    pub(super) error: Option<String>,
    pub(super) error_description: Option<String>,
}

/// What a server says of itself (`V2::Instance`).
#[derive(Debug, Deserialize)]
pub(super) struct Instance {
    #[serde(default)]
    configuration: Configuration,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Configuration {
    statuses: Statuses,
    media_attachments: MediaAttachments,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Statuses {
    max_characters: Option<u32>,
    max_media_attachments: Option<u32>,
    characters_reserved_per_url: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct MediaAttachments {
    description_limit: Option<u32>,
    image_size_limit: Option<u64>,
    image_matrix_limit: Option<u64>,
    video_size_limit: Option<u64>,
}

impl Instance {
    /// The server's limits, and others where it names none.
    pub(super) fn limits(&self, or: &ServerLimits) -> ServerLimits {
        let (statuses, media) =
            (&self.configuration.statuses, &self.configuration.media_attachments);
        ServerLimits {
            most_chars: statuses.max_characters.unwrap_or(or.most_chars),
            // It is so many letters that are counted for each URL: a server cannot make them
            // endless.
            url_length: statuses.characters_reserved_per_url.unwrap_or(or.url_length).min(1_000),
            most_files: statuses.max_media_attachments.unwrap_or(or.most_files),
            alt_text_chars: media.description_limit.unwrap_or(or.alt_text_chars),
            image_bytes: media.image_size_limit.unwrap_or(or.image_bytes),
            image_pixels: media.image_matrix_limit.unwrap_or(or.image_pixels),
            video_bytes: media.video_size_limit.unwrap_or(or.video_bytes),
        }
    }
}
