use async_trait::async_trait;

use super::account::StoredConnection;
use super::connection::Connection;
use super::noticing::Around;
use super::planned::PlannedPost;
use super::publication::{Attempt, Publication, PublicationState};
use super::queue::PostQueue;
use super::recurrence::Recurrence;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{AccountId, ConnectionId, PostId, PostQueueId, PublicationId, RecurrenceId};
use crate::page::{Page, PageRequest};

/// Keeps connections.
#[async_trait]
pub trait ConnectionRepository: Send {
    /// The connection of this id.
    async fn get(&mut self, id: ConnectionId) -> Result<Option<StoredConnection>>;

    /// An account's connection of the same account on the same network and server, for this
    /// transaction alone until it ends.
    async fn same(
        &mut self,
        account: AccountId,
        connection: &Connection,
    ) -> Result<Option<StoredConnection>>;

    /// An account's connections, the oldest first, so many at most.
    async fn list(&mut self, account: AccountId, limit: u32) -> Result<Vec<StoredConnection>>;

    /// Adds a connection; a second one of the same account is
    /// [`AlreadyExists`](crate::ErrorCode::AlreadyExists).
    async fn insert(&mut self, connection: &StoredConnection) -> Result<()>;

    /// Writes a connection as it is to be; `false` when it has another fence than this one by now.
    async fn save(&mut self, connection: &StoredConnection, fence: i64) -> Result<bool>;

    /// Gives the right to renew an active connection's credentials until a moment, and moves its
    /// fence by one; `false` when somebody has the right, or it has another fence by now.
    async fn lease(
        &mut self,
        id: ConnectionId,
        fence: i64,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool>;

    /// Connections whose credentials are to be renewed and that nobody renews, the longest due
    /// first, so many at most.
    async fn due(&mut self, now: Timestamp, limit: u32) -> Result<Vec<StoredConnection>>;
}

/// Keeps posts.
#[async_trait]
pub trait PostRepository: Send {
    /// The post of this id.
    async fn get(&mut self, id: PostId) -> Result<Option<PlannedPost>>;

    /// The post of this id, for this transaction alone until it ends. Who writes its publications
    /// and the post locks the post first.
    async fn lock(&mut self, id: PostId) -> Result<Option<PlannedPost>>;

    /// Adds a post.
    async fn insert(&mut self, post: &PlannedPost) -> Result<()>;

    /// Writes what has changed about a post.
    async fn update(&mut self, post: &PlannedPost) -> Result<()>;

    /// An account's posts, the newest first.
    async fn list(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<PlannedPost>>;

    /// An account's posts that wait for approval, the newest first.
    async fn awaiting(
        &mut self,
        account: AccountId,
        page: &PageRequest,
    ) -> Result<Page<PlannedPost>>;

    /// Posts that still wait for approval when their time comes, the longest due first, so many at
    /// most.
    async fn unapproved(&mut self, now: Timestamp, limit: u32) -> Result<Vec<PostId>>;

    /// An account's posts that are due from one moment on and before another, in that order.
    async fn calendar(
        &mut self,
        account: AccountId,
        from: Timestamp,
        to: Timestamp,
        page: &PageRequest,
    ) -> Result<Page<PlannedPost>>;

    /// The posts that have slots of a queue after a moment, and when, in that order, so many at
    /// most.
    async fn in_queue(
        &mut self,
        queue: PostQueueId,
        after: Timestamp,
        limit: u32,
    ) -> Result<Vec<(Timestamp, PostId)>>;

    /// Takes every post out of a queue; their times stay.
    async fn leave_queue(&mut self, queue: PostQueueId) -> Result<u64>;

    /// A recurrence's posts that are due after a moment, in the order of their numbers, so many at
    /// most.
    async fn of_recurrence(
        &mut self,
        recurrence: RecurrenceId,
        after: Timestamp,
        limit: u32,
    ) -> Result<Vec<PostId>>;
}

/// Keeps queues of posts.
#[async_trait]
pub trait PostQueueRepository: Send {
    /// The queue of this id.
    async fn get(&mut self, id: PostQueueId) -> Result<Option<PostQueue>>;

    /// The queue of this id, for this transaction alone until it ends. Who gives its slots to posts
    /// locks it first, before any post.
    async fn lock(&mut self, id: PostQueueId) -> Result<Option<PostQueue>>;

