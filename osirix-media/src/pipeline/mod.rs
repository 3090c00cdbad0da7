//! The stages that turn a script into a speech, a mouth's movement or a video.
//!
//! A [`Studio`] holds the engines; [`handlers`] makes of it the three kinds of job that the job
//! machine runs. Every stage leaves its result in the blob store under the job's id and the
//! worker's fencing token: a worker that lost its lease can overwrite nothing of its successor's.

mod avatar;
mod backdrop;
mod brought;
mod cache;
mod files;
mod fitter;
mod footage;
mod foreign;
mod lip_sync;
mod part;
mod poster;
mod preview;
mod probe;
mod recorded;
mod said;
mod scenes;
mod speaker;
mod speech;
mod studio;
mod transparent;
mod tts;
mod video;
mod webm;
mod work;

use std::sync::Arc;

use osirix_core::jobs::JobHandler;

pub use cache::{KeptEngine, SpeechCache};
pub use fitter::StudioFitter;
pub use probe::StudioProbe;
pub use scenes::{SceneAvatar, SceneRole, SceneWork, together};
pub use studio::Studio;
pub use work::{Chapter, LipSyncResult, SpeechResult, SpeechWork, VideoResult, VideoWork};

/// The kinds of job that a studio can do.
pub fn handlers(studio: &Arc<Studio>) -> Vec<Arc<dyn JobHandler>> {
    vec![
        Arc::new(tts::TtsHandler::new(studio.clone())),
        Arc::new(lip_sync::LipSyncHandler::new(studio.clone())),
        Arc::new(video::VideoHandler::new(studio.clone())),
    ]
}
