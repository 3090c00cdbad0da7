//! Backups: made while others write, and brought back as a whole or not at all.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what is wrong by panicking"
)]

#[path = "support/by_hand.rs"]
mod by_hand;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use by_hand::{by_hand, sqlite_shell};
use osirix_core::accounts::{Accounts, OpenAccount};
use osirix_core::audit::{AuditSealer, AuditVerification};
use osirix_core::blob::{BlobKey, BlobStore};
use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode};
use osirix_core::id::{AccountId, JobId};
use osirix_core::jobs::{JobKind, JobService, NewJob};
use osirix_core::ledger::{Grant, Ledger, LedgerVerification};
use osirix_core::money::Credits;
use osirix_core::store::Store;
use osirix_storage::backup::{BackupManifest, BackupPlace, back_up, restore};
use osirix_storage::testing::TestDatabase;
use osirix_storage::{InProcessBus, LocalBlobStore, SqlStore, open};

/// A name with what has a meaning in the form of the copies.
const STRANGE: &str = "Grace Hopper, \\N \\. \\t";

/// A count as an act adds it: one of the rows that a database numbers by itself.
const COUNTED: &str = "INSERT INTO analytics_counts
    (account_id, quarter, figure, kind, count, amount) VALUES ('', 1, 'jobs', '', 1, 0)";

/// An installation with some accounts and blobs.
struct Installation {
    folder: tempfile::TempDir,
    database: TestDatabase,
}

impl Installation {
    async fn with(database: TestDatabase) -> Self {
        let this = Installation { folder: tempfile::tempdir().unwrap(), database };
        let store = Arc::new(open(this.database.url()).await.unwrap());
        let accounts = Accounts::new(store.clone(), Ambient::system());
        for (id, name) in ["Ada", STRANGE, "\u{1F680}"].into_iter().enumerate() {
            let request = OpenAccount { name: name.into(), external_id: Some(id.to_string()) };
            accounts.open(request).await.unwrap();
        }
        AuditSealer::new(store.clone()).seal().await.unwrap();
        store.close().await;
        assert_eq!(by_hand(&this.database, COUNTED).await, None);
        let blobs = LocalBlobStore::open(this.blobs()).await.unwrap();
        for (key, text) in [("a/b/c.txt", "one"), ("a/d", ""), ("e", "three")] {
            put(&blobs, key, text).await;
        }
        this
    }

    async fn each() -> [Self; 2] {
        [
            Installation::with(TestDatabase::sqlite()).await,
            Installation::with(TestDatabase::postgres().await).await,
        ]
    }

    /// A place to restore to.
    async fn another(&self) -> (TestDatabase, BackupPlace) {
        let database = match self.database.url().starts_with("sqlite:") {
            true => TestDatabase::sqlite(),
            false => TestDatabase::postgres().await,
        };
        let blobs = Some(self.folder.path().join("restored"));
        let place = BackupPlace { database_url: database.url().to_owned(), blobs };
        (database, place)
    }

    fn blobs(&self) -> PathBuf {
        self.folder.path().join("blobs")
    }

    fn backup(&self) -> PathBuf {
        self.folder.path().join("backup")
    }

    fn place(&self) -> BackupPlace {
        let database_url = self.database.url().to_owned();
        BackupPlace { database_url, blobs: Some(self.blobs()) }
    }

    async fn back_up(&self) -> BackupManifest {
        back_up(&self.place(), &self.backup(), Ambient::system().now()).await.unwrap()
    }
}

async fn put(blobs: &LocalBlobStore, key: &str, text: &str) {
    let bytes = bytes::Bytes::copy_from_slice(text.as_bytes());
    let stream = futures_util::stream::iter([Ok::<_, Error>(bytes)]);
    blobs.put(&BlobKey::new(key).unwrap(), Box::pin(stream)).await.unwrap();
}

/// The number of the newest migration.
fn newest_migration() -> i64 {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/sqlite");
    std::fs::read_dir(folder).unwrap().count().try_into().unwrap()
}

fn rows(manifest: &BackupManifest, table: &str) -> u64 {
    manifest.tables.iter().find(|known| known.name == table).unwrap().rows
}

