//! Parts of the platform of one's own: a speech engine of tones and a store in memory.

use std::collections::BTreeMap;
use std::f32::consts::TAU;
use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use futures_util::{TryStreamExt, stream};
use osirix::core::blob::{BlobInfo, BlobKey, BlobStore, ByteStream};
use osirix::core::media::{
    PhonemeSpan, SpeechChunk, SpeechEngine, SpeechStream, Utterance, Voice, VoiceId, WordSpan,
};
use osirix::{
    Credits, Error, ErrorCode, JobTask, Osirix, Result, TaskSettings, Work, WorkApi, WorkDone,
};
use serde_json::{Value, json};

pub(crate) const VOICE: &str = "tones/a4";
const RATE_HZ: u32 = 16_000;
const WORD_US: u64 = 250_000;
const PIECE_BYTES: usize = 100_000;

/// Speaks in tones, eight words at a time.
pub(crate) struct Tones;

/// Speaks one word, and breaks.
pub(crate) struct Broken;

/// A quarter of a second of tone for each word.
fn said(words: &[&str]) -> SpeechChunk {
    let length = words.len() as u64 * WORD_US * u64::from(RATE_HZ) / 1_000_000;
    let tone = |at: u64| 0.5 * (TAU * 440.0 * at as f32 / RATE_HZ as f32).sin();
    let times = || (0..words.len() as u64).map(|at| (at * WORD_US, (at + 1) * WORD_US));
    let phoneme =
        |(start_us, end_us)| PhonemeSpan { phoneme: "aa".to_owned(), stress: 1, start_us, end_us };
    let word = |(text, (start_us, end_us)): (&&str, _)| WordSpan {
        text: (*text).to_owned(),
        start_us,
        end_us,
    };
    SpeechChunk {
        samples: (0..length).map(tone).collect(),
        phonemes: times().map(phoneme).collect(),
        words: words.iter().zip(times()).map(word).collect(),
    }
}

fn voices() -> Vec<Voice> {
    vec![Voice {
        id: VoiceId(VOICE.to_owned()),
        name: "A4".to_owned(),
        language: "en".to_owned(),
        sample_rate_hz: RATE_HZ,
    }]
}

fn check(utterance: &Utterance) -> Result<()> {
    utterance.settings.checked()?;
    if utterance.voice.0 != VOICE {
        return Err(Error::not_found("voice", &utterance.voice).with("field", "voice"));
    }
    let script = utterance.script.as_str();
    match script.chars().next().filter(|_| !script.contains(|c: char| c.is_ascii_alphanumeric())) {
        None => Ok(()),
        Some(first) => Err(Error::new(ErrorCode::Unsupported, format!("{first} cannot be said"))),
    }
}

#[async_trait::async_trait]
impl SpeechEngine for Tones {
    fn name(&self) -> &str {
        "tones"
    }

    async fn voices(&self) -> Result<Vec<Voice>> {
        Ok(voices())
    }

    async fn check(&self, utterance: &Utterance) -> Result<()> {
        check(utterance)
    }

    async fn speak(&self, utterance: Utterance) -> Result<SpeechStream> {
        check(&utterance)?;
        let words: Vec<_> = utterance.script.as_str().split_whitespace().collect();
        let chunks: Vec<_> = words.chunks(8).map(|words| Ok(said(words))).collect();
        Ok(Box::pin(stream::iter(chunks)))
    }
}

#[async_trait::async_trait]
impl SpeechEngine for Broken {
    fn name(&self) -> &str {
        "tones"
    }

    async fn voices(&self) -> Result<Vec<Voice>> {
        Ok(voices())
    }

    async fn check(&self, utterance: &Utterance) -> Result<()> {
        check(utterance)
    }

    async fn speak(&self, _: Utterance) -> Result<SpeechStream> {
        let broken = Error::new(ErrorCode::Plugin, "the reed is broken");
        Ok(Box::pin(stream::iter([Ok(said(&["Hello"])), Err(broken)])))
    }
}

/// Keeps blobs in a map.
#[derive(Default)]
pub(crate) struct Memory(Mutex<BTreeMap<BlobKey, Bytes>>);

impl Memory {
    pub(crate) fn bytes(&self, key: &BlobKey) -> Option<u64> {
        self.0.lock().unwrap().get(key).map(|blob| blob.len() as u64)
    }

