//! Pages on Facebook: posts of texts, pictures or a video, reels, and a comment below them.
//!
//! Pictures and videos are uploaded unseen. A video becomes seen by the call that ends its upload:
//! that is the one that publishes.

mod accounts;
mod upload;

use async_trait::async_trait;
use osirix_core::blob::BlobStore;
use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::social::{
    Capabilities, Connection, Credentials, Draft, Found, MediaKind, Outcome, Part, PostFormat,
    PostMetrics, Preparation, Problem, Published, Publisher, Stage,
};
use osirix_http::{Answer, unavailable};
use serde::Deserialize;
use serde_json::json;

use super::{Fields, Graph, List, Message, SKEW, is_out_already, made};
use crate::App;
use crate::preflight;
use crate::publisher::shared;
use crate::servers::HttpSettings;
use upload::{State, Video};

/// How Facebook is spoken to.
#[derive(Debug, Clone)]
pub struct FacebookSettings {
    /// How servers are asked.
    pub http: HttpSettings,
    /// What Facebook takes.
    pub capabilities: Capabilities,
    /// The version of the Graph API; Meta serves each for two years.
    pub version: String,
    /// Where people see posts, without a slash at the end.
    pub site: String,
    /// As what Facebook knows this program. Nothing but connecting accounts needs it.
    pub app: Option<App>,
}

impl Default for FacebookSettings {
    fn default() -> Self {
        FacebookSettings {
            http: HttpSettings::default(),
            capabilities: preflight::limits::facebook(),
            version: "v26.0".to_owned(),
            site: "https://www.facebook.com".to_owned(),
            app: None,
        }
    }
}

/// Publishes on pages of Facebook. The credentials are the page's own, and not those of a person
/// who manages it: with theirs every post fails.
#[derive(Debug)]
pub struct Facebook {
    graph: Graph,
    settings: FacebookSettings,
}

#[derive(Deserialize)]
struct Done {
    success: bool,
}

/// What people did with a post or a video.
#[derive(Deserialize)]
struct Counted {
    likes: Option<Edge>,
    comments: Option<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    summary: Summary,
}

#[derive(Deserialize)]
struct Summary {
    total_count: u64,
}

impl Facebook {
    /// Reaches nobody yet.
    pub fn new(settings: FacebookSettings, ambient: Ambient) -> Result<Self> {
        let graph = Graph::new(settings.http, settings.version.clone(), ambient)?;
        Ok(Facebook { graph, settings })
    }

    async fn post(
        &self,
        connection: &Connection,
        draft: &Draft,
        part: &Part,
        state: State,
    ) -> Result<Outcome> {
        let page = connection.account.id.as_str();
        let Some(video) = state.video else {
            let fields = post(part, &state.photos);
            let outcome = self.graph.publish(connection, (page, "feed"), &fields, made).await?;
            return Ok(self.linked(outcome));
        };
        // A reel says whether it was published before; the upload of another video ends once.
        if video.session.is_none() && self.is_out(connection, &video.id).await? {
            return Ok(is_out_already(video.id));
        }
        let (edge, fields) = finish(draft, part, &video);
        let read = |answer: &Answer| match answer.json::<Done>()?.success {
            true => Ok(video.id),
            false => Err(unavailable().with("reason", "the network does not say that it is done")),
        };
        let outcome = self.graph.publish(connection, (page, edge), &fields, read).await?;
        Ok(self.linked(outcome))
    }

    fn linked(&self, outcome: Outcome) -> Outcome {
        match outcome {
            Outcome::Published(published) => Outcome::Published(self.seen(published)),
            open => open,
        }
    }

    fn seen(&self, published: Published) -> Published {
        let permalink = format!("{}/{}", self.settings.site, published.remote_id);
        Published { permalink: Some(permalink), ..published }
    }
}

/// A post with its pictures; where it has none, with the page that it links to.
fn post(part: &Part, photos: &[String]) -> Fields {
    let mut fields = Fields::new();
    if !part.text.is_empty() {
        fields.push(("message", part.text.clone()));
    }
    let link = preflight::urls(&part.text).into_iter().next();
    match (photos, link) {
        ([], Some(link)) => fields.push(("link", part.text[link].to_owned())),
        ([], None) => {}
        (photos, _) => {
            let ids: Vec<_> = photos.iter().map(|id| json!({ "media_fbid": id })).collect();
            fields.push(("attached_media", json!(ids).to_string()));
        }
    }
    fields
}

