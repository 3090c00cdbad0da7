//! What each network takes, as its documents say in November 2026. Settings may say otherwise.

use osirix_core::social::{
    AspectRange, Capabilities, Counting, FileLimits, MediaKind, MediaLimits, MediaType, Network,
    OwnLimits, PostFormat, ServerLimits, TextLimits,
};

const MB: u64 = 1_000_000;
const MIB: u64 = 1 << 20;
const MINUTE_MS: u64 = 60_000;
/// A thread is published message by message: nobody waits for a longer one.
const MOST_PARTS: u32 = 25;

fn text(counting: Counting, most: u32) -> TextLimits {
    TextLimits { counting, most, most_bytes: None, url_length: 23 }
}

fn files(kind: MediaKind, types: &[MediaType], most_files: u32, most_bytes: u64) -> FileLimits {
    FileLimits {
        kind,
        media_types: types.to_vec(),
        most_files,
        most_bytes,
        duration_ms: None,
        aspect: None,
        least_px: None,
        most_pixels: None,
        most_frames_per_1000_s: None,
        video_codecs: Vec::new(),
        audio_codecs: Vec::new(),
    }
}

fn video(most_bytes: u64, duration_ms: (u64, u64), codecs: &[&str]) -> FileLimits {
    FileLimits {
        duration_ms: Some(duration_ms),
        video_codecs: codecs.iter().map(|codec| (*codec).to_owned()).collect(),
        audio_codecs: vec!["mp4a".to_owned()],
        ..files(MediaKind::Video, &[MediaType::Mp4], 1, most_bytes)
    }
}

fn media(most_files: u32, mixed: bool, alt: Option<u32>, files: Vec<FileLimits>) -> MediaLimits {
    MediaLimits { most_files, mixed, required: false, alt_text_chars: alt, files }
}

fn network(network: Network, text: TextLimits, media: MediaLimits) -> Capabilities {
    Capabilities {
        network,
        formats: vec![PostFormat::Post],
        most_parts: MOST_PARTS,
        recognises_repeats: false,
        can_find: true,
        text,
        media,
    }
}

fn ratio(narrowest: (u32, u32), widest: (u32, u32)) -> Option<AspectRange> {
    Some(AspectRange { narrowest, widest })
}

/// X, for an account without a subscription.
pub fn x() -> Capabilities {
    use MediaType::{Gif, Jpeg, Png, WebP};
    let video = FileLimits {
        aspect: ratio((1, 3), (3, 1)),
        most_frames_per_1000_s: Some(60_000),
        ..video(512 * MB, (500, 140_000), &["avc1"])
    };
    let kinds = vec![
        files(MediaKind::Image, &[Jpeg, Png, WebP], 4, 5 * MB),
        files(MediaKind::Animation, &[Gif], 1, 15 * MB),
        video,
    ];
    network(Network::X, text(Counting::XWeighted, 280), media(4, false, Some(1_000), kinds))
}

/// Bluesky: the lexicon `app.bsky.feed.post` and its embeds.
pub fn bluesky() -> Capabilities {
    use MediaType::{Jpeg, Png, WebP};
    let text = TextLimits { most_bytes: Some(3_000), ..text(Counting::Graphemes, 300) };
    let kinds = vec![
        files(MediaKind::Image, &[Jpeg, Png, WebP], 4, MB),
        video(100 * MB, (1, 3 * MINUTE_MS), &["avc1", "hvc1", "hev1", "vp09", "av01"]),
    ];
    let mut bluesky = network(Network::Bluesky, text, media(4, false, Some(2_000), kinds));
    bluesky.recognises_repeats = true;
    bluesky
}

/// What Mastodon takes where a server does not say otherwise.
pub const MASTODON: ServerLimits = ServerLimits {
    most_chars: 500,
    url_length: 23,
    most_files: 4,
    alt_text_chars: 1_500,
    image_bytes: 16 * MIB,
    image_pixels: 33_177_600,
    video_bytes: 99 * MIB,
};

