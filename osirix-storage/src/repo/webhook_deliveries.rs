use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, EndpointId, EventId};
use osirix_core::page::{Page, PageRequest};
use osirix_core::webhooks::{
    DeliveryRepository, DeliveryState, StoredDelivery, WebhookAttempt, WebhookDelivery,
};

use super::Row;
use super::cell::{after_number, count, numbered_page};
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! columns {
    ($dialect:ident) => {
        "seq, endpoint_id, event_id, kind, subject, payload, state, attempts, tries, run_at, fence,
        at"
    };
}

macro_rules! attempt_columns {
    ($dialect:ident) => {
        "endpoint_id, event_id, number, at, status, duration_ms, error"
    };
}

statements! {
    read GET = "SELECT " {columns} " FROM webhook_deliveries
        WHERE endpoint_id = $1 AND event_id = $2";
    write INSERT = "INSERT INTO webhook_deliveries
            (endpoint_id, event_id, account_id, kind, subject, payload, run_at, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7)";
    read LIST = "SELECT " {columns} " FROM webhook_deliveries
        WHERE endpoint_id = $1 AND seq < $3 AND ($4 = '' OR state = $4)
        ORDER BY seq DESC LIMIT $2";
    read UNDER_WAY = "SELECT COUNT(*) AS count FROM webhook_deliveries
        WHERE endpoint_id = $1 AND lease_until > $2";
    /// The first of each object that is due.
    read DUE = "SELECT d.seq AS seq FROM webhook_deliveries d
        WHERE d.endpoint_id = $1 AND d.run_at <= $2 AND NOT EXISTS (SELECT 1
            FROM webhook_deliveries b WHERE b.endpoint_id = d.endpoint_id
                AND b.subject = d.subject AND b.seq < d.seq AND b.run_at IS NOT NULL)
        ORDER BY d.run_at, d.seq LIMIT $3";
    write TAKE = "UPDATE webhook_deliveries SET run_at = $2, lease_until = $2, fence = fence + 1
        WHERE seq = $1 RETURNING " {columns} "";
    write SETTLE = "UPDATE webhook_deliveries SET state = $4, attempts = $5, tries = $6,
            run_at = $7, lease_until = NULL
        WHERE endpoint_id = $1 AND event_id = $2 AND fence = $3 AND state = 'pending'";
    write APPEND = "INSERT INTO webhook_attempts (" {attempt_columns} ")
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    read ATTEMPTS = "SELECT " {attempt_columns} " FROM webhook_attempts
        WHERE endpoint_id = $1 AND event_id = $2 AND number > $4 ORDER BY number LIMIT $3";
    write REPLAY = "UPDATE webhook_deliveries SET state = 'pending', tries = 0, run_at = $3
        WHERE endpoint_id = $1 AND event_id = $2 AND state <> 'pending'";
    write REPLAY_FAILED = "UPDATE webhook_deliveries SET state = 'pending', tries = 0, run_at = $3
        WHERE seq IN (SELECT seq FROM webhook_deliveries
            WHERE endpoint_id = $1 AND state = 'failed' AND at >= $2 ORDER BY at LIMIT $4)";
    write DELETE_ATTEMPTS = "DELETE FROM webhook_attempts WHERE (endpoint_id, event_id) IN
        (SELECT endpoint_id, event_id FROM webhook_deliveries WHERE at < $1
            ORDER BY at, seq LIMIT $2)";
    write DELETE_BEFORE = "DELETE FROM webhook_deliveries WHERE seq IN
        (SELECT seq FROM webhook_deliveries WHERE at < $1 ORDER BY at, seq LIMIT $2)";
}

row! {
    struct DeliveryRow {
        seq: i64,
        endpoint_id: String,
        event_id: String,
        kind: String,
        subject: String,
        payload: String,
        state: String,
        attempts: i64,
        tries: i64,
        run_at: Option<i64>,
        fence: i64,
        at: i64,
    }
}

row! {
    struct AttemptRow {
        endpoint_id: String,
        event_id: String,
        number: i64,
        at: i64,
        status: Option<i64>,
        duration_ms: i64,
        error: Option<String>,
    }
}

impl DeliveryRow {
    /// The delivery and its place.
    fn delivery(self) -> Result<(i64, StoredDelivery)> {
        let row = Row { table: "webhook_deliveries", id: &self.event_id };
        let delivery = WebhookDelivery {
            endpoint_id: row.parse("endpoint_id", &self.endpoint_id)?,
            event_id: row.parse("event_id", &self.event_id)?,
            kind: row.parse("kind", &self.kind)?,
            subject: self.subject,
            payload: self.payload,
            state: row.parse("state", &self.state)?,
            attempts: row.number("attempts", self.attempts)?,
            next_at: self.run_at.map(Timestamp::from_micros),
            at: Timestamp::from_micros(self.at),
        };
        let tries = row.number("tries", self.tries)?;
        Ok((self.seq, StoredDelivery { delivery, tries, fence: self.fence }))
    }
}

impl AttemptRow {
    fn attempt(self) -> Result<(i64, WebhookAttempt)> {
        let row = Row { table: "webhook_attempts", id: &self.event_id };
        let attempt = WebhookAttempt {
            endpoint_id: row.parse("endpoint_id", &self.endpoint_id)?,
            event_id: row.parse("event_id", &self.event_id)?,
            number: row.number("number", self.number)?,
            at: Timestamp::from_micros(self.at),
            status: self.status.map(|status| row.number("status", status)).transpose()?,
            duration_ms: row.number("duration_ms", self.duration_ms)?,
            error: self.error,
        };
        Ok((self.number, attempt))
    }
}