/// What ends the upload of a video, and publishes it.
fn finish(draft: &Draft, part: &Part, video: &Video) -> (&'static str, Fields) {
    let mut fields = vec![("upload_phase", "finish".to_owned())];
    fields.push(("description", part.text.clone()));
    match (draft.format, &video.session) {
        (PostFormat::Reel, _) | (_, None) => {
            fields.push(("video_id", video.id.clone()));
            fields.push(("video_state", "PUBLISHED".to_owned()));
            ("video_reels", fields)
        }
        (_, Some(session)) => {
            fields.push(("upload_session_id", session.clone()));
            ("videos", fields)
        }
    }
}

fn is_video(part: &Part) -> bool {
    part.media.iter().any(|file| file.facts.media_type.kind() == MediaKind::Video)
}

#[async_trait]
impl Publisher for Facebook {
    async fn capabilities(&self, _: &Connection) -> Result<Capabilities> {
        Ok(self.settings.capabilities.clone())
    }

    fn preflight(&self, draft: &Draft, capabilities: &Capabilities) -> Vec<Problem> {
        let mut found = preflight::check(draft, capabilities);
        found.extend(preflight::facebook(draft));
        found
    }

    async fn prepare(
        &self,
        connection: &Connection,
        draft: &Draft,
        blobs: &dyn BlobStore,
        preparation: &Preparation,
    ) -> Result<Preparation> {
        let mut state: State = preparation.state()?;
        let files = draft.parts.first().map(|part| part.media.as_slice()).unwrap_or_default();
        self.step(connection, draft.format, files, blobs, &mut state).await?;
        Preparation::new(self.stage(&state, files), &state)
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
        let (_, part) = shared::armed(connection, draft, preparation, published)?;
        match published.first() {
            None => self.post(connection, draft, part, preparation.state()?).await,
            Some(post) => {
                let fields = vec![("message", part.text.clone())];
                let at = (post.remote_id.as_str(), "comments");
                let outcome = self.graph.publish(connection, at, &fields, made).await?;
                Ok(self.linked(outcome))
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
        let page = connection.account.id.as_str();
        let (at, fields) = match published.first() {
            None if is_video(part) => ((page, "videos"), "id,description,created_time"),
            None => ((page, "feed"), "id,message,created_time,from"),
            Some(post) => ((post.remote_id.as_str(), "comments"), "id,message,created_time,from"),
        };
        let mut query = vec![("fields", fields), ("limit", "50")];
        if at.1 == "comments" {
            query.push(("order", "reverse_chronological"));
        }
        let listed: List<Message> = self.graph.read(connection, at, &query).await?.json()?;
        let since = draft.created_at - SKEW;
        Ok(match Graph::found(listed.data, &part.text, connection, since) {
            Found::Published(published) => Found::Published(self.seen(published)),
            other => other,
        })
    }

    async fn metrics(&self, connection: &Connection, published: &Published) -> Result<PostMetrics> {
        let fields = "likes.summary(true).limit(0),comments.summary(true).limit(0)";
        let at = (published.remote_id.as_str(), "");
        let counted = self.graph.read(connection, at, &[("fields", fields)]).await?;
        let Counted { likes, comments } = counted.json()?;
        let total = |edge: Option<Edge>| edge.map(|edge| edge.summary.total_count);
        let (likes, comments) = (total(likes), total(comments));
        Ok(PostMetrics { likes, comments, ..PostMetrics::default() })
    }

    /// Tokens of pages do not end: this looks whether the one there is still is worth anything, and
    /// whether it is the page's own.
    async fn refresh(&self, connection: &Connection) -> Result<Credentials> {
        let whose = self.graph.whose(connection).await?;
        if whose != connection.account.id {
            let message = "this token is not the page's own: connect the page again";
            let error = Error::new(ErrorCode::PermissionDenied, message);
            return Err(error.with("reason", "not_a_page_token").with("value", whose));
        }
        Ok(connection.credentials.clone())
    }

    async fn revoke(&self, connection: &Connection) -> Result<()> {
        self.graph.give_up(connection).await
    }
}
