//! What a face does while it speaks.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{AudioSource, SpeechTrack};
use crate::error::Result;

/// A mouth shape: the fifteen visemes of Oculus Lipsync / MPEG-4, silence first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Viseme {
    /// Silence: the lips rest.
    Sil,
    /// p, b, m: lips pressed together.
    Pp,
    /// f, v: lower lip under the upper teeth.
    Ff,
    /// th: tongue between the teeth.
    Th,
    /// t, d: tongue behind the upper teeth.
    Dd,
    /// k, g, ng: slightly open, tongue low.
    Kk,
    /// ch, j, sh, zh: lips pushed forward, teeth together.
    Ch,
    /// s, z: teeth together, lips spread.
    Ss,
    /// n, l: tongue up, slightly open.
    Nn,
    /// r, er: lips slightly rounded.
    Rr,
    /// ah, aa: wide open.
    Aa,
    /// eh, ae: open and spread.
    E,
    /// ih, iy: spread, nearly closed.
    Ih,
    /// oh, ao: round and open.
    Oh,
    /// oo, uw, w: round and small.
    Ou,
}

impl Viseme {
    /// Every shape.
    pub const ALL: [Viseme; 15] = [
        Viseme::Sil,
        Viseme::Pp,
        Viseme::Ff,
        Viseme::Th,
        Viseme::Dd,
        Viseme::Kk,
        Viseme::Ch,
        Viseme::Ss,
        Viseme::Nn,
        Viseme::Rr,
        Viseme::Aa,
        Viseme::E,
        Viseme::Ih,
        Viseme::Oh,
        Viseme::Ou,
    ];
}

/// A moment at which the mouth has reached a shape; between two keys it moves from one to the
/// next, and two keys of the same shape hold it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MouthKey {
    /// When, in microseconds.
    pub at_us: u64,
    /// The shape.
    pub viseme: Viseme,
    /// How much of the shape: 0.0 is rest, 1.0 is the full shape.
    pub strength: f32,
}

/// A stressed moment: brows and head follow it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Accent {
    /// When, in microseconds.
    pub at_us: u64,
    /// How strong: 0.0 to 1.0.
    pub strength: f32,
}

/// A face's movement over a speech.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct FaceTrack {
    /// The length in microseconds: the speech's.
    pub duration_us: u64,
    /// The mouth, in order of time; rest before the first key and after the last.
    pub mouth: Vec<MouthKey>,
    /// The stresses, in order of time.
    pub accents: Vec<Accent>,
}

/// Finds a face's movement for a speech.
#[async_trait]
pub trait LipSync: Send + Sync {
    /// The method's name.
    fn name(&self) -> &str;

    /// The movement that belongs to a speech.
    ///
    /// - Keys are in order of time and inside the speech; strengths are in `0.0..=1.0`.
    /// - Through every silence of at least 200 ms the mouth is at rest.
    /// - Each lip closure (p, b, m) reaches [`Viseme::Pp`] within 40 ms of its phoneme.
    async fn track(&self, speech: &SpeechTrack, audio: Box<dyn AudioSource>) -> Result<FaceTrack>;
}
