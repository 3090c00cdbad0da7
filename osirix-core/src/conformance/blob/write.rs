use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt, stream};

use super::{Harness, collect, key};
use crate::blob::{BlobInfo, ByteStream, byte_stream};
use crate::error::{Error, ErrorCode};

/// Pieces that come one by one, with the others in between having a chance to run.
fn pieces(count: usize, piece: Bytes) -> ByteStream {
    Box::pin(stream::iter(0..count).then(move |_| {
        let piece = piece.clone();
        async move {
            tokio::task::yield_now().await;
            Ok(piece)
        }
    }))
}

pub(super) async fn a_reader_sees_exactly_the_bytes(h: Harness) {
    let every_byte: Vec<u8> = (0..=255).cycle().take(100_003).collect();
    let info = h.put("jobs/job_1/video.mp4", &every_byte).await;
    let expected = BlobInfo { key: key("jobs/job_1/video.mp4"), bytes: 100_003 };
    assert_eq!(info, expected);
    assert_eq!(h.read("jobs/job_1/video.mp4", None).await, every_byte);
    assert_eq!(h.store.head(&expected.key).await.unwrap(), expected);
    assert_eq!(h.store.list("").await.unwrap(), [expected]);
}

pub(super) async fn an_empty_blob_is_a_blob(h: Harness) {
    let none: ByteStream = Box::pin(stream::empty());
    assert_eq!(h.store.put(&key("no-pieces"), none).await.unwrap().bytes, 0);
    assert_eq!(h.put("no-bytes", b"").await.bytes, 0);
    for name in ["no-pieces", "no-bytes"] {
        assert_eq!(h.read(name, None).await, b"");
        assert_eq!(h.store.head(&key(name)).await.unwrap().bytes, 0);
    }
}

pub(super) async fn a_stream_of_pieces_is_one_blob(h: Harness) {
    let parts = [&b"one"[..], b"", b", two", b", three"].map(|part| Ok(Bytes::from_static(part)));
    let info = h.store.put(&key("text"), Box::pin(stream::iter(parts))).await.unwrap();
    assert_eq!(info.bytes, 15);
    assert_eq!(h.read("text", None).await, b"one, two, three");
}

pub(super) async fn ten_megabytes_pass_in_pieces(h: Harness) {
    let piece: Bytes = (0..=255).cycle().take(65_536).collect::<Vec<u8>>().into();
    let info = h.store.put(&key("large.bin"), pieces(160, piece.clone())).await.unwrap();
    assert_eq!(info.bytes, 10_485_760);
    let read = collect(h.store.get(&key("large.bin"), None).await.unwrap()).await;
    let largest = read.iter().map(Bytes::len).max().unwrap();
    assert!(largest <= 4 * 1_048_576, "{largest} bytes in memory at once");
    assert!(read.concat().chunks(65_536).all(|chunk| chunk == piece), "the bytes differ");
}

pub(super) async fn a_second_put_replaces_the_blob(h: Harness) {
    h.put("a", b"a long first text").await;
    assert_eq!(h.put("a", b"short").await.bytes, 5);
    assert_eq!(h.read("a", None).await, b"short");
    assert_eq!(h.store.head(&key("a")).await.unwrap().bytes, 5);
    assert_eq!(h.names("").await, ["a"]);
}

fn failing() -> ByteStream {
    let broken = Error::new(ErrorCode::Media, "the encoder broke");
    let parts = [Ok(Bytes::from(vec![7; 300_000])), Err(broken), Ok(Bytes::from_static(b"more"))];
    Box::pin(stream::iter(parts))
}

pub(super) async fn a_stream_that_fails_leaves_nothing(h: Harness) {
    let error = h.store.put(&key("jobs/1/a"), failing()).await.unwrap_err();
    assert_eq!((error.code(), error.message()), (ErrorCode::Media, "the encoder broke"));
    h.has_nothing("jobs/1/a").await;
    assert_eq!(h.names("").await.len(), 0);
}

pub(super) async fn a_stream_that_fails_leaves_the_old_blob(h: Harness) {
    h.put("a", b"old").await;
    h.store.put(&key("a"), failing()).await.unwrap_err();
    assert_eq!(h.read("a", None).await, b"old");
    assert_eq!(h.names("").await, ["a"]);
    h.put("a", b"new").await;
    assert_eq!(h.read("a", None).await, b"new");
}

pub(super) async fn a_put_that_is_dropped_leaves_the_old_blob(h: Harness) {
    h.put("a", b"old").await;
    let endless: ByteStream =
        Box::pin(byte_stream(vec![7; 300_000]).chain(stream::pending().boxed()));
    let (name, store) = (key("a"), h.store.clone());
    let put = store.put(&name, endless);
    assert!(tokio::time::timeout(Duration::from_millis(100), put).await.is_err());
    assert_eq!(h.read("a", None).await, b"old");
    assert_eq!(h.names("").await, ["a"]);
}

/// A blob of one repeated byte, whose length belongs to that byte.
fn uniform(byte: u8) -> (usize, Bytes) {
    (8 + usize::from(byte), Bytes::from(vec![byte; 16_384]))
}

fn is_whole(read: &[u8]) -> bool {
    let (count, piece) = uniform(read[0]);
    read.len() == count * piece.len() && read.iter().all(|byte| *byte == read[0])
}

pub(super) async fn readers_see_the_old_or_the_new_never_a_mix(h: Harness) {
    let put = async |byte: u8| {
        let (count, piece) = uniform(byte);
        h.store.put(&key("a"), pieces(count, piece)).await.expect("a put");
    };
    put(0).await;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let readers: Vec<_> = (0..3)
        .map(|_| {
            let (store, stopped) = (h.store.clone(), stopped.clone());
            tokio::spawn(async move {
                let mut reads = 0;
                while !*stopped.borrow() || reads == 0 {
                    let read = store.get(&key("a"), None).await.expect("there is always a blob");
                    let read = collect(read).await.concat();
                    assert!(is_whole(&read), "{} bytes of {}", read.len(), read[0]);
                    reads += 1;
                }
            })
        })
        .collect();
    for round in 1..=30 {
        put(round % 4).await;
    }
    stop.send_replace(true);
    for reader in readers {
        reader.await.expect("a reader");
    }
}

pub(super) async fn a_reader_that_began_before_a_put_reads_on(h: Harness) {
    let (count, piece) = uniform(1);
    h.store.put(&key("a"), pieces(count * 20, piece)).await.unwrap();
    let mut reading = h.store.get(&key("a"), None).await.unwrap();
    let first = reading.next().await.unwrap().unwrap();
    h.put("a", b"new").await;
    let rest = collect(reading).await.concat();
    assert_eq!(first.len() + rest.len(), count * 20 * 16_384);
    assert!(rest.iter().all(|byte| *byte == 1));
    assert_eq!(h.read("a", None).await, b"new");
}

pub(super) async fn writers_at_once_leave_one_whole_blob(h: Harness) {
    let writers = (0..6).map(|byte| {
        let (store, (count, piece)) = (h.store.clone(), uniform(byte));
        tokio::spawn(async move { store.put(&key("a"), pieces(count, piece)).await })
    });
    for put in futures_util::future::join_all(writers).await {
        put.expect("a task").expect("a put");
    }
    assert!(is_whole(&h.read("a", None).await));
    assert_eq!(h.names("").await, ["a"]);
}
