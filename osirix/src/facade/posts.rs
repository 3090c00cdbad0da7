//! What is written for social networks and what becomes of it, as every language sees it.

use osirix_core::blob::BlobKey;
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, ErrorRecord, Result};
use osirix_core::id::{
    AccountId, ConnectionId, JobId, PostId, PostQueueId, PublicationId, RecurrenceId,
};
use osirix_core::social::{
    Approval, Attachment, Content, ImportProblem, ImportedPosts, MediaFacts, MediaType, Network,
    NewPost, Part, PlannedPost, PlannedTime, Post, PostFormat, PostMetrics, PostState, PostWarning,
    Publication, PublicationState, Published, UtmTags,
};
use serde::{Deserialize, Serialize};

/// A file that goes with a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostMedia {
    /// One of the account's own files, or one that its jobs made.
    pub file: BlobKey,
    /// What it shows, for who does not see it.
    #[serde(default)]
    pub alt_text: Option<String>,
    /// Its captions, in WebVTT.
    #[serde(default)]
    pub captions: Option<BlobKey>,
}

/// One message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PostMessage {
    /// The text.
    pub text: String,
    /// The files, in the order in which they are shown.
    pub media: Vec<PostMedia>,
}

/// What a post says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PostContent {
    /// The post, and the messages of the thread below it.
    pub messages: Vec<PostMessage>,
    /// A first comment below the post.
    pub first_comment: Option<String>,
    /// Where it appears.
    pub format: PostFormat,
    /// The languages it is in, as BCP 47 tags.
    pub languages: Vec<String>,
}

/// What a post says on one network instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostVariant {
    /// The network.
    pub network: Network,
    /// What it says there.
    pub content: PostContent,
}

/// A post that is written. In JSON only the content is needed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostRequest {
    /// What it says.
    pub content: PostContent,
    /// What it says instead on some networks, each named once.
    #[serde(default)]
    pub variants: Vec<PostVariant>,
    /// By which connections it is published, each once.
    #[serde(default)]
    pub connections: Vec<ConnectionId>,
    /// When; at once where it is not said.
    #[serde(default)]
    pub time: Option<PlannedTime>,
    /// The job whose video goes with its first message: the post waits for it.
    #[serde(default)]
    pub video_job: Option<JobId>,
    /// What its links are tagged with where it is published; a link that has such tags keeps them.
    #[serde(default)]
    pub utm: Option<UtmTags>,
}

impl PostRequest {
    /// One message with this text by these connections, at once.
    pub fn new(text: impl Into<String>, connections: Vec<ConnectionId>) -> Self {
        let message = PostMessage { text: text.into(), media: Vec::new() };
        let content = PostContent { messages: vec![message], ..PostContent::default() };
        PostRequest { content, connections, ..PostRequest::default() }
    }

    pub(super) fn new_post(self) -> Result<NewPost> {
        let mut post = Post { content: self.content.content(), ..Post::default() };
        for PostVariant { network, content } in self.variants {
            if post.variants.insert(network, content.content()).is_some() {
                return Err(
                    Error::invalid("variants", "a network is named twice").with("value", network)
                );
            }
        }
        let PostRequest { connections: targets, time, video_job, utm, .. } = self;
        Ok(NewPost { post, targets, time, video_job, utm })
    }
}

impl From<NewPost> for PostRequest {
    fn from(new: NewPost) -> Self {
        let NewPost { post, targets, time, video_job, utm } = new;
        let variant = |(network, content)| {
            let content = PostContent::of(content);
            PostVariant { network, content }
        };
        PostRequest {
            content: PostContent::of(post.content),
            variants: post.variants.into_iter().map(variant).collect(),
            connections: targets,
            time,
            video_job,
            utm,
        }
    }
}

impl PostContent {
    fn content(self) -> Content {
        Content {
            parts: self.messages.into_iter().map(PostMessage::part).collect(),
            first_comment: self.first_comment,
            format: self.format,
            languages: self.languages,
        }
    }

    fn of(content: Content) -> Self {
        PostContent {
            messages: content.parts.into_iter().map(PostMessage::of).collect(),
            first_comment: content.first_comment,
            format: content.format,
            languages: content.languages,
        }
    }
}

impl PostMessage {
    fn part(self) -> Part {
        Part { text: self.text, media: self.media.into_iter().map(PostMedia::attachment).collect() }
    }

