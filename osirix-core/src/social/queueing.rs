//! Queues of posts: each slot is one post's, however many want it at once.

use std::collections::BTreeMap;

use serde_json::json;

use super::planned::{PlannedPost, PostState};
use super::planning::{changed_meanwhile, in_state};
use super::queue::{ComingSlot, NewPostQueue, PostQueue};
use super::service::Social;
use crate::audit::{Action, Actor};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, ConnectionId, PostId, PostQueueId};
use crate::store::Transaction;

/// The most queues of an account.
const MOST_QUEUES: u32 = 50;
/// The most posts that wait in a queue.
const MOST_WAITING: u32 = 1_000;
/// The most slots of a look ahead.
const MOST_COMING: u32 = 500;

impl Social {
    /// Makes a queue.
    ///
    /// - What is out of range is refused with its field and limit.
    /// - A name that the account has already is [`AlreadyExists`](ErrorCode::AlreadyExists), and
    ///   one queue too many [`Conflict`](ErrorCode::Conflict).
    pub async fn add_queue(
        &self,
        actor: Actor,
        account: AccountId,
        new: NewPostQueue,
    ) -> Result<PostQueue> {
        let NewPostQueue { name, time_zone, slots, connections } = new.checked()?;
        let now = self.ambient.now();
        let queue = PostQueue {
            id: self.ambient.new_id()?,
            account_id: account,
            name,
            time_zone,
            slots,
            connections,
            created_at: now,
            updated_at: now,
        };
        let mut tx = self.store.begin().await?;
        self.own_connections(tx.as_mut(), &queue).await?;
        tx.social_rules().lock(account).await?;
        if tx.post_queues().list(account).await?.len() >= MOST_QUEUES as usize {
            let message = "an account can have no more queues";
            let error = Error::new(ErrorCode::Conflict, message).with("field", "queues");
            return Err(error.with("limit", MOST_QUEUES));
        }
        if !tx.post_queues().insert(&queue).await? {
            return Err(name_taken());
        }
        self.note_queue(tx.as_mut(), actor, Action::QueueCreated, &queue).await?;
        tx.commit().await?;
        Ok(queue)
    }

    /// Makes a queue another one. Posts that have a slot keep their times.
    pub async fn change_queue(
        &self,
        actor: Actor,
        account: AccountId,
        id: PostQueueId,
        new: NewPostQueue,
    ) -> Result<PostQueue> {
        // Whose it is comes before what is asked for.
        self.post_queue(account, id).await?;
        let NewPostQueue { name, time_zone, slots, connections } = new.checked()?;
        let mut tx = self.store.begin().await?;
        tx.social_rules().lock(account).await?;
        let before = own_queue(tx.as_mut(), account, id).await?;
        let updated_at = self.ambient.now();
        let queue = PostQueue { name, time_zone, slots, connections, updated_at, ..before };
        self.own_connections(tx.as_mut(), &queue).await?;
        if !tx.post_queues().update(&queue).await? {
            return Err(name_taken());
        }
        self.note_queue(tx.as_mut(), actor, Action::QueueChanged, &queue).await?;
        tx.commit().await?;
        Ok(queue)
    }

