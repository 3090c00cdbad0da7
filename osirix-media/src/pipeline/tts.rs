//! The job that speaks.

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
use super::{SpeechResult, SpeechWork, Studio, files};
use crate::captions::{self, Cue};

/// The checkpoint of the stage that writes captions.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Captioned {
    pub(super) srt: BlobKey,
    pub(super) vtt: BlobKey,
}

pub(super) async fn caption(studio: &Studio, context: &StageContext) -> Result<Captioned> {
    let spoken: Spoken = context.output("speech")?;
    let track: SpeechTrack = files::get_json(studio.blobs.as_ref(), &spoken.track).await?;
    write(studio, context, &captions::cues(&track)).await
}

/// Writes captions as files.
pub(super) async fn write(
    studio: &Studio,
    context: &StageContext,
    cues: &[Cue],
) -> Result<Captioned> {
    let captioned = Captioned {
        srt: files::key(context, "captions.srt")?,
        vtt: files::key(context, "captions.vtt")?,
    };
    files::put_text(studio.blobs.as_ref(), &captioned.srt, captions::to_srt(cues)).await?;
    files::put_text(studio.blobs.as_ref(), &captioned.vtt, captions::to_vtt(cues)).await?;
    Ok(captioned)
}

/// Makes speech.
pub(super) struct TtsHandler {
    studio: SharedStudio,
}

impl TtsHandler {
    pub(super) fn new(studio: SharedStudio) -> Self {
        TtsHandler { studio }
    }
}

fn rate(studio: &Studio, work: &SpeechWork) -> Rate {
    work.rate(studio.prices.tts, studio.prices.tts_of(&work.voice))
}

#[async_trait]
impl JobHandler for TtsHandler {
    fn kind(&self) -> JobKind {
        JobKind::TTS
    }

    fn rules(&self) -> Rules {
        Rules { feature: Some(Feature::Tts), ..Rules::default() }
    }

    fn stages(&self) -> &[StageSpec] {
        const CAPTIONS: StageSpec =
            StageSpec { name: "captions", share: 10, timeout: Duration::from_secs(300) };
        const { &[speech::stage(90), CAPTIONS] }
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
            "captions" => speech::to_json(&caption(&self.studio, context).await?),
            _ => Err(Error::internal("no such stage").with("stage", stage)),
        }
    }

    fn conclude(&self, context: &StageContext) -> Result<Conclusion> {
        let spoken: Spoken = context.output("speech")?;
        let captioned: Captioned = context.output("captions")?;
        let work: SpeechWork = context.request()?;
        let rate = rate(&self.studio, &work);
        let price = rate.price(Duration::from_micros(spoken.duration_us));
        let result = SpeechResult {
            audio: spoken.audio,
            track: spoken.track,
            srt: captioned.srt,
            vtt: captioned.vtt,
            duration_us: spoken.duration_us,
        };
        Ok(Conclusion { result: speech::to_json(&result)?, price })
    }

    async fn clean_up(&self, job: &Job) -> Result<()> {
        let keep = match &job.result {
            Some(result) => {
                let result: SpeechResult = speech::parse(result)?;
                vec![result.audio, result.track, result.srt, result.vtt]
            }
            None => Vec::new(),
        };
        files::remove_others(self.studio.blobs.as_ref(), job, &keep).await
    }
    async fn forget(&self, job: &Job) -> Result<()> {
        files::remove_others(self.studio.blobs.as_ref(), job, &[]).await
    }
}
