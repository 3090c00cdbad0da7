use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::media::{
    Background, CaptionDesign, Music, Overlay, Preset, Script, VideoSpec, VoiceId, VoiceSettings,
};
use crate::text::text;

/// What a product gives. In JSON nothing is needed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProductContent {
    /// What videos can be made with.
    pub looks: Vec<Look>,
    /// What can be read.
    pub documents: Vec<Document>,
}

/// Parts of a video that are decided together. What is not said is left to others. In JSON only name
/// and title are needed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Look {
    /// Its name within the product: 1 to 60 of `a-z`, `0-9` and `-`.
    pub name: String,
    /// Its name for people: 1 to 100 characters.
    pub title: String,
    /// By which avatar: its slug.
    pub avatar: Option<String>,
    /// By which voice.
    pub voice: Option<VoiceId>,
    /// How fast and how high.
    pub settings: Option<VoiceSettings>,
    /// The network that the video is made for.
    pub preset: Option<Preset>,
    /// The picture's shape, size and pace.
    pub spec: Option<VideoSpec>,
    /// Captions in the picture.
    pub captions: Option<CaptionDesign>,
    /// What stands behind the avatar.
    pub background: Option<Background>,
    /// Music under the voice: of the platform's own, `built-in/music/NAME`.
    pub music: Option<Music>,
    /// Texts over the picture.
    pub overlays: Vec<Overlay>,
    /// An outline of the script, to be written out.
    pub script: Option<String>,
}

/// A text that comes with a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its name within the product: 1 to 60 of `a-z`, `0-9` and `-`.
    pub name: String,
    /// Its name for people: 1 to 100 characters.
    pub title: String,
    /// What it says, as Markdown: 1 to 20,000 characters.
    pub text: String,
}

impl ProductContent {
    /// The most looks, and the most documents.
    pub const MAX_PARTS: usize = 100;

    /// Checks that there is something, that every name is one, and every value in range.
    pub fn checked(mut self) -> Result<Self> {
        let (looks, documents) = (self.looks.len(), self.documents.len());
        if looks + documents == 0 || looks > Self::MAX_PARTS || documents > Self::MAX_PARTS {
            let message = "a product gives between 1 and 100 looks or documents";
            return Err(Error::invalid("content", message).with("limit", Self::MAX_PARTS));
        }
        self.looks = self.looks.into_iter().map(Look::checked).collect::<Result<_>>()?;
        let documents = self.documents.into_iter().map(Document::checked);
        self.documents = documents.collect::<Result<_>>()?;
        unique("content.looks.name", self.looks.iter().map(|look| &look.name))?;
        unique("content.documents.name", self.documents.iter().map(|one| &one.name))?;
        Ok(self)
    }
}

impl Look {
    fn checked(mut self) -> Result<Self> {
        self.name = name("content.looks.name", self.name)?;
        self.title = text("content.looks.title", &self.title, 100)?;
        self.settings = self.settings.map(VoiceSettings::checked).transpose()?;
        self.captions = self.captions.map(CaptionDesign::checked).transpose()?;
        self.background = self.background.map(Background::checked).transpose()?;
        self.music = self.music.map(Music::checked).transpose()?;
        self.overlays = Overlay::checked(self.overlays)?;
        if let Some(script) = &self.script {
            Script::new(script)?;
        }
        // Files of an account's own are nobody else's.
        let file = self.background.as_ref().and_then(Background::file);
        if file.is_some() {
            let message = "a product's background is a colour or a gradient";
            return Err(Error::invalid("content.looks.background", message));
        }
        let music = self.music.as_ref().map(|music| music.file.as_str());
        if music.is_some_and(|file| !file.starts_with(Self::BUILT_IN_MUSIC)) {
            let message = "a product's music is of the platform's own: built-in/music/NAME";
            return Err(Error::invalid("content.looks.music", message));
        }
        Ok(self)
    }

    /// How the names of the platform's own music begin.
    pub const BUILT_IN_MUSIC: &'static str = "built-in/music/";

    /// This look where it says something, and the other one where it does not.
    #[must_use]
    pub fn over(self, other: Look) -> Look {
        Look {
            name: self.name,
            title: self.title,
            avatar: self.avatar.or(other.avatar),
            voice: self.voice.or(other.voice),
            settings: self.settings.or(other.settings),
            preset: self.preset.or(other.preset),
            spec: self.spec.or(other.spec),
            captions: self.captions.or(other.captions),
            background: self.background.or(other.background),
            music: self.music.or(other.music),
            overlays: if self.overlays.is_empty() { other.overlays } else { self.overlays },
            script: self.script.or(other.script),
        }
    }
}

impl Document {
    fn checked(self) -> Result<Self> {
        Ok(Document {
            name: name("content.documents.name", self.name)?,
            title: text("content.documents.title", &self.title, 100)?,
            text: text("content.documents.text", &self.text, 20_000)?,
        })
    }
}

fn name(field: &'static str, name: String) -> Result<String> {
    let good = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    match (1..=60).contains(&name.len()) && name.bytes().all(good) {
        true => Ok(name),
        false => Err(Error::invalid(field, "a name has 1 to 60 of a-z, 0-9 and -")
            .with("limit", 60)
            .with("value", name)),
    }
}

fn unique<'a>(field: &'static str, names: impl Iterator<Item = &'a String>) -> Result<()> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(Error::invalid(field, "two have the same name").with("value", name));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::Color;

    fn look(name: &str) -> Look {
        Look { name: name.to_owned(), title: "A look".to_owned(), ..Look::default() }
    }

    fn refused(looks: Vec<Look>) -> Option<String> {
        let content = ProductContent { looks, documents: Vec::new() };
        content.checked().unwrap_err().context_value("field").map(str::to_owned)
    }

    #[test]
    fn what_a_product_gives_is_checked() {
        let field = |field: &str| Some(field.to_owned());
        assert_eq!(refused(Vec::new()), field("content"));
        assert_eq!(refused(vec![look("a"); 101]), field("content"));
        assert_eq!(refused(vec![look("a"), look("a")]), field("content.looks.name"));
        assert_eq!(refused(vec![look("A b")]), field("content.looks.name"));
        let untitled = Look { title: " ".to_owned(), ..look("a") };
        assert_eq!(refused(vec![untitled]), field("content.looks.title"));
        let stolen = Music::new("accounts/a/m.mp3".parse().unwrap());
        assert_eq!(
            refused(vec![Look { music: Some(stolen), ..look("a") }]),
            field("content.looks.music")
        );
        let image = Some("accounts/a/b.png".parse().unwrap());
        let picture = Background { image, ..Background::default() };
        assert_eq!(
            refused(vec![Look { background: Some(picture), ..look("a") }]),
            field("content.looks.background")
        );
    }

    #[test]
    fn one_look_lies_over_another() {
        let green = Some(Background {
            color: Some(Color::new("#00ff00").unwrap()),
            ..Background::default()
        });
        let below = Look {
            background: green.clone(),
            captions: Some(CaptionDesign::default()),
            ..look("below")
        };
        let size = Some(CaptionDesign { size: 9.0, ..CaptionDesign::default() });
        let both = Look { captions: size.clone(), ..look("above") }.over(below);
        assert_eq!((both.name.as_str(), &both.captions), ("above", &size));
        assert_eq!(both.background, green);
    }
}
