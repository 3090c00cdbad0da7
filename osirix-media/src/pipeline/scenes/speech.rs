//! The sound of all scenes, and the movement of the lips in each.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use osirix_core::error::{Error, Result};
use osirix_core::id::AccountId;
use osirix_core::jobs::StageContext;
use osirix_core::media::{FaceTrack, PhonemeSpan, Progress, SpeechTrack, WordSpan};

use super::clip::Clips;
use super::{SceneWork, of_scene, ranges, samples};
use crate::audio::{JoinedWav, RATE_HZ, WavSource, cut_wav};
use crate::captions::{self, Cue};
use crate::pipeline::lip_sync::Synced;
use crate::pipeline::speech::{self, Spoken};
use crate::pipeline::{Studio, VideoWork, files};

/// Speaks every scene with its voice, or takes its film's sound. Each is mastered by itself, so that
/// all are equally loud, and lasts a whole number of frames.
pub(in crate::pipeline) async fn speak(
    studio: &Studio,
    work: &VideoWork,
    context: &StageContext,
) -> Result<Spoken> {
    let scratch = studio.scratch()?;
    let wav = scratch.path().join("speech.wav");
    let mut joined = JoinedWav::create(&wav, RATE_HZ)?;
    let (mut track, mut scenes) = (SpeechTrack::default(), Vec::new());
    let mut clips = Clips::new(studio, work);
    let (rate, mut total) = (work.spec.frame_rate, 0);
    let (count, account) = (work.scenes.len(), context.job().account_id);
    for (index, scene) in work.scenes.iter().enumerate() {
        let part = Arc::new(Part { whole: context.progress(), index, count });
        let file = scratch.path().join("scene.wav");
        let heard = heard(studio, &mut clips, scene, account, file, part).await;
        let Heard { said, sound, length_us } = heard.map_err(of_scene(work, index))?;
        let mut frames = scene.frames(rate, length_us);
        if index + 1 == count {
            frames = frames.max(rate.frames_in(work.least_us()).saturating_sub(total));
        }
        let start_us = rate.time_of(total);
        total += frames;
        let length_us = rate.time_of(total) - start_us;
        let length = samples(rate, total) - samples(rate, total - frames);
        joined = files::in_background(move || {
            joined.add(sound.as_deref(), length)?;
            Ok(joined)
        })
        .await?;
        append(&mut track, said, length_us);
        scenes.push(frames);
    }
    files::in_background(move || joined.finish()).await?;
    speech::keep(studio, context, &wav, &track, scenes).await
}

/// What is heard in a scene.
#[derive(Default)]
struct Heard {
    said: SpeechTrack,
    sound: Option<PathBuf>,
    length_us: u64,
}

async fn heard(
    studio: &Studio,
    clips: &mut Clips<'_>,
    scene: &SceneWork,
    account: AccountId,
    file: PathBuf,
    progress: Arc<Part>,
) -> Result<Heard> {
    if let Some(clip) = clips.of(scene).await? {
        let (sound, length_us) = (clip.sound(progress).await?, clip.length_us());
        return Ok(Heard { said: SpeechTrack::default(), sound, length_us });
    }
    let Some(work) = scene.speech() else { return Ok(Heard::default()) };
    let said = speech::speak(studio, &work, account, 0, &file, progress.as_ref()).await?;
    Ok(Heard { length_us: said.duration_us, said, sound: Some(file) })
}

/// Appends a scene of this length; it ends in silence.
fn append(track: &mut SpeechTrack, mut scene: SpeechTrack, length_us: u64) {
    speech::end_in_silence(&mut scene, length_us);
    track.append(scene.phonemes, scene.words, length_us);
}

/// The progress of one scene in that of all.
struct Part {
    whole: Arc<dyn Progress>,
    index: usize,
    count: usize,
}

impl Progress for Part {
    fn report(&self, done: f32) -> Result<()> {
        self.whole.report((self.index as f32 + done) / self.count.max(1) as f32)
    }
}

