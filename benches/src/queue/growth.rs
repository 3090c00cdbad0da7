//! What enqueue, claim and reading the books cost while finished jobs pile up, beside a database
//! that has few.

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

/// Measures `--database` as it grows beside `--beside`, which stays small, in turns: a machine that
/// is slower than an hour ago is so for both.
pub(super) async fn run(given: &Given<'_>) -> Result<()> {
    let grown = Queue::open(given, "database").await?;
    let small = Queue::open(given, "beside").await?;
    let most = given.number("finished", POINTS[POINTS.len() - 1])?;
    small.finish(POINTS[0]).await?;
    let mut finished = 0;
    for point in POINTS.into_iter().filter(|point| *point <= most) {
        grown.finish(point - finished).await?;
        measure(&small, &grown, point).await?;
        finished = point + ROUNDS * JOBS;
    }
    for queue in [small, grown] {
        queue.store.close().await;
    }
    Ok(())
}

/// What each of [`Queue::reads`] is called.
const PAGES: [&str; 3] = ["balance", "page of a statement", "page of jobs"];

async fn measure(small: &Queue, grown: &Queue, finished: usize) -> Result<()> {
    let both = [small, grown];
    let report = |measure: &str, [small, grown]: [Vec<f64>; 2]| {
        let (small, value) = (median(small) * 1e6, median(grown) * 1e6);
        let line = json!({ "measure": measure, "finished": finished, "unit": "us",
                           "value": value, "small": small });
        println!("{line}");
    };
    let mut added = [vec![], vec![]];
    for _ in 0..ROUNDS {
        for (queue, times) in both.into_iter().zip(&mut added) {
            tokio::time::sleep(PAUSE).await;
            let begun = Instant::now();
            queue.add(JOBS).await?;
            times.push(begun.elapsed().as_secs_f64() / JOBS as f64);
        }
    }
    report("enqueue", added);
    let (mut claims, mut wholes) = ([vec![], vec![]], [vec![], vec![]]);
    let mut outlooks = [Outlook::default(), Outlook::default()];
    for _ in 0..CLAIMS {
        for (at, queue) in both.into_iter().enumerate() {
            claims[at].push(queue.claim(&mut outlooks[at], true).await?);
            wholes[at].push(queue.claim(&mut outlooks[at], false).await?);
        }
    }
    report("claim", claims);
    report("claim from the whole queue", wholes);
    let mut processed = [vec![], vec![]];
    for (queue, times) in both.into_iter().zip(&mut processed) {
        queue.handler.expect(ROUNDS * JOBS);
        let working = queue.work();
        let (first, last) = queue.handler.finished().await;
        queue.stop(working).await?;
        times.push((last - first).as_secs_f64() / (ROUNDS * JOBS) as f64);
    }
    report("process", processed);
    let mut reads = PAGES.map(|_| [vec![], vec![]]);
    for number in 0..READS {
        for (at, queue) in both.into_iter().enumerate() {
            for (times, took) in reads.iter_mut().zip(queue.reads(number).await?) {
                times[at].push(took);
            }
        }
    }
    for (name, times) in PAGES.into_iter().zip(reads) {
        report(name, times);
    }
    Ok(())
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

    /// How many seconds it takes to read one of the accounts.
    async fn reads(&self, number: usize) -> Result<[f64; 3]> {
        let page = PageRequest::first(50);
        let account = self.accounts[number % self.accounts.len()];
        let begun = Instant::now();
        self.store.read().await?.statements().balance(account).await?;
        let balance = begun.elapsed().as_secs_f64();
        let begun = Instant::now();
        self.store.read().await?.statements().entries(account, &page).await?;
        let statement = begun.elapsed().as_secs_f64();
        let begun = Instant::now();
        self.store.read().await?.jobs().list(account, &JobFilter::default(), &page).await?;
        Ok([balance, statement, begun.elapsed().as_secs_f64()])
    }

    /// How many seconds it takes to claim a batch, as a worker goes on to do it or by a look at the
    /// whole queue. It is taken back.
    async fn claim(&self, outlook: &mut Outlook, goes_on: bool) -> Result<f64> {
        let (now, kinds) = (Ambient::system().now(), [JobKind::TTS]);
        let until = now + Duration::from_secs(60);
        let from = outlook.from().filter(|_| goes_on);
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
        Ok(took.as_secs_f64())
    }
}
