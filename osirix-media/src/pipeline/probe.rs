//! What the files are that accounts publish.

use std::io::Cursor;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::TryStreamExt;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};
use osirix_core::blob::{BlobKey, BlobStore};
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::id::{AccountId, JobId};
use osirix_core::jobs::{Job, JobKind};
use osirix_core::social::{Attachment, MediaFacts, MediaProbe, MediaType};
use osirix_core::store::Store;

use super::{VideoResult, VideoWork, speech};
use crate::film::{BOX_START_BYTES, VideoIndex, box_at};

/// How much of a picture is looked at: its size stands behind what a camera wrote, if not later.
const PICTURE_BYTES: u64 = 1 << 20;
/// The longest index of a video that is read; two hours of video have a tenth of it.
const MOST_INDEX_BYTES: u64 = 32 << 20;
/// More boxes than this at the top are no video to publish.
const MOST_BOXES: usize = 1_000;
/// Around how fast people speak, in letters a second.
const LETTERS_PER_S: u64 = 14;

/// Reads files of the blob store, of which an account may publish its own and what its jobs made.
pub struct StudioProbe {
    store: Arc<dyn Store>,
    blobs: Arc<dyn BlobStore>,
}

impl StudioProbe {
    /// Over the files and the jobs that made some of them.
    pub fn new(store: Arc<dyn Store>, blobs: Arc<dyn BlobStore>) -> Self {
        StudioProbe { store, blobs }
    }

    /// Refuses a file that is not the account's.
    async fn allow(&self, account: AccountId, key: &BlobKey, field: &'static str) -> Result<()> {
        let missing = || Error::not_found("file", key).with("field", field);
        let mut segments = key.as_str().split('/');
        let own = match (segments.next(), segments.next()) {
            (Some("accounts"), Some(id)) => id == account.to_string(),
            (Some("jobs"), Some(id)) => match id.parse::<JobId>() {
                Ok(id) => {
                    let job = self.store.read().await?.jobs().get(id).await?;
                    job.is_some_and(|job| job.account_id == account)
                }
                Err(_) => false,
            },
            _ => false,
        };
        if own { Ok(()) } else { Err(missing()) }
    }

    async fn read(&self, key: &BlobKey, from: u64, to: u64) -> Result<Vec<u8>> {
        let pieces: Vec<Bytes> = self.blobs.get(key, Some(from..to)).await?.try_collect().await?;
        Ok(pieces.concat())
    }

    async fn facts_of(&self, key: &BlobKey) -> Result<MediaFacts> {
        let bytes = self.blobs.head(key).await.map_err(|error| error.with("field", "media"))?.bytes;
        let start = self.read(key, 0, bytes.min(PICTURE_BYTES)).await?;
        match start.get(4..8) {
            Some(b"ftyp") => self.video(key, bytes, start.get(8..12) == Some(b"qt  ")).await,
            _ => picture(&start, bytes),
        }
    }

    async fn video(&self, key: &BlobKey, bytes: u64, quick_time: bool) -> Result<MediaFacts> {
        let index = VideoIndex::of(self.index(key, bytes).await?).map_err(|_| unknown())?;
        let VideoIndex { picture, sound, .. } = index;
        // What is cut into fragments has an index without samples.
        if picture.frames == 0 {
            return Err(unknown());
        }
        let length_us = picture.length_us.max(sound.as_ref().map_or(0, |sound| sound.length_us));
        Ok(MediaFacts {
            media_type: if quick_time { MediaType::QuickTime } else { MediaType::Mp4 },
            bytes,
            width_px: picture.width,
            height_px: picture.height,
            duration_ms: Some(length_us / 1_000),
            frames_per_1000_s: Some((picture.fps() * 1_000.0).round() as u32),
            video_codec: Some(picture.codec.to_owned()),
            audio_codec: sound.map(|sound| sound.codec.to_owned()),
        })
    }

    async fn index(&self, key: &BlobKey, bytes: u64) -> Result<Vec<u8>> {
        let mut at = 0;
        for _ in 0..MOST_BOXES {
            if at + 8 > bytes {
                break;
            }
            let start = self.read(key, at, bytes.min(at + BOX_START_BYTES as u64)).await?;
            let (kind, length) = box_at(&start, bytes - at).map_err(|_| unknown())?;
            match &kind {
                b"moov" if length > MOST_INDEX_BYTES => break,
                b"moov" => return self.read(key, at, at + length).await,
                _ => at += length,
            }
        }
        Err(unknown())
    }
}

