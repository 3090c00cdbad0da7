//! The pictures of all scenes.

use std::path::Path;

use osirix_core::avatars::AvatarKind;
use osirix_core::error::{Error, Result};
use osirix_core::media::{
    Background, FaceTrack, FrameSource, Performance, SceneLayout, SpeechTrack,
};

use super::clip::Clips;
use super::speech::part;
use super::{SceneWork, of_scene, ranges, samples};
use crate::audio::cut_wav;
use crate::film::{CaptionedFrames, JoinedFrames, OverlaidFrames, Panel};
use crate::pipeline::backdrop::Backdrop;
use crate::pipeline::lip_sync::Synced;
use crate::pipeline::speech::Spoken;
use crate::pipeline::{Studio, VideoWork, files, video};

/// Opens each avatar once, so that a broken one fails before the long work.
pub(in crate::pipeline) async fn prepare(studio: &Studio, work: &VideoWork) -> Result<()> {
    let look = |scene: &SceneWork| (scene.avatar.clone(), scene.layout);
    for (index, scene) in work.scenes.iter().enumerate() {
        let Some(alone) = scene.alone(work) else { continue };
        if work.scenes[..index].iter().any(|other| look(other) == look(scene)) {
            continue;
        }
        let format = work.spec.frame_format();
        let panel = Panel::of(scene.layout, format, work.safe_area());
        let format = panel.map_or(format, |panel| panel.format(format));
        let opened = video::open(studio, &alone, Performance::default(), format).await;
        opened.map_err(of_scene(work, index))?;
    }
    Ok(())
}

/// The frames of all scenes, one behind the other.
pub(in crate::pipeline) async fn frames(
    studio: &Studio,
    work: &VideoWork,
    spoken: &Spoken,
    synced: &Synced,
    track: &SpeechTrack,
    wav: &Path,
) -> Result<Box<dyn FrameSource>> {
    let faces: Vec<FaceTrack> = files::get_json(studio.blobs.as_ref(), &synced.face).await?;
    let ranges = ranges(spoken);
    if faces.len() != work.scenes.len() || ranges.len() != work.scenes.len() {
        return Err(Error::internal("a movement has other scenes than its video"));
    }
    let clips = Clips::new(studio, work);
    let mut stage = Stage { studio, work, clips, backdrops: Vec::new() };
    let mut sources: Vec<Option<Box<dyn FrameSource>>> = faces.iter().map(|_| None).collect();
    // Scenes of one avatar are opened together: engines keep what they opened last.
    let mut order: Vec<usize> = (0..faces.len()).collect();
    let name = |index: &usize| {
        let scene = &work.scenes[*index];
        (scene.avatar.as_ref().map(|avatar| avatar.reference.clone()), scene.layout.as_str())
    };
    order.sort_by_key(name);
    for index in order {
        let (scene, frames) = (&work.scenes[index], ranges[index].clone());
        // Where the lips are read from: the scene's own sound.
        let sound = wav.with_file_name(format!("scene-{index}.wav"));
        if scene.avatar.is_some() {
            let (from, to, rate) = (wav.to_owned(), sound.clone(), work.spec.frame_rate);
            let (first, end) = (samples(rate, frames.start), samples(rate, frames.end));
            files::in_background(move || cut_wav(&from, &to, first, end - first)).await?;
        }
        let performance =
            Performance { face: faces[index].clone(), sound: Some(sound), backdrop: None };
        let rate = work.spec.frame_rate;
        let said = part(track, rate.time_of(frames.start), rate.time_of(frames.end));
        let drawn = stage.scene(scene, performance, &said, frames.end - frames.start).await;
        sources[index] = Some(drawn.map_err(of_scene(work, index))?);
    }
    Ok(Box::new(JoinedFrames::new(sources.into_iter().flatten().collect())?))
}

struct Stage<'a> {
    studio: &'a Studio,
    work: &'a VideoWork,
    clips: Clips<'a>,
    /// What was drawn already.
    backdrops: Vec<(Background, Backdrop)>,
}

impl Stage<'_> {
    /// The frames of a scene, with its captions and its texts.
    async fn scene(
        &mut self,
        scene: &SceneWork,
        performance: Performance,
        said: &SpeechTrack,
        frames: u64,
    ) -> Result<Box<dyn FrameSource>> {
        let (backdrop, format) = (self.backdrop(scene).await?, self.work.spec.frame_format());
        let mut shown = match (self.clips.of(scene).await?, scene.alone(self.work)) {
            (Some(clip), _) => clip.frames(format, frames),
            (None, Some(alone)) => self.avatar(scene, &alone, performance, backdrop).await?,
            (None, None) => {
                let backdrop = backdrop.ok_or_else(no_background)?;
                backdrop.frames(format, frames)
            }
        };
        if shown.total_frames() != frames {
            return Err(Error::internal("an avatar has more or fewer frames than its scene"));
        }
        let safe = self.work.safe_area();
        if let Some(design) = self.work.captions.clone() {
            shown = Box::new(CaptionedFrames::new(shown, said, design, safe));
        }
        if scene.overlays.is_empty() {
            return Ok(shown);
        }
        Ok(Box::new(OverlaidFrames::new(shown, scene.overlays.clone(), safe)))
    }

    async fn avatar(
        &self,
        scene: &SceneWork,
        alone: &VideoWork,
        performance: Performance,
        backdrop: Option<Backdrop>,
    ) -> Result<Box<dyn FrameSource>> {
        let format = self.work.spec.frame_format();
        let panel = Panel::of(scene.layout, format, self.work.safe_area());
        let Some(backdrop) = backdrop else {
            return match panel {
                None => video::open(self.studio, alone, performance, format).await,
                Some(_) => Err(no_background()),
            };
        };
        // One that is drawn stands before the scene's background; another one, and the small
        // picture, have their own surroundings.
        let stands = match scene.layout {
            SceneLayout::Full => true,
            SceneLayout::Left | SceneLayout::Right => alone.kind == AvatarKind::BuiltInRig,
            SceneLayout::Corner => false,
        };
        let panel = panel.unwrap_or(Panel::whole(format));
        backdrop.with_avatar(self.studio, alone, performance, panel, stands).await
    }

    async fn backdrop(&mut self, scene: &SceneWork) -> Result<Option<Backdrop>> {
        let Some(background) = &scene.background else { return Ok(None) };
        if let Some((_, drawn)) = self.backdrops.iter().find(|(other, _)| other == background) {
            return Ok(Some(drawn.clone()));
        }
        let drawn = Backdrop::of(self.studio, self.work, background).await?;
        self.backdrops.push((background.clone(), drawn.clone()));
        Ok(Some(drawn))
    }
}

fn no_background() -> Error {
    Error::invalid("background", "this scene needs a background")
}