    /// An account's queues, by their names.
    async fn list(&mut self, account: AccountId) -> Result<Vec<PostQueue>>;

    /// Adds a queue. `false`, and nothing is written, when the account has one of this name.
    async fn insert(&mut self, queue: &PostQueue) -> Result<bool>;

    /// Writes a queue as it is to be. `false`, and nothing is written, when the account has another
    /// of this name.
    async fn update(&mut self, queue: &PostQueue) -> Result<bool>;

    /// Removes a queue in which no post is.
    async fn remove(&mut self, id: PostQueueId) -> Result<()>;
}

/// Keeps publications and their records.
#[async_trait]
pub trait PublicationRepository: Send {
    /// The publication of this id.
    async fn get(&mut self, id: PublicationId) -> Result<Option<Publication>>;

    /// A post's publications, in the order of their ids.
    async fn of_post(&mut self, post: PostId) -> Result<Vec<Publication>>;

    /// A post's publications, in the order of their ids, for this transaction alone until it ends.
    async fn lock_of_post(&mut self, post: PostId) -> Result<Vec<Publication>>;

    /// An account's publications, all or those in a state, the newest first.
    async fn list(
        &mut self,
        account: AccountId,
        state: Option<PublicationState>,
        page: &PageRequest,
    ) -> Result<Page<Publication>>;

    /// When posts are due that go out there and then and are not cancelled, in that order.
    async fn nearby(&mut self, around: Around) -> Result<Vec<(PostId, Timestamp)>>;

    /// When posts with this fingerprint are due that go out there and then and are not cancelled,
    /// in that order.
    async fn alike(
        &mut self,
        around: Around,
        fingerprint: &str,
    ) -> Result<Vec<(PostId, Timestamp)>>;

    /// Adds a publication.
    async fn insert(&mut self, publication: &Publication) -> Result<()>;

    /// Removes a post's publications on which no work began.
    async fn remove_scheduled(&mut self, post: PostId) -> Result<u64>;

    /// Whether a worker could take one.
    async fn is_due(&mut self, now: Timestamp) -> Result<bool>;

    /// Takes publications that are due, the longest due first, so many at most: until a moment
    /// nobody else can, and their fences have moved by one.
    async fn take(
        &mut self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Publication>>;

    /// Writes a publication as it is to be; `false` when it has another fence than this one by now,
    /// or is not there.
    async fn save(&mut self, publication: &Publication, fence: i64) -> Result<bool>;

    /// Whether a network is to be asked what people did with one.
    async fn is_to_count(&mut self, now: Timestamp) -> Result<bool>;

    /// Takes those of which that is to be asked, the longest due first, so many at most: until a
    /// moment nobody else gets them.
    async fn take_to_count(
        &mut self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Publication>>;

    /// Writes what a network told of a publication, when, and when it is asked again.
    async fn save_counted(&mut self, publication: &Publication) -> Result<()>;

    /// Adds an entry to a publication's record.
    async fn append(&mut self, attempt: &Attempt) -> Result<()>;

    /// A publication's record, the oldest first.
    async fn attempts(&mut self, id: PublicationId, page: &PageRequest) -> Result<Page<Attempt>>;
}

/// Keeps posts that repeat.
#[async_trait]
pub trait RecurrenceRepository: Send {
    /// The recurrence of this id.
    async fn get(&mut self, id: RecurrenceId) -> Result<Option<Recurrence>>;

    /// The recurrence of this id, for this transaction alone until it ends. Who makes its posts
    /// locks it first, before any post.
    async fn lock(&mut self, id: RecurrenceId) -> Result<Option<Recurrence>>;

    /// An account's recurrences, the newest first.
    async fn list(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<Recurrence>>;

    /// How many of an account's recurrences go on.
    async fn active(&mut self, account: AccountId) -> Result<u64>;

    /// Adds a recurrence.
    async fn insert(&mut self, recurrence: &Recurrence) -> Result<()>;

    /// Writes what changes of a recurrence: whether it goes on, its next time, and its count.
    async fn save(&mut self, recurrence: &Recurrence) -> Result<()>;

    /// Recurrences whose next post is due by a moment, the first due first, so many at most.
    async fn due(&mut self, until: Timestamp, limit: u32) -> Result<Vec<RecurrenceId>>;
}
