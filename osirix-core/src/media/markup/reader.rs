//! Markup taken apart into its tags and texts, from front to back, each character once.

use crate::error::{Error, Result};

/// The most attributes of an element.
const MAX_ATTRIBUTES: usize = 8;
/// The longest entity, from `&` to `;`, in bytes.
const MAX_ENTITY_BYTES: usize = 12;

/// What stands next.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// A text, its entities replaced.
    Text(String),
    /// `<name attribute="value">`, or with a slash at its end.
    Open { name: &'a str, attributes: Vec<(&'a str, String)>, closed: bool },
    /// `</name>`.
    Close(&'a str),
}

/// Reads tokens.
pub(super) struct Reader<'a> {
    source: &'a str,
    at: usize,
    /// Where the token that was read last begins.
    start: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a str) -> Reader<'a> {
        Reader { source, at: 0, start: 0 }
    }

    /// A refusal of the token that was read last.
    pub(super) fn refuse(&self, message: &'static str) -> Error {
        self.wrong(self.start, message)
    }

    /// The next token, or nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<Token<'a>>> {
        loop {
            self.start = self.at;
            let rest = self.rest();
            if rest.is_empty() {
                return Ok(None);
            }
            if let Some(comment) = rest.strip_prefix("<!--") {
                let end = comment.find("-->");
                let end = end.ok_or_else(|| self.refuse("the comment does not end"))?;
                self.at += "<!--".len() + end + "-->".len();
            } else if rest.starts_with("</") {
                return self.closing().map(Some);
            } else if rest.starts_with('<') {
                return self.opening().map(Some);
            } else {
                return self.text().map(|text| Some(Token::Text(text)));
            }
        }
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn wrong(&self, at: usize, message: &'static str) -> Error {
        let before = self.source.get(..at).unwrap_or(self.source);
        Error::invalid("script", message).with("position", before.chars().count())
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn name(&mut self) -> Result<&'a str> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || "-_:.".contains(c);
        let rest = self.rest();
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let begins = rest.starts_with(|c: char| c.is_ascii_alphabetic());
        match rest.get(..length).filter(|_| begins) {
            Some(name) => {
                self.at += length;
                Ok(name)
            }
            None => Err(self.wrong(self.at, "a name is missing: a sign < in the text is &lt;")),
        }
    }

    /// Passes this sign, which must be there.
    fn expect(&mut self, sign: char, message: &'static str) -> Result<()> {
        if !self.rest().starts_with(sign) {
            return Err(self.wrong(self.at, message));
        }
        self.at += sign.len_utf8();
        Ok(())
    }

    fn closing(&mut self) -> Result<Token<'a>> {
        self.at += "</".len();
        let name = self.name()?;
        self.blanks();
        self.expect('>', "the end of an element is written as </name>")?;
        Ok(Token::Close(name))
    }

    fn opening(&mut self) -> Result<Token<'a>> {
        self.at += "<".len();
        let name = self.name()?;
        let mut attributes = Vec::new();
        loop {
            let before = self.at;
            self.blanks();
            if self.rest().starts_with('>') {
                self.at += 1;
                return Ok(Token::Open { name, attributes, closed: false });
            }
            if self.rest().starts_with("/>") {
                self.at += 2;
                return Ok(Token::Open { name, attributes, closed: true });
            }
            if self.at == before || attributes.len() == MAX_ATTRIBUTES {
                return Err(self.wrong(self.at, "an element is written as <name key=\"value\">"));
            }
            let (key, value) = self.attribute()?;
            if attributes.iter().any(|(other, _)| *other == key) {
                return Err(self.refuse("an attribute is said twice").with("attribute", key));
            }
            attributes.push((key, value));
        }
    }

    fn attribute(&mut self) -> Result<(&'a str, String)> {
        const FORM: &str = "an attribute is written as key=\"value\"";
        let key = self.name()?;
        self.blanks();
        self.expect('=', FORM)?;
        self.blanks();
        let quote = if self.rest().starts_with('\'') { '\'' } else { '"' };
        self.expect(quote, FORM)?;
        let rest = self.rest();
        let end = rest.find([quote, '<']).filter(|end| rest[*end..].starts_with(quote));
        let end = end.ok_or_else(|| self.wrong(self.at, FORM))?;
        let value = self.replaced(&rest[..end])?;
        self.at += end + 1;
        Ok((key, value))
    }

    fn text(&mut self) -> Result<String> {
        let rest = self.rest();
        let text = &rest[..rest.find('<').unwrap_or(rest.len())];
        let replaced = self.replaced(text)?;
        self.at += text.len();
        Ok(replaced)
    }

    /// A text that begins here, with its entities replaced.
    fn replaced(&self, text: &str) -> Result<String> {
        let mut replaced = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            replaced.push_str(&rest[..at]);
            rest = &rest[at..];
            let end = rest.bytes().take(MAX_ENTITY_BYTES).position(|byte| byte == b';');
            let character = end.and_then(|end| entity(&rest[1..end]));
            let (Some(end), Some(character)) = (end, character) else {
                let at = self.at + text.len() - rest.len();
                let message = "a sign & is &amp; and names one of amp, lt, gt, quot, apos, #NUMBER";
                return Err(self.wrong(at, message));
            };
            replaced.push(character);
            rest = &rest[end + 1..];
        }
        replaced.push_str(rest);
        // A byte order mark is no letter, wherever it came from.
        replaced.retain(|character| character != '\u{feff}');
        Ok(replaced)
    }
}

fn entity(name: &str) -> Option<char> {
    let number = match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => name.strip_prefix('#')?,
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = match number.strip_prefix('x') {
        Some(hex) if digits(hex) => u32::from_str_radix(hex, 16).ok()?,
        None if digits(number) => number.parse().ok()?,
        _ => return None,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(source: &str) -> Result<Vec<Token<'_>>> {
        let mut reader = Reader::new(source);
        let mut tokens = Vec::new();
        while let Some(token) = reader.next()? {
            tokens.push(token);
        }
        Ok(tokens)
    }

    #[test]
    fn texts_and_tags_come_in_order() {
        let found =
            tokens("a &lt;b&gt; &#233;<x k='1' long-key = \"a &amp; b\" /><!-- <no> --></x >");
        let open = Token::Open {
            name: "x",
            attributes: vec![("k", "1".to_owned()), ("long-key", "a & b".to_owned())],
            closed: true,
        };
        assert_eq!(found.unwrap(), [Token::Text("a <b> é".to_owned()), open, Token::Close("x")]);
    }

    #[test]
    fn what_is_no_markup_is_refused_at_its_place() {
        for (source, position) in [
            ("é<", "2"),
            ("é 3 < 4", "5"),
            ("<!-- ", "0"),
            ("<a b>", "4"),
            ("<a b='1>", "6"),
            ("<a b='1'c='2'>", "8"),
            ("<a b='1' b='2'>", "0"),
            ("a &b; c", "2"),
            ("a & b", "2"),
            ("&#xD800;", "0"),
            ("&#+65;", "0"),
            ("</a b>", "4"),
            ("<a", "2"),
        ] {
            let error = tokens(source).unwrap_err();
            assert_eq!(error.context_value("position"), Some(position), "{source}: {error}");
        }
    }
}
