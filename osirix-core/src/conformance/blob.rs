//! The suite of the [`BlobStore`] port: each behaviour is a sentence of its documentation.
//!
//! ```ignore
//! osirix_core::blob_suite!(local, fresh_local_store());
//!
//! async fn fresh_local_store() -> Harness {
//!     let folder = tempfile::tempdir().unwrap();
//!     Harness::new(LocalBlobStore::open(folder.path()).unwrap(), false).keeping(folder)
//! }
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a suite says what is wrong by panicking"
)]

use std::any::Any;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt, stream};

use crate::blob::{BlobInfo, BlobKey, BlobStore, ByteStream, byte_stream};
use crate::error::{Error, ErrorCode};

/// A fresh, empty store.
pub struct Harness {
    store: Arc<dyn BlobStore>,
    signs_urls: bool,
    _keep: Option<Box<dyn Any + Send>>,
}

impl Harness {
    /// Over an empty store that can, or cannot, be reached by signed URLs.
    pub fn new(store: Arc<dyn BlobStore>, signs_urls: bool) -> Self {
        Harness { store, signs_urls, _keep: None }
    }

    /// Keeps something, such as a temporary folder, as long as the store.
    #[must_use]
    pub fn keeping(self, guard: impl Any + Send) -> Self {
        Harness { _keep: Some(Box::new(guard)), ..self }
    }

    async fn put(&self, name: &str, bytes: &[u8]) -> BlobInfo {
        self.store.put(&key(name), byte_stream(bytes.to_vec())).await.expect("a put")
    }

    async fn read(&self, name: &str, range: Option<Range<u64>>) -> Vec<u8> {
        let stream = self.store.get(&key(name), range).await.expect("a get");
        collect(stream).await.concat()
    }

    async fn names(&self, prefix: &str) -> Vec<String> {
        let listed = self.store.list(prefix).await.expect("a list");
        listed.into_iter().map(|info| info.key.to_string()).collect()
    }

    /// Nothing is known under this name, in whichever way one asks.
    async fn has_nothing(&self, name: &str) {
        let got = self.store.get(&key(name), None).await.err().map(|e| e.code());
        assert_eq!(got, Some(ErrorCode::NotFound), "get {name}");
        let head = self.store.head(&key(name)).await.err().map(|e| e.code());
        assert_eq!(head, Some(ErrorCode::NotFound), "head {name}");
        assert!(!self.names("").await.iter().any(|listed| listed == name), "list has {name}");
    }
}

fn key(name: &str) -> BlobKey {
    BlobKey::new(name).expect("a key")
}

async fn collect(stream: ByteStream) -> Vec<Bytes> {
    stream.map(|piece| piece.expect("a piece")).collect().await
}

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

/// Writes down the behaviours once: as functions and as the macro that makes tests of them.
macro_rules! behaviours {
    ($d:tt $($case:ident,)+) => {
        /// Every behaviour.
        pub mod behaviour {
            use super::Harness;
            $(
                #[doc = concat!("The behaviour `", stringify!($case), "`.")]
                pub async fn $case(harness: Harness) {
                    super::$case(harness).await;
                }
            )+
        }

        /// Makes a test of each behaviour of the blob suite, in a module of this name; the
        /// expression is a future of a [`Harness`](crate::conformance::blob::Harness) over a
        /// fresh store, evaluated once for each test.
        #[macro_export]
        macro_rules! blob_suite {
            ($d module:ident, $d harness:expr) => {
                mod $d module {
                    #[allow(unused_imports)]
                    use super::*;
                    $(
                        #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                        async fn $case() {
                            $crate::conformance::blob::behaviour::$case($d harness.await).await;
                        }
                    )+
                }
            };
        }
    };
}

behaviours! { $
    a_reader_sees_exactly_the_bytes,
    an_empty_blob_is_a_blob,
    a_stream_of_pieces_is_one_blob,
    ten_megabytes_pass_in_pieces,
    a_second_put_replaces_the_blob,
    a_stream_that_fails_leaves_nothing,
    a_stream_that_fails_leaves_the_old_blob,
    a_put_that_is_dropped_leaves_the_old_blob,
    readers_see_the_old_or_the_new_never_a_mix,
    a_reader_that_began_before_a_put_reads_on,
    writers_at_once_leave_one_whole_blob,
    an_unknown_key_is_not_found,
    a_part_of_a_key_is_not_a_blob,
    a_range_is_half_open_and_cut_at_the_end,
    a_range_behind_the_end_or_reversed_is_invalid,
    the_longest_key_is_kept,
    a_deleted_blob_is_gone,
    deleting_what_is_not_there_succeeds,
    a_list_is_sorted_and_has_the_prefix,
    a_hundred_blobs_are_listed,
    a_prefix_that_nothing_has_gives_an_empty_list,
    a_signed_url_is_given_or_unsupported,
}

