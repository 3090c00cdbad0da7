//! The audit log against somebody who has the database: what they change is found and named.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what is wrong by panicking"
)]

#[path = "support/by_hand.rs"]
mod by_hand;

use std::sync::Arc;

use by_hand::{by_hand, sqlite_shell};
use osirix_core::audit::{
    Action, Actor, AuditEntry, AuditFault, AuditHead, AuditSealer, AuditVerification,
};
use osirix_core::clock::Ambient;
use osirix_core::error::ErrorCode;
use osirix_core::id::AccountId;
use osirix_core::page::PageRequest;
use osirix_core::store::Store;
use osirix_storage::testing::TestDatabase;
use osirix_storage::{SqlStore, open};
use serde_json::json;

/// How many lines are sealed before somebody comes.
const LINES: usize = 12;

/// A log of twelve lines that are sealed, of which a head was kept.
struct Kept {
    database: TestDatabase,
    store: Arc<SqlStore>,
    head: AuditHead,
    /// The ids of the lines.
    ids: Vec<String>,
}

impl Kept {
    async fn on(database: TestDatabase) -> Self {
        let store = Arc::new(open(database.url()).await.unwrap());
        let mut ids = Vec::new();
        for number in 0..LINES {
            ids.push(append(&store, number).await);
        }
        let head = AuditSealer::new(store.clone()).seal().await.unwrap().expect("a chain");
        assert_eq!(head.place, LINES as i64);
        Kept { database, store, head, ids }
    }

    /// One on each database.
    async fn each() -> [Self; 2] {
        [Kept::on(TestDatabase::sqlite()).await, Kept::on(TestDatabase::postgres().await).await]
    }

    /// What somebody does who has taken away what forbids it.
    async fn tamper(&self, sql: &str) {
        let free = if self.database.url().starts_with("sqlite:") {
            "DROP TRIGGER audit_logs_no_update; DROP TRIGGER audit_logs_no_delete;
             DROP TRIGGER audit_seals_no_update; DROP TRIGGER audit_seals_no_delete;"
        } else {
            "ALTER TABLE audit_logs DISABLE TRIGGER USER;
             ALTER TABLE audit_seals DISABLE TRIGGER USER;"
        };
        assert_eq!(by_hand(&self.database, &format!("{free} {sql}")).await, None, "{sql}");
    }

    async fn verified(&self) -> AuditVerification {
        let mut heads = [Ok(self.head.clone())].into_iter();
        let mut tx = self.store.read().await.unwrap();
        AuditVerification::run(tx.as_mut(), &mut heads).await.unwrap()
    }

    /// What is found, with the numbers of the lines.
    async fn found(&self) -> Vec<(AuditFault, i64)> {
        let verified = self.verified().await;
        for finding in &verified.findings {
            let number = usize::try_from(finding.seq - 1).ok();
            let there = number.and_then(|number| self.ids.get(number));
            let named = finding.id.as_ref();
            assert!(named.is_none() || there.is_none() || named == there, "{finding}");
        }
        assert_eq!(verified.faults as usize, verified.findings.len());
        verified.findings.into_iter().map(|finding| (finding.fault, finding.seq)).collect()
    }
}

async fn append(store: &SqlStore, number: usize) -> String {
    let ambient = Ambient::system();
    let details = json!({ "number": number });
    let (actor, action) = (Actor::System, Action::CreditsGranted);
    let entry = AuditEntry::new(&ambient, actor, action, None, "nobody", details).unwrap();
    let mut tx = store.begin().await.unwrap();
    tx.audit().append(&entry).await.unwrap();
    tx.commit().await.unwrap();
    entry.id.to_string()
}

#[tokio::test]
async fn a_log_that_nobody_touched_is_whole() {
    for kept in Kept::each().await {
        append(&kept.store, LINES).await;
        let verified = kept.verified().await;
        assert_eq!((verified.sealed, verified.unsealed, verified.faults), (LINES as i64, 1, 0));
        assert_eq!(verified.head, Some(kept.head.clone()));
        let later = AuditSealer::new(kept.store.clone()).seal().await.unwrap().unwrap();
        assert_eq!(later.place, kept.head.place + 1, "the next goes on where this one ended");
        assert_eq!(kept.verified().await.unsealed, 0);
    }
}

