//! What a network takes.

use serde::{Deserialize, Serialize};

use super::media::{MediaKind, MediaType};
use super::network::{Network, PostFormat};
use crate::names::names;

names! {
    /// How a network counts the length of a text.
    #[non_exhaustive]
    "counting" pub enum Counting {
        /// As X does: after normalisation to NFC, most letters count 1, ideographs and emoji 2, a
        /// URL 23.
        XWeighted = "x_weighted",
        /// Grapheme clusters (Unicode Standard Annex 29).
        Graphemes = "graphemes",
        /// As Mastodon does: grapheme clusters, a URL with its scheme as
        /// [`ServerLimits::url_length`] says, a name on another server without the server.
        Mastodon = "mastodon",
        /// UTF-16 code units, after LinkedIn's reserved characters are escaped.
        LinkedIn = "linkedin",
        /// As Threads does: characters, and an emoji as many as it has bytes in UTF-8.
        Threads = "threads",
        /// UTF-16 code units.
        Utf16 = "utf16",
    }
}

/// What a network takes of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextLimits {
    /// How it is counted.
    pub counting: Counting,
    /// The greatest length.
    pub most: u32,
    /// The most bytes in UTF-8, where there is such a limit beside the other.
    pub most_bytes: Option<u32>,
    /// What a URL counts, where [`Counting::Mastodon`] is the way.
    pub url_length: u32,
}

/// Proportions from the most upright to the widest, each width by height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AspectRange {
    /// The most upright.
    pub narrowest: (u32, u32),
    /// The widest.
    pub widest: (u32, u32),
}

/// What a network takes of a file of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileLimits {
    /// The kind.
    pub kind: MediaKind,
    /// The types it takes.
    pub media_types: Vec<MediaType>,
    /// The most files of this kind in a message.
    pub most_files: u32,
    /// The most bytes of a file.
    pub most_bytes: u64,
    /// The shortest and the longest that it may play, in milliseconds.
    pub duration_ms: Option<(u64, u64)>,
    /// The proportions it may have.
    pub aspect: Option<AspectRange>,
    /// The smallest width and height, in pixels.
    pub least_px: Option<(u32, u32)>,
    /// The most pixels, width times height.
    pub most_pixels: Option<u64>,
    /// The most frames in 1,000 seconds.
    pub most_frames_per_1000_s: Option<u32>,
    /// The codecs of the pictures it takes; all, where none is named.
    pub video_codecs: Vec<String>,
    /// The codecs of the sound it takes; all, where none is named.
    pub audio_codecs: Vec<String>,
}

/// What a network takes of the files of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaLimits {
    /// The most files in a message.
    pub most_files: u32,
    /// Whether files of several kinds may stand in a message.
    pub mixed: bool,
    /// Whether a message must have a file.
    pub required: bool,
    /// The longest description of a file, in characters; absent where the network has none.
    pub alt_text_chars: Option<u32>,
    /// Each kind it takes.
    pub files: Vec<FileLimits>,
}

/// What a server of a network says of itself, where servers differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerLimits {
    /// The greatest length of a text.
    pub most_chars: u32,
    /// What a URL counts.
    pub url_length: u32,
    /// The most files in a message.
    pub most_files: u32,
    /// The longest description of a file, in characters.
    pub alt_text_chars: u32,
    /// The most bytes of a picture.
    pub image_bytes: u64,
    /// The most pixels of a picture, width times height.
    pub image_pixels: u64,
    /// The most bytes of a video.
    pub video_bytes: u64,
}

/// What a network, or one server of it, takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capabilities {
    /// The network.
    pub network: Network,
    /// Where posts may appear.
    pub formats: Vec<PostFormat>,
    /// The most messages of a thread, and of a post with its comment; 1 where neither can be.
    pub most_parts: u32,
    /// Whether publishing the same message of the same draft again can never post it twice: the
    /// network recognises it.
    pub recognises_repeats: bool,
    /// Whether a message whose fate is unknown can be found by reading back.
    pub can_find: bool,
    /// The texts.
    pub text: TextLimits,
    /// The files.
    pub media: MediaLimits,
}

impl MediaLimits {
    /// What it takes of files of a kind.
    pub fn of(&self, kind: MediaKind) -> Option<&FileLimits> {
        self.files.iter().find(|limits| limits.kind == kind)
    }
}