    fn found(&self, key: &BlobKey) -> Result<Bytes> {
        let found = self.0.lock().unwrap().get(key).cloned();
        found.ok_or_else(|| Error::not_found("blob", key))
    }
}

#[async_trait::async_trait]
impl BlobStore for Memory {
    async fn put(&self, key: &BlobKey, bytes: ByteStream) -> Result<BlobInfo> {
        let pieces: Vec<Bytes> = bytes.try_collect().await?;
        let blob = Bytes::from(pieces.concat());
        let info = BlobInfo { key: key.clone(), bytes: blob.len() as u64 };
        self.0.lock().unwrap().insert(key.clone(), blob);
        Ok(info)
    }

    async fn get(&self, key: &BlobKey, range: Option<Range<u64>>) -> Result<ByteStream> {
        let blob = self.found(key)?;
        let length = blob.len() as u64;
        let range = range.unwrap_or(0..length);
        if range.start > length || range.end < range.start {
            return Err(Error::invalid("range", "the range is not within the blob"));
        }
        let part = blob.slice(range.start as usize..range.end.min(length) as usize);
        let piece = |at| Ok(part.slice(at..part.len().min(at + PIECE_BYTES)));
        let pieces: Vec<_> = (0..part.len()).step_by(PIECE_BYTES).map(piece).collect();
        Ok(Box::pin(stream::iter(pieces)))
    }

    async fn head(&self, key: &BlobKey) -> Result<BlobInfo> {
        Ok(BlobInfo { key: key.clone(), bytes: self.found(key)?.len() as u64 })
    }

    async fn delete(&self, key: &BlobKey) -> Result<()> {
        self.0.lock().unwrap().remove(key);
        Ok(())
    }

    async fn list(&self, prefix: &str) -> Result<Vec<BlobInfo>> {
        let blobs = self.0.lock().unwrap();
        let found = blobs.iter().filter(|(key, _)| key.as_str().starts_with(prefix));
        Ok(found
            .map(|(key, blob)| BlobInfo { key: key.clone(), bytes: blob.len() as u64 })
            .collect())
    }

    async fn signed_url(&self, key: &BlobKey, _: Duration) -> Result<String> {
        self.found(key)?;
        Err(Error::new(ErrorCode::Unsupported, "memory has no address"))
    }
}

/// The suites, on these parts.
mod suites {
    use std::sync::Arc;

    use osirix::core::conformance::blob::Harness;

    use super::{Memory, Tones};

    osirix::core::speech_suite!(tones, Tones);
    osirix::core::blob_suite!(memory, memory());

    async fn memory() -> Harness {
        Harness::new(Arc::new(Memory::default()), false)
    }
}

/// Counts words, at a credit for each; and finds a reason to begin anew, once.
#[derive(Default)]
pub(crate) struct Words {
    told: OnceLock<WorkApi>,
    counted: AtomicU32,
}

impl Words {
    /// Where it tells of its work.
    pub(crate) fn at(&self, osirix: &Osirix) {
        assert!(self.told.set(osirix.work()).is_ok());
    }
}

fn words(request: &Value) -> Vec<&str> {
    request.as_str().unwrap_or_default().split_whitespace().collect()
}

#[async_trait::async_trait]
impl JobTask for Words {
    fn name(&self) -> &str {
        "count-words"
    }

    async fn settings(&self) -> Result<TaskSettings> {
        Ok(TaskSettings { pause_ms: 1, ..TaskSettings::default() })
    }

    async fn quote(&self, request: Value) -> Result<Credits> {
        Ok(Credits(words(&request).len() as i64))
    }

    async fn run(&self, work: Work) -> Result<WorkDone> {
        let told = self.told.wait();
        let (job, fence, step) = (work.job_id, work.fence, "count".to_owned());
        let counted = match told.finished_step(job, fence, step.clone()).await? {
            Some(kept) => kept.value,
            None => {
                let counted = json!(self.counted.fetch_add(1, Ordering::Relaxed) + 1);
                told.finish_step(job, fence, step, counted.clone()).await?;
                counted
            }
        };
        if work.attempt == 1 {
            return Err(Error::new(ErrorCode::Unavailable, "come back later"));
        }
        let words = words(&work.request).len();
        let result = json!({ "words": words, "counted": counted });
        Ok(WorkDone { result, price: Credits(words as i64) })
    }
}
