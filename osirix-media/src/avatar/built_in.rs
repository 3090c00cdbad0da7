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
