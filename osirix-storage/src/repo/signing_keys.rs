use async_trait::async_trait;
use osirix_core::auth::{SigningKey, SigningKeyRepository};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;

use super::Row;
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    write INSERT = "INSERT INTO signing_keys (id, public_key, private_key, created_at, retires_at)
        VALUES ($1, $2, $3, $4, $5)";
    read AFTER = "SELECT id, public_key, private_key, created_at, retires_at FROM signing_keys
        WHERE retires_at > $1 ORDER BY created_at DESC, id DESC";
}

row! {
    struct SigningKeyRow {
        id: String,
        public_key: String,
        private_key: String,
        created_at: i64,
        retires_at: i64,
    }
}

impl SigningKeyRow {
    fn signing_key(self) -> Result<SigningKey> {
        let row = Row { table: "signing_keys", id: &self.id };
        Ok(SigningKey {
            id: row.parse("id", &self.id)?,
            public_key: self.public_key,
            sealed_private_key: self.private_key,
            created_at: Timestamp::from_micros(self.created_at),
            retires_at: Timestamp::from_micros(self.retires_at),
        })
    }
}

#[async_trait]
impl SigningKeyRepository for SqlTransaction {
    async fn insert(&mut self, key: &SigningKey) -> Result<()> {
        run!(self.execute(
            INSERT,
            key.id.to_string(),
            &key.public_key,
            &key.sealed_private_key,
            key.created_at.as_micros(),
            key.retires_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn after(&mut self, time: Timestamp) -> Result<Vec<SigningKey>> {
        let rows = run!(self.fetch_all::<SigningKeyRow>(AFTER, time.as_micros()))?;
        rows.into_iter().map(SigningKeyRow::signing_key).collect()
    }
}
