//! URLs, as X finds them in a text: what twitter-text 3.1.0 (Apache-2.0) does by one regular
//! expression over domains, and the rules around it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

use super::domain::{self, Ends};

/// The longest URL, in UTF-16 code units, with its domain coded.
const MOST_UNITS: usize = 4_096;
/// The longest name behind `t.co/`.
const MOST_SHORTENED: usize = 40;

const ACCENTED: &str = concat!(
    r"\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{24F}\x{253}\x{254}\x{256}\x{257}\x{259}\x{25B}\x{263}",
    r"\x{268}\x{26F}\x{272}\x{289}\x{28B}\x{2BB}\x{300}-\x{36F}\x{1E00}-\x{1EFF}",
);
const CYRILLIC: &str = r"\x{400}-\x{4FF}";
const QUERY: &str = r"\?[a-z0-9!?*'@();:&=+$/%\#\[\]\-_.,~|]*[a-z0-9\-_&=\#/]";

/// What may stand behind a domain: a port, a path and a query.
static BEHIND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let general = format!(r"[a-z{CYRILLIC}0-9!*';:=+,.$/%\#\[\]\-\x{{2013}}_~@|&{ACCENTED}]");
    let parentheses = format!(r"\((?:{general}+|(?:{general}*\({general}+\){general}*))\)");
    let ending = format!(r"[+\-a-z{CYRILLIC}0-9=_\#/{ACCENTED}]");
    // Parentheses end a path, though not behind what no path can end with: the alternative that
    // twitter-text means for its last character stands beside all of it.
    let plain = format!(r"{general}*(?:{parentheses}{general}*)*{ending}");
    let path = format!(r"(?:(?:{plain}|(?:{parentheses}))|(?:@{general}+/))");
    pattern(&format!(r"^(?::[0-9]+)?(?P<path>/{path}*)?(?:{QUERY})?"))
});

static SHORTENED: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r"^https?://t\.co/([a-z0-9]+)(?:{QUERY})?")));

static ACCENTED_ONE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(&format!("^[{ACCENTED}]")));

/// Absent where a pattern is defective, which a test refuses.
fn pattern(source: &str) -> Option<Regex> {
    RegexBuilder::new(source).case_insensitive(true).size_limit(1 << 26).build().ok()
}

/// A URL in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it begins, in bytes.
    pub(crate) start: usize,
    /// Where it ends.
    pub(crate) end: usize,
    /// How much of the text X takes it for, in UTF-16 code units. Where something other than Latin
    /// letters stands between a domain and its path, that is not how long it is.
    pub(crate) units: usize,
}

impl Found {
    fn new(text: &str, range: Range<usize>) -> Self {
        Found { start: range.start, end: range.end, units: units(&text[range]) }
    }

    /// Where it is.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Whether a URL must name its scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// It must, as on Mastodon.
    Needed,
    /// A domain that is known is enough, as on X.
    Optional,
}

