//! Broken rigs are refused by an error that names the part.

use std::fs;
use std::path::Path;

use osirix_core::media::{AvatarEngine, AvatarSource, FrameFormat, FrameRate, Performance};
use osirix_core::{Error, ErrorCode};
use osirix_media::avatar::{Pose, RigEngine};

use crate::{copy_of, plain_folder};

/// A copy of the plain rig, to be broken.
fn copy() -> tempfile::TempDir {
    copy_of(&plain_folder())
}

async fn open(folder: &Path) -> Result<(), Error> {
    let source = AvatarSource::Rig(folder.to_owned());
    let format = FrameFormat { width: 320, height: 180, rate: FrameRate::Fps25 };
    RigEngine::new().open(&source, Performance::default(), format, 1).await.map(|_| ())
}

async fn refused(folder: &Path, part: &str) -> Error {
    let error = open(folder).await.expect_err(part);
    assert_eq!(error.code(), ErrorCode::InvalidInput, "{error}");
    assert_eq!(error.context_value("part"), Some(part), "{error}");
    error
}

#[tokio::test]
async fn each_part_that_a_rig_needs_is_missed_by_name() {
    let needed = [
        "rig.json",
        "background.svg",
        "body.svg",
        "head.svg",
        "eyes.svg",
        "lids_half.svg",
        "lids_closed.svg",
        "brows.svg",
        "mouth/sil.svg",
        "mouth/ou.svg",
    ];
    for part in needed {
        let folder = copy();
        fs::remove_file(folder.path().join(part)).unwrap();
        refused(folder.path(), part).await;
    }
}

#[tokio::test]
async fn a_rig_does_without_its_optional_parts() {
    let folder = copy();
    fs::remove_file(folder.path().join("hair_back.svg")).unwrap();
    fs::remove_file(folder.path().join("over.svg")).unwrap();
    open(folder.path()).await.unwrap();
}

#[tokio::test]
async fn a_part_longer_than_its_limit_is_refused() {
    let folder = copy();
    let path = folder.path().join("body.svg");
    let longer = fs::read_to_string(&path).unwrap() + &" ".repeat(512 * 1024);
    fs::write(&path, longer).unwrap();
    let error = refused(folder.path(), "body.svg").await;
    assert_eq!(error.context_value("limit"), Some("524288"));
}

#[tokio::test]
async fn what_is_no_drawing_is_refused() {
    let bad: [&[u8]; 4] = [b"", b"\xff\xfe", b"<svg", b"{}"];
    for content in bad {
        let folder = copy();
        fs::write(folder.path().join("mouth/aa.svg"), content).unwrap();
        refused(folder.path(), "mouth/aa.svg").await;
    }
}

#[tokio::test]
async fn texts_pictures_scripts_and_links_are_refused_in_every_part() {
    let forbidden = [
        "<text>Hello</text>",
        "<image href=\"portrait.png\"/>",
        "<script>alert(1)</script>",
        "<a href=\"#x\"><rect width=\"1\" height=\"1\"/></a>",
        "<use href=\"other.svg#x\"/>",
    ];
    for content in forbidden {
        for part in ["front.svg", "mouth/e.svg"] {
            let folder = copy();
            let source = fs::read_to_string(folder.path().join("head.svg")).unwrap();
            let broken = source.replace("</svg>", &format!("{content}</svg>"));
            fs::write(folder.path().join(part), broken).unwrap();
            refused(folder.path(), part).await;
        }
    }
}

#[tokio::test]
async fn a_manifest_out_of_range_is_refused() {
    let folder = copy();
    let path = folder.path().join("rig.json");
    let text = fs::read_to_string(&path).unwrap().replace("1.6", "5.5");
    fs::write(&path, text).unwrap();
    let error = refused(folder.path(), "rig.json").await;
    assert_eq!(error.context_value("entry"), Some("motion.head_degrees"));
    assert_eq!(error.context_value("limit"), Some("0 to 5"));
}

#[tokio::test]
async fn a_background_with_holes_is_refused() {
    let folder = copy();
    let path = folder.path().join("background.svg");
    let text = fs::read_to_string(&path).unwrap().replace("width=\"1920\"", "width=\"1700\"");
    fs::write(&path, text).unwrap();
    refused(folder.path(), "background.svg").await;
}

#[tokio::test]
async fn a_folder_that_is_none_is_no_rig() {
    refused(&plain_folder().join("head.svg"), "rig.json").await;
    refused(&plain_folder().join("missing"), "rig.json").await;
    let folder = copy();
    fs::remove_file(folder.path().join("head.svg")).unwrap();
    fs::create_dir(folder.path().join("head.svg")).unwrap();
    refused(folder.path(), "head.svg").await;
}

#[tokio::test]
async fn sizes_that_no_frame_has_are_refused() {
    for (width, height) in [(0, 180), (320, 181), (14, 16), (320, 4098)] {
        let source = AvatarSource::Rig(plain_folder());
        let still = RigEngine::new().still(&source, Pose::default(), width, height).await;
        let error = still.expect_err("a size");
        assert_eq!(error.code(), ErrorCode::InvalidInput);
        assert_eq!(error.context_value("limit"), Some("16 to 4096"));
    }
}
