use std::sync::Arc;

use osirix_core::media::{AvatarEngine as _, Frame, Performance};
use osirix_core::{Error, ErrorCode};
use osirix_media::avatar::{FaceArea, RigEngine, Wav2LipEngine};
use osirix_media::models::{Manifest, ModelKind};

use crate::{FORMAT, engine, engine_of, face, hum, manifest, opened, plain, runtime, write_sound};

async fn refusal(engine: &Wav2LipEngine) -> Error {
    engine.open(&plain(), Performance::default(), FORMAT, 1).await.err().expect("a refusal")
}

#[tokio::test]
async fn a_model_of_another_signature_is_refused_when_an_avatar_is_opened() {
    for (model, limit, named) in [
        ("another_face", "f32[B, 6, 96, 96]", "face: Tensor<f32>(frames, 3, 96, 96)"),
        ("half_a_face", "f32[B, 3, 96, 96]", "end: Tensor<f32>(frames, 3, 40, 96)"),
    ] {
        let (_folder, engine) = engine(model);
        let error = refusal(&engine).await;
        assert_eq!(error.code(), ErrorCode::Media, "{error:?}");
        assert_eq!(error.context_value("model"), Some("wav2lip"));
        assert_eq!(error.context_value("limit"), Some(limit));
        assert!(error.context_value("value").unwrap().contains(named), "{error:?}");
    }
}

#[tokio::test]
async fn what_is_no_model_is_refused() {
    for bytes in [&b""[..], b"no protobuf", &[0xff; 4_096]] {
        let (_folder, engine) = engine_of(bytes);
        let error = refusal(&engine).await;
        assert_eq!(error.code(), ErrorCode::Media, "{error:?}");
        assert!(error.context_value("reason").is_some(), "{error:?}");
    }
}

#[tokio::test]
async fn what_a_model_gives_is_looked_at() {
    for (model, limit) in [("changing", "[13, 3, 96, 96]"), ("no_numbers", "numbers from 0 to 1")] {
        let (folder, engine) = engine(model);
        let sound = folder.path().join("sound.wav");
        write_sound(&sound, 0.52, hum, 0.0);
        let mut frames = opened(&engine, &sound, 0.52).await.unwrap();
        let mut frame = Frame::black(FORMAT.width, FORMAT.height);
        let error = frames.next_frame(&mut frame).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Media, "{model}: {error:?}");
        assert_eq!(error.context_value("limit"), Some(limit), "{model}");
    }
}

#[tokio::test]
async fn a_sound_that_cannot_be_read_is_refused() {
    let (folder, engine) = engine("wav2lip");
    let missing = opened(&engine, &folder.path().join("no.wav"), 1.0).await.err().unwrap();
    assert!([ErrorCode::Io, ErrorCode::NotFound].contains(&missing.code()), "{missing:?}");
    let text = folder.path().join("text.wav");
    std::fs::write(&text, "nothing to hear").unwrap();
    assert_eq!(opened(&engine, &text, 1.0).await.err().unwrap().code(), ErrorCode::Media);
}

#[tokio::test]
async fn without_a_face_an_avatar_is_refused_before_the_long_work() {
    let (folder, _) = engine("wav2lip");
    let nobody = |_: &Frame, _: Option<FaceArea>| Ok(None::<FaceArea>);
    let (drawing, faces) = (Arc::new(RigEngine::new()), Arc::new(nobody));
    let engine =
        Wav2LipEngine::over(drawing, faces, runtime(), folder.path(), &manifest()).unwrap();
    let error = refusal(&engine).await;
    assert_eq!(error.code(), ErrorCode::InvalidInput);
    assert_eq!(error.context_value("part"), Some("face"));
}

#[test]
fn a_voice_is_no_model_of_lips() {
    let folder = tempfile::tempdir().unwrap();
    let (drawing, faces) = (Arc::new(RigEngine::new()), Arc::new(face));
    let manifest = Manifest { kind: ModelKind::Kokoro, ..manifest() };
    let opened = Wav2LipEngine::over(drawing, faces, runtime(), folder.path(), &manifest);
    assert_eq!(opened.err().unwrap().code(), ErrorCode::InvalidInput);
}
