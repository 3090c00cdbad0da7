//! Speech markup: a small part of the W3C's Speech Synthesis Markup Language 1.1.
//!
//! It is realised above the voices: breaks and prosody cut a text into passages that are spoken
//! one after the other, so that every voice has it.

mod passage;
mod reader;
mod values;

use self::passage::{Draft, Manner};
use self::reader::{Reader, Token};
use crate::error::{Error, ErrorCode, Result};

pub use self::passage::{Emphasis, Passage, WrittenWord};

/// The longest markup in characters, tags included.
pub(super) const MAX_CHARS: usize = 120_000;
/// The longest pause, and all pauses of a text together, in milliseconds.
pub(super) const MAX_PAUSE_MS: u32 = 10_000;
pub(super) const MAX_PAUSES_MS: u32 = 300_000;
/// The most passages: a voice is asked for each.
pub(super) const MAX_PASSAGES: usize = 500;
/// How deep elements may stand in each other.
const MAX_DEPTH: usize = 16;
/// The silence between two paragraphs, in milliseconds.
const PARAGRAPH_MS: u32 = 400;

/// Whether a text is markup: it begins with the element `speak`.
pub(super) fn is_markup(text: &str) -> bool {
    let behind = text.strip_prefix("<speak");
    behind.is_some_and(|behind| {
        behind.starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace())
    })
}

/// The passages of a text in markup, and what is written in it.
pub(super) fn parse(source: &str) -> Result<(Vec<Passage>, String)> {
    let chars = source.chars().count();
    if chars > MAX_CHARS {
        return Err(too_much("the script is too long with its markup: split it", MAX_CHARS)
            .with("value", chars));
    }
    let mut parser = Parser::new(source);
    while let Some(token) = parser.reader.next()? {
        match token {
            Token::Text(text) => parser.text(&text)?,
            Token::Open { name, attributes, closed } => {
                parser.open(name, &Attributes { name, list: attributes })?;
                if closed {
                    parser.close(name)?;
                }
            }
            Token::Close(name) => parser.close(name)?,
        }
    }
    parser.finish()
}

fn too_much(message: &'static str, limit: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::TooLarge, message).with("field", "script").with("limit", limit)
}

/// An element that was begun.
struct Element<'a> {
    name: &'a str,
    manner: Manner,
    /// What is said in place of its text, and its text so far.
    alias: Option<(String, String)>,
}

struct Parser<'a> {
    reader: Reader<'a>,
    open: Vec<Element<'a>>,
    ended: bool,
    draft: Draft,
    /// The manner of the draft.
    manner: Manner,
    passages: Vec<Passage>,
    written: String,
    /// The silence that was asked for since the last text, and the one that a paragraph's end makes.
    pause_ms: u32,
    gap_ms: u32,
    pauses_ms: u32,
}

