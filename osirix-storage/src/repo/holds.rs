use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::HoldId;
use osirix_core::ledger::{Hold, Resolution};
use osirix_core::money::Credits;

use super::Row;
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    write INSERT = "INSERT INTO holds
            (id, account_id, amount, captured, state, expires_at, created_at, resolved_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    read GET = "SELECT id, account_id, amount, captured, state, expires_at, created_at, resolved_at
        FROM holds WHERE id = $1";
    write RESOLVE = "UPDATE holds SET state = $2, captured = $3, resolved_at = $4
        WHERE id = $1 AND state = 'held' AND amount >= $3
        RETURNING id, account_id, amount, captured, state, expires_at, created_at, resolved_at";
    read EXPIRED = "SELECT id, account_id, amount, captured, state, expires_at, created_at,
            resolved_at
        FROM holds WHERE state = 'held' AND expires_at IS NOT NULL AND expires_at <= $1
        ORDER BY expires_at, id LIMIT $2";
}

row! {
    struct HoldRow {
        id: String,
        account_id: String,
        amount: i64,
        captured: i64,
        state: String,
        expires_at: Option<i64>,
        created_at: i64,
        resolved_at: Option<i64>,
    }
}

impl HoldRow {
    fn hold(self) -> Result<Hold> {
        let row = Row { table: "holds", id: &self.id };
        Ok(Hold {
            id: row.parse("id", &self.id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            amount: Credits(self.amount),
            captured: Credits(self.captured),
            state: row.parse("state", &self.state)?,
            expires_at: self.expires_at.map(Timestamp::from_micros),
            created_at: Timestamp::from_micros(self.created_at),
            resolved_at: self.resolved_at.map(Timestamp::from_micros),
        })
    }
}

/// The holds' part of the ledger's repository.
impl SqlTransaction {
    pub(super) async fn add_hold(&mut self, hold: &Hold) -> Result<()> {
        run!(self.execute(
            INSERT,
            hold.id.to_string(),
            hold.account_id.to_string(),
            hold.amount.0,
            hold.captured.0,
            hold.state.as_str(),
            hold.expires_at.map(Timestamp::as_micros),
            hold.created_at.as_micros(),
            hold.resolved_at.map(Timestamp::as_micros),
        ))?;
        Ok(())
    }

    pub(super) async fn find_hold(&mut self, id: HoldId) -> Result<Option<Hold>> {
        let row = run!(self.fetch_optional::<HoldRow>(GET, id.to_string()))?;
        row.map(HoldRow::hold).transpose()
    }

    pub(super) async fn end_hold(
        &mut self,
        id: HoldId,
        resolution: Resolution,
    ) -> Result<Option<Hold>> {
        let ended = run!(self.fetch_optional::<HoldRow>(
            RESOLVE,
            id.to_string(),
            resolution.state.as_str(),
            resolution.captured.0,
            resolution.at.as_micros(),
        ))?;
        ended.map(HoldRow::hold).transpose()
    }

    pub(super) async fn holds_past_their_time(
        &mut self,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<Hold>> {
        let limit = i64::from(limit);
        let rows = run!(self.fetch_all::<HoldRow>(EXPIRED, now.as_micros(), limit))?;
        rows.into_iter().map(HoldRow::hold).collect()
    }
}
