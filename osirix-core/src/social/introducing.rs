//! How a person connects accounts: by a network's own page, or with a secret made for this use.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::account::NetworkAccount;
use super::connecting::Sealed;
use super::connection::{Connection, RemoteAccount};
use super::connector::{ConnectWays, Connector, WayRound};
use super::introduction::{
    ConnectChoice, ConnectReturn, ConnectSecret, ConnectStart, FoundAccount, StartConnect,
};
use super::network::Network;
use super::service::Social;
use crate::audit::Actor;
use crate::auth::{Purpose, Token, Verification};
use crate::error::{Error, ErrorCode, Result};
use crate::id::AccountId;

/// How long a way round may take, and a choice after it.
const LIFETIME: Duration = Duration::from_secs(900);
const MOST_CHARS: usize = 2_000;

/// What is remembered between the beginning of a way round and its end, sealed.
#[derive(Serialize, Deserialize)]
struct Journey {
    network: Network,
    server: Option<String>,
    redirect_uri: String,
    code_verifier: Token,
}

/// An account that may be chosen, sealed.
#[derive(Serialize, Deserialize)]
struct Choosable {
    network: Network,
    server: String,
    account: RemoteAccount,
    credentials: Sealed,
}

impl Social {
    /// How accounts can be connected here, in the order of the networks.
    pub fn ways(&self) -> Vec<ConnectWays> {
        let here = self.connectors.iter().filter(|(on, _)| self.publishers.contains_key(on));
        let ways = here.map(|(network, connector)| {
            let network = *network;
            ConnectWays { network, ..connector.ways() }
        });
        ways.collect()
    }

    /// Begins a way round by a network's page.
    pub async fn start_connect(
        &self,
        account: AccountId,
        request: StartConnect,
    ) -> Result<ConnectStart> {
        let connector = self.connector(request.network)?;
        let server = request.server.map(|server| trimmed(&server)).transpose()?;
        let way = WayRound {
            server,
            redirect_uri: bounded("redirect_uri", request.redirect_uri)?,
            state: Token::new(&self.ambient)?,
            code_verifier: Token::new(&self.ambient)?,
        };
        let url = self.in_time(connector.page(&way)).await?;
        let journey = Journey {
            network: request.network,
            server: way.server,
            redirect_uri: way.redirect_uri,
            code_verifier: way.code_verifier,
        };
        self.remember(Purpose::NetworkState, account, &way.state, &journey).await?;
        Ok(ConnectStart { url, state: way.state })
    }

    /// Ends a way round by a network's page: nothing is connected before one of the accounts is
    /// [chosen](Self::choose).
    ///
    /// - A state that is not known, was shown before, or is another account's is
    ///   [`Unauthenticated`](ErrorCode::Unauthenticated), and nobody is asked.
    /// - A person who said no, or who may publish for nobody, is
    ///   [`PermissionDenied`](ErrorCode::PermissionDenied).
    pub async fn finish_connect(
        &self,
        account: AccountId,
        back: ConnectReturn,
    ) -> Result<ConnectChoice> {
        let journey: Journey = self.recall(Purpose::NetworkState, account, &back.state).await?;
        let connector = self.connector(journey.network)?;
        let code = back.code.ok_or_else(|| {
            let message = "the network was not allowed to connect the account";
            Error::new(ErrorCode::PermissionDenied, message).with("reason", "access_denied")
        })?;
        let way = WayRound {
            server: journey.server,
            redirect_uri: journey.redirect_uri,
            state: back.state,
            code_verifier: journey.code_verifier,
        };
        let mut found = self.in_time(connector.accounts(&way, &code)).await?;
        found.retain(|connection| self.publishers.contains_key(&connection.network));
        if found.is_empty() {
            let message = "there is no account for which you may publish";
            return Err(Error::new(ErrorCode::PermissionDenied, message).with("reason", "nobody"));
        }
        let accounts = found.iter().map(FoundAccount::of).collect();
        let all: Vec<_> = found.iter().map(Choosable::of).collect();
        let choice = Token::new(&self.ambient)?;
        self.remember(Purpose::NetworkChoice, account, &choice, &all).await?;
        Ok(ConnectChoice { choice, accounts })
    }

