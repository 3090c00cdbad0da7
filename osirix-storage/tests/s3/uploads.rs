//! Uploads in parts: whole or not at all; and lists of more than a page.

use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use osirix_core::blob::{BlobKey, BlobStore, ByteStream, byte_stream};
use osirix_core::clock::{Clock, SystemClock};
use osirix_core::error::{Error, ErrorCode};
use osirix_storage::{S3BlobStore, S3Options};

use crate::servers::{S3sFs, anybody, moto, moto_store};

const MEBIBYTE: usize = 1_048_576;

fn key(name: &str) -> BlobKey {
    BlobKey::new(name).unwrap()
}

/// So many mebibytes, and then that.
fn mebibytes(count: usize, then: ByteStream) -> ByteStream {
    let piece = Bytes::from(vec![7; MEBIBYTE]);
    Box::pin(stream::iter(0..count).map(move |_| Ok(piece.clone())).chain(then))
}

fn broken() -> ByteStream {
    Box::pin(stream::iter([Err(Error::new(ErrorCode::Media, "the encoder broke"))]))
}

/// Waits until something is so.
async fn becomes(what: &str, mut is: impl AsyncFnMut() -> bool) {
    for _ in 0..200 {
        if is().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("this never became so: {what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn blobs_around_the_size_of_a_part_are_whole() {
    let server = S3sFs::start().await;
    let store = server.store("films").await.unwrap();
    for length in [8 * MEBIBYTE - 1, 8 * MEBIBYTE, 8 * MEBIBYTE + 1, 16 * MEBIBYTE] {
        let blob: Vec<u8> = (0..=250).cycle().take(length).collect();
        let pieces = blob.chunks(700_001).map(|piece| Ok(Bytes::copy_from_slice(piece)));
        let pieces: Vec<_> = pieces.collect();
        store.put(&key("a"), Box::pin(stream::iter(pieces))).await.unwrap();
        assert_eq!(store.head(&key("a")).await.unwrap().bytes, length as u64);
        let read: Vec<_> = store.get(&key("a"), None).await.unwrap().collect().await;
        let read: Vec<_> = read.into_iter().map(Result::unwrap).collect();
        assert!(read.concat() == blob, "{length} bytes are not what was written");
    }
    assert_eq!(server.unfinished(), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_breaks_in_the_middle_leaves_nothing() {
    let server = S3sFs::start().await;
    for store in [server.store("films").await.unwrap(), moto_store("films").await] {
        let error = store.put(&key("a"), mebibytes(30, broken())).await.unwrap_err();
        assert_eq!(error.message(), "the encoder broke");
        assert_eq!(store.list("").await.unwrap(), []);
        if let Ok(pending) = store.pending_uploads().await {
            assert_eq!(pending, []);
        }
    }
    assert_eq!(server.unfinished(), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_is_dropped_in_the_middle_leaves_nothing() {
    let store = moto_store("films").await;
    let name = key("a");
    let mut put = store.put(&name, mebibytes(20, stream::pending().boxed()));
    becomes("an upload has begun", async || {
        let ended = tokio::time::timeout(Duration::from_millis(20), &mut put).await;
        assert!(ended.is_err(), "an endless stream ended");
        !store.pending_uploads().await.unwrap().is_empty()
    })
    .await;
    drop(put);
    becomes("the upload is aborted", async || store.pending_uploads().await.unwrap().is_empty())
        .await;
    assert_eq!(store.list("").await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_aborts_what_a_crash_left_long_ago_under_its_prefix_alone() {
    let bucket = osirix_storage::testing::fresh_bucket().await;
    let open = async |prefix: &str| {
        S3BlobStore::open(&format!("s3://{bucket}/{prefix}"), &moto()).await.unwrap()
    };
    let (shop, school) = (open("shop").await, open("school").await);
    for store in [&shop, &school] {
        leave_an_upload(store).await;
    }
    assert_eq!(shop.pending_uploads().await.unwrap().len(), 1);
    // moto says of each upload that it was begun in 2010.
    let shop = open("shop").await;
    assert_eq!(shop.pending_uploads().await.unwrap(), []);
    assert_eq!(school.pending_uploads().await.unwrap().len(), 1);
    let long_ago = SystemClock.now() - Duration::from_secs(100 * 365 * 86_400);
    assert_eq!(school.abort_uploads_before(long_ago).await.unwrap(), 0, "it is younger");
    assert_eq!(school.abort_uploads_before(SystemClock.now()).await.unwrap(), 1);
}

/// Begins an upload in a runtime that ends with it, as in a process that crashes.
async fn leave_an_upload(store: &S3BlobStore) {
    let store = store.clone();
    let crash = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let name = key("a");
            let put = store.put(&name, mebibytes(20, stream::pending().boxed()));
            let ended = tokio::time::timeout(Duration::from_secs(2), put).await;
            assert!(ended.is_err(), "an endless stream ended");
        });
    });
    tokio::task::spawn_blocking(|| crash.join().unwrap()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn more_keys_than_a_page_are_listed_in_their_order() {
    let server = S3sFs::start().await;
    for store in [server.store("films/shop").await.unwrap(), moto_store("films/shop").await] {
        let puts = (0..1_100).map(|number| {
            let store = store.clone();
            async move {
                let name = key(&format!("jobs/{:02}/part-{number:04}", number % 11));
                store.put(&name, byte_stream("x")).await.unwrap();
            }
        });
        stream::iter(puts).for_each_concurrent(16, |put| put).await;
        let all = store.list("jobs/").await.unwrap();
        assert_eq!(all.len(), 1_100);
        assert!(all.is_sorted_by(|a, b| a.key < b.key));
        assert_eq!(store.list("jobs/10/").await.unwrap().len(), 100);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn blobs_of_keys_that_are_none_are_passed_over() {
    let bucket = osirix_storage::testing::fresh_bucket().await;
    let url = format!("{}/{bucket}/Read%20Me", osirix_storage::testing::moto_url());
    anybody().put(url).body("by hand").send().await.unwrap();
    let store = S3BlobStore::open(&format!("s3://{bucket}"), &S3Options { ..moto() }).await;
    let store = store.unwrap();
    store.put(&key("a"), byte_stream("x")).await.unwrap();
    assert_eq!(store.list("").await.unwrap().len(), 1);
}
