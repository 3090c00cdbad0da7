//! Links that tell where their readers come from.

use std::ops::Range;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use super::post::{Content, Post};
use crate::error::{Error, Result};

/// What a query keeps as it is, by the URL Standard, without what would end a value.
const VALUE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b'+')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'(')
    .add(b')');

/// What the links of a post are tagged with, as web analytics read it (the Urchin parameters).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UtmTags {
    /// `utm_source`: 1 to 100 characters.
    pub source: Option<String>,
    /// `utm_medium`: 1 to 100 characters.
    pub medium: Option<String>,
    /// `utm_campaign`: 1 to 100 characters.
    pub campaign: Option<String>,
}

impl UtmTags {
    const LONGEST: usize = 100;

    pub(super) fn check(&self) -> Result<()> {
        for (field, value) in [
            ("utm.source", &self.source),
            ("utm.medium", &self.medium),
            ("utm.campaign", &self.campaign),
        ] {
            let Some(value) = value else { continue };
            let fits = (1..=Self::LONGEST).contains(&value.chars().count());
            if !fits || value.trim().is_empty() || value.contains(char::is_control) {
                let error = Error::invalid(field, "use 1 to 100 characters");
                return Err(error.with("limit", Self::LONGEST));
            }
        }
        Ok(())
    }

    /// A post whose links are tagged; one that has tags of this kind stays as it is.
    pub(super) fn tag(&self, post: &Post) -> Post {
        let mut post = post.clone();
        for content in std::iter::once(&mut post.content).chain(post.variants.values_mut()) {
            self.tag_content(content);
        }
        post
    }

    fn tag_content(&self, content: &mut Content) {
        for part in &mut content.parts {
            part.text = self.tag_text(&part.text);
        }
        content.first_comment = content.first_comment.as_deref().map(|text| self.tag_text(text));
    }

    fn tag_text(&self, text: &str) -> String {
        let mut tagged = String::with_capacity(text.len());
        let mut behind = 0;
        for link in links(text) {
            tagged.push_str(&text[behind..link.start]);
            tagged.push_str(&self.tag_link(&text[link.clone()]));
            behind = link.end;
        }
        tagged.push_str(&text[behind..]);
        tagged
    }

    fn tag_link(&self, link: &str) -> String {
        let (address, fragment) = link.split_at(link.find('#').unwrap_or(link.len()));
        let query = address.split_once('?').map(|(_, query)| query);
        let is_tag = |pair: &str| pair.to_ascii_lowercase().starts_with("utm_");
        let tags = self.query();
        match query {
            _ if tags.is_empty() => link.to_owned(),
            Some(query) if query.split('&').any(is_tag) => link.to_owned(),
            Some(query) if query.is_empty() || query.ends_with('&') => {
                format!("{address}{tags}{fragment}")
            }
            Some(_) => format!("{address}&{tags}{fragment}"),
            None => format!("{address}?{tags}{fragment}"),
        }
    }

    fn query(&self) -> String {
        let tags = [
            ("utm_source", &self.source),
            ("utm_medium", &self.medium),
            ("utm_campaign", &self.campaign),
        ];
        let pair = |(name, value): (&str, &Option<String>)| {
            value.as_ref().map(|value| format!("{name}={}", utf8_percent_encode(value, VALUE)))
        };
        tags.into_iter().filter_map(pair).collect::<Vec<_>>().join("&")
    }
}

/// Where the links of a text are, in order.
fn links(text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let mut links: Vec<Range<usize>> = Vec::new();
    for (start, _) in lower.match_indices("http") {
        let inside = links.last().is_some_and(|last| start < last.end);
        if !inside && begins_link(text, &lower, start) {
            let ends = |c: char| c.is_whitespace() || c.is_control() || "<>\"".contains(c);
            let length = text[start..].find(ends).unwrap_or(text.len() - start);
            let link = without_punctuation(&text[start..start + length]);
            links.push(start..start + link.len());
        }
    }
    links
}

