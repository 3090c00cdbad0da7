//! Writing posts, scheduling and cancelling them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde_json::json;

use super::account::StoredConnection;
use super::capabilities::Capabilities;
use super::fitting::foreseen;
use super::metrics::PostMetrics;
use super::noticing::fingerprint;
use super::planned::{NewPost, PlannedPost, PlannedTime, PostState, TargetProblem};
use super::publication::{Publication, PublicationState};
use super::renewing::Reached;
use super::service::Social;
use crate::audit::{Action, Actor};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, ConnectionId, PostId, PublicationId};
use crate::page::{Page, PageRequest};
use crate::store::Transaction;

/// A network, by a connection, and what it can do.
pub(super) struct Met {
    reached: Reached,
    capabilities: Capabilities,
}

impl Social {
    /// Writes a post down as a draft.
    pub async fn write(
        &self,
        actor: Actor,
        account: AccountId,
        new: NewPost,
    ) -> Result<PlannedPost> {
        let post = self.drafted(account, new).await?;
        let mut tx = self.store.begin().await?;
        tx.posts().insert(&post).await?;
        let details = json!({ "targets": post.content.targets });
        self.audit(tx.as_mut(), actor, Action::PostWritten, account, post.id, details).await?;
        tx.commit().await?;
        Ok(post)
    }

    /// The draft that a post would be: bounded, and of connections that are its account's own.
    pub(super) async fn drafted(&self, account: AccountId, new: NewPost) -> Result<PlannedPost> {
        let content = self.known(account, new).await?;
        let due_at = content.time.as_ref().map(PlannedTime::moment).transpose()?;
        let post = self.blank(account, content, due_at)?;
        self.own_targets(&post).await?;
        Ok(post)
    }

    /// Writes a post anew that is a draft, scheduled and not due yet, or missed. One that was
    /// scheduled is so again, if every network takes it; where its account wants approval it is a
    /// draft again, as is one that was missed.
    pub async fn rewrite(
        &self,
        actor: Actor,
        account: AccountId,
        id: PostId,
        new: NewPost,
    ) -> Result<PlannedPost> {
        let content = self.known(account, new).await?;
        let due_at = content.time.as_ref().map(PlannedTime::moment).transpose()?;
        let before = self.post(account, id).await?;
        let scheduled = before.state == PostState::Scheduled;
        let changed = PlannedPost { content, due_at, ..before.clone() };
        let targets = match scheduled {
            true => self.accepted(&changed).await?,
            false => self.own_targets(&changed).await?,
        };
        let mut tx = self.store.begin().await?;
        let mut post = self.unchanged(tx.as_mut(), &before).await?;
        (post.content, post.due_at) = (changed.content, changed.due_at);
        if post.due_at != before.due_at {
            post.queue_id = None;
        }
        let approval = tx.social_rules().get(account).await?.approval;
        match scheduled && !approval {
            true => {
                post.warnings = self.noticed(tx.as_mut(), &post, &targets).await?;
                self.place(tx.as_mut(), &mut post, &targets).await?;
            }
            false => self.redraft(tx.as_mut(), &mut post).await?,
        }
        self.touch(tx.as_mut(), &mut post).await?;
        let details = json!({ "due_at": post.due_at });
        self.audit(tx.as_mut(), actor, Action::PostChanged, account, id, details).await?;
        tx.commit().await?;
        Ok(post)
    }

    /// Schedules a draft for its time, or for now where it has none.
    ///
    /// - What a network would refuse is [`InvalidInput`](ErrorCode::InvalidInput) with the first
    ///   problem and their number; [`preflight`](Self::preflight) gives all of them.
    /// - A time that is past is `InvalidInput`.
    /// - Where its account wants approval, it waits for another member's, and is submitted by a
    ///   member: by anybody else that is [`PermissionDenied`](ErrorCode::PermissionDenied).
    pub async fn schedule(
        &self,
        actor: Actor,
        account: AccountId,
        id: PostId,
    ) -> Result<PlannedPost> {
        let before = self.post(account, id).await?;
        if before.state != PostState::Draft {
            return Err(in_state(&before, "only a draft can be scheduled"));
        }
        let targets = self.accepted(&before).await?;
        let mut tx = self.store.begin().await?;
        let mut post = self.unchanged(tx.as_mut(), &before).await?;
        let action = self.enter(tx.as_mut(), &actor, &mut post, &targets).await?;
        self.touch(tx.as_mut(), &mut post).await?;
        let details = json!({ "due_at": post.due_at, "targets": post.content.targets });
        self.audit(tx.as_mut(), actor, action, account, id, details).await?;
        tx.commit().await?;
        Ok(post)
    }

