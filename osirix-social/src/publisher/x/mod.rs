//! X, by its API v2.
//!
//! X has no key by which it recognises a post again: one whose fate is unknown is looked for among
//! the account's newest, and where that does not tell, a person has to.

mod accounts;
mod find;
mod upload;
mod wire;

use async_trait::async_trait;
use osirix_core::blob::BlobStore;
use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::secret::Secret;
use osirix_core::social::{
    Capabilities, Connection, Credentials, Draft, Found, Outcome, PostMetrics, Preparation,
    Problem, Published, Publisher, Stage,
};
use osirix_http::{Answer, Method};
use serde_json::{Value, json};

use super::renewal::Client;
use super::shared;
use crate::preflight;
use crate::servers::{HttpSettings, Servers, delayed, url};
use wire::{Counted, Created, Data, State, Words};

/// Until when a limit holds, in seconds since 1970: a day's first, for the other is sooner.
const RESETS: &[&str] = &["x-rate-limit-reset"];

/// How X is spoken to.
#[derive(Debug, Clone)]
pub struct XSettings {
    /// How servers are asked.
    pub http: HttpSettings,
    /// What X takes.
    pub capabilities: Capabilities,
    /// Where people see posts, without a slash at the end.
    pub site: String,
    /// As what X knows this program.
    pub client_id: String,
    /// The program's secret, where it is a confidential client.
    pub client_secret: Option<Secret<String>>,
}

impl XSettings {
    /// X as it is for everybody, for a program of this id.
    pub fn new(client_id: impl Into<String>) -> Self {
        XSettings {
            http: HttpSettings::default(),
            capabilities: preflight::limits::x(),
            site: "https://x.com".to_owned(),
            client_id: client_id.into(),
            client_secret: None,
        }
    }
}

/// Publishes on X.
#[derive(Debug)]
pub struct X {
    servers: Servers,
    ambient: Ambient,
    settings: XSettings,
}

impl X {
    /// Reaches nobody yet.
    pub fn new(settings: XSettings, ambient: Ambient) -> Result<Self> {
        Ok(X { servers: Servers::new(settings.http)?, ambient, settings })
    }

    fn client(&self) -> Client<'_> {
        let settings = &self.settings;
        Client { id: &settings.client_id, secret: settings.client_secret.as_ref(), basic: true }
    }

    /// The answer, unless it refuses.
    fn good(&self, connection: &Connection, answer: Answer) -> Result<Answer> {
        match answer.status.is_success() {
            true => Ok(answer),
            false => Err(self.refused(connection, &answer)),
        }
    }

    fn refused(&self, connection: &Connection, answer: &Answer) -> Error {
        let said = answer.json::<Words>().unwrap_or_default().said();
        let about = |words: &str| said.as_deref().is_some_and(|said| said.contains(words));
        let code = match (answer.status.as_u16(), shared::code_of(answer.status)) {
            // The account may post; this post it has posted already.
            (403, _) if about("duplicate content") => ErrorCode::Conflict,
            // The program's own credit with X is used up.
            (402, _) => ErrorCode::Configuration,
            (_, code) => code,
        };
        let error = shared::refusal(code, answer, said, connection);
        match code {
            ErrorCode::RateLimited => delayed(error, answer, self.ambient.now(), RESETS),
            _ => delayed(error, answer, self.ambient.now(), &[]),
        }
    }

    fn published(&self, id: &str, connection: &Connection) -> Published {
        let permalink = format!("{}/{}/status/{id}", self.settings.site, connection.account.handle);
        Published { remote_id: id.to_owned(), version: None, permalink: Some(permalink) }
    }
}

fn post(draft: &Draft, number: usize, state: &State, before: &[Published]) -> Value {
    let first: usize = draft.parts[..number].iter().map(|part| part.media.len()).sum();
    let part = &draft.parts[number];
    let media = state.media.get(first..first + part.media.len()).unwrap_or_default();
    let mut post = json!({ "text": part.text });
    if !media.is_empty() {
        let ids: Vec<_> = media.iter().map(|media| media.id.as_str()).collect();
        post["media"] = json!({ "media_ids": ids });
    }
    if let Some(parent) = draft.parent(number).and_then(|parent| before.get(parent)) {
        post["reply"] = json!({ "in_reply_to_tweet_id": parent.remote_id });
    }
    post
}

#[async_trait]
impl Publisher for X {
    async fn capabilities(&self, _: &Connection) -> Result<Capabilities> {
        Ok(self.settings.capabilities.clone())
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
        let (number, _) = shared::armed(connection, draft, preparation, published)?;
        let post = post(draft, number, &preparation.state()?, published);
        let request = self.servers.signed(connection, Method::POST, "/2/tweets", &[])?.json(&post);
        let read = |answer: &Answer| {
            let created: Data<Created> = answer.json()?;
            Ok(self.published(&created.data.id, connection))
        };
        let attempt = self.servers.attempt(request).await?;
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

    async fn metrics(&self, connection: &Connection, published: &Published) -> Result<PostMetrics> {
        let path = format!("/2/tweets/{}", published.remote_id);
        let query = [("tweet.fields", "public_metrics")];
        let request = self.servers.signed(connection, Method::GET, &path, &query)?;
        let tweet = self.good(connection, self.servers.ask(request).await?)?;
        let tweet: Data<Counted> = tweet.json()?;
        Ok(tweet.data.public_metrics.metrics())
    }

    async fn refresh(&self, connection: &Connection) -> Result<Credentials> {
        let url = url(&connection.server, "/2/oauth2/token", &[])?;
        self.client().renew(&self.servers, url, connection, self.ambient.now()).await
    }

    async fn revoke(&self, connection: &Connection) -> Result<()> {
        let url = url(&connection.server, "/2/oauth2/revoke", &[])?;
        self.client().give_up(&self.servers, url, connection, self.ambient.now()).await
    }
}
