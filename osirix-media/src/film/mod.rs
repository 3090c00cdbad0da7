//! The finished video: what is checked, and what is drawn and mixed besides the avatar.
//!
//! An effect on the picture is a [`FrameSource`](osirix_core::media::FrameSource) over another one,
//! an effect on the sound an [`AudioSource`](osirix_core::media::AudioSource) over another one: they
//! compose, and what encodes them knows nothing of them.

mod backdrop;
mod blur;
mod captions;
mod chapters;
mod check;
mod joined;
mod keyed;
mod letters;
mod overlays;
mod paint;
mod panel;
mod probe;
mod sprite;
mod still;

pub use backdrop::backdrop;
pub(crate) use backdrop::check_picture;
pub use blur::BlurredFrames;
pub use captions::CaptionedFrames;
pub(crate) use captions::check_letters;
pub use chapters::add_chapters;
pub use check::check;
pub use joined::JoinedFrames;
pub use keyed::{KeyedFrames, MatteFrames, backings};
pub use overlays::OverlaidFrames;
pub use panel::{Panel, PanelFrames};
pub use probe::VideoFacts;
pub(crate) use probe::{AAC_RATES_HZ, BOX_START_BYTES, VideoIndex, box_at, decoded, index as moov};
pub use still::StillFrames;
