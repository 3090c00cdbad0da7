//! The stage that moves the lips, and the job that ends with it.

use std::time::Duration;

use async_trait::async_trait;
use osirix_core::blob::BlobKey;
use osirix_core::error::{Error, Result};
use osirix_core::jobs::{Conclusion, Job, JobHandler, JobKind, Rules, StageContext, StageSpec};
use osirix_core::media::SpeechTrack;
use osirix_core::money::Credits;
use osirix_core::plans::{Feature, Rate};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::speech::{self, SharedStudio, Spoken};
use super::{LipSyncResult, SpeechWork, Studio, files};
use crate::audio::WavSource;

/// The stage's checkpoint.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Synced {
    pub(super) face: BlobKey,
}

pub(super) const fn stage(share: u8) -> StageSpec {
    StageSpec { name: "lip-sync", share, timeout: Duration::from_secs(30 * 60) }
}

pub(super) async fn run(studio: &Studio, context: &StageContext) -> Result<Synced> {
    let spoken: Spoken = context.output("speech")?;
    let track: SpeechTrack = files::get_json(studio.blobs.as_ref(), &spoken.track).await?;
    let scratch = studio.scratch()?;
    let wav = scratch.path().join("speech.wav");
    files::get_file(studio.blobs.as_ref(), &spoken.audio, &wav).await?;
    let face = studio.lip_sync.track(&track, Box::new(WavSource::open(&wav)?)).await?;
    let synced = Synced { face: files::key(context, "face.json")? };
    files::put_json(studio.blobs.as_ref(), &synced.face, &face).await?;
    Ok(synced)
}

/// Makes speech and the mouth's movement for it.
pub(super) struct LipSyncHandler {
    studio: SharedStudio,
}

impl LipSyncHandler {
    pub(super) fn new(studio: SharedStudio) -> Self {
        LipSyncHandler { studio }
    }
}

fn rate(studio: &Studio, work: &SpeechWork) -> Rate {
    work.rate(studio.prices.lip_sync, studio.prices.lip_sync_of(&work.voice))
}

#[async_trait]
impl JobHandler for LipSyncHandler {
    fn kind(&self) -> JobKind {
        JobKind::LIP_SYNC
    }

    fn rules(&self) -> Rules {
        Rules { feature: Some(Feature::LipSync), ..Rules::default() }
    }

    fn stages(&self) -> &[StageSpec] {
        const { &[speech::stage(80), stage(20)] }
    }

    async fn quote(&self, request: &Value) -> Result<Credits> {
        let work: SpeechWork = speech::parse(request)?;
        self.studio.quote(rate(&self.studio, &work), &work).await
    }

    async fn run(&self, stage: &str, context: &StageContext) -> Result<Value> {
        match stage {
            "speech" => {
                speech::to_json(&speech::run(&self.studio, &context.request()?, 0, context).await?)
            }
            "lip-sync" => speech::to_json(&run(&self.studio, context).await?),
            _ => Err(Error::internal("no such stage").with("stage", stage)),
        }
    }

    fn conclude(&self, context: &StageContext) -> Result<Conclusion> {
        let spoken: Spoken = context.output("speech")?;
        let synced: Synced = context.output("lip-sync")?;
        let work: SpeechWork = context.request()?;
        let rate = rate(&self.studio, &work);
        let price = rate.price(Duration::from_micros(spoken.duration_us));
        let result = LipSyncResult {
            audio: spoken.audio,
            face: synced.face,
            duration_us: spoken.duration_us,
        };
        Ok(Conclusion { result: speech::to_json(&result)?, price })
    }

    async fn clean_up(&self, job: &Job) -> Result<()> {
        let keep = match &job.result {
            Some(result) => {
                let result: LipSyncResult = speech::parse(result)?;
                vec![result.audio, result.face]
            }
            None => Vec::new(),
        };
        files::remove_others(self.studio.blobs.as_ref(), job, &keep).await
    }
    async fn forget(&self, job: &Job) -> Result<()> {
        files::remove_others(self.studio.blobs.as_ref(), job, &[]).await
    }
}
