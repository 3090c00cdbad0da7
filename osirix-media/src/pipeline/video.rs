//! The job that makes a video.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures_util::future;
use osirix_core::blob::BlobKey;
use osirix_core::error::{Error, Result};
use osirix_core::jobs::{Conclusion, Job, JobHandler, JobKind, Rules, StageContext, StageSpec};
use osirix_core::media::{
    AudioSource, EncodedVideo, FaceTrack, FrameFormat, FrameSource, Performance, Progress, Silence,
    SpeechTrack,
};
use osirix_core::money::Credits;
use osirix_core::plans::{Feature, Rate};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::backdrop::Backdrop;
use super::lip_sync::{self, Synced};
use super::part::part;
use super::poster::PosterTap;
use super::preview::{Preview, PreviewTap};
use super::speech::{self, SharedStudio, Spoken};
use super::tts::{self, Captioned};
use super::{
    Studio, VideoResult, VideoWork, avatar, brought, files, recorded, scenes, transparent, webm,
};
use crate::audio::{RATE_HZ, VoiceOverMusic, WavSource};
use crate::film::{self, CaptionedFrames, OverlaidFrames, Panel};

/// The checkpoint of the stage that encodes.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Filmed {
    result: VideoResult,
}

/// Makes a video of a speaking avatar.
pub(super) struct VideoHandler {
    studio: SharedStudio,
}

impl VideoHandler {
    pub(super) fn new(studio: SharedStudio) -> Self {
        VideoHandler { studio }
    }

    /// Opens the avatar once, so that a broken one fails before the long work; an engine may keep
    /// what it made of it for then.
    async fn prepare(&self, work: &VideoWork) -> Result<()> {
        if !work.scenes.is_empty() {
            return scenes::prepare(&self.studio, work).await;
        }
        let format = work.spec.frame_format();
        open(&self.studio, work, Performance::default(), format).await.map(drop)
    }

    async fn film(&self, work: &VideoWork, context: &StageContext) -> Result<Filmed> {
        let studio = &self.studio;
        let scratch = studio.scratch()?;
        let spoken: Spoken = context.output("speech")?;
        let synced: Synced = context.output("lip-sync")?;
        let wav = scratch.path().join("speech.wav");
        files::get_file(studio.blobs.as_ref(), &spoken.audio, &wav).await?;
        let track: SpeechTrack = files::get_json(studio.blobs.as_ref(), &spoken.track).await?;
        let (mut frames, matte) = match (work.transparent, work.scenes.is_empty()) {
            (false, true) => (performed(studio, work, &synced, &wav).await?, None),
            (false, false) => {
                (scenes::frames(studio, work, &spoken, &synced, &track, &wav).await?, None)
            }
            (true, _) => {
                let performance = performance(studio, &synced, &wav).await?;
                let taken = transparent::open(studio, work, performance, &track).await?;
                (taken.picture, Some(taken.matte))
            }
        };
        if matte.is_none() {
            frames = dressed(frames, work, &track);
        }
        let preview = work.preview.then(|| Preview::new(frames.format(), frames.total_frames()));
        if let Some(preview) = &preview {
            frames = Box::new(PreviewTap::new(frames, preview));
        }
        let wanted = poster_frame(work, frames.as_ref());
        let poster = scratch.path().join("poster.png");
        let frames = PosterTap::new(frames, &poster, wanted);
        let captioned = match work.scenes.is_empty() {
            true => tts::caption(studio, context).await?,
            false => tts::write(studio, context, &scenes::cues(work, &spoken, &track)).await?,
        };
        let mut audio: Box<dyn AudioSource> = Box::new(WavSource::open(&wav)?);
        if let Some(music) = work.music.clone() {
            let length_us = spoken.duration_us;
            let file = brought::music(studio, &music, scratch.path(), length_us).await?;
            audio = Box::new(VoiceOverMusic::new(audio, &file, music)?);
        }
        let video = scratch.path().join("video.mp4");
        let progress = part(context, 0, work.files());
        let mut encoded = encode(studio, Box::new(frames), audio, &video, progress).await?;
        let chapters = scenes::chapters(work, &spoken);
        if !chapters.is_empty() {
            encoded.bytes = scenes::mark(&video, &chapters).await?;
        }
        if let Some(preset) = work.preset {
            film::check(&video, preset)?;
        }
        let (matte, path) = match matte {
            None => (None, None),
            Some(matte) => {
                let [path, opaque] =
                    ["matte.mp4", "matte.png"].map(|name| scratch.path().join(name));
                let matte = Box::new(PosterTap::new(matte, &opaque, wanted));
                let progress = part(context, 1, work.files());
                let silence = Box::new(Silence::new(RATE_HZ, 0));
                encode(studio, matte, silence, &path, progress).await?;
                transparent::take_black_off(poster, opaque).await?;
                let key = files::key(context, "matte.mp4")?;
                files::put_file(studio.blobs.as_ref(), &key, &path).await?;
                (Some(key), Some(path))
            }
        };
        let result = self.keep(context, scratch.path(), captioned, &encoded).await?;
        let preview = match preview {
            Some(preview) => Some(self.keep_preview(context, scratch.path(), preview).await?),
            None => None,
        };
        let length_us = encoded.duration_us;
        let webm = webm::keep(studio, work, context, &video, path.as_deref(), length_us).await?;
        Ok(Filmed { result: VideoResult { chapters, preview, matte, webm, ..result } })
    }

