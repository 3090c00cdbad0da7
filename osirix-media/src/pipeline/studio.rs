use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use osirix_core::blob::BlobStore;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::media::{
    AvatarEngine, AvatarSource, LipSync, SpeechEngine, Transcoder, VideoEncoder, Voice, VoiceId,
};
use osirix_core::money::Credits;
use osirix_core::plans::{PriceList, Rate, longest_wording};

use super::work::SpeechWork;
use super::{SpeechCache, recorded};

/// The engines that work together, and where they put their results.
pub struct Studio {
    /// The speech engines; a voice's id names its engine.
    pub speech: Vec<Arc<dyn SpeechEngine>>,
    /// How lips follow the speech.
    pub lip_sync: Arc<dyn LipSync>,
    /// The avatar engines; the first that accepts an avatar draws it.
    pub avatars: Vec<Arc<dyn AvatarEngine>>,
    /// The encoder.
    pub encoder: Arc<dyn VideoEncoder>,
    /// What reads and writes other formats, where there is one.
    pub transcoder: Option<Arc<dyn Transcoder>>,
    /// Where results are kept.
    pub blobs: Arc<dyn BlobStore>,
    /// What was said before.
    pub speeches: SpeechCache,
    /// What work costs.
    pub prices: PriceList,
    /// A folder for files that live as long as a stage.
    pub scratch: PathBuf,
}

impl Studio {
    /// Every voice of every engine.
    pub async fn voices(&self) -> Result<Vec<Voice>> {
        let mut voices = Vec::new();
        for engine in &self.speech {
            voices.extend(engine.voices().await?);
        }
        Ok(voices)
    }

    /// The engine and the voice of this id, or [`NotFound`](ErrorCode::NotFound).
    pub async fn voice(&self, id: &VoiceId) -> Result<(Arc<dyn SpeechEngine>, Voice)> {
        for engine in self.speech.iter().filter(|engine| engine.name() == id.engine()) {
            if let Some(voice) = engine.voices().await?.into_iter().find(|voice| voice.id == *id) {
                return Ok((engine.clone(), voice));
            }
        }
        Err(Error::not_found("voice", id).with("field", "voice"))
    }

    /// Removes what is over among some of the speeches that are kept. Each number is another place
    /// to begin.
    pub async fn tidy_speeches(&self, number: u16) -> Result<()> {
        self.speeches.tidy_from(self.blobs.as_ref(), number).await
    }

    pub(super) fn avatar_engine(&self, source: &AvatarSource) -> Result<Arc<dyn AvatarEngine>> {
        self.avatars.iter().find(|engine| engine.accepts(source)).cloned().ok_or_else(|| {
            Error::new(ErrorCode::Unsupported, "no engine here can draw this avatar")
                .with("field", "avatar")
        })
    }

    /// Checks voice and settings and tells the most that the work can cost.
    pub(super) async fn quote(&self, rate: Rate, work: &SpeechWork) -> Result<Credits> {
        if let Some(file) = &work.audio {
            return recorded::quote(self, rate, work, file, None).await;
        }
        Ok(rate.price(self.longest(work).await?))
    }

    /// Checks voice and settings and tells the most time that the speech can take.
    pub(super) async fn longest(&self, work: &SpeechWork) -> Result<Duration> {
        let (engine, _) = self.voice(&work.voice).await?;
        for passage in work.script.passages() {
            if let Some(utterance) = work.utterance(passage)? {
                engine.check(&utterance).await?;
            }
        }
        Ok(longest_wording(&work.script, work.settings))
    }

    /// A folder that is removed when it is dropped.
    pub(super) fn scratch(&self) -> Result<tempfile::TempDir> {
        tempfile::tempdir_in(&self.scratch)
            .map_err(|e| Error::io(format!("make a folder in {}", self.scratch.display()), e))
    }
}
