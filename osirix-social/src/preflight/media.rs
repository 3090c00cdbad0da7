//! The files of a draft.

use osirix_core::social::{
    Attachment, Draft, FileLimits, MediaFacts, MediaKind, MediaLimits, Problem,
};

/// The problems of the files of a message.
pub(super) fn problems(draft: &Draft, part: usize, limits: &MediaLimits) -> Vec<Problem> {
    let field = format!("parts[{part}].media");
    let media = &draft.parts[part].media;
    let mut found: Vec<_> = [
        missing(&field, media, part, limits),
        too_many(&field, media.len(), limits.most_files),
        mixed(&field, media, limits),
    ]
    .into_iter()
    .flatten()
    .collect();
    found.extend(limits.files.iter().filter_map(|kind| too_many_of(&field, media, kind)));
    for (index, attachment) in media.iter().enumerate() {
        found.extend(of_file(&format!("{field}[{index}]"), attachment, limits));
    }
    found
}

fn missing(
    field: &str,
    media: &[Attachment],
    part: usize,
    limits: &MediaLimits,
) -> Option<Problem> {
    let missing = limits.required && part == 0 && media.is_empty();
    missing.then(|| Problem::new(field, "Add a picture or a video.", "1 or more", 0))
}

fn too_many(field: &str, count: usize, most: u32) -> Option<Problem> {
    let message = "Remove files: a message takes fewer.";
    (count > most as usize).then(|| Problem::new(field, message, most, count))
}

fn mixed(field: &str, media: &[Attachment], limits: &MediaLimits) -> Option<Problem> {
    let kind = |attachment: &Attachment| attachment.facts.media_type.kind();
    let first = kind(media.first()?);
    let other = media.iter().map(kind).find(|other| *other != first && !limits.mixed)?;
    let message = "Put pictures and videos into messages of their own.";
    Some(Problem::new(field, message, "one kind of file", format!("{first} and {other}")))
}

fn too_many_of(field: &str, media: &[Attachment], limits: &FileLimits) -> Option<Problem> {
    let of_kind = |attachment: &&Attachment| attachment.facts.media_type.kind() == limits.kind;
    let count = media.iter().filter(of_kind).count();
    let limit = format!("{} of kind {}", limits.most_files, limits.kind);
    let message = "Remove files: a message takes fewer of this kind.";
    (count > limits.most_files as usize).then(|| Problem::new(field, message, limit, count))
}

fn of_file(field: &str, attachment: &Attachment, limits: &MediaLimits) -> Vec<Problem> {
    let facts = &attachment.facts;
    let alt = alt_text(field, attachment, limits.alt_text_chars);
    let kind = limits.of(facts.media_type.kind());
    let Some(kind) = kind.filter(|kind| kind.media_types.contains(&facts.media_type)) else {
        return alt.into_iter().chain([wrong_type(field, facts, limits)]).collect();
    };
    alt.into_iter().chain(of_facts(field, facts, kind)).collect()
}

/// What is wrong with what a probe has found.
pub(super) fn of_facts(field: &str, facts: &MediaFacts, kind: &FileLimits) -> Vec<Problem> {
    let found = [
        bytes(field, facts, kind),
        duration(field, facts, kind),
        aspect(field, facts, kind),
        smallness(field, facts, kind),
        pixels(field, facts, kind),
        frames(field, facts, kind),
        codec(field, "video_codec", facts.video_codec.as_deref(), &kind.video_codecs),
        codec(field, "audio_codec", facts.audio_codec.as_deref(), &kind.audio_codecs),
    ];
    found.into_iter().flatten().collect()
}

fn wrong_type(field: &str, facts: &MediaFacts, limits: &MediaLimits) -> Problem {
    let taken = limits.files.iter().flat_map(|kind| &kind.media_types);
    let taken: Vec<_> = taken.map(|media_type| media_type.as_str()).collect();
    let message = "Convert the file: the network does not take this type.";
    Problem::new(format!("{field}.media_type"), message, taken.join(", "), facts.media_type)
}