/// A server of Mastodon's.
pub fn mastodon(server: &ServerLimits) -> Capabilities {
    use MediaType::{Gif, Jpeg, Mp4, Png, QuickTime, WebM, WebP};
    let text =
        TextLimits { url_length: server.url_length, ..text(Counting::Mastodon, server.most_chars) };
    let pictures = [Jpeg, Png, WebP];
    let kinds = vec![
        FileLimits {
            most_pixels: Some(server.image_pixels),
            ..files(MediaKind::Image, &pictures, server.most_files, server.image_bytes)
        },
        files(MediaKind::Animation, &[Gif], 1, server.image_bytes),
        files(MediaKind::Video, &[Mp4, QuickTime, WebM], 1, server.video_bytes),
    ];
    let media = media(server.most_files, false, Some(server.alt_text_chars), kinds);
    // Servers know a message's key for an hour, and that is not always.
    network(Network::Mastodon, text, media)
}

/// LinkedIn.
pub fn linkedin() -> Capabilities {
    use MediaType::{Gif, Jpeg, Png};
    let kinds = vec![
        FileLimits {
            most_pixels: Some(36_152_320),
            ..files(MediaKind::Image, &[Jpeg, Png], 20, 10 * MB)
        },
        files(MediaKind::Animation, &[Gif], 1, 10 * MB),
        video(500 * MB, (3_000, 30 * MINUTE_MS), &["avc1"]),
    ];
    let media = media(20, false, Some(4_086), kinds);
    let linkedin = network(Network::LinkedIn, text(Counting::LinkedIn, 3_000), media);
    Capabilities { most_parts: 1, ..linkedin }
}

/// A page on Facebook.
pub fn facebook() -> Capabilities {
    use MediaType::{Gif, Jpeg, Png};
    let kinds = vec![
        files(MediaKind::Image, &[Jpeg, Png], 10, 4 * MB),
        files(MediaKind::Animation, &[Gif], 1, 4 * MB),
        video(1_024 * MB, (1_000, 20 * MINUTE_MS), &["avc1", "hvc1"]),
    ];
    let text = text(Counting::Utf16, 63_206);
    let facebook = network(Network::Facebook, text, media(10, false, Some(1_000), kinds));
    let formats = vec![PostFormat::Post, PostFormat::Reel];
    Capabilities { formats, most_parts: 2, ..facebook }
}

/// Instagram: it takes no text alone.
pub fn instagram() -> Capabilities {
    let image = FileLimits {
        aspect: ratio((4, 5), (191, 100)),
        ..files(MediaKind::Image, &[MediaType::Jpeg], 10, 8 * MB)
    };
    let reel = FileLimits {
        aspect: ratio((1, 100), (10, 1)),
        most_frames_per_1000_s: Some(60_000),
        ..video(300 * MB, (3_000, 15 * MINUTE_MS), &["avc1", "hvc1"])
    };
    let mut media =
        media(10, true, Some(1_000), vec![image, FileLimits { most_files: 10, ..reel }]);
    media.required = true;
    let instagram = network(Network::Instagram, text(Counting::Utf16, 2_200), media);
    let formats = vec![PostFormat::Post, PostFormat::Reel, PostFormat::Story];
    Capabilities { formats, most_parts: 2, ..instagram }
}

/// Threads.
pub fn threads() -> Capabilities {
    use MediaType::{Jpeg, Png};
    let kinds = vec![
        FileLimits {
            aspect: ratio((1, 10), (10, 1)),
            ..files(MediaKind::Image, &[Jpeg, Png], 20, 8 * MB)
        },
        FileLimits {
            most_files: 20,
            aspect: ratio((1, 100), (10, 1)),
            ..video(1_000 * MB, (1, 5 * MINUTE_MS), &["avc1", "hvc1"])
        },
    ];
    network(Network::Threads, text(Counting::Threads, 500), media(20, true, Some(1_000), kinds))
}

/// A network of the program's own, as it says itself.
pub fn own(limits: &OwnLimits) -> Capabilities {
    let kind = |kind: &MediaKind| {
        let types = limits.media_types.iter().copied();
        let types: Vec<_> = types.filter(|media_type| media_type.kind() == *kind).collect();
        files(*kind, &types, limits.most_files, limits.file_bytes)
    };
    let kinds = MediaKind::ALL.iter().map(kind).filter(|kind| !kind.media_types.is_empty());
    let media = media(limits.most_files, true, limits.alt_text_chars, kinds.collect());
    Capabilities {
        most_parts: limits.parts,
        recognises_repeats: limits.recognises_repeats,
        can_find: limits.can_find,
        ..network(Network::Own, text(Counting::Graphemes, limits.text_chars), media)
    }
}
