//! What Meta's networks refuse beyond what their limits say.

use osirix_core::social::{
    AspectRange, Attachment, Draft, FileLimits, MediaKind, PostFormat, Problem,
};

/// The longest comment on Instagram, in characters.
const COMMENT_CHARS: usize = 300;

/// What Instagram refuses of a place, and of a comment.
pub(crate) fn instagram(draft: &Draft) -> Vec<Problem> {
    let mut found = texts_alone(draft);
    found.extend(place(draft));
    found.extend(comment(draft));
    found
}

/// The files of what answers a message: the network takes none there.
pub(crate) fn texts_alone(draft: &Draft) -> Vec<Problem> {
    let answers = draft.parts.iter().enumerate().skip(1);
    let wrong = answers.filter(|(_, part)| !part.media.is_empty());
    let message = "Remove the files: the network takes them in the first message alone.";
    wrong
        .map(|(number, part)| {
            Problem::new(format!("parts[{number}].media"), message, 0, part.media.len())
        })
        .collect()
}

/// What Facebook refuses of a reel, and of a comment.
pub(crate) fn facebook(draft: &Draft) -> Vec<Problem> {
    let mut found = texts_alone(draft);
    found.extend(place(draft));
    if draft.format == PostFormat::Reel && found.is_empty() {
        let file = draft.parts.first().and_then(|part| part.media.first());
        found.extend(file.map(reel).unwrap_or_default());
    }
    found
}

/// A reel on Facebook: 3 to 90 seconds, upright, 540 by 960 pixels and more.
fn reel(file: &Attachment) -> Vec<Problem> {
    let limits = FileLimits {
        kind: MediaKind::Video,
        media_types: vec![file.facts.media_type],
        most_files: 1,
        most_bytes: u64::MAX,
        duration_ms: Some((3_000, 90_000)),
        aspect: Some(AspectRange { narrowest: (9, 16), widest: (9, 16) }),
        least_px: Some((540, 960)),
        most_pixels: None,
        most_frames_per_1000_s: Some(60_000),
        video_codecs: Vec::new(),
        audio_codecs: Vec::new(),
    };
    super::media::of_facts("parts[0].media[0]", &file.facts, &limits)
}

fn place(draft: &Draft) -> Option<Problem> {
    let media = &draft.parts.first()?.media;
    let videos = media.iter().filter(|file| file.facts.media_type.kind() == MediaKind::Video);
    let (count, videos) = (media.len(), videos.count());
    let field = "parts[0].media";
    match draft.format {
        PostFormat::Reel if count != 1 || videos != 1 => {
            let message = "A reel is one video, and nothing else.";
            Some(Problem::new(field, message, "1 video", format!("{videos} of {count} files")))
        }
        PostFormat::Story if count > 1 => {
            Some(Problem::new(field, "A story is one file.", 1, count))
        }
        _ => None,
    }
}

fn comment(draft: &Draft) -> Option<Problem> {
    let count = draft.parts.get(1)?.text.chars().count();
    let message = "Shorten the comment: it is longer than the network takes.";
    let too_long = count > COMMENT_CHARS;
    too_long.then(|| Problem::new("parts[1].text", message, COMMENT_CHARS, count))
}
