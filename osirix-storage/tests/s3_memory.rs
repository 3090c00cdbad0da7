//! A large blob passes with flat memory. A program of its own: others would be measured with it.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use osirix_core::blob::{BlobKey, BlobStore, ByteStream, byte_stream};
use osirix_core::secret::Secret;
use osirix_storage::testing::{MOTO_KEY, fresh_bucket, moto_url};
use osirix_storage::{S3BlobStore, S3Options};
use sha2::{Digest, Sha256};

const PIECE_BYTES: usize = 262_144;
/// 64 MiB.
const PIECES: u64 = 256;
/// Three parts of 8 MiB that travel, one that is filled, and what the client and the server hold.
const MOST_KIB: u64 = 44 * 1_024;

/// Bytes that are like no others.
fn piece(number: u64) -> Bytes {
    let seeds = (0..PIECE_BYTES as u64 / 32).map(|at| number << 32 | at);
    seeds.flat_map(|seed| Sha256::digest(seed.to_le_bytes())).collect::<Vec<u8>>().into()
}

/// The most memory that this process had so far, in KiB.
fn most_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

async fn store() -> S3BlobStore {
    let options = S3Options {
        access_key_id: MOTO_KEY.0.to_owned(),
        secret_access_key: Secret::new(MOTO_KEY.1.to_owned()),
        endpoint_url: Some(moto_url()),
        ..S3Options::default()
    };
    S3BlobStore::open(&format!("s3://{}", fresh_bucket().await), &options).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_blob_of_64_mebibytes_passes_with_flat_memory() {
    let (store, key) = (store().await, BlobKey::new("film.mp4").unwrap());
    store.put(&BlobKey::new("small").unwrap(), byte_stream("x")).await.unwrap();
    let before = most_kib();

    let pieces: ByteStream = Box::pin(stream::iter(0..PIECES).map(|number| Ok(piece(number))));
    let written = store.put(&key, pieces).await.unwrap().bytes;
    assert_eq!(written, 67_108_864);
    let mut read = Sha256::new();
    let mut pieces = store.get(&key, None).await.unwrap();
    while let Some(piece) = pieces.next().await {
        read.update(piece.unwrap());
    }
    let grown = most_kib() - before;

    let expected = (0..PIECES).fold(Sha256::new(), |hash, number| hash.chain_update(piece(number)));
    assert_eq!(read.finalize(), expected.finalize());
    assert!(grown < MOST_KIB, "{grown} KiB more for a blob of 65,536");
    println!("64 MiB passed with {grown} KiB more");
}
