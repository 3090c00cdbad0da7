//! Mouth shapes between mouth shapes: the numbers of their SVG texts, interpolated.

use std::fmt::Write as _;
use std::ops::Range;

use osirix_core::error::Result;
use osirix_core::media::Viseme;
use resvg::usvg::Tree;
use resvg::usvg::roxmltree::{Document, Node, NodeType};

use super::svg;
use crate::avatar::pose::MouthShape;

/// Attributes that name things: digits in them are no numbers.
const NAMES: [&str; 4] = ["id", "class", "href", "fill-rule"];

/// The fifteen mouth shapes, ready to be mixed.
#[derive(Clone)]
pub(in crate::avatar) struct Mouth {
    /// The text of each shape, in the order of [`Viseme::ALL`].
    texts: Vec<String>,
    /// Where the numbers stand in the first text, if all texts differ in numbers only.
    slots: Option<Vec<Range<usize>>>,
    /// The numbers of each shape.
    numbers: Vec<Vec<f32>>,
}

impl Mouth {
    /// Compares the texts, which were checked before.
    pub(super) fn new(texts: Vec<String>) -> Result<Mouth> {
        let outlines = texts.iter().map(|text| Outline::of(text)).collect::<Result<Vec<_>>>()?;
        let alike = outlines.windows(2).all(|pair| pair[0].frame == pair[1].frame);
        let slots = alike.then(|| outlines[0].slots.clone());
        let numbers = outlines.into_iter().map(|outline| outline.numbers).collect();
        Ok(Mouth { texts, slots, numbers })
    }

    /// Whether shapes flow into each other; otherwise the nearest shape is shown.
    #[cfg(test)]
    pub(in crate::avatar) fn morphs(&self) -> bool {
        self.slots.is_some()
    }

    /// The drawing of a shape or of a mixture.
    pub(in crate::avatar) fn tree(&self, shape: MouthShape) -> Result<Tree> {
        let text = match &self.slots {
            Some(slots) => self.mixed(slots, shape),
            None => self.texts[shape.nearest() as usize].clone(),
        };
        svg::tree("mouth", &svg::document("mouth", &text)?)
    }

    fn mixed(&self, slots: &[Range<usize>], shape: MouthShape) -> String {
        let base = &self.texts[Viseme::Sil as usize];
        let mut text = String::with_capacity(base.len() + 64);
        let mut copied = 0;
        for (index, slot) in slots.iter().enumerate() {
            let number = shape.mix(|viseme| self.numbers[viseme as usize][index]);
            text.push_str(&base[copied..slot.start]);
            if text.ends_with(|c: char| c.is_ascii_digit()) {
                text.push(' ');
            }
            // Writing into a string cannot fail.
            let _ = write!(text, "{number:.3}");
            copied = slot.end;
        }
        text.push_str(&base[copied..]);
        text
    }
}

/// A text taken apart: all that is no number, and the numbers.
struct Outline {
    frame: String,
    slots: Vec<Range<usize>>,
    numbers: Vec<f32>,
}

impl Outline {
    fn of(text: &str) -> Result<Outline> {
        let document = svg::document("mouth", text)?;
        let mut outline = Outline { frame: String::new(), slots: vec![], numbers: vec![] };
        for node in document.descendants() {
            outline.frame.push_str(match node.node_type() {
                NodeType::Element => "\n<",
                NodeType::Text => node.text().unwrap_or_default().trim(),
                _ => "",
            });
            outline.frame.push_str(node.tag_name().name());
            for attribute in node.attributes() {
                outline.frame.push(' ');
                outline.frame.push_str(attribute.name());
                outline.attribute(attribute.name(), text, attribute.range_value());
            }
        }
        outline.mark_depths(&document);
        Ok(outline)
    }

    /// Elements in the same order may still be nested otherwise.
    fn mark_depths(&mut self, document: &Document<'_>) {
        for node in document.descendants().filter(Node::is_element) {
            // Writing into a string cannot fail.
            let _ = write!(self.frame, "{} ", node.ancestors().count());
        }
    }

