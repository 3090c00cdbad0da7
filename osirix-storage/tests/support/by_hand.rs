//! What a person with a database shell can do.

use osirix_storage::testing::TestDatabase;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

/// Runs SQL as a person with a database shell would, and gives what the database says against it.
pub(crate) async fn by_hand(database: &TestDatabase, sql: &str) -> Option<String> {
    if database.url().starts_with("sqlite:") {
        return sqlite_shell(database).execute_batch(sql).err().map(|error| error.to_string());
    }
    let mut connection = PgConnection::connect(database.url()).await.unwrap();
    let sql = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
    connection.execute(sql).await.err().map(|error| error.to_string())
}

pub(crate) fn sqlite_shell(database: &TestDatabase) -> rusqlite::Connection {
    let path = database.url().strip_prefix("sqlite:").expect("a file");
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.pragma_update(None, "foreign_keys", true).unwrap();
    connection
}
