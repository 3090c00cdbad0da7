use async_trait::async_trait;
use osirix_core::billing::{
    BillingEvents, EventState, GatewayEvent, Reference, StoredEvent, Subject,
};
use osirix_core::clock::Timestamp;
use osirix_core::error::{ErrorRecord, Result};

use super::Row;
use super::cell::json;
use crate::db::dialect::skip_locked;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! columns {
    ($dialect:ident) => {
        "id, kind, subject_kind, subject, at, state, attempts, due_at, received_at, error"
    };
}

statements! {
    write INSERT = "INSERT INTO billing_events (" {columns} ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING";
    read GET = "SELECT " {columns} " FROM billing_events WHERE id = $1";
    write TAKE = "UPDATE billing_events SET attempts = attempts + 1, due_at = $2
        WHERE id IN (SELECT id FROM billing_events WHERE state = 'queued' AND due_at <= $1
            ORDER BY due_at, id LIMIT $3" {skip_locked} ") RETURNING " {columns} "";
    write SETTLE = "UPDATE billing_events SET state = $2, due_at = $3, error = $4 WHERE id = $1";
    read LIST = "SELECT " {columns} " FROM billing_events WHERE state = $1
        ORDER BY received_at, id LIMIT $2";
    write DELETE_BEFORE = "DELETE FROM billing_events WHERE id IN
        (SELECT id FROM billing_events WHERE received_at < $1 AND state <> 'queued'
            ORDER BY received_at LIMIT $2)";
    write NEXT_FETCH = "INSERT INTO billing_fetches (kind, reference, begun, followed)
        VALUES ($1, $2, 1, 0)
        ON CONFLICT (kind, reference) DO UPDATE SET begun = billing_fetches.begun + 1
        RETURNING begun";
    write CLAIM_FETCH = "UPDATE billing_fetches SET followed = $3
        WHERE kind = $1 AND reference = $2 AND followed < $3";
}

row! {
    struct EventRow {
        id: String,
        kind: String,
        subject_kind: String,
        subject: String,
        at: i64,
        state: String,
        attempts: i64,
        due_at: i64,
        received_at: i64,
        error: Option<String>,
    }
}

row! {
    struct NumberRow {
        begun: i64,
    }
}

impl EventRow {
    fn event(self) -> Result<StoredEvent> {
        let row = Row { table: "billing_events", id: &self.id };
        let event = GatewayEvent {
            id: row.parse("id", &self.id)?,
            subject: Subject {
                kind: row.parse("subject_kind", &self.subject_kind)?,
                reference: row.parse("subject", &self.subject)?,
            },
            kind: self.kind,
            at: Timestamp::from_micros(self.at),
        };
        Ok(StoredEvent {
            event,
            state: row.parse("state", &self.state)?,
            attempts: row.number("attempts", self.attempts)?,
            due_at: Timestamp::from_micros(self.due_at),
            received_at: Timestamp::from_micros(self.received_at),
            error: self.error.as_deref().map(|error| row.json("error", error)).transpose()?,
        })
    }
}

#[async_trait]
impl BillingEvents for SqlTransaction {
    async fn insert(&mut self, stored: &StoredEvent) -> Result<bool> {
        let event = &stored.event;
        let inserted = run!(self.execute(
            INSERT,
            event.id.as_str(),
            &event.kind,
            event.subject.kind.as_str(),
            event.subject.reference.as_str(),
            event.at.as_micros(),
            stored.state.as_str(),
            i64::from(stored.attempts),
            stored.due_at.as_micros(),
            stored.received_at.as_micros(),
            stored.error.as_ref().map(json).transpose()?,
        ))?;
        Ok(inserted == 1)
    }

    async fn get(&mut self, id: &Reference) -> Result<Option<StoredEvent>> {
        let row = run!(self.fetch_optional::<EventRow>(GET, id.as_str()))?;
        row.map(EventRow::event).transpose()
    }

    async fn take(
        &mut self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<StoredEvent>> {
        let (now, until, limit) = (now.as_micros(), until.as_micros(), i64::from(limit));
        let rows = run!(self.fetch_all::<EventRow>(TAKE, now, until, limit))?;
        let mut taken: Vec<StoredEvent> =
            rows.into_iter().map(EventRow::event).collect::<Result<_>>()?;
        taken.sort_by(|a, b| (a.received_at, &a.event.id).cmp(&(b.received_at, &b.event.id)));
        Ok(taken)
    }

    async fn settle(
        &mut self,
        id: &Reference,
        state: EventState,
        due_at: Timestamp,
        error: Option<&ErrorRecord>,
    ) -> Result<()> {
        let error = error.map(json).transpose()?;
        run!(self.execute(SETTLE, id.as_str(), state.as_str(), due_at.as_micros(), error))?;
        Ok(())
    }

    async fn list(&mut self, state: EventState, limit: u32) -> Result<Vec<StoredEvent>> {
        let rows = run!(self.fetch_all::<EventRow>(LIST, state.as_str(), i64::from(limit)))?;
        rows.into_iter().map(EventRow::event).collect()
    }

    async fn delete_before(&mut self, before: Timestamp, limit: u32) -> Result<u64> {
        run!(self.execute(DELETE_BEFORE, before.as_micros(), i64::from(limit)))
    }

    async fn next_fetch(&mut self, subject: &Subject) -> Result<i64> {
        let (kind, called) = (subject.kind.as_str(), subject.reference.as_str());
        Ok(run!(self.fetch_one::<NumberRow>(NEXT_FETCH, kind, called))?.begun)
    }

    async fn claim_fetch(&mut self, subject: &Subject, number: i64) -> Result<bool> {
        let (kind, called) = (subject.kind.as_str(), subject.reference.as_str());
        Ok(run!(self.execute(CLAIM_FETCH, kind, called, number))? == 1)
    }
}
