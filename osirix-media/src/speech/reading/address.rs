//! How web addresses, e-mail addresses, hashtags and handles are said.

use super::number;
use super::token::{Token, letters};
use super::word::Speller;

const TOP_LEVEL: [&str; 26] = [
    "com", "net", "org", "io", "ai", "dev", "app", "co", "uk", "de", "fr", "eu", "us", "tv", "me",
    "edu", "gov", "info", "biz", "cloud", "tech", "store", "shop", "xyz", "studio", "social",
];

/// Says `word` if it is an address, and tells whether it was.
pub(super) fn spell(speller: &Speller<'_>, word: &str, out: &mut Vec<Token>) -> bool {
    if let Some(tag) = word.strip_prefix('#').filter(|tag| !tag.is_empty()) {
        let number = tag.starts_with(|c: char| c.is_ascii_digit());
        out.push(Token::new(if number { "number" } else { "hashtag" }));
        runs(speller, tag, out, |_| None);
        return true;
    }
    if let Some(handle) = word.strip_prefix('@').filter(|handle| !handle.is_empty()) {
        out.push(Token::new("at"));
        runs(speller, handle, out, sign);
        return true;
    }
    let rest = word.split_once("://").map_or(word, |(_, rest)| rest);
    let host = rest.strip_prefix("www.").unwrap_or(rest);
    let found = rest.len() < word.len() || host.len() < rest.len() || is_host(host);
    if found {
        let end = host.find(['?', '#']).unwrap_or(host.len());
        runs(speller, host[..end].trim_end_matches('/'), out, sign);
    }
    found
}

fn is_host(text: &str) -> bool {
    let host = text.split('/').next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    host.chars().all(fits)
        && host.rsplit_once('.').is_some_and(|(name, last)| {
            !name.is_empty() && !name.contains("..") && TOP_LEVEL.contains(&last)
        })
}

fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '.' => "dot",
        '/' => "slash",
        '@' => "at",
        '-' => "dash",
        '_' => "underscore",
        ':' => "colon",
        '+' => "plus",
        _ => return None,
    })
}

// Runs of letters or of digits, and the signs between them.
fn runs(
    speller: &Speller<'_>,
    text: &str,
    out: &mut Vec<Token>,
    say: impl Fn(char) -> Option<&'static str>,
) {
    let kind = |c: char| (c.is_ascii_alphabetic(), c.is_ascii_digit());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len());
        let (run, tail) = rest.split_at(end);
        match kind(first) {
            (true, _) if is_code(run, text) => out.push(letters(run)),
            (true, _) => speller.word(run, out),
            (_, true) => number::push_digits(run, out),
            _ => out.extend(run.chars().filter_map(&say).map(Token::new)),
        }
        rest = tail;
    }
}

// Country codes and `.io` are said as letters.
fn is_code(run: &str, text: &str) -> bool {
    run.len() == 2 && text.contains(&format!(".{run}")) && !["co", "me"].contains(&run)
}
