//! What Meta's networks share: the Graph API, its errors, and the containers in which a message is
//! laid before it is published.

mod containers;
mod facebook;
mod instagram;
mod threads;

use std::time::Duration;

use osirix_core::clock::{Ambient, Timestamp};
use osirix_core::error::{Error, ErrorCode, ErrorRecord, Result};
use osirix_core::secret::Secret;
use osirix_core::social::{Connection, Credentials, Found, Outcome, Published};
use osirix_http::{Answer, Attempt, Method};
use serde::Deserialize;

use super::likeness::{self, likeness};
use super::shared;
use crate::oauth::{is_about_the_app, unknown_app};
use crate::servers::{HttpSettings, Servers, delayed};

pub use facebook::{Facebook, FacebookSettings};
pub use instagram::{Instagram, InstagramSettings};
pub use threads::{Threads, ThreadsSettings};

/// The most messages that are listed at once.
const PAGE: usize = 50;
/// How far Meta's clock may be from ours.
const SKEW: Duration = Duration::from_secs(300);

/// Parameters by their names.
type Fields = Vec<(&'static str, String)>;

/// Asks the Graph API of one version.
#[derive(Debug)]
struct Graph {
    servers: Servers,
    ambient: Ambient,
    version: String,
}

/// An error of the Graph API's.
#[derive(Debug, Default, Deserialize)]
struct Words {
    #[serde(default)]
    error: Fault,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Fault {
    message: Option<String>,
    code: i64,
    error_subcode: i64,
    is_transient: bool,
}

/// What was made.
#[derive(Debug, Deserialize)]
struct Made {
    id: String,
}

#[derive(Debug, Deserialize)]
struct List<T> {
    data: Vec<T>,
}

/// A message that is out.
#[derive(Debug, Deserialize)]
struct Message {
    id: String,
    /// Each network, and each kind of message, has a word of its own for it.
    #[serde(default, alias = "caption", alias = "message", alias = "description")]
    text: String,
    #[serde(alias = "created_time")]
    timestamp: String,
    permalink: Option<String>,
    /// Who wrote it, where that is asked for.
    username: Option<String>,
    /// Whether the account wrote it, where that is asked for.
    is_reply_owned_by_me: Option<bool>,
    /// The same by the id.
    from: Option<Made>,
}

#[derive(Deserialize)]
struct Tokens {
    access_token: Secret<String>,
    expires_in: Option<u64>,
}

impl Graph {
    fn new(http: HttpSettings, version: String, ambient: Ambient) -> Result<Self> {
        Ok(Graph { servers: Servers::new(http)?, ambient, version })
    }

    fn path(&self, node: &str, edge: &str) -> String {
        format!("/{}/{node}/{edge}", self.version).trim_end_matches('/').to_owned()
    }

    async fn read(
        &self,
        connection: &Connection,
        (node, edge): (&str, &str),
        query: &[(&str, &str)],
    ) -> Result<Answer> {
        let path = self.path(node, edge);
        let request = self.servers.signed(connection, Method::GET, &path, query)?;
        self.good(connection, self.servers.ask(request).await?)
    }

    /// Makes what nobody sees.
    async fn make(&self, connection: &Connection, edge: &str, fields: &Fields) -> Result<String> {
        Ok(self.tell(connection, edge, fields).await?.json::<Made>()?.id)
    }

    /// Tells the account's node something that nobody sees.
    async fn tell(&self, connection: &Connection, edge: &str, fields: &Fields) -> Result<Answer> {
        let path = self.path(&connection.account.id, edge);
        let request = self.servers.signed(connection, Method::POST, &path, &[])?.form(fields);
        self.good(connection, self.servers.ask(request).await?)
    }

    /// Makes what everybody sees: once. Its id is read from the answer.
    async fn publish(
        &self,
        connection: &Connection,
        (node, edge): (&str, &str),
        fields: &Fields,
        id: impl FnOnce(&Answer) -> Result<String>,
    ) -> Result<Outcome> {
        let path = self.path(node, edge);
        let request = self.servers.signed(connection, Method::POST, &path, &[])?.form(fields);
        let attempt = self.servers.attempt(request).await?;
        if let Attempt::Answered(answer) = &attempt
            && is_open(&fault(answer))
        {
            let reason = ErrorRecord::from(&self.refused(connection, answer));
            return Ok(Outcome::Unconfirmed { reason });
        }
        let read = |answer: &Answer| {
            Ok(Published { remote_id: id(answer)?, version: None, permalink: None })
        };
        shared::outcome(attempt, read, |answer| self.refused(connection, answer))
    }

    /// The answer, unless it refuses.
    fn good(&self, connection: &Connection, answer: Answer) -> Result<Answer> {
        match answer.status.is_success() {
            true => Ok(answer),
            false => Err(self.refused(connection, &answer)),
        }
    }

    fn refused(&self, connection: &Connection, answer: &Answer) -> Error {
        let fault = fault(answer);
        let code = code_of(&fault).unwrap_or_else(|| shared::code_of(answer.status));
        let number = match (fault.code, fault.error_subcode) {
            (0, _) => None,
            (code, 0) => Some(code.to_string()),
            (code, subcode) => Some(format!("{code}/{subcode}")),
        };
        let said = shared::said(number, fault.message);
        let error = shared::refusal(code, answer, said, connection);
        delayed(error, answer, self.ambient.now(), &[])
    }

    /// A token that lives on: the network gives it for one that is still worth something.
    async fn renew(&self, connection: &Connection, grant: &str) -> Result<Credentials> {
        self.lasting(connection, "/refresh_access_token", &[("grant_type", grant)]).await
    }

    /// A token that lasts longer, for one that is worth something.
    async fn lasting(
        &self,
        connection: &Connection,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<Credentials> {
        let request = self.servers.signed(connection, Method::GET, path, query)?;
        let answer = self.servers.ask(request).await?;
        let tokens: Tokens = self.kept(connection, answer)?.json()?;
        Ok(Credentials {
            access_token: tokens.access_token,
            refresh_token: None,
            expires_at: tokens.expires_in.map(|s| self.ambient.now() + Duration::from_secs(s)),
        })
    }

    /// The answer about a token itself: one that ended cannot be renewed any more.
    fn kept(&self, connection: &Connection, answer: Answer) -> Result<Answer> {
        if is_about_the_app(&answer) {
            return Err(unknown_app());
        }
        let ended = code_of(&fault(&answer)) == Some(ErrorCode::Unauthenticated);
        match ended {
            true => {
                let said = fault(&answer).message;
                Err(shared::refusal(ErrorCode::PermissionDenied, &answer, said, connection))
            }
            false => self.good(connection, answer),
        }
    }

    /// Takes this program's rights back.
    async fn give_up(&self, connection: &Connection) -> Result<()> {
        let path = self.path("me", "permissions");
        let request = self.servers.signed(connection, Method::DELETE, &path, &[])?;
        let answer = self.servers.ask(request).await?;
        match code_of(&fault(&answer)) {
            Some(ErrorCode::Unauthenticated) => Ok(()),
            _ => self.good(connection, answer).map(drop),
        }
    }

    /// Whose a token is, where it is worth anything.
    async fn whose(&self, connection: &Connection) -> Result<String> {
        let query = [("fields", "id")];
        let path = self.path("me", "");
        let request = self.servers.signed(connection, Method::GET, &path, &query)?;
        let answer = self.servers.ask(request).await?;
        Ok(self.kept(connection, answer)?.json::<Made>()?.id)
    }

    /// The account's own among the newest messages that says this and is not older than the draft.
    fn found(listed: Vec<Message>, text: &str, connection: &Connection, since: Timestamp) -> Found {
        let handle = connection.account.handle.as_str();
        let is_ours = |message: &Message| {
            message.is_reply_owned_by_me != Some(false)
                && message.username.as_deref().is_none_or(|name| name == handle)
                && message.from.as_ref().is_none_or(|from| from.id == connection.account.id)
        };
        let all_seen = listed.len() < PAGE || listed.last().is_some_and(|m| time(m) < Some(since));
        let may_be_it = |message: &Message| time(message) >= Some(since) && is_ours(message);
        let compared = listed.into_iter().filter(may_be_it).map(|message| {
            let likeness = likeness(&message.text, text);
            let (remote_id, permalink) = (message.id, message.permalink);
            (likeness, Published { remote_id, version: None, permalink })
        });
        likeness::found(compared, all_seen)
    }
}

fn made(answer: &Answer) -> Result<String> {
    Ok(answer.json::<Made>()?.id)
}

/// What was published by another attempt, of which nobody heard: reading back tells its id.
fn is_out_already(id: String) -> Outcome {
    let error = Error::new(ErrorCode::Conflict, "this message is out already");
    Outcome::Unconfirmed { reason: ErrorRecord::from(&error.with("media_id", id)) }
}

fn fault(answer: &Answer) -> Fault {
    match answer.status.is_success() {
        true => Fault::default(),
        false => answer.json::<Words>().unwrap_or_default().error,
    }
}

/// An action is blocked, says Instagram; and some of those that it blocks are done.
const BLOCKED: i64 = 2_207_051;

/// Whether a refusal leaves open what was done: Meta's own failures, of which some come after the
/// deed.
fn is_open(fault: &Fault) -> bool {
    let limited = code_of(fault) == Some(ErrorCode::RateLimited);
    let failed = matches!(fault.code, -1 | 1 | 2) || (fault.is_transient && !limited);
    failed || fault.error_subcode == BLOCKED
}

/// The code that Meta's numbers stand for (Graph API, "Handle Errors"; Instagram, "Error Codes").
fn code_of(fault: &Fault) -> Option<ErrorCode> {
    match (fault.code, fault.error_subcode) {
        (102 | 190, _) => Some(ErrorCode::Unauthenticated),
        (3 | 10 | 200..=299, _) => Some(ErrorCode::PermissionDenied),
        (4 | 17 | 32 | 341 | 613 | 80_000..=80_014, _) | (_, 2_207_042) => {
            Some(ErrorCode::RateLimited)
        }
        (-1 | 1 | 2, _) => Some(ErrorCode::Unavailable),
        _ => None,
    }
}

fn time(message: &Message) -> Option<Timestamp> {
    let format = "%Y-%m-%dT%H:%M:%S%z";
    let time = jiff::Timestamp::strptime(format, &message.timestamp).ok()?;
    Some(Timestamp::from_micros(time.as_microsecond()))
}
