//! What people ask of a video, in JSON.

use osirix_core::Result;
use osirix_core::media::{Background, CaptionDesign, Music, Overlay};
use osirix_media::pipeline::VideoWork;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Target;
use crate::input::{assert_refusal, seeds};

pub(crate) const TARGET: Target = Target { name: "film", run, seeds: examples };

fn run(bytes: &[u8]) {
    assert_survives(bytes, checked);
    assert_survives(bytes, Background::checked);
    assert_survives(bytes, CaptionDesign::checked);
    assert_survives(bytes, Music::checked);
    assert_survives::<Vec<Overlay>>(bytes, Overlay::checked);
}

/// A request as it is kept with a job: its parts are in range.
fn checked(work: VideoWork) -> Result<VideoWork> {
    work.speech.settings.checked()?;
    work.captions.clone().map(CaptionDesign::checked).transpose()?;
    work.background.clone().map(Background::checked).transpose()?;
    work.music.clone().map(Music::checked).transpose()?;
    Overlay::checked(work.overlays.clone())?;
    for scene in &work.scenes {
        scene.settings.checked()?;
        scene.background.clone().map(Background::checked).transpose()?;
        Overlay::checked(scene.overlays.clone())?;
    }
    Ok(work)
}

/// What is read and in range is written as what is read as the same; else it is refused.
fn assert_survives<T>(bytes: &[u8], checked: impl Fn(T) -> Result<T>)
where
    T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let Ok(read) = serde_json::from_slice::<T>(bytes) else { return };
    match checked(read) {
        Ok(value) => {
            let json = serde_json::to_vec(&value).expect("it can be written");
            let again: T = serde_json::from_slice(&json).expect("what was written can be read");
            assert_eq!(checked(again).expect("it is in range as before"), value);
        }
        Err(error) => assert_refusal(&error, "field"),
    }
}

fn examples() -> Vec<Vec<u8>> {
    seeds(&[
        r#"{"script":"Hello.","voice":"flite/kal16","settings":{"speed":1.5,"pitch":-2},"avatar":"tech-presenter","reference":"tech-presenter","spec":{"aspect":"16:9","resolution":"720p","frame_rate":25}}"#,
        r##"{"script":"Hi.","voice":"flite/kal16","avatar":"a","reference":"a","spec":{},"scenes":[{"voice":"flite/kal16","duration_ms":900,"background":{"color":"#000000"}},{"script":"<speak>Hi<break/>.</speak>","voice":"flite/kal16","avatar":{"avatar":"a","kind":"built_in_rig","reference":"a"},"layout":"left","title":"One"}]}"##,
        r##"{"color":"#00FF00","blur":1e1}"##,
        r##"{"gradient":{"top":"#000000","bottom":"#ffffff"},"blur":0.1}"##,
        r#"{"image":"accounts/acc_1/a.png"}"#,
        r##"{"style":"karaoke","position":"top","size":2,"color":"#fFfFfF"}"##,
        r#"{"file":"accounts/acc_1/a.mp3","level_db":-8.5,"duck_db":3e1,"looped":false,"fade_in_ms":30000}"#,
        r##"[{"text":"A title","place":"lower_third","from_ms":1,"to_ms":4294967295,"color":"#123456"}]"##,
        r#"{"size":1e39,"blur":-0.0}"#,
    ])
}
