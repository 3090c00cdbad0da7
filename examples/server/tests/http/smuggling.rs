//! Requests that two servers in a row could read differently, as bytes on a socket.

use std::time::Duration;

use crate::support::live::Live;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What the server answers until it closes.
async fn send(site: &Live, bytes: &[u8]) -> String {
    let mut socket = TcpStream::connect(site.addr).await.unwrap();
    // A server that has refused already may have closed, or cut the connection.
    let _ = socket.write_all(bytes).await;
    let mut told = Vec::new();
    let end = tokio::time::timeout(Duration::from_secs(60), socket.read_to_end(&mut told));
    let _ = end.await.expect("the server closes");
    String::from_utf8_lossy(&told).into_owned()
}

fn statuses(told: &str) -> Vec<&str> {
    // A body need not end its line.
    told.split("HTTP/1.1 ").skip(1).map(|answer| answer.split(' ').next().unwrap()).collect()
}

const HIDDEN: &str = "GET /api/docs HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn a_hidden_request_is_never_answered() {
    let site = Live::sqlite(|_| ()).await;
    let length = HIDDEN.len();
    let head = "POST /api/auth/sign-out HTTP/1.1\r\nHost: a\r\ncontent-type: application/json\r\n";
    for (name, headers, body) in [
        ("TE and CL", "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n"),
        ("CL and TE", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        ("two CLs that differ", "Content-Length: 0\r\nContent-Length: 5\r\n", ""),
        ("a list of CLs", "Content-Length: 0, 5\r\n", ""),
        ("a CL with a sign", "Content-Length: +0\r\n", ""),
        ("a negative CL", "Content-Length: -1\r\n", ""),
        ("a CL in hexadecimal", "Content-Length: 0x0\r\n", ""),
        ("a CL beyond 64 bits", "Content-Length: 99999999999999999999999\r\n", ""),
        ("a space before the colon", "Content-Length : 0\r\n", ""),
        ("a TE that is unknown", "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"),
        ("chunked, then identity", "Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"),
        ("two TEs", "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n", "0\r\n\r\n"),
        ("a TE after a tab", "Transfer-Encoding:\x0bchunked\r\n", "0\r\n\r\n"),
        ("a folded line", "X-A: b\r\n Content-Length: 0\r\n", ""),
        ("a line without colon", "Content-Length 0\r\n", ""),
        ("a NUL in a value", "X-A: a\0b\r\n", ""),
        ("a bare CR in a value", "X-A: a\rContent-Length: 0\r\n", ""),
        ("chunks of a wrong size", "Transfer-Encoding: chunked\r\n", "zz\r\n\r\n"),
        ("a chunk beyond 64 bits", "Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n"),
    ] {
        let told = send(&site, format!("{head}{headers}\r\n{body}{HIDDEN}").as_bytes()).await;
        let statuses = statuses(&told);
        assert!(!told.contains("text/html"), "{name}: the hidden request was answered\n{told}");
        let known = statuses.iter().all(|status| ["400", "411", "413", "501"].contains(status));
        assert!(known && statuses.len() <= 1, "{name}: {statuses:?}");
    }
    let bare = "POST /healthz HTTP/1.1\nHost: a\nConnection: close";
    let bare = format!("{bare}\nContent-Length: {length}\n\n{HIDDEN}");
    let told = send(&site, bare.as_bytes()).await;
    assert!(!told.contains("text/html"), "lines that end in LF alone: {told}");
}

#[tokio::test]
async fn a_request_that_is_right_is_answered_after_all_that() {
    let site = Live::sqlite(|_| ()).await;
    let before = "GET /api/docs HTTP/1.1\r\nHost: a\r\n\r\n";
    let told = send(&site, format!("{before}{HIDDEN}").as_bytes()).await;
    assert_eq!(statuses(&told), ["200", "200"], "so that the test above proves something");
}

#[tokio::test]
async fn what_follows_a_refused_body_is_answered() {
    let site = Live::sqlite(|_| ()).await;
    let body = "a".repeat(4 << 20);
    let head =
        "POST /api/avatars HTTP/1.1\r\nHost: a\r\ncontent-type: multipart/form-data; boundary=b";
    let form = format!("{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    let told = send(&site, format!("{form}{form}{HIDDEN}").as_bytes()).await;
    assert_eq!(statuses(&told), ["401", "401", "200"]);
}

#[tokio::test]
async fn a_header_cannot_bring_another() {
    let site = Live::sqlite(|_| ()).await;
    for path in ["/api/docs%0d%0aset-cookie:%20a=b", "/api/auth/%0d%0aset-cookie:%20a=b"] {
        let request = format!("GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        let told = send(&site, request.as_bytes()).await;
        assert!(!told.to_lowercase().contains("\nset-cookie: a=b"), "{told}");
    }
    let id = "X-Request-Id: a\tb\r\n";
    let request = format!("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{id}\r\n");
    let told = send(&site, request.as_bytes()).await;
    assert_eq!(statuses(&told).len(), 1);
}

#[tokio::test]
async fn headers_without_end_are_cut() {
    let site = Live::sqlite(|_| ()).await;
    let many = "x-a: b\r\n".repeat(200);
    let long = format!("x-a: {}\r\n", "b".repeat(1 << 20));
    let path =
        format!("GET /{} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "a".repeat(1 << 20));
    for bytes in [
        format!("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{many}\r\n"),
        format!("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{long}\r\n"),
        path,
    ] {
        let told = send(&site, bytes.as_bytes()).await;
        assert!(!told.contains("200 OK"), "{}", &told[..told.len().min(200)]);
    }
}