async fn a_reader_sees_exactly_the_bytes(h: Harness) {
    let every_byte: Vec<u8> = (0..=255).cycle().take(100_003).collect();
    let info = h.put("jobs/job_1/video.mp4", &every_byte).await;
    let expected = BlobInfo { key: key("jobs/job_1/video.mp4"), bytes: 100_003 };
    assert_eq!(info, expected);
    assert_eq!(h.read("jobs/job_1/video.mp4", None).await, every_byte);
    assert_eq!(h.store.head(&expected.key).await.unwrap(), expected);
    assert_eq!(h.store.list("").await.unwrap(), [expected]);
}

async fn an_empty_blob_is_a_blob(h: Harness) {
    let none: ByteStream = Box::pin(stream::empty());
    assert_eq!(h.store.put(&key("no-pieces"), none).await.unwrap().bytes, 0);
    assert_eq!(h.put("no-bytes", b"").await.bytes, 0);
    for name in ["no-pieces", "no-bytes"] {
        assert_eq!(h.read(name, None).await, b"");
        assert_eq!(h.store.head(&key(name)).await.unwrap().bytes, 0);
    }
}

async fn a_stream_of_pieces_is_one_blob(h: Harness) {
    let parts = [&b"one"[..], b"", b", two", b", three"].map(|part| Ok(Bytes::from_static(part)));
    let info = h.store.put(&key("text"), Box::pin(stream::iter(parts))).await.unwrap();
    assert_eq!(info.bytes, 15);
    assert_eq!(h.read("text", None).await, b"one, two, three");
}

async fn ten_megabytes_pass_in_pieces(h: Harness) {
    let piece: Bytes = (0..=255).cycle().take(65_536).collect::<Vec<u8>>().into();
    let info = h.store.put(&key("large.bin"), pieces(160, piece.clone())).await.unwrap();
    assert_eq!(info.bytes, 10_485_760);
    let read = collect(h.store.get(&key("large.bin"), None).await.unwrap()).await;
    let largest = read.iter().map(Bytes::len).max().unwrap();
    assert!(largest <= 4 * 1_048_576, "{largest} bytes in memory at once");
    assert!(read.concat().chunks(65_536).all(|chunk| chunk == piece), "the bytes differ");
}

