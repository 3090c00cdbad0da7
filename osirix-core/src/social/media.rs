//! What is known of a file before a network sees it.

use serde::{Deserialize, Serialize};

use crate::names::names;

names! {
    /// What a file is, by its content and never by its name.
    #[non_exhaustive]
    "media_type" pub enum MediaType {
        /// A JPEG picture.
        Jpeg = "image/jpeg",
        /// A PNG picture.
        Png = "image/png",
        /// A WebP picture.
        WebP = "image/webp",
        /// A GIF, counted as animated.
        Gif = "image/gif",
        /// An MPEG-4 video.
        Mp4 = "video/mp4",
        /// A QuickTime video.
        QuickTime = "video/quicktime",
        /// A WebM video.
        WebM = "video/webm",
    }
}

names! {
    /// How networks treat a file.
    "media_kind" pub enum MediaKind {
        /// A still picture.
        Image = "image",
        /// A picture that moves.
        Animation = "animation",
        /// A video.
        Video = "video",
    }
}

impl MediaType {
    /// How networks treat such a file.
    pub const fn kind(self) -> MediaKind {
        match self {
            MediaType::Jpeg | MediaType::Png | MediaType::WebP => MediaKind::Image,
            MediaType::Gif => MediaKind::Animation,
            MediaType::Mp4 | MediaType::QuickTime | MediaType::WebM => MediaKind::Video,
        }
    }
}

/// What a probe of a file has found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaFacts {
    /// What it is.
    pub media_type: MediaType,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its width in pixels.
    pub width_px: u32,
    /// Its height in pixels.
    pub height_px: u32,
    /// How long it plays, in milliseconds; absent for pictures.
    #[serde(default)]
    pub duration_ms: Option<u64>,
    /// Frames in 1,000 seconds; absent for pictures.
    #[serde(default)]
    pub frames_per_1000_s: Option<u32>,
    /// The codec of the pictures by its four-character code: `avc1`, `hvc1`, `av01`, `vp09`.
    #[serde(default)]
    pub video_codec: Option<String>,
    /// The codec of the sound by its four-character code, `mp4a`, `Opus`; absent without sound.
    #[serde(default)]
    pub audio_codec: Option<String>,
}

impl MediaFacts {
    /// Those of a picture of this width and height, in pixels.
    pub fn picture(media_type: MediaType, bytes: u64, (width_px, height_px): (u32, u32)) -> Self {
        MediaFacts {
            media_type,
            bytes,
            width_px,
            height_px,
            duration_ms: None,
            frames_per_1000_s: None,
            video_codec: None,
            audio_codec: None,
        }
    }
}
