//! From the times of phonemes to the movement of a face.
//!
//! The way is: `shapes` gives every phoneme its mouth shapes, `flow` lets neighbours act on
//! each other as they do in fluent speech (co-articulation), `keys` times the movement, and
//! `accents` finds the stresses that brows and head follow.

mod accents;
mod flow;
mod keys;
mod shapes;

use async_trait::async_trait;
use osirix_core::media::{AudioSource, FaceTrack, LipSync, SpeechTrack};
use osirix_core::{Error, ErrorCode, Result};

/// Silence from which on the lips rest, in microseconds; a shorter one is passed over.
const REST_US: u64 = 120_000;

/// Lip-sync from phoneme times: exact, instant, without a model.
///
/// The sound itself is not looked at. A speech without phoneme times is
/// [`ErrorCode::Unsupported`].
#[derive(Debug, Clone, Copy, Default)]
pub struct VisemeLipSync;

impl VisemeLipSync {
    /// The movement that belongs to a speech.
    pub fn movement(&self, speech: &SpeechTrack) -> Result<FaceTrack> {
        if speech.phonemes.is_empty() && speech.duration_us > 0 {
            return Err(Error::new(
                ErrorCode::Unsupported,
                "the speech has no phoneme times: use a voice that gives them",
            )
            .with("method", "viseme"));
        }
        let phrases = shapes::phrases(&speech.phonemes);
        let phrases: Vec<_> = phrases.into_iter().map(flow::flowing).collect();
        Ok(FaceTrack {
            duration_us: speech.duration_us,
            mouth: keys::keys(&phrases, speech.duration_us),
            accents: accents::accents(speech),
        })
    }
}

#[async_trait]
impl LipSync for VisemeLipSync {
    fn name(&self) -> &str {
        "viseme"
    }

    async fn track(&self, speech: &SpeechTrack, _audio: Box<dyn AudioSource>) -> Result<FaceTrack> {
        self.movement(speech)
    }
}
