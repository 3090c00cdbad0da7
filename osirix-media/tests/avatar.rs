//! The rig engine: the port's suite, and what a rig and the built-in avatars must be.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what is wrong by panicking"
)]

mod avatar {
    mod built_in;
    mod drawing;
    mod keyed;
    mod refusals;
}

use std::fs;
use std::path::{Path, PathBuf};

use osirix_core::media::AvatarSource;
use osirix_media::avatar::RigEngine;

fn plain_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/rigs/plain")
}

/// A copy of a rig, to be changed.
fn copy_of(rig: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("mouth")).unwrap();
    for part in ["", "mouth"] {
        for entry in fs::read_dir(rig.join(part)).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_file() {
                fs::copy(entry.path(), folder.path().join(part).join(entry.file_name())).unwrap();
            }
        }
    }
    folder
}

fn built_in(slug: &str) -> AvatarSource {
    AvatarSource::BuiltIn(slug.to_owned())
}

osirix_core::avatar_suite!(plain, RigEngine::new(), AvatarSource::Rig(plain_folder()));

mod suite {
    use super::*;

    osirix_core::avatar_suite!(
        corporate,
        RigEngine::new(),
        built_in("professional-male-corporate")
    );
    osirix_core::avatar_suite!(casual, RigEngine::new(), built_in("professional-female-casual"));
    osirix_core::avatar_suite!(animated, RigEngine::new(), built_in("animated-character-friendly"));
    osirix_core::avatar_suite!(tech, RigEngine::new(), built_in("tech-presenter"));
    osirix_core::avatar_suite!(executive, RigEngine::new(), built_in("business-executive"));
    osirix_core::avatar_suite!(designer, RigEngine::new(), built_in("creative-designer"));
    osirix_core::avatar_suite!(healthcare, RigEngine::new(), built_in("healthcare-professional"));
    osirix_core::avatar_suite!(instructor, RigEngine::new(), built_in("educational-instructor"));
}
