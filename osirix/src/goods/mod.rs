//! What the products consist of that every installation has from the start.

use std::sync::Arc;

use bytes::Bytes;
use osirix_core::blob::{BlobKey, BlobStore, byte_stream};
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::marketplace::{Goods, Look};
use osirix_media::audio::compose;

const GOODS: &str = include_str!("goods.json");

/// All of it, in the order of the catalogue.
pub(crate) fn goods() -> Result<Vec<Goods>> {
    serde_json::from_str(GOODS)
        .map_err(|e| Error::internal("the platform's own goods cannot be read").caused_by(e))
}

/// Renders the platform's own music that a look names, where that was not done before.
pub(crate) async fn render_music(blobs: &Arc<dyn BlobStore>, look: &Look) -> Result<()> {
    let Some(music) = &look.music else { return Ok(()) };
    match blobs.head(&music.file).await {
        Err(error) if error.code() == ErrorCode::NotFound => (),
        there => return there.map(drop),
    }
    let file = rendered(&music.file).await?;
    blobs.put(&music.file, byte_stream(file)).await.map(drop)
}

async fn rendered(key: &BlobKey) -> Result<Bytes> {
    let name = key.as_str().strip_prefix(Look::BUILT_IN_MUSIC);
    let name = name.and_then(|name| name.strip_suffix(".wav")).map(str::to_owned);
    let composed = tokio::task::spawn_blocking(move || name.and_then(|name| compose(&name)));
    let composed =
        composed.await.map_err(|e| Error::internal("composing music ended early").caused_by(e))?;
    let unknown = || Error::not_found("built-in music", key).with("field", "music");
    composed.ok_or_else(unknown)?.map(Bytes::from)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use osirix_media::audio::PIECES;
    use osirix_media::avatar::RECOLORED;

    use super::*;

    #[test]
    fn everything_that_is_sold_can_be_used() {
        let goods = goods().unwrap();
        assert_eq!(goods.len(), 10);
        let (mut avatars, mut pieces) = (BTreeSet::new(), BTreeSet::new());
        for one in goods {
            let content = one.content.checked().unwrap();
            for look in &content.looks {
                avatars.extend(look.avatar.clone());
                let music = look.music.as_ref().map(|music| music.file.as_str().to_owned());
                pieces.extend(music);
            }
        }
        assert_eq!(avatars, RECOLORED.iter().map(|slug| (*slug).to_owned()).collect());
        let all = PIECES.iter().map(|name| format!("{}{name}.wav", Look::BUILT_IN_MUSIC));
        assert_eq!(pieces, all.collect());
    }
}
