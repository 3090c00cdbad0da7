//! Every behaviour of the event bus, on every carrier of this crate, and what each promises beyond.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use osirix_core::clock::Ambient;
use osirix_core::conformance::bus::{Harness, Outage};
use osirix_core::error::ErrorCode;
use osirix_core::events::{EventBus, Signal};
use osirix_core::id::{EventId, Id};
use osirix_storage::testing::{TestDatabase, TestRedis, redis_url};
use osirix_storage::{BusOptions, InProcessBus, PostgresBus, RedisBus};
use sqlx::{Connection as _, PgConnection};
use tokio::sync::broadcast::Receiver;
use tokio::time::{Instant, timeout};

osirix_core::event_bus_suite!(in_process, one process, in_process());
osirix_core::event_bus_suite!(postgres, many processes, over_postgres());
osirix_core::event_bus_suite!(redis, many processes, over_redis());

async fn in_process() -> Harness {
    Harness::new(|| async { Arc::new(InProcessBus::new()) as Arc<dyn EventBus> })
}

async fn over_postgres() -> Harness {
    let database = Arc::new(TestDatabase::postgres().await);
    let outage = Doors(database.clone());
    let open = move || {
        let database = database.clone();
        async move { postgres_bus(&database).await }
    };
    Harness::new(open).with_outage(outage)
}

async fn over_redis() -> Harness {
    let redis = Arc::new(TestRedis::start(&[]).await);
    let outage = Power(redis.clone());
    let open = move || {
        let redis = redis.clone();
        async move { redis_bus(&redis.url(), BusOptions::default()).await }
    };
    Harness::new(open).with_outage(outage)
}

async fn postgres_bus(database: &TestDatabase) -> Arc<dyn EventBus> {
    Arc::new(PostgresBus::open(database.url(), BusOptions::default()).await.unwrap())
}

async fn redis_bus(url: &str, options: BusOptions) -> Arc<dyn EventBus> {
    Arc::new(RedisBus::open(url, options).await.unwrap())
}

/// The database refuses everybody.
struct Doors(Arc<TestDatabase>);

#[async_trait]
impl Outage for Doors {
    async fn begin(&self) {
        self.0.refuse_connections(true).await;
    }

    async fn end(&self) {
        self.0.refuse_connections(false).await;
    }
}

/// The server is killed and started again.
struct Power(Arc<TestRedis>);

#[async_trait]
impl Outage for Power {
    async fn begin(&self) {
        self.0.stop();
    }

    async fn end(&self) {
        self.0.start_again().await;
    }
}

/// The next signal, or none within so long.
async fn hears(listener: &mut Receiver<Signal>, within: Duration) -> Option<Signal> {
    timeout(within, listener.recv()).await.ok().map(Result::unwrap)
}

const SOON: Duration = Duration::from_secs(20);
const QUIET: Duration = Duration::from_millis(300);

