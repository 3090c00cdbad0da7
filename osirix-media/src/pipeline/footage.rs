//! A film that an account brings, at hand.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use osirix_core::blob::BlobKey;
use osirix_core::error::{Error, Result};
use osirix_core::media::FrameRate;
use tempfile::TempDir;

use super::{Studio, brought, files, foreign};
use crate::avatar::MAX_FILM_BYTES;
use crate::footage::Film;

/// A film and the folder in which it lies, which is removed when nobody needs it any more.
#[derive(Clone)]
pub(super) struct Footage {
    pub(super) film: Arc<Film>,
    pub(super) folder: Arc<TempDir>,
}

impl Footage {
    /// Fetches a film, as a transcoder reads it where that is needed. What is wrong with it names
    /// the `field`; `check` may refuse it for more.
    pub(super) async fn fetch(
        studio: &Studio,
        key: &BlobKey,
        rate: FrameRate,
        field: &'static str,
        check: impl Fn(&Film) -> Result<()> + Clone + Send + 'static,
    ) -> Result<Footage> {
        let fetched = async {
            let (folder, blobs) = (Arc::new(studio.scratch()?), studio.blobs.as_ref());
            let path = folder.path().join("film.mp4");
            brought::length(blobs, key, field, MAX_FILM_BYTES).await?;
            files::get_file(blobs, key, &path).await?;
            let read = |path: PathBuf| {
                let check = check.clone();
                files::in_background(move || opened(&path, check))
            };
            let film = match read(path.clone()).await {
                Ok(film) => film,
                Err(refused) => {
                    read(foreign::film(studio, &path, rate, refused, field).await?).await?
                }
            };
            Ok(Footage { film, folder })
        };
        fetched.await.map_err(|error: Error| match error.context_value("field") {
            Some(_) => error,
            None => error.with("field", field),
        })
    }
}

fn opened(path: &Path, check: impl Fn(&Film) -> Result<()>) -> Result<Arc<Film>> {
    let film = Film::open(path)?;
    check(&film).map(|()| film)
}