#[async_trait]
impl MediaProbe for StudioProbe {
    async fn facts(&self, account: AccountId, attachment: &Attachment) -> Result<MediaFacts> {
        self.allow(account, &attachment.blob, "media").await?;
        if let Some(captions) = &attachment.captions {
            self.allow(account, captions, "captions").await?;
            self.blobs.head(captions).await.map_err(|error| error.with("field", "captions"))?;
        }
        self.facts_of(&attachment.blob).await
    }

    async fn promised(&self, job: &Job) -> Result<MediaFacts> {
        is_video(job)?;
        let work: VideoWork = speech::parse(&job.request)?;
        let format = work.spec.frame_format();
        let said = work.speech.script.script().as_str();
        let letters = said.chars().filter(|c| c.is_alphanumeric()).count();
        let spoken_ms = letters as u64 * 1_000 / LETTERS_PER_S;
        Ok(MediaFacts {
            media_type: MediaType::Mp4,
            bytes: 1,
            width_px: format.width,
            height_px: format.height,
            duration_ms: Some(spoken_ms.max(work.least_us() / 1_000).max(1_000)),
            frames_per_1000_s: Some(format.rate.fps() * 1_000),
            video_codec: Some("avc1".to_owned()),
            audio_codec: Some("mp4a".to_owned()),
        })
    }

    async fn made(&self, job: &Job) -> Result<Attachment> {
        is_video(job)?;
        let result = job.result.clone().ok_or_else(no_video)?;
        let made: VideoResult = serde_json::from_value(result).map_err(|e| {
            let message = "a job's result is not what was written";
            Error::inconsistent("jobs", "result", job.id, message).caused_by(e)
        })?;
        let facts = self.facts_of(&made.video).await?;
        Ok(Attachment { blob: made.video, facts, alt_text: None, captions: Some(made.vtt) })
    }
}

/// A picture by its beginning.
pub(super) fn picture(start: &[u8], bytes: u64) -> Result<MediaFacts> {
    let (media_type, size) = match start {
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', w0, w1, h0, h1, ..] => {
            let size = [[*w0, *w1], [*h0, *h1]].map(|side| u16::from_le_bytes(side).into());
            (MediaType::Gif, (size[0], size[1]))
        }
        _ => still(start)?,
    };
    Ok(MediaFacts::picture(media_type, bytes, size))
}

fn still(start: &[u8]) -> Result<(MediaType, (u32, u32))> {
    let reader = ImageReader::new(Cursor::new(start)).with_guessed_format();
    let reader = reader.map_err(|_| unknown())?;
    let media_type = match reader.format() {
        Some(ImageFormat::Jpeg) => MediaType::Jpeg,
        Some(ImageFormat::Png) => MediaType::Png,
        Some(ImageFormat::WebP) => MediaType::WebP,
        _ => return Err(unknown()),
    };
    let mut decoder = reader.into_decoder().map_err(|_| unknown())?;
    let (width, height) = decoder.dimensions();
    // What lies on its side is shown upright.
    let turned = match decoder.orientation() {
        Ok(orientation) => lies(orientation),
        // It may stand behind what is looked at.
        Err(_) => false,
    };
    Ok((media_type, if turned { (height, width) } else { (width, height) }))
}

fn lies(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

fn is_video(job: &Job) -> Result<()> {
    if job.kind == JobKind::VIDEO { Ok(()) } else { Err(no_video()) }
}

fn no_video() -> Error {
    Error::invalid("video_job", "this job makes no video")
}

fn unknown() -> Error {
    Error::new(ErrorCode::InvalidInput, "give a JPEG, PNG, WebP, GIF, MP4 or QuickTime file")
        .with("field", "media")
        .with("limit", "image/jpeg, image/png, image/webp, image/gif, video/mp4, video/quicktime")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_first_bytes() {
        let gif = picture(b"GIF89a\x40\x01\xf0\x00\x00", 11).unwrap();
        assert_eq!((gif.media_type, gif.width_px, gif.height_px), (MediaType::Gif, 320, 240));
        let mut png = Cursor::new(Vec::new());
        image::RgbImage::new(3, 2).write_to(&mut png, ImageFormat::Png).unwrap();
        let png = picture(png.get_ref(), 80).unwrap();
        assert_eq!((png.media_type, png.width_px, png.height_px), (MediaType::Png, 3, 2));
    }

    #[test]
    fn what_is_no_picture_names_the_field_and_what_is_taken() {
        for bytes in [b"".as_slice(), b"<svg/>", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7"] {
            let refused = picture(bytes, bytes.len() as u64).unwrap_err();
            assert_eq!(refused.code(), ErrorCode::InvalidInput);
            assert_eq!(refused.context_value("field"), Some("media"));
        }
    }
}
