//! What each network takes, by cases at its limits.

use osirix_core::blob::BlobKey;
use osirix_core::clock::Timestamp;
use osirix_core::id::{Id as _, PublicationId};
use osirix_core::social::{
    Attachment, Capabilities, Draft, MediaFacts, MediaType, Part, PostFormat, Problem,
};
use osirix_social::preflight::{check, limits};

fn file(media_type: MediaType, change: impl FnOnce(&mut MediaFacts)) -> Attachment {
    let video = media_type == MediaType::Mp4;
    let mut facts = MediaFacts {
        media_type,
        bytes: 1_000,
        width_px: 1_080,
        height_px: 1_080,
        duration_ms: video.then_some(10_000),
        frames_per_1000_s: video.then_some(30_000),
        video_codec: video.then(|| "avc1".to_owned()),
        audio_codec: video.then(|| "mp4a".to_owned()),
    };
    change(&mut facts);
    let blob = BlobKey::new("file").unwrap();
    Attachment { blob, facts, alt_text: None, captions: None }
}

fn draft(takes: &Capabilities, text: &str, media: Vec<Attachment>) -> Draft {
    Draft {
        id: PublicationId::from_uuid(Default::default()),
        network: takes.network,
        created_at: Timestamp::from_micros(0),
        parts: vec![Part { text: text.to_owned(), media }],
        has_comment: false,
        format: PostFormat::Post,
        languages: Vec::new(),
    }
}

fn problems(takes: &Capabilities, media: Vec<Attachment>) -> Vec<Problem> {
    check(&draft(takes, "Hello", media), takes)
}

fn field(takes: &Capabilities, media: Vec<Attachment>) -> String {
    let found = problems(takes, media);
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].field.clone()
}

fn all() -> [Capabilities; 7] {
    let mastodon = limits::mastodon(&limits::MASTODON);
    let (x, bluesky, linkedin) = (limits::x(), limits::bluesky(), limits::linkedin());
    [x, bluesky, mastodon, linkedin, limits::facebook(), limits::instagram(), limits::threads()]
}

#[test]
fn a_plain_square_video_passes_everywhere() {
    for takes in all() {
        assert_eq!(problems(&takes, vec![file(MediaType::Mp4, |_| {})]), [], "{}", takes.network);
    }
}

#[test]
fn a_video_is_as_long_as_x_takes_or_it_is_a_problem() {
    let x = limits::x();
    let lasting = |ms| vec![file(MediaType::Mp4, |facts| facts.duration_ms = Some(ms))];
    for fits in [500, 140_000] {
        assert_eq!(problems(&x, lasting(fits)), []);
    }
    for wrong in [499, 140_001] {
        assert_eq!(field(&x, lasting(wrong)), "parts[0].media[0].duration_ms");
    }
    let unknown = vec![file(MediaType::Mp4, |facts| facts.duration_ms = None)];
    assert_eq!(field(&x, unknown), "parts[0].media[0].duration_ms");
}

#[test]
fn proportions_are_compared_exactly() {
    let x = limits::x();
    let sized =
        |w, h| vec![file(MediaType::Mp4, |facts| (facts.width_px, facts.height_px) = (w, h))];
    assert_eq!(problems(&x, sized(3_000, 1_000)), []);
    assert_eq!(problems(&x, sized(1_000, 3_000)), []);
    for (w, h) in [(3_001, 1_000), (1_000, 3_001), (0, 10), (10, 0)] {
        assert_eq!(field(&x, sized(w, h)), "parts[0].media[0].aspect");
    }
}

#[test]
fn codecs_types_and_frames_are_named() {
    let x = limits::x();
    let with = |change: fn(&mut MediaFacts)| field(&x, vec![file(MediaType::Mp4, change)]);
    assert_eq!(with(|f| f.video_codec = Some("hvc1".to_owned())), "parts[0].media[0].video_codec");
    assert_eq!(with(|f| f.audio_codec = Some("Opus".to_owned())), "parts[0].media[0].audio_codec");
    assert_eq!(with(|f| f.frames_per_1000_s = Some(60_001)), "parts[0].media[0].frames_per_1000_s");
    assert_eq!(with(|f| f.bytes = 0), "parts[0].media[0].bytes");
    let webm = vec![file(MediaType::WebM, |_| {})];
    assert_eq!(field(&x, webm), "parts[0].media[0].media_type");
}

#[test]
fn files_are_counted_and_not_mixed_where_they_may_not_be() {
    let picture = || file(MediaType::Jpeg, |_| {});
    let x = limits::x();
    assert_eq!(problems(&x, vec![picture(); 4]), []);
    let found = problems(&x, vec![picture(); 5]);
    assert!(found.iter().all(|p| p.field == "parts[0].media" && p.value == "5"), "{found:?}");
    assert_eq!(field(&x, vec![picture(), file(MediaType::Mp4, |_| {})]), "parts[0].media");
    let instagram = limits::instagram();
    assert_eq!(problems(&instagram, vec![picture(), file(MediaType::Mp4, |_| {})]), []);
    assert_eq!(field(&instagram, Vec::new()), "parts[0].media");
}

#[test]
fn a_place_that_a_network_does_not_have_is_a_problem() {
    let x = limits::x();
    let story = Draft { format: PostFormat::Story, ..draft(&x, "Hello", Vec::new()) };
    assert_eq!(check(&story, &x)[0].field, "format");
    let none = Draft { parts: Vec::new(), ..draft(&x, "Hello", Vec::new()) };
    assert_eq!(check(&none, &x)[0].field, "parts");
}
