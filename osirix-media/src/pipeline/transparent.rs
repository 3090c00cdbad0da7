//! An avatar with nothing behind it.

use std::sync::Arc;

use osirix_core::error::{Error, Result};
use osirix_core::media::{Frame, FrameSource, Performance, SpeechTrack};

use super::video::{self, dressed};
use super::{Studio, VideoWork};
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
