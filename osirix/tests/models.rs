//! Models that were added, through the facade: a job that speaks by one, and what is refused.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::path::PathBuf;

use osirix::{Config, ErrorCode, JobState, Osirix, SpeechRequest, VoiceId};
use support::{Place, account};

#[tokio::test(flavor = "multi_thread")]
async fn a_job_speaks_by_a_model_that_was_added() {
    let place = Place::sqlite().await;
    let models = std::env::var_os("OSIRIX_TEST_MODELS").map(PathBuf::from);
    assert!(models.is_some(), "OSIRIX_TEST_MODELS is missing: run `cargo xtask test`");
    let config = Config { home: place.home(), models, ..Config::default() };
    let osirix = Osirix::builder().config(config).build().await.unwrap();
    let names: Vec<_> = osirix.models().list().await.unwrap().into_iter().map(|m| m.name).collect();
    assert_eq!(names, ["joe", "kokoro", "onnxruntime"]);
    let voices = osirix.voices().list().await.unwrap();
    assert!(voices.iter().filter(|voice| voice.id.engine() == "kokoro").count() >= 28);

    let account = account(&osirix).await;
    let voice = VoiceId("joe/default".to_owned());
    let request = SpeechRequest { voice, ..SpeechRequest::new("Hello, I am Osirix.") };
    let job = osirix.jobs().create_speech(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!(job.state, JobState::Completed, "{:?}", job.error);

    let voice = VoiceId("kokoro/nobody".to_owned());
    let unknown = SpeechRequest { voice, ..SpeechRequest::new("Hello.") };
    let refused = osirix.jobs().create_speech(account.id, unknown).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::NotFound);
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_there_until_it_is_added() {
    let place = Place::sqlite().await;
    let osirix = place.open().await;
    let models = osirix.models();
    assert!(models.list().await.unwrap().is_empty());
    let text = place.folder.path().join("notes.txt");
    std::fs::write(&text, "nothing").unwrap();
    assert_eq!(models.add(vec![text], true).await.unwrap_err().code(), ErrorCode::InvalidInput);
    for missing in
        [models.verify("kokoro".into()).await.map(drop), models.remove("kokoro".into()).await]
    {
        assert_eq!(missing.unwrap_err().code(), ErrorCode::NotFound);
    }
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voice_without_a_library_to_run_it_is_told_at_the_start() {
    let place = Place::sqlite().await;
    let files = ["en_US-ada-low.onnx", "en_US-ada-low.onnx.json"];
    let files = files.map(|name| place.folder.path().join(name));
    files.iter().for_each(|file| std::fs::write(file, "{}").unwrap());
    place.builder().models().add(files.to_vec(), true).await.unwrap();
    let error = place.builder().build().await.err().unwrap();
    assert_eq!(error.code(), ErrorCode::Configuration);
    assert!(format!("{error:?}").contains("ORT_DYLIB_PATH"));
}
