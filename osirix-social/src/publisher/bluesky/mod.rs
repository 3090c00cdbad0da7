//! Bluesky: the AT Protocol's personal data servers (`com.atproto.*`) and Bluesky's records
//! (`app.bsky.*`).
//!
//! The key of each record is derived from the publication before it is posted. A server refuses a
//! second record under a key, so that nothing can be posted twice, and what became of an attempt
//! can be read back by its key.

mod facets;
mod record;
mod session;
mod tid;

use std::collections::BTreeMap;

use async_trait::async_trait;
use osirix_core::blob::BlobStore;
use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::social::{
    Capabilities, Connection, Credentials, Draft, Found, Outcome, PostMetrics, Preparation,
    Problem, Published, Publisher, Stage,
};
use osirix_http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use osirix_http::{Answer, Method, unavailable};
use serde::Deserialize;
use serde_json::{Value, json};

use super::shared;
use crate::preflight;
use crate::servers::{HttpSettings, Servers, delayed};
use record::State;
use session::good;

const POSTS: &str = "app.bsky.feed.post";
const RESETS: &[&str] = &["ratelimit-reset"];

mod path {
    pub(super) const CREATE_SESSION: &str = "/xrpc/com.atproto.server.createSession";
    pub(super) const REFRESH_SESSION: &str = "/xrpc/com.atproto.server.refreshSession";
    pub(super) const DELETE_SESSION: &str = "/xrpc/com.atproto.server.deleteSession";
    pub(super) const RESOLVE_HANDLE: &str = "/xrpc/com.atproto.identity.resolveHandle";
    pub(super) const UPLOAD_BLOB: &str = "/xrpc/com.atproto.repo.uploadBlob";
    pub(super) const CREATE_RECORD: &str = "/xrpc/com.atproto.repo.createRecord";
    pub(super) const GET_RECORD: &str = "/xrpc/com.atproto.repo.getRecord";
    pub(super) const GET_POSTS: &str = "/xrpc/app.bsky.feed.getPosts";
    pub(super) const DELETE_RECORD: &str = "/xrpc/com.atproto.repo.deleteRecord";
}

/// How Bluesky is spoken to.
#[derive(Debug, Clone)]
pub struct BlueskySettings {
    /// How servers are asked.
    pub http: HttpSettings,
    /// What they take.
    pub capabilities: Capabilities,
    /// Where people see posts, without a slash at the end.
    pub site: String,
}

impl Default for BlueskySettings {
    fn default() -> Self {
        BlueskySettings {
            http: HttpSettings::default(),
            capabilities: preflight::limits::bluesky(),
            site: "https://bsky.app".to_owned(),
        }
    }
}

/// Publishes on Bluesky, and on every server of the AT Protocol that takes its records.
#[derive(Debug)]
pub struct Bluesky {
    servers: Servers,
    ambient: Ambient,
    capabilities: Capabilities,
    site: String,
}

/// A server's own words (XRPC, "error responses").
#[derive(Deserialize, Default)]
struct Words {
    error: Option<String>,
    message: Option<String>,
}

#[derive(Deserialize)]
struct Created {
    uri: String,
    cid: String,
}

/// What people did with posts (`app.bsky.feed.getPosts`).
#[derive(Deserialize)]
struct Posts {
    posts: Vec<Counted>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Counted {
    like_count: Option<u64>,
    reply_count: Option<u64>,
    repost_count: Option<u64>,
    quote_count: Option<u64>,
}

impl Counted {
    /// Nobody counts views.
    fn metrics(&self) -> PostMetrics {
        let reposts = self.repost_count;
        PostMetrics {
            likes: self.like_count,
            comments: self.reply_count,
            shares: reposts.map(|count| count + self.quote_count.unwrap_or(0)),
            views: None,
        }
    }
}

#[derive(Deserialize)]
struct Record {
    uri: String,
    cid: Option<String>,
    value: Value,
}

impl Bluesky {
    /// Reaches nobody yet.
    pub fn new(settings: BlueskySettings, ambient: Ambient) -> Result<Self> {
        let servers = Servers::new(settings.http)?;
        let BlueskySettings { capabilities, site, .. } = settings;
        Ok(Bluesky { servers, ambient, capabilities, site })
    }

