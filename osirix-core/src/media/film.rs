//! What a video has besides its avatar: captions in the picture, a background, music.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

use crate::blob::BlobKey;
use crate::error::{Error, Result};
use crate::names::names;

/// A colour as `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Color(String);

impl Color {
    /// Checks and wraps a colour.
    pub fn new(text: impl Into<String>) -> Result<Color> {
        let text: String = text.into();
        let digits = text.strip_prefix('#').unwrap_or_default();
        if digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Ok(Color(text.to_ascii_lowercase()));
        }
        Err(Error::invalid("color", "a colour is written as #rrggbb").with("value", text))
    }

    /// Red, green and blue.
    pub fn rgb(&self) -> [u8; 3] {
        // Only `new` makes one, so there are six digits.
        let number = u32::from_str_radix(&self.0[1..], 16).unwrap_or_default();
        let [_, red, green, blue] = number.to_be_bytes();
        [red, green, blue]
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Color {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Color::new(text)
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Color::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

names! {
    /// How captions look.
    #[derive(Default)]
    "style" pub enum CaptionStyle {
        /// Letters with a dark outline.
        #[default]
        Plain = "plain",
        /// Letters on a dark box.
        Boxed = "boxed",
        /// Letters with a dark outline; the word that is being said has a colour of its own.
        Karaoke = "karaoke",
    }
}

names! {
    /// Where captions stand.
    #[derive(Default)]
    "position" pub enum CaptionPosition {
        /// At the upper edge.
        Top = "top",
        /// In the middle.
        Middle = "middle",
        /// At the lower edge.
        #[default]
        Bottom = "bottom",
    }
}

/// Captions that are drawn into the picture, within what the network keeps clear. In JSON nothing
/// is needed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CaptionDesign {
    /// How they look.
    pub style: CaptionStyle,
    /// Where they stand.
    pub position: CaptionPosition,
    /// The letters' size in percent of the picture's shorter side: 2 to 12.
    pub size: f32,
    /// The letters' colour.
    pub color: Color,
    /// The colour of the word that is being said.
    pub highlight: Color,
}

impl Default for CaptionDesign {
    fn default() -> Self {
        CaptionDesign {
            style: CaptionStyle::default(),
            position: CaptionPosition::default(),
            size: 5.0,
            color: white(),
            highlight: Color("#ffd23f".to_owned()),
        }
    }
}

impl CaptionDesign {
    /// This design, once it is known to be in range.
    pub fn checked(self) -> Result<Self> {
        in_range("size", self.size, 2.0, 12.0)?;
        Ok(self)
    }
}

names! {
    /// Where a text over the picture stands.
    #[derive(Default)]
    "place" pub enum OverlayPlace {
        /// In the middle, large.
        #[default]
        Title = "title",
        /// At the left, below the middle, on a dark box.
        LowerThird = "lower_third",
    }
}

/// A text that stands over the picture for a time. In JSON only the text is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlay {
    /// What it says: 1 to 120 characters.
    pub text: String,
    /// Where it stands.
    #[serde(default)]
    pub place: OverlayPlace,
    /// When it comes, in milliseconds from the beginning.
    #[serde(default)]
    pub from_ms: u32,
    /// When it is gone; it stays until the end unless it is said.
    pub to_ms: Option<u32>,
    /// The letters' colour.
    #[serde(default = "white")]
    pub color: Color,
}

fn white() -> Color {
    Color("#ffffff".to_owned())
}

impl Overlay {
    /// The most of them in a video.
    pub const MAX: usize = 20;
    /// The longest text in characters.
    pub const MAX_CHARS: usize = 120;

    /// A title, from the beginning to the end.
    pub fn new(text: impl Into<String>) -> Self {
        let (text, place) = (text.into(), OverlayPlace::default());
        Overlay { text, place, from_ms: 0, to_ms: None, color: white() }
    }