fn alt_text(field: &str, attachment: &Attachment, most: Option<u32>) -> Option<Problem> {
    let count = attachment.alt_text.as_deref()?.chars().count();
    let most = most.filter(|most| count > *most as usize)?;
    let message = "Shorten the description of the file.";
    Some(Problem::new(format!("{field}.alt_text"), message, most, count))
}

fn bytes(field: &str, facts: &MediaFacts, limits: &FileLimits) -> Option<Problem> {
    let field = format!("{field}.bytes");
    if facts.bytes == 0 {
        return Some(Problem::new(field, "The file is empty.", "1 or more", 0));
    }
    let message = "The file is larger than the network takes.";
    let too_large = facts.bytes > limits.most_bytes;
    too_large.then(|| Problem::new(field, message, limits.most_bytes, facts.bytes))
}

fn duration(field: &str, facts: &MediaFacts, limits: &FileLimits) -> Option<Problem> {
    let (least, most) = limits.duration_ms?;
    // A video of which nobody knows how long it plays may be too long.
    let duration = facts.duration_ms.or((limits.kind == MediaKind::Video).then_some(0))?;
    let message = "The video is shorter or longer than the network takes.";
    let wrong = !(least..=most).contains(&duration);
    let limit = format!("{least} to {most}");
    wrong.then(|| Problem::new(format!("{field}.duration_ms"), message, limit, duration))
}

fn aspect(field: &str, facts: &MediaFacts, limits: &FileLimits) -> Option<Problem> {
    let range = limits.aspect?;
    let (width, height) = (u64::from(facts.width_px), u64::from(facts.height_px));
    let at_least = |(w, h): (u32, u32)| width * u64::from(h) >= u64::from(w) * height;
    let at_most = |(w, h): (u32, u32)| width * u64::from(h) <= u64::from(w) * height;
    let fits = width > 0 && height > 0 && at_least(range.narrowest) && at_most(range.widest);
    let ((a, b), (c, d)) = (range.narrowest, range.widest);
    let message = "Crop it: the network does not take these proportions.";
    let value = format!("{width}:{height}");
    (!fits).then(|| {
        Problem::new(format!("{field}.aspect"), message, format!("{a}:{b} to {c}:{d}"), value)
    })
}

fn smallness(field: &str, facts: &MediaFacts, limits: &FileLimits) -> Option<Problem> {
    let (width, height) = limits.least_px?;
    let message = "It has fewer pixels than the network takes.";
    let small = facts.width_px < width || facts.height_px < height;
    let value = format!("{}x{}", facts.width_px, facts.height_px);
    small.then(|| {
        Problem::new(format!("{field}.size_px"), message, format!("{width}x{height}"), value)
    })
}

fn pixels(field: &str, facts: &MediaFacts, limits: &FileLimits) -> Option<Problem> {
    let pixels = u64::from(facts.width_px) * u64::from(facts.height_px);
    let most = limits.most_pixels.filter(|most| pixels > *most)?;
    let message = "It has more pixels than the network takes.";
    Some(Problem::new(format!("{field}.pixels"), message, most, pixels))
}

fn frames(field: &str, facts: &MediaFacts, limits: &FileLimits) -> Option<Problem> {
    let most = limits.most_frames_per_1000_s?;
    let value = facts.frames_per_1000_s.filter(|value| *value > most)?;
    let message = "It has more frames in a second than the network takes.";
    Some(Problem::new(format!("{field}.frames_per_1000_s"), message, most, value))
}

fn codec(field: &str, name: &str, codec: Option<&str>, taken: &[String]) -> Option<Problem> {
    let codec = codec.filter(|codec| !taken.is_empty() && !taken.iter().any(|one| one == codec))?;
    let message = "Convert the file: the network does not play this codec.";
    Some(Problem::new(format!("{field}.{name}"), message, taken.join(", "), codec))
}
