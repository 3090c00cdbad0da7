use async_trait::async_trait;
use osirix_core::api_keys::{ApiKey, ApiKeyRepository};
use osirix_core::auth::TokenHash;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{ApiKeyId, UserId};

use super::Row;
use super::cell::json;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! select {
    ($dialect:ident) => {
        "SELECT id, user_id, name, start, scopes, enabled, rate_limit, rate_window_s, expires_at,
            last_used_at, created_at, updated_at
        FROM api_keys"
    };
}

statements! {
    write INSERT = "INSERT INTO api_keys (id, user_id, name, start, hash, scopes, enabled,
            rate_limit, rate_window_s, expires_at, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    read BY_HASH = "" {select} " WHERE hash = $1";
    read OF_USER = "" {select} " WHERE user_id = $1 ORDER BY created_at DESC, id DESC";
    read GET = "" {select} " WHERE user_id = $1 AND id = $2";
    write UPDATE = "UPDATE api_keys SET name = $2, enabled = $3, expires_at = $4, updated_at = $5
        WHERE id = $1";
    write USED = "UPDATE api_keys SET last_used_at = $2 WHERE id = $1";
    write DELETE = "DELETE FROM api_keys WHERE user_id = $1 AND id = $2";
    write DELETE_ALL = "DELETE FROM api_keys WHERE user_id = $1";
}

row! {
    struct ApiKeyRow {
        id: String,
        user_id: String,
        name: String,
        start: String,
        scopes: String,
        enabled: bool,
        rate_limit: Option<i64>,
        rate_window_s: i64,
        expires_at: Option<i64>,
        last_used_at: Option<i64>,
        created_at: i64,
        updated_at: i64,
    }
}

impl ApiKeyRow {
    fn api_key(self) -> Result<ApiKey> {
        let row = Row { table: "api_keys", id: &self.id };
        let rate_limit =
            self.rate_limit.map(|limit| row.number("rate_limit", limit)).transpose()?;
        Ok(ApiKey {
            id: row.parse("id", &self.id)?,
            user_id: row.parse("user_id", &self.user_id)?,
            scopes: row.json("scopes", &self.scopes)?,
            rate_window_s: row.number("rate_window_s", self.rate_window_s)?,
            name: self.name,
            start: self.start,
            enabled: self.enabled,
            rate_limit,
            expires_at: self.expires_at.map(Timestamp::from_micros),
            last_used_at: self.last_used_at.map(Timestamp::from_micros),
            created_at: Timestamp::from_micros(self.created_at),
            updated_at: Timestamp::from_micros(self.updated_at),
        })
    }
}

#[async_trait]
impl ApiKeyRepository for SqlTransaction {
    async fn insert(&mut self, key: &ApiKey, hash: &TokenHash) -> Result<()> {
        run!(self.execute(
            INSERT,
            key.id.to_string(),
            key.user_id.to_string(),
            &key.name,
            &key.start,
            hash.as_str(),
            json(&key.scopes)?,
            key.enabled,
            key.rate_limit.map(i64::from),
            i64::from(key.rate_window_s),
            key.expires_at.map(Timestamp::as_micros),
            key.created_at.as_micros(),
            key.updated_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn by_hash(&mut self, hash: &TokenHash) -> Result<Option<ApiKey>> {
        let row = run!(self.fetch_optional::<ApiKeyRow>(BY_HASH, hash.as_str()))?;
        row.map(ApiKeyRow::api_key).transpose()
    }

    async fn of_user(&mut self, user: UserId) -> Result<Vec<ApiKey>> {
        let rows = run!(self.fetch_all::<ApiKeyRow>(OF_USER, user.to_string()))?;
        rows.into_iter().map(ApiKeyRow::api_key).collect()
    }

    async fn get(&mut self, user: UserId, id: ApiKeyId) -> Result<Option<ApiKey>> {
        let (user, id) = (user.to_string(), id.to_string());
        let row = run!(self.fetch_optional::<ApiKeyRow>(GET, user, id))?;
        row.map(ApiKeyRow::api_key).transpose()
    }

    async fn update(&mut self, key: &ApiKey) -> Result<()> {
        run!(self.execute(
            UPDATE,
            key.id.to_string(),
            &key.name,
            key.enabled,
            key.expires_at.map(Timestamp::as_micros),
            key.updated_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn used(&mut self, id: ApiKeyId, at: Timestamp) -> Result<()> {
        run!(self.execute(USED, id.to_string(), at.as_micros()))?;
        Ok(())
    }

    async fn delete(&mut self, user: UserId, id: ApiKeyId) -> Result<bool> {
        Ok(run!(self.execute(DELETE, user.to_string(), id.to_string()))? == 1)
    }

    async fn delete_all(&mut self, user: UserId) -> Result<()> {
        run!(self.execute(DELETE_ALL, user.to_string()))?;
        Ok(())
    }
}