    /// These texts, once they are known to be few, short and in time.
    pub fn checked(overlays: Vec<Overlay>) -> Result<Vec<Overlay>> {
        let wrong = |message: &'static str, limit: usize, value: usize| {
            let error = Error::invalid("overlays", message);
            Err(error.with("limit", limit).with("value", value))
        };
        if overlays.len() > Self::MAX {
            return wrong("there are too many texts", Self::MAX, overlays.len());
        }
        for overlay in &overlays {
            let chars = overlay.text.trim().chars().count();
            if !(1..=Self::MAX_CHARS).contains(&chars) {
                return wrong("a text has 1 to 120 characters", Self::MAX_CHARS, chars);
            }
            let (from, to) = (overlay.from_ms, overlay.to_ms.unwrap_or(u32::MAX));
            if from >= to {
                return wrong("a text goes after it came", to as usize, from as usize);
            }
        }
        Ok(overlays)
    }
}

names! {
    /// Where a scene's avatar stands.
    #[derive(Default)]
    "layout" pub enum SceneLayout {
        /// In the middle, over the whole picture.
        #[default]
        Full = "full",
        /// At the left, before the scene's background.
        Left = "left",
        /// At the right, before the scene's background.
        Right = "right",
        /// In a small picture of its own at the upper right, over the scene's background.
        Corner = "corner",
    }
}

/// What stands behind an avatar in place of its own surroundings: one of a colour, a gradient, a
/// picture and a film. Avatars that are drawn have such a place; a portrait has none.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Background {
    /// One colour, for example `#00ff00` for a key.
    pub color: Option<Color>,
    /// One colour above and another one below.
    pub gradient: Option<Gradient>,
    /// A picture among the account's files: PNG or JPEG, at most 8,192 pixels a side.
    pub image: Option<BlobKey>,
    /// A film among the account's files, which begins again where it is shorter, and of which
    /// nothing is heard: MP4 or MOV with H.264, at most ten minutes and 1,920 pixels a side.
    pub video: Option<BlobKey>,
    /// How far it is blurred, in percent of the picture's shorter side: 0 to 10.
    pub blur: f32,
}

/// A colour that becomes another one from the upper edge to the lower one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gradient {
    /// The colour above.
    pub top: Color,
    /// The colour below.
    pub bottom: Color,
}

impl Background {
    /// This background, once it is one and in range.
    pub fn checked(self) -> Result<Self> {
        let files = [self.image.is_some(), self.video.is_some()];
        let kinds = [self.color.is_some(), self.gradient.is_some()].into_iter().chain(files);
        if kinds.filter(|said| *said).count() != 1 {
            let message = "say one of color, gradient, image and video";
            return Err(Error::invalid("background", message).with("limit", 1));
        }
        in_range("blur", self.blur, 0.0, 10.0)?;
        Ok(self)
    }

    /// The account's file that it shows, if it shows one.
    pub fn file(&self) -> Option<&BlobKey> {
        self.image.as_ref().or(self.video.as_ref())
    }
}

/// Music under the voice. In JSON only the file is needed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Music {
    /// The sound among the account's files: WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis, 8 to 192 kHz,
    /// at most eight channels; with a transcoder others, too.
    pub file: BlobKey,
    /// How loud it is while nobody speaks, in decibels beside the voice's loudness: -40 to 0.
    #[serde(default = "level")]
    pub level_db: f32,
    /// How much quieter it is while the voice speaks, in decibels: 0 to 40.
    #[serde(default = "duck")]
    pub duck_db: f32,
    /// Whether it begins again where it is shorter than the video.
    #[serde(default = "again")]
    pub looped: bool,
    /// How long it takes to come, in milliseconds: up to 30,000.
    #[serde(default = "fade_in")]
    pub fade_in_ms: u32,
    /// How long it takes to go, in milliseconds: up to 30,000.
    #[serde(default = "fade_out")]
    pub fade_out_ms: u32,
}

const fn level() -> f32 {
    -8.0
}

const fn duck() -> f32 {
    12.0
}

const fn again() -> bool {
    true
}

const fn fade_in() -> u32 {
    500
}

const fn fade_out() -> u32 {
    2_000
}

impl Music {
    /// The longest fade in milliseconds.
    pub const MAX_FADE_MS: u32 = 30_000;

