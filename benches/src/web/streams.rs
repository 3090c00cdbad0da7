//! Many open streams of events on one server: what each takes, and how late the last hears.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::try_join_all;
use osirix::{Error, JobId, Result};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

use crate::server::load::{Connection, post};
use crate::server::process::Process;

const STREAMS: usize = 5_000;
/// How many open at once.
const OPENING: usize = 64;

pub(super) async fn run(server: &Process, cookie: &str, jobs: &[JobId]) -> Result<()> {
    let before = server.resident_mib()?;
    let places = Arc::new(Semaphore::new(OPENING));
    let open = (0..STREAMS).map(|number| {
        let job = jobs[number % jobs.len()];
        opened(server.addr(), cookie.to_owned(), job, places.clone())
    });
    let streams = try_join_all(open.map(tokio::spawn)).await.map_err(badly)?;
    let streams: Vec<Connection> = streams.into_iter().collect::<Result<_>>()?;
    // Nothing more is to come of the opening.
    tokio::time::sleep(Duration::from_secs(2)).await;
    let after = server.resident_mib()?;
    let ends: Vec<JoinHandle<Result<Instant>>> =
        streams.into_iter().map(|stream| tokio::spawn(heard(stream))).collect();
    let mut late_ms = Vec::new();
    let told = tell(server.addr(), cookie, jobs).await?;
    for (number, end) in ends.into_iter().enumerate() {
        let at = end.await.map_err(badly)??;
        late_ms.push((at - told[number % jobs.len()]).as_secs_f64() * 1e3);
    }
    late_ms.sort_by(f64::total_cmp);
    let at = |part: f64| late_ms.get((late_ms.len() as f64 * part) as usize).copied();
    println!("\n| open streams | memory of the server | of each | event p50 | p99 |");
    println!("|---|---|---|---|---|");
    println!(
        "| {STREAMS} | {after:.0} MiB | {:.1} KiB | {:.1} ms | {:.1} ms |",
        (after - before) * 1024.0 / STREAMS as f64,
        at(0.5).unwrap_or(f64::NAN),
        at(0.99).unwrap_or(f64::NAN),
    );
    Ok(())
}

fn badly(error: tokio::task::JoinError) -> Error {
    Error::internal("a stream ended badly").caused_by(error)
}

/// A stream that has told its first event.
async fn opened(
    addr: SocketAddr,
    cookie: String,
    job: JobId,
    places: Arc<Semaphore>,
) -> Result<Connection> {
    let _place = places.acquire().await;
    let request =
        format!("GET /api/jobs/{job}/events HTTP/1.1\r\nhost: {addr}\r\ncookie: {cookie}\r\n\r\n");
    let mut stream = Connection::open(addr).await?;
    stream.ask_until(request.as_bytes(), "event: pending").await?;
    Ok(stream)
}

async fn heard(mut stream: Connection) -> Result<Instant> {
    stream.ask_until(b"", "event: cancelled").await?;
    Ok(Instant::now())
}

/// Cancels the jobs, one after the other; when each was asked for.
async fn tell(addr: SocketAddr, cookie: &str, jobs: &[JobId]) -> Result<Vec<Instant>> {
    let mut connection = Connection::open(addr).await?;
    let mut told = Vec::new();
    for job in jobs {
        let request = post(addr, &format!("/api/jobs/{job}/cancel"), "");
        let request = request.replace("\r\n\r\n", &format!("\r\ncookie: {cookie}\r\n\r\n"));
        told.push(Instant::now());
        let answer = connection.ask(request.as_bytes()).await?;
        if !answer.starts_with("HTTP/1.1 200 ") {
            return Err(Error::internal(format!("a job is not cancelled: {answer}")));
        }
    }
    Ok(told)
}
