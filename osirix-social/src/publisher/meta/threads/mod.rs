//! Threads: posts of up to twenty files, and threads of texts below them.
//!
//! What answers a message names it, and can be laid down no sooner than that message is out: the
//! containers of answers are made when they are published, and hold texts alone.

mod accounts;

use std::time::Duration;

use async_trait::async_trait;
use osirix_core::blob::BlobStore;
use osirix_core::clock::Ambient;
use osirix_core::error::Result;
use osirix_core::social::{
    Attachment, Capabilities, Connection, Credentials, Draft, Found, MediaKind, Outcome,
    Preparation, Problem, Published, Publisher,
};

use super::containers::{Dialect, State};
use super::{Fields, Graph, List, Message, SKEW};
use crate::App;
use crate::preflight;
use crate::publisher::shared;
use crate::servers::HttpSettings;

/// How Threads is spoken to.
#[derive(Debug, Clone)]
pub struct ThreadsSettings {
    /// How servers are asked.
    pub http: HttpSettings,
    /// What Threads takes.
    pub capabilities: Capabilities,
    /// The version of its interface.
    pub version: String,
    /// How long Threads may fetch a file by its URL.
    pub url_lifetime: Duration,
    /// As what Threads knows this program. Nothing but connecting accounts needs it.
    pub app: Option<App>,
}

impl Default for ThreadsSettings {
    fn default() -> Self {
        ThreadsSettings {
            http: HttpSettings::default(),
            capabilities: preflight::limits::threads(),
            version: "v1.0".to_owned(),
            url_lifetime: Duration::from_secs(3_600),
            app: None,
        }
    }
}

/// Publishes on Threads. It fetches files by their URLs: the blobs must have such.
#[derive(Debug)]
pub struct Threads {
    graph: Graph,
    settings: ThreadsSettings,
}

impl Threads {
    /// Reaches nobody yet.
    pub fn new(settings: ThreadsSettings, ambient: Ambient) -> Result<Self> {
        let graph = Graph::new(settings.http, settings.version.clone(), ambient)?;
        Ok(Threads { graph, settings })
    }

    /// The container of an answer. Nothing is out by it.
    async fn answer(&self, connection: &Connection, text: &str, to: &str) -> Result<String> {
        let fields = vec![
            ("media_type", "TEXT".to_owned()),
            ("text", text.to_owned()),
            ("reply_to_id", to.to_owned()),
        ];
        self.graph.make(connection, Self::EDGE, &fields).await
    }
}

impl Dialect for Threads {
    const EDGE: &'static str = "threads";
    const PUBLISH: &'static str = "threads_publish";
    const STATUS: &'static str = "status";
    const REASON: &'static str = "error_message";
    const QUOTA: &'static str = "threads_publishing_limit";

    fn single(draft: &Draft, file: Option<(&Attachment, String)>) -> Fields {
        let mut fields = file.map_or_else(
            || vec![("media_type", "TEXT".to_owned())],
            |(file, url)| shown(file, url),
        );
        fields.extend(text(draft));
        fields
    }

    fn item(file: &Attachment, url: String) -> Fields {
        let mut fields = shown(file, url);
        fields.push(("is_carousel_item", "true".to_owned()));
        fields
    }

    fn whole(draft: &Draft, children: String) -> Fields {
        let mut fields = vec![("media_type", "CAROUSEL".to_owned()), ("children", children)];
        fields.extend(text(draft));
        fields
    }
}

fn shown(file: &Attachment, url: String) -> Fields {
    let (kind, name) = match file.facts.media_type.kind() {
        MediaKind::Video => ("VIDEO", "video_url"),
        _ => ("IMAGE", "image_url"),
    };
    let described = file.alt_text.clone().map(|text| ("alt_text", text));
    [("media_type", kind.to_owned()), (name, url)].into_iter().chain(described).collect()
}

fn text(draft: &Draft) -> Option<(&'static str, String)> {
    let text = draft.parts.first()?.text.clone();
    (!text.is_empty()).then_some(("text", text))
}

#[async_trait]
impl Publisher for Threads {
    async fn capabilities(&self, _: &Connection) -> Result<Capabilities> {
        Ok(self.settings.capabilities.clone())
    }

    fn preflight(&self, draft: &Draft, capabilities: &Capabilities) -> Vec<Problem> {
        let mut found = preflight::check(draft, capabilities);
        found.extend(preflight::texts_alone(draft));
        found
    }

    async fn prepare(
        &self,
        connection: &Connection,
        draft: &Draft,
        blobs: &dyn BlobStore,
        preparation: &Preparation,
    ) -> Result<Preparation> {
        let lifetime = self.settings.url_lifetime;
        self.graph.prepare::<Self>(connection, draft, blobs, preparation, lifetime).await
    }

    async fn check(
        &self,
        connection: &Connection,
        preparation: &Preparation,
    ) -> Result<Preparation> {
        self.graph.check::<Self>(connection, preparation).await
    }

    async fn publish(
        &self,
        connection: &Connection,
        draft: &Draft,
        preparation: &Preparation,
        published: &[Published],
    ) -> Result<Outcome> {
        let (number, part) = shared::armed(connection, draft, preparation, published)?;
        let container = match draft.parent(number).and_then(|parent| published.get(parent)) {
            None => preparation.state::<State>()?.id()?,
            Some(parent) => self.answer(connection, &part.text, &parent.remote_id).await?,
        };
        self.graph.publish_container::<Self>(connection, container).await
    }

    async fn find(
        &self,
        connection: &Connection,
        draft: &Draft,
        published: &[Published],
    ) -> Result<Found> {
        let (number, part) = shared::next(connection, draft, published)?;
        let account = connection.account.id.as_str();
        let (at, fields) = match draft.parent(number).and_then(|parent| published.get(parent)) {
            None => ((account, "threads"), "id,text,timestamp,permalink"),
            Some(parent) => {
                let at = (parent.remote_id.as_str(), "replies");
                (at, "id,text,timestamp,permalink,is_reply_owned_by_me")
            }
        };
        let query = [("fields", fields), ("limit", "50")];
        let listed: List<Message> = self.graph.read(connection, at, &query).await?.json()?;
        Ok(Graph::found(listed.data, &part.text, connection, draft.created_at - SKEW))
    }

    async fn refresh(&self, connection: &Connection) -> Result<Credentials> {
        self.graph.renew(connection, "th_refresh_token").await
    }

    async fn revoke(&self, connection: &Connection) -> Result<()> {
        self.graph.give_up(connection).await
    }
}
