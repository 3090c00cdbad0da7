//! What stands behind an avatar, drawn for a video's frames.

use std::sync::Arc;

use osirix_core::error::Result;
use osirix_core::media::{Background, Frame, FrameFormat, FrameSource, Performance};

use super::avatar::FileFrames;
use super::footage::Footage;
use super::{Studio, VideoWork, brought, video};
use crate::film::{self, BlurredFrames, KeyedFrames, Panel, PanelFrames, StillFrames};
use crate::footage::FilmFrames;

/// The field of all of it.
pub(super) const FIELD: &str = "background";

/// What stands behind an avatar.
#[derive(Clone)]
pub(super) enum Backdrop {
    /// A picture in the frames' size.
    Still(Arc<Frame>),
    /// A film, blurred by so many percent of the shorter side.
    Moving(Footage, f32),
}

impl Backdrop {
    /// Draws or fetches what a background says.
    pub(super) async fn of(
        studio: &Studio,
        work: &VideoWork,
        background: &Background,
    ) -> Result<Backdrop> {
        let Some(key) = &background.video else {
            let picture = brought::backdrop(studio, background, work.spec.frame_format());
            return picture.await.map(Backdrop::Still);
        };
        let rate = work.spec.frame_rate;
        let footage = Footage::fetch(studio, key, rate, FIELD, |_| Ok(())).await?;
        Ok(Backdrop::Moving(footage, background.blur))
    }

    /// So many frames of it.
    pub(super) fn frames(&self, format: FrameFormat, frames: u64) -> Box<dyn FrameSource> {
        match self {
            Backdrop::Still(picture) => Box::new(StillFrames::new(picture.clone(), format, frames)),
            Backdrop::Moving(Footage { film, folder }, blur) => {
                let film = Box::new(FilmFrames::looped(film, format, frames));
                let film = FileFrames::boxed(film, folder.clone());
                if *blur > 0.0 { Box::new(BlurredFrames::new(film, *blur)) } else { film }
            }
        }
    }

    /// An avatar in a panel of the picture: where it `stands` before this it is seen without its own
    /// surroundings, and else with them.
    pub(super) async fn with_avatar(
        &self,
        studio: &Studio,
        work: &VideoWork,
        performance: Performance,
        panel: Panel,
        stands: bool,
    ) -> Result<Box<dyn FrameSource>> {
        let format = work.spec.frame_format();
        let draw = async |backdrop: Option<Frame>| {
            let performance =
                Performance { backdrop: backdrop.map(Arc::new), ..performance.clone() };
            video::open(studio, work, performance, panel.format(format)).await
        };
        let drawn = match self {
            Backdrop::Moving(..) if stands => {
                let [least, most] = film::backings(panel.format(format));
                let drawn = [draw(Some(least)).await?, draw(Some(most)).await?];
                let behind = self.frames(format, drawn[0].total_frames());
                return Ok(Box::new(KeyedFrames::new(drawn, behind, panel)?));
            }
            Backdrop::Still(picture) if stands => draw(Some(panel.cut(picture))).await?,
            _ => draw(None).await?,
        };
        if panel == Panel::whole(format) {
            return Ok(drawn);
        }
        let behind = self.frames(format, drawn.total_frames());
        Ok(Box::new(PanelFrames::new(drawn, behind, panel)?))
    }
}
