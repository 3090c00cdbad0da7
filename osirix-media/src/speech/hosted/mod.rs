//! Voices that others speak.
//!
//! A script is cut into [`pieces`], and each is asked of a [`host`]. The times of words come with
//! the sound, or they are found in it by the script ([`alignment`](super::alignment)), which also
//! knows what the mouth does within a word.

mod elevenlabs;
mod host;
mod openai;
mod pieces;
mod wave;

use std::sync::Arc;

use futures_util::{Stream, StreamExt as _, stream};
use osirix_core::media::{SpeechChunk, SpeechStream, Utterance};
use osirix_core::{Error, ErrorCode, Result};

use super::alignment::{self, Mouth, Timed};
use super::unsayable;
use crate::audio::Samples;
pub use elevenlabs::{ElevenLabs, ElevenLabsOptions};
pub use openai::{OpenAiSpeech, OpenAiSpeechOptions};
use pieces::{Piece, is_sayable, pieces};

/// How many pieces are asked for at once: the next is made while one is heard.
const AHEAD: usize = 2;

/// What a host said of a piece.
struct Said {
    rate_hz: u32,
    samples: Vec<f32>,
    /// Where each word is, in samples, if the host knows.
    words: Option<Vec<(usize, usize)>>,
}

impl Said {
    /// The piece of speech: words as the script writes them, and all their times.
    fn piece(self, piece: &Piece, mouth: &Mouth) -> Result<SpeechChunk> {
        if self.samples.is_empty() {
            return Err(Error::new(ErrorCode::Media, "the host said nothing"));
        }
        let words = match self.words {
            Some(bounds) => {
                let sounds = mouth.sounds(&piece.text).into_iter();
                sounds
                    .zip(bounds)
                    .map(|(sounds, (start, end))| Timed { sounds, start, end })
                    .collect()
            }
            None => {
                let sound = Samples::new(self.rate_hz, self.samples.clone());
                alignment::words(mouth, &piece.text, Box::new(sound), &|_| Ok(()))?
            }
        };
        Ok(alignment::timed(self.rate_hz, self.samples, words, &piece.words))
    }
}

/// The pieces of a script, or why nothing can be said of it.
fn plan(utterance: &Utterance, most: usize) -> Result<Vec<Piece>> {
    let script = utterance.script.as_str();
    if !is_sayable(script) {
        return Err(unsayable(script, &utterance.voice.0));
    }
    Ok(pieces(script, most))
}

/// The pieces as a stream, in order; they are asked for while somebody listens.
fn stream_of<F>(
    pieces: Vec<Piece>,
    mouth: Arc<Mouth>,
    ask: impl Fn(Piece) -> F + Send + 'static,
) -> SpeechStream
where
    F: Future<Output = Result<Said>> + Send + 'static,
{
    let asked = stream::iter(pieces).map(move |piece| {
        let (mouth, said) = (mouth.clone(), ask(piece.clone()));
        async move {
            let said = said.await?;
            tokio::task::spawn_blocking(move || said.piece(&piece, &mouth))
                .await
                .map_err(|e| Error::internal("timing a piece was interrupted").caused_by(e))?
        }
    });
    Box::pin(until_error(asked.buffered(AHEAD)))
}

/// Everything up to the first error.
fn until_error(
    pieces: impl Stream<Item = Result<SpeechChunk>> + Send,
) -> impl Stream<Item = Result<SpeechChunk>> + Send {
    let mut failed = false;
    pieces.take_while(move |piece| {
        let go_on = !failed;
        failed = piece.is_err();
        futures_util::future::ready(go_on)
    })
}
