use osirix_core::ErrorCode;
use osirix_media::models::{ModelKind, Models, Terms};

#[test]
fn weights_are_taken_when_their_licence_is_accepted() {
    let folder = tempfile::tempdir().unwrap();
    let models = Models::at(folder.path().join("models"));
    let weights = folder.path().join("Wav2Lip_GAN.onnx");
    std::fs::write(&weights, "weights").unwrap();
    let refused = models.add(std::slice::from_ref(&weights), Terms::Commercial).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::PermissionDenied);
    assert!(refused.context_value("licence").unwrap().contains("non-commercial"));
    assert!(models.list().unwrap().is_empty());

    let added = models.add(&[weights], Terms::AnyAccepted).unwrap().remove(0);
    assert_eq!((added.name.as_str(), added.kind), ("wav2lip-gan", ModelKind::Wav2Lip));
    assert!(!added.commercial && added.licence.contains("non-commercial"));
    assert_eq!(models.verify("wav2lip-gan").unwrap(), added);
    let text = std::fs::read_to_string(models.path(&added).join("manifest.json")).unwrap();
    assert!(text.contains(r#""kind": "wav2lip""#), "{text}");
}
