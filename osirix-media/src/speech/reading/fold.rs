//! Any writing, brought to the ASCII that an English voice reads.

use unicode_normalization::UnicodeNormalization;

/// Signs that are read aloud although they are not ASCII.
pub(crate) const CURRENCIES: [(char, &str); 3] = [('€', "euro"), ('£', "pound"), ('¥', "yen")];

/// The text in ASCII (and the signs of [`CURRENCIES`] and `°`): typographic quotes, dashes and
/// dots become plain ones, accents and ligatures fall away, and what has no ASCII form (emoji,
/// other scripts) vanishes.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match spelling(c) {
            Some(spelling) => out.push_str(spelling),
            None if c.is_ascii() || is_sign(c) => out.push(c),
            None => {
                out.extend(std::iter::once(c).nfkd().map(fraction_slash).filter(char::is_ascii));
            }
        }
    }
    out
}

fn is_sign(c: char) -> bool {
    c == '°' || CURRENCIES.iter().any(|(sign, _)| *sign == c)
}

// Compatibility decomposition writes ½ as 1⁄2, with a slash of its own.
fn fraction_slash(c: char) -> char {
    if c == '\u{2044}' { '/' } else { c }
}

// What decomposition does not know, or would spell out where nobody says it.
fn spelling(c: char) -> Option<&'static str> {
    Some(match c {
        '‘' | '’' | '‛' | '′' | 'ʼ' | '´' => "'",
        '“' | '”' | '„' | '″' | '«' | '»' => "\"",
        '‐' | '‑' | '–' | '−' => "-",
        '—' | '―' => "--",
        '…' => "...",
        '×' => "x",
        'ß' => "ss",
        'ẞ' => "SS",
        'æ' => "ae",
        'Æ' => "Ae",
        'œ' => "oe",
        'Œ' => "Oe",
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'þ' => "th",
        'Þ' => "Th",
        'ı' => "i",
        '™' | '®' | '©' | '℠' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_becomes_plain() {
        assert_eq!(fold("“It’s – well… fine”"), "\"It's - well... fine\"");
        assert_eq!(fold("stop—go"), "stop--go");
    }

    #[test]
    fn accents_ligatures_and_widths_fall_away() {
        assert_eq!(fold("Café Łódź Straße œuvre ﬁne naïve"), "Cafe Lodz Strasse oeuvre fine naive");
        assert_eq!(fold("ＡＢＣ ½"), "ABC 1/2");
    }

    #[test]
    fn what_has_no_ascii_form_vanishes() {
        assert_eq!(fold("Hi👋 日本 Привет™\u{200b}\u{ad}"), "Hi  ");
        assert_eq!(fold("€5 20°"), "€5 20°");
    }
}
