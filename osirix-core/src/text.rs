//! What people and programs write, once it is known to be in its bounds.

use crate::error::{Error, Result};

/// The longest key of a caller's own, in characters.
const MAX_KEY: usize = 200;

/// A text of 1 to `most` characters, without the blanks around it.
pub(crate) fn text(field: &'static str, text: &str, most: usize) -> Result<String> {
    let text = text.trim();
    let chars = text.chars().count();
    let stray = |c: char| c.is_control() && c != '\n';
    if (1..=most).contains(&chars) && !text.contains(stray) {
        return Ok(text.to_owned());
    }
    let message = "this is a text of some length, without control characters";
    Err(Error::invalid(field, message).with("limit", format!("1..{most}")).with("value", chars))
}

/// Refuses a key of a caller's own that is not 1 to 200 characters without control characters.
pub(crate) fn check_key(field: &'static str, key: Option<&str>) -> Result<()> {
    let fits =
        |key: &str| (1..=MAX_KEY).contains(&key.chars().count()) && !key.contains(char::is_control);
    match key.is_none_or(fits) {
        true => Ok(()),
        false => Err(Error::invalid(field, "use 1 to 200 characters").with("limit", MAX_KEY)),
    }
}

/// What an address can hold of a name, in so many characters: `Ada Lovelace` is `ada-lovelace`.
pub(crate) fn readable(name: &str, most: usize, otherwise: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = words.collect::<Vec<_>>().join("-");
    slug.truncate(most);
    match slug.trim_end_matches('-') {
        "" => otherwise.to_owned(),
        slug => slug.to_owned(),
    }
}

/// Bytes as people write them: two digits each.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(DIGITS[usize::from(byte >> 4)]);
        text.push(DIGITS[usize::from(byte & 15)]);
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn each_byte_is_two_digits() {
        assert_eq!(super::hexadecimal(&[0, 7, 0xab, 0xff]), "0007abff");
    }

    #[test]
    fn a_slug_is_readable_as_far_as_its_letters_are() {
        let readable = |name| super::readable(name, 40, "portrait");
        assert_eq!(readable("  Ada Lovelace (1843)"), "ada-lovelace-1843");
        assert_eq!(readable("Žofie"), "ofie");
        assert_eq!(readable("艾达"), "portrait");
        assert_eq!(readable(&"ab ".repeat(40)).len(), 38 + 2);
    }
}
