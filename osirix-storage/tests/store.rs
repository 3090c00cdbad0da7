//! What the databases promise beyond the port: opening, errors, and history that stays.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what is wrong by panicking"
)]

#[path = "support/by_hand.rs"]
mod by_hand;
#[path = "support/way.rs"]
mod way;

use std::path::Path;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use by_hand::{by_hand, sqlite_shell};
use osirix_core::accounts::{Accounts, OpenAccount};
use osirix_core::audit::{Action, Actor, AuditEntry};
use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Retry};
use osirix_core::id::AccountId;
use osirix_core::ledger::{Grant, Ledger, Operation, Verification};
use osirix_core::money::Credits;
use osirix_core::page::PageRequest;
use osirix_core::plans::PlanCode;
use osirix_core::store::{Store, Transaction};
use osirix_storage::testing::TestDatabase;
use osirix_storage::{OpenOptions, SqlStore, open, open_with};
use way::Way;

/// Both databases.
async fn databases() -> [TestDatabase; 2] {
    [TestDatabase::sqlite(), TestDatabase::postgres().await]
}

async fn open_account(store: &Arc<SqlStore>) {
    let request = OpenAccount { name: "Ada".into(), external_id: None };
    Accounts::new(store.clone(), Ambient::system()).open(request).await.unwrap();
}

/// Waits shortly, yet long enough for a machine that is busy with other tests.
fn impatient() -> OpenOptions {
    OpenOptions { busy_timeout: Duration::from_secs(3), max_connections: 1 }
}

async fn refused(url: &str) -> Error {
    open_with(url, impatient()).await.err().expect("this cannot be opened")
}

#[tokio::test]
async fn history_cannot_be_changed_even_by_hand() {
    for database in databases().await {
        let store = Arc::new(open(database.url()).await.unwrap());
        open_account(&store).await;
        for table in ["credits_ledger", "audit_logs"] {
            let update = format!("UPDATE {table} SET account_id = account_id");
            for sql in [update, format!("DELETE FROM {table}")] {
                let said = by_hand(&database, &sql).await.unwrap_or_default();
                assert!(said.contains("append-only"), "{sql}: {said:?}");
            }
        }
    }
}

