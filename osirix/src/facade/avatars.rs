use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use osirix_core::avatars::{Avatar, Avatars, NewAvatar};
use osirix_core::blob::BlobStore;
use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::id::AccountId;
use osirix_core::media::{FrameRate, Target, Transcoder, Untold, Voice};
use osirix_core::store::Store;
use osirix_media::avatar::{
    MAX_AVATAR_FILM_SECONDS, MAX_PORTRAIT_BYTES, import_film, import_portrait,
};
use osirix_media::footage::looks_like_film;
use osirix_media::pipeline::Studio;
use osirix_media::transcode::read_anyway;
use tokio::io::AsyncReadExt;
use tokio::sync::Semaphore;

use super::files;

/// How many pictures are read at the same time, for the memory that each takes.
pub(super) const PICTURES_AT_ONCE: usize = 2;

/// Who can speak in a video.
#[derive(Clone)]
pub struct AvatarsApi {
    store: Arc<dyn Store>,
    avatars: Avatars,
    pictures: Arc<Semaphore>,
    /// A folder for films while they are written anew.
    scratch: PathBuf,
    /// What reads the films that are not read here.
    transcoder: Option<Arc<dyn Transcoder>>,
}

impl AvatarsApi {
    pub(super) fn new(
        store: &Arc<dyn Store>,
        blobs: &Arc<dyn BlobStore>,
        ambient: &Ambient,
        pictures: &Arc<Semaphore>,
        scratch: &Path,
        transcoder: Option<Arc<dyn Transcoder>>,
    ) -> Self {
        let avatars = Avatars::new(store.clone(), blobs.clone(), ambient.clone());
        let scratch = scratch.to_owned();
        AvatarsApi {
            store: store.clone(),
            avatars,
            pictures: pictures.clone(),
            scratch,
            transcoder,
        }
    }

    /// The demo avatars, which everybody may use.
    pub async fn demo(&self) -> Result<Vec<Avatar>> {
        self.store.read().await?.avatars().demo().await
    }

    /// Every avatar that an account may use, the demo avatars first.
    pub async fn list(&self, account: AccountId) -> Result<Vec<Avatar>> {
        self.store.read().await?.avatars().list(account).await
    }

    /// The avatar of this slug, if the account may use it, or
    /// [`NotFound`](crate::ErrorCode::NotFound).
    pub async fn get(&self, account: AccountId, slug: String) -> Result<Avatar> {
        find(&self.store, account, &slug).await
    }

    /// Adds an avatar of the account's own: the person on a portrait photo or in a film, who has
    /// agreed to it.
    ///
    /// The picture is a file: JPEG, PNG or WebP, of at most 20 MiB and 40 million pixels, with one
    /// sharp face of at least 120 pixels' width that looks at the camera. It is written anew for
    /// keeping, upright and without what cameras write into files, such as places.
    ///
    /// Or it is a film: MP4 or MOV with H.264, of 1 to 180 seconds, at most 500 MB and 1,920 pixels a
    /// side, with one such face in most of it. It is written anew, too, without its sound; that takes
    /// about as long as it plays. What of the two a file is, is told by its content. Where a
    /// [transcoder](crate::Builder::transcoder) is, films of other kinds are read by it.
    ///
    /// A picture that is not so is refused with the field `picture`, the limit and the value; one
    /// avatar more than the plan includes is [`PlanLimit`](crate::ErrorCode::PlanLimit). A refusal
    /// leaves nothing behind.
    pub async fn add(
        &self,
        account: AccountId,
        request: NewAvatar,
        picture: PathBuf,
    ) -> Result<Avatar> {
        let request = self.avatars.check(account, request).await?;
        if is_film(&picture).await? {
            return self.add_film(account, request, picture).await;
        }
        let picture = self.imported(read(&picture).await?).await?;
        self.avatars.add(account, request, picture).await
    }

    /// Removes an avatar of the account's own, and its picture. Jobs that still wait for it will
    /// fail.
    pub async fn remove(&self, account: AccountId, slug: String) -> Result<()> {
        self.avatars.remove(account, &slug).await
    }

    async fn add_film(
        &self,
        account: AccountId,
        request: NewAvatar,
        film: PathBuf,
    ) -> Result<Avatar> {
        let failed = |e| Error::io(format!("make a folder in {}", self.scratch.display()), e);
        let made = tempfile::tempdir_in(&self.scratch).map_err(failed)?;
        let to = made.path().join(FILM);
        let import = async |from: PathBuf| {
            let to = to.clone();
            self.in_turn(move || import_film(&from, &to)).await
        };
        if let Err(refused) = import(film.clone()).await {
            let (transcoder, read) = (self.transcoder.as_deref(), made.path().join("read.mp4"));
            let (target, field) = (AVATAR_FILM, "picture");
            read_anyway(transcoder, refused, &film, &read, target, field, &Untold).await?;
            import(read).await?;
        }
        let film = files::pieces(&made.path().join(FILM)).await?;
        self.avatars.add_film(account, request, film).await
    }

    async fn imported(&self, file: Bytes) -> Result<Bytes> {
        self.in_turn(move || import_portrait(&file)).await
    }

    /// Does work that takes much memory, with few others beside it.
    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let turn = self.pictures.clone().acquire_owned().await;
        let turn = turn.map_err(|e| Error::internal("pictures are read no more").caused_by(e))?;
        let work = move || {
            let done = work();
            drop(turn);
            done
        };
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|e| Error::internal("reading a picture ended early").caused_by(e))?
    }
}

/// What becomes of a film that is not read here.
const AVATAR_FILM: Target = Target::Film {
    longest: Duration::from_secs(MAX_AVATAR_FILM_SECONDS),
    longer_side: 1_280,
    rate: FrameRate::Fps25,
};

/// The name of a film while it is written anew.
const FILM: &str = "film.mp4";

/// Whether a file begins as films do: those that are read, and those that are then refused by name.
async fn is_film(path: &Path) -> Result<bool> {
    let failed = |e| Error::io(format!("read {}", path.display()), e).with("field", "picture");
    let file = tokio::fs::File::open(path).await.map_err(failed)?;
    let mut start = Vec::new();
    file.take(12).read_to_end(&mut start).await.map_err(failed)?;
    Ok(looks_like_film(&start))
}

/// A file, or as much of it as shows that it is too large.
async fn read(path: &Path) -> Result<Bytes> {
    let failed = |e| Error::io(format!("read {}", path.display()), e).with("field", "picture");
    let file = tokio::fs::File::open(path).await.map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(MAX_PORTRAIT_BYTES + 1).read_to_end(&mut bytes).await.map_err(failed)?;
    Ok(bytes.into())
}

/// The avatar of this slug, if the account may use it.
pub(super) async fn find(store: &Arc<dyn Store>, account: AccountId, slug: &str) -> Result<Avatar> {
    let avatar = store.read().await?.avatars().by_slug(account, slug).await?;
    avatar.ok_or_else(|| {
        Error::new(ErrorCode::NotFound, "there is no avatar of this name: list the avatars")
            .with("field", "avatar")
            .with("value", slug)
    })
}

/// How avatars can sound.
#[derive(Clone)]
pub struct VoicesApi {
    studio: Arc<Studio>,
}

impl VoicesApi {
    pub(super) fn new(studio: &Arc<Studio>) -> Self {
        VoicesApi { studio: studio.clone() }
    }

    /// Every voice of every engine.
    pub async fn list(&self) -> Result<Vec<Voice>> {
        self.studio.voices().await
    }
}
