//! Mastodon, and every other server with its interface.
//!
//! Each message goes out under an idempotency key of its own, which is always the same: for an hour
//! a server that gets it again answers with the message that is out. Longer than that, reading back
//! tells.

mod account;
mod find;
mod wire;

use std::collections::BTreeMap;
use std::time::Duration;

use async_trait::async_trait;
use osirix_core::blob::BlobStore;
use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::social::{
    Attachment, Capabilities, Connection, Credentials, Draft, Found, Outcome, PostMetrics,
    Preparation, Problem, Published, Publisher, ServerLimits, Stage,
};
use osirix_http::multipart::{Form, Part as FormPart};
use osirix_http::{Answer, Method};
use serde_json::json;

use super::shared;
use crate::App;
use crate::preflight;
use crate::servers::{HttpSettings, Servers, after, url};
use wire::{Counted, Instance, Media, State, Status, Words};

/// How long a server is left alone with a file.
const CHECK_AFTER: Duration = Duration::from_secs(1);

/// How servers of Mastodon's are spoken to.
#[derive(Debug, Clone)]
pub struct MastodonSettings {
    /// How servers are asked.
    pub http: HttpSettings,
    /// What is taken where a server does not say.
    pub limits: ServerLimits,
    /// Who sees a message: `public`, `unlisted`, `private`.
    pub visibility: String,
    /// As what each server knows this program, by the server's URL without a slash at the end.
    pub apps: BTreeMap<String, App>,
}

impl Default for MastodonSettings {
    fn default() -> Self {
        MastodonSettings {
            http: HttpSettings::default(),
            limits: preflight::limits::MASTODON,
            visibility: "public".to_owned(),
            apps: BTreeMap::new(),
        }
    }
}

/// Publishes on servers of Mastodon's.
#[derive(Debug)]
pub struct Mastodon {
    servers: Servers,
    ambient: Ambient,
    settings: MastodonSettings,
}

impl Mastodon {
    /// Reaches nobody yet.
    pub fn new(settings: MastodonSettings, ambient: Ambient) -> Result<Self> {
        Ok(Mastodon { servers: Servers::new(settings.http)?, ambient, settings })
    }

    async fn upload(
        &self,
        connection: &Connection,
        attachment: &Attachment,
        blobs: &dyn BlobStore,
    ) -> Result<Media> {
        let (body, bytes) = shared::body(blobs, &attachment.blob).await?;
        let file = FormPart::stream_with_length(body, bytes)
            .file_name(attachment.blob.file_name().to_owned())
            .mime_str(attachment.facts.media_type.as_str())
            .map_err(|e| Error::internal("a type of file is none").caused_by(e))?;
        let form = Form::new().part("file", file);
        let form = match &attachment.alt_text {
            Some(text) => form.text("description", text.clone()),
            None => form,
        };
        let request = self.servers.signed(connection, Method::POST, "/api/v2/media", &[])?;
        let answer = self.servers.ask(self.servers.slow(request).multipart(form)).await?;
        let answer = self.good(connection, answer)?;
        let media: Media = answer.json()?;
        // 202: it has it, and is not done with it.
        Ok(Media { ready: answer.status.as_u16() == 200, ..media })
    }

    fn stage(&self, state: &State, files: usize) -> Stage {
        if state.media.len() < files {
            return Stage::Uploading;
        }
        match state.media.iter().all(|media| media.ready) {
            true => Stage::Ready,
            false => Stage::Processing { check_at: self.ambient.now() + CHECK_AFTER },
        }
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
        // No token is renewed here: one that is worth nothing is gone for good.
        let code = match shared::code_of(answer.status) {
            ErrorCode::Unauthenticated => ErrorCode::PermissionDenied,
            code => code,
        };
        let said = shared::said(words.error, words.error_description);
        let error = shared::refusal(code, answer, said, connection);
        self.delayed(answer, error)
    }

    /// `X-RateLimit-Reset` is a time in words here (RFC 3339).
    fn delayed(&self, answer: &Answer, error: Error) -> Error {
        let now = self.ambient.now();
        let reset =
            answer.header("x-ratelimit-reset").and_then(|t| t.parse::<jiff::Timestamp>().ok());
        match (error.code(), answer.retry_after(), reset) {
            (_, Some(pause), _) => after(error, pause),
            (ErrorCode::RateLimited, None, Some(reset)) => {
                let micros = reset.as_microsecond().saturating_sub(now.as_micros());
                let pause = Duration::from_micros(micros.max(0).unsigned_abs());
                after(error, pause)
            }
            _ => error,
        }
    }