async fn refused(installation: &Installation, place: &BackupPlace) -> Error {
    restore(&installation.backup(), place).await.expect_err("this must not be restored")
}

#[tokio::test]
async fn what_was_backed_up_comes_back_as_it_was() {
    for installation in Installation::each().await {
        let manifest = installation.back_up().await;
        assert_eq!((rows(&manifest, "accounts"), rows(&manifest, "plans")), (3, 4));
        assert_eq!(manifest.schema_version, newest_migration());
        let (_database, place) = installation.another().await;
        assert_eq!(restore(&installation.backup(), &place).await.unwrap(), manifest);
        let store = Arc::new(open(&place.database_url).await.unwrap());
        let books = LedgerVerification::run(store.as_ref()).await.unwrap();
        assert_eq!((books.accounts, books.faults), (3, 0));
        let mut tx = store.read().await.unwrap();
        let audit = AuditVerification::run(tx.as_mut(), &mut std::iter::empty()).await.unwrap();
        assert_eq!((audit.sealed, audit.unsealed, audit.faults), (3, 0, 0));
        assert_eq!(tx.accounts().by_external_id("1").await.unwrap().unwrap().name, STRANGE);
        drop(tx);
        let blobs = LocalBlobStore::open(place.blobs.unwrap()).await.unwrap();
        let there = blobs.list("").await.unwrap();
        let there: Vec<_> = there.iter().map(|blob| (blob.key.as_str(), blob.bytes)).collect();
        assert_eq!(there, [("a/b/c.txt", 3), ("a/d", 0), ("e", 5)]);
    }
}

#[tokio::test]
async fn what_comes_after_a_restore_goes_on_with_the_numbers() {
    for installation in Installation::each().await {
        installation.back_up().await;
        let (database, place) = installation.another().await;
        restore(&installation.backup(), &place).await.unwrap();
        assert_eq!(by_hand(&database, COUNTED).await, None);
        let store = Arc::new(open(&place.database_url).await.unwrap());
        let accounts = Accounts::new(store.clone(), Ambient::system());
        accounts.open(OpenAccount { name: "New".into(), external_id: None }).await.unwrap();
        let head = AuditSealer::new(store.clone()).seal().await.unwrap().unwrap();
        assert_eq!((head.place, head.seq), (4, 4));
    }
}

#[tokio::test]
async fn a_target_that_holds_something_is_refused_and_left_alone() {
    for installation in Installation::each().await {
        installation.back_up().await;
        let (database, place) = installation.another().await;
        let store = Arc::new(open(database.url()).await.unwrap());
        store.close().await;
        assert_eq!(refused(&installation, &place).await.code(), ErrorCode::AlreadyExists);
        assert_eq!(by_hand(&database, "SELECT COUNT(*) FROM audit_seals").await, None);
        std::fs::remove_dir_all(place.blobs.as_ref().unwrap()).unwrap();
        let (_fresh, fresh) = installation.another().await;
        std::fs::create_dir(fresh.blobs.as_ref().unwrap()).unwrap();
        std::fs::write(fresh.blobs.as_ref().unwrap().join("x"), "x").unwrap();
        assert_eq!(refused(&installation, &fresh).await.code(), ErrorCode::AlreadyExists);
    }
}

#[tokio::test]
async fn a_folder_that_holds_something_takes_no_backup() {
    let installation = Installation::with(TestDatabase::sqlite()).await;
    installation.back_up().await;
    let (place, now) = (installation.place(), Ambient::system().now());
    let again = back_up(&place, &installation.backup(), now).await.unwrap_err();
    assert_eq!(again.code(), ErrorCode::AlreadyExists);
}

#[tokio::test]
async fn a_changed_file_is_named_and_nothing_is_restored() {
    for installation in Installation::each().await {
        let manifest = installation.back_up().await;
        let blob = "blobs/a/b/c.txt".to_owned();
        for name in manifest.files.iter().map(|file| file.name.clone()).chain([blob]) {
            let path = installation.backup().join(&name);
            let whole = std::fs::read(&path).unwrap();
            let mut changed = whole.clone();
            match changed.last_mut() {
                Some(byte) => *byte ^= 1,
                None => changed.push(b'\n'),
            }
            std::fs::write(&path, changed).unwrap();
            let (database, place) = installation.another().await;
            let error = refused(&installation, &place).await;
            assert_eq!(error.code(), ErrorCode::Inconsistent, "{name}: {error:?}");
            assert_eq!(error.context_value("file"), Some(name.as_str()));
            assert!(!place.blobs.unwrap().exists());
            assert!(is_untouched(&database).await);
            std::fs::write(&path, whole).unwrap();
        }
    }
}