/// The URLs of a text, in order. A text in which there is no dot has none.
pub(crate) fn find(text: &str, scheme: Scheme) -> Vec<Found> {
    // ſ stands for s nowhere, and folding would take it for one.
    let text = &text.replace('\u{17f}', "\u{149}");
    let mut ends = Ends::of(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(candidate) = next(&mut ends, at) {
        at = candidate.end;
        found.extend(candidate.urls(text, scheme));
    }
    found
}

/// A place at which the expression matches.
struct Candidate {
    before: Option<char>,
    start: usize,
    has_scheme: bool,
    domain: Range<usize>,
    has_path: bool,
    end: usize,
}

/// The first place from here on.
fn next(ends: &mut Ends<'_>, from: usize) -> Option<Candidate> {
    let places = ends.text()[from..].char_indices().map(|(offset, c)| (from + offset, c));
    places.into_iter().find_map(|(at, c)| {
        let starts = [
            // In UTF-16 half of a character beyond the first plane precedes the other half.
            (c.len_utf16() == 2, Some(c), at),
            (precedes(c), Some(c), at + c.len_utf8()),
            (at == 0, None, 0),
        ];
        let mut starts = starts.into_iter().filter(|(can_be, ..)| *can_be);
        starts.find_map(|(_, before, start)| candidate(ends, before, start))
    })
}

fn candidate(ends: &mut Ends<'_>, before: Option<char>, start: usize) -> Option<Candidate> {
    let text = ends.text();
    let scheme = scheme_len(&text[start..]);
    let domain = start + scheme..ends.from(start + scheme)?;
    let behind = BEHIND.as_ref()?.captures(&text[domain.end..])?;
    Some(Candidate {
        before,
        start,
        has_scheme: scheme > 0,
        end: domain.end + behind.get(0)?.end(),
        has_path: behind.name("path").is_some(),
        domain,
    })
}

fn scheme_len(text: &str) -> usize {
    let starts = |scheme: &str| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    ["https://", "http://"].into_iter().find(|scheme| starts(scheme)).map_or(0, str::len)
}

impl Candidate {
    fn urls(&self, text: &str, scheme: Scheme) -> Vec<Found> {
        if !self.fits(text) {
            return Vec::new();
        }
        match self.has_scheme {
            true => self.whole(text).into_iter().collect(),
            false if scheme == Scheme::Needed => Vec::new(),
            false if self.before.is_some_and(|c| matches!(c, '-' | '_' | '.' | '/')) => Vec::new(),
            false => self.domains(text),
        }
    }

    fn fits(&self, text: &str) -> bool {
        let units = units(&text[self.start..self.end]);
        let scheme = if self.has_scheme { scheme_len(&text[self.start..]) } else { 8 };
        domain::is_codable(&text[self.domain.clone()]) && scheme + units <= MOST_UNITS
    }

    fn whole(&self, text: &str) -> Option<Found> {
        let url = &text[self.start..self.end];
        let shortened = SHORTENED.as_ref().and_then(|pattern| pattern.captures(url));
        let len = match &shortened {
            Some(parts) if parts.get(1)?.len() > MOST_SHORTENED => return None,
            Some(parts) => parts.get(0)?.len(),
            None => url.len(),
        };
        Some(Found::new(text, self.start..self.start + len))
    }

    /// Without a scheme the domains of Latin letters count, and the last has the path.
    fn domains(&self, text: &str) -> Vec<Found> {
        let domain = &text[self.domain.clone()];
        let mut at = 0;
        let mut found: Vec<_> = domain::latin(domain)
            .into_iter()
            .filter_map(|latin| {
                let start = at + domain[at..].find(latin)?;
                at = start + latin.len();
                Some(Found::new(text, self.domain.start + start..self.domain.start + at))
            })
            .collect();
        if let Some(last) = found.last_mut().filter(|_| self.has_path) {
            last.end = self.end;
            last.units += units(&text[self.domain.end..self.end]);
        }
        found
    }
}

/// What may stand before a URL.
fn precedes(c: char) -> bool {
    !(c.is_ascii_alphanumeric() || is_invalid(c) || matches!(c, '@' | '＠' | '$' | '#' | '＃'))
}

/// What X takes in no text.
pub(super) fn is_invalid(c: char) -> bool {
    matches!(c, '\u{fffe}' | '\u{feff}' | '\u{ffff}')
}

/// Whether it is a Latin letter beyond ASCII, or an accent, in either case.
pub(super) fn is_accented(c: char) -> bool {
    !c.is_ascii()
        && ACCENTED_ONE.as_ref().is_some_and(|one| one.is_match(c.encode_utf8(&mut [0; 4])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(text: &str, scheme: Scheme) -> Vec<&str> {
        find(text, scheme).iter().map(|found| &text[found.range()]).collect()
    }

    #[test]
    fn a_domain_is_a_url_where_its_end_is_known() {
        let text = "see example.com/a_(b)?c=d, e.invalid, @f.com and https://t.co/abc/def.";
        let found = ["example.com/a_(b)?c=d", "https://t.co/abc"];
        assert_eq!(urls(text, Scheme::Optional), found);
        assert_eq!(urls(text, Scheme::Needed), found[1..]);
        assert!(BEHIND.is_some() && SHORTENED.is_some() && ACCENTED_ONE.is_some());
    }
}
