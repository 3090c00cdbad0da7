use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::MailId;
use osirix_core::mail::{MailRepository, MailState, StoredMail};

use super::Row;
use crate::db::dialect::skip_locked;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! columns {
    ($dialect:ident) => {
        "id, recipient, sealed, state, attempts, due_at, created_at"
    };
}

statements! {
    write INSERT = "INSERT INTO mails (id, recipient, sealed, state, attempts, due_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    write TAKE = "UPDATE mails SET attempts = attempts + 1, due_at = $2
        WHERE id IN (SELECT id FROM mails WHERE state = 'queued' AND due_at <= $1
            ORDER BY due_at, id LIMIT $3" {skip_locked} ") RETURNING " {columns} "";
    write SETTLE = "UPDATE mails SET state = $2, due_at = $3 WHERE id = $1";
    read RECENT = "SELECT " {columns} " FROM mails WHERE state <> 'discarded'
        ORDER BY id DESC LIMIT $1";
    write DELETE_BEFORE = "DELETE FROM mails WHERE id IN
        (SELECT id FROM mails WHERE created_at < $1 AND state <> 'queued' ORDER BY id LIMIT $2)";
}

row! {
    struct MailRow {
        id: String,
        recipient: String,
        sealed: String,
        state: String,
        attempts: i64,
        due_at: i64,
        created_at: i64,
    }
}

impl MailRow {
    fn mail(self) -> Result<StoredMail> {
        let row = Row { table: "mails", id: &self.id };
        Ok(StoredMail {
            id: row.parse("id", &self.id)?,
            to: row.parse("recipient", &self.recipient)?,
            state: row.parse("state", &self.state)?,
            attempts: row.number("attempts", self.attempts)?,
            sealed: self.sealed,
            due_at: Timestamp::from_micros(self.due_at),
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

#[async_trait]
impl MailRepository for SqlTransaction {
    async fn insert(&mut self, mail: &StoredMail) -> Result<()> {
        run!(self.execute(
            INSERT,
            mail.id.to_string(),
            mail.to.as_str(),
            &mail.sealed,
            mail.state.as_str(),
            i64::from(mail.attempts),
            mail.due_at.as_micros(),
            mail.created_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn take(
        &mut self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<StoredMail>> {
        let (now, until, limit) = (now.as_micros(), until.as_micros(), i64::from(limit));
        let rows = run!(self.fetch_all::<MailRow>(TAKE, now, until, limit))?;
        let mut taken: Vec<StoredMail> =
            rows.into_iter().map(MailRow::mail).collect::<Result<_>>()?;
        taken.sort_by_key(|mail| mail.id);
        Ok(taken)
    }

    async fn settle(&mut self, id: MailId, state: MailState, due_at: Timestamp) -> Result<()> {
        run!(self.execute(SETTLE, id.to_string(), state.as_str(), due_at.as_micros()))?;
        Ok(())
    }

    async fn recent(&mut self, limit: u32) -> Result<Vec<StoredMail>> {
        let rows = run!(self.fetch_all::<MailRow>(RECENT, i64::from(limit)))?;
        rows.into_iter().map(MailRow::mail).collect()
    }

    async fn delete_before(&mut self, before: Timestamp, limit: u32) -> Result<u64> {
        run!(self.execute(DELETE_BEFORE, before.as_micros(), i64::from(limit)))
    }
}
