//! Domains, as X finds them in a text.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Domains of the root zone as twitter-text 3.1.0 knows them: general ones, an empty line, those of
/// countries; of two that fit, the first counts.
const TOP_LEVEL: &str = include_str!("tlds.txt");

static GENERAL_AND_COUNTRIES: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    let names = TOP_LEVEL.lines().filter(|line| !line.is_empty());
    names.map(|name| name.chars().map(folded).collect()).collect()
});

/// Ends of domains in a text. Each is looked for once: from every label of a long domain it would
/// be looked for anew otherwise, in thousands of names.
pub(super) struct Ends<'a> {
    text: &'a str,
    /// The end of a label that is followed by a dot, and whether a name may stand behind it.
    label: fn(&str) -> Option<(usize, bool)>,
    known: HashMap<usize, Option<usize>>,
}

impl<'a> Ends<'a> {
    /// Of domains in any letters.
    pub(super) fn of(text: &'a str) -> Self {
        Ends { text, label, known: HashMap::new() }
    }

    /// The text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The end of the domain that begins here: labels and a top-level domain, as many as fit.
    pub(super) fn from(&mut self, start: usize) -> Option<usize> {
        let (mut labels, mut at) = (Vec::new(), start);
        let mut end = loop {
            if let Some(known) = self.known.get(&at) {
                break *known;
            }
            let Some((length, is_name)) = (self.label)(&self.text[at..]) else { break None };
            labels.push((at, at + length + 1, is_name));
            at += length + 1;
        };
        for (start, dot, is_name) in labels.into_iter().rev() {
            let behind = || top_level_end(&self.text[dot..]).map(|length| dot + length);
            end = end.or_else(|| is_name.then(behind).flatten());
            self.known.insert(start, end);
        }
        end
    }
}

/// The domains of Latin letters inside a domain: what X links where there is no scheme.
pub(super) fn latin(domain: &str) -> Vec<&str> {
    let mut ends = Ends { text: domain, label: latin_label, known: HashMap::new() };
    let (mut found, mut at) = (Vec::new(), 0);
    while at < domain.len() {
        match ends.from(at) {
            Some(end) => {
                found.push(&domain[at..end]);
                at = end;
            }
            None => at += domain[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// Whether every label can be coded for the name service, and how long the domain is then.
pub(super) fn is_codable(domain: &str) -> bool {
    let begins = domain.starts_with("xn--");
    if begins && !latin(domain).iter().any(|_| true) {
        return false;
    }
    domain.split('.').all(|label| (1..=63).contains(&super::punycode::coded_len(label)))
}

/// A label that a text begins with.
fn label(text: &str) -> Option<(usize, bool)> {
    let end = text.find(|c| !(is_domain(c) || matches!(c, '-' | '_')))?;
    let label = &text[..end];
    let fits = label.starts_with(is_domain) && label.ends_with(is_domain);
    (fits && text[end..].starts_with('.')).then_some((end, !label.contains('_')))
}

/// One of Latin letters.
fn latin_label(text: &str) -> Option<(usize, bool)> {
    let end = text.find(|c| !is_latin(c))?;
    (end > 0 && text[end..].starts_with('.')).then_some((end, true))
}

fn top_level_end(text: &str) -> Option<usize> {
    let known = GENERAL_AND_COUNTRIES.iter().find_map(|name| name_end(text, name));
    known.or_else(|| coded_end(text))
}

/// The end of this name, when nothing goes on behind it.
fn name_end(text: &str, name: &[char]) -> Option<usize> {
    let mut rest = text.chars();
    if !name.iter().all(|wanted| rest.next().map(folded) == Some(*wanted)) {
        return None;
    }
    let end = text.len() - rest.as_str().len();
    let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '+' | '-');
    (!rest.next().is_some_and(goes_on)).then_some(end)
}

fn coded_end(text: &str) -> Option<usize> {
    let prefix = text.get(..4)?.eq_ignore_ascii_case("xn--");
    let rest = prefix.then(|| &text[4..])?;
    let goes_on = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let len = rest.find(|c| !goes_on(c)).unwrap_or(rest.len());
    (len > 0).then_some(4 + len)
}

/// One case of a letter; ASCII stays among itself, as in ECMAScript (section 22.2.2.7.3).
fn folded(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(one), None) if c.is_ascii() || !one.is_ascii() => one,
        _ => c,
    }
}

/// What labels are made of: everything but punctuation, spaces and marks of direction.
fn is_domain(c: char) -> bool {
    !(c.is_ascii_punctuation() && !matches!(c, '"' | '`') || is_space(c) || is_mark(c))
}

fn is_space(c: char) -> bool {
    matches!(c, '\u{9}'..='\u{d}' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{180e}'
        | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

fn is_mark(c: char) -> bool {
    super::urls::is_invalid(c)
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{61c}' | '\u{200e}' | '\u{200f}'
            | '\u{2066}'..='\u{2069}')
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || super::urls::is_accented(c)
}
