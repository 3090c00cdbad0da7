//! Speaks the passages of a text one after the other, with their silences between.

use futures_util::StreamExt;
use osirix_core::error::Result;
use osirix_core::media::{
    Passage, PhonemeSpan, Progress, SpeechChunk, SpeechEngine, SpeechTrack, WordSpan,
};
use tokio::sync::mpsc::Sender;

use super::{SpeechWork, said};

/// The silence that stays at the end of a passage in the middle of a sentence, in microseconds.
const JOINT_US: u64 = 40_000;

/// Takes what voices say: samples go on to the mastering, times are kept.
pub(super) struct Speaker<'a> {
    rate_hz: u32,
    samples: Sender<Vec<f32>>,
    said: u64,
    track: SpeechTrack,
    /// How many words there will be, for the progress.
    words: usize,
    progress: &'a dyn Progress,
}

impl<'a> Speaker<'a> {
    pub(super) fn new(
        rate_hz: u32,
        samples: Sender<Vec<f32>>,
        work: &SpeechWork,
        progress: &'a dyn Progress,
    ) -> Self {
        let words = work.script.script().as_str().split_whitespace().count().max(1);
        Speaker { rate_hz, samples, said: 0, track: SpeechTrack::default(), words, progress }
    }

    /// Lets the engine say all passages.
    pub(super) async fn say(&mut self, engine: &dyn SpeechEngine, work: &SpeechWork) -> Result<()> {
        let passages = work.script.passages();
        // How much of the next passage's pause is there already.
        let mut before_us = 0;
        for (index, passage) in passages.iter().enumerate() {
            self.pause((u64::from(passage.pause_ms) * 1_000).saturating_sub(before_us)).await;
            let next = passages.get(index + 1);
            before_us = self.passage(engine, work, passage, next).await?;
        }
        Ok(())
    }

    /// Says one passage, and tells how much silence is at its end that counts for the next one's
    /// pause.
    async fn passage(
        &mut self,
        engine: &dyn SpeechEngine,
        work: &SpeechWork,
        passage: &Passage,
        next: Option<&Passage>,
    ) -> Result<u64> {
        let (first_word, start_us) = (self.track.words.len(), self.track.duration_us);
        let mut silence_us = 0;
        if let Some(utterance) = work.utterance(passage)? {
            let mut stream = engine.speak(utterance).await?;
            let mut letter = 0;
            // The last piece is held back: its end depends on what follows.
            let mut held: Option<SpeechChunk> = None;
            while let Some(chunk) = stream.next().await {
                let mut chunk = chunk?.checked(self.rate_hz)?;
                if !passage.emphases.is_empty() {
                    letter = said::emphasise(&mut chunk, self.rate_hz, &passage.emphases, letter);
                }
                if let Some(before) = held.replace(chunk)
                    && !self.take(before).await?
                {
                    return Ok(0); // Mastering has ended early: its own error says why.
                }
            }
            if let Some(mut last) = held {
                if let Some(keep_us) = next.and_then(|next| kept_silence(passage, next)) {
                    silence_us = said::shorten_end(&mut last, self.rate_hz, keep_us);
                }
                self.take(last).await?;
            }
        }
        if let Some(words) = &passage.words {
            let spoken: Vec<WordSpan> = self.track.words.split_off(first_word);
            self.track.words.extend(said::written(words, &spoken, start_us));
        }
        Ok(silence_us)
    }

    async fn take(&mut self, chunk: SpeechChunk) -> Result<bool> {
        let before_us = self.micros();
        self.said += chunk.samples.len() as u64;
        self.track.append(chunk.phonemes, chunk.words, self.micros() - before_us);
        self.progress.report(0.9 * (self.track.words.len() as f32 / self.words as f32).min(1.0))?;
        Ok(self.samples.send(chunk.samples).await.is_ok())
    }

    fn micros(&self) -> u64 {
        self.said * 1_000_000 / u64::from(self.rate_hz)
    }

    /// Silence that is part of the speech.
    async fn pause(&mut self, length_us: u64) {
        let (start_us, samples) = (self.micros(), length_us * u64::from(self.rate_hz) / 1_000_000);
        self.silence(samples).await;
        let end_us = self.micros() - start_us;
        if end_us > 0 {
            let phoneme = "pau".to_owned();
            let pause = PhonemeSpan { phoneme, stress: 0, start_us: 0, end_us };
            self.track.append(vec![pause], Vec::new(), end_us);
        }
    }

    async fn silence(&mut self, mut samples: u64) {
        while samples > 0 {
            let some = samples.min(u64::from(self.rate_hz));
            if self.samples.send(vec![0.0; some as usize]).await.is_err() {
                return; // Mastering has ended early: its own error says why.
            }
            self.said += some;
            samples -= some;
        }
    }

    /// The times of all that was said; silence follows up to the least length.
    pub(super) async fn end(mut self, least_us: u64) -> SpeechTrack {
        let least = least_us * u64::from(self.rate_hz) / 1_000_000;
        if self.said > 0 {
            self.silence(least.saturating_sub(self.said)).await;
        }
        self.track
    }
}

/// How much silence a passage keeps at its end before the next one; `None` where it keeps all.
fn kept_silence(passage: &Passage, next: &Passage) -> Option<u64> {
    let pause_us = u64::from(next.pause_ms) * 1_000;
    if pause_us > 0 {
        return Some(pause_us.max(JOINT_US));
    }
    let spoken = passage.spoken.as_ref()?.as_str();
    let ends = spoken.ends_with(['.', '!', '?', ':', ';', '…', '"', '”', ')', '\n']);
    (!ends).then_some(JOINT_US)
}