async fn is_untouched(database: &TestDatabase) -> bool {
    match database.url().strip_prefix("sqlite:") {
        Some(path) => !Path::new(path).exists(),
        None => by_hand(database, "SELECT 1 FROM accounts").await.is_some(),
    }
}

#[tokio::test]
async fn a_manifest_that_leaves_out_a_hash_is_refused() {
    for installation in Installation::each().await {
        let manifest = installation.back_up().await;
        for file in &manifest.files {
            let mut less = manifest.clone();
            less.files.retain(|known| known != file);
            let text = serde_json::to_string(&less).unwrap();
            std::fs::write(installation.backup().join("manifest.json"), text).unwrap();
            let (_database, place) = installation.another().await;
            let error = refused(&installation, &place).await;
            assert_eq!(error.code(), ErrorCode::Inconsistent);
            assert_eq!(error.context_value("file"), Some(file.name.as_str()));
        }
    }
}

#[tokio::test]
async fn a_backup_without_a_manifest_was_not_finished() {
    let installation = Installation::with(TestDatabase::sqlite()).await;
    installation.back_up().await;
    std::fs::remove_file(installation.backup().join("manifest.json")).unwrap();
    let (_database, place) = installation.another().await;
    assert_eq!(refused(&installation, &place).await.code(), ErrorCode::NotFound);
}

#[tokio::test]
async fn a_backup_goes_into_its_own_kind_of_database() {
    let installation = Installation::with(TestDatabase::sqlite()).await;
    installation.back_up().await;
    let postgres = TestDatabase::postgres().await;
    let place = BackupPlace { database_url: postgres.url().to_owned(), blobs: None };
    assert_eq!(refused(&installation, &place).await.code(), ErrorCode::Conflict);
}

#[tokio::test]
async fn a_backup_of_a_newer_version_is_refused() {
    for installation in Installation::each().await {
        let mut manifest = installation.back_up().await;
        manifest.schema_version = 9_000;
        let postgres = manifest.database == "postgres";
        let path = installation.backup().join("manifest.json");
        std::fs::write(&path, serde_json::to_string(&manifest).unwrap()).unwrap();
        let (_database, place) = installation.another().await;
        if postgres {
            let error = refused(&installation, &place).await;
            assert_eq!(error.code(), ErrorCode::SchemaTooNew);
        }
        manifest.format = 2;
        std::fs::write(&path, serde_json::to_string(&manifest).unwrap()).unwrap();
        let (_database, place) = installation.another().await;
        assert_eq!(refused(&installation, &place).await.code(), ErrorCode::SchemaTooNew);
    }
}