impl<'a> Parser<'a> {
    fn new(source: &'a str) -> Parser<'a> {
        Parser {
            reader: Reader::new(source),
            open: Vec::new(),
            ended: false,
            draft: Draft::default(),
            manner: Manner::PLAIN,
            passages: Vec::new(),
            written: String::new(),
            pause_ms: 0,
            gap_ms: 0,
            pauses_ms: 0,
        }
    }

    fn text(&mut self, text: &str) -> Result<()> {
        let blank = text.trim().is_empty();
        let Some(element) = self.open.last_mut() else {
            return match blank {
                true => Ok(()),
                false => Err(self.reader.refuse("all of the text stands within <speak>")),
            };
        };
        if let Some((_, content)) = &mut element.alias {
            content.push_str(text);
            return Ok(());
        }
        let manner = element.manner;
        if !blank {
            self.turn_to(manner)?;
        }
        self.draft.write(text, manner.gain_db);
        self.written.push_str(text);
        Ok(())
    }

    /// What follows is said in this manner: in a passage of its own where speed or pitch changes.
    fn turn_to(&mut self, manner: Manner) -> Result<()> {
        if (manner.rate, manner.pitch) != (self.manner.rate, self.manner.pitch) {
            self.cut()?;
        }
        self.manner = manner;
        Ok(())
    }

    fn open(&mut self, name: &'a str, attributes: &Attributes<'a>) -> Result<()> {
        if self.ended || (self.open.is_empty() && name != "speak") {
            return Err(self.unknown(name, "all of the text stands within one <speak>"));
        }
        if self.open.last().is_some_and(|element| element.alias.is_some()) {
            return Err(self.unknown(name, "<sub> takes text alone"));
        }
        if self.open.len() == MAX_DEPTH {
            let error = too_much("elements stand too deep in each other", MAX_DEPTH);
            return Err(error.with("element", name));
        }
        let mut manner = self.open.last().map_or(Manner::PLAIN, |element| element.manner);
        let mut alias = None;
        match name {
            "speak" if self.open.is_empty() => {
                attributes.only(&["version", "xmlns", "xml:lang"], &self.reader)?;
            }
            "p" | "s" => {
                attributes.only(&[], &self.reader)?;
                self.part(name)?;
            }
            "break" => self.pause(attributes)?,
            "emphasis" => {
                attributes.only(&["level"], &self.reader)?;
                let level = attributes.read("level", values::emphasis_db, &self.reader)?;
                manner.gain_db = level.unwrap_or(3.0);
            }
            "prosody" => {
                attributes.only(&["rate", "pitch"], &self.reader)?;
                let rate = attributes.read("rate", values::rate, &self.reader)?;
                let pitch = attributes.read("pitch", values::pitch, &self.reader)?;
                manner.rate *= rate.unwrap_or(1.0);
                manner.pitch += pitch.unwrap_or_default();
            }
            "sub" => {
                attributes.only(&["alias"], &self.reader)?;
                let said = attributes.get("alias").unwrap_or_default().trim();
                if said.is_empty() {
                    return Err(self.unknown(name, "<sub> needs an alias: what is to be said"));
                }
                alias = Some((said.to_owned(), String::new()));
            }
            _ => {
                let message =
                    "use speak, p, s, break, emphasis, prosody and sub: there is no other element";
                return Err(self.unknown(name, message));
            }
        }
        self.open.push(Element { name, manner, alias });
        Ok(())
    }

    fn unknown(&self, name: &str, message: &'static str) -> Error {
        self.reader.refuse(message).with("element", name)
    }

    fn close(&mut self, name: &'a str) -> Result<()> {
        let Some(element) = self.open.pop().filter(|element| element.name == name) else {
            return Err(self.unknown(name, "this element was not begun here"));
        };
        if let Some((alias, written)) = element.alias {
            if written.trim().is_empty() {
                return Err(self.unknown(name, "<sub> needs a text: what is written"));
            }
            self.turn_to(element.manner)?;
            self.draft.substitute(&written, &alias, element.manner.gain_db);
            self.written.push_str(&written);
        }
        if ["p", "s"].contains(&name) {
            self.part(name)?;
        }
        self.ended = self.open.is_empty();
        Ok(())
    }

    /// A sentence or a paragraph begins or ends here.
    fn part(&mut self, name: &str) -> Result<()> {
        self.cut()?;
        if name == "p" && !self.passages.is_empty() {
            self.gap_ms = PARAGRAPH_MS;
        }
        Ok(())
    }

    fn pause(&mut self, attributes: &Attributes<'a>) -> Result<()> {
        attributes.only(&["time", "strength"], &self.reader)?;
        let time = attributes.read("time", values::time_ms, &self.reader)?;
        let strength = attributes.read("strength", values::strength_ms, &self.reader)?;
        let pause_ms = time.or(strength).unwrap_or(500);
        if pause_ms > MAX_PAUSE_MS {
            let error = self.unknown("break", "the pause is too long");
            return Err(error.with("limit", "10s").with("value", format!("{pause_ms}ms")));
        }
        if pause_ms > 0 {
            self.cut()?;
            self.pause_ms += pause_ms;
            self.pauses_ms += pause_ms;
        }
        if self.pauses_ms > MAX_PAUSES_MS {
            let error = self.unknown("break", "all pauses together are too long");
            return Err(error.with("limit", "300s").with("value", format!("{}ms", self.pauses_ms)));
        }
        Ok(())
    }

    /// The passage at hand ends here, if there is anything in it.
    fn cut(&mut self) -> Result<()> {
        // Words on both sides of a cut are two, in what is written too.
        if !self.written.is_empty() && !self.written.ends_with(char::is_whitespace) {
            self.written.push(' ');
        }
        let draft = std::mem::take(&mut self.draft);
        if draft.is_empty() {
            return Ok(());
        }
        let pause_ms = std::mem::take(&mut self.pause_ms) + std::mem::take(&mut self.gap_ms);
        self.keep(draft.finish(pause_ms, self.manner)?)
    }

    fn keep(&mut self, passage: Passage) -> Result<()> {
        if self.passages.len() == MAX_PASSAGES {
            return Err(too_much("the markup cuts the script into too many parts", MAX_PASSAGES));
        }
        self.passages.push(passage);
        Ok(())
    }

    fn finish(mut self) -> Result<(Vec<Passage>, String)> {
        if let Some(element) = self.open.last() {
            let error = Error::invalid("script", "an element does not end");
            return Err(error.with("element", element.name));
        }
        self.cut()?;
        if self.passages.iter().all(|passage| passage.spoken.is_none()) {
            return Err(Error::invalid("script", "the script is empty: write what is to be said"));
        }
        if self.pause_ms > 0 {
            let silence = Draft::default().finish(self.pause_ms, Manner::PLAIN)?;
            self.keep(silence)?;
        }
        Ok((self.passages, self.written))
    }
}

/// What an element says of itself.
struct Attributes<'a> {
    name: &'a str,
    list: Vec<(&'a str, String)>,
}

impl Attributes<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.list.iter().find(|(other, _)| *other == key).map(|(_, value)| value.as_str())
    }

    /// Refuses any others than these.
    fn only(&self, known: &[&str], reader: &Reader<'_>) -> Result<()> {
        let Some((key, _)) = self.list.iter().find(|(key, _)| !known.contains(key)) else {
            return Ok(());
        };
        let error = reader.refuse("this element has no such attribute");
        Err(error.with("element", self.name).with("attribute", key))
    }

    fn read<T>(
        &self,
        key: &'static str,
        read: impl Fn(&str) -> Option<T>,
        reader: &Reader<'_>,
    ) -> Result<Option<T>> {
        let Some(value) = self.get(key) else { return Ok(None) };
        read(value).map(Some).ok_or_else(|| {
            let error = reader.refuse("an attribute's value cannot be read");
            error.with("element", self.name).with("attribute", key).with("value", value)
        })
    }
}

#[cfg(test)]
mod tests;