#[tokio::test(flavor = "multi_thread")]
async fn a_listener_that_postgres_ended_says_so_and_hears_again() {
    let database = TestDatabase::postgres().await;
    let (here, there) = (postgres_bus(&database).await, postgres_bus(&database).await);
    for _ in 0..3 {
        let mut listener = there.subscribe();
        assert_eq!(database.end_connections("osirix-signals").await, 2);
        assert_eq!(hears(&mut listener, SOON).await, Some(Signal::Missed));
        let start = Instant::now();
        while hears(&mut listener, QUIET).await != Some(Signal::JobReady) {
            assert!(start.elapsed() < SOON, "the speaker came back, too");
            here.publish(Signal::JobReady);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_speaker_that_postgres_cuts_off_loses_nothing() {
    let database = Arc::new(TestDatabase::postgres().await);
    let url = format!("{}?application_name=speaker", database.url());
    let here = PostgresBus::open(&url, BusOptions::default()).await.unwrap();
    let there = postgres_bus(&database).await;
    let mut listener = there.subscribe();
    let signals: Vec<_> =
        (0..600).map(|_| Signal::JobChanged(Ambient::system().new_id().unwrap())).collect();
    let cutting = tokio::spawn(async move {
        for _ in 0..3 {
            tokio::time::sleep(Duration::from_millis(250)).await;
            database.end_connections("speaker-signals").await;
        }
        database
    });
    for signal in &signals {
        here.publish(*signal);
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let mut heard = Vec::new();
    while heard.last() != signals.last() {
        let signal = hears(&mut listener, SOON).await.unwrap();
        // What the server took and could not confirm is sent again.
        if !heard.contains(&signal) {
            heard.push(signal);
        }
    }
    assert_eq!(heard, signals);
    cutting.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_bus_leaves_no_connection() {
    let database = TestDatabase::postgres().await;
    let bus = postgres_bus(&database).await;
    bus.publish(Signal::JobReady);
    bus.close().await;
    no_connection_is_left(&database).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bus_that_is_dropped_leaves_no_connection() {
    let database = TestDatabase::postgres().await;
    drop(postgres_bus(&database).await);
    no_connection_is_left(&database).await;
}

/// The server sees that a connection is over a moment after its client has left.
async fn no_connection_is_left(database: &TestDatabase) {
    let mut own = PgConnection::connect(database.url()).await.unwrap();
    let count = "SELECT count(*) FROM pg_stat_activity \
                 WHERE datname = current_database() AND application_name = 'osirix-signals'";
    let start = Instant::now();
    loop {
        let left: i64 = sqlx::query_scalar(count).fetch_one(&mut own).await.unwrap();
        if left == 0 {
            return;
        }
        assert!(start.elapsed() < SOON, "{left} connections are left");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_databases_of_one_server_do_not_hear_each_other() {
    let (one, other) = (TestDatabase::postgres().await, TestDatabase::postgres().await);
    let (here, there) = (postgres_bus(&one).await, postgres_bus(&other).await);
    let mut listener = there.subscribe();
    here.publish(Signal::JobReady);
    assert_eq!(hears(&mut listener, QUIET).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn platforms_share_a_redis_by_their_prefixes() {
    // The Redis is everybody's: so are the names.
    let id: EventId = Ambient::system().new_id().unwrap();
    let named = |name: &str| {
        let prefix = format!("{name}-{}", &id.uuid().simple().to_string()[16..]);
        BusOptions { prefix, ..BusOptions::default() }
    };
    let url = redis_url();
    let (shop, other_shop) =
        (redis_bus(&url, named("shop")).await, redis_bus(&url, named("shop")).await);
    let school = redis_bus(&url, named("school")).await;
    let (mut in_shop, mut in_school) = (other_shop.subscribe(), school.subscribe());
    shop.publish(Signal::JobReady);
    assert_eq!(hears(&mut in_shop, SOON).await, Some(Signal::JobReady));
    assert_eq!(hears(&mut in_school, QUIET).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stands_still_is_left_and_found_again() {
    let redis = TestRedis::start(&[]).await;
    let impatient = BusOptions { silence: Duration::from_millis(300), ..BusOptions::default() };
    let here = redis_bus(&redis.url(), impatient.clone()).await;
    let there = redis_bus(&redis.url(), impatient).await;
    let mut listener = there.subscribe();
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert!(listener.is_empty(), "a quiet server is not a dead one");
    redis.signal("STOP");
    // Longer than two silences: a connection that was only waited for would bring what it held.
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    here.publish(Signal::JobReady);
    redis.signal("CONT");
    assert_eq!(hears(&mut listener, SOON).await, Some(Signal::Missed));
    let start = Instant::now();
    while hears(&mut listener, QUIET).await != Some(Signal::JobReady) {
        assert!(start.elapsed() < SOON, "the speaker came back, too");
        here.publish(Signal::JobReady);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn flushing_redis_changes_nothing() {
    let redis = TestRedis::start(&[]).await;
    let options = BusOptions::default();
    let (here, there) =
        (redis_bus(&redis.url(), options.clone()).await, redis_bus(&redis.url(), options).await);
    let mut listener = there.subscribe();
    redis.flush();
    here.publish(Signal::JobReady);
    assert_eq!(hears(&mut listener, SOON).await, Some(Signal::JobReady));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_refused_without_its_password() {
    let redis = TestRedis::start(&["--requirepass", "hunter2"]).await;
    let with = |password: &str| format!("{}?pass={password}", redis.url());
    redis_bus(&with("hunter2"), BusOptions::default()).await.close().await;
    let postgres = TestDatabase::postgres().await.url().replace("osirix_test", "nothing");
    let refused = [
        RedisBus::open(&with("hunter3"), BusOptions::default()).await.err(),
        RedisBus::open(&redis.url(), BusOptions::default()).await.err(),
        RedisBus::open("redis://user:hunter2@/:no port/", BusOptions::default()).await.err(),
        PostgresBus::open("postgres://user:hunter2@host:port/", BusOptions::default()).await.err(),
        PostgresBus::open(&postgres, BusOptions::default()).await.err(),
    ];
    for error in refused {
        let error = error.unwrap();
        assert_eq!(error.code(), ErrorCode::Configuration, "{error:?}");
        assert!(!format!("{error} {error:?}").contains("hunter"), "{error:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_does_not_speak_tls_is_not_spoken_to_without() {
    let tls = redis_url().replace("redis:", "rediss:");
    let (here, there) = (
        redis_bus(&tls, BusOptions::default()).await,
        redis_bus(&redis_url(), BusOptions::default()).await,
    );
    let mut listener = there.subscribe();
    here.publish(Signal::JobReady);
    assert_eq!(hears(&mut listener, QUIET).await, None);
    here.close().await;
}
