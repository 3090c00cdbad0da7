//! Avatars from a film: the port's suite, who is taken, and how the mouth follows the face.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod film_avatar {
    mod importing;
    mod playing;
    mod refusals;
    pub(crate) mod tools;
}

use osirix_media::avatar::FilmEngine;

osirix_core::avatar_suite!(suite, FilmEngine::new(), film_avatar::tools::ada());
