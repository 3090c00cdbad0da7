//! Fresh databases for tests, of this crate and of those above it.
//!
//! PostgreSQL tests need a server: `cargo xtask test` starts a temporary one and passes the URL of
//! its superuser in `OSIRIX_TEST_POSTGRES_URL`. Without it such a test fails with a line that says
//! so: nothing is skipped in silence. The same holds for Redis and `OSIRIX_TEST_REDIS_URL`, and
//! for moto, a server of S3's protocol, and `OSIRIX_TEST_MOTO_URL`.

#![expect(clippy::expect_used, clippy::panic, reason = "a test says what is wrong by panicking")]

#[cfg(feature = "s3")]
mod moto;
#[cfg(feature = "redis")]
mod redis;

#[cfg(feature = "postgres")]
use std::mem::ManuallyDrop;

use osirix_core::store::Store;
use tempfile::TempDir;
use tokio::sync::OnceCell;

#[cfg(feature = "s3")]
pub use moto::{MOTO_KEY, fresh_bucket, moto_url};
#[cfg(feature = "redis")]
pub use redis::{TestRedis, redis_url};

/// A database that exists as long as this value.
pub struct TestDatabase {
    url: String,
    kept: Kept,
}

/// What is removed at the end.
enum Kept {
    Folder {
        _folder: TempDir,
    },
    #[cfg(feature = "postgres")]
    Postgres {
        admin_url: String,
        name: String,
    },
}

impl TestDatabase {
    /// A SQLite file in a temporary folder.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let url = format!("sqlite:{}", folder.path().join("osirix.db").display());
        TestDatabase { url, kept: Kept::Folder { _folder: folder } }
    }

    /// A SQLite file as a first opening leaves it.
    pub async fn prepared_sqlite() -> Self {
        static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
        let template = TEMPLATE.get_or_init(|| async {
            let database = TestDatabase::sqlite();
            prepare(database.url()).await;
            std::fs::read(database.file()).expect("the file can be read")
        });
        let database = TestDatabase::sqlite();
        std::fs::write(database.file(), template.await).expect("a file can be written");
        database
    }

    /// An empty PostgreSQL database on the server of the tests.
    #[cfg(feature = "postgres")]
    pub async fn postgres() -> Self {
        TestDatabase::on_server(None).await
    }

    /// A PostgreSQL database as a first opening leaves it.
    #[cfg(feature = "postgres")]
    pub async fn prepared_postgres() -> Self {
        static TEMPLATE: OnceCell<String> = OnceCell::const_new();
        let template = TEMPLATE.get_or_init(|| async {
            // It goes away with the temporary server: no test has it.
            let database = ManuallyDrop::new(TestDatabase::postgres().await);
            prepare(database.url()).await;
            let (_, name) = database.url().rsplit_once('/').expect("the URL names a database");
            name.to_owned()
        });
        TestDatabase::on_server(Some(template.await)).await
    }

    #[cfg(feature = "postgres")]
    async fn on_server(template: Option<&str>) -> Self {
        let admin_url = postgres::admin_url();
        let name = postgres::create(&admin_url, template).await;
        let (server, _) = admin_url.rsplit_once('/').expect("the URL names a database");
        let url = format!("{server}/{name}");
        TestDatabase { url, kept: Kept::Postgres { admin_url, name } }
    }

    /// Refuses connections from now on and ends those that are there, as a server would that is
    /// away; or takes them again.
    #[cfg(feature = "postgres")]
    pub async fn refuse_connections(&self, refuse: bool) {
        let Kept::Postgres { admin_url, name } = &self.kept else { panic!("a file has no server") };
        postgres::refuse_connections(admin_url, name, refuse).await;
    }

    /// Ends every connection that calls itself so, and tells how many there were.
    #[cfg(feature = "postgres")]
    pub async fn end_connections(&self, application: &str) -> usize {
        postgres::end_connections(&self.url, application).await
    }

    /// What [`open`](crate::open) takes.
    pub fn url(&self) -> &str {
        &self.url
    }

    fn file(&self) -> &str {
        self.url.strip_prefix("sqlite:").expect("it is a file")
    }
}

/// A schema takes longer to make than to copy, and many tests begin with one.
async fn prepare(url: &str) {
    let store = crate::open(url).await.expect("the database can be opened");
    store.close().await;
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        match &self.kept {
            // The folder removes itself.
            Kept::Folder { .. } => {}
            #[cfg(feature = "postgres")]
            Kept::Postgres { admin_url, name } => postgres::drop_database(admin_url, name),
        }
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    use std::thread;

    use osirix_core::clock::Ambient;
    use osirix_core::id::{EventId, Id};
    use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

    const VARIABLE: &str = "OSIRIX_TEST_POSTGRES_URL";

    pub(super) fn admin_url() -> String {
        std::env::var(VARIABLE).unwrap_or_else(|_| {
            panic!("{VARIABLE} is not set: run `cargo xtask test`, which starts a PostgreSQL")
        })
    }

    pub(super) async fn create(admin_url: &str, template: Option<&str>) -> String {
        let id: EventId = Ambient::system().new_id().expect("the system gives random bytes");
        let name = format!("osirix_test_{}", id.uuid().simple());
        let template = template.map(|template| format!(" TEMPLATE {template}"));
        run(admin_url, format!("CREATE DATABASE {name}{}", template.unwrap_or_default()))
            .await
            .expect("the server makes a database");
        name
    }

    pub(super) async fn refuse_connections(admin_url: &str, name: &str, refuse: bool) {
        let sql = format!("ALTER DATABASE {name} ALLOW_CONNECTIONS {}", !refuse);
        run(admin_url, sql).await.expect("the server changes the database");
        if refuse {
            let sql = format!(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity \
                 WHERE datname = '{name}'"
            );
            run(admin_url, sql).await.expect("the server ends its connections");
        }
    }

    pub(super) async fn end_connections(url: &str, application: &str) -> usize {
        let mut connection = PgConnection::connect(url).await.expect("the database is there");
        let sql = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity \
                   WHERE datname = current_database() AND application_name = $1";
        let ended = sqlx::query(sql).bind(application).fetch_all(&mut connection).await;
        ended.expect("the server ends its connections").len()
    }

    /// Dropping cannot wait in the test's own runtime, which may be ending.
    pub(super) fn drop_database(admin_url: &str, name: &str) {
        let sql = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        thread::scope(|scope| {
            scope.spawn(|| {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                // A database that is left behind goes away with the temporary server.
                let _ = runtime.map(|runtime| runtime.block_on(run(admin_url, sql)));
            });
        });
    }

    /// Here alone SQL is made of text: the names are our own, of letters and digits.
    async fn run(admin_url: &str, sql: String) -> sqlx::Result<()> {
        let mut connection = PgConnection::connect(admin_url).await?;
        connection.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await?;
        connection.close().await
    }
}
