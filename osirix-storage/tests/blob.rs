//! Every behaviour of the blob port, and what a folder promises beyond it.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use osirix_core::blob::{BlobKey, BlobStore, byte_stream};
use osirix_core::conformance::blob::Harness;
use osirix_core::error::ErrorCode;
use osirix_storage::LocalBlobStore;

osirix_core::blob_suite!(local, fresh());

async fn fresh() -> Harness {
    let folder = tempfile::tempdir().unwrap();
    let store = LocalBlobStore::open(folder.path()).await.unwrap();
    Harness::new(Arc::new(store), false).keeping(folder)
}

fn key(name: &str) -> BlobKey {
    BlobKey::new(name).unwrap()
}

#[tokio::test]
async fn a_blob_is_a_file_of_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let store = LocalBlobStore::open(folder.path()).await.unwrap();
    store.put(&key("jobs/1/video.mp4"), byte_stream("film")).await.unwrap();
    assert_eq!(store.path(&key("jobs/1/video.mp4")), folder.path().join("jobs/1/video.mp4"));
    assert_eq!(fs::read(folder.path().join("jobs/1/video.mp4")).unwrap(), b"film");
}

#[tokio::test]
async fn deleting_the_last_blob_of_a_folder_removes_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let store = LocalBlobStore::open(folder.path()).await.unwrap();
    for name in ["jobs/1/a", "jobs/2/a"] {
        store.put(&key(name), byte_stream("x")).await.unwrap();
    }
    store.delete(&key("jobs/1/a")).await.unwrap();
    assert!(!folder.path().join("jobs/1").exists() && folder.path().join("jobs/2").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn writers_and_removers_of_one_folder_do_not_disturb_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let store = LocalBlobStore::open(folder.path()).await.unwrap();
    let work = (0..4).map(|n| {
        let store = store.clone();
        tokio::spawn(async move {
            for _ in 0..50 {
                let key = key(&format!("jobs/shared/{n}"));
                store.put(&key, byte_stream("x")).await.expect("the folder is made again");
                store.delete(&key).await.expect("a delete");
            }
        })
    });
    for done in futures_util::future::join_all(work).await {
        done.unwrap();
    }
    assert_eq!(store.list("").await.unwrap(), []);
}

#[tokio::test]
async fn a_key_cannot_be_a_blob_and_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let store = LocalBlobStore::open(folder.path()).await.unwrap();
    store.put(&key("a/b"), byte_stream("x")).await.unwrap();
    store.put(&key("c"), byte_stream("x")).await.unwrap();
    for name in ["a", "c/d"] {
        let error = store.put(&key(name), byte_stream("y")).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::Conflict, "{name}: {error:?}");
    }
    assert_eq!(store.list("").await.unwrap().len(), 2);
}

#[tokio::test]
async fn opening_removes_what_a_crash_left_long_ago() {
    let folder = tempfile::tempdir().unwrap();
    LocalBlobStore::open(folder.path()).await.unwrap();
    let (old, young) = (folder.path().join(".tmp/1-0"), folder.path().join(".tmp/1-1"));
    for path in [&old, &young] {
        fs::write(path, "half a film").unwrap();
    }
    let modified = fs::metadata(&old).unwrap().modified().unwrap() - Duration::from_secs(90_000);
    fs::File::options().write(true).open(&old).unwrap().set_modified(modified).unwrap();
    LocalBlobStore::open(folder.path()).await.unwrap();
    assert!(!old.exists() && young.exists());
}

#[tokio::test]
async fn a_root_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "x").unwrap();
    let error = LocalBlobStore::open(file.join("blobs")).await.unwrap_err();
    assert!(error.context_value("path").unwrap().contains("file/blobs"), "{error}");
}
