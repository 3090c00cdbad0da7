use osirix_core::clock::Timestamp;
use osirix_core::error::Result;

use crate::db::migrate::Migration;
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    read APPLIED = "SELECT version, checksum FROM schema_migrations ORDER BY version";
    write RECORD = "INSERT INTO schema_migrations (version, name, checksum, applied_at)
        VALUES ($1, $2, $3, $4)";
}

row! {
    /// A migration that a database has.
    pub(crate) struct Applied {
        pub(crate) version: i64,
        pub(crate) checksum: String,
    }
}

/// What a database knows of its own schema.
impl SqlTransaction {
    /// From the oldest to the newest.
    pub(crate) async fn applied_migrations(&mut self) -> Result<Vec<Applied>> {
        run!(self.fetch_all::<Applied>(APPLIED))
    }

    pub(crate) async fn record_migration(
        &mut self,
        migration: &Migration,
        now: Timestamp,
    ) -> Result<()> {
        run!(self.execute(
            RECORD,
            migration.version,
            migration.name,
            migration.checksum(),
            now.as_micros(),
        ))?;
        Ok(())
    }
}
