//! Lines of text as masks of their glyphs.

use std::sync::Arc;

use cosmic_text::{
    Align, Attrs, Buffer, Family, FontSystem, Metrics, Shaping, SwashCache, SwashContent, Weight,
    Wrap, fontdb,
};

/// DejaVu Sans Bold: Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew, Arabic and more.
static FONT: &[u8] = include_bytes!("../../fonts/DejaVuSans-Bold.ttf");
const FAMILY: &str = "DejaVu Sans";

/// From one base line to the next, in the letters' size.
const LINE_HEIGHT: f32 = 1.25;

/// What one glyph covers, and to which word it belongs.
pub(super) struct Ink {
    pub(super) word: usize,
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: usize,
    /// How much of each pixel is covered, row by row.
    pub(super) mask: Vec<u8>,
}

/// Text that was laid out.
pub(super) struct Block {
    pub(super) inks: Vec<Ink>,
    /// From the first line's top to the last one's bottom, in pixels.
    pub(super) height: i32,
    /// Left and right of the longest line.
    pub(super) span: (i32, i32),
}

/// Lays out text: order and shapes of letters as their script asks for, lines broken where they
/// do not fit.
pub(super) struct Typesetter {
    fonts: FontSystem,
    glyphs: SwashCache,
}

impl Typesetter {
    pub(super) fn new() -> Typesetter {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(FONT)));
        let fonts = FontSystem::new_with_locale_and_db("en-US".to_owned(), fonts);
        Typesetter { fonts, glyphs: SwashCache::new() }
    }

    /// The first character that has no glyph.
    pub(super) fn missing(&mut self, text: &str) -> Option<char> {
        let face = self.fonts.db().faces().next()?.id;
        let font = self.fonts.get_font(face, fontdb::Weight::BOLD)?;
        let known = font.as_swash().charmap();
        text.chars().find(|c| !is_invisible(*c) && known.map(*c) == 0)
    }

    /// Lays out lines of words, centred in so many pixels. Words count through all lines.
    pub(super) fn lay_out(&mut self, lines: &[Vec<&str>], size: f32, width: f32) -> Block {
        let plain = Attrs::new().family(Family::Name(FAMILY)).weight(Weight::BOLD);
        let mut spans = Vec::new();
        let mut count = 0;
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                spans.push(("\n", plain.clone()));
            }
            for (index, word) in line.iter().enumerate() {
                if index > 0 {
                    spans.push((" ", plain.clone()));
                }
                spans.push((*word, plain.clone().metadata(count)));
                count += 1;
            }
        }
        let mut buffer = Buffer::new(&mut self.fonts, Metrics::relative(size, LINE_HEIGHT));
        buffer.set_wrap(Wrap::WordOrGlyph);
        buffer.set_size(Some(width), None);
        buffer.set_rich_text(spans, &plain, Shaping::Advanced, Some(Align::Center));
        buffer.shape_until_scroll(&mut self.fonts, false);
        self.inks(&buffer)
    }

    fn inks(&mut self, buffer: &Buffer) -> Block {
        let mut block = Block { inks: Vec::new(), height: 0, span: (i32::MAX, i32::MIN) };
        for run in buffer.layout_runs() {
            block.height = (run.line_top + run.line_height).ceil() as i32;
            for glyph in run.glyphs {
                let left = glyph.x.floor() as i32;
                let right = (glyph.x + glyph.w).ceil() as i32;
                block.span = (block.span.0.min(left), block.span.1.max(right));
                let place = glyph.physical((0.0, run.line_y), 1.0);
                let image = self.glyphs.get_image(&mut self.fonts, place.cache_key);
                let Some(image) = image.as_ref().filter(|i| i.content == SwashContent::Mask) else {
                    continue;
                };
                block.inks.push(Ink {
                    word: glyph.metadata,
                    x: place.x + image.placement.left,
                    y: place.y - image.placement.top,
                    width: image.placement.width as usize,
                    mask: image.data.clone(),
                });
            }
        }
        block
    }
}

/// Characters that shape others or stand between them and show nothing.
fn is_invisible(c: char) -> bool {
    let formats =
        ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}'];
    c.is_whitespace() || c.is_control() || formats.contains(&c) || c == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_character_without_a_glyph_is_told() {
        let mut letters = Typesetter::new();
        for text in [
            "Grüße, Çelik, Łódź, naïve cafe\u{301}",
            "Γειά σου",
            "Привіт, світе",
            "Բարև",
            "გამარჯობა",
            "שלום",
            "مرحبا",
            "→ € £ ™ “quoted” – 100 %",
        ] {
            assert_eq!(letters.missing(text), None, "{text}");
        }
        assert_eq!(letters.missing("It says 你好"), Some('你'));
        assert_eq!(letters.missing("नमस्ते"), Some('न'));
        assert_eq!(letters.missing("a crab 🦀!"), Some('🦀'));
    }

    #[test]
    fn lines_are_broken_where_they_do_not_fit() {
        let mut letters = Typesetter::new();
        let mut block =
            |text: &str, width| letters.lay_out(&[text.split(' ').collect()], 40.0, width);
        let (one, three) = (block("one two three", 600.0), block("one two three", 130.0));
        assert_eq!((one.height, three.height), (50, 150));
        assert!(three.span.0 >= 0 && three.span.1 <= 130, "{:?}", three.span);
        let long = block("Donaudampfschifffahrtsgesellschaft", 200.0);
        assert!(long.height > 100 && long.span.1 <= 200, "{:?}", long.span);
    }

    #[test]
    fn arabic_runs_from_the_right() {
        let mut letters = Typesetter::new();
        let block = letters.lay_out(&[vec!["سلام", "عليكم"]], 40.0, 600.0);
        let left_of =
            |word| block.inks.iter().filter(|ink| ink.word == word).map(|ink| ink.x).min().unwrap();
        assert!(left_of(0) > left_of(1), "the first word stands at the right");
    }
}
