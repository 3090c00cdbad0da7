use std::sync::Arc;

use osirix_core::avatars::Avatar;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::id::AccountId;
use osirix_core::media::Voice;
use osirix_core::store::Store;
use osirix_media::pipeline::Studio;

/// Who can speak in a video.
#[derive(Clone)]
pub struct AvatarsApi {
    store: Arc<dyn Store>,
}

impl AvatarsApi {
    pub(super) fn new(store: &Arc<dyn Store>) -> Self {
        AvatarsApi { store: store.clone() }
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
        let avatar = self.store.read().await?.avatars().by_slug(account, &slug).await?;
        avatar.ok_or_else(|| {
            Error::new(ErrorCode::NotFound, "there is no avatar of this name: list the avatars")
                .with("field", "avatar")
                .with("value", &slug)
        })
    }
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
