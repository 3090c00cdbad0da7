//! Requests at a pace of their own: who is kept waiting delays nobody's start. Each one's time
//! begins when it was due.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::try_join_all;
use osirix::{Error, Result};

use super::MEASURED;
use crate::server::load::Connection;

pub(super) struct Pace {
    pub(super) a_second: u32,
    /// Connections, each of which asks when it is free.
    pub(super) callers: usize,
}

/// How long each request took, in milliseconds, the least first; and all of them together.
pub(super) struct Seen {
    took_ms: Vec<f64>,
    pub(super) time: Duration,
}

impl Seen {
    pub(super) fn at(&self, part: f64) -> f64 {
        let at = (self.took_ms.len() as f64 * part) as usize;
        self.took_ms.get(at).copied().unwrap_or(f64::NAN)
    }

    pub(super) fn rate(&self) -> f64 {
        self.took_ms.len() as f64 / self.time.as_secs_f64()
    }
}

impl Pace {
    /// Asks these in turn.
    pub(super) async fn keep(&self, addr: SocketAddr, asked: &[String]) -> Result<Seen> {
        let (next, begun) = (Arc::new(AtomicU32::new(0)), Instant::now());
        let callers = (0..self.callers).map(|_| {
            let (next, asked) = (next.clone(), asked.to_vec());
            tokio::spawn(call(addr, asked, next, self.a_second, begun))
        });
        let ended = try_join_all(callers).await;
        let ended = ended.map_err(|e| Error::internal("a caller ended badly").caused_by(e))?;
        let mut took_ms = Vec::new();
        for took in ended {
            took_ms.extend(took?);
        }
        took_ms.sort_by(f64::total_cmp);
        Ok(Seen { took_ms, time: begun.elapsed() })
    }
}

async fn call(
    addr: SocketAddr,
    asked: Vec<String>,
    next: Arc<AtomicU32>,
    a_second: u32,
    begun: Instant,
) -> Result<Vec<f64>> {
    let mut connection = Connection::open(addr).await?;
    let mut took_ms = Vec::new();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let due = begun + Duration::from_secs(1) * number / a_second;
        if due > begun + MEASURED {
            return Ok(took_ms);
        }
        tokio::time::sleep_until(due.into()).await;
        let request = &asked[number as usize % asked.len()];
        let answer = connection.ask(request.as_bytes()).await?;
        took_ms.push(due.elapsed().as_secs_f64() * 1e3);
        if !answer.starts_with("HTTP/1.1 200 ") {
            let line = answer.lines().next().unwrap_or_default();
            return Err(Error::internal(format!("{request} is answered {line}")));
        }
    }
}
