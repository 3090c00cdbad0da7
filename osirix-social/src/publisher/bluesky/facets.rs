//! What in a text is a link, a mention or a hashtag: Bluesky is told, by offsets in bytes
//! (`app.bsky.richtext.facet`).

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::preflight;

/// The longest hashtag, in graphemes.
const MOST_TAG: usize = 64;

static MENTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?:^|[\s(])@((?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*)",
    )
    .ok()
});

static HASHTAG: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?:^|\s)[#＃](\S+)").ok());

/// The handles that a text mentions, and where, with the sign before them.
pub(super) fn mentions(text: &str) -> Vec<(Range<usize>, String)> {
    let all = MENTION.iter().flat_map(|mention| mention.captures_iter(text));
    let handles = all.filter_map(|found| found.get(1));
    handles.map(|h| (h.start() - 1..h.end(), h.as_str().to_ascii_lowercase())).collect()
}

/// The facets of a text; a handle that nobody has is text.
pub(super) fn of(text: &str, dids: &BTreeMap<String, Option<String>>) -> Vec<Value> {
    let links = preflight::urls(text).into_iter().map(|range| {
        let uri = text[range.clone()].to_owned();
        (range, json!({ "$type": "app.bsky.richtext.facet#link", "uri": uri }))
    });
    let mentions = mentions(text).into_iter().filter_map(|(range, handle)| {
        let did = dids.get(&handle)?.as_ref()?;
        Some((range, json!({ "$type": "app.bsky.richtext.facet#mention", "did": did })))
    });
    let tags = tags(text)
        .into_iter()
        .map(|(range, tag)| (range, json!({ "$type": "app.bsky.richtext.facet#tag", "tag": tag })));
    let mut all: Vec<_> = links.chain(mentions).chain(tags).collect();
    all.sort_by_key(|(range, _)| range.start);
    all.into_iter().map(|(range, feature)| facet(&range, &feature)).collect()
}

fn facet(range: &Range<usize>, feature: &Value) -> Value {
    json!({ "index": { "byteStart": range.start, "byteEnd": range.end }, "features": [feature] })
}

fn tags(text: &str) -> Vec<(Range<usize>, String)> {
    let all = HASHTAG.iter().flat_map(|tag| tag.captures_iter(text));
    let words = all.filter_map(|found| Some((found.get(0)?, found.get(1)?)));
    let tags = words.map(|(whole, word)| {
        let tag = word.as_str().trim_end_matches(|c: char| !c.is_alphanumeric());
        let sign = whole.as_str().find(['#', '＃']).map_or(whole.start(), |at| whole.start() + at);
        (sign..word.start() + tag.len(), tag.to_owned())
    });
    tags.filter(|(_, tag)| is_tag(tag)).collect()
}

fn is_tag(tag: &str) -> bool {
    let named = tag.chars().any(char::is_alphabetic);
    named && !tag.contains(['#', '＃']) && tag.graphemes(true).count() <= MOST_TAG
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_in_bytes() {
        let text = "日本 @ada.test #été! https://example.com/ü_(x), @nobody.test #1 a@b.test";
        let dids = [
            ("ada.test".to_owned(), Some("did:plc:ada".to_owned())),
            ("nobody.test".to_owned(), None),
        ];
        let facets = of(text, &dids.into());
        let texts: Vec<_> = facets
            .iter()
            .map(|facet| {
                let at = |name: &str| facet["index"][name].as_u64().unwrap() as usize;
                &text[at("byteStart")..at("byteEnd")]
            })
            .collect();
        assert_eq!(texts, ["@ada.test", "#été", "https://example.com/ü_(x)"]);
        assert_eq!(facets[0]["features"][0]["did"], "did:plc:ada");
        assert_eq!(facets[1]["features"][0]["tag"], "été");
    }
}
