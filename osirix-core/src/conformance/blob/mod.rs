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

mod read;
mod write;

use std::any::Any;
use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::StreamExt;

use crate::blob::{BlobInfo, BlobKey, BlobStore, ByteStream, byte_stream};
use crate::error::ErrorCode;

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

/// Writes down the behaviours once: as functions and as the macro that makes tests of them.
macro_rules! behaviours {
    ($d:tt $($case:ident,)+) => {
        /// Every behaviour.
        pub mod behaviour {
            use super::Harness;
            $(
                #[doc = concat!("The behaviour `", stringify!($case), "`.")]
                pub async fn $case(harness: Harness) {
                    super::cases::$case(harness).await;
                }
            )+
        }

        /// The names of all behaviours.
        pub const CASES: &[&str] = &[$(stringify!($case)),+];

        /// Runs the behaviour of this name; panics where the store does not behave so.
        pub async fn run(case: &str, harness: Harness) {
            match case {
                $(stringify!($case) => behaviour::$case(harness).await,)+
                _ => panic!("the blob suite has no case {case}"),
            }
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

/// The behaviours under one roof.
mod cases {
    pub(super) use super::read::*;
    pub(super) use super::write::*;
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
