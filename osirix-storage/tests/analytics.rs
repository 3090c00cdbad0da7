//! What happened before there were figures is counted like everything else.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

use std::sync::Arc;

use futures_util::future::BoxFuture;
use osirix_core::analytics::{Counted, Figure, Quarter, Span};
use osirix_core::conformance::store::{Harness, behaviour};
use osirix_core::store::Store;
use osirix_storage::testing::TestDatabase;
use osirix_storage::{InProcessBus, open};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

/// Somebody's history.
type History = fn(Harness) -> BoxFuture<'static, ()>;

/// Jobs, sales, posts and payments, by the behaviours that make them.
const HISTORIES: [History; 8] = [
    |h| Box::pin(behaviour::worker::workers_side_by_side_do_every_job_once(h)),
    |h| Box::pin(behaviour::worker::a_permanent_error_fails_the_job_and_returns_the_credits(h)),
    |h| Box::pin(behaviour::cancel::cancelling_again_changes_nothing(h)),
    |h| Box::pin(behaviour::marketplace::a_sellers_share_waits_and_is_granted_once(h)),
    |h| Box::pin(behaviour::marketplace::what_was_to_lapse_lapses_though_it_was_sent_back(h)),
    |h| Box::pin(behaviour::billing::an_upgrade_is_paid_and_granted_in_proportion(h)),
    |h| Box::pin(behaviour::social::a_post_is_out_at_its_time_and_on_record(h)),
    |h| Box::pin(behaviour::social_faults::what_never_passes_fails_after_its_last_try(h)),
];

#[tokio::test(flavor = "multi_thread")]
async fn what_happened_before_is_counted_too_on_sqlite() {
    for history in HISTORIES {
        is_counted_too(TestDatabase::sqlite(), history).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happened_before_is_counted_too_on_postgres() {
    for history in HISTORIES {
        is_counted_too(TestDatabase::postgres().await, history).await;
    }
}

async fn is_counted_too(database: TestDatabase, history: History) {
    let url = database.url().to_owned();
    let opened = url.clone();
    let open_again = move || {
        let url = opened.clone();
        async move {
            let store: Arc<dyn Store> = Arc::new(open(&url).await?);
            Ok(store)
        }
    };
    history(Harness::new(Arc::new(InProcessBus::new()), open_again).await).await;
    let before = everything(&url).await;
    assert!(!before.is_empty(), "there is a history");
    migrate_again(&url).await;
    assert_eq!(everything(&url).await, before);
    fold(&url).await;
    assert_eq!(everything(&url).await, before);
}

/// What was counted of everybody by the day, in all the time in which the behaviours play.
async fn everything(url: &str) -> Vec<Counted> {
    const DAY: i64 = 96;
    // 2026-01-01
    const FIRST: i64 = 20_454 * DAY;
    let span = |day: i64| Span {
        begins: Quarter(FIRST + day * DAY),
        ends: Quarter(FIRST + (day + 1) * DAY),
    };
    let spans: Vec<_> = (0..400).map(span).collect();
    let store = open(url).await.unwrap();
    let counted = store.read().await.unwrap().analytics().counted(None, &spans).await.unwrap();
    store.close().await;
    // When an invoice was paid is not in its row.
    counted.into_iter().map(|one| undated(one, Figure::PlansPaid)).collect()
}

fn undated(one: Counted, figure: Figure) -> Counted {
    let span = if one.figure == figure { 0 } else { one.span };
    Counted { span, ..one }
}

async fn fold(url: &str) {
    let store = open(url).await.unwrap();
    loop {
        let mut tx = store.begin().await.unwrap();
        let folded = tx.analytics().fold(7).await.unwrap();
        tx.commit().await.unwrap();
        if folded == 0 {
            break;
        }
    }
    store.close().await;
}

/// Makes the database one that had no figures, and then what the migration makes of its history.
async fn migrate_again(url: &str) {
    const DROP: &str = "DROP TABLE analytics_counts; DROP TABLE analytics_sums;";
    match url.strip_prefix("sqlite:") {
        Some(path) => {
            let sql = [DROP, include_str!("../migrations/sqlite/0015_analytics.sql")].concat();
            rusqlite::Connection::open(path).unwrap().execute_batch(&sql).unwrap();
        }
        None => {
            let sql = [DROP, include_str!("../migrations/postgres/0015_analytics.sql")].concat();
            let mut connection = PgConnection::connect(url).await.unwrap();
            connection.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await.unwrap();
        }
    }
}
