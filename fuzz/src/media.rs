//! What files of accounts are, before they are published.

use std::sync::{Arc, LazyLock};

use async_trait::async_trait;
use image::ImageFormat;
use osirix_core::blob::{BlobKey, BlobStore as _, byte_stream};
use osirix_core::id::{AccountId, Id as _};
use osirix_core::social::{Attachment, MediaFacts, MediaKind, MediaProbe as _, MediaType};
use osirix_core::store::{Store, Transaction};
use osirix_core::{Error, Result};
use osirix_media::pipeline::StudioProbe;

use crate::Target;
use crate::blobs::Memory;
use crate::input::{assert_refusal, wait};

pub(crate) const TARGET: Target = Target { name: "media", run, seeds: examples };

static BLOBS: LazyLock<Arc<Memory>> = LazyLock::new(Arc::default);

/// No job is asked for here.
struct NoStore;

#[async_trait]
impl Store for NoStore {
    async fn begin(&self) -> Result<Box<dyn Transaction>> {
        Err(Error::internal("there is no database"))
    }

    async fn read(&self) -> Result<Box<dyn Transaction>> {
        self.begin().await
    }

    async fn close(&self) {}
}

fn run(bytes: &[u8]) {
    match facts(bytes) {
        Ok(facts) => {
            assert_eq!(facts.bytes, bytes.len() as u64);
            let video = facts.media_type.kind() == MediaKind::Video;
            assert_eq!(video, facts.duration_ms.is_some() && facts.video_codec.is_some());
            let json = serde_json::to_value(&facts).expect("facts can be written");
            let again: MediaFacts = serde_json::from_value(json).expect("and read");
            assert_eq!(again, facts);
        }
        Err(error) => assert_refusal(&error, "field"),
    }
}

/// What a file among an account's own is.
pub(crate) fn facts(bytes: &[u8]) -> Result<MediaFacts> {
    let account = AccountId::from_uuid(uuid::Uuid::nil());
    // One file a thread, for targets may be played beside each other.
    let thread = format!("{:?}", std::thread::current().id());
    let number: String = thread.chars().filter(char::is_ascii_digit).collect();
    let blob = BlobKey::new(format!("accounts/{account}/file-{number}"))?;
    let said = MediaFacts::picture(MediaType::Gif, 0, (0, 0));
    let attachment = Attachment { blob, facts: said, alt_text: None, captions: None };
    let probe = StudioProbe::new(Arc::new(NoStore), BLOBS.clone());
    wait(async {
        BLOBS.put(&attachment.blob, byte_stream(bytes.to_vec())).await?;
        probe.facts(account, &attachment).await
    })
}

fn examples() -> Vec<Vec<u8>> {
    let types = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];
    let mut all: Vec<_> = types.map(crate::pictures::written).to_vec();
    all.push(b"GIF89a\x10\0\x09\0\0\0\0;".to_vec());
    all.extend(crate::video::examples());
    all
}