#[tokio::test]
async fn seals_cannot_be_changed_even_by_hand() {
    for kept in Kept::each().await {
        for sql in ["UPDATE audit_seals SET hash = ''", "DELETE FROM audit_seals"] {
            let said = by_hand(&kept.database, sql).await.unwrap_or_default();
            assert!(said.contains("append-only"), "{sql}: {said:?}");
        }
    }
}

#[tokio::test]
async fn a_changed_line_is_named() {
    for column in ["details = '{}'", "actor = 'worker:eve'", "at = at + 1", "account_id = 'acc'"] {
        for kept in Kept::each().await {
            kept.tamper(&format!("UPDATE audit_logs SET {column} WHERE seq = 5")).await;
            assert_eq!(kept.found().await, [(AuditFault::Changed, 5)], "{column}");
        }
    }
}

#[tokio::test]
async fn a_line_without_a_meaning_is_named_too() {
    for kept in Kept::each().await {
        kept.tamper("UPDATE audit_logs SET action = 'x', details = '{' WHERE seq = 5").await;
        assert_eq!(kept.found().await, [(AuditFault::Changed, 5)]);
    }
}

#[tokio::test]
async fn a_removed_line_is_named() {
    for kept in Kept::each().await {
        kept.tamper("DELETE FROM audit_logs WHERE seq IN (1, 6)").await;
        assert_eq!(kept.found().await, [(AuditFault::Removed, 1), (AuditFault::Removed, 6)]);
    }
}

#[tokio::test]
async fn lines_that_changed_places_are_named() {
    let other = |column| {
        format!("{column} = (SELECT {column} FROM taken WHERE taken.seq = 11 - audit_logs.seq)")
    };
    let columns = ["id", "at", "actor", "action", "account_id", "subject", "details"];
    let swapped = columns.map(other).join(", ");
    for kept in Kept::each().await {
        let sql = format!(
            "CREATE TABLE taken AS SELECT * FROM audit_logs WHERE seq IN (4, 7);
             UPDATE audit_logs SET {swapped} WHERE seq IN (4, 7)"
        );
        kept.tamper(&sql).await;
        assert_eq!(kept.found().await, [(AuditFault::Moved, 4), (AuditFault::Moved, 7)]);
    }
}

#[tokio::test]
async fn a_line_that_was_put_in_is_named() {
    for kept in Kept::each().await {
        let postgres = !kept.database.url().starts_with("sqlite:");
        let system = if postgres { "OVERRIDING SYSTEM VALUE" } else { "" };
        let sql = format!(
            "INSERT INTO audit_logs (seq, id, at, actor, action, account_id, subject, details)
             {system} VALUES (-3, 'aud_eve', 1, 'system', 'account.opened', NULL, 'eve', '{{}}')"
        );
        kept.tamper(&sql).await;
        assert_eq!(kept.found().await, [(AuditFault::Added, -3)]);
    }
}

#[tokio::test]
async fn a_log_that_was_cut_off_is_found_by_its_head() {
    for kept in Kept::each().await {
        kept.tamper("DELETE FROM audit_logs WHERE seq > 9; DELETE FROM audit_seals WHERE seq > 9")
            .await;
        assert_eq!(kept.found().await, [(AuditFault::Cut, LINES as i64)]);
        append(&kept.store, 0).await;
        AuditSealer::new(kept.store.clone()).seal().await.unwrap();
        let found = kept.found().await;
        assert_eq!(found, [(AuditFault::Cut, LINES as i64)], "what comes after does not hide it");
    }
}

#[tokio::test]
async fn lines_that_were_cut_off_without_their_seals_are_named() {
    for kept in Kept::each().await {
        kept.tamper("DELETE FROM audit_logs WHERE seq > 10").await;
        assert_eq!(kept.found().await, [(AuditFault::Removed, 11), (AuditFault::Removed, 12)]);
    }
}

#[tokio::test]
async fn a_removed_seal_is_named() {
    for kept in Kept::each().await {
        kept.tamper("DELETE FROM audit_seals WHERE place = 3").await;
        let found = kept.found().await;
        assert!(found.contains(&(AuditFault::Unlinked, 4)), "{found:?}");
        assert!(found.contains(&(AuditFault::Added, 3)), "{found:?}");
    }
}