    async fn keep(
        &self,
        context: &StageContext,
        scratch: &Path,
        captioned: Captioned,
        encoded: &EncodedVideo,
    ) -> Result<VideoResult> {
        let blobs = self.studio.blobs.as_ref();
        let video = files::key(context, "video.mp4")?;
        let poster = files::key(context, "poster.png")?;
        files::put_file(blobs, &video, &scratch.join("video.mp4")).await?;
        files::put_file(blobs, &poster, &scratch.join("poster.png")).await?;
        Ok(VideoResult {
            video,
            srt: captioned.srt,
            vtt: captioned.vtt,
            poster,
            preview: None,
            matte: None,
            webm: None,
            width: encoded.width,
            height: encoded.height,
            fps: encoded.fps,
            duration_us: encoded.duration_us,
            bytes: encoded.bytes,
            chapters: Vec::new(),
        })
    }

    async fn keep_preview(
        &self,
        context: &StageContext,
        scratch: &Path,
        preview: Arc<Preview>,
    ) -> Result<BlobKey> {
        let (key, path) = (files::key(context, "preview.gif")?, scratch.join("preview.gif"));
        let written = path.clone();
        files::in_background(move || preview.write(&written)).await?;
        files::put_file(self.studio.blobs.as_ref(), &key, &path).await?;
        Ok(key)
    }
}

/// The avatar as it says all of the script.
async fn performed(
    studio: &Studio,
    work: &VideoWork,
    synced: &Synced,
    wav: &Path,
) -> Result<Box<dyn FrameSource>> {
    let performance = performance(studio, synced, wav).await?;
    let format = work.spec.frame_format();
    let Some(background) = &work.background else {
        return open(studio, work, performance, format).await;
    };
    let backdrop = Backdrop::of(studio, work, background).await?;
    backdrop.with_avatar(studio, work, performance, Panel::whole(format), true).await
}

/// What the avatar does, with its own surroundings.
async fn performance(studio: &Studio, synced: &Synced, wav: &Path) -> Result<Performance> {
    let face: FaceTrack = files::get_json(studio.blobs.as_ref(), &synced.face).await?;
    Ok(Performance { face, sound: Some(wav.to_owned()), backdrop: None })
}

/// With all that is drawn over it.
pub(super) fn dressed(
    frames: Box<dyn FrameSource>,
    work: &VideoWork,
    track: &SpeechTrack,
) -> Box<dyn FrameSource> {
    let (mut frames, safe) = (frames, work.safe_area());
    // Of scenes each has its own, so that none goes on over a cut.
    if let Some(design) = work.captions.clone().filter(|_| work.scenes.is_empty()) {
        frames = Box::new(CaptionedFrames::new(frames, track, design, safe));
    }
    if !work.overlays.is_empty() {
        frames = Box::new(OverlaidFrames::new(frames, work.overlays.clone(), safe));
    }
    frames
}

pub(super) async fn open(
    studio: &Studio,
    work: &VideoWork,
    performance: Performance,
    format: FrameFormat,
) -> Result<Box<dyn FrameSource>> {
    avatar::open(studio, work, performance, format, seed(work)).await
}

/// The frame that is seen at the poster's time, or the last one.
fn poster_frame(work: &VideoWork, frames: &dyn FrameSource) -> u64 {
    let at_us = u64::from(work.poster_ms.unwrap_or_default()) * 1_000;
    let frame = at_us * u64::from(frames.format().rate.fps()) / 1_000_000;
    frame.min(frames.total_frames().saturating_sub(1))
}