async fn a_second_put_replaces_the_blob(h: Harness) {
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

async fn a_stream_that_fails_leaves_nothing(h: Harness) {
    let error = h.store.put(&key("jobs/1/a"), failing()).await.unwrap_err();
    assert_eq!((error.code(), error.message()), (ErrorCode::Media, "the encoder broke"));
    h.has_nothing("jobs/1/a").await;
    assert_eq!(h.names("").await.len(), 0);
}

async fn a_stream_that_fails_leaves_the_old_blob(h: Harness) {
    h.put("a", b"old").await;
    h.store.put(&key("a"), failing()).await.unwrap_err();
    assert_eq!(h.read("a", None).await, b"old");
    assert_eq!(h.names("").await, ["a"]);
    h.put("a", b"new").await;
    assert_eq!(h.read("a", None).await, b"new");
}

async fn a_put_that_is_dropped_leaves_the_old_blob(h: Harness) {
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

async fn readers_see_the_old_or_the_new_never_a_mix(h: Harness) {
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

async fn a_reader_that_began_before_a_put_reads_on(h: Harness) {
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

async fn writers_at_once_leave_one_whole_blob(h: Harness) {
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

async fn an_unknown_key_is_not_found(h: Harness) {
    h.has_nothing("nothing").await;
    h.has_nothing("no/such/folder/nothing").await;
    let ranged = h.store.get(&key("nothing"), Some(0..1)).await.err().map(|e| e.code());
    assert_eq!(ranged, Some(ErrorCode::NotFound));
}

async fn a_part_of_a_key_is_not_a_blob(h: Harness) {
    h.put("jobs/1/video.mp4", b"video").await;
    for part in ["jobs", "jobs/1", "jobs/1/video.mp4/more", "jobs/1/video"] {
        h.has_nothing(part).await;
        h.store.delete(&key(part)).await.expect("nothing to delete");
    }
    assert_eq!(h.read("jobs/1/video.mp4", None).await, b"video", "nothing took it along");
}

async fn a_range_is_half_open_and_cut_at_the_end(h: Harness) {
    h.put("digits", b"0123456789").await;
    let cases: [(Range<u64>, &[u8]); 9] = [
        (0..10, b"0123456789"),
        (0..1, b"0"),
        (9..10, b"9"),
        (3..7, b"3456"),
        (4..4, b""),
        (7..11, b"789"),
        (7..u64::MAX, b"789"),
        (10..10, b""),
        (10..20, b""),
    ];
    for (range, expected) in cases {
        assert_eq!(h.read("digits", Some(range.clone())).await, expected, "{range:?}");
    }
}

#[expect(clippy::reversed_empty_ranges, reason = "that is the case")]
async fn a_range_behind_the_end_or_reversed_is_invalid(h: Harness) {
    h.put("digits", b"0123456789").await;
    for range in [11..12, 11..11, u64::MAX..u64::MAX, 5..4, 20..0] {
        let got = h.store.get(&key("digits"), Some(range.clone())).await.err().map(|e| e.code());
        assert_eq!(got, Some(ErrorCode::InvalidInput), "{range:?}");
    }
}

async fn the_longest_key_is_kept(h: Harness) {
    let segment = "x".repeat(BlobKey::MAX_SEGMENT_LEN);
    let mut longest = format!("{segment}/{segment}/");
    longest.push_str(&"y".repeat(BlobKey::MAX_LEN - longest.len()));
    h.put(&longest, b"far away").await;
    assert_eq!(h.read(&longest, None).await, b"far away");
    assert_eq!(h.names(&longest).await, [longest]);
}

async fn a_deleted_blob_is_gone(h: Harness) {
    h.put("a/b/one", b"1").await;
    h.put("a/b/two", b"2").await;
    h.store.delete(&key("a/b/one")).await.unwrap();
    h.has_nothing("a/b/one").await;
    assert_eq!(h.read("a/b/two", None).await, b"2", "its neighbour stays");
    h.put("a/b/one", b"again").await;
    assert_eq!(h.read("a/b/one", None).await, b"again");
}

async fn deleting_what_is_not_there_succeeds(h: Harness) {
    h.store.delete(&key("nothing")).await.unwrap();
    h.store.delete(&key("no/such/folder/nothing")).await.unwrap();
    h.put("a", b"1").await;
    h.store.delete(&key("a")).await.unwrap();
    h.store.delete(&key("a")).await.expect("also the second time");
}

async fn a_list_is_sorted_and_has_the_prefix(h: Harness) {
    // In the order of bytes, '-' and '.' come before '/', and that before letters and digits.
    let sorted = ["a-b", "a.b", "a/b", "a/b/c2", "a0", "ab", "b/a"];
    for name in ["b/a", "a0", "ab", "a/b/c2", "a-b", "a.b"] {
        h.put(name, name.as_bytes()).await;
    }
    let expected: Vec<_> = sorted.into_iter().filter(|name| *name != "a/b").collect();
    assert_eq!(h.names("").await, expected);
    assert_eq!(h.names("a").await, ["a-b", "a.b", "a/b/c2", "a0", "ab"]);
    assert_eq!(h.names("a/").await, ["a/b/c2"]);
    assert_eq!(h.names("a/b/c").await, ["a/b/c2"], "a prefix may end within a segment");
    let sized = h.store.list("a/").await.unwrap();
    assert_eq!(sized, [BlobInfo { key: key("a/b/c2"), bytes: 6 }]);
}

async fn a_hundred_blobs_are_listed(h: Harness) {
    for i in (0..100).rev() {
        h.put(&format!("jobs/{:02}/part-{i:03}", i % 7), &vec![0; i]).await;
    }
    let all = h.store.list("jobs/").await.unwrap();
    assert_eq!(all.len(), 100);
    assert!(all.is_sorted_by(|a, b| a.key.as_str() < b.key.as_str()));
    assert_eq!(all.iter().map(|info| info.bytes).sum::<u64>(), 99 * 100 / 2);
    assert_eq!(h.names("jobs/03/").await.len(), 14);
}

async fn a_prefix_that_nothing_has_gives_an_empty_list(h: Harness) {
    assert_eq!(h.names("").await.len(), 0, "an empty store");
    h.put("a/b", b"1").await;
    for prefix in ["b", "a/b/", "a/bc", "no/such/", "A", "..", "../", "/", "/etc", "a/../a", "ä"] {
        assert_eq!(h.names(prefix).await.len(), 0, "{prefix:?}");
    }
}

async fn a_signed_url_is_given_or_unsupported(h: Harness) {
    h.put("a", b"1").await;
    let minute = Duration::from_secs(60);
    let signed = h.store.signed_url(&key("a"), minute).await;
    let unknown = h.store.signed_url(&key("nothing"), minute).await.unwrap_err().code();
    if h.signs_urls {
        assert!(signed.unwrap().contains("://"));
        assert_eq!(unknown, ErrorCode::NotFound);
    } else {
        assert_eq!(signed.unwrap_err().code(), ErrorCode::Unsupported);
        assert!(matches!(unknown, ErrorCode::Unsupported | ErrorCode::NotFound), "{unknown}");
    }
}
