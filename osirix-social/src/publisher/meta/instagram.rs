//! Instagram, for professional accounts: posts of up to ten files, reels and stories, and a comment
//! below a post.

use std::time::Duration;

use async_trait::async_trait;
use osirix_core::blob::BlobStore;
use osirix_core::clock::Ambient;
use osirix_core::error::Result;
use osirix_core::social::{
    Attachment, Capabilities, Connection, Credentials, Draft, Found, MediaKind, Outcome,
    PostFormat, PostMetrics, Preparation, Problem, Published, Publisher,
};
use serde::Deserialize;

use super::containers::{Dialect, State};
use super::{Fields, Graph, List, Message, SKEW, made};
use crate::preflight;
use crate::publisher::shared;
use crate::servers::HttpSettings;

/// How Instagram is spoken to.
#[derive(Debug, Clone)]
pub struct InstagramSettings {
    /// How servers are asked.
    pub http: HttpSettings,
    /// What Instagram takes.
    pub capabilities: Capabilities,
    /// The version of the Graph API; Meta serves each for two years.
    pub version: String,
    /// Whether tokens are renewed, as those of a login by Instagram are (`graph.instagram.com`).
    /// Those of a page (`graph.facebook.com`) do not end.
    pub renews: bool,
    /// How long Instagram may fetch a file by its URL.
    pub url_lifetime: Duration,
}

impl Default for InstagramSettings {
    fn default() -> Self {
        InstagramSettings {
            http: HttpSettings::default(),
            capabilities: preflight::limits::instagram(),
            version: "v26.0".to_owned(),
            renews: true,
            url_lifetime: Duration::from_secs(3_600),
        }
    }
}

/// Publishes on Instagram. It fetches files by their URLs: the blobs must have such.
#[derive(Debug)]
pub struct Instagram {
    graph: Graph,
    settings: InstagramSettings,
}

impl Instagram {
    /// Reaches nobody yet.
    pub fn new(settings: InstagramSettings, ambient: Ambient) -> Result<Self> {
        let graph = Graph::new(settings.http, settings.version.clone(), ambient)?;
        Ok(Instagram { graph, settings })
    }
}

/// What people did with a media object. Who hides its likes is told none.
#[derive(Deserialize)]
struct Counted {
    like_count: Option<u64>,
    comments_count: Option<u64>,
}

impl Dialect for Instagram {
    const EDGE: &'static str = "media";
    const PUBLISH: &'static str = "media_publish";
    const STATUS: &'static str = "status_code";
    const REASON: &'static str = "status";
    const QUOTA: &'static str = "content_publishing_limit";

    fn single(draft: &Draft, file: Option<(&Attachment, String)>) -> Fields {
        let Some((file, url)) = file else { return caption(draft) };
        let is_video = file.facts.media_type.kind() == MediaKind::Video;
        let mut fields = vec![(if is_video { "video_url" } else { "image_url" }, url)];
        match (draft.format, is_video) {
            (PostFormat::Story, _) => {
                fields.push(("media_type", "STORIES".to_owned()));
                return fields;
            }
            (format, true) => {
                let in_feed = format == PostFormat::Post;
                fields.push(("media_type", "REELS".to_owned()));
                fields.push(("share_to_feed", in_feed.to_string()));
            }
            (_, false) => fields.extend(alt_text(file)),
        }
        fields.extend(caption(draft));
        fields
    }

    fn item(file: &Attachment, url: String) -> Fields {
        let carousel = ("is_carousel_item", "true".to_owned());
        match file.facts.media_type.kind() {
            MediaKind::Video => {
                vec![("media_type", "VIDEO".to_owned()), ("video_url", url), carousel]
            }
            _ => [("image_url", url), carousel].into_iter().chain(alt_text(file)).collect(),
        }
    }

    fn whole(draft: &Draft, children: String) -> Fields {
        let mut fields = vec![("media_type", "CAROUSEL".to_owned()), ("children", children)];
        fields.extend(caption(draft));
        fields
    }
}

fn caption(draft: &Draft) -> Fields {
    let text = draft.parts.first().map(|part| part.text.clone()).unwrap_or_default();
    vec![("caption", text)]
}

fn alt_text(file: &Attachment) -> Option<(&'static str, String)> {
    Some(("alt_text", file.alt_text.clone()?))
}

#[async_trait]
impl Publisher for Instagram {
    async fn capabilities(&self, _: &Connection) -> Result<Capabilities> {
        Ok(self.settings.capabilities.clone())
    }

    fn preflight(&self, draft: &Draft, capabilities: &Capabilities) -> Vec<Problem> {
        let mut found = preflight::check(draft, capabilities);
        found.extend(preflight::instagram(draft));
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
        let (_, part) = shared::armed(connection, draft, preparation, published)?;
        match published.first() {
            None => {
                let container = preparation.state::<State>()?.id()?;
                self.graph.publish_container::<Self>(connection, container).await
            }
            Some(post) => {
                let fields = vec![("message", part.text.clone())];
                self.graph.publish(connection, (&post.remote_id, "comments"), &fields, made).await
            }
        }
    }

    async fn find(
        &self,
        connection: &Connection,
        draft: &Draft,
        published: &[Published],
    ) -> Result<Found> {
        let (_, part) = shared::next(connection, draft, published)?;
        let account = connection.account.id.as_str();
        let (at, fields) = match published.first() {
            // Stories have no text by which one could be told.
            None if draft.format == PostFormat::Story => return Ok(Found::Unknown),
            None => ((account, "media"), "id,caption,timestamp,permalink"),
            Some(post) => ((post.remote_id.as_str(), "comments"), "id,text,timestamp,username"),
        };
        let query = [("fields", fields), ("limit", "50")];
        let listed: List<Message> = self.graph.read(connection, at, &query).await?.json()?;
        Ok(Graph::found(listed.data, &part.text, connection, draft.created_at - SKEW))
    }

    async fn metrics(&self, connection: &Connection, published: &Published) -> Result<PostMetrics> {
        let query = [("fields", "like_count,comments_count")];
        let at = (published.remote_id.as_str(), "");
        let counted: Counted = self.graph.read(connection, at, &query).await?.json()?;
        let Counted { like_count: likes, comments_count: comments } = counted;
        Ok(PostMetrics { likes, comments, ..PostMetrics::default() })
    }

    /// Where tokens do not end, this looks whether the one there is still is worth anything.
    async fn refresh(&self, connection: &Connection) -> Result<Credentials> {
        match self.settings.renews {
            true => self.graph.renew(connection, "ig_refresh_token").await,
            false => {
                self.graph.whose(connection).await?;
                Ok(connection.credentials.clone())
            }
        }
    }

    async fn revoke(&self, connection: &Connection) -> Result<()> {
        self.graph.give_up(connection).await
    }
}
