//! Accounts of networks: connected by the network's page or by a secret, and given up.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use osirix::{
    ConnectReturn, ConnectSecret, ConnectWays, ConnectionId, Network, NetworkAccount, Scope,
    Secret, StartConnect, Token,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::of_network;
use crate::App;
use crate::api::caller::Caller;
use crate::api::documented::{BodyRefusals, CallerRefusals, Missing};
use crate::api::input::{Body, Id};
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_networks))
        .routes(routes!(list_connections, connect))
        .routes(routes!(start_connect))
        .routes(routes!(finish_connect))
        .routes(routes!(choose_accounts))
        .routes(routes!(disconnect))
}

/// How accounts of a network are connected.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialNetwork)]
struct WaysAnswer {
    /// `x`, `facebook`, `instagram`, `linkedin`, `bluesky`, `mastodon`, `threads`, `own`.
    network: &'static str,
    /// Whether by its own page, to which the browser is sent.
    page: bool,
    /// Whether by a secret that the person made there for this use.
    secret: bool,
    /// Whether accounts live on servers that the person names.
    servers: bool,
}

impl From<ConnectWays> for WaysAnswer {
    fn from(ways: ConnectWays) -> Self {
        let ConnectWays { network, page, secret, servers } = ways;
        WaysAnswer { network: network.as_str(), page, secret, servers }
    }
}

/// The networks whose accounts can be connected here.
#[utoipa::path(
    get, path = "/api/social/networks", tag = "social",
    responses((status = 200, body = Vec<WaysAnswer>)),
)]
async fn list_networks(State(app): State<App>) -> Result<Json<Vec<WaysAnswer>>, Problem> {
    let ways = app.osirix.social().ways().await?;
    Ok(Json(ways.into_iter().map(WaysAnswer::from).collect()))
}

/// An account of a network that is connected.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialConnection)]
struct ConnectionAnswer {
    id: String,
    network: &'static str,
    /// The URL of its server.
    server: String,
    /// The network's id of it.
    remote_id: String,
    /// The name by which people know it there.
    handle: String,
    /// `active`, `broken`, `disconnected`.
    state: &'static str,
    /// Why it cannot be used, or why its credentials could not be renewed yet.
    #[schema(required)]
    error: Option<String>,
    /// When its credentials end unless they are renewed, where that is known.
    #[schema(required, format = DateTime)]
    expires_at: Option<String>,
    #[schema(format = DateTime)]
    connected_at: String,
}

impl From<NetworkAccount> for ConnectionAnswer {
    fn from(account: NetworkAccount) -> Self {
        ConnectionAnswer {
            id: account.id.to_string(),
            network: account.network.as_str(),
            server: account.server,
            remote_id: account.remote.id,
            handle: account.remote.handle,
            state: account.state.as_str(),
            error: account.error.map(|error| error.message),
            expires_at: account.expires_at.map(|end| end.to_string()),
            connected_at: account.connected_at.to_string(),
        }
    }
}

