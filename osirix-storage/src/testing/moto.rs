//! Buckets on moto, the server of S3's protocol that the tests share.
//!
//! moto believes everybody: it is no proof that a request is signed as it must be.

use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const VARIABLE: &str = "OSIRIX_TEST_MOTO_URL";

/// A key, and its secret, that moto takes as it takes every other.
pub const MOTO_KEY: (&str, &str) = ("osirix", "a-secret-of-tests");

/// The moto that the tests share: `cargo xtask test` starts it.
pub fn moto_url() -> String {
    std::env::var(VARIABLE).unwrap_or_else(|_| {
        panic!("{VARIABLE} is not set: run `cargo xtask test`, which starts moto")
    })
}

/// Makes an empty bucket; its name.
pub async fn fresh_bucket() -> String {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("tests-{}-{number}", std::process::id());
    let answer = ask(&format!("PUT /{name}")).await.expect("moto answers");
    assert!(answer.starts_with("HTTP/1.1 200"), "moto makes no bucket: {answer}");
    name
}

/// Its signature is not looked at; its scope says that this is S3.
const SIGNED: &str = "AWS4-HMAC-SHA256 Credential=osirix/20260101/us-east-1/s3/aws4_request, \
                      SignedHeaders=host, Signature=0";

async fn ask(what: &str) -> std::io::Result<String> {
    let url = moto_url();
    let host = url.trim_start_matches("http://");
    let mut connection = TcpStream::connect(host).await?;
    let head = format!("{what} HTTP/1.1\r\nHost: {host}\r\nAuthorization: {SIGNED}\r\n");
    let end = "Content-Length: 0\r\nConnection: close\r\n\r\n";
    connection.write_all(format!("{head}{end}").as_bytes()).await?;
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await?;
    Ok(answer)
}
