use serde::{Deserialize, Serialize};

use super::approval::Approval;
use super::network::Network;
use super::noticing::PostWarning;
use super::post::Post;
use super::problem::Problem;
use super::publication::{Publication, PublicationState};
use super::recurrence::Occurrence;
use super::utm::UtmTags;
use crate::clock::Timestamp;
use crate::id::{AccountId, ConnectionId, JobId, PostId, PostQueueId};
use crate::names::names;

names! {
    /// Where a post is on its way: what its publications have come to.
    "state" pub enum PostState {
        /// It is being written.
        Draft = "draft",
        /// Another member has to approve it: nothing of it is published before.
        AwaitingApproval = "awaiting_approval",
        /// Its time came before anybody had approved it: it is out nowhere.
        Missed = "missed",
        /// It waits for its time.
        Scheduled = "scheduled",
        /// Work on it has begun.
        Publishing = "publishing",
        /// It is out everywhere.
        Published = "published",
        /// It is out on some networks, and will not be on others.
        Partial = "partial",
        /// It is out nowhere, or nowhere whole.
        Failed = "failed",
        /// A person has to look whether it is out.
        Unconfirmed = "unconfirmed",
        /// It was cancelled.
        Cancelled = "cancelled",
    }
}

/// When a post is to be published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedTime {
    /// The date and the time of day there: `2026-03-29T09:30` or with seconds.
    pub local: String,
    /// The name of a time zone in the IANA database: `Europe/Berlin`.
    pub time_zone: String,
}

/// What a person writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPost {
    /// What it says. What its files are is found out anew.
    pub post: Post,
    /// By which connections it is published, each once.
    pub targets: Vec<ConnectionId>,
    /// When; at once where it is not said.
    #[serde(default)]
    pub time: Option<PlannedTime>,
    /// The job whose video goes with its first message: the post waits for it.
    #[serde(default)]
    pub video_job: Option<JobId>,
    /// What its links are tagged with where it is published; a link that has such tags keeps them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub utm: Option<UtmTags>,
}

impl NewPost {
    /// What it says where it is published, without the video that it may wait for.
    pub(super) fn tagged(&self) -> Post {
        match &self.utm {
            Some(tags) => tags.tag(&self.post),
            None => self.post.clone(),
        }
    }
}

/// A post that is planned, and what has become of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedPost {
    /// Its id.
    pub id: PostId,
    /// Whose it is.
    pub account_id: AccountId,
    /// What was written.
    pub content: NewPost,
    /// Where it is on its way.
    pub state: PostState,
    /// The moment at which it is published; none of a draft that has no time.
    pub due_at: Option<Timestamp>,
    /// The queue whose slot it has.
    pub queue_id: Option<PostQueueId>,
    /// Which of a recurrence's posts it is.
    pub occurrence: Option<Occurrence>,
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

/// What a network would refuse of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetProblem {
    /// By which connection.
    pub connection_id: ConnectionId,
    /// What.
    pub problem: Problem,
}

/// What one connection would get of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetPreview {
    /// Which.
    pub connection_id: ConnectionId,
    /// On which network.
    pub network: Network,
    /// The messages, in order; none where the network could not be asked.
    pub messages: Vec<MessagePreview>,
    /// What the network would refuse; empty where it would take everything.
    pub problems: Vec<Problem>,
}

/// A message as a network would get it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessagePreview {
    /// The text.
    pub text: String,
    /// How many files go with it.
    pub files: u32,
    /// How long the text is, as the network counts.
    pub length: u32,
    /// How long it may be.
    pub most: u32,
}

impl PostState {
    /// Whether nothing of it is on its way to any network.
    pub(super) const fn is_unplaced(self) -> bool {
        matches!(self, PostState::Draft | PostState::AwaitingApproval | PostState::Missed)
    }

    /// What publications have come to together.
    pub(super) fn of(publications: &[Publication]) -> Self {
        let any = |state| publications.iter().any(|one| one.state == state);
        let all = |state| publications.iter().all(|one| one.state == state);
        let open = publications.iter().any(|one| one.state.is_open());
        let out = publications.iter().any(|one| !one.published.is_empty());
        match () {
            () if all(PublicationState::Scheduled) => PostState::Scheduled,
            () if open => PostState::Publishing,
            () if any(PublicationState::Unconfirmed) => PostState::Unconfirmed,
            () if all(PublicationState::Published) => PostState::Published,
            () if out => PostState::Partial,
            () if all(PublicationState::Cancelled) => PostState::Cancelled,
            () => PostState::Failed,
        }
    }
}
