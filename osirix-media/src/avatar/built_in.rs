//! The rigs that the crate carries.

use include_dir::{Dir, include_dir};
use osirix_core::error::{Error, Result};

use super::rig::{PartSource, Rig};

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

struct Embedded {
    slug: &'static str,
}

impl PartSource for Embedded {
    fn read(&self, part: &str) -> Result<Option<Vec<u8>>> {
        let file = RIGS.get_file(format!("{}/{part}", self.slug));
        Ok(file.map(|file| file.contents().to_vec()))
    }
}

/// Loads a built-in rig; [`NotFound`](osirix_core::ErrorCode::NotFound) for an unknown slug.
pub(super) fn load(slug: &str) -> Result<Rig> {
    let slug = BUILT_IN
        .into_iter()
        .find(|known| *known == slug)
        .ok_or_else(|| Error::not_found("built-in avatar", slug))?;
    Rig::load(&Embedded { slug })
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
        for slug in BUILT_IN {
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