#[tokio::test]
async fn the_database_itself_refuses_impossible_rows() {
    for database in databases().await {
        let store = Arc::new(open(database.url()).await.unwrap());
        open_account(&store).await;
        for (sql, constraint) in [
            ("UPDATE credit_balances SET held = -1, available = available + 1", "held"),
            ("UPDATE credit_balances SET available = available + 1", "sum_to_zero"),
            ("UPDATE subscriptions SET state = 'odd'", "state"),
            ("UPDATE subscriptions SET account_id = 'acc_none'", "FOREIGN KEY,foreign key"),
        ] {
            let said = by_hand(&database, sql).await.unwrap_or_default();
            assert!(constraint.split(',').any(|name| said.contains(name)), "{sql}: {said:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_may_open_a_new_database_at_the_same_moment() {
    for database in databases().await {
        let url = database.url().to_owned();
        let opening = (0..8).map(|_| {
            tokio::spawn({
                let url = url.clone();
                async move { open(&url).await }
            })
        });
        for opened in futures_util::future::join_all(opening).await {
            let store = opened.unwrap().expect("everybody opens it");
            assert_eq!(store.read().await.unwrap().plans().list().await.unwrap().len(), 4);
            store.close().await;
        }
    }
}

#[tokio::test]
async fn an_operators_changes_of_the_seeds_stay() {
    for database in databases().await {
        open(database.url()).await.unwrap().close().await;
        let sql = "UPDATE plans SET credits_per_period = 7 WHERE code = 'free'";
        assert_eq!(by_hand(&database, sql).await, None);
        let store = open(database.url()).await.unwrap();
        let free = store.read().await.unwrap().plans().get(&PlanCode::free()).await.unwrap();
        assert_eq!(free.unwrap().credits_per_period.0, 7);
    }
}

#[tokio::test]
async fn a_newer_schema_is_refused_and_left_alone() {
    for database in databases().await {
        open(database.url()).await.unwrap().close().await;
        let newer = "INSERT INTO schema_migrations (version, name, checksum, applied_at)
            SELECT 9000, 'tomorrow', checksum, applied_at FROM schema_migrations
            WHERE version = 1";
        assert_eq!(by_hand(&database, newer).await, None);
        let error = refused(database.url()).await;
        assert_eq!(error.code(), ErrorCode::SchemaTooNew);
        assert_eq!(error.context_value("found"), Some("9000"));
        assert_eq!(error.context_value("known"), Some("18"));
    }
}

#[tokio::test]
async fn a_migration_with_another_text_is_refused() {
    for database in databases().await {
        open(database.url()).await.unwrap().close().await;
        let sql = "UPDATE schema_migrations SET checksum = 'another'";
        assert_eq!(by_hand(&database, sql).await, None);
        assert_eq!(refused(database.url()).await.code(), ErrorCode::Inconsistent);
    }
}

#[tokio::test]
async fn a_database_that_another_holds_is_busy() {
    let database = TestDatabase::sqlite();
    open(database.url()).await.unwrap().close().await;
    let other = sqlite_shell(&database);
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let error = refused(database.url()).await;
    assert_eq!(error.code(), ErrorCode::Busy);
    other.execute_batch("ROLLBACK").unwrap();
    open(database.url()).await.expect("it opens once the other is done");
}

#[tokio::test]
async fn a_writer_that_waits_too_long_is_busy_and_the_next_one_writes() {
    for database in databases().await {
        let store = Arc::new(open_with(database.url(), impatient()).await.unwrap());
        let first = store.begin().await.unwrap();
        assert_eq!(store.begin().await.err().unwrap().code(), ErrorCode::Busy);
        drop(first);
        open_account(&store).await;
    }
}

#[tokio::test]
async fn a_connection_that_went_silent_is_given_up_and_replaced() {
    let database = TestDatabase::postgres().await;
    let way = Way::to(&database).await;
    let store = Arc::new(open_with(&way.url, impatient()).await.unwrap());
    let first = store.begin().await.unwrap();
    way.lose();
    drop(first);
    let patience = impatient().busy_timeout * 3;
    let again = async {
        loop {
            match store.begin().await {
                Ok(transaction) => return transaction,
                Err(error) => assert_eq!(error.retry(), Retry::Later, "it is not back yet"),
            }
        }
    };
    let second = tokio::time::timeout(patience * 2, again).await.expect("another is there");
    way.lose();
    drop(second);
    tokio::time::timeout(patience * 2, store.close()).await.expect("nobody is waited for");
}

#[tokio::test]
async fn an_unknown_scheme_names_the_known_ones_and_hides_the_rest() {
    for url in ["mysql://root:hunter2@localhost/x", "hunter2", "root:hunter2@host", ""] {
        let error = refused(url).await;
        assert_eq!(error.code(), ErrorCode::Configuration, "{url}");
        assert!(error.to_string().contains("sqlite, postgres"), "{error}");
        assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    }
}

#[tokio::test]
async fn a_server_that_cannot_be_used_is_named_without_the_password() {
    let known = TestDatabase::postgres().await;
    let missing = known.url().replace("osirix_test_", "osirix_missing_");
    for (url, code) in [
        ("postgres://ada:hunter2@127.0.0.1:1/x", ErrorCode::Unavailable),
        ("postgres://ada:hunter2@127.0.0.1:port/x", ErrorCode::Configuration),
        (missing.as_str(), ErrorCode::Configuration),
    ] {
        let error = refused(url).await;
        assert_eq!(error.code(), code, "{error:?}");
        assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    }
}

#[tokio::test]
async fn a_path_that_cannot_be_a_database_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "this is no database, but it is long enough to be read as one").unwrap();
    let below_a_file = file.join("osirix.db");
    for (path, code) in [
        (below_a_file.as_path(), ErrorCode::Io),
        (folder.path(), ErrorCode::Io),
        (file.as_path(), ErrorCode::Inconsistent),
    ] {
        let error = refused(&url_of(path)).await;
        assert_eq!(error.code(), code, "{error:?}");
        let named = error.context_value("path").expect("the path is named");
        assert!(path.starts_with(named), "{named}");
    }
}

fn url_of(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}

/// SQLite takes rows into its lists by account some thousands at a time.
#[tokio::test]
async fn what_an_account_has_is_listed_whole() {
    for database in databases().await {
        let store = Arc::new(open(database.url()).await.unwrap());
        let accounts = Accounts::new(store.clone(), Ambient::system());
        let open = |_| accounts.open(OpenAccount { name: "Ada".into(), external_id: None });
        let accounts = futures_util::future::try_join_all((0..2).map(open)).await.unwrap();
        let ids: Vec<_> = accounts.iter().map(|account| account.id).collect();
        for rows in [1_500, 2_500, 300] {
            grant_and_note(&store, &ids, rows).await;
        }
        let mut tx = store.read().await.unwrap();
        for id in ids {
            let verified = Verification::run(tx.as_mut(), id).await.unwrap();
            assert_eq!(verified.transactions, 4_301);
            let newest = tx.statements().entries(id, &PageRequest::first(2)).await.unwrap();
            assert_eq!(newest.items[0].seq, 2 * 4_301);
            assert_eq!(audit_lines(tx.as_mut(), id).await, 4_301);
        }
    }
}

/// Grants each account so many times one credit, and notes each.
async fn grant_and_note(store: &Arc<SqlStore>, ids: &[AccountId], rows: usize) {
    let ambient = Ambient::system();
    let mut tx = store.begin().await.unwrap();
    let each = || (0..rows).flat_map(|_| ids.iter().copied());
    let grant = |account| Grant {
        account,
        amount: Credits(1),
        idempotency_key: None,
        priority: 0,
        expires_at: None,
        memo: "one more".into(),
    };
    let grants: Vec<_> = each().map(|id| Operation::Grant(grant(id))).collect();
    for outcome in Ledger::new(ambient.clone()).apply(tx.as_mut(), &grants).await.unwrap() {
        outcome.unwrap();
    }
    let (actor, action) = (Actor::System, Action::CreditsGranted);
    let line = |id| {
        let details = serde_json::Value::Null;
        AuditEntry::new(&ambient, actor.clone(), action, Some(id), "", details).unwrap()
    };
    tx.audit().append_all(&each().map(line).collect::<Vec<_>>()).await.unwrap();
    tx.commit().await.unwrap();
}

/// How many there are, page by page, each older than the one before it.
async fn audit_lines(tx: &mut dyn Transaction, id: AccountId) -> usize {
    let (mut page, mut lines) = (PageRequest::first(500), Vec::new());
    loop {
        let part = tx.audit().list(id, &page).await.unwrap();
        lines.extend(part.items);
        match part.next {
            Some(next) => page.after = Some(next),
            None => break,
        }
    }
    assert!(lines.is_sorted_by(|newer, older| newer.at >= older.at));
    lines.len()
}

#[tokio::test]
async fn jobs_are_listed_whole() {
    let database = TestDatabase::sqlite();
    open(database.url()).await.unwrap().close().await;
    let shell = sqlite_shell(&database);
    let add = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 5000)
        INSERT INTO jobs_created (account_id, created_at, job_id)
        SELECT 'acc_' || n % 3, n, 'job_' || n FROM n";
    shell.execute_batch(add).unwrap();
    let count = |sql: &str| shell.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT COUNT(*) FROM jobs_by_account"), 4_096);
    assert_eq!(count("SELECT COUNT(DISTINCT job_id) FROM jobs_of_accounts"), 5_000);
    assert_eq!(count("SELECT COUNT(*) FROM jobs_of_accounts"), 5_000);
}

