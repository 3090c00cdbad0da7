//! LinkedIn, by its versioned interface: posts of members and of organisations.
//!
//! LinkedIn has no key by which it recognises a post again: one whose fate is unknown is looked for
//! among the author's newest. Organisations may always be read so; members only by programs that
//! LinkedIn has let do so, and where it does not, a person has to look.

mod accounts;
mod find;
mod upload;
mod wire;

use std::time::Duration;

use async_trait::async_trait;
use osirix_core::blob::BlobStore;
use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::secret::Secret;
use osirix_core::social::{
    Capabilities, Connection, Credentials, Draft, Found, MediaKind, Outcome, Part, Preparation,
    Problem, Published, Publisher, Stage,
};
use osirix_http::{Answer, Method, RequestBuilder, unavailable};
use serde_json::{Value, json};

use super::renewal::Client;
use super::shared;
use crate::preflight::{self, linkedin_escaped};
use crate::servers::{HttpSettings, Servers, delayed, url};
use wire::{Media, State, Words};

/// How long LinkedIn is left alone with a file.
const CHECK_AFTER: Duration = Duration::from_secs(2);

/// How LinkedIn is spoken to.
#[derive(Debug, Clone)]
pub struct LinkedInSettings {
    /// How servers are asked.
    pub http: HttpSettings,
    /// What LinkedIn takes.
    pub capabilities: Capabilities,
    /// The version of its interface, as year and month. LinkedIn serves each for a year.
    pub version: String,
    /// Where people see posts, without a slash at the end.
    pub site: String,
    /// The server of its tokens, without a slash at the end; none where it is that of the account.
    pub token_server: Option<String>,
    /// Who sees a post: `PUBLIC`, `CONNECTIONS`, `LOGGED_IN`.
    pub visibility: String,
    /// Whether LinkedIn lets this program read the posts of members (`r_member_social`).
    pub reads_members: bool,
    /// Whether a member connects the organisations that they administer too.
    pub organisations: bool,
    /// As what LinkedIn knows this program.
    pub client_id: String,
    /// The program's secret.
    pub client_secret: Secret<String>,
}

impl LinkedInSettings {
    /// LinkedIn as it is for everybody, for a program of this id.
    pub fn new(client_id: impl Into<String>, client_secret: Secret<String>) -> Self {
        LinkedInSettings {
            http: HttpSettings::default(),
            capabilities: preflight::limits::linkedin(),
            version: "202610".to_owned(),
            site: "https://www.linkedin.com".to_owned(),
            token_server: Some("https://www.linkedin.com".to_owned()),
            visibility: "PUBLIC".to_owned(),
            reads_members: false,
            organisations: false,
            client_id: client_id.into(),
            client_secret,
        }
    }
}

/// Publishes on LinkedIn. The id of an account is its URN: `urn:li:person:..` or
/// `urn:li:organization:..`.
#[derive(Debug)]
pub struct LinkedIn {
    servers: Servers,
    ambient: Ambient,
    settings: LinkedInSettings,
}

impl LinkedIn {
    /// Reaches nobody yet.
    pub fn new(settings: LinkedInSettings, ambient: Ambient) -> Result<Self> {
        Ok(LinkedIn { servers: Servers::new(settings.http)?, ambient, settings })
    }

    fn asked(
        &self,
        connection: &Connection,
        method: Method,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<RequestBuilder> {
        let request = self.servers.signed(connection, method, path, query)?;
        Ok(request
            .header("linkedin-version", &self.settings.version)
            .header("x-restli-protocol-version", "2.0.0"))
    }

    /// The answer, unless it refuses.
    fn good(&self, connection: &Connection, answer: Answer) -> Result<Answer> {
        match answer.status.is_success() {
            true => Ok(answer),
            false => Err(self.refused(connection, &answer)),
        }
    }

    fn refused(&self, connection: &Connection, answer: &Answer) -> Error {
        let words: Words = answer.json().unwrap_or_default();
        let duplicate = || words.message.as_deref().is_some_and(|said| said.contains("duplicate"));
        let code = match (answer.status.as_u16(), words.code.as_deref()) {
            (401, Some("REVOKED_ACCESS_TOKEN")) => ErrorCode::PermissionDenied,
            (409 | 422, _) if duplicate() => ErrorCode::Conflict,
            // It serves this version no more.
            (426, _) => ErrorCode::Configuration,
            _ => shared::code_of(answer.status),
        };
        let said = shared::said(words.code, words.message);
        let error = shared::refusal(code, answer, said, connection);
        let error = match code {
            ErrorCode::Configuration => {
                error.with("field", "version").with("value", &self.settings.version)
            }
            _ => error,
        };
        delayed(error, answer, self.ambient.now(), &[])
    }

    fn post(&self, connection: &Connection, part: &Part, state: &State) -> Value {
        let mut post = json!({
            "author": connection.account.id,
            "commentary": linkedin_escaped(&part.text),
            "visibility": self.settings.visibility,
            "distribution": {
                "feedDistribution": "MAIN_FEED",
                "targetEntities": [],
                "thirdPartyDistributionChannels": [],
            },
            "lifecycleState": "PUBLISHED",
            "isReshareDisabledByAuthor": false,
        });
        match content(part, &state.media) {
            Some(content) => {
                post["content"] = content;
                post
            }
            None => post,
        }
    }

    fn published(&self, urn: &str) -> Published {
        let permalink = format!("{}/feed/update/{urn}", self.settings.site);
        Published { remote_id: urn.to_owned(), version: None, permalink: Some(permalink) }
    }

    fn client(&self) -> Client<'_> {
        let (id, secret) = (self.settings.client_id.as_str(), &self.settings.client_secret);
        Client { id, secret: Some(secret), basic: false }
    }

