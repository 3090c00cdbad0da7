use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, RecurrenceId};
use osirix_core::page::{Page, PageRequest};
use osirix_core::social::{Recurrence, RecurrenceRepository};

use super::Row;
use super::cell::{after_dated, count, dated_cursor, json};
use crate::db::dialect::lock_row;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! columns {
    ($dialect:ident) => {
        "id, account_id, author, content, rule, state, next_at, made, created_at, updated_at"
    };
}

statements! {
    read GET = "SELECT " {columns} " FROM social_recurrences WHERE id = $1";
    write LOCK = "SELECT " {columns} " FROM social_recurrences WHERE id = $1" {lock_row} "";
    read LIST = "SELECT " {columns} " FROM social_recurrences WHERE account_id = $1
        ORDER BY created_at DESC, id DESC LIMIT $2";
    read LIST_AFTER = "SELECT " {columns} " FROM social_recurrences WHERE account_id = $1
        AND (created_at, id) < ($3, $4) ORDER BY created_at DESC, id DESC LIMIT $2";
    read ACTIVE = "SELECT COUNT(*) FROM social_recurrences
        WHERE account_id = $1 AND next_at IS NOT NULL";
    write INSERT = "INSERT INTO social_recurrences (" {columns} ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    write SAVE = "UPDATE social_recurrences SET state = $2, next_at = $3, made = $4, updated_at = $5
        WHERE id = $1";
    read DUE = "SELECT id FROM social_recurrences WHERE next_at <= $1
        ORDER BY next_at, id LIMIT $2";
}

row! {
    struct RecurrenceRow {
        id: String,
        account_id: String,
        author: Option<String>,
        content: String,
        rule: String,
        state: String,
        next_at: Option<i64>,
        made: i64,
        created_at: i64,
        updated_at: i64,
    }
}

impl RecurrenceRow {
    fn recurrence(self) -> Result<Recurrence> {
        let row = Row { table: "social_recurrences", id: &self.id };
        Ok(Recurrence {
            id: row.parse("id", &self.id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            author: row.parse_some("author", self.author.as_deref())?,
            content: row.json("content", &self.content)?,
            rule: row.json("rule", &self.rule)?,
            state: row.parse("state", &self.state)?,
            next_at: self.next_at.map(Timestamp::from_micros),
            made: row.number("made", self.made)?,
            created_at: Timestamp::from_micros(self.created_at),
            updated_at: Timestamp::from_micros(self.updated_at),
        })
    }
}

#[async_trait]
impl RecurrenceRepository for SqlTransaction {
    async fn get(&mut self, id: RecurrenceId) -> Result<Option<Recurrence>> {
        let row = run!(self.fetch_optional::<RecurrenceRow>(GET, id.to_string()))?;
        row.map(RecurrenceRow::recurrence).transpose()
    }

    async fn lock(&mut self, id: RecurrenceId) -> Result<Option<Recurrence>> {
        let row = run!(self.fetch_optional::<RecurrenceRow>(LOCK, id.to_string()))?;
        row.map(RecurrenceRow::recurrence).transpose()
    }

    async fn list(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<Recurrence>> {
        let (account, limit) = (account.to_string(), count(page)?);
        let rows = match after_dated(page)? {
            Some((at, id)) => {
                run!(self.fetch_all::<RecurrenceRow>(LIST_AFTER, &account, limit, at, &id))
            }
            None => run!(self.fetch_all::<RecurrenceRow>(LIST, &account, limit)),
        }?;
        let found = rows.into_iter().map(RecurrenceRow::recurrence).collect::<Result<_>>()?;
        let cursor = |one: &Recurrence| dated_cursor(one.created_at.as_micros(), one.id);
        Ok(Page::from_rows(found, page.limit, cursor))
    }

    async fn active(&mut self, account: AccountId) -> Result<u64> {
        let row = run!(self.fetch_optional::<(i64,)>(ACTIVE, account.to_string()))?;
        let (count,) = row.unwrap_or_default();
        Row { table: "social_recurrences", id: "" }.number("count", count)
    }

    async fn insert(&mut self, one: &Recurrence) -> Result<()> {
        run!(self.execute(
            INSERT,
            one.id.to_string(),
            one.account_id.to_string(),
            one.author.map(|author| author.to_string()),
            json(&one.content)?,
            json(&one.rule)?,
            one.state.as_str(),
            one.next_at.map(Timestamp::as_micros),
            i64::from(one.made),
            one.created_at.as_micros(),
            one.updated_at.as_micros(),
        ))
        .map(drop)
    }

    async fn save(&mut self, one: &Recurrence) -> Result<()> {
        run!(self.execute(
            SAVE,
            one.id.to_string(),
            one.state.as_str(),
            one.next_at.map(Timestamp::as_micros),
            i64::from(one.made),
            one.updated_at.as_micros(),
        ))
        .map(drop)
    }

    async fn due(&mut self, until: Timestamp, limit: u32) -> Result<Vec<RecurrenceId>> {
        let rows = run!(self.fetch_all::<(String,)>(DUE, until.as_micros(), i64::from(limit)))?;
        let id = |(id,): (String,)| Row { table: "social_recurrences", id: &id }.parse("id", &id);
        rows.into_iter().map(id).collect()
    }
}
