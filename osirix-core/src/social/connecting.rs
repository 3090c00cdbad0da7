//! Connecting accounts, and giving connections up.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::account::{ConnectionState, NetworkAccount, StoredConnection};
use super::connection::{Connection, Credentials};
use super::failure::FailureClass;
use super::service::Social;
use crate::audit::{Action, Actor};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, ConnectionId};
use crate::secret::Secret;
use crate::store::Transaction;

/// Credentials as they stand inside the seal.
#[derive(Serialize, Deserialize)]
pub(super) struct Sealed {
    access_token: String,
    refresh_token: Option<String>,
    expires_at: Option<Timestamp>,
}

impl Sealed {
    pub(super) fn of(credentials: &Credentials) -> Self {
        Sealed {
            access_token: credentials.access_token.expose().clone(),
            refresh_token: credentials.refresh_token.as_ref().map(|token| token.expose().clone()),
            expires_at: credentials.expires_at,
        }
    }

    pub(super) fn opened(self) -> Credentials {
        Credentials {
            access_token: Secret::new(self.access_token),
            refresh_token: self.refresh_token.map(Secret::new),
            expires_at: self.expires_at,
        }
    }
}

impl Social {
    /// Connects an account of a network, or connects it again: then it is the same connection with
    /// new credentials.
    pub async fn connect(
        &self,
        actor: Actor,
        account: AccountId,
        connection: &Connection,
    ) -> Result<NetworkAccount> {
        let mut tx = self.store.begin().await?;
        let connected = self.connected(tx.as_mut(), actor, account, connection).await?;
        tx.commit().await?;
        Ok(connected)
    }

    pub(super) async fn connected(
        &self,
        tx: &mut dyn Transaction,
        actor: Actor,
        account: AccountId,
        connection: &Connection,
    ) -> Result<NetworkAccount> {
        self.publisher(connection.network)?;
        let known = tx.connections().same(account, connection).await?;
        let stored = match known {
            Some(known) => self.again(tx, known, connection).await?,
            None => self.first(tx, account, connection).await?,
        };
        let (network, handle) = (connection.network, &connection.account.handle);
        let details = json!({ "network": network, "handle": handle });
        let id = stored.account.id;
        self.audit(tx, actor, Action::NetworkConnected, account, id, details).await?;
        Ok(stored.account)
    }

    async fn first(
        &self,
        tx: &mut dyn Transaction,
        account_id: AccountId,
        connection: &Connection,
    ) -> Result<StoredConnection> {
        let most = self.settings.connections;
        let count = tx.connections().list(account_id, most).await?.len();
        if count >= most as usize {
            let message = "an account can have no more connections";
            return Err(Error::new(ErrorCode::PlanLimit, message)
                .with("field", "connections")
                .with("limit", most));
        }
        let (id, now) = (self.ambient.new_id()?, self.ambient.now());
        let account = NetworkAccount {
            id,
            account_id,
            network: connection.network,
            server: connection.server.clone(),
            remote: connection.account.clone(),
            state: ConnectionState::Active,
            error: None,
            expires_at: None,
            connected_at: now,
            created_at: now,
        };
        let (sealed, refresh_at, lease_until) = (None, None, Timestamp::default());
        let mut stored = StoredConnection { account, sealed, refresh_at, lease_until, fence: 0 };
        self.equip(&mut stored, &connection.credentials)?;
        tx.connections().insert(&stored).await?;
        Ok(stored)
    }

    async fn again(
        &self,
        tx: &mut dyn Transaction,
        mut stored: StoredConnection,
        connection: &Connection,
    ) -> Result<StoredConnection> {
        let fence = stored.fence;
        stored.fence += 1;
        stored.account.remote = connection.account.clone();
        stored.account.connected_at = self.ambient.now();
        self.equip(&mut stored, &connection.credentials)?;
        if !tx.connections().save(&stored, fence).await? {
            return Err(changed(stored.account.id));
        }
        Ok(stored)
    }