    /// Takes a message back. One that is gone already succeeds.
    pub async fn delete(&self, connection: &Connection, remote_id: &str) -> Result<()> {
        let key = remote_id.rsplit('/').next().unwrap_or(remote_id);
        let record = json!({ "repo": connection.account.id, "collection": POSTS, "rkey": key });
        let request = self.servers.signed(connection, Method::POST, path::DELETE_RECORD, &[])?;
        let answer = self.servers.ask(request.json(&record)).await?;
        good(answer, |answer| self.refused(answer, connection, None)).map(drop)
    }

    /// Who has the handles that the texts mention.
    async fn resolve(
        &self,
        connection: &Connection,
        draft: &Draft,
    ) -> Result<BTreeMap<String, Option<String>>> {
        #[derive(Deserialize)]
        struct Resolved {
            did: String,
        }
        let mut dids = BTreeMap::new();
        let handles = draft.parts.iter().flat_map(|part| facets::mentions(&part.text));
        for handle in handles.map(|(_, handle)| handle) {
            let request = self.servers.signed(
                connection,
                Method::GET,
                path::RESOLVE_HANDLE,
                &[("handle", &handle)],
            )?;
            let answer = self.servers.ask(request).await?;
            let did = match answer.status.as_u16() {
                200 => Some(answer.json::<Resolved>()?.did),
                // Nobody has it, or it is none.
                400 if !self.is_about_the_token(&answer) => None,
                _ => return Err(self.refused(&answer, connection, None)),
            };
            dids.insert(handle, did);
        }
        Ok(dids)
    }

    async fn upload(
        &self,
        connection: &Connection,
        file: &record::File<'_>,
        blobs: &dyn BlobStore,
    ) -> Result<Value> {
        #[derive(Deserialize)]
        struct Uploaded {
            blob: Value,
        }
        let (body, bytes) = shared::body(blobs, file.key).await?;
        let request = self.servers.signed(connection, Method::POST, path::UPLOAD_BLOB, &[])?;
        let request = self
            .servers
            .slow(request)
            .header(CONTENT_TYPE, file.content_type)
            .header(CONTENT_LENGTH, bytes)
            .body(body);
        let answer = self.servers.ask(request).await?;
        let answer = good(answer, |answer| self.refused(answer, connection, None))?;
        Ok(answer.json::<Uploaded>()?.blob)
    }

    fn is_about_the_token(&self, answer: &Answer) -> bool {
        let about = |error: &str| matches!(error, "ExpiredToken" | "InvalidToken" | "AuthMissing");
        answer.json::<Words>().is_ok_and(|words| words.error.as_deref().is_some_and(about))
    }

    /// What a refusal means, in the terms of the platform.
    fn refused(&self, answer: &Answer, connection: &Connection, code: Option<ErrorCode>) -> Error {
        let words: Words = answer.json().unwrap_or_default();
        let named = match words.error.as_deref() {
            Some("ExpiredToken" | "InvalidToken" | "AuthMissing") => {
                Some(ErrorCode::Unauthenticated)
            }
            Some("AccountTakedown" | "AccountDeactivated") => Some(ErrorCode::PermissionDenied),
            Some("RateLimitExceeded") => Some(ErrorCode::RateLimited),
            _ => None,
        };
        let code = code.or(named).unwrap_or_else(|| shared::code_of(answer.status));
        let said = shared::said(words.error, words.message);
        let error = shared::refusal(code, answer, said, connection);
        delayed(error, answer, self.ambient.now(), RESETS)
    }

