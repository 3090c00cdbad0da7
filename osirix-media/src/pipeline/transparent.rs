//! An avatar with nothing behind it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::RgbaImage;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::{Frame, FrameSource, Performance, SpeechTrack};

use super::video::{self, dressed};
use super::{Studio, VideoWork, files};
use crate::film::{KeyedFrames, MatteFrames, Panel, StillFrames, backings};

/// Pictures over black, and others of which the brightness tells how opaque those are.
pub(super) struct Transparent {
    pub(super) picture: Box<dyn FrameSource>,
    pub(super) matte: Box<dyn FrameSource>,
}

/// Opens the avatar with all that is drawn over it.
pub(super) async fn open(
    studio: &Studio,
    work: &VideoWork,
    performance: Performance,
    track: &SpeechTrack,
) -> Result<Transparent> {
    let format = work.spec.frame_format();
    let draw = async |backdrop: Frame| {
        let backdrop = Some(Arc::new(backdrop));
        let performance = Performance { backdrop, ..performance.clone() };
        let drawn = video::open(studio, work, performance, format).await?;
        Ok::<_, Error>(dressed(drawn, work, track))
    };
    let [least, most] = backings(format);
    let drawn = [draw(least).await?, draw(most).await?];
    let total = drawn[0].total_frames();
    let again = drawn.each_ref().map(|source| source.part(0..total));
    let [Some(least), Some(most)] = again else {
        return Err(Error::internal("this avatar is drawn from front to back alone"));
    };
    let black = Arc::new(Frame::black(format.width, format.height));
    let black = Box::new(StillFrames::new(black, format, total));
    Ok(Transparent {
        picture: Box::new(KeyedFrames::new(drawn, black, Panel::whole(format))?),
        matte: Box::new(MatteFrames::new([least, most])?),
    })
}

/// Makes a picture over black transparent: another one, as bright as it is opaque, says where.
pub(super) async fn take_black_off(picture: PathBuf, matte: PathBuf) -> Result<()> {
    let wrong = |e| Error::new(ErrorCode::Media, "the poster cannot be made").caused_by(e);
    let read = move |path: &Path| image::open(path).map_err(wrong);
    files::in_background(move || {
        let (over_black, opaque) = (read(&picture)?.into_rgb8(), read(&matte)?.into_luma8());
        let (width, height) = over_black.dimensions();
        let pixels = over_black.pixels().zip(opaque.pixels());
        let bytes = pixels.flat_map(|(pixel, opaque)| alone(pixel.0, opaque.0[0])).collect();
        let transparent = RgbaImage::from_raw(width, height, bytes);
        let transparent = transparent.ok_or_else(|| Error::internal("a matte of another size"))?;
        transparent.save(&picture).map_err(wrong)
    })
    .await
}

/// A colour by itself that was seen over black, so opaque, and how opaque it is.
fn alone(over_black: [u8; 3], opaque: u8) -> [u8; 4] {
    let whole = u16::from(opaque.max(1));
    let [r, g, b] =
        over_black.map(|part| ((u16::from(part) * 255 + whole / 2) / whole).min(255) as u8);
    [r, g, b, opaque]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_color_is_what_it_was_before_black_shone_through() {
        assert_eq!(alone([200, 100, 0], 255), [200, 100, 0, 255]);
        assert_eq!(alone([100, 50, 0], 128), [199, 100, 0, 128]);
        assert_eq!(alone([3, 0, 0], 2), [255, 0, 0, 2], "no part is more than there is");
        assert_eq!(alone([0, 0, 0], 0), [0, 0, 0, 0]);
    }
}