/// The caller's connections, the oldest first.
#[utoipa::path(
    get, path = "/api/social/connections", tag = "social",
    responses(CallerRefusals, (status = 200, body = Vec<ConnectionAnswer>)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_connections(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Vec<ConnectionAnswer>>, Problem> {
    let account = caller.account(Scope::SocialRead)?;
    let found = app.osirix.social().connections(account).await?;
    Ok(Json(found.into_iter().map(ConnectionAnswer::from).collect()))
}

/// A secret that a person made for this use.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = SocialSecret)]
#[serde(deny_unknown_fields)]
struct SecretForm {
    /// `bluesky`, `mastodon`, `own`.
    #[schema(value_type = String)]
    network: Network,
    /// The URL of the account's server; the network's own unless it is said.
    #[schema(max_length = 2_000)]
    server: Option<String>,
    /// The handle or the address, where the secret does not say whose it is.
    #[schema(max_length = 2_000)]
    identifier: Option<String>,
    /// An app password, or a token. It is given for credentials, and not kept.
    #[schema(value_type = String, max_length = 4_000)]
    secret: Secret<String>,
}

/// Connects an account with a secret that the caller made for this use on the network.
#[utoipa::path(
    post, path = "/api/social/connections", tag = "social",
    request_body = SecretForm,
    responses(
        CallerRefusals, BodyRefusals,
        (status = 201, body = ConnectionAnswer),
        (status = 422, body = Problem, description = "The network does not take the secret"),
        (status = 503, body = Problem, description = "The network does not answer"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn connect(
    State(app): State<App>,
    caller: Caller,
    Body(form): Body<SecretForm>,
) -> Result<(StatusCode, Json<ConnectionAnswer>), Problem> {
    let account = caller.in_person()?.account_id;
    let request = ConnectSecret {
        network: form.network,
        server: form.server,
        identifier: form.identifier.unwrap_or_default(),
        secret: form.secret,
    };
    let connected = app.osirix.social().connect(account, request).await.map_err(of_network)?;
    Ok((StatusCode::CREATED, Json(connected.into())))
}

/// Where to begin.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = StartSocialConnection)]
#[serde(deny_unknown_fields)]
struct StartForm {
    /// `x`, `facebook`, `instagram`, `linkedin`, `mastodon`, `threads`.
    #[schema(value_type = String)]
    network: Network,
    /// Where the network's page sends the browser back to.
    #[schema(max_length = 2_000)]
    redirect_uri: String,
    /// The URL of the account's server, on networks that have many.
    #[schema(max_length = 2_000)]
    server: Option<String>,
}

/// The network's page.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialConnectionStart)]
struct StartAnswer {
    /// Where to send the browser.
    url: String,
    /// What the network gives back in the address: good for 15 minutes, once.
    state: String,
}

/// Begins to connect an account by its network's page.
#[utoipa::path(
    post, path = "/api/social/connections/start", tag = "social",
    request_body = StartForm,
    responses(
        CallerRefusals, BodyRefusals,
        (status = 201, body = StartAnswer),
        (status = 422, body = Problem, description = "This network is not set up here"),
        (status = 503, body = Problem, description = "The network does not answer"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn start_connect(
    State(app): State<App>,
    caller: Caller,
    Body(form): Body<StartForm>,
) -> Result<(StatusCode, Json<StartAnswer>), Problem> {
    let account = caller.in_person()?.account_id;
    let StartForm { network, redirect_uri, server } = form;
    let request = StartConnect { network, redirect_uri, server };
    let started = app.osirix.social().start_connect(account, request).await;
    let started = started.map_err(of_network)?;
    let state = started.state.expose().to_owned();
    Ok((StatusCode::CREATED, Json(StartAnswer { url: started.url, state })))
}

/// How the browser comes back.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = SocialConnectionReturn)]
#[serde(deny_unknown_fields)]
struct ReturnForm {
    /// The state in the address.
    #[schema(value_type = String)]
    state: Token,
    /// The code in the address; none where the person said no.
    #[schema(value_type = Option<String>, max_length = 4_000)]
    code: Option<Secret<String>>,
}

/// The accounts that may be chosen.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SocialConnectionChoice)]
struct ChoiceAnswer {
    /// What the choice is made with: good for 15 minutes, once.
    choice: String,
    accounts: Vec<FoundAnswer>,
}

/// An account that may be chosen.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FoundSocialAccount)]
struct FoundAnswer {
    network: &'static str,
    /// The network's id of it.
    remote_id: String,
    /// The name by which people know it there.
    handle: String,
}

/// Ends the way round by a network's page: nothing is connected before an account is chosen.
#[utoipa::path(
    post, path = "/api/social/connections/finish", tag = "social",
    request_body = ReturnForm,
    responses(
        CallerRefusals, BodyRefusals,
        (status = 200, body = ChoiceAnswer),
        (status = 422, body = Problem, description = "The state or the code is not good any more"),
        (status = 503, body = Problem, description = "The network does not answer"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn finish_connect(
    State(app): State<App>,
    caller: Caller,
    Body(form): Body<ReturnForm>,
) -> Result<Json<ChoiceAnswer>, Problem> {
    let account = caller.in_person()?.account_id;
    let back = ConnectReturn { state: form.state, code: form.code };
    let found = app.osirix.social().finish_connect(account, back).await.map_err(of_network)?;
    let accounts = found.accounts.into_iter().map(|one| FoundAnswer {
        network: one.network.as_str(),
        remote_id: one.remote.id,
        handle: one.remote.handle,
    });
    let choice = found.choice.expose().to_owned();
    Ok(Json(ChoiceAnswer { choice, accounts: accounts.collect() }))
}

/// Which accounts to connect.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ChooseSocialAccounts)]
#[serde(deny_unknown_fields)]
struct ChooseForm {
    #[schema(value_type = String)]
    choice: Token,
    /// The networks' ids of them.
    #[schema(min_items = 1, max_items = 1_000)]
    accounts: Vec<String>,
}

/// Connects some of the accounts that were found: all that are named, or none.
#[utoipa::path(
    post, path = "/api/social/connections/choose", tag = "social",
    request_body = ChooseForm,
    responses(
        CallerRefusals, BodyRefusals,
        (status = 201, body = Vec<ConnectionAnswer>),
        (status = 404, body = Problem, description = "An account is not among those found"),
        (status = 422, body = Problem, description = "The choice is not good any more"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn choose_accounts(
    State(app): State<App>,
    caller: Caller,
    Body(form): Body<ChooseForm>,
) -> Result<(StatusCode, Json<Vec<ConnectionAnswer>>), Problem> {
    let account = caller.in_person()?.account_id;
    let chosen = app.osirix.social().choose(account, form.choice, form.accounts).await;
    let chosen = chosen.map_err(of_network)?.into_iter().map(ConnectionAnswer::from).collect();
    Ok((StatusCode::CREATED, Json(chosen)))
}

/// Gives a connection up: the network takes its credentials no more.
#[utoipa::path(
    delete, path = "/api/social/connections/{connection}", tag = "social",
    params(("connection" = String, Path)),
    responses(
        CallerRefusals, Missing,
        (status = 200, body = ConnectionAnswer),
        (status = 503, body = Problem, description = "The network does not answer: try again"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn disconnect(
    State(app): State<App>,
    caller: Caller,
    Id(connection): Id<ConnectionId>,
) -> Result<Json<ConnectionAnswer>, Problem> {
    let account = caller.in_person()?.account_id;
    let gone = app.osirix.social().disconnect(account, connection).await.map_err(of_network)?;
    Ok(Json(gone.into()))
}
