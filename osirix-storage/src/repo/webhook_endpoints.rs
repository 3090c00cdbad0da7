use async_trait::async_trait;
use osirix_core::auth::Email;
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};
use osirix_core::id::{AccountId, EndpointId};
use osirix_core::webhooks::{EndpointRepository, OldSecret, StoredEndpoint, WebhookEndpoint};

use super::Row;
use super::cell::json;
use crate::db::dialect::lock_row;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! columns {
    ($dialect:ident) => {
        "id, account_id, url, description, kinds, state, reason, failing_since, sealed, old_sealed,
        old_until, created_at, updated_at"
    };
}

statements! {
    read GET = "SELECT " {columns} " FROM webhook_endpoints WHERE id = $1";
    write LOCK = "SELECT " {columns} " FROM webhook_endpoints WHERE id = $1" {lock_row} "";
    read LIST = "SELECT " {columns} " FROM webhook_endpoints WHERE account_id = $1
        ORDER BY created_at, id LIMIT $2";
    write INSERT = "INSERT INTO webhook_endpoints (" {columns} ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    write SAVE = "UPDATE webhook_endpoints SET url = $2, description = $3, kinds = $4, state = $5,
            reason = $6, failing_since = $7, sealed = $8, old_sealed = $9, old_until = $10,
            updated_at = $11
        WHERE id = $1";
    write SUBSCRIBE = "INSERT INTO webhook_subscriptions (account_id, kind, endpoint_id)
        VALUES ($1, $2, $3)";
    write UNSUBSCRIBE = "DELETE FROM webhook_subscriptions WHERE endpoint_id = $1";
    write FORGET_ATTEMPTS = "DELETE FROM webhook_attempts WHERE endpoint_id = $1";
    write FORGET_DELIVERIES = "DELETE FROM webhook_deliveries WHERE endpoint_id = $1";
    write REMOVE = "DELETE FROM webhook_endpoints WHERE id = $1";
    write NOTE_HEALTH = "UPDATE webhook_endpoints SET failing_since = $2 WHERE id = $1";
    read READY = "SELECT e.id AS id FROM webhook_endpoints e WHERE e.state = 'active'
            AND EXISTS (SELECT 1 FROM webhook_deliveries d
                WHERE d.endpoint_id = e.id AND d.run_at <= $1)
            AND (SELECT COUNT(*) FROM webhook_deliveries u
                WHERE u.endpoint_id = e.id AND u.lease_until > $1) < $2
        ORDER BY e.served_at, e.id LIMIT $3";
    write NOTE_SERVED = "UPDATE webhook_endpoints SET served_at = $2 WHERE id = $1";
    read OWNERS = r#"SELECT u."email" AS email FROM accounts a
            JOIN "user" u ON u."id" = a.user_id WHERE a.id = $1
        UNION
        SELECT u."email" AS email FROM organizations o
            JOIN members m ON m.organization_id = o.id AND m.role = 'owner'
            JOIN "user" u ON u."id" = m.user_id WHERE o.account_id = $1
        LIMIT 20"#;
}

row! {
    struct EndpointRow {
        id: String,
        account_id: String,
        url: String,
        description: String,
        kinds: String,
        state: String,
        reason: Option<String>,
        failing_since: Option<i64>,
        sealed: String,
        old_sealed: Option<String>,
        old_until: Option<i64>,
        created_at: i64,
        updated_at: i64,
    }
}

row! {
    struct ReadyRow { id: String }
}

row! {
    struct OwnerRow { email: String }
}

impl EndpointRow {
    fn endpoint(self) -> Result<StoredEndpoint> {
        let row = Row { table: "webhook_endpoints", id: &self.id };
        let old_until = self.old_until.map(Timestamp::from_micros);
        let endpoint = WebhookEndpoint {
            id: row.parse("id", &self.id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            url: self.url,
            description: self.description,
            kinds: row.json("kinds", &self.kinds)?,
            state: row.parse("state", &self.state)?,
            reason: self.reason,
            failing_since: self.failing_since.map(Timestamp::from_micros),
            old_secret_until: old_until,
            created_at: Timestamp::from_micros(self.created_at),
            updated_at: Timestamp::from_micros(self.updated_at),
        };
        let old = self.old_sealed.zip(old_until);
        let old = old.map(|(sealed, until)| OldSecret { sealed, until });
        Ok(StoredEndpoint { endpoint, sealed: self.sealed, old })
    }
}

impl SqlTransaction {
    async fn subscribe(&mut self, endpoint: &WebhookEndpoint) -> Result<()> {
        for kind in &endpoint.kinds {
            run!(self.execute(
                SUBSCRIBE,
                endpoint.account_id.to_string(),
                kind.as_str(),
                endpoint.id.to_string(),
            ))?;
        }
        Ok(())
    }
}

#[async_trait]
impl EndpointRepository for SqlTransaction {
    async fn get(&mut self, id: EndpointId) -> Result<Option<StoredEndpoint>> {
        let row = run!(self.fetch_optional::<EndpointRow>(GET, id.to_string()))?;
        row.map(EndpointRow::endpoint).transpose()
    }

