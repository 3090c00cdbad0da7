use async_trait::async_trait;
use osirix_core::auth::{TokenHash, TwoFactor, TwoFactorRepository};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::UserId;

use super::Row;
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    read GET = "SELECT user_id, secret, confirmed_at, last_step, created_at FROM two_factors
        WHERE user_id = $1";
    write PUT = "INSERT INTO two_factors (user_id, secret, created_at) VALUES ($1, $2, $3)
        ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, last_step = 0,
            created_at = excluded.created_at
        WHERE two_factors.confirmed_at IS NULL";
    write CONFIRM = "UPDATE two_factors SET confirmed_at = $2 WHERE user_id = $1";
    write USE_STEP = "UPDATE two_factors SET last_step = $2 WHERE user_id = $1 AND last_step < $2";
    write DELETE = "DELETE FROM two_factors WHERE user_id = $1";
    write DELETE_CODES = "DELETE FROM recovery_codes WHERE user_id = $1";
    write INSERT_CODE = "INSERT INTO recovery_codes (user_id, hash) VALUES ($1, $2)";
    write TAKE_CODE = "DELETE FROM recovery_codes WHERE user_id = $1 AND hash = $2";
}

row! {
    struct TwoFactorRow {
        user_id: String,
        secret: String,
        confirmed_at: Option<i64>,
        last_step: i64,
        created_at: i64,
    }
}

impl TwoFactorRow {
    fn two_factor(self) -> Result<TwoFactor> {
        let row = Row { table: "two_factors", id: &self.user_id };
        Ok(TwoFactor {
            user_id: row.parse("user_id", &self.user_id)?,
            sealed_secret: self.secret,
            confirmed_at: self.confirmed_at.map(Timestamp::from_micros),
            last_step: row.number("last_step", self.last_step)?,
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

#[async_trait]
impl TwoFactorRepository for SqlTransaction {
    async fn get(&mut self, user: UserId) -> Result<Option<TwoFactor>> {
        let row = run!(self.fetch_optional::<TwoFactorRow>(GET, user.to_string()))?;
        row.map(TwoFactorRow::two_factor).transpose()
    }

    async fn put(&mut self, two_factor: &TwoFactor) -> Result<bool> {
        let user = two_factor.user_id.to_string();
        let created_at = two_factor.created_at.as_micros();
        let written = run!(self.execute(PUT, user, &two_factor.sealed_secret, created_at))?;
        Ok(written == 1)
    }

    async fn confirm(&mut self, user: UserId, at: Timestamp) -> Result<()> {
        run!(self.execute(CONFIRM, user.to_string(), at.as_micros()))?;
        Ok(())
    }

    async fn use_step(&mut self, user: UserId, step: u64) -> Result<bool> {
        let step = i64::try_from(step).unwrap_or(i64::MAX);
        Ok(run!(self.execute(USE_STEP, user.to_string(), step))? == 1)
    }

    async fn delete(&mut self, user: UserId) -> Result<()> {
        run!(self.execute(DELETE_CODES, user.to_string()))?;
        run!(self.execute(DELETE, user.to_string()))?;
        Ok(())
    }

    async fn set_codes(&mut self, user: UserId, hashes: &[TokenHash]) -> Result<()> {
        run!(self.execute(DELETE_CODES, user.to_string()))?;
        for hash in hashes {
            run!(self.execute(INSERT_CODE, user.to_string(), hash.as_str()))?;
        }
        Ok(())
    }

    async fn take_code(&mut self, user: UserId, hash: &TokenHash) -> Result<bool> {
        Ok(run!(self.execute(TAKE_CODE, user.to_string(), hash.as_str()))? == 1)
    }
}