    /// Removes a queue. Posts that have a slot of it keep their times.
    pub async fn remove_queue(
        &self,
        actor: Actor,
        account: AccountId,
        id: PostQueueId,
    ) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let queue = own_queue(tx.as_mut(), account, id).await?;
        tx.posts().leave_queue(id).await?;
        tx.post_queues().remove(id).await?;
        self.note_queue(tx.as_mut(), actor, Action::QueueRemoved, &queue).await?;
        tx.commit().await
    }

    /// An account's queue.
    pub async fn post_queue(&self, account: AccountId, id: PostQueueId) -> Result<PostQueue> {
        let found = self.store.read().await?.post_queues().get(id).await?;
        found.filter(|queue| queue.account_id == account).ok_or_else(|| unknown_queue(id))
    }

    /// An account's queues, by their names.
    pub async fn post_queues(&self, account: AccountId) -> Result<Vec<PostQueue>> {
        self.store.read().await?.post_queues().list(account).await
    }

    /// The slots of a queue that are to come and what fills them: so many, 1 to 500. What waits at
    /// a time that is none of its slots any more stands among them.
    pub async fn coming_slots(
        &self,
        account: AccountId,
        id: PostQueueId,
        count: u32,
    ) -> Result<Vec<ComingSlot>> {
        if !(1..=MOST_COMING).contains(&count) {
            let error = Error::invalid("limit", "between 1 and 500 slots");
            return Err(error.with("limit", MOST_COMING).with("value", count));
        }
        let (now, count) = (self.ambient.now(), count as usize);
        let mut tx = self.store.read().await?;
        let queue = tx.post_queues().get(id).await?.filter(|queue| queue.account_id == account);
        let queue = queue.ok_or_else(|| unknown_queue(id))?;
        let waiting = tx.posts().in_queue(id, now, MOST_WAITING).await?;
        let free = queue.after(now)?.take(count).map(|at| (at, None));
        let mut slots: BTreeMap<_, _> = free.collect();
        slots.extend(waiting.into_iter().map(|(at, post)| (at, Some(post))));
        let slots = slots.into_iter().take(count);
        let slot = |(at, post_id)| Ok(ComingSlot { at, time: queue.planned(at)?, post_id });
        slots.map(slot).collect()
    }

    /// Schedules a draft for the next free slot of a queue.
    ///
    /// - Of several posts at once, each gets a slot of its own.
    /// - A post without connections goes out by all of the queue's; one with another connection
    ///   than those is [`InvalidInput`](ErrorCode::InvalidInput).
    /// - What a network would refuse is `InvalidInput`, as when it is
    ///   [scheduled](Self::schedule).
    /// - A queue in which 1,000 posts wait is full: [`Conflict`](ErrorCode::Conflict).
    pub async fn queue_post(
        &self,
        actor: Actor,
        account: AccountId,
        id: PostId,
        queue: PostQueueId,
    ) -> Result<PlannedPost> {
        let before = self.post(account, id).await?;
        if before.state != PostState::Draft {
            return Err(in_state(&before, "only a draft can be queued"));
        }
        let served = self.post_queue(account, queue).await?;
        let mut wanted = before.clone();
        (wanted.due_at, wanted.content.time) = (None, None);
        wanted.content.targets = by_queue(&before, &served)?;
        let targets = self.accepted(&wanted).await?;
        let mut tx = self.store.begin().await?;
        // The queue is locked before the post, by everybody.
        let current = own_queue(tx.as_mut(), account, queue).await?;
        if current.updated_at != served.updated_at {
            return Err(changed_meanwhile("queue", queue));
        }
        let mut post = self.unchanged(tx.as_mut(), &before).await?;
        let at = self.next_free(tx.as_mut(), &current).await?;
        post.content = wanted.content;
        post.content.time = Some(current.planned(at)?);
        (post.due_at, post.queue_id) = (Some(at), Some(queue));
        let action = self.enter(tx.as_mut(), &actor, &mut post, &targets).await?;
        self.touch(tx.as_mut(), &mut post).await?;
        let targets = &post.content.targets;
        let details = json!({ "due_at": post.due_at, "targets": targets, "queue": queue });
        self.audit(tx.as_mut(), actor, action, account, id, details).await?;
        tx.commit().await?;
        Ok(post)
    }

    /// The next slot of a queue, which is locked, that no post has.
    async fn next_free(&self, tx: &mut dyn Transaction, queue: &PostQueue) -> Result<Timestamp> {
        let now = self.ambient.now();
        let waiting = tx.posts().in_queue(queue.id, now, MOST_WAITING).await?;
        if waiting.len() >= MOST_WAITING as usize {
            let error = Error::new(ErrorCode::Conflict, "this queue is full");
            return Err(error.with("field", "queue").with("limit", MOST_WAITING));
        }
        let mut waiting = waiting.into_iter().map(|(at, _)| at).peekable();
        let free = queue.after(now)?.find(|slot| {
            while waiting.next_if(|at| at < slot).is_some() {}
            waiting.peek() != Some(slot)
        });
        free.ok_or_else(|| Error::new(ErrorCode::Conflict, "this queue has no slot any more"))
    }

    async fn own_connections(&self, tx: &mut dyn Transaction, queue: &PostQueue) -> Result<()> {
        for id in &queue.connections {
            self.own(tx, queue.account_id, *id).await?;
        }
        Ok(())
    }

    async fn note_queue(
        &self,
        tx: &mut dyn Transaction,
        actor: Actor,
        action: Action,
        queue: &PostQueue,
    ) -> Result<()> {
        let details = json!({ "name": queue.name, "slots": queue.slots.len() });
        self.audit(tx, actor, action, queue.account_id, queue.id, details).await
    }
}

/// By which connections a post of a queue goes out.
fn by_queue(post: &PlannedPost, queue: &PostQueue) -> Result<Vec<ConnectionId>> {
    let targets = &post.content.targets;
    if let Some(other) = targets.iter().find(|id| !queue.connections.contains(id)) {
        let error = Error::invalid("targets", "the queue does not serve this connection");
        return Err(error.with("connection", other));
    }
    Ok(match targets.is_empty() {
        true => queue.connections.clone(),
        false => targets.clone(),
    })
}

async fn own_queue(
    tx: &mut dyn Transaction,
    account: AccountId,
    id: PostQueueId,
) -> Result<PostQueue> {
    let found = tx.post_queues().lock(id).await?;
    found.filter(|queue| queue.account_id == account).ok_or_else(|| unknown_queue(id))
}

fn unknown_queue(id: PostQueueId) -> Error {
    Error::not_found("queue", id).with("field", "queue")
}

fn name_taken() -> Error {
    Error::new(ErrorCode::AlreadyExists, "a queue has this name").with("field", "name")
}
