//! Signatures, as a server that checks them sees them.

use std::sync::Arc;
use std::time::Duration;

use osirix_core::blob::{BlobKey, BlobStore, byte_stream};
use osirix_core::clock::{Clock, ManualClock, SystemClock};
use osirix_core::error::ErrorCode;
use osirix_core::secret::Secret;
use osirix_storage::{S3BlobStore, S3Options, SignedUpload};
use reqwest::StatusCode;

use crate::servers::{S3sFs, anybody, moto_store};

const MINUTE: Duration = Duration::from_secs(60);

fn key(name: &str) -> BlobKey {
    BlobKey::new(name).unwrap()
}

/// What anybody gets at an address.
async fn fetch(url: &str) -> (StatusCode, Vec<u8>) {
    let answer = anybody().get(url).send().await.unwrap();
    (answer.status(), answer.bytes().await.unwrap().to_vec())
}

async fn send(upload: &SignedUpload, with: &[(&str, &str)], bytes: &'static [u8]) -> StatusCode {
    let mut request = anybody().put(&upload.url).body(bytes);
    for (name, value) in &upload.headers {
        let changed = with.iter().find(|(changed, _)| changed == name);
        // The length is the body's: the client says it itself.
        if name != "content-length" {
            request = request.header(name, changed.map_or(value.as_str(), |(_, value)| value));
        }
    }
    request.send().await.unwrap().status()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_key_and_a_wrong_secret_are_refused_by_their_names() {
    let server = S3sFs::start().await;
    let right = server.options();
    let secret = Secret::new("hunter3".to_owned());
    for (options, variable) in [
        (S3Options { secret_access_key: secret, ..right.clone() }, "AWS_SECRET_ACCESS_KEY"),
        (S3Options { access_key_id: "hunter2".to_owned(), ..right.clone() }, "AWS_ACCESS_KEY_ID"),
    ] {
        let error = S3BlobStore::open("s3://films", &options).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::Configuration, "{error:?}");
        assert_eq!(error.context_value("variable"), Some(variable), "{error:?}");
        assert!(!format!("{error} {error:?} {options:?}").contains("hunter"), "{error:?}");
    }
    S3BlobStore::open("s3://films", &right).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_is_not_there_is_named() {
    let server = S3sFs::start().await;
    let error = server.store("no-such-bucket").await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Configuration);
    assert_eq!(error.context_value("bucket"), Some("no-such-bucket"));
    assert_eq!(error.context_value("variable"), Some("AWS_S3_BUCKET"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_url_gives_anybody_the_bytes_of_one_blob() {
    let server = S3sFs::start().await;
    let store = server.store("films/shop").await.unwrap();
    for name in ["jobs/1/video.mp4", "jobs/2/video.mp4"] {
        store.put(&key(name), byte_stream("film")).await.unwrap();
    }
    let url = store.signed_url(&key("jobs/1/video.mp4"), MINUTE).await.unwrap();
    assert_eq!(fetch(&url).await, (StatusCode::OK, b"film".to_vec()));
    let part = anybody().get(&url).header("Range", "bytes=1-2").send().await.unwrap();
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(part.text().await.unwrap(), "il");

    let (plain, _) = url.split_once('?').unwrap();
    for changed in [
        url.replace("/jobs/1/", "/jobs/2/"),
        url.replace("X-Amz-Expires=60", "X-Amz-Expires=600"),
        plain.to_owned(),
    ] {
        assert_eq!(fetch(&changed).await.0, StatusCode::FORBIDDEN, "{changed}");
    }
    let put = anybody().put(&url).body("other").send().await.unwrap();
    assert_eq!(put.status(), StatusCode::FORBIDDEN, "a permission to read is none to write");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_url_ends_with_its_time() {
    let server = S3sFs::start().await;
    let clock = Arc::new(ManualClock::new(SystemClock.now() - Duration::from_secs(59)));
    let store = server.store("films").await.unwrap().with_clock(clock.clone());
    store.put(&key("a"), byte_stream("film")).await.unwrap();
    let url = store.signed_url(&key("a"), MINUTE + MINUTE).await.unwrap();
    assert_eq!(fetch(&url).await.0, StatusCode::OK);
    clock.set(SystemClock.now() - Duration::from_secs(62));
    let url = store.signed_url(&key("a"), MINUTE).await.unwrap();
    assert_eq!(fetch(&url).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_url_for_no_time_or_more_than_a_week_is_refused() {
    let server = S3sFs::start().await;
    let store = server.store("films").await.unwrap();
    store.put(&key("a"), byte_stream("film")).await.unwrap();
    let week = Duration::from_secs(604_800);
    store.signed_url(&key("a"), week).await.unwrap();
    for lifetime in [Duration::ZERO, Duration::from_millis(999), week + Duration::from_secs(1)] {
        let error = store.signed_url(&key("a"), lifetime).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidInput);
        assert_eq!(error.context_value("field"), Some("lifetime"));
        assert_eq!(error.context_value("limit"), Some("604800"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_without_rights_sends_what_was_agreed_and_nothing_else() {
    let server = S3sFs::start().await;
    let store = server.store("films/shop").await.unwrap();
    let upload = store.signed_upload(&key("avatars/1.png"), "image/png", 4, MINUTE).unwrap();
    for (with, bytes) in [
        (&[("content-type", "text/html")][..], &b"film"[..]),
        (&[], b"a longer film"),
        (&[], b"fil"),
    ] {
        assert_eq!(send(&upload, with, bytes).await, StatusCode::FORBIDDEN, "{bytes:?}");
    }
    assert_eq!(store.list("").await.unwrap(), [], "nothing of it was kept");
    assert_eq!(send(&upload, &[], b"film").await, StatusCode::OK);
    assert_eq!(store.head(&key("avatars/1.png")).await.unwrap().bytes, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_beyond_the_limits_is_refused() {
    let store = moto_store("films").await;
    let sign = |kind: &str, bytes, lifetime| store.signed_upload(&key("a"), kind, bytes, lifetime);
    for (error, code, field) in [
        (sign("image/png", 5_000_000_001, MINUTE), ErrorCode::TooLarge, "bytes"),
        (sign("image/png", 1, Duration::ZERO), ErrorCode::InvalidInput, "lifetime"),
        (sign("image", 1, MINUTE), ErrorCode::InvalidInput, "content_type"),
        (sign("image/png\r\nx: y", 1, MINUTE), ErrorCode::InvalidInput, "content_type"),
        (sign(" image/png", 1, MINUTE), ErrorCode::InvalidInput, "content_type"),
    ] {
        let error = error.unwrap_err();
        assert_eq!((error.code(), error.context_value("field")), (code, Some(field)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_is_told_what_a_blob_is() {
    let store = moto_store("films").await;
    for length in [4, 9_000_000] {
        let video = key("jobs/1/video.mp4");
        store.put(&video, byte_stream(vec![7; length])).await.unwrap();
        let url = store.signed_url(&video, MINUTE).await.unwrap();
        let answer = anybody().get(&url).send().await.unwrap();
        assert_eq!(answer.headers()["content-type"], "video/mp4", "{length} bytes");
        assert_eq!(answer.headers()["content-length"], length.to_string());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_printed_shows_a_secret() {
    let server = S3sFs::start().await;
    let store = server.store("films").await.unwrap();
    assert!(!format!("{store:?} {:?}", server.options()).contains("hunter2"));
}
