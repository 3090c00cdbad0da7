//! Weights that move lips, added by their owner: in a process of its own, for ONNX Runtime is there
//! once in each.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::path::PathBuf;

use osirix::ErrorCode;
use support::Place;

#[tokio::test(flavor = "multi_thread")]
async fn weights_of_lips_are_added_under_their_licence_and_run_from_the_next_start_on() {
    let place = Place::sqlite().await;
    let weights = place.folder.path().join("wav2lip.onnx");
    let small = concat!(env!("CARGO_MANIFEST_DIR"), "/../osirix-media/tests/wav2lip/wav2lip.onnx");
    std::fs::copy(small, &weights).unwrap();
    let models = place.builder().models();
    let refused = models.add(vec![weights.clone()], false).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::PermissionDenied);
    let added = models.add(vec![weights], true).await.unwrap().remove(0);
    assert_eq!((added.name.as_str(), added.kind.as_str()), ("wav2lip", "wav2lip"));
    assert!(!added.commercial && added.licence.contains("non-commercial"), "{added:?}");

    let error = place.builder().build().await.err().unwrap();
    assert_eq!(error.code(), ErrorCode::Configuration, "it needs ONNX Runtime: {error:?}");
    let tested = std::env::var_os("OSIRIX_TEST_MODELS").map(PathBuf::from);
    let tested = tested.expect("OSIRIX_TEST_MODELS is missing: run `cargo xtask test`");
    models.add(vec![tested.join("onnxruntime")], false).await.unwrap();
    let osirix = place.builder().build().await.unwrap();
    let kinds = osirix.models().list().await.unwrap().into_iter().map(|model| model.kind);
    assert_eq!(kinds.collect::<Vec<_>>(), ["onnx-runtime", "wav2lip"]);
    osirix.close().await;
}