fn begins_link(text: &str, lower: &str, at: usize) -> bool {
    let scheme = ["https://", "http://"].iter().find(|scheme| lower[at..].starts_with(**scheme));
    let host = |scheme: &&str| {
        text[at + scheme.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '[')
    };
    !text[..at].ends_with(char::is_alphanumeric) && scheme.is_some_and(host)
}

/// What ends a sentence ends no link, nor does a bracket that was opened before it.
fn without_punctuation(link: &str) -> &str {
    const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];
    // How many more of each kind are closed than were opened.
    let mut closed = PAIRS.map(|(open, close)| {
        link.matches(close).count() as i64 - link.matches(open).count() as i64
    });
    let mut link = link;
    while let Some(last) = link.chars().next_back() {
        match PAIRS.iter().position(|(_, close)| *close == last) {
            Some(pair) if closed[pair] > 0 => closed[pair] -= 1,
            None if ".,;:!?'*_~…".contains(last) => {}
            _ => return link,
        }
        link = &link[..link.len() - last.len_utf8()];
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags() -> UtmTags {
        UtmTags {
            source: Some("mastodon".to_owned()),
            medium: Some("social".to_owned()),
            campaign: Some("spring & summer".to_owned()),
        }
    }

    const ALL: &str = "utm_source=mastodon&utm_medium=social&utm_campaign=spring%20%26%20summer";

    #[test]
    fn links_are_tagged_where_their_query_ends() {
        for (text, expected) in [
            ("https://a.example", format!("https://a.example?{ALL}")),
            ("Read https://a.example/x.", format!("Read https://a.example/x?{ALL}.")),
            ("(HTTP://a.example/x?y=1#z)", format!("(HTTP://a.example/x?y=1&{ALL}#z)")),
            ("Is it https://a.example/?", format!("Is it https://a.example/?{ALL}?")),
            ("https://a.example/?#z", format!("https://a.example/?{ALL}#z")),
            ("https://a.example/?x=1&", format!("https://a.example/?x=1&{ALL}")),
            ("https://a.example/w_(x) ok", format!("https://a.example/w_(x)?{ALL} ok")),
            (
                "Über http://a.example/ü, https://b.example!",
                format!("Über http://a.example/ü?{ALL}, https://b.example?{ALL}!"),
            ),
        ] {
            assert_eq!(tags().tag_text(text), expected);
        }
    }

    #[test]
    fn a_long_text_of_links_and_brackets_is_tagged_at_once() {
        // Each link looked through all that follows it once, for minutes.
        let links = "http://a ".repeat(11_000);
        assert_eq!(tags().tag_text(&links).matches("utm_source").count(), 11_000);
        let brackets = format!("http://a{}", ")".repeat(100_000));
        assert!(tags().tag_text(&brackets).starts_with("http://a?utm_source=mastodon&"));
    }

    #[test]
    fn what_has_tags_or_is_no_link_stays() {
        for text in [
            "https://a.example/?utm_source=other",
            "https://a.example/?x=1&UTM_Campaign=y#z",
            "ada@http.example and xhttps://a.example",
            "http:// is no link, nor is https://",
            "ftp://a.example",
            "",
        ] {
            assert_eq!(tags().tag_text(text), text);
        }
        let nothing = UtmTags::default();
        assert_eq!(nothing.tag_text("https://a.example"), "https://a.example");
    }

    #[test]
    fn tagging_twice_tags_once() {
        let once = tags().tag_text("https://a.example and https://b.example?x=1");
        assert_eq!(tags().tag_text(&once), once);
    }

    #[test]
    fn a_tag_out_of_range_names_its_field() {
        let long = UtmTags { medium: Some("x".repeat(101)), ..UtmTags::default() };
        let error = long.check().unwrap_err();
        assert_eq!(error.context_value("field"), Some("utm.medium"));
        assert_eq!(error.context_value("limit"), Some("100"));
        let empty = UtmTags { source: Some(" ".to_owned()), ..UtmTags::default() };
        assert_eq!(empty.check().unwrap_err().context_value("field"), Some("utm.source"));
        tags().check().unwrap();
    }
}