    /// Connects accounts that were found, by their ids on the network: at least one, and all of
    /// them or none.
    pub async fn choose(
        &self,
        actor: Actor,
        account: AccountId,
        choice: &Token,
        ids: &[String],
    ) -> Result<Vec<NetworkAccount>> {
        let found: Vec<Choosable> = self.recall(Purpose::NetworkChoice, account, choice).await?;
        let known = |id: &&String| found.iter().any(|one| one.account.id == **id);
        if let Some(id) = ids.iter().find(|id| !known(id)) {
            return Err(Error::not_found("account", id).with("field", "accounts"));
        }
        if ids.is_empty() {
            return Err(Error::invalid("accounts", "say which accounts to connect"));
        }
        let (mut connected, mut tx) = (Vec::new(), self.store.begin().await?);
        for one in found.into_iter().filter(|one| ids.contains(&one.account.id)) {
            connected
                .push(self.connected(tx.as_mut(), actor.clone(), account, &one.opened()).await?);
        }
        tx.commit().await?;
        Ok(connected)
    }

    /// Connects an account with a secret that a person made for this use.
    pub async fn connect_with(
        &self,
        actor: Actor,
        account: AccountId,
        request: ConnectSecret,
    ) -> Result<NetworkAccount> {
        let connector = self.connector(request.network)?;
        let server = request.server.map(|server| trimmed(&server)).transpose()?;
        let identifier = bounded("identifier", request.identifier)?;
        let asked = connector.sign_in(server.as_deref(), &identifier, &request.secret);
        let connection = self.in_time(asked).await?;
        self.connect(actor, account, &connection).await
    }

    fn connector(&self, network: Network) -> Result<&dyn Connector> {
        let found =
            self.connectors.get(&network).filter(|_| self.publishers.contains_key(&network));
        found.map(AsRef::as_ref).ok_or_else(|| {
            let message = format!("this installation does not connect accounts of {network}");
            Error::new(ErrorCode::Configuration, message).with("field", "network")
        })
    }

    async fn remember(
        &self,
        purpose: Purpose,
        account: AccountId,
        token: &Token,
        what: &impl Serialize,
    ) -> Result<()> {
        let text = serde_json::to_string(what)
            .map_err(|e| Error::internal("this cannot be remembered").caused_by(e))?;
        let now = self.ambient.now();
        let verification = Verification {
            id: self.ambient.new_id()?,
            purpose,
            subject: account.to_string(),
            data: json!(self.vault.seal(&self.ambient, purpose.as_str(), &text)?),
            expires_at: now + LIFETIME,
            created_at: now,
        };
        let mut tx = self.store.begin().await?;
        tx.verifications().insert(&verification, &token.hash()).await?;
        tx.commit().await
    }

    /// What was remembered, once, for the account that began.
    async fn recall<T: serde::de::DeserializeOwned>(
        &self,
        purpose: Purpose,
        account: AccountId,
        token: &Token,
    ) -> Result<T> {
        let mut tx = self.store.begin().await?;
        let found = tx.verifications().redeem(purpose, &token.hash(), self.ambient.now()).await?;
        tx.commit().await?;
        let own = found.filter(|found| found.subject == account.to_string());
        let own = own.ok_or_else(|| {
            let message = "this way round has ended, or somebody else began it: begin again";
            Error::new(ErrorCode::Unauthenticated, message).with("reason", "invalid_state")
        })?;
        let sealed = own.data.as_str().unwrap_or_default();
        let text = self.vault.open(purpose.as_str(), sealed)?;
        // The cause would show what was sealed.
        serde_json::from_str(text.expose()).map_err(|_| {
            let message = "what was remembered cannot be read";
            Error::inconsistent("verifications", "data", own.id, message)
        })
    }
}

impl FoundAccount {
    fn of(connection: &Connection) -> Self {
        FoundAccount { network: connection.network, remote: connection.account.clone() }
    }
}

impl Choosable {
    fn of(connection: &Connection) -> Self {
        Choosable {
            network: connection.network,
            server: connection.server.clone(),
            account: connection.account.clone(),
            credentials: Sealed::of(&connection.credentials),
        }
    }

    fn opened(self) -> Connection {
        Connection {
            network: self.network,
            server: self.server,
            account: self.account,
            credentials: self.credentials.opened(),
        }
    }
}

fn trimmed(server: &str) -> Result<String> {
    let server = bounded("server", server.trim().trim_end_matches('/').to_owned())?;
    match server.is_empty() {
        true => Err(Error::invalid("server", "this is not the URL of a server")),
        false => Ok(server),
    }
}

fn bounded(field: &'static str, text: String) -> Result<String> {
    let chars = text.chars().count();
    match chars <= MOST_CHARS {
        true => Ok(text),
        false => Err(Error::new(ErrorCode::TooLarge, format!("{field}: {MOST_CHARS} characters"))
            .with("field", field)
            .with("limit", MOST_CHARS)
            .with("value", chars)),
    }
}
