use async_trait::async_trait;
use osirix_core::audit::{AuditEntry, AuditLine, AuditRepository, AuditSeal};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::AccountId;
use osirix_core::page::{Page, PageRequest};

use super::Row;
use super::cell::{after_number, count, numbered_page};
use crate::db::dialect::{lock_seals, or_fail, settle_audit, values};
use crate::db::{SqlTransaction, cells, row, run, statements};

statements! {
    write APPEND = "INSERT" {or_fail} " INTO audit_logs (id, at, actor, action, account_id, subject, details)
        " {values(id text, at int, actor text, action text, account_id text, subject text,
            details text)} "";
    read LIST = "SELECT seq, id, at, actor, action, account_id, subject, details
        FROM audit_logs_of_accounts WHERE account_id = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3";
    read SETTLED = "SELECT COALESCE(MAX(seq), 0) FROM audit_logs";
    read LINES = "SELECT seq, id, at, actor, action, account_id, subject, details FROM audit_logs
        WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3";
    read LAST_SEAL = "SELECT place, seq, audit_id, hash FROM audit_seals
        ORDER BY place DESC LIMIT 1";
    read SEALS = "SELECT place, seq, audit_id, hash FROM audit_seals
        WHERE place > $1 ORDER BY place LIMIT $2";
    write ADD_SEALS = "INSERT INTO audit_seals (place, seq, audit_id, hash)
        " {values(place int, seq int, audit_id text, hash text)} "";
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

impl From<AuditRow> for AuditLine {
    fn from(row: AuditRow) -> Self {
        let AuditRow { seq, id, at, actor, action, account_id, subject, details } = row;
        AuditLine { seq, id, at, actor, action, account_id, subject, details }
    }
}

row! {
    struct SealRow {
        place: i64,
        seq: i64,
        audit_id: String,
        hash: String,
    }
}

impl From<SealRow> for AuditSeal {
    fn from(row: SealRow) -> Self {
        let SealRow { place, seq, audit_id, hash } = row;
        AuditSeal { place, seq, audit_id, hash }
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

    async fn settled(&mut self) -> Result<i64> {
        self.script(settle_audit(&self.connection)).await?;
        let (seq,) = run!(self.fetch_one::<(i64,)>(SETTLED))?;
        Ok(seq)
    }

    async fn lines(&mut self, after: i64, up_to: i64, limit: u32) -> Result<Vec<AuditLine>> {
        let rows = run!(self.fetch_all::<AuditRow>(LINES, after, up_to, i64::from(limit)))?;
        Ok(rows.into_iter().map(AuditLine::from).collect())
    }

    async fn last_seal(&mut self) -> Result<Option<AuditSeal>> {
        self.script(lock_seals(&self.connection)).await?;
        let row = run!(self.fetch_optional::<SealRow>(LAST_SEAL))?;
        Ok(row.map(AuditSeal::from))
    }

    async fn add_seals(&mut self, seals: &[AuditSeal]) -> Result<()> {
        let rows = seals
            .iter()
            .map(|seal| cells![seal.place, seal.seq, seal.audit_id.as_str(), seal.hash.as_str()]);
        run!(self.send_rows(ADD_SEALS, rows.collect(), None))?;
        Ok(())
    }

    async fn seals(&mut self, after: i64, limit: u32) -> Result<Vec<AuditSeal>> {
        let rows = run!(self.fetch_all::<SealRow>(SEALS, after, i64::from(limit)))?;
        Ok(rows.into_iter().map(AuditSeal::from).collect())
    }
}
