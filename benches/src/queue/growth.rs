//! What enqueue, claim and reading the books cost while finished jobs pile up.

use std::time::{Duration, Instant};

use osirix::{Error, Result};
use osirix_core::clock::Ambient;
use osirix_core::jobs::{Claim, JobFilter, JobKind, Outlook};
use osirix_core::page::PageRequest;
use serde_json::json;

use super::{Given, Queue};
use crate::median;

/// How many jobs are finished when it is measured.
const POINTS: [usize; 7] = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000];
/// How many jobs are made and finished at a time in between.
const PART: usize = 10_000;
/// Of how many jobs a rate is taken, and how often.
const JOBS: usize = 2_000;
const ROUNDS: usize = 5;
/// What comes before each: a checkpoint or a vacuum after all that was written is not what is asked.
const PAUSE: Duration = Duration::from_secs(10);
const CLAIMED: u32 = 64;
/// Each is taken back, and leaves what PostgreSQL reads with the next until it is vacuumed: few.
const CLAIMS: usize = 15;
const READS: usize = 301;

pub(super) async fn run(given: &Given<'_>) -> Result<()> {
    let queue = Queue::open(given).await?;
    let most = given.number("finished", POINTS[POINTS.len() - 1])?;
    let mut finished = 0;
    for point in POINTS.into_iter().filter(|point| *point <= most) {
        queue.finish(point - finished).await?;
        queue.measure(point).await?;
        finished = point + ROUNDS * JOBS;
    }
    queue.store.close().await;
    Ok(())
}

fn report(measure: &str, seconds: f64, finished: usize) {
    let (value, unit) = (seconds * 1e6, "us");
    println!(
        "{}",
        json!({ "measure": measure, "value": value, "unit": unit, "finished": finished })
    );
}

impl Queue {
    /// Makes so many jobs and sees them to their end.
    async fn finish(&self, count: usize) -> Result<()> {
        let mut left = count;
        let working = self.work();
        while left > 0 {
            let part = left.min(PART);
            self.handler.expect(part);
            for first in (0..part).step_by(1_000) {
                let jobs = (first..part.min(first + 1_000)).map(|number| self.new_job(number));
                self.add_together(jobs.collect()).await?;
            }
            self.handler.finished().await;
            left -= part;
        }
        self.stop(working).await
    }

    async fn measure(&self, finished: usize) -> Result<()> {
        let mut rates = Vec::new();
        for _ in 0..ROUNDS {
            tokio::time::sleep(PAUSE).await;
            let begun = Instant::now();
            self.add(JOBS).await?;
            rates.push(begun.elapsed().as_secs_f64() / JOBS as f64);
        }
        report("enqueue", median(rates), finished);
        let (claim, whole) = self.claim().await?;
        report("claim", claim, finished);
        report("claim from the whole queue", whole, finished);
        self.handler.expect(ROUNDS * JOBS);
        let working = self.work();
        let (first, last) = self.handler.finished().await;
        self.stop(working).await?;
        let each = (last - first).as_secs_f64() / (ROUNDS * JOBS) as f64;
        report("process", each, finished);
        let page = PageRequest::first(50);
        let (mut balances, mut statements, mut lists) = (Vec::new(), Vec::new(), Vec::new());
        for number in 0..READS {
            let account = self.accounts[number % self.accounts.len()];
            let begun = Instant::now();
            self.store.read().await?.statements().balance(account).await?;
            balances.push(begun.elapsed().as_secs_f64());
            let begun = Instant::now();
            self.store.read().await?.statements().entries(account, &page).await?;
            statements.push(begun.elapsed().as_secs_f64());
            let begun = Instant::now();
            self.store.read().await?.jobs().list(account, &JobFilter::default(), &page).await?;
            lists.push(begun.elapsed().as_secs_f64());
        }
        report("balance", median(balances), finished);
        report("page of a statement", median(statements), finished);
        report("page of jobs", median(lists), finished);
        Ok(())
    }

    /// How long it takes to claim a batch, as a worker goes on to do it, and by a look at the whole
    /// queue. Each is taken back.
    async fn claim(&self) -> Result<(f64, f64)> {
        let (now, kinds) = (Ambient::system().now(), [JobKind::TTS]);
        let until = now + Duration::from_secs(60);
        let (mut outlook, mut times, mut whole) = (Outlook::default(), Vec::new(), Vec::new());
        for number in 0..2 * CLAIMS {
            let from = outlook.from().filter(|_| number % 2 == 0);
            let claim = Claim { owner: "bench", kinds: &kinds, now, until, limit: CLAIMED, from };
            let begun = Instant::now();
            let mut tx = self.store.begin().await?;
            let jobs = tx.queue().claim(&claim).await?;
            let took = begun.elapsed();
            if jobs.len() != CLAIMED as usize {
                return Err(Error::internal("there were too few jobs to claim"));
            }
            // The same stand there again.
            outlook.looked(from, took, jobs.first().map(|job| job.position));
            let kept = if number % 2 == 0 { &mut times } else { &mut whole };
            kept.push(took.as_secs_f64());
        }
        Ok((median(times), median(whole)))
    }
}