    fn published(&self, uri: String, cid: Option<String>, connection: &Connection) -> Published {
        let key = uri.rsplit('/').next().unwrap_or_default();
        let permalink = format!("{}/profile/{}/post/{key}", self.site, connection.account.id);
        Published { remote_id: uri, version: cid, permalink: Some(permalink) }
    }
}

#[async_trait]
impl Publisher for Bluesky {
    async fn capabilities(&self, _: &Connection) -> Result<Capabilities> {
        Ok(self.capabilities.clone())
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
        let files = record::files(draft);
        if state.dids.is_none() {
            state.dids = Some(self.resolve(connection, draft).await?);
        } else if let Some(file) = files.get(state.blobs.len()) {
            state.blobs.push(self.upload(connection, file, blobs).await?);
        }
        let ready = state.blobs.len() == files.len();
        Preparation::new(if ready { Stage::Ready } else { Stage::Uploading }, &state)
    }

    async fn check(&self, _: &Connection, preparation: &Preparation) -> Result<Preparation> {
        Ok(preparation.clone())
    }

    async fn publish(
        &self,
        connection: &Connection,
        draft: &Draft,
        preparation: &Preparation,
        published: &[Published],
    ) -> Result<Outcome> {
        let (number, part) = shared::armed(connection, draft, preparation, published)?;
        let record = record::of(draft, number, part, &preparation.state()?, published)?;
        let body = json!({
            "repo": connection.account.id,
            "collection": POSTS,
            "rkey": tid::of(draft.id, number),
            "record": record,
        });
        let request = self.servers.signed(connection, Method::POST, path::CREATE_RECORD, &[])?;
        let attempt = self.servers.attempt(request.json(&body)).await?;
        let read = |answer: &Answer| {
            let Created { uri, cid } = answer.json()?;
            Ok(self.published(uri, Some(cid), connection))
        };
        shared::outcome(attempt, read, |answer| self.refused(answer, connection, None))
    }

    async fn find(
        &self,
        connection: &Connection,
        draft: &Draft,
        published: &[Published],
    ) -> Result<Found> {
        let (number, part) = shared::next(connection, draft, published)?;
        let (repo, key) = (connection.account.id.as_str(), tid::of(draft.id, number));
        let query = [("repo", repo), ("collection", POSTS), ("rkey", &key)];
        let answer = self
            .servers
            .ask(self.servers.signed(connection, Method::GET, path::GET_RECORD, &query)?)
            .await?;
        let words = || answer.json::<Words>().ok()?.error;
        if answer.status.as_u16() == 400 && words().as_deref() == Some("RecordNotFound") {
            return Ok(Found::Absent);
        }
        let answer = good(answer, |answer| self.refused(answer, connection, None))?;
        let Record { uri, cid, value } = answer.json()?;
        if value["text"] != json!(part.text) {
            let message = "another post of this account has the key of this one";
            return Err(Error::new(ErrorCode::Conflict, message).with("id", uri));
        }
        match cid {
            Some(cid) => Ok(Found::Published(self.published(uri, Some(cid), connection))),
            None => Err(unavailable().with("reason", "the record has no version")),
        }
    }

    /// The server asks who gathers the network's posts.
    async fn metrics(&self, connection: &Connection, published: &Published) -> Result<PostMetrics> {
        let query = [("uris", published.remote_id.as_str())];
        let request = self.servers.signed(connection, Method::GET, path::GET_POSTS, &query)?;
        let answer = self.servers.ask(request).await?;
        let answer = good(answer, |answer| self.refused(answer, connection, None))?;
        let Posts { posts } = answer.json()?;
        Ok(posts.first().map(Counted::metrics).unwrap_or_default())
    }

    async fn refresh(&self, connection: &Connection) -> Result<Credentials> {
        self.renew(connection).await
    }

    async fn revoke(&self, connection: &Connection) -> Result<()> {
        self.end(connection).await
    }
}
