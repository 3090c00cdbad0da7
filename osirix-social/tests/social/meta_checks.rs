//! What Meta's documents say of the containers of Instagram and Threads.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::meta_fake::{Account, Speech};

/// Whether a container may be so.
pub(crate) fn check(
    speech: Speech,
    fields: &BTreeMap<String, String>,
    account: &Account,
) -> Result<(), String> {
    let has = |name: &str| fields.contains_key(name);
    let text = speech.pick("caption", "text");
    let kind = fields.get("media_type").map_or("", String::as_str);
    let known: &[&str] = match (speech, kind) {
        (Speech::Instagram, "") => &["image_url", "is_carousel_item", "alt_text", "caption"],
        (Speech::Instagram, "REELS") => &["media_type", "video_url", "share_to_feed", "caption"],
        (Speech::Instagram, "STORIES") => &["media_type", "video_url", "image_url"],
        (Speech::Instagram, "VIDEO") => &["media_type", "video_url", "is_carousel_item"],
        (Speech::Threads, "TEXT") => &["media_type", "text", "reply_to_id"],
        (Speech::Threads, "IMAGE") => {
            &["media_type", "image_url", "alt_text", "text", "is_carousel_item"]
        }
        (Speech::Threads, "VIDEO") => {
            &["media_type", "video_url", "alt_text", "text", "is_carousel_item"]
        }
        (_, "CAROUSEL") => &["media_type", "children", text],
        _ => return Err("media_type".to_owned()),
    };
    if let Some(name) = fields.keys().find(|name| !known.contains(&name.as_str())) {
        return Err(format!("no {name} here"));
    }
    let is_item = has("is_carousel_item");
    let one_file = usize::from(has("image_url")) + usize::from(has("video_url"));
    let files = if matches!(kind, "TEXT" | "CAROUSEL") { 0 } else { 1 };
    if one_file != files || kind == "VIDEO" && speech == Speech::Instagram && !is_item {
        return Err("one file, and of its kind".to_owned());
    }
    if is_item && has(text) || kind == "TEXT" && fields.get("text").is_none_or(String::is_empty) {
        return Err("a text where there is none, or none where there is one".to_owned());
    }
    let most = if speech == Speech::Instagram { 2_200 } else { 500 };
    let long = |text: &String| text.encode_utf16().count() > most;
    if fields.get(text).is_some_and(long) {
        return Err("too long".to_owned());
    }
    if fields.get("reply_to_id").is_some_and(|to| !is_out(account, to)) {
        return Err("reply_to_id".to_owned());
    }
    check_urls(fields)?;
    match fields.get("children") {
        Some(children) => check_children(children, account),
        None => Ok(()),
    }
}

pub(crate) fn is_out(account: &Account, id: &str) -> bool {
    account.posts.iter().chain(&account.answers).any(|post| post["id"] == id)
}

/// The files are at URLs from which they can be fetched for long enough, each of its kind.
fn check_urls(fields: &BTreeMap<String, String>) -> Result<(), String> {
    for (name, ends) in [("image_url", [".png", ".jpg"]), ("video_url", [".mp4", ".mov"])] {
        let Some(text) = fields.get(name) else { continue };
        let url: url::Url = text.parse().map_err(|_| format!("{text} is no URL"))?;
        // A bucket of this machine says it in S3's words.
        let here = url.host_str() == Some("127.0.0.1");
        let lasts = |(name, value): (Cow<'_, str>, Cow<'_, str>)| {
            ["lasts", "X-Amz-Expires"].contains(&&*name) && value == "3600"
        };
        let fits = (here || url.scheme() == "https")
            && url.query_pairs().any(lasts)
            && ends.iter().any(|end| url.path().ends_with(end));
        if !fits {
            return Err(format!("{name} {url}"));
        }
    }
    Ok(())
}

fn check_children(children: &str, account: &Account) -> Result<(), String> {
    let ids: Vec<_> = children.split(',').collect();
    let is_item = |id: &&str| {
        account
            .containers
            .get(*id)
            .is_some_and(|child| child.fields.contains_key("is_carousel_item"))
    };
    match (2..=20).contains(&ids.len()) && ids.iter().all(is_item) {
        true => Ok(()),
        false => Err("children".to_owned()),
    }
}
