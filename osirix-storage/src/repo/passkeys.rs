use async_trait::async_trait;
use osirix_core::auth::{Passkey, PasskeyRepository};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{PasskeyId, UserId};
use serde_json::Value;

use super::Row;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! select {
    ($dialect:ident) => {
        "SELECT id, user_id, name, credential_id, data, created_at, last_used_at FROM passkeys"
    };
}

statements! {
    write INSERT = "INSERT INTO passkeys (id, user_id, name, credential_id, data, created_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (credential_id) DO NOTHING";
    read OF_USER = "" {select} " WHERE user_id = $1 ORDER BY created_at, id";
    read BY_CREDENTIAL = "" {select} " WHERE credential_id = $1";
    write USED = "UPDATE passkeys SET data = $3, last_used_at = $4 WHERE id = $1 AND data = $2";
    write RENAME = "UPDATE passkeys SET name = $3 WHERE user_id = $1 AND id = $2";
    write DELETE = "DELETE FROM passkeys WHERE user_id = $1 AND id = $2";
}

row! {
    struct PasskeyRow {
        id: String,
        user_id: String,
        name: String,
        credential_id: String,
        data: String,
        created_at: i64,
        last_used_at: Option<i64>,
    }
}

impl PasskeyRow {
    fn passkey(self) -> Result<Passkey> {
        let row = Row { table: "passkeys", id: &self.id };
        Ok(Passkey {
            id: row.parse("id", &self.id)?,
            user_id: row.parse("user_id", &self.user_id)?,
            data: row.json("data", &self.data)?,
            name: self.name,
            credential_id: self.credential_id,
            created_at: Timestamp::from_micros(self.created_at),
            last_used_at: self.last_used_at.map(Timestamp::from_micros),
        })
    }
}

#[async_trait]
impl PasskeyRepository for SqlTransaction {
    async fn insert(&mut self, passkey: &Passkey) -> Result<bool> {
        let inserted = run!(self.execute(
            INSERT,
            passkey.id.to_string(),
            passkey.user_id.to_string(),
            &passkey.name,
            &passkey.credential_id,
            passkey.data.to_string(),
            passkey.created_at.as_micros(),
        ))?;
        Ok(inserted == 1)
    }

    async fn of_user(&mut self, user: UserId) -> Result<Vec<Passkey>> {
        let rows = run!(self.fetch_all::<PasskeyRow>(OF_USER, user.to_string()))?;
        rows.into_iter().map(PasskeyRow::passkey).collect()
    }

    async fn by_credential(&mut self, credential_id: &str) -> Result<Option<Passkey>> {
        let row = run!(self.fetch_optional::<PasskeyRow>(BY_CREDENTIAL, credential_id))?;
        row.map(PasskeyRow::passkey).transpose()
    }

    async fn used(
        &mut self,
        id: PasskeyId,
        before: &Value,
        after: &Value,
        at: Timestamp,
    ) -> Result<bool> {
        let (before, after) = (before.to_string(), after.to_string());
        Ok(run!(self.execute(USED, id.to_string(), before, after, at.as_micros()))? == 1)
    }

    async fn rename(&mut self, user: UserId, id: PasskeyId, name: &str) -> Result<bool> {
        Ok(run!(self.execute(RENAME, user.to_string(), id.to_string(), name))? == 1)
    }

    async fn delete(&mut self, user: UserId, id: PasskeyId) -> Result<bool> {
        Ok(run!(self.execute(DELETE, user.to_string(), id.to_string()))? == 1)
    }
}