    fn message(
        &self,
        draft: &Draft,
        number: usize,
        state: &State,
        before: &[Published],
    ) -> serde_json::Value {
        let count = |parts: &[osirix_core::social::Part]| -> usize {
            parts.iter().map(|part| part.media.len()).sum()
        };
        let (first, last) = (count(&draft.parts[..number]), count(&draft.parts[..=number]));
        let media = state.media.get(first..last).unwrap_or_default();
        let ids: Vec<_> = media.iter().map(|media| media.id.as_str()).collect();
        let mut message = json!({
            "status": draft.parts[number].text,
            "visibility": self.settings.visibility,
            "media_ids": ids,
        });
        if let Some(parent) = draft.parent(number).and_then(|parent| before.get(parent)) {
            message["in_reply_to_id"] = json!(parent.remote_id);
        }
        // It takes a language, and no region.
        if let Some(language) = draft.languages.first().and_then(|tag| tag.split('-').next()) {
            message["language"] = json!(language);
        }
        message
    }
}

fn published(status: &Status) -> Published {
    Published { remote_id: status.id.clone(), version: None, permalink: status.url.clone() }
}

#[async_trait]
impl Publisher for Mastodon {
    async fn capabilities(&self, connection: &Connection) -> Result<Capabilities> {
        let request =
            self.servers.request(Method::GET, url(&connection.server, "/api/v2/instance", &[])?)?;
        let instance: Instance = self.good(connection, self.servers.ask(request).await?)?.json()?;
        Ok(preflight::limits::mastodon(&instance.limits(&self.settings.limits)))
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
        if let Some(file) = files.get(state.media.len()) {
            state.media.push(self.upload(connection, file, blobs).await?);
        }
        Preparation::new(self.stage(&state, files.len()), &state)
    }

    async fn check(
        &self,
        connection: &Connection,
        preparation: &Preparation,
    ) -> Result<Preparation> {
        let Stage::Processing { .. } = preparation.stage else { return Ok(preparation.clone()) };
        let mut state: State = preparation.state()?;
        for media in state.media.iter_mut().filter(|media| !media.ready) {
            let path = format!("/api/v1/media/{}", media.id);
            let answer =
                self.servers.ask(self.servers.signed(connection, Method::GET, &path, &[])?).await?;
            // 206: it is not done with it yet.
            media.ready = self.good(connection, answer)?.status.as_u16() == 200;
        }
        Preparation::new(self.stage(&state, state.media.len()), &state)
    }

    async fn publish(
        &self,
        connection: &Connection,
        draft: &Draft,
        preparation: &Preparation,
        published: &[Published],
    ) -> Result<Outcome> {
        let (number, _) = shared::armed(connection, draft, preparation, published)?;
        let message = self.message(draft, number, &preparation.state()?, published);
        let request = self
            .servers
            .signed(connection, Method::POST, "/api/v1/statuses", &[])?
            .header("idempotency-key", draft.key(number))
            .json(&message);
        let read = |answer: &Answer| answer.json().map(|status: Status| self::published(&status));
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
        let path = format!("/api/v1/statuses/{}", published.remote_id);
        let request = self.servers.signed(connection, Method::GET, &path, &[])?;
        let status = self.good(connection, self.servers.ask(request).await?)?;
        Ok(status.json::<Counted>()?.metrics())
    }

    /// Tokens of Mastodon's do not end: this looks whether the one there is still is worth
    /// anything.
    async fn refresh(&self, connection: &Connection) -> Result<Credentials> {
        let path = "/api/v1/accounts/verify_credentials";
        let answer =
            self.servers.ask(self.servers.signed(connection, Method::GET, path, &[])?).await?;
        self.good(connection, answer)?;
        Ok(connection.credentials.clone())
    }

    async fn revoke(&self, connection: &Connection) -> Result<()> {
        let app = self.settings.apps.get(&connection.server).ok_or_else(|| {
            let message = "this program has no id and no secret on the server";
            Error::new(ErrorCode::Configuration, message).with("field", "apps")
        })?;
        let form = [
            ("client_id", app.client_id.as_str()),
            ("client_secret", app.client_secret.expose()),
            ("token", connection.credentials.access_token.expose()),
        ];
        let url = url(&connection.server, "/oauth/revoke", &[])?;
        let answer = self.servers.ask(self.servers.request(Method::POST, url)?.form(&form)).await?;
        self.good(connection, answer).map(drop)
    }
}
