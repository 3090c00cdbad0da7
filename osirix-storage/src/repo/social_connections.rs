use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, ConnectionId};
use osirix_core::social::{
    Connection, ConnectionRepository, NetworkAccount, RemoteAccount, StoredConnection,
};

use super::Row;
use super::cell::json;
use crate::db::dialect::lock_row;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! columns {
    ($dialect:ident) => {
        "id, account_id, network, server, remote_id, handle, sealed, state, error, expires_at,
        refresh_at, lease_until, fence, connected_at, created_at"
    };
}

statements! {
    read GET = "SELECT " {columns} " FROM social_connections WHERE id = $1";
    write SAME = "SELECT " {columns} " FROM social_connections
        WHERE account_id = $1 AND network = $2 AND server = $3 AND remote_id = $4" {lock_row} "";
    read LIST = "SELECT " {columns} " FROM social_connections WHERE account_id = $1
        ORDER BY created_at, id LIMIT $2";
    write INSERT = "INSERT INTO social_connections (" {columns} ") VALUES
        ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    write SAVE = "UPDATE social_connections SET handle = $3, sealed = $4, state = $5, error = $6,
            expires_at = $7, refresh_at = $8, lease_until = $9, fence = $10, connected_at = $11
        WHERE id = $1 AND fence = $2";
    write LEASE = "UPDATE social_connections SET lease_until = $4, fence = fence + 1
        WHERE id = $1 AND fence = $2 AND state = 'active' AND lease_until <= $3";
    read DUE = "SELECT " {columns} " FROM social_connections
        WHERE refresh_at <= $1 AND lease_until <= $1 ORDER BY refresh_at, id LIMIT $2";
}

row! {
    struct ConnectionRow {
        id: String,
        account_id: String,
        network: String,
        server: String,
        remote_id: String,
        handle: String,
        sealed: Option<String>,
        state: String,
        error: Option<String>,
        expires_at: Option<i64>,
        refresh_at: Option<i64>,
        lease_until: i64,
        fence: i64,
        connected_at: i64,
        created_at: i64,
    }
}

impl ConnectionRow {
    fn connection(self) -> Result<StoredConnection> {
        let row = Row { table: "social_connections", id: &self.id };
        let account = NetworkAccount {
            id: row.parse("id", &self.id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            network: row.parse("network", &self.network)?,
            server: self.server,
            remote: RemoteAccount { id: self.remote_id, handle: self.handle },
            state: row.parse("state", &self.state)?,
            error: self.error.as_deref().map(|error| row.json("error", error)).transpose()?,
            expires_at: self.expires_at.map(Timestamp::from_micros),
            connected_at: Timestamp::from_micros(self.connected_at),
            created_at: Timestamp::from_micros(self.created_at),
        };
        Ok(StoredConnection {
            account,
            sealed: self.sealed,
            refresh_at: self.refresh_at.map(Timestamp::from_micros),
            lease_until: Timestamp::from_micros(self.lease_until),
            fence: self.fence,
        })
    }
}

#[async_trait]
impl ConnectionRepository for SqlTransaction {
    async fn get(&mut self, id: ConnectionId) -> Result<Option<StoredConnection>> {
        let row = run!(self.fetch_optional::<ConnectionRow>(GET, id.to_string()))?;
        row.map(ConnectionRow::connection).transpose()
    }

    async fn same(
        &mut self,
        account: AccountId,
        connection: &Connection,
    ) -> Result<Option<StoredConnection>> {
        let row = run!(self.fetch_optional::<ConnectionRow>(
            SAME,
            account.to_string(),
            connection.network.as_str(),
            connection.server.as_str(),
            connection.account.id.as_str(),
        ))?;
        row.map(ConnectionRow::connection).transpose()
    }

    async fn list(&mut self, account: AccountId, limit: u32) -> Result<Vec<StoredConnection>> {
        let (account, limit) = (account.to_string(), i64::from(limit));
        let rows = run!(self.fetch_all::<ConnectionRow>(LIST, account, limit))?;
        rows.into_iter().map(ConnectionRow::connection).collect()
    }

    async fn insert(&mut self, stored: &StoredConnection) -> Result<()> {
        let account = &stored.account;
        run!(self.execute(
            INSERT,
            account.id.to_string(),
            account.account_id.to_string(),
            account.network.as_str(),
            account.server.as_str(),
            account.remote.id.as_str(),
            account.remote.handle.as_str(),
            stored.sealed.as_deref(),
            account.state.as_str(),
            account.error.as_ref().map(json).transpose()?,
            account.expires_at.map(Timestamp::as_micros),
            stored.refresh_at.map(Timestamp::as_micros),
            stored.lease_until.as_micros(),
            stored.fence,
            account.connected_at.as_micros(),
            account.created_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn save(&mut self, stored: &StoredConnection, fence: i64) -> Result<bool> {
        let account = &stored.account;
        let changed = run!(self.execute(
            SAVE,
            account.id.to_string(),
            fence,
            account.remote.handle.as_str(),
            stored.sealed.as_deref(),
            account.state.as_str(),
            account.error.as_ref().map(json).transpose()?,
            account.expires_at.map(Timestamp::as_micros),
            stored.refresh_at.map(Timestamp::as_micros),
            stored.lease_until.as_micros(),
            stored.fence,
            account.connected_at.as_micros(),
        ))?;
        Ok(changed == 1)
    }

    async fn lease(
        &mut self,
        id: ConnectionId,
        fence: i64,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool> {
        let (id, now, until) = (id.to_string(), now.as_micros(), until.as_micros());
        Ok(run!(self.execute(LEASE, id, fence, now, until))? == 1)
    }

    async fn due(&mut self, now: Timestamp, limit: u32) -> Result<Vec<StoredConnection>> {
        let (now, limit) = (now.as_micros(), i64::from(limit));
        let rows = run!(self.fetch_all::<ConnectionRow>(DUE, now, limit))?;
        rows.into_iter().map(ConnectionRow::connection).collect()
    }
}
