//! Accounts of networks: connected by the network's page or by a secret, and given up.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use osirix::{
    ConnectReturn, ConnectSecret, ConnectWays, ConnectionId, ConnectionState, Error, Network,
    NetworkAccount, Secret, StartConnect, Token,
};

use super::names;
use crate::App;
use crate::api::of_network;
use crate::error::Problem;
use crate::pages::failure::Failure;
use crate::pages::form::{Fields, Wrong, sentence};
use crate::pages::frame::{Frame, ok, page};
use crate::pages::look::When;
use crate::pages::member::{Member, Shown};
use crate::pages::onward::onward;

#[derive(Template)]
#[template(path = "social_accounts.html")]
struct AccountsPage {
    frame: Frame,
    accounts: Vec<Account>,
    ways: Vec<Way>,
    /// What is wrong, where it belongs to no form.
    said: String,
}

/// An account that is connected, or was.
struct Account {
    id: String,
    network: &'static str,
    initial: char,
    handle: String,
    server: String,
    state: &'static str,
    tone: &'static str,
    note: Option<String>,
    since: When,
    expires: Option<When>,
    connected: bool,
}

/// How accounts of a network are connected.
#[derive(Default)]
struct Way {
    code: &'static str,
    name: &'static str,
    initial: char,
    page: bool,
    secret: bool,
    servers: bool,
    /// Whether a secret needs to be told whose it is.
    names: bool,
    /// Whether there is no server of the network's own.
    server_needed: bool,
    server_caption: &'static str,
    caption: &'static str,
    hint: &'static str,
    /// What was sent, and what was wrong with it.
    server: String,
    identifier: String,
    said: String,
    no_server: String,
    no_name: String,
    no_secret: String,
}

impl From<NetworkAccount> for Account {
    fn from(account: NetworkAccount) -> Self {
        let (state, tone) = match (account.state, &account.error) {
            (ConnectionState::Active, None) => ("Works", "good"),
            (ConnectionState::Active, Some(_)) => ("Works for now", "live"),
            (ConnectionState::Broken, _) => ("Connect it again", "bad"),
            (ConnectionState::Disconnected, _) => ("Given up", ""),
        };
        Account {
            id: account.id.to_string(),
            network: names::network(account.network),
            initial: initial(account.network),
            handle: account.remote.handle,
            server: account.server,
            state,
            tone,
            note: account.error.map(|error| sentence(&error.message)),
            since: account.connected_at.into(),
            expires: account.expires_at.map(When::from),
            connected: account.state != ConnectionState::Disconnected,
        }
    }
}

impl From<ConnectWays> for Way {
    fn from(ways: ConnectWays) -> Self {
        let ConnectWays { network, page, secret, servers } = ways;
        let (caption, hint) = match network {
            Network::Bluesky => (
                "App password",
                "Make one in Bluesky, under Settings, Privacy and security, App passwords. It is \
                 not the password of your account.",
            ),
            Network::Mastodon => (
                "Access token",
                "Make an application on your server, under Preferences, Development, that may \
                 read accounts and statuses and write media and statuses. Give its access token.",
            ),
            _ => ("Secret", "Make one on the network, for this use alone."),
        };
        let own = network == Network::Bluesky;
        let names = own || network == Network::Own;
        Way {
            code: network.as_str(),
            name: names::network(network),
            initial: initial(network),
            page,
            secret,
            servers,
            names,
            server_needed: !own,
            server_caption: if own { "Server, if it is not Bluesky's" } else { "Server" },
            caption,
            hint,
            ..Way::default()
        }
    }
}

impl Way {
    /// Whether its form was sent and refused.
    fn tried(&self) -> bool {
        [&self.said, &self.no_server, &self.no_name, &self.no_secret].iter().any(|s| !s.is_empty())
    }

    /// With what was sent of its form, and what was wrong.
    fn after(self, tried: &Tried) -> Self {
        if tried.network != self.code {
            return self;
        }
        let wrong = |field| tried.wrong.with(field).to_owned();
        Way {
            server: tried.server.clone(),
            identifier: tried.identifier.clone(),
            said: tried.wrong.beside(["server", "identifier", "secret"]).to_owned(),
            no_server: wrong("server"),
            no_name: wrong("identifier"),
            no_secret: wrong("secret"),
            ..self
        }
    }
}

fn initial(network: Network) -> char {
    names::network(network).chars().next().unwrap_or_default()
}

/// What a page shows of a form that was refused.
#[derive(Default)]
struct Tried {
    /// Empty where it was no form of a network.
    network: String,
    server: String,
    identifier: String,
    wrong: Wrong,
}

pub(super) async fn show(State(app): State<App>, member: Member) -> Shown {
    written(&app, member, StatusCode::OK, Tried::default()).await
}

async fn written(app: &App, member: Member, status: StatusCode, tried: Tried) -> Shown {
    let social = app.osirix.social();
    let accounts = social.connections(member.account()).await?;
    let ways = social.ways().await?.into_iter().map(|ways| Way::from(ways).after(&tried));
    let said =
        if tried.network.is_empty() { tried.wrong.beside([]).to_owned() } else { String::new() };
    let written = AccountsPage {
        frame: member.frame,
        accounts: accounts.into_iter().map(Account::from).collect(),
        ways: ways.collect(),
        said,
    };
    Ok(page(status, &written))
}