    fn of(part: Part) -> Self {
        let media = part.media.into_iter().map(PostMedia::of).collect();
        PostMessage { text: part.text, media }
    }
}

impl PostMedia {
    /// What the file is stands open until it was looked at.
    fn attachment(self) -> Attachment {
        let facts = MediaFacts {
            media_type: MediaType::Mp4,
            bytes: 0,
            width_px: 0,
            height_px: 0,
            duration_ms: None,
            frames_per_1000_s: None,
            video_codec: None,
            audio_codec: None,
        };
        let PostMedia { file: blob, alt_text, captions } = self;
        Attachment { blob, facts, alt_text, captions }
    }

    fn of(attachment: Attachment) -> Self {
        let Attachment { blob: file, alt_text, captions, .. } = attachment;
        PostMedia { file, alt_text, captions }
    }
}

/// A post, and what has become of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SocialPost {
    /// Its id.
    pub id: PostId,
    /// Whose it is.
    pub account_id: AccountId,
    /// What was written.
    pub request: PostRequest,
    /// Where it is on its way.
    pub state: PostState,
    /// The moment at which it is published; none of a draft that has no time.
    pub due_at: Option<Timestamp>,
    /// The queue whose slot it has.
    pub queue_id: Option<PostQueueId>,
    /// The recurrence that it is one of.
    pub recurrence_id: Option<RecurrenceId>,
    /// Who submitted it to the other members and what one of them decided, where its account wants
    /// approval.
    pub approval: Option<Approval>,
    /// What was noticed when it was scheduled, queued or written anew just now; nothing where it is
    /// only read.
    pub warnings: Vec<PostWarning>,
    /// Grows with each change of what was written.
    pub revision: u32,
    /// When it was written first.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

impl From<PlannedPost> for SocialPost {
    fn from(planned: PlannedPost) -> Self {
        SocialPost {
            id: planned.id,
            account_id: planned.account_id,
            request: planned.content.into(),
            state: planned.state,
            due_at: planned.due_at,
            queue_id: planned.queue_id,
            recurrence_id: planned.occurrence.map(|one| one.recurrence_id),
            approval: planned.approval,
            warnings: planned.warnings,
            revision: planned.revision,
            created_at: planned.created_at,
            updated_at: planned.updated_at,
        }
    }
}

/// What became of a table of posts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostsImport {
    /// How many posts it has.
    pub lines: u32,
    /// Everything that is wrong with it; then no post was made.
    pub problems: Vec<ImportProblem>,
    /// The posts, in the order of their lines; none where it was only tried.
    pub posts: Vec<SocialPost>,
}

impl From<ImportedPosts> for PostsImport {
    fn from(imported: ImportedPosts) -> Self {
        let ImportedPosts { lines, problems, posts } = imported;
        PostsImport { lines, problems, posts: posts.into_iter().map(SocialPost::from).collect() }
    }
}

/// What has become of a post at one connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicationInfo {
    /// Its id.
    pub id: PublicationId,
    /// Of which post.
    pub post_id: PostId,
    /// By which connection.
    pub connection_id: ConnectionId,
    /// On which network.
    pub network: Network,
    /// Where it is on its way.
    pub state: PublicationState,
    /// When a worker goes on with it; none when nobody has anything to do.
    pub next_at: Option<Timestamp>,
    /// The messages that are out, in order.
    pub published: Vec<Published>,
    /// When a message was tried of which nobody knows yet whether it is out.
    pub tried_at: Option<Timestamp>,
    /// How many tries in a row have failed without posting anything.
    pub failures: u32,
    /// What went wrong last.
    pub error: Option<ErrorRecord>,
    /// What people did with its first message, as far as the network tells.
    pub metrics: PostMetrics,
    /// When the network told that.
    pub counted_at: Option<Timestamp>,
    /// When it was scheduled.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

impl From<Publication> for PublicationInfo {
    fn from(publication: Publication) -> Self {
        PublicationInfo {
            id: publication.id,
            post_id: publication.post_id,
            connection_id: publication.connection_id,
            network: publication.network,
            state: publication.state,
            next_at: publication.run_at,
            published: publication.published,
            tried_at: publication.armed.map(|armed| armed.at),
            failures: publication.failures,
            error: publication.error,
            metrics: publication.metrics,
            counted_at: publication.counted_at,
            created_at: publication.created_at,
            updated_at: publication.updated_at,
        }
    }
}
