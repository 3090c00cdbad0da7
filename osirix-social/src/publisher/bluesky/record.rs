//! The records of posts (`app.bsky.feed.post`).

use std::collections::BTreeMap;

use osirix_core::blob::BlobKey;
use osirix_core::error::{Error, Result};
use osirix_core::social::{Attachment, Draft, MediaKind, Part, Published};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::facets;

/// What is known before a draft is posted.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct State {
    /// Who has the handles that are mentioned; nothing before they are looked up.
    pub(super) dids: Option<BTreeMap<String, Option<String>>>,
    /// What the server calls the files that it has, in the order of [`files`].
    pub(super) blobs: Vec<Value>,
}

/// A file to be uploaded.
pub(super) struct File<'d> {
    pub(super) key: &'d BlobKey,
    pub(super) content_type: &'static str,
}

/// Every file of a draft: those that are shown, and captions each behind its video.
pub(super) fn files(draft: &Draft) -> Vec<File<'_>> {
    draft.attachments().flat_map(files_of).collect()
}

fn files_of(attachment: &Attachment) -> impl Iterator<Item = File<'_>> {
    let content_type = attachment.facts.media_type.as_str();
    let shown = File { key: &attachment.blob, content_type };
    let captions = attachment.captions.as_ref();
    [shown].into_iter().chain(captions.map(|key| File { key, content_type: "text/vtt" }))
}

/// The record of a message.
pub(super) fn of(
    draft: &Draft,
    number: usize,
    part: &Part,
    state: &State,
    published: &[Published],
) -> Result<Value> {
    let mut record = json!({
        "$type": "app.bsky.feed.post",
        "text": part.text,
        "createdAt": draft.created_at.to_string(),
    });
    let dids = state.dids.clone().unwrap_or_default();
    let optional = [
        ("langs", Some(json!(draft.languages)).filter(|_| !draft.languages.is_empty())),
        ("facets", Some(json!(facets::of(&part.text, &dids))).filter(|f| f != &json!([]))),
        ("embed", embed(draft, number, part, &state.blobs)?),
        ("reply", reply(draft, number, published)?),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            record[name] = value;
        }
    }
    Ok(record)
}

fn reply(draft: &Draft, number: usize, published: &[Published]) -> Result<Option<Value>> {
    let Some(parent) = draft.parent(number) else { return Ok(None) };
    let strong = |number: usize| {
        let published: Option<&Published> = published.get(number);
        let of = published.and_then(|p| Some((&p.remote_id, p.version.as_ref()?)));
        let (uri, cid) = of.ok_or_else(|| {
            Error::invalid("published", "what the message answers has no id or no version")
        })?;
        Ok::<_, Error>(json!({ "uri": uri, "cid": cid }))
    };
    Ok(Some(json!({ "root": strong(0)?, "parent": strong(parent)? })))
}

fn embed(draft: &Draft, number: usize, part: &Part, blobs: &[Value]) -> Result<Option<Value>> {
    let before = draft.parts[..number].iter().flat_map(|part| &part.media);
    let mut at = before.flat_map(files_of).count();
    let mut shown = Vec::with_capacity(part.media.len());
    for attachment in &part.media {
        shown.push((attachment, item(draft, attachment, blobs, at)?));
        at += files_of(attachment).count();
    }
    Ok(match shown.first() {
        None => None,
        Some((first, item)) if first.facts.media_type.kind() == MediaKind::Video => {
            let mut video = item.clone();
            video["$type"] = json!("app.bsky.embed.video");
            Some(video)
        }
        Some(_) => {
            let images: Vec<_> = shown.into_iter().map(|(_, item)| item).collect();
            Some(json!({ "$type": "app.bsky.embed.images", "images": images }))
        }
    })
}

fn item(draft: &Draft, attachment: &Attachment, blobs: &[Value], at: usize) -> Result<Value> {
    let blob = |at: usize| {
        let missing = || Error::inconsistent("preparation", "state", "-", "a file is not uploaded");
        blobs.get(at).ok_or_else(missing)
    };
    let facts = &attachment.facts;
    let video = facts.media_type.kind() == MediaKind::Video;
    let mut item = json!({
        "alt": attachment.alt_text.as_deref().unwrap_or_default(),
        "aspectRatio": { "width": facts.width_px.max(1), "height": facts.height_px.max(1) },
    });
    item[if video { "video" } else { "image" }] = blob(at)?.clone();
    if video && attachment.captions.is_some() {
        let lang = draft.languages.first().map_or("en", String::as_str);
        item["captions"] = json!([{ "lang": lang, "file": blob(at + 1)? }]);
    }
    Ok(item)
}