/// A server as people name it: without a scheme it is one that is spoken to in private.
fn server(fields: &Fields) -> Option<String> {
    fields.some("server").map(|server| match server.contains("://") {
        true => server.to_owned(),
        false => format!("https://{server}"),
    })
}

fn network(fields: &Fields) -> Result<Network, Failure> {
    fields.text("network").parse().map_err(|_| Failure::nothing())
}

/// The page again, with what was wrong beside the form that was sent.
async fn refused(app: &App, member: Member, fields: &Fields, error: Error) -> Shown {
    let problem = of_network(error);
    if problem.status() == StatusCode::INTERNAL_SERVER_ERROR {
        return Err(problem.into());
    }
    let tried = Tried {
        network: fields.text("network").to_owned(),
        server: fields.text("server").to_owned(),
        identifier: fields.text("identifier").to_owned(),
        wrong: Wrong::from(&problem),
    };
    written(app, member, problem.status(), tried).await
}

/// Connects an account with a secret that somebody made for this use.
pub(super) async fn connect(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let account = member.in_person()?.account_id;
    let request = ConnectSecret {
        network: network(&fields)?,
        server: server(&fields),
        identifier: fields.text("identifier").to_owned(),
        secret: Secret::new(fields.text("secret").trim().to_owned()),
    };
    match app.osirix.social().connect(account, request).await {
        Ok(_) => Ok(Redirect::to("/social/accounts?done=connected").into_response()),
        Err(error) => refused(&app, member, &fields, error).await,
    }
}

/// Begins to connect an account by its network's page.
pub(super) async fn start(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let account = member.in_person()?.account_id;
    let network = network(&fields)?;
    let site = app.origins.site().as_str().trim_end_matches('/');
    let redirect_uri = format!("{site}/social/accounts/back");
    let request = StartConnect { network, redirect_uri, server: server(&fields) };
    match app.osirix.social().start_connect(account, request).await {
        Ok(started) => {
            let network = names::network(network);
            let title = format!("To {network}");
            let said = format!(
                "You are taken to {network}, where you say whether your account may be connected."
            );
            Ok(onward(member.frame, &title, &said, started.url))
        }
        Err(error) => refused(&app, member, &fields, error).await,
    }
}

/// The accounts that may be chosen.
#[derive(Template)]
#[template(path = "social_choose.html")]
struct ChoosePage {
    frame: Frame,
    choice: String,
    found: Vec<Found>,
}

struct Found {
    id: String,
    network: &'static str,
    handle: String,
}

/// The network sends the browser back.
pub(super) async fn back(State(app): State<App>, member: Member) -> Shown {
    let account = member.in_person()?.account_id;
    let fields = Fields::of_query(&member.frame.here);
    let back = ConnectReturn {
        state: Token::from_text(fields.text("state").to_owned()),
        code: fields.some("code").map(|code| Secret::new(code.to_owned())),
    };
    let found = match app.osirix.social().finish_connect(account, back).await {
        Ok(found) => found,
        Err(error) => return refused(&app, member, &Fields::default(), error).await,
    };
    let accounts = found.accounts.into_iter().map(|one| Found {
        network: names::network(one.network),
        id: one.remote.id,
        handle: one.remote.handle,
    });
    let choice = found.choice.expose().to_owned();
    Ok(ok(&ChoosePage { frame: member.frame, choice, found: accounts.collect() }))
}

/// Connects those that were chosen.
pub(super) async fn choose(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let account = member.in_person()?.account_id;
    let choice = Token::from_text(fields.text("choice").to_owned());
    let chosen: Vec<String> = fields.all("account").map(str::to_owned).collect();
    match app.osirix.social().choose(account, choice, chosen).await {
        Ok(_) => Ok(Redirect::to("/social/accounts?done=connected").into_response()),
        Err(error) => refused(&app, member, &Fields::default(), error).await,
    }
}

/// Gives a connection up.
pub(super) async fn disconnect(
    State(app): State<App>,
    member: Member,
    Path(connection): Path<String>,
) -> Shown {
    let account = member.in_person()?.account_id;
    let connection: ConnectionId = connection.parse().map_err(|_| Failure::nothing())?;
    let gone = app.osirix.social().disconnect(account, connection).await;
    match gone.map_err(of_network) {
        Ok(_) => Ok(Redirect::to("/social/accounts?done=disconnected").into_response()),
        Err(problem) => not_given_up(&app, member, problem).await,
    }
}

/// A network that does not answer leaves the connection as it is, and the page says so.
async fn not_given_up(app: &App, member: Member, problem: Problem) -> Shown {
    if problem.status() != StatusCode::SERVICE_UNAVAILABLE {
        return Err(problem.into());
    }
    let tried = Tried { wrong: Wrong::from(&problem), ..Tried::default() };
    let shown: Response = written(app, member, problem.status(), tried).await?;
    Ok(shown)
}
