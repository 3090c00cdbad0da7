//! What a server may say, and that it may say nothing.

use futures_util::StreamExt;
use osirix_core::blob::{BlobKey, BlobStore};
use osirix_core::error::{Error, ErrorCode, Retry};
use osirix_storage::S3BlobStore;
use tokio::net::TcpListener;

use crate::servers::{Canned, KEY, http, options};

/// What opening a store says of a server.
async fn refused_by(url: &str) -> Error {
    let opened = S3BlobStore::open("s3://films", &options(KEY, url.to_owned())).await;
    let error = opened.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
    error
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_server_says_becomes_the_one_error() {
    use ErrorCode::{Configuration, PermissionDenied, TooLarge, Unavailable};
    for (status, code, expected) in [
        (404, "NoSuchBucket", Configuration),
        (403, "InvalidAccessKeyId", Configuration),
        (403, "SignatureDoesNotMatch", Configuration),
        (400, "AuthorizationHeaderMalformed", Configuration),
        (301, "PermanentRedirect", Configuration),
        (403, "AccessDenied", PermissionDenied),
        (400, "EntityTooLarge", TooLarge),
        (400, "InvalidRequest", Unavailable),
    ] {
        let server = Canned::start(status, code).await;
        let error = refused_by(&server.url).await;
        assert_eq!(error.code(), expected, "{status} {code}: {error:?}");
        assert_eq!(error.retry(), Retry::Never, "{status} {code}");
        assert_eq!(server.asked(), 1, "asking again would change nothing");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_too_busy_is_asked_again_and_then_later() {
    for (status, code, expected) in
        [(503, "SlowDown", ErrorCode::Busy), (500, "InternalError", ErrorCode::Unavailable)]
    {
        let server = Canned::start(status, code).await;
        let error = refused_by(&server.url).await;
        assert_eq!((error.code(), error.retry()), (expected, Retry::Later), "{error:?}");
        assert_eq!(server.asked(), 5);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_not_there_may_be_there_later() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = refused_by(&url).await;
    assert_eq!((error.code(), error.retry()), (ErrorCode::Unavailable, Retry::Later), "{error:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_speaks_no_http_is_no_server() {
    let server = Canned::answering(|_| "hunter2 is not HTTP\r\n\r\n".to_owned()).await;
    assert_eq!(refused_by(&server.url).await.code(), ErrorCode::Unavailable);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blob_that_breaks_off_is_an_error_and_no_end() {
    const EMPTY: &str =
        "<ListBucketResult><Name>films</Name><IsTruncated>false</IsTruncated></ListBucketResult>";
    let server = Canned::answering(|request| match request.contains("list-type=2") {
        true => http("200 OK", EMPTY.len(), EMPTY),
        false => http("200 OK", 1_000, "half a film"),
    });
    let server = server.await;
    let options = options(KEY, server.url.clone());
    let store = S3BlobStore::open("s3://films", &options).await.unwrap();
    let pieces = store.get(&BlobKey::new("a").unwrap(), None).await.unwrap();
    let pieces: Vec<_> = pieces.collect().await;
    let error = pieces.into_iter().find_map(Result::err).unwrap();
    assert_eq!((error.code(), error.retry()), (ErrorCode::Unavailable, Retry::Later), "{error:?}");
}