    /// Gives a connection credentials: it can be used.
    pub(super) fn equip(
        &self,
        stored: &mut StoredConnection,
        credentials: &Credentials,
    ) -> Result<()> {
        let text = serde_json::to_string(&Sealed::of(credentials))
            .map_err(|e| Error::internal("credentials cannot be sealed").caused_by(e))?;
        let purpose = purpose(stored.account.id);
        stored.sealed = Some(self.vault.seal(&self.ambient, &purpose, &text)?);
        stored.account.state = ConnectionState::Active;
        stored.account.error = None;
        stored.account.expires_at = credentials.expires_at;
        stored.refresh_at = credentials.expires_at.map(|end| end - self.settings.refresh_ahead());
        stored.lease_until = Timestamp::default();
        Ok(())
    }

    /// A connection with its credentials. One that cannot be used is
    /// [`PermissionDenied`](ErrorCode::PermissionDenied).
    pub(super) fn opened(&self, stored: &StoredConnection) -> Result<Connection> {
        let account = &stored.account;
        let sealed = stored.sealed.as_deref();
        let usable = sealed.filter(|_| account.state == ConnectionState::Active);
        let sealed = usable.ok_or_else(|| not_connected(account))?;
        let text = self.vault.open(&purpose(account.id), sealed)?;
        // What cannot be read is not shown: it holds a token.
        let Ok(sealed) = serde_json::from_str::<Sealed>(text.expose()) else {
            let message = "sealed credentials cannot be read";
            return Err(Error::inconsistent("social_connections", "sealed", account.id, message));
        };
        Ok(Connection {
            network: account.network,
            server: account.server.clone(),
            account: account.remote.clone(),
            credentials: sealed.opened(),
        })
    }

    /// An account's connections and how well they are, the oldest first.
    pub async fn connections(&self, account: AccountId) -> Result<Vec<NetworkAccount>> {
        let mut tx = self.store.read().await?;
        let all = tx.connections().list(account, self.settings.connections).await?;
        Ok(all.into_iter().map(|stored| stored.account).collect())
    }

    /// Gives a connection up: the network takes its credentials no more, and they are forgotten
    /// here. What is scheduled by it will fail unless it is connected again.
    ///
    /// - A network that does not answer leaves the connection as it is: try again.
    pub async fn disconnect(
        &self,
        actor: Actor,
        account: AccountId,
        id: ConnectionId,
    ) -> Result<NetworkAccount> {
        let mut tx = self.store.read().await?;
        let mut stored = self.own(tx.as_mut(), account, id).await?;
        drop(tx);
        if stored.account.state == ConnectionState::Disconnected {
            return Ok(stored.account);
        }
        if let Ok(connection) = self.opened(&stored) {
            let publisher = self.publisher(connection.network)?;
            let revoked = self.in_time(publisher.revoke(&connection)).await;
            let passing = |error: &Error| FailureClass::of(error) == FailureClass::RetryLater;
            if let Some(error) = revoked.err().filter(passing) {
                return Err(error);
            }
        }
        let fence = stored.fence;
        stored.fence += 1;
        stored.account.state = ConnectionState::Disconnected;
        (stored.sealed, stored.refresh_at) = (None, None);
        (stored.account.expires_at, stored.account.error) = (None, None);
        let mut tx = self.store.begin().await?;
        if !tx.connections().save(&stored, fence).await? {
            return Err(changed(id));
        }
        let details = json!({ "network": stored.account.network });
        self.audit(tx.as_mut(), actor, Action::NetworkDisconnected, account, id, details).await?;
        tx.commit().await?;
        Ok(stored.account)
    }

    /// An account's own connection.
    pub(super) async fn own(
        &self,
        tx: &mut dyn Transaction,
        account: AccountId,
        id: ConnectionId,
    ) -> Result<StoredConnection> {
        let found = tx.connections().get(id).await?;
        let own = found.filter(|stored| stored.account.account_id == account);
        own.ok_or_else(|| Error::not_found("connection", id).with("field", "connection"))
    }
}

fn purpose(id: ConnectionId) -> String {
    format!("social:{id}")
}

fn changed(id: ConnectionId) -> Error {
    let message = "this connection was changed at the same moment: try again";
    Error::new(ErrorCode::Busy, message).with("connection", id)
}

fn not_connected(account: &NetworkAccount) -> Error {
    let (network, handle) = (account.network, &account.remote.handle);
    let message = format!("{handle} is not connected any more: connect it on {network} again");
    Error::new(ErrorCode::PermissionDenied, message).with("connection", account.id)
}
