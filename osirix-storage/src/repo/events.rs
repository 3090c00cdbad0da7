use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::events::{Event, EventRepository};
use osirix_core::id::AccountId;
use osirix_core::page::{Page, PageRequest};
use serde_json::json;

use super::Row;
use super::cell::{after_number, array, count, numbered_page};
use crate::db::dialect::rows;
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    write APPEND = "INSERT INTO events (id, kind, account_id, subject, at)
        SELECT r.value ->> 0, r.value ->> 1, r.value ->> 2, r.value ->> 3,
            CAST(r.value ->> 4 AS BIGINT)
        FROM " {rows} "";
    read LIST = "SELECT seq, id, kind, account_id, subject, at FROM events
        WHERE account_id = $1 AND seq > $2 ORDER BY seq LIMIT $3";
}

row! {
    struct EventRow {
        seq: i64,
        id: String,
        kind: String,
        account_id: String,
        subject: String,
        at: i64,
    }
}

impl EventRow {
    /// The event and its place in the outbox.
    fn event(self) -> Result<(i64, Event)> {
        let row = Row { table: "events", id: &self.id };
        let event = Event {
            id: row.parse("id", &self.id)?,
            kind: row.parse("kind", &self.kind)?,
            account_id: row.parse("account_id", &self.account_id)?,
            at: Timestamp::from_micros(self.at),
            subject: self.subject,
        };
        Ok((self.seq, event))
    }
}

#[async_trait]
impl EventRepository for SqlTransaction {
    async fn append(&mut self, events: &[Event]) -> Result<()> {
        let row = |event: &Event| {
            json!([event.id, event.kind, event.account_id, event.subject, event.at.as_micros()])
        };
        run!(self.execute(APPEND, array(events.iter().map(row))))?;
        Ok(())
    }

    async fn list(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<Event>> {
        let after = after_number(page)?.unwrap_or(0);
        let rows =
            run!(self.fetch_all::<EventRow>(LIST, account.to_string(), after, count(page)?,))?;
        let events = rows.into_iter().map(EventRow::event).collect::<Result<Vec<_>>>()?;
        Ok(numbered_page(events, page))
    }
}