    /// This music, looped, 8 dB below the voice and another 12 dB while it speaks.
    pub fn new(file: BlobKey) -> Self {
        Music {
            file,
            level_db: level(),
            duck_db: duck(),
            looped: again(),
            fade_in_ms: fade_in(),
            fade_out_ms: fade_out(),
        }
    }

    /// This music, once its settings are in range.
    pub fn checked(self) -> Result<Self> {
        in_range("level_db", self.level_db, -40.0, 0.0)?;
        in_range("duck_db", self.duck_db, 0.0, 40.0)?;
        for (field, ms) in [("fade_in_ms", self.fade_in_ms), ("fade_out_ms", self.fade_out_ms)] {
            if ms > Self::MAX_FADE_MS {
                return Err(Error::invalid(field, "a fade takes 30 seconds at most")
                    .with("limit", Self::MAX_FADE_MS)
                    .with("value", ms));
            }
        }
        Ok(self)
    }
}

fn in_range(field: &'static str, value: f32, least: f32, most: f32) -> Result<()> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(Error::invalid(field, "the value is out of its range")
        .with("limit", format!("{least}..{most}"))
        .with("value", value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_six_digits() {
        assert_eq!(Color::new("#FF8000").unwrap().rgb(), [255, 128, 0]);
        for wrong in ["", "#", "ff8000", "#ff800", "#ff80000", "#gg8000", "#ééé", "red"] {
            let error = Color::new(wrong).unwrap_err();
            assert_eq!(error.context_value("field"), Some("color"), "{wrong}");
        }
    }

    #[test]
    fn a_size_out_of_range_is_refused() {
        for size in [1.9, 12.1, f32::NAN, f32::INFINITY] {
            let error = CaptionDesign { size, ..CaptionDesign::default() }.checked().unwrap_err();
            assert_eq!(error.context_value("limit"), Some("2..12"));
        }
    }

    #[test]
    fn texts_are_few_short_and_in_time() {
        let text = |text: &str, from_ms, to_ms| Overlay { from_ms, to_ms, ..Overlay::new(text) };
        Overlay::checked(vec![text("A title", 0, Some(1)); 20]).unwrap();
        for wrong in [
            vec![Overlay::new("a"); 21],
            vec![Overlay::new(" ")],
            vec![Overlay::new("a".repeat(121))],
            vec![text("a", 5, Some(5))],
        ] {
            let error = Overlay::checked(wrong).unwrap_err();
            assert_eq!(error.context_value("field"), Some("overlays"));
            assert!(error.context_value("limit").is_some());
        }
    }

    #[test]
    fn a_background_is_one_thing() {
        let color = Some(Color::new("#00ff00").unwrap());
        let green = Background { color: color.clone(), ..Background::default() };
        green.clone().checked().unwrap();
        let image = Some("accounts/a/b.png".parse().unwrap());
        for wrong in [Background::default(), Background { image, ..green.clone() }] {
            let error = wrong.checked().unwrap_err();
            assert_eq!(error.context_value("field"), Some("background"));
        }
        let error = Background { blur: 11.0, ..green }.checked().unwrap_err();
        assert_eq!(error.context_value("limit"), Some("0..10"));
    }

    #[test]
    fn music_needs_a_file_alone_and_keeps_its_ranges() {
        let music: Music = serde_json::from_str(r#"{"file": "accounts/a/m.mp3"}"#).unwrap();
        assert_eq!(music, Music::new("accounts/a/m.mp3".parse().unwrap()));
        let cases = [
            (Music { level_db: 1.0, ..music.clone() }, "level_db"),
            (Music { level_db: f32::NAN, ..music.clone() }, "level_db"),
            (Music { duck_db: 41.0, ..music.clone() }, "duck_db"),
            (Music { fade_in_ms: 30_001, ..music.clone() }, "fade_in_ms"),
            (Music { fade_out_ms: u32::MAX, ..music }, "fade_out_ms"),
        ];
        for (music, field) in cases {
            assert_eq!(music.checked().unwrap_err().context_value("field"), Some(field));
        }
    }
}
