use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::events::{Event, EventRepository};
use osirix_core::page::{Page, PageRequest};

use super::Row;
use super::cell::{after_number, count, numbered_page};
use crate::db::dialect::{is_remote, or_fail, rows, values};
use crate::db::{SqlTransaction, cells, row, run, statements};

statements! {
    write APPEND = "INSERT INTO events (id, kind, account_id, subject, at, data)
        " {values(id text, kind text, account_id text, subject text, at int, data text)} "";
    /// Whether anybody wants to be told of anything: else nobody writes what he would be told.
    read LISTENERS = "SELECT COUNT(*) FROM (SELECT 1 FROM webhook_subscriptions LIMIT 1) AS one";
    /// Each event for each active endpoint of its account that asks for its kind.
    write DELIVER = "INSERT" {or_fail} " INTO webhook_deliveries
            (endpoint_id, event_id, account_id, kind, subject, payload, run_at, at)
        SELECT s.endpoint_id, r.id, r.account_id, r.kind, r.subject, r.payload, r.at, r.at
        FROM " {rows(id text, kind text, account_id text, subject text, payload text, at int)} "
        JOIN webhook_subscriptions s ON s.account_id = r.account_id AND s.kind = r.kind
        JOIN webhook_endpoints e ON e.id = s.endpoint_id AND e.state = 'active'";
    read LIST = "SELECT seq, id, kind, account_id, subject, at, data FROM events
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
        data: String,
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
            data: row.json("data", &self.data)?,
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
                event.data.to_string(),
            ]
        });
        run!(self.send_rows(APPEND, rows.collect(), None))?;
        let told: Vec<_> = events.iter().filter(|event| event.kind.is_told()).collect();
        if told.is_empty() || !self.has_listeners().await? {
            return Ok(());
        }
        let told = told.into_iter().map(|event| {
            cells![
                event.id.to_string(),
                event.kind.as_str(),
                event.account_id.to_string(),
                event.subject.as_str(),
                event.payload(),
                event.at.as_micros(),
            ]
        });
        run!(self.send_rows(DELIVER, told.collect(), None))
    }

    async fn list(&mut self, page: &PageRequest) -> Result<Page<Event>> {
        let after = after_number(page)?.unwrap_or(0);
        let rows = run!(self.fetch_all::<EventRow>(LIST, after, count(page)?))?;
        let events = rows.into_iter().map(EventRow::event).collect::<Result<Vec<_>>>()?;
        Ok(numbered_page(events, page))
    }
}

impl SqlTransaction {
    /// Whether events may have to be delivered. To ask a server takes longer than to write what may
    /// go to nobody, together with all else.
    async fn has_listeners(&mut self) -> Result<bool> {
        match is_remote(&self.connection) {
            true => Ok(true),
            false => Ok(run!(self.fetch_one::<(i64,)>(LISTENERS))?.0 > 0),
        }
    }
}
