use crate::db::{Connection, Statement, open};
use crate::testing::TestDatabase;

/// Every statement of the project.
fn all() -> impl Iterator<Item = &'static Statement> {
    let repositories = [
        super::accounts::ALL,
        super::analytics::ALL,
        super::alerts::ALL,
        super::answers::ALL,
        super::api_keys::ALL,
        super::attempts::ALL,
        super::audit::ALL,
        super::avatars::ALL,
        super::backup::ALL,
        super::billing::ALL,
        super::billing_events::ALL,
        super::books::ALL,
        super::credentials::ALL,
        super::events::ALL,
        super::front::ALL,
        super::job_archive::ALL,
        super::job_limits::ALL,
        super::jobs::ALL,
        super::ledger::ALL,
        super::licences::ALL,
        super::mails::ALL,
        super::orders::ALL,
        super::organizations::ALL,
        super::passkeys::ALL,
        super::payments::ALL,
        super::limits::ALL,
        super::links::ALL,
        super::plans::ALL,
        super::products::ALL,
        super::queue::ALL,
        super::reconciliations::ALL,
        super::schedules::ALL,
        super::schema::ALL,
        super::sellers::ALL,
        super::sessions::ALL,
        super::signing_keys::ALL,
        super::social_connections::ALL,
        super::social_posts::ALL,
        super::social_publications::ALL,
        super::social_queues::ALL,
        super::social_recurrences::ALL,
        super::social_rules::ALL,
        super::two_factors::ALL,
        super::users::ALL,
        super::verifications::ALL,
        super::webhook_deliveries::ALL,
        super::webhook_endpoints::ALL,
    ];
    repositories.into_iter().flatten().copied()
}

/// Prepares every statement, and returns what the database says against some of them.
async fn complaints(database: &TestDatabase) -> Vec<String> {
    let store = open(database.url()).await.unwrap();
    let mut complaints = Vec::new();
    for statement in all() {
        let complaint = match &mut store.begin_writing().await.unwrap().connection {
            #[cfg(feature = "sqlite")]
            Connection::Sqlite(tx) => tx.prepare(statement.sqlite).err().map(|e| format!("{e:?}")),
            #[cfg(feature = "postgres")]
            Connection::Postgres(tx) => {
                let text = sqlx::SqlSafeStr::into_sql_str(statement.postgres);
                sqlx::Executor::prepare(&mut **tx, text).await.err().map(|e| e.to_string())
            }
        };
        complaints.extend(complaint.map(|e| format!("{}: {e}", statement.name)));
    }
    complaints
}

#[cfg(feature = "sqlite")]
#[tokio::test]
async fn sqlite_prepares_every_statement() {
    assert_eq!(complaints(&TestDatabase::sqlite()).await, Vec::<String>::new());
}

#[cfg(feature = "postgres")]
#[tokio::test]
async fn postgres_prepares_every_statement() {
    assert_eq!(complaints(&TestDatabase::postgres().await).await, Vec::<String>::new());
}

crate::db::row! {
    /// A step of SQLite's plan for a statement.
    struct Step { detail: String }
}

#[cfg(feature = "sqlite")]
async fn plan_of(store: &crate::SqlStore, name: &str) -> Vec<String> {
    let statement = all().find(|statement| statement.name.ends_with(name)).unwrap();
    let explain = format!("EXPLAIN QUERY PLAN {}", statement.sqlite);
    let tx = store.begin_reading().await.unwrap();
    let Connection::Sqlite(connection) = &tx.connection else { panic!("this is SQLite") };
    let plan: Vec<Step> = connection.fetch_all(&explain, &[]).unwrap();
    plan.into_iter().map(|step| step.detail).collect()
}

/// What an account has is merged from the sorted list and from the last few rows, so that a page
/// of it never takes more than a page and those.
#[cfg(feature = "sqlite")]
#[tokio::test]
async fn lists_by_account_are_merged_in_their_order() {
    let database = TestDatabase::sqlite();
    let store = open(database.url()).await.unwrap();
    for name in ["books::NEWEST_FIRST", "books::OLDEST_FIRST", "audit::LIST", "jobs::LIST"] {
        let steps = plan_of(&store, name).await;
        for part in ["MERGE (UNION ALL)", "PRIMARY KEY (account_id=? AND ", "(rowid>?"] {
            assert!(steps.iter().any(|step| step.contains(part)), "{name}: {steps:?}");
        }
        let read_whole = steps.iter().any(|step| step.starts_with("SCAN") && step != "SCAN listed");
        assert!(!read_whole, "{name}: {steps:?}");
    }
}

