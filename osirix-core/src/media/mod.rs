//! The ports of media generation and what travels between them.
//!
//! A [`Script`] becomes speech ([`SpeechEngine`]: samples with the times of phonemes and words),
//! the speech becomes a face's movement ([`LipSync`]: a [`FaceTrack`]), an [`AvatarEngine`] draws
//! the movement as frames, and a [`VideoEncoder`] streams frames and sound into a file. A
//! [`Transcoder`], where there is one, reads what others made and makes other formats of videos.

mod audio;
mod avatar;
mod face;
mod film;
mod frame;
mod markup;
mod preset;
mod samples;
mod script;
mod speech;
mod transcode;
mod video;
mod wording;

pub use audio::{AudioSource, Silence};
pub use avatar::{AvatarEngine, AvatarSource, Performance};
pub use face::{Accent, FaceTrack, LipSync, MouthKey, Viseme};
pub use film::{
    Background, CaptionDesign, CaptionPosition, CaptionStyle, Color, Gradient, Music, Overlay,
    OverlayPlace, SceneLayout,
};
pub use frame::{Frame, FrameFormat, FrameSource};
pub use markup::{Emphasis, Passage, WrittenWord};
pub use preset::{Preset, PresetLimits, SafeArea, shortest_wording};
pub use script::Script;
pub use speech::{
    PhonemeSpan, SpeechChunk, SpeechEngine, SpeechStream, SpeechTrack, Utterance, Voice, VoiceId,
    VoiceSettings, WordSpan,
};
pub use transcode::{Target, Transcoded, Transcoder};
pub use video::{
    Aspect, EncodedVideo, FrameRate, Progress, Resolution, Untold, VideoEncoder, VideoSpec,
};
pub use wording::Wording;
