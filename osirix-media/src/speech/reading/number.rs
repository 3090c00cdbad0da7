//! How amounts, measures and numbers with signs are said; plain numbers are left to the voice.

use super::fold::CURRENCIES;
use super::token::{Token, letters, pause_after};
use super::word::Speller;

/// Longest run of digits that goes to the voice in one piece.
const MAX_DIGITS: usize = 24;

/// Says `word` if it is an amount of money, and tells whether it was: `$20k`, `€1,500`, `20€`.
pub(super) fn spell_amount(word: &str, out: &mut Vec<Token>) -> bool {
    let Some((sign, name)) = currency(word) else { return false };
    let amount = word.trim_matches(sign);
    let (number, scale) = scaled(amount, "kKmMbB");
    if !is_number(number) {
        return false;
    }
    if sign == '$' && scale.is_none() {
        out.push(Token::new(word.trim_end_matches('$')));
        return true;
    }
    out.push(Token::new(number.replace(',', "")));
    out.extend(scale.map(Token::new));
    let one = scale.is_none() && number == "1";
    out.push(Token::new(if one || name == "yen" { name.to_owned() } else { format!("{name}s") }));
    true
}

fn currency(word: &str) -> Option<(char, &'static str)> {
    let signs = || CURRENCIES.into_iter().chain([('$', "dollar")]);
    signs().find(|(sign, _)| word.starts_with(*sign) || word.ends_with(*sign))
}

/// Says `part` if it has digits, and tells whether it had.
pub(super) fn spell(speller: &Speller<'_>, part: &str, out: &mut Vec<Token>) -> bool {
    if !part.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let dashed_digits = part.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if part.contains('-') && !dashed_digits && !is_number(part) {
        part.split('-').filter(|p| !p.is_empty()).for_each(|piece| one(speller, piece, out));
    } else {
        one(speller, part, out);
    }
    true
}

fn one(speller: &Speller<'_>, piece: &str, out: &mut Vec<Token>) {
    if !piece.bytes().any(|b| b.is_ascii_digit()) {
        return speller.piece(piece, out);
    }
    if let Some((number, unit)) = piece.split_once('°') {
        return degrees(number, unit, out);
    }
    let (number, scale) = scaled(piece, "kKMB");
    // 2K, 4K and 8K are picture sizes.
    if scale.is_some() && is_number(number) && !["2K", "4K", "8K"].contains(&piece) {
        out.push(Token::new(number.replace(',', "")));
        out.extend(scale.map(Token::new));
    } else if piece.matches('.').count() > 1 {
        points(speller, piece, out);
    } else {
        plain(piece, out);
    }
}

fn degrees(number: &str, unit: &str, out: &mut Vec<Token>) {
    plain(number, out);
    out.push(Token::new("degrees"));
    match unit {
        "C" => out.push(Token::new("celsius")),
        "F" => out.push(Token::new("fahrenheit")),
        _ => {}
    }
}

// 1.2.3 is said with a point between the parts.
fn points(speller: &Speller<'_>, piece: &str, out: &mut Vec<Token>) {
    for (index, part) in piece.split('.').filter(|part| !part.is_empty()).enumerate() {
        if index > 0 {
            out.push(Token::new("point"));
        }
        one(speller, part, out);
    }
}

fn plain(piece: &str, out: &mut Vec<Token>) {
    let text = if is_number(piece.trim_end_matches('%')) && piece.contains('.') {
        piece.replace(',', "")
    } else {
        piece.to_owned()
    };
    let text = text.trim_matches(['.', ',', ':', '\'']);
    let capitals = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if capitals.len() < text.len() && is_code(capitals) {
        out.push(letters(capitals));
        return push_digits(&text[capitals.len()..], out);
    }
    push_digits(text, out);
}

// MP4, H264: the letters one by one, then the number.
fn is_code(text: &str) -> bool {
    (2..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase())
}

pub(super) fn push_digits(text: &str, out: &mut Vec<Token>) {
    if text.len() <= MAX_DIGITS {
        if !text.is_empty() {
            out.push(Token::new(text));
        }
        return;
    }
    for piece in text.as_bytes().chunks(MAX_DIGITS) {
        out.push(Token::new(String::from_utf8_lossy(piece)));
        pause_after(out);
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    text.len() <= MAX_DIGITS
        && digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits.bytes().any(|b| b.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
}

fn scaled<'a>(text: &'a str, letters: &str) -> (&'a str, Option<&'static str>) {
    let Some(last) = text.chars().next_back().filter(|c| letters.contains(*c)) else {
        return (text, None);
    };
    let scale = match last {
        'k' | 'K' => "thousand",
        'm' | 'M' => "million",
        _ => "billion",
    };
    (&text[..text.len() - 1], Some(scale))
}