    fn token_url(&self, connection: &Connection, path: &str) -> Result<osirix_http::Url> {
        url(self.settings.token_server.as_deref().unwrap_or(&connection.server), path, &[])
    }
}

fn content(part: &Part, media: &[Media]) -> Option<Value> {
    let one = |(media, attachment): (&Media, &osirix_core::social::Attachment)| {
        let described = attachment.facts.media_type.kind() != MediaKind::Video;
        match attachment.alt_text.as_deref().filter(|_| described) {
            Some(text) => json!({ "id": media.urn, "altText": text }),
            None => json!({ "id": media.urn }),
        }
    };
    let mut files: Vec<_> = media.iter().zip(&part.media).map(one).collect();
    match files.len() {
        0 => None,
        1 => files.pop().map(|file| json!({ "media": file })),
        _ => Some(json!({ "multiImage": { "images": files } })),
    }
}

fn is_organisation(connection: &Connection) -> bool {
    connection.account.id.starts_with("urn:li:organization:")
}

/// A URN in a path.
fn encoded(urn: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    urn.bytes()
        .map(|byte| match plain(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}

#[async_trait]
impl Publisher for LinkedIn {
    async fn capabilities(&self, connection: &Connection) -> Result<Capabilities> {
        let can_find = is_organisation(connection) || self.settings.reads_members;
        Ok(Capabilities { can_find, ..self.settings.capabilities.clone() })
    }

    fn preflight(&self, draft: &Draft, capabilities: &Capabilities) -> Vec<Problem> {
        preflight::check(draft, capabilities)
    }

    async fn prepare(
        &self,
        connection: &Connection,
        draft: &Draft,
        blobs: &dyn BlobStore,
        preparation: &Preparation,
    ) -> Result<Preparation> {
        let mut state: State = preparation.state()?;
        let files: Vec<_> = draft.attachments().collect();
        self.step(connection, &files, blobs, &mut state).await?;
        Preparation::new(self.stage(&state, files.len()), &state)
    }

    async fn check(
        &self,
        connection: &Connection,
        preparation: &Preparation,
    ) -> Result<Preparation> {
        let Stage::Processing { .. } = preparation.stage else { return Ok(preparation.clone()) };
        let mut state: State = preparation.state()?;
        let stage = match self.wait(connection, &mut state).await? {
            Some(check_at) => Stage::Processing { check_at },
            None => Stage::Ready,
        };
        Preparation::new(stage, &state)
    }

    async fn publish(
        &self,
        connection: &Connection,
        draft: &Draft,
        preparation: &Preparation,
        published: &[Published],
    ) -> Result<Outcome> {
        let (number, part) = shared::armed(connection, draft, preparation, published)?;
        if number > 0 {
            let message = "LinkedIn takes a post, and no messages below it";
            return Err(Error::invalid("published", message).with("limit", 1));
        }
        let post = self.post(connection, part, &preparation.state()?);
        let request = self.asked(connection, Method::POST, "/rest/posts", &[])?.json(&post);
        let attempt = self.servers.attempt(request).await?;
        let read = |answer: &Answer| match answer.header("x-restli-id") {
            Some(urn) => Ok(self.published(urn)),
            None => Err(unavailable().with("reason", "the post has no id")),
        };
        shared::outcome(attempt, read, |answer| self.refused(connection, answer))
    }

    async fn find(
        &self,
        connection: &Connection,
        draft: &Draft,
        published: &[Published],
    ) -> Result<Found> {
        self.look(connection, draft, published).await
    }

    async fn refresh(&self, connection: &Connection) -> Result<Credentials> {
        let url = self.token_url(connection, "/oauth/v2/accessToken")?;
        self.client().renew(&self.servers, url, connection, self.ambient.now()).await
    }

    async fn revoke(&self, connection: &Connection) -> Result<()> {
        let url = self.token_url(connection, "/oauth/v2/revoke")?;
        self.client().give_up(&self.servers, url, connection, self.ambient.now()).await
    }
}
