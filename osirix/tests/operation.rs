//! What an operator does with an installation at work: copying it away and bringing it back,
//! verifying it, and the ends of the audit log that are kept elsewhere.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use osirix::operation::{AuditHeads, back_up, restore};
use osirix::{
    Account, AuditFault, Config, Credits, ErrorCode, GrantTerms, JobId, Osirix, SpeechRequest,
};
use osirix_storage::testing::TestDatabase;
use support::Place;

/// How many callers create jobs at once.
const CALLERS: usize = 6;

/// An installation that works on nothing: what is enqueued stays with its hold.
async fn at_rest(place: &Place) -> (Config, Osirix) {
    let config = Config {
        home: place.home(),
        database_url: Some(place.database_url()),
        workers: 0,
        ..Config::default()
    };
    let osirix = Osirix::builder().config(config.clone()).build().await.unwrap();
    (config, osirix)
}

async fn with_credits(osirix: &Osirix) -> Account {
    let account = support::account(osirix).await;
    let memo = "for a test".to_owned();
    osirix
        .credits()
        .grant(account.id, Credits(1_000_000), memo, None, GrantTerms::default())
        .await
        .unwrap();
    account
}

/// Creates jobs until it is told to stop; their ids.
async fn enqueue(osirix: Osirix, account: Account, stop: Arc<AtomicBool>) -> Vec<JobId> {
    let mut jobs = Vec::new();
    while !stop.load(Ordering::SeqCst) {
        let request = SpeechRequest::new("Hello.");
        jobs.push(osirix.jobs().create_speech(account.id, request).await.unwrap().id);
    }
    jobs
}

async fn a_backup_under_load_comes_back_whole(place: Place, target: Place) {
    let (config, osirix) = at_rest(&place).await;
    let account = with_credits(&osirix).await;
    let request = SpeechRequest::new("Before.");
    let mut before = BTreeSet::new();
    for _ in 0..20 {
        let job = osirix.jobs().create_speech(account.id, request.clone()).await.unwrap();
        before.insert(job.id.to_string());
    }
    let stop = Arc::new(AtomicBool::new(false));
    let callers: Vec<_> = (0..CALLERS)
        .map(|_| tokio::spawn(enqueue(osirix.clone(), account.clone(), stop.clone())))
        .collect();
    let sealing = tokio::spawn({
        let (osirix, stop) = (osirix.clone(), stop.clone());
        async move {
            while !stop.load(Ordering::SeqCst) {
                let sealed = osirix.operation().seal_audit().await;
                assert!(sealed.is_ok() || sealed.unwrap_err().code() == ErrorCode::Busy);
            }
        }
    });
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let folder = place.folder.path().join("backup");
    let manifest = back_up(&config, &folder).await.unwrap();
    stop.store(true, Ordering::SeqCst);
    let made = futures_util::future::join_all(callers).await;
    let made: usize = made.into_iter().map(|jobs| jobs.unwrap().len()).sum();
    sealing.await.unwrap();
    let rows = manifest.tables.iter().find(|table| table.name == "jobs").unwrap().rows;
    assert!(rows > 20, "jobs came while it was made: {rows} of {made} and 20");
    osirix.close().await;

    let config = Config {
        home: target.home(),
        database_url: Some(target.database_url()),
        secret: Some(config.platform_secret().unwrap()),
        workers: 0,
        ..Config::default()
    };
    restore(&config, &folder).await.unwrap();
    let osirix = Osirix::builder().config(config).build().await.unwrap();
    let audit = osirix.operation().verify_audit([]).await.unwrap();
    assert_eq!(audit.findings, []);
    let ledger = osirix.operation().verify_ledger().await.unwrap();
    assert_eq!((ledger.faults, ledger.accounts), (0, 1), "{:?}", ledger.findings);
    for id in &before {
        osirix.jobs().get(account.id, id.parse().unwrap()).await.unwrap();
    }
    let held = osirix.credits().balance(account.id).await.unwrap().held;
    assert!(held > Credits::ZERO, "each job has its hold");
    let later = osirix.jobs().create_speech(account.id, request).await.unwrap();
    assert!(osirix.credits().balance(account.id).await.unwrap().held > held, "it goes on");
    osirix.jobs().cancel(account.id, later.id).await.unwrap();
    osirix.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_sqlite_under_load_comes_back_whole() {
    a_backup_under_load_comes_back_whole(Place::sqlite().await, Place::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_postgres_under_load_comes_back_whole() {
    let target = Place::empty_postgres().await;
    a_backup_under_load_comes_back_whole(Place::postgres().await, target).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_at_work_seals_its_audit_log_and_keeps_its_end_elsewhere() {
    let database = TestDatabase::sqlite();
    let folder = tempfile::tempdir().unwrap();
    let heads = AuditHeads::at(folder.path().join("heads"));
    let config = Config {
        home: folder.path().join("home"),
        database_url: Some(database.url().to_owned()),
        audit_heads: Some(heads.path().to_owned()),
        audit_seal_ms: 100,
        ..Config::default()
    };
    let osirix = Osirix::builder().config(config.clone()).build().await.unwrap();
    support::account(&osirix).await;
    osirix.close().await;
    let kept: osirix::Result<Vec<_>> = heads.read().unwrap().collect();
    let kept = kept.unwrap();
    let osirix = Osirix::builder().config(Config { workers: 0, ..config }).build().await.unwrap();
    let verified = osirix.operation().verify_audit(heads.read().unwrap()).await.unwrap();
    assert_eq!((verified.unsealed, verified.faults), (0, 0));
    assert_eq!(verified.head.as_ref(), kept.last(), "what was written last was kept");

    let path = database.url().strip_prefix("sqlite:").unwrap();
    let shell = rusqlite::Connection::open(path).unwrap();
    shell
        .execute_batch(
            "DROP TRIGGER audit_logs_no_delete; DELETE FROM audit_logs;
             DROP TRIGGER audit_seals_no_delete; DELETE FROM audit_seals;",
        )
        .unwrap();
    let verified = osirix.operation().verify_audit(heads.read().unwrap()).await.unwrap();
    let found: Vec<_> = verified.findings.iter().map(|it| (it.fault, it.seq)).collect();
    assert_eq!(found, [(AuditFault::Cut, kept.last().unwrap().seq)]);
    osirix.close().await;
}

#[tokio::test]
async fn the_audit_log_is_exported_a_line_each() {
    let place = Place::sqlite().await;
    let (_, osirix) = at_rest(&place).await;
    support::account(&osirix).await;
    let mut text = Vec::new();
    let lines = osirix.operation().export_audit(&mut text).await.unwrap();
    let text = String::from_utf8(text).unwrap();
    let read: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(read.len() as u64, lines);
    assert!(read.iter().any(|line| line["action"] == "account.opened"), "{text}");
    osirix.close().await;
}
