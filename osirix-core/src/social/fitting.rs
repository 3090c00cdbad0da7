//! Pictures as each network takes them: without what cameras write into files, and no larger than
//! the network allows.

use async_trait::async_trait;

use super::capabilities::{Capabilities, MediaLimits};
use super::media::{MediaFacts, MediaKind, MediaType};
use super::post::{Attachment, Draft};
use super::publication::{Publication, PublicationState};
use super::service::Social;
use crate::blob::BlobKey;
use crate::error::Result;

/// What a picture is made into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureFit {
    /// The type of its file.
    pub media_type: MediaType,
    /// The most bytes of its file.
    pub most_bytes: u64,
    /// The most pixels, width times height.
    pub most_pixels: Option<u64>,
}

impl PictureFit {
    /// The most bytes of a file that is made to fit.
    pub const MOST_BYTES: u64 = 50 << 20;
    /// The most pixels of a picture that is.
    pub const MOST_PIXELS: u64 = 40_000_000;

    /// What a file is made into for a network. Nothing, where it is no still picture, or one that
    /// the network does not take in any form, and where it is larger than is read here.
    ///
    /// A picture keeps its type where the network takes that and the file is small enough, and is a
    /// JPEG otherwise.
    pub fn of(facts: &MediaFacts, limits: &MediaLimits) -> Option<Self> {
        let limits = limits.of(facts.media_type.kind())?;
        let pixels = u64::from(facts.width_px) * u64::from(facts.height_px);
        let within = facts.bytes <= Self::MOST_BYTES && pixels <= Self::MOST_PIXELS;
        if limits.kind != MediaKind::Image || !within {
            return None;
        }
        let takes = |media_type: &MediaType| limits.media_types.contains(media_type);
        let same = Some(facts.media_type).filter(&takes);
        let media_type = match facts.bytes <= limits.most_bytes {
            true => same.or(Some(MediaType::Jpeg).filter(&takes)),
            false => Some(MediaType::Jpeg).filter(&takes).or(same),
        };
        let (most_bytes, most_pixels) = (limits.most_bytes, limits.most_pixels);
        media_type.map(|media_type| PictureFit { media_type, most_bytes, most_pixels })
    }

    /// The size of a picture of this size afterwards, in the same proportions as far as a side has
    /// a pixel.
    pub fn size(&self, (width, height): (u32, u32)) -> (u32, u32) {
        let longest = self.longest_side();
        let pixels = u64::from(width) * u64::from(height);
        let most = self.most_pixels.filter(|most| pixels > *most);
        if most.is_none() && width.max(height) <= longest {
            return (width, height);
        }
        let scale = most.map_or(1.0, |most| (most as f64 / pixels as f64).sqrt());
        let scale = scale.min(f64::from(longest) / f64::from(width.max(height)));
        // Beside a side of one pixel the other has all the pixels that there may be.
        let longest =
            most.and_then(|most| u32::try_from(most).ok()).unwrap_or(longest).min(longest);
        let side = |side: u32| ((f64::from(side) * scale) as u32).min(longest).max(1);
        (side(width), side(height))
    }

    /// The longest side that a file of its type can have, in pixels.
    const fn longest_side(&self) -> u32 {
        match self.media_type {
            MediaType::Jpeg => 65_535,
            MediaType::WebP => 16_383,
            _ => u32::MAX,
        }
    }

    /// What such a picture will be, as far as that can be told before it is made.
    fn foreseen(&self, facts: &MediaFacts) -> MediaFacts {
        let (width_px, height_px) = self.size((facts.width_px, facts.height_px));
        let bytes = facts.bytes.min(self.most_bytes);
        MediaFacts { media_type: self.media_type, bytes, width_px, height_px, ..facts.clone() }
    }
}

/// Makes pictures as networks take them.
#[async_trait]
pub trait MediaFitter: Send + Sync {
    /// Makes a picture into a file of its own, `into`, and tells what that is. The other is as it
    /// was.
    ///
    /// - What it shows is upright, and as large as [`PictureFit::size`] says, or smaller where a
    ///   file of so many bytes needs that.
    /// - Its file says nothing of who took it, where, when and with what.
    /// - A picture whose file fits is not encoded anew: nothing of what it shows is lost.
    /// - The same picture gives the same file.
    /// - One that cannot be made to fit is [`InvalidInput`](crate::ErrorCode::InvalidInput).
    async fn fit(
        &self,
        picture: &Attachment,
        fit: &PictureFit,
        into: &BlobKey,
    ) -> Result<Attachment>;
}

impl Social {
    /// The draft with its pictures made for the network; the files are the publication's own.
    pub(super) async fn fitted(
        &self,
        publication: &Publication,
        mut draft: Draft,
        capabilities: &Capabilities,
    ) -> Result<Draft> {
        for (number, part) in draft.parts.iter_mut().enumerate() {
            for (index, picture) in part.media.iter_mut().enumerate() {
                if let Some(fit) = PictureFit::of(&picture.facts, &capabilities.media) {
                    let ending = ending(fit.media_type);
                    let name = format!("{}{number}-{index}.{ending}", folder(publication));
                    let name = BlobKey::new(name)?;
                    *picture = self.fitter.fit(picture, &fit, &name).await?;
                }
            }
        }
        Ok(draft)
    }

