//! Several servers on one database, and many who listen to one.

use std::time::Duration;

use crate::support::live::{Caller, Events, bearer};
use crate::support::process::Process;
use axum::http::Method;
use osirix_storage::testing::TestDatabase;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const SECRET: &str = "the servers of a site share this secret";

/// Two servers on one PostgreSQL; the first works, the second does not.
async fn pair(database: &TestDatabase) -> (Process, Process) {
    let shared = [("DATABASE_URL", database.url()), ("OSIRIX_SECRET", SECRET)];
    let start = async |workers: &'static str| {
        let [database, secret] = shared;
        Process::start(&[database, secret, ("OSIRIX_WORKERS", workers)]).await
    };
    (start("1").await, start("0").await)
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_share_sessions_and_events() {
    let database = TestDatabase::postgres().await;
    let (first, second) = pair(&database).await;
    let (first, second) = (Caller::new(first.addr), Caller::new(second.addr));
    let token = first.signed_up("ada@example.com").await;
    assert_eq!(second.get("/api/credits", &token).await.json()["available"], 100);
    let speech = json!({ "kind": "tts", "script": "Hello." });
    let job = second.post("/api/jobs", &token, speech).await.json();
    let path = format!("/api/jobs/{}/events", job["id"].as_str().unwrap());
    let token = bearer(&token);
    let headers = [("authorization", token.as_str())];
    let (_, _, body) = second.open_body(Method::GET, &path, &headers, None).await;
    let last = Events::new(body).all().await.pop().unwrap();
    assert_eq!(last.name, "completed", "the first server made it, the second told");
    let out = first.call(Method::POST, "/api/auth/sign-out", &headers, Some(json!({}))).await;
    assert_eq!(out.status, 200);
    let after = second.call(Method::GET, "/api/credits", &headers, None).await;
    assert_eq!(after.status, 401, "who signed out there is signed out here");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_share_limits() {
    let database = TestDatabase::postgres().await;
    let (first, second) = pair(&database).await;
    let callers = [Caller::new(first.addr), Caller::new(second.addr)];
    let mut through = 0;
    for number in 0..100 {
        let body = json!({ "email": format!("{number}@example.com"), "password": "x".repeat(200) });
        let caller = &callers[number % 2];
        let path = "/api/auth/sign-in/email";
        let heard = caller.call(Method::POST, path, &[], Some(body)).await;
        through += usize::from(heard.status != 429);
    }
    assert!((20..=44).contains(&through), "{through} in two windows at most, and a tenth");
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_open_event_streams() {
    const STREAMS: usize = 10_000;
    let off = [("OSIRIX_WORKERS", "0"), ("OSIRIX_RATE_LIMITS", "off")];
    let server = Process::start(&off).await;
    let caller = Caller::new(server.addr);
    let token = caller.signed_up("ada@example.com").await;
    let job = caller.post("/api/jobs", &token, json!({ "script": "Hello." })).await.json();
    let path = format!("/api/jobs/{}", job["id"].as_str().unwrap());
    let before = server.resident_bytes();
    let request =
        format!("GET {path}/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {token}\r\n\r\n");
    let mut streams = Vec::with_capacity(STREAMS);
    for _ in 0..STREAMS / 100 {
        let opening = (0..100).map(|_| open(&server, &request));
        streams.extend(futures_util::future::join_all(opening).await);
    }
    if let (Some(before), Some(after)) = (before, server.resident_bytes()) {
        let each = (after - before) / STREAMS as u64;
        println!("{each} bytes a stream, {} MiB in all", after >> 20);
        assert!(each < 64 << 10, "{each} bytes a stream");
    }
    let others = caller.call(Method::GET, "/api/plans", &[], None);
    let others = tokio::time::timeout(Duration::from_secs(5), others).await.expect("in time");
    assert_eq!(others.status, 200, "others are served meanwhile");
    caller.post(&format!("{path}/cancel"), &token, json!({})).await;
    let ends = streams.into_iter().map(until_cancelled);
    let told = tokio::time::timeout(Duration::from_secs(60), futures_util::future::join_all(ends));
    let told = told.await.expect("everybody is told in time");
    assert!(told.into_iter().all(|told| told), "everybody is told of the end");
}

async fn open(server: &Process, request: &str) -> TcpStream {
    let mut socket = TcpStream::connect(server.addr).await.unwrap();
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut buffer = [0; 2_048];
    let mut told = String::new();
    while !told.contains("event: pending") {
        let read = socket.read(&mut buffer);
        let read = tokio::time::timeout(Duration::from_secs(30), read).await;
        let count = read.expect("an event comes").unwrap();
        assert!(count > 0, "{told}");
        told.push_str(&String::from_utf8_lossy(&buffer[..count]));
    }
    socket
}

/// Whether the stream tells of the end.
async fn until_cancelled(mut socket: TcpStream) -> bool {
    let mut told = String::new();
    let mut buffer = [0; 2_048];
    while !told.contains("event: cancelled") {
        match socket.read(&mut buffer).await {
            Ok(count) if count > 0 => told.push_str(&String::from_utf8_lossy(&buffer[..count])),
            _ => return false,
        }
    }
    true
}