    async fn lock(&mut self, id: EndpointId) -> Result<Option<StoredEndpoint>> {
        let row = run!(self.fetch_optional::<EndpointRow>(LOCK, id.to_string()))?;
        row.map(EndpointRow::endpoint).transpose()
    }

    async fn list(&mut self, account: AccountId, limit: u32) -> Result<Vec<StoredEndpoint>> {
        let (account, limit) = (account.to_string(), i64::from(limit));
        let rows = run!(self.fetch_all::<EndpointRow>(LIST, account, limit))?;
        rows.into_iter().map(EndpointRow::endpoint).collect()
    }

    async fn insert(&mut self, stored: &StoredEndpoint) -> Result<()> {
        let endpoint = &stored.endpoint;
        run!(self.execute(
            INSERT,
            endpoint.id.to_string(),
            endpoint.account_id.to_string(),
            endpoint.url.as_str(),
            endpoint.description.as_str(),
            json(&endpoint.kinds)?,
            endpoint.state.as_str(),
            endpoint.reason.as_deref(),
            endpoint.failing_since.map(Timestamp::as_micros),
            stored.sealed.as_str(),
            stored.old.as_ref().map(|old| old.sealed.as_str()),
            stored.old.as_ref().map(|old| old.until.as_micros()),
            endpoint.created_at.as_micros(),
            endpoint.updated_at.as_micros(),
        ))?;
        self.subscribe(endpoint).await
    }

    async fn save(&mut self, stored: &StoredEndpoint) -> Result<()> {
        let endpoint = &stored.endpoint;
        run!(self.execute(
            SAVE,
            endpoint.id.to_string(),
            endpoint.url.as_str(),
            endpoint.description.as_str(),
            json(&endpoint.kinds)?,
            endpoint.state.as_str(),
            endpoint.reason.as_deref(),
            endpoint.failing_since.map(Timestamp::as_micros),
            stored.sealed.as_str(),
            stored.old.as_ref().map(|old| old.sealed.as_str()),
            stored.old.as_ref().map(|old| old.until.as_micros()),
            endpoint.updated_at.as_micros(),
        ))?;
        run!(self.execute(UNSUBSCRIBE, endpoint.id.to_string()))?;
        self.subscribe(endpoint).await
    }

    async fn remove(&mut self, id: EndpointId) -> Result<()> {
        let id = id.to_string();
        run!(self.execute(UNSUBSCRIBE, id.as_str()))?;
        run!(self.execute(FORGET_ATTEMPTS, id.as_str()))?;
        run!(self.execute(FORGET_DELIVERIES, id.as_str()))?;
        run!(self.execute(REMOVE, id.as_str()))?;
        Ok(())
    }

    async fn note_health(&mut self, id: EndpointId, failing: Option<Timestamp>) -> Result<()> {
        run!(self.execute(NOTE_HEALTH, id.to_string(), failing.map(Timestamp::as_micros)))?;
        Ok(())
    }

    async fn ready(&mut self, now: Timestamp, at_once: u32, limit: u32) -> Result<Vec<EndpointId>> {
        let (now, at_once, limit) = (now.as_micros(), i64::from(at_once), i64::from(limit));
        let rows = run!(self.fetch_all::<ReadyRow>(READY, now, at_once, limit))?;
        let id =
            |row: ReadyRow| Row { table: "webhook_endpoints", id: &row.id }.parse("id", &row.id);
        rows.into_iter().map(id).collect()
    }

    async fn note_served(&mut self, id: EndpointId, at: Timestamp) -> Result<()> {
        run!(self.execute(NOTE_SERVED, id.to_string(), at.as_micros()))?;
        Ok(())
    }

    async fn owners(&mut self, account: AccountId) -> Result<Vec<Email>> {
        let rows = run!(self.fetch_all::<OwnerRow>(OWNERS, account.to_string()))?;
        let wrong = |e: Error| {
            let message = "a stored address cannot be understood";
            Error::inconsistent("user", "email", account, message).caused_by(e)
        };
        rows.into_iter().map(|row| row.email.parse().map_err(wrong)).collect()
    }
}
