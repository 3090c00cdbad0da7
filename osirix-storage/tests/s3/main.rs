//! Every behaviour of the blob port in buckets, and what the store promises beyond it.
//!
//! `s3s-fs` runs in this process and checks every signature; it keeps objects as files. moto runs
//! beside it, has all of S3's calls and believes everybody. What no server does when it is asked to
//! is played by canned answers after Amazon's descriptions.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

mod failures;
mod servers;
mod signing;
mod uploads;

use std::sync::Arc;

use osirix_core::conformance::blob::{CASES, Harness, run};
use servers::{S3sFs, moto, moto_store};

osirix_core::blob_suite!(on_moto, fresh_on_moto());

async fn fresh_on_moto() -> Harness {
    Harness::new(Arc::new(moto_store("films/shop").await), true)
}

/// What a server of files cannot do, whoever asks.
const NOT_ON_FILES: [(&str, &str); 2] = [
    ("a_part_of_a_key_is_not_a_blob", "it shows a folder as an object"),
    ("the_longest_key_is_kept", "it names one file after the whole key"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_other_behaviour_holds_on_s3s_fs() {
    let on_files = |case: &&&str| NOT_ON_FILES.iter().all(|(name, _)| *name != **case);
    let cases: Vec<_> = CASES.iter().filter(on_files).collect();
    assert_eq!(cases.len(), CASES.len() - NOT_ON_FILES.len(), "each exception is a case");
    for case in cases {
        let server = S3sFs::start().await;
        let store = server.store("films/shop").await.unwrap();
        run(case, Harness::new(Arc::new(store), true).keeping(server)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_without_a_prefix_owns_its_bucket() {
    use osirix_core::blob::{BlobKey, BlobStore, byte_stream};
    let server = S3sFs::start().await;
    let (all, shop) = (server.store("films").await.unwrap(), server.store("films/shop").await);
    let key = BlobKey::new("a/b").unwrap();
    shop.unwrap().put(&key, byte_stream("film")).await.unwrap();
    let names: Vec<_> = all.list("").await.unwrap().into_iter().map(|info| info.key).collect();
    assert_eq!(names, [BlobKey::new("shop/a/b").unwrap()]);
    assert_eq!(moto().region, "us-east-1");
}