/// The same script blinks at the same moments: FNV-1a (Fowler, Noll, Vo), for its stability.
fn seed(work: &VideoWork) -> u64 {
    let text = work.speech.script.script().as_str().bytes().chain(work.avatar.bytes());
    text.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn rate(studio: &Studio, work: &VideoWork) -> Rate {
    work.speech.rate(studio.prices.video, studio.prices.video_of(&work.speech.voice))
}

async fn encode(
    studio: &SharedStudio,
    frames: Box<dyn FrameSource>,
    audio: Box<dyn AudioSource>,
    output: &Path,
    progress: Arc<dyn Progress>,
) -> Result<EncodedVideo> {
    let (studio, output) = (studio.clone(), output.to_owned());
    let encoding = move || studio.encoder.encode(frames, audio, &output, progress.as_ref());
    tokio::task::spawn_blocking(encoding)
        .await
        .map_err(|e| Error::internal("the encoder stopped").caused_by(e))?
}

#[async_trait]
impl JobHandler for VideoHandler {
    fn kind(&self) -> JobKind {
        JobKind::VIDEO
    }

    fn rules(&self) -> Rules {
        Rules { feature: Some(Feature::Video), ..Rules::default() }
    }

    fn stages(&self) -> &[StageSpec] {
        const AVATAR: StageSpec =
            StageSpec { name: "avatar", share: 2, timeout: Duration::from_secs(300) };
        const ENCODE: StageSpec =
            StageSpec { name: "encode", share: 86, timeout: Duration::from_secs(4 * 3_600) };
        const { &[speech::stage(10), AVATAR, lip_sync::stage(2), ENCODE] }
    }

    async fn quote(&self, request: &Value) -> Result<Credits> {
        let work: VideoWork = speech::parse(request)?;
        work.check()?;
        webm::check(&self.studio, &work)?;
        if !work.scenes.is_empty() {
            return scenes::quote(&self.studio, &work).await;
        }
        brought::check(&self.studio, &work).await?;
        avatar::check(&self.studio, &work)?;
        if work.consent.is_some() {
            // Nobody has looked at it before.
            self.prepare(&work).await?;
        }
        let rate = rate(&self.studio, &work);
        let quoted = match &work.speech.audio {
            Some(file) => {
                recorded::quote(&self.studio, rate, &work.speech, file, work.preset).await?
            }
            None => self.studio.quote(rate, &work.speech).await?,
        };
        Ok(quoted.max(rate.price(work.least_length())))
    }

    async fn run(&self, stage: &str, context: &StageContext) -> Result<Value> {
        let work: VideoWork = context.request()?;
        match stage {
            "speech" => {
                // The avatar is drawn while the voice speaks. Its own stage finds it ready, or
                // says what is wrong with it.
                let speaking = async {
                    match work.scenes.is_empty() {
                        true => {
                            let least_us = work.least_us();
                            speech::run(&self.studio, &work.speech, least_us, context).await
                        }
                        false => scenes::speak(&self.studio, &work, context).await,
                    }
                };
                let (spoken, _) = future::join(speaking, self.prepare(&work)).await;
                let spoken = spoken?;
                if let Some(preset) = work.preset {
                    preset.check_length(work.speech.source(), spoken.duration_us)?;
                }
                speech::to_json(&spoken)
            }
            "avatar" => self.prepare(&work).await.map(|()| Value::Null),
            "lip-sync" if work.scenes.is_empty() => {
                speech::to_json(&lip_sync::run(&self.studio, context).await?)
            }
            "lip-sync" => speech::to_json(&scenes::sync(&self.studio, &work, context).await?),
            "encode" => speech::to_json(&self.film(&work, context).await?),
            _ => Err(Error::internal("no such stage").with("stage", stage)),
        }
    }

    fn conclude(&self, context: &StageContext) -> Result<Conclusion> {
        let Filmed { result } = context.output("encode")?;
        let work: VideoWork = context.request()?;
        let price = match work.scenes.is_empty() {
            true => rate(&self.studio, &work).price(Duration::from_micros(result.duration_us)),
            false => scenes::price(&self.studio, &work, &context.output("speech")?),
        };
        Ok(Conclusion { result: speech::to_json(&result)?, price })
    }

    async fn clean_up(&self, job: &Job) -> Result<()> {
        let keep = match &job.result {
            Some(result) => {
                let result: VideoResult = speech::parse(result)?;
                let VideoResult { video, srt, vtt, poster, preview, matte, webm, .. } = result;
                let extra = [preview, matte, webm].into_iter().flatten();
                [video, srt, vtt, poster].into_iter().chain(extra).collect()
            }
            None => Vec::new(),
        };
        files::remove_others(self.studio.blobs.as_ref(), job, &keep).await
    }
    async fn forget(&self, job: &Job) -> Result<()> {
        files::remove_others(self.studio.blobs.as_ref(), job, &[]).await
    }
}