#[tokio::test]
async fn a_chain_that_was_made_anew_is_found_by_its_head() {
    for kept in Kept::each().await {
        kept.tamper("UPDATE audit_logs SET details = '{}' WHERE seq = 5; DELETE FROM audit_seals")
            .await;
        AuditSealer::new(kept.store.clone()).seal().await.unwrap();
        assert_eq!(kept.found().await, [(AuditFault::Rewritten, LINES as i64)]);
        let mut tx = kept.store.read().await.unwrap();
        let without = AuditVerification::run(tx.as_mut(), &mut std::iter::empty()).await.unwrap();
        assert_eq!(without.faults, 0, "without a head it looks whole");
    }
}

#[tokio::test]
async fn of_many_findings_the_first_hundred_are_told() {
    let database = TestDatabase::sqlite();
    let store = Arc::new(open(database.url()).await.unwrap());
    let ambient = Ambient::system();
    let entry = |number: i32| {
        let (actor, action) = (Actor::System, Action::CreditsGranted);
        AuditEntry::new(&ambient, actor, action, None, "nobody", json!(number)).unwrap()
    };
    let entries: Vec<_> = (0..1_300).map(entry).collect();
    let mut tx = store.begin().await.unwrap();
    tx.audit().append_all(&entries).await.unwrap();
    tx.commit().await.unwrap();
    AuditSealer::new(store.clone()).seal().await.unwrap();
    let shell = sqlite_shell(&database);
    shell.execute_batch("DROP TRIGGER audit_logs_no_delete; DELETE FROM audit_logs").unwrap();
    let mut tx = store.read().await.unwrap();
    let found = AuditVerification::run(tx.as_mut(), &mut std::iter::empty()).await.unwrap();
    assert_eq!((found.faults, found.findings.len()), (1_300, 100));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_many_write_while_several_seal_is_sealed_once() {
    const WRITERS: usize = 8;
    const EACH: usize = 25;
    for database in [TestDatabase::sqlite(), TestDatabase::postgres().await] {
        let store = Arc::new(open(database.url()).await.unwrap());
        let writers = (0..WRITERS).map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                for number in 0..EACH {
                    append(&store, number).await;
                }
            })
        });
        let writing = futures_util::future::join_all(writers);
        let sealers = (0..2).map(|_| {
            let sealer = AuditSealer::new(store.clone());
            async move {
                for _ in 0..20 {
                    match sealer.seal().await {
                        Err(e) => assert_eq!(e.code(), ErrorCode::Busy, "{e:?}"),
                        Ok(_) => tokio::time::sleep(std::time::Duration::from_millis(5)).await,
                    }
                }
            }
        });
        let (wrote, _) = tokio::join!(writing, futures_util::future::join_all(sealers));
        wrote.into_iter().for_each(|done| done.unwrap());
        let head = AuditSealer::new(store.clone()).seal().await.unwrap().unwrap();
        assert_eq!(head.place, (WRITERS * EACH) as i64);
        let mut tx = store.read().await.unwrap();
        let mut heads = [Ok(head)].into_iter();
        let found = AuditVerification::run(tx.as_mut(), &mut heads).await.unwrap();
        assert_eq!(found.findings, []);
    }
}

/// Numbers are given before a commit: a line may come after others with larger numbers.
#[tokio::test]
async fn nothing_is_sealed_before_a_line_that_is_yet_to_be_committed() {
    let database = TestDatabase::postgres().await;
    let store = Arc::new(open(database.url()).await.unwrap());
    let ambient = Ambient::system();
    let account: AccountId = ambient.new_id().unwrap();
    let (actor, action) = (Actor::System, Action::CreditsGranted);
    let entry = AuditEntry::new(&ambient, actor, action, Some(account), "a", json!({})).unwrap();
    let mut slow = store.begin().await.unwrap();
    slow.audit().append(&entry).await.unwrap();
    // Reading the log sends what waits.
    let page = PageRequest::first(10);
    slow.audit().list(account, &page).await.unwrap();
    append(&store, 2).await;
    let sealer = AuditSealer::new(store.clone());
    assert_eq!(sealer.seal().await.unwrap_err().code(), ErrorCode::Busy);
    slow.commit().await.unwrap();
    assert_eq!(sealer.seal().await.unwrap().unwrap().place, 2);
}
