//! The rigs that the crate carries.

use include_dir::{Dir, include_dir};
use osirix_core::error::{Error, Result};

use super::rig::{PartSource, Rig};
use super::tone::Tone;

static RIGS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/rigs");

/// The slugs of the demo avatars, as
/// [`AvatarSource::BuiltIn`](osirix_core::media::AvatarSource::BuiltIn) takes them.
pub const BUILT_IN: [&str; 8] = [
    "professional-male-corporate",
    "professional-female-casual",
    "animated-character-friendly",
    "tech-presenter",
    "business-executive",
    "creative-designer",
    "healthcare-professional",
    "educational-instructor",
];

/// The slugs of the avatars that are rigs of the demo avatars in other colours: those of the
/// marketplace.
pub const RECOLORED: [&str; 8] = [
    "fox-of-the-ice",
    "fox-of-the-forest",
    "fox-of-the-night",
    "fox-of-the-sea",
    "clay-sand",
    "clay-slate",
    "clay-mint",
    "clay-lilac",
];

/// What each of them is made of.
const TONES: [(&str, Tone); 8] = [
    ("animated-character-friendly", Tone::Turned(180.0)),
    ("animated-character-friendly", Tone::Turned(75.0)),
    ("animated-character-friendly", Tone::Turned(255.0)),
    ("animated-character-friendly", Tone::Turned(140.0)),
    (
        "professional-female-casual",
        Tone::Clay([[0x4a, 0x36, 0x28], [0xc2, 0x9f, 0x7a], [0xfb, 0xf3, 0xe4]]),
    ),
    (
        "business-executive",
        Tone::Clay([[0x1d, 0x26, 0x33], [0x6f, 0x83, 0x99], [0xee, 0xf3, 0xf8]]),
    ),
    (
        "healthcare-professional",
        Tone::Clay([[0x14, 0x3a, 0x33], [0x62, 0xa8, 0x95], [0xea, 0xfa, 0xf4]]),
    ),
    ("tech-presenter", Tone::Clay([[0x2f, 0x22, 0x49], [0x94, 0x80, 0xb8], [0xf4, 0xee, 0xfc]])),
];

struct Embedded {
    slug: &'static str,
    tone: Option<Tone>,
}

impl PartSource for Embedded {
    fn read(&self, part: &str) -> Result<Option<Vec<u8>>> {
        let Some(file) = RIGS.get_file(format!("{}/{part}", self.slug)) else { return Ok(None) };
        let drawing = file.contents_utf8().filter(|_| part.ends_with(".svg"));
        Ok(Some(match (self.tone, drawing) {
            (Some(tone), Some(drawing)) => tone.applied(drawing).into_bytes(),
            _ => file.contents().to_vec(),
        }))
    }
}

/// Loads a built-in rig; [`NotFound`](osirix_core::ErrorCode::NotFound) for an unknown slug.
pub(super) fn load(slug: &str) -> Result<Rig> {
    let plain = BUILT_IN.into_iter().find(|known| *known == slug).map(|slug| (slug, None));
    let recolored = RECOLORED.iter().position(|known| *known == slug);
    let recolored = recolored.map(|at| (TONES[at].0, Some(TONES[at].1)));
    let (slug, tone) =
        plain.or(recolored).ok_or_else(|| Error::not_found("built-in avatar", slug))?;
    Rig::load(&Embedded { slug, tone })
}

#[cfg(test)]
mod tests {
    use osirix_core::media::Viseme;

    use super::*;
    use crate::avatar::layer::Layer;
    use crate::avatar::pose::MouthShape;
    use crate::avatar::stage::View;

    #[test]
    fn the_mouth_shapes_of_each_flow_into_each_other() {
        for slug in BUILT_IN {
            assert!(
                load(slug).unwrap().mouth.morphs(),
                "{slug}: the mouth files differ in more \
                     than numbers"
            );
        }
    }

    #[test]
    fn no_mouth_shape_leaves_its_box() {
        let view = View::new(1080, 1080);
        for slug in BUILT_IN.into_iter().chain(RECOLORED) {
            let rig = load(slug).unwrap();
            let limit = view.rect(rig.manifest.mouth);
            for viseme in Viseme::ALL {
                let tree = rig.mouth.tree(MouthShape::of(viseme, 1.0)).unwrap();
                let drawn = Layer::draw(&tree, &view, view.frame()).unwrap().trimmed().rect;
                assert_eq!(drawn.and(limit), drawn, "{slug}: {viseme:?} leaves {limit:?}");
            }
        }
    }

    #[test]
    fn an_unknown_slug_is_not_found() {
        let error = load("../rigs/tech-presenter").err().unwrap();
        assert_eq!(error.code(), osirix_core::ErrorCode::NotFound);
    }
}