#[tokio::test]
async fn a_backup_tells_what_it_does_not_have_and_no_secret() {
    let installation = Installation::with(TestDatabase::postgres().await).await;
    let place = BackupPlace { blobs: None, ..installation.place() };
    let now = Ambient::system().now();
    let manifest = back_up(&place, &installation.backup(), now).await.unwrap();
    assert_eq!(manifest.blobs, None);
    assert!(manifest.not_included[0].contains("bucket"), "{manifest:?}");
    assert!(manifest.not_included[1].contains("secret"), "{manifest:?}");
    let text = std::fs::read_to_string(installation.backup().join("manifest.json")).unwrap();
    assert!(!text.contains("postgres:"), "no address: it may have a password");
    let (_database, restored) = installation.another().await;
    let restored = BackupPlace { blobs: None, ..restored };
    restore(&installation.backup(), &restored).await.unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn a_backup_is_for_who_made_it() {
    use std::os::unix::fs::PermissionsExt;
    let installation = Installation::with(TestDatabase::sqlite()).await;
    installation.back_up().await;
    let mode = std::fs::metadata(installation.backup()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[tokio::test]
async fn a_copy_of_sqlite_is_a_whole_database() {
    let installation = Installation::with(TestDatabase::sqlite()).await;
    installation.back_up().await;
    let (database, place) = installation.another().await;
    restore(&installation.backup(), &place).await.unwrap();
    let shell = sqlite_shell(&database);
    let said: String = shell.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(said, "ok");
}

/// How many callers enqueue jobs at once while a backup is made.
const CALLERS: usize = 6;

/// Enqueues a job with a hold of one credit.
async fn enqueue(service: &JobService, account: AccountId) -> JobId {
    let request = serde_json::json!({});
    let job = NewJob { quote: Some(Credits(1)), ..NewJob::new(account, JobKind::TTS, request) };
    service.create(job).await.unwrap().id
}

async fn with_credits(store: &Arc<SqlStore>) -> AccountId {
    let ambient = Ambient::system();
    let request = OpenAccount { name: "Busy".into(), external_id: None };
    let account = Accounts::new(store.clone(), ambient.clone()).open(request).await.unwrap().id;
    let grant = Grant {
        account,
        amount: Credits(1_000_000),
        idempotency_key: None,
        priority: 0,
        expires_at: None,
        memo: "for a test".into(),
    };
    let mut tx = store.begin().await.unwrap();
    Ledger::new(ambient).grant(tx.as_mut(), grant).await.unwrap();
    tx.commit().await.unwrap();
    account
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_under_load_is_one_moment() {
    for installation in Installation::each().await {
        let store = Arc::new(open(installation.database.url()).await.unwrap());
        let (bus, ambient) = (Arc::new(InProcessBus::new()), Ambient::system());
        let service = Arc::new(JobService::new(store.clone(), bus, ambient, &[]));
        let account = with_credits(&store).await;
        let mut before = Vec::new();
        for _ in 0..20 {
            before.push(enqueue(&service, account).await);
        }
        let stop = Arc::new(AtomicBool::new(false));
        let callers: Vec<_> = (0..CALLERS)
            .map(|_| {
                let (service, stop) = (service.clone(), stop.clone());
                tokio::spawn(async move {
                    let mut made = 0;
                    while !stop.load(Ordering::SeqCst) {
                        enqueue(&service, account).await;
                        made += 1;
                    }
                    made
                })
            })
            .collect();
        let sealing = tokio::spawn({
            let (sealer, stop) = (AuditSealer::new(store.clone()), stop.clone());
            async move {
                while !stop.load(Ordering::SeqCst) {
                    match sealer.seal().await {
                        Err(e) => assert_eq!(e.code(), ErrorCode::Busy, "{e:?}"),
                        Ok(_) => tokio::time::sleep(Duration::from_millis(5)).await,
                    }
                }
            }
        });
        tokio::time::sleep(Duration::from_millis(300)).await;
        let manifest = installation.back_up().await;
        let meanwhile = rows(&manifest, "jobs");
        tokio::time::sleep(Duration::from_millis(100)).await;
        stop.store(true, Ordering::SeqCst);
        let made = futures_util::future::join_all(callers).await;
        let made: u64 = made.into_iter().map(|made| made.unwrap()).sum();
        sealing.await.unwrap();
        assert!(20 < meanwhile && meanwhile <= 20 + made, "{meanwhile} of {made} and 20");

        let (_database, place) = installation.another().await;
        restore(&installation.backup(), &place).await.unwrap();
        let store = open(&place.database_url).await.unwrap();
        let books = LedgerVerification::run(&store).await.unwrap();
        assert_eq!((books.accounts, books.faults), (4, 0), "{:?}", books.findings);
        let mut tx = store.read().await.unwrap();
        let audit = AuditVerification::run(tx.as_mut(), &mut std::iter::empty()).await.unwrap();
        assert_eq!(audit.findings, []);
        assert!(audit.sealed > 0);
        let held = tx.statements().books(account).await.unwrap().unwrap().balance.held;
        assert_eq!(held, Credits(meanwhile as i64), "each job has its hold, and each hold its job");
        for id in before {
            assert!(tx.jobs().get(id).await.unwrap().is_some(), "{id}");
        }
    }
}
