use async_trait::async_trait;
use osirix_core::audit::{AuditEntry, AuditRepository};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::AccountId;
use osirix_core::page::{Page, PageRequest};

use super::Row;
use super::cell::{after_number, count, numbered_page};
use crate::db::dialect::values;
use crate::db::{SqlTransaction, cells, row, run, statements};

statements! {
    write APPEND = "INSERT INTO audit_logs (id, at, actor, action, account_id, subject, details)
        " {values(id text, at int, actor text, action text, account_id text, subject text,
            details text)} "";
    read LIST = "SELECT seq, id, at, actor, action, account_id, subject, details
        FROM audit_logs_of_accounts WHERE account_id = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3";
}

row! {
    struct AuditRow {
        seq: i64,
        id: String,
        at: i64,
        actor: String,
        action: String,
        account_id: Option<String>,
        subject: String,
        details: String,
    }
}

impl AuditRow {
    /// The line and its place in the log.
    fn entry(self) -> Result<(i64, AuditEntry)> {
        let row = Row { table: "audit_logs", id: &self.id };
        let entry = AuditEntry {
            id: row.parse("id", &self.id)?,
            at: Timestamp::from_micros(self.at),
            actor: row.parse("actor", &self.actor)?,
            action: row.parse("action", &self.action)?,
            account_id: row.parse_some("account_id", self.account_id.as_deref())?,
            details: row.json("details", &self.details)?,
            subject: self.subject,
        };
        Ok((self.seq, entry))
    }
}

#[async_trait]
impl AuditRepository for SqlTransaction {
    async fn append(&mut self, entry: &AuditEntry) -> Result<()> {
        self.append_all(std::slice::from_ref(entry)).await
    }

    async fn append_all(&mut self, entries: &[AuditEntry]) -> Result<()> {
        let rows = entries.iter().map(|entry| {
            cells![
                entry.id.to_string(),
                entry.at.as_micros(),
                entry.actor.to_string(),
                entry.action.as_str(),
                entry.account_id.map(|id| id.to_string()),
                entry.subject.as_str(),
                entry.details.to_string(),
            ]
        });
        run!(self.send_rows(APPEND, rows.collect(), None))
    }

    async fn list(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<AuditEntry>> {
        let before = after_number(page)?.unwrap_or(i64::MAX);
        let rows =
            run!(self.fetch_all::<AuditRow>(LIST, account.to_string(), before, count(page)?,))?;
        let entries = rows.into_iter().map(AuditRow::entry).collect::<Result<Vec<_>>>()?;
        Ok(numbered_page(entries, page))
    }
}
