//! What the built-in voice says for a text, and when: the sound that another is laid over.

use osirix_core::Result;
use osirix_core::media::SpeechTrack;

use super::course::{Course, Raw, each_column};
use super::mouth::Mouth;
use crate::audio::{MEL_COLUMNS_PER_SECOND, Samples};
use crate::speech::flite::RATE_HZ;

/// Samples from one column to the next.
const STEP: usize = RATE_HZ as usize / MEL_COLUMNS_PER_SECOND as usize;

impl Mouth {
    /// The course of the built-in voice's sound, and its times; `None` where it can say nothing.
    /// Its sound is never held as a whole, but sentence by sentence.
    pub(super) fn said(
        &self,
        text: &str,
        mut told: impl FnMut() -> Result<()>,
    ) -> Result<Option<(Course, SpeechTrack)>> {
        let (mut course, mut track) = (Raw::default(), SpeechTrack::default());
        for piece in self.pieces(text) {
            told()?;
            let mut samples = piece.samples;
            // Each piece fills whole columns, so that joined pieces stay in step with their times.
            samples.resize(samples.len().next_multiple_of(STEP), 0.0);
            let columns = samples.len() / STEP;
            let mut taken = 0;
            each_column(Box::new(Samples::new(RATE_HZ, samples)), |column| {
                // The last one stands at the end: it is the next piece's first.
                if taken < columns {
                    course.push(column);
                }
                taken += 1;
                Ok(())
            })?;
            let length_us = columns as u64 * 1_000_000 / MEL_COLUMNS_PER_SECOND;
            track.append(piece.phonemes, piece.words, length_us);
        }
        match track.words.is_empty() {
            true => Ok(None),
            false => Ok(Some((course.finish()?, track))),
        }
    }
}