#[async_trait]
impl DeliveryRepository for SqlTransaction {
    async fn get(
        &mut self,
        endpoint: EndpointId,
        event: EventId,
    ) -> Result<Option<WebhookDelivery>> {
        let (endpoint, event) = (endpoint.to_string(), event.to_string());
        let row = run!(self.fetch_optional::<DeliveryRow>(GET, endpoint, event))?;
        let found = row.map(DeliveryRow::delivery).transpose()?;
        Ok(found.map(|(_, stored)| stored.delivery))
    }

    async fn insert(&mut self, account: AccountId, one: &WebhookDelivery) -> Result<()> {
        run!(self.execute(
            INSERT,
            one.endpoint_id.to_string(),
            one.event_id.to_string(),
            account.to_string(),
            one.kind.as_str(),
            one.subject.as_str(),
            one.payload.as_str(),
            one.at.as_micros(),
        ))?;
        Ok(())
    }

    async fn list(
        &mut self,
        endpoint: EndpointId,
        state: Option<DeliveryState>,
        page: &PageRequest,
    ) -> Result<Page<WebhookDelivery>> {
        let before = after_number(page)?.unwrap_or(i64::MAX);
        let (endpoint, limit) = (endpoint.to_string(), count(page)?);
        let state = state.map_or("", DeliveryState::as_str);
        let rows = run!(self.fetch_all::<DeliveryRow>(LIST, endpoint, limit, before, state))?;
        let found = rows.into_iter().map(DeliveryRow::delivery).collect::<Result<Vec<_>>>()?;
        Ok(numbered_page(found, page).map(|stored| stored.delivery))
    }

    async fn under_way(&mut self, endpoint: EndpointId, now: Timestamp) -> Result<u32> {
        let endpoint = endpoint.to_string();
        let row = run!(self.fetch_optional::<(i64,)>(UNDER_WAY, &endpoint, now.as_micros()))?;
        let row_of = Row { table: "webhook_deliveries", id: &endpoint };
        row_of.number("count", row.map_or(0, |(count,)| count))
    }

    async fn take(
        &mut self,
        endpoint: EndpointId,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<StoredDelivery>> {
        let (endpoint, limit) = (endpoint.to_string(), i64::from(limit));
        let due = run!(self.fetch_all::<(i64,)>(DUE, endpoint, now.as_micros(), limit))?;
        let mut taken = Vec::with_capacity(due.len());
        for (seq,) in due {
            let row = run!(self.fetch_optional::<DeliveryRow>(TAKE, seq, until.as_micros()))?;
            taken.extend(row.map(DeliveryRow::delivery).transpose()?.map(|(_, stored)| stored));
        }
        Ok(taken)
    }

    async fn settle(&mut self, stored: &StoredDelivery) -> Result<bool> {
        let one = &stored.delivery;
        let changed = run!(self.execute(
            SETTLE,
            one.endpoint_id.to_string(),
            one.event_id.to_string(),
            stored.fence,
            one.state.as_str(),
            i64::from(one.attempts),
            i64::from(stored.tries),
            one.next_at.map(Timestamp::as_micros),
        ))?;
        Ok(changed == 1)
    }

    async fn append(&mut self, attempt: &WebhookAttempt) -> Result<()> {
        run!(self.execute(
            APPEND,
            attempt.endpoint_id.to_string(),
            attempt.event_id.to_string(),
            i64::from(attempt.number),
            attempt.at.as_micros(),
            attempt.status.map(i64::from),
            i64::from(attempt.duration_ms),
            attempt.error.as_deref(),
        ))?;
        Ok(())
    }

    async fn attempts(
        &mut self,
        endpoint: EndpointId,
        event: EventId,
        page: &PageRequest,
    ) -> Result<Page<WebhookAttempt>> {
        let after = after_number(page)?.unwrap_or(0);
        let (endpoint, event, limit) = (endpoint.to_string(), event.to_string(), count(page)?);
        let rows = run!(self.fetch_all::<AttemptRow>(ATTEMPTS, endpoint, event, limit, after))?;
        let found = rows.into_iter().map(AttemptRow::attempt).collect::<Result<Vec<_>>>()?;
        Ok(numbered_page(found, page))
    }

    async fn replay(
        &mut self,
        endpoint: EndpointId,
        event: EventId,
        now: Timestamp,
    ) -> Result<bool> {
        let (endpoint, event) = (endpoint.to_string(), event.to_string());
        Ok(run!(self.execute(REPLAY, endpoint, event, now.as_micros()))? == 1)
    }

    async fn replay_failed(
        &mut self,
        endpoint: EndpointId,
        since: Timestamp,
        now: Timestamp,
        limit: u32,
    ) -> Result<u64> {
        let (endpoint, since, now) = (endpoint.to_string(), since.as_micros(), now.as_micros());
        run!(self.execute(REPLAY_FAILED, endpoint, since, now, i64::from(limit)))
    }

    async fn delete_before(&mut self, before: Timestamp, limit: u32) -> Result<u64> {
        let (before, limit) = (before.as_micros(), i64::from(limit));
        run!(self.execute(DELETE_ATTEMPTS, before, limit))?;
        run!(self.execute(DELETE_BEFORE, before, limit))
    }
}
