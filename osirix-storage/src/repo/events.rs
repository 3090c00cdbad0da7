use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::events::{Event, EventRepository};
use osirix_core::page::{Page, PageRequest};

use super::Row;
use super::cell::{after_number, count, numbered_page};
use crate::db::dialect::values;
use crate::db::{SqlTransaction, cells, row, run, statements};

statements! {
    write APPEND = "INSERT INTO events (id, kind, account_id, subject, at)
        " {values(id text, kind text, account_id text, subject text, at int)} "";
    read LIST = "SELECT seq, id, kind, account_id, subject, at FROM events
        WHERE seq > $1 ORDER BY seq LIMIT $2";
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
        let rows = events.iter().map(|event| {
            cells![
                event.id.to_string(),
                event.kind.as_str(),
                event.account_id.to_string(),
                event.subject.as_str(),
                event.at.as_micros(),
            ]
        });
        run!(self.send_rows(APPEND, rows.collect(), None))
    }

    async fn list(&mut self, page: &PageRequest) -> Result<Page<Event>> {
        let after = after_number(page)?.unwrap_or(0);
        let rows = run!(self.fetch_all::<EventRow>(LIST, after, count(page)?))?;
        let events = rows.into_iter().map(EventRow::event).collect::<Result<Vec<_>>>()?;
        Ok(numbered_page(events, page))
    }
}