    fn attribute(&mut self, name: &str, text: &str, range: Range<usize>) {
        let value = &text[range.clone()];
        if NAMES.contains(&name) {
            self.frame.push_str(value);
            return;
        }
        let mut at = 0;
        while at < value.len() {
            let rest = &value[at..];
            let length = number_length(rest);
            match rest[..length].parse() {
                Ok(number) if length > 0 => {
                    self.slots.push(range.start + at..range.start + at + length);
                    self.numbers.push(number);
                    self.frame.push('0');
                    at += length;
                }
                _ => at += self.literal(rest),
            }
        }
    }

    /// Keeps one thing that is no number; `#` starts a colour or a name, which may hold digits.
    fn literal(&mut self, rest: &str) -> usize {
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let length = match rest.strip_prefix('#') {
            Some(name) => 1 + name.find(|c| !is_name(c)).unwrap_or(name.len()),
            None => rest.chars().next().map_or(1, char::len_utf8),
        };
        // What stands between two numbers may differ: a space, a comma, or nothing before a sign.
        if !rest.starts_with([' ', ',', '\n', '\t', '\r']) {
            self.frame.push_str(&rest[..length]);
        }
        length
    }
}

/// How many bytes of `text` are one SVG number.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let signed = |at: usize| at + usize::from(matches!(bytes.get(at), Some(b'+' | b'-')));
    let start = signed(0);
    let mut end = digits(start);
    let mut any = end > start;
    if bytes.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        any |= fraction > end + 1;
        end = fraction;
    }
    if !any {
        return 0;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let exponent = signed(end + 1);
        if digits(exponent) > exponent {
            end = digits(exponent);
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mouth(shape: impl Fn(usize) -> String) -> Mouth {
        let text = |index| {
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" \
                 viewBox=\"-420 -420 1920 1920\">{}</svg>",
                shape(index)
            )
        };
        Mouth::new((0..15).map(text).collect()).unwrap()
    }

    fn half_way_to_aa() -> MouthShape {
        MouthShape::of(Viseme::Aa, 0.5)
    }

    #[test]
    fn half_way_the_numbers_are_half_way() {
        let mouth = mouth(|i| format!("<path id=\"a1\" fill=\"#c04050\" d=\"M{i}-{i}L.5,1e1\"/>"));
        assert!(mouth.morphs());
        let text = mouth.mixed(mouth.slots.as_ref().unwrap(), half_way_to_aa());
        assert!(text.contains("d=\"M5.000 -5.000L0.500,10.000\""), "{text}");
        assert!(text.contains("id=\"a1\" fill=\"#c04050\""), "{text}");
    }

    #[test]
    fn shapes_that_differ_in_more_than_numbers_do_not_morph() {
        let commands =
            mouth(|i| format!("<path d=\"M0 0 {} 9 9\"/>", if i < 9 { "L" } else { "l" }));
        let colors = mouth(|i| format!("<path d=\"M0 0\" fill=\"#00000{}\"/>", i % 10));
        let nesting = mouth(|i| if i < 9 { "<g><g/></g>" } else { "<g/><g/>" }.to_owned());
        let count = mouth(|i| "<path d=\"M0 0\"/>".repeat(1 + i / 14));
        for mouth in [commands, colors, nesting, count] {
            assert!(!mouth.morphs());
        }
    }

    #[test]
    fn separators_between_numbers_may_differ() {
        let mouth = mouth(|i| format!("<path d=\"M1{}2\"/>", if i < 9 { "," } else { " " }));
        assert!(mouth.morphs());
    }

    #[test]
    fn numbers_end_where_svg_ends_them() {
        for (text, length) in
            [("1.5.5", 3), ("-3-4", 2), ("1e3z", 3), ("2em", 1), (".5", 2), ("-", 0), (".", 0)]
        {
            assert_eq!(number_length(text), length, "{text}");
        }
    }
}