    /// The connections of a post that every network takes.
    pub(super) async fn accepted(&self, post: &PlannedPost) -> Result<Vec<StoredConnection>> {
        if post.due_at.is_some_and(|due| due < self.ambient.now()) {
            return Err(Error::invalid("time", "this time is past"));
        }
        if post.content.targets.is_empty() {
            return Err(Error::invalid("targets", "say by which connections it is published"));
        }
        let targets = self.own_targets(post).await?;
        let problems = self.problems(post).await?;
        if let Some(first) = problems.first() {
            let connection = first.connection_id;
            let all: Vec<_> = problems.into_iter().map(|one| one.problem).collect();
            super::refuse(&all).map_err(|e| e.with("connection", connection))?;
        }
        Ok(targets)
    }

    /// Everything that networks would refuse of a post; empty where all would take it.
    pub async fn preflight(&self, account: AccountId, id: PostId) -> Result<Vec<TargetProblem>> {
        self.problems(&self.post(account, id).await?).await
    }

    async fn problems(&self, post: &PlannedPost) -> Result<Vec<TargetProblem>> {
        self.problems_with(post, &mut BTreeMap::new()).await
    }

    /// What networks would refuse of a post, of whom those that were met are not asked again.
    pub(super) async fn problems_with(
        &self,
        post: &PlannedPost,
        met: &mut BTreeMap<ConnectionId, Met>,
    ) -> Result<Vec<TargetProblem>> {
        let said = self.foreseen(post).await?;
        let due_at = post.due_at.unwrap_or_else(|| self.ambient.now());
        let mut problems = Vec::new();
        for id in &post.content.targets {
            let Met { reached, capabilities } = match met.entry(*id) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(self.meet(*id).await?),
            };
            let publication: PublicationId = self.ambient.new_id()?;
            let draft = said.draft(publication, reached.connection.network, due_at);
            let draft = foreseen(draft, capabilities);
            let found = reached.publisher.preflight(&draft, capabilities);
            let of_target = |problem| TargetProblem { connection_id: *id, problem };
            problems.extend(found.into_iter().map(of_target));
        }
        Ok(problems)
    }

    async fn meet(&self, id: ConnectionId) -> Result<Met> {
        let reached = self.reach(id).await?.map_err(|e| e.with("connection", id))?;
        let capabilities = self.in_time(reached.publisher.capabilities(&reached.connection));
        let capabilities = capabilities.await.map_err(|e| e.with("connection", id))?;
        Ok(Met { reached, capabilities })
    }

    /// Takes a post back to where it is written.
    async fn redraft(&self, tx: &mut dyn Transaction, post: &mut PlannedPost) -> Result<()> {
        (post.state, post.queue_id) = (PostState::Draft, None);
        tx.publications().remove_scheduled(post.id).await.map(drop)
    }

    /// Makes the publications of a post anew.
    pub(super) async fn place(
        &self,
        tx: &mut dyn Transaction,
        post: &mut PlannedPost,
        targets: &[StoredConnection],
    ) -> Result<()> {
        let now = self.ambient.now();
        let due_at = *post.due_at.get_or_insert(now);
        tx.publications().remove_scheduled(post.id).await?;
        for target in targets {
            tx.publications().insert(&self.publication(post, target, due_at)?).await?;
        }
        Ok(())
    }

    fn publication(
        &self,
        post: &PlannedPost,
        target: &StoredConnection,
        due_at: Timestamp,
    ) -> Result<Publication> {
        let now = self.ambient.now();
        Ok(Publication {
            id: self.ambient.new_id()?,
            account_id: post.account_id,
            post_id: post.id,
            connection_id: target.account.id,
            network: target.account.network,
            due_at,
            fingerprint: fingerprint(post.content.post.on(target.account.network)),
            state: PublicationState::Scheduled,
            run_at: Some(due_at),
            fence: 0,
            draft: None,
            preparation: None,
            published: Vec::new(),
            armed: None,
            failures: 0,
            entries: 0,
            error: None,
            metrics: PostMetrics::default(),
            counted_at: None,
            count_at: None,
            begun_at: None,
            created_at: now,
            updated_at: now,
        })
    }

    /// An account's post.
    pub async fn post(&self, account: AccountId, id: PostId) -> Result<PlannedPost> {
        let found = self.store.read().await?.posts().get(id).await?;
        found.filter(|post| post.account_id == account).ok_or_else(|| unknown(id))
    }

    /// An account's posts, the newest first.
    pub async fn posts(&self, account: AccountId, page: &PageRequest) -> Result<Page<PlannedPost>> {
        self.store.read().await?.posts().list(account, page).await
    }

    /// An account's posts that are due from one moment on and before another, in that order.
    pub async fn calendar(
        &self,
        account: AccountId,
        from: Timestamp,
        to: Timestamp,
        page: &PageRequest,
    ) -> Result<Page<PlannedPost>> {
        self.store.read().await?.posts().calendar(account, from, to, page).await
    }

    /// The post as it was read, locked: refuses one that was changed since, or whose time has come.
    pub(super) async fn unchanged(
        &self,
        tx: &mut dyn Transaction,
        before: &PlannedPost,
    ) -> Result<PlannedPost> {
        let post = tx.posts().lock(before.id).await?.ok_or_else(|| unknown(before.id))?;
        let due = post.due_at.is_some_and(|due| due <= self.ambient.now());
        match post.state {
            _ if post.revision != before.revision || post.state != before.state => {
                Err(changed_meanwhile("post", post.id).with("state", post.state))
            }
            PostState::Draft | PostState::Missed => Ok(post),
            PostState::Scheduled if !due => Ok(post),
            PostState::AwaitingApproval => {
                Err(in_state(&post, "it waits for approval: have it rejected to change it"))
            }
            _ => Err(in_state(&post, "its time has come: it does not change any more")),
        }
    }

    pub(super) async fn touch(
        &self,
        tx: &mut dyn Transaction,
        post: &mut PlannedPost,
    ) -> Result<()> {
        post.revision += 1;
        post.updated_at = self.ambient.now();
        tx.posts().update(post).await
    }

    /// The connections of a post, which are its account's own.
    pub(super) async fn targets(
        &self,
        tx: &mut dyn Transaction,
        post: &PlannedPost,
    ) -> Result<Vec<StoredConnection>> {
        let mut targets = Vec::new();
        for id in &post.content.targets {
            targets.push(self.own(tx, post.account_id, *id).await?);
        }
        Ok(targets)
    }

    /// The connections of a post, which are its account's own, as is the job of its video.
    pub(super) async fn own_targets(&self, post: &PlannedPost) -> Result<Vec<StoredConnection>> {
        let account = post.account_id;
        let mut tx = self.store.read().await?;
        let targets = self.targets(tx.as_mut(), post).await?;
        let Some(job) = post.content.video_job else { return Ok(targets) };
        let found = tx.jobs().get(job).await?.filter(|found| found.account_id == account);
        found.ok_or_else(|| Error::not_found("job", job).with("field", "video_job"))?;
        Ok(targets)
    }
}

pub(super) fn unknown(id: PostId) -> Error {
    Error::not_found("post", id).with("field", "post")
}

pub(super) fn changed_meanwhile(field: &'static str, id: impl std::fmt::Display) -> Error {
    let message = format!("this {field} was changed at the same moment: look again");
    Error::new(ErrorCode::Conflict, message).with(field, id)
}

pub(super) fn in_state(post: &PlannedPost, message: &'static str) -> Error {
    Error::new(ErrorCode::Conflict, message).with("post", post.id).with("state", post.state)
}
