//! Two machines on one database: what one does, the other hears, without looking.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::time::{Duration, Instant};

use osirix::{AccountId, Config, ErrorCode, JobInfo, JobState, Osirix, SpeechRequest};
use osirix_storage::testing::{TestDatabase, TestRedis};
use support::{Place, account, books_balance};

/// So long that a worker who only looks would find nothing while a test runs.
const POLL_MS: u64 = 600_000;

/// How soon a watch that only looks could see a change: it pauses this long after each look.
const WATCH_PAUSE: Duration = Duration::from_secs(1);

/// A machine of its own on the place's database.
async fn machine(place: &Place, workers: usize, redis_url: Option<String>) -> Osirix {
    let name = if workers == 0 { "asks" } else { "works" };
    let config = Config {
        home: place.folder.path().join(name),
        database_url: Some(place.database_url()),
        redis_url,
        workers,
        poll_ms: POLL_MS,
        ..Config::default()
    };
    Osirix::builder().config(config).build().await.unwrap()
}

/// Has the other machine do three jobs that are created here; a watch here sees their ends.
async fn what_one_does_the_other_hears(place: Place, redis_url: Option<String>) {
    let there = machine(&place, 1, redis_url.clone()).await;
    let here = machine(&place, 0, redis_url).await;
    let owner = account(&here).await;
    let (mut times, mut jobs) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        let start = Instant::now();
        jobs.push(one_speech(&here, owner.id).await);
        times.push(start.elapsed());
    }
    books_balance(&here, &owner, &jobs.iter().collect::<Vec<_>>()).await;
    // The fastest tells: a slow machine may take its time, but nobody sees before looking.
    assert!(
        times.iter().min() < Some(&WATCH_PAUSE),
        "the ends were seen, and not heard: {times:?}"
    );
    here.close().await;
    there.close().await;
}

async fn one_speech(osirix: &Osirix, owner: AccountId) -> JobInfo {
    let jobs = osirix.jobs();
    let job = jobs.create_speech(owner, SpeechRequest::new("Hello.")).await.unwrap();
    let ended = tokio::time::timeout(Duration::from_secs(60), jobs.wait(owner, job.id));
    let job = ended.await.expect("the worker was woken").unwrap();
    assert_eq!(job.state, JobState::Completed, "{job:?}");
    job
}

#[tokio::test(flavor = "multi_thread")]
async fn over_postgres_what_one_does_the_other_hears() {
    what_one_does_the_other_hears(Place::postgres().await, None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn over_redis_what_one_does_the_other_hears() {
    let redis = TestRedis::start(&[]).await;
    what_one_does_the_other_hears(Place::postgres().await, Some(redis.url())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn over_redis_processes_on_one_sqlite_file_hear_each_other() {
    let redis = TestRedis::start(&[]).await;
    let place = Place::sqlite().await;
    std::fs::create_dir_all(place.home()).unwrap();
    what_one_does_the_other_hears(place, Some(redis.url())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_redis_a_postgres_database_carries_no_signals() {
    let (database, redis) = (TestDatabase::postgres().await, TestRedis::start(&[]).await);
    for (redis_url, listeners) in [(None, 1), (Some(redis.url()), 0)] {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            home: folder.path().into(),
            database_url: Some(database.url().to_owned()),
            redis_url,
            ..Config::default()
        };
        let osirix = Osirix::builder().config(config).build().await.unwrap();
        assert_eq!(database.end_connections("osirix-signals").await, listeners);
        osirix.close().await;
    }
}

/// Redis is gone before the platform starts, while it works and when it ends: jobs are done and
/// charged all the same, at the next look.
#[tokio::test(flavor = "multi_thread")]
async fn a_lost_redis_loses_nothing() {
    let (place, redis) = (Place::postgres().await, TestRedis::start(&[]).await);
    redis.stop();
    let config = Config {
        home: place.home(),
        database_url: Some(place.database_url()),
        redis_url: Some(redis.url()),
        ..Config::default()
    };
    let here = Osirix::builder()
        .config(Config { workers: 0, ..config.clone() })
        .build()
        .await
        .expect("it starts without its Redis");
    let there = Osirix::builder().config(config).build().await.unwrap();
    let owner = account(&here).await;
    let mut jobs = vec![one_speech(&here, owner.id).await];
    redis.start_again().await;
    jobs.push(one_speech(&here, owner.id).await);
    redis.flush();
    jobs.push(one_speech(&here, owner.id).await);
    redis.stop();
    jobs.push(one_speech(&here, owner.id).await);
    books_balance(&here, &owner, &jobs.iter().collect::<Vec<_>>()).await;
    here.close().await;
    there.close().await;
}

#[tokio::test]
async fn a_redis_url_of_an_unknown_scheme_names_the_known_ones() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        home: folder.path().into(),
        redis_url: Some("nats://root:hunter2@localhost".to_owned()),
        ..Config::default()
    };
    assert!(!format!("{config:?}").contains("hunter2"));
    let refusal = Osirix::builder().config(config).build().await.err().unwrap();
    assert_eq!(refusal.code(), ErrorCode::Configuration);
    assert_eq!(refusal.context_value("field"), Some("redis_url"));
    assert_eq!(refusal.context_value("known"), Some("redis, redis+unix, rediss"));
    assert!(!format!("{refusal} {refusal:?}").contains("hunter2"));
}