#[tokio::test]
async fn a_missing_folder_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/b/osirix.db");
    open(&url_of(&path)).await.unwrap().close().await;
    assert!(path.is_file());
}

#[tokio::test]
async fn a_transaction_with_a_failed_statement_cannot_be_committed() {
    for database in databases().await {
        let store = Arc::new(open(database.url()).await.unwrap());
        let account = Accounts::new(store.clone(), Ambient::system())
            .open(OpenAccount { name: "Ada".into(), external_id: None })
            .await
            .unwrap();
        let mut tx = store.begin().await.unwrap();
        assert_eq!(tx.accounts().insert(&account).await.unwrap_err().code(), ErrorCode::Conflict);
        assert_eq!(tx.commit().await.unwrap_err().code(), ErrorCode::Conflict);
    }
}

#[tokio::test]
async fn a_transaction_that_is_given_up_while_it_begins_leaves_no_lock() {
    for database in databases().await {
        let store = Arc::new(open(database.url()).await.unwrap());
        for polls in 0..20 {
            let mut begin = std::pin::pin!(store.begin());
            for _ in 0..polls {
                let ended =
                    std::future::poll_fn(|cx| Poll::Ready(begin.as_mut().poll(cx).is_ready()));
                if ended.await {
                    break;
                }
                tokio::time::sleep(Duration::from_micros(50)).await;
            }
        }
        open_account(&store).await;
    }
}