/// Finds the movement in each scene: its checkpoint is a list of movements.
pub(in crate::pipeline) async fn sync(
    studio: &Studio,
    work: &VideoWork,
    context: &StageContext,
) -> Result<Synced> {
    let spoken: Spoken = context.output("speech")?;
    let track: SpeechTrack = files::get_json(studio.blobs.as_ref(), &spoken.track).await?;
    let scratch = studio.scratch()?;
    let wav = scratch.path().join("speech.wav");
    files::get_file(studio.blobs.as_ref(), &spoken.audio, &wav).await?;
    let (rate, ranges) = (work.spec.frame_rate, ranges(&spoken));
    if ranges.len() != work.scenes.len() {
        return Err(Error::internal("a speech has other scenes than its video"));
    }
    let mut faces = Vec::new();
    for (index, (scene, frames)) in work.scenes.iter().zip(ranges).enumerate() {
        // By its own frames: a moment between two of the whole's may be a microsecond later.
        let start_us = rate.time_of(frames.start);
        let end_us = start_us + rate.time_of(frames.end - frames.start);
        let mut face = FaceTrack::default();
        if scene.avatar.is_some() && scene.script.is_some() {
            let (from, to) = (wav.clone(), scratch.path().join("scene.wav"));
            let first = samples(rate, frames.start);
            let count = samples(rate, frames.end) - first;
            let cut = to.clone();
            files::in_background(move || cut_wav(&from, &cut, first, count)).await?;
            let part = part(&track, start_us, end_us);
            let sound = Box::new(WavSource::open(&to)?);
            face = studio.lip_sync.track(&part, sound).await.map_err(of_scene(work, index))?;
        }
        face.duration_us = end_us - start_us;
        faces.push(face);
    }
    let synced = Synced { face: files::key(context, "face.json")? };
    files::put_json(studio.blobs.as_ref(), &synced.face, &faces).await?;
    Ok(synced)
}

/// The captions of each scene, none of which goes on over a cut.
pub(in crate::pipeline) fn cues(
    work: &VideoWork,
    spoken: &Spoken,
    track: &SpeechTrack,
) -> Vec<Cue> {
    let rate = work.spec.frame_rate;
    let of_scene = |frames: Range<u64>| {
        let (start_us, end_us) = (rate.time_of(frames.start), rate.time_of(frames.end));
        let mut cues = captions::cues(&part(track, start_us, end_us));
        for cue in &mut cues {
            cue.start_us += start_us;
            cue.end_us += start_us;
            for word in cue.lines.iter_mut().flat_map(|line| &mut line.words) {
                word.start_us += start_us;
                word.end_us += start_us;
            }
        }
        cues
    };
    ranges(spoken).into_iter().flat_map(of_scene).collect()
}

/// A scene's part of the whole speech, from its own start on.
pub(super) fn part(track: &SpeechTrack, start_us: u64, end_us: u64) -> SpeechTrack {
    let inside = |at: u64| (start_us..end_us).contains(&at);
    let moved = |at: u64| at.min(end_us) - start_us;
    let phonemes = track.phonemes.iter().filter(|span| inside(span.start_us));
    let words = track.words.iter().filter(|span| inside(span.start_us));
    SpeechTrack {
        duration_us: end_us - start_us,
        phonemes: phonemes
            .map(|span| PhonemeSpan {
                start_us: moved(span.start_us),
                end_us: moved(span.end_us),
                ..span.clone()
            })
            .collect(),
        words: words
            .map(|span| WordSpan {
                start_us: moved(span.start_us),
                end_us: moved(span.end_us),
                ..span.clone()
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scenes_part_of_the_speech_is_what_was_appended_for_it() {
        let word =
            |text: &str, start_us, end_us| WordSpan { text: text.to_owned(), start_us, end_us };
        let sound = |phoneme: &str, start_us, end_us| PhonemeSpan {
            phoneme: phoneme.to_owned(),
            stress: 0,
            start_us,
            end_us,
        };
        let said = |text| SpeechTrack {
            duration_us: 50_000,
            phonemes: vec![sound("aa", 0, 50_000)],
            words: vec![word(text, 10_000, 50_000)],
        };
        let mut track = SpeechTrack::default();
        append(&mut track, said("one"), 80_000);
        append(&mut track, SpeechTrack::default(), 40_000);
        append(&mut track, said("two"), 80_000);
        assert_eq!(track.duration_us, 200_000);
        let last = part(&track, 120_000, 200_000);
        assert_eq!(last.words, [word("two", 10_000, 50_000)]);
        assert_eq!(last.phonemes, [sound("aa", 0, 50_000), sound("pau", 50_000, 80_000)]);
        let card = part(&track, 80_000, 120_000);
        assert_eq!((card.words.len(), card.phonemes), (0, vec![sound("pau", 0, 40_000)]));
    }
}