/// A table of a million rows is only fast when the database looks at those that it needs.
#[cfg(feature = "sqlite")]
#[tokio::test]
async fn what_is_asked_often_is_found_in_an_index() {
    let database = TestDatabase::sqlite();
    let store = open(database.url()).await.unwrap();
    for (name, index) in [
        ("queue::TAKE_OVER", "jobs_leased"),
        ("queue::PROMOTE", "jobs_timed"),
        ("queue::NEXT_DUE", "jobs_timed"),
        ("front::ALL_KINDS", "jobs_turn"),
        ("front::OF_KINDS", "jobs_turn"),
        ("jobs::BY_UNIQUE", "jobs_unique_open"),
        ("job_limits::UNPARK", "jobs_parked"),
        ("links::LATER", "PRIMARY KEY"),
        ("job_archive::FAILED", "jobs_failed"),
        ("job_archive::PAST", "jobs_kept"),
        ("schedules::DUE", "job_schedules_next"),
        ("jobs::BY_KEYS", "jobs_key_unique"),
        ("ledger::BY_KEYS", "credits_ledger_key_unique"),
        ("ledger::EXPIRED", "holds_to_expire"),
        ("ledger::LAPSING", "credit_balances_to_expire"),
        ("social_connections::DUE", "social_connections_to_renew"),
        ("social_publications::IS_DUE", "social_publications_due"),
        ("social_publications::IS_TO_COUNT", "social_publications_to_count"),
        ("webhook_endpoints::READY", "webhook_endpoints_turn"),
        ("webhook_endpoints::READY", "webhook_deliveries_due"),
        ("webhook_endpoints::READY", "webhook_deliveries_under_way"),
        ("webhook_deliveries::DUE", "webhook_deliveries_due"),
        ("webhook_deliveries::DUE", "webhook_deliveries_order"),
        ("social_posts::IN_QUEUE", "social_posts_slot_unique"),
        ("social_posts::OF_RECURRENCE", "social_posts_occurrence_unique"),
        ("social_recurrences::DUE", "social_recurrences_due"),
        ("social_posts::AWAITING", "social_posts_awaiting_by_account"),
        ("social_posts::UNAPPROVED", "social_posts_awaiting"),
        ("social_publications::NEARBY", "social_publications_by_time"),
        ("social_publications::ALIKE", "social_publications_by_time"),
    ] {
        let steps = plan_of(&store, name).await;
        assert!(steps.iter().any(|step| step.contains(index)), "{name}: {steps:?}");
        assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{name} sorts: {steps:?}");
    }
}

#[test]
fn the_list_is_of_every_file_of_this_folder() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/repo");
    let declared: usize = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| line.starts_with("    read ") || line.starts_with("    write "))
        .count();
    // Those of another program's database are prepared where there is one.
    assert_eq!(all().count() + super::better_auth::ALL.len(), declared);
}

#[test]
fn one_connection_keeps_every_statement_prepared() {
    assert!(all().count() < crate::db::STATEMENTS);
}

#[test]
fn of_another_programs_database_nothing_is_written() {
    assert!(super::better_auth::ALL.iter().all(|statement| !statement.writes));
}

/// What a backup leaves out is made anew: counts of seconds, lists that are kept by triggers, and
/// what migrations write.
async fn tables_without_a_backup(database: &TestDatabase) -> Vec<String> {
    let store = open(database.url()).await.unwrap();
    let mut names = store.begin_reading().await.unwrap().table_names().await.unwrap();
    for table in super::TABLES {
        let before = names.len();
        names.retain(|name| name != table.name);
        assert_eq!(names.len() + 1, before, "{} is no table, or there twice", table.name);
    }
    names
}

#[cfg(feature = "sqlite")]
#[tokio::test]
async fn a_backup_counts_every_table_of_sqlite() {
    let left_out = tables_without_a_backup(&TestDatabase::sqlite()).await;
    let lists =
        ["audit_logs_by_account", "credits_ledger_by_account", "jobs_by_account", "jobs_created"];
    assert_eq!(left_out, [&lists[..], &["rate_limits", "schema_migrations"]].concat());
}

#[cfg(feature = "postgres")]
#[tokio::test]
async fn a_backup_has_every_table_of_postgres() {
    let left_out = tables_without_a_backup(&TestDatabase::postgres().await).await;
    assert_eq!(left_out, ["rate_limits", "schema_migrations"]);
}