    /// Removes what was made for a publication that is out. One that is not may be tried again.
    pub(super) async fn clear(&self, publication: &Publication) {
        if publication.state != PublicationState::Published {
            return;
        }
        let folder = folder(publication);
        let files = publication.draft.iter().flat_map(Draft::attachments).map(|file| &file.blob);
        for file in files.filter(|file| file.as_str().starts_with(&folder)) {
            if let Err(error) = self.blobs.delete(file).await {
                tracing::warn!(%error, file = %file, "a picture that is out was not removed");
            }
        }
    }
}

fn ending(media_type: MediaType) -> &'static str {
    match media_type {
        MediaType::Png => "png",
        MediaType::WebP => "webp",
        _ => "jpg",
    }
}

fn folder(publication: &Publication) -> String {
    format!("accounts/{}/published/{}/", publication.account_id, publication.id)
}

/// The draft as it will be once its pictures are made for the network.
pub(super) fn foreseen(mut draft: Draft, capabilities: &Capabilities) -> Draft {
    for picture in draft.parts.iter_mut().flat_map(|part| &mut part.media) {
        if let Some(fit) = PictureFit::of(&picture.facts, &capabilities.media) {
            picture.facts = fit.foreseen(&picture.facts);
        }
    }
    draft
}

#[cfg(test)]
mod tests {
    use super::super::capabilities::FileLimits;
    use super::*;

    /// Of a network that takes pictures of these types, of 1,000 bytes and 10,000 pixels.
    fn limits(media_types: &[MediaType]) -> MediaLimits {
        let images = FileLimits {
            kind: MediaKind::Image,
            media_types: media_types.to_vec(),
            most_files: 4,
            most_bytes: 1_000,
            duration_ms: None,
            aspect: None,
            least_px: None,
            most_pixels: Some(10_000),
            most_frames_per_1000_s: None,
            video_codecs: Vec::new(),
            audio_codecs: Vec::new(),
        };
        let (most_files, mixed, required) = (4, false, false);
        MediaLimits { most_files, mixed, required, alt_text_chars: None, files: vec![images] }
    }

    fn becomes(media_type: MediaType, bytes: u64, takes: &[MediaType]) -> Option<MediaType> {
        let facts = MediaFacts::picture(media_type, bytes, (50, 50));
        PictureFit::of(&facts, &limits(takes)).map(|fit| fit.media_type)
    }

    #[test]
    fn no_side_is_longer_than_a_file_of_the_type_can_have() {
        let fit = |media_type, most_pixels| PictureFit { media_type, most_bytes: 9, most_pixels };
        assert_eq!(fit(MediaType::Jpeg, None).size((131_070, 200)), (65_535, 100));
        assert_eq!(fit(MediaType::Jpeg, Some(100)).size((131_070, 1)), (100, 1));
        assert_eq!(fit(MediaType::WebP, None).size((10, 163_830)), (1, 16_383));
        assert_eq!(fit(MediaType::WebP, None).size((16_383, 16_383)), (16_383, 16_383));
        assert_eq!(fit(MediaType::Png, None).size((131_070, 200)), (131_070, 200));
    }

    #[test]
    fn a_picture_keeps_its_type_where_it_can() {
        use MediaType::{Gif, Jpeg, Mp4, Png, WebP};
        assert_eq!(becomes(Png, 1_000, &[Jpeg, Png]), Some(Png));
        assert_eq!(becomes(Png, 1_001, &[Jpeg, Png]), Some(Jpeg), "it is too large");
        assert_eq!(becomes(Png, 1_001, &[Png]), Some(Png));
        assert_eq!(becomes(WebP, 10, &[Jpeg, Png]), Some(Jpeg), "it is not taken");
        assert_eq!(becomes(WebP, 10, &[Png]), None);
        for moving in [Gif, Mp4] {
            assert_eq!(becomes(moving, 10, &[Jpeg, Gif, Mp4]), None);
        }
    }

    #[test]
    fn it_is_made_smaller_in_the_same_proportions() {
        let fit =
            PictureFit { media_type: MediaType::Jpeg, most_bytes: 1, most_pixels: Some(10_000) };
        assert_eq!(fit.size((100, 100)), (100, 100));
        assert_eq!(fit.size((400, 100)), (200, 50));
        assert_eq!(fit.size((1, 4_000_000)), (1, 10_000), "a side has a pixel");
        assert_eq!(fit.size((40_000, 1)), (10_000, 1));
        let seen = fit.foreseen(&MediaFacts::picture(MediaType::Png, 9, (400, 100)));
        assert_eq!(seen, MediaFacts::picture(MediaType::Jpeg, 1, (200, 50)));
    }
}
