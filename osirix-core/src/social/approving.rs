//! Submitting posts to other members, approving and rejecting them.

use serde_json::json;

use super::account::StoredConnection;
use super::approval::{Approval, ApprovalDecision};
use super::planned::{PlannedPost, PostState};
use super::planning::{in_state, unknown};
use super::rules::PostRules;
use super::service::Social;
use crate::audit::{Action, Actor};
use crate::auth::User;
use crate::error::{Error, ErrorCode, Result};
use crate::events::{Event, EventKind};
use crate::id::{AccountId, OrganizationId, PostId, UserId};
use crate::organizations::{MemberRole, member_of, require};
use crate::page::{Page, PageRequest};
use crate::store::Transaction;

/// How many posts whose time came are looked at in one go.
const BATCH: u32 = 100;

impl Social {
    /// What an organisation wants of its posts, for its members.
    pub async fn post_rules(&self, user: &User, organization: OrganizationId) -> Result<PostRules> {
        let mut tx = self.store.read().await?;
        let (organization, _) = member_of(tx.as_mut(), user, organization).await?;
        tx.social_rules().get(organization.account_id).await
    }

    /// Says what an organisation wants of its posts: for its administrators. What is scheduled
    /// stays so, and what waits for approval still needs it.
    pub async fn set_post_rules(
        &self,
        user: &User,
        organization: OrganizationId,
        rules: PostRules,
    ) -> Result<PostRules> {
        let mut tx = self.store.begin().await?;
        let (organization, membership) = member_of(tx.as_mut(), user, organization).await?;
        require(&membership, MemberRole::Admin)?;
        let (actor, account) = (Actor::User(user.id), organization.account_id);
        tx.social_rules().lock(account).await?;
        tx.social_rules().save(account, rules).await?;
        let (action, details) = (Action::PostRulesChanged, json!({ "approval": rules.approval }));
        self.audit(tx.as_mut(), actor, action, account, organization.id, details).await?;
        tx.commit().await?;
        Ok(rules)
    }

    /// The account of an organisation, for who is a member.
    pub async fn account_of(&self, user: &User, organization: OrganizationId) -> Result<AccountId> {
        let mut tx = self.store.read().await?;
        Ok(member_of(tx.as_mut(), user, organization).await?.0.account_id)
    }

    /// An organisation's posts that wait for approval, the newest first, for its members.
    pub async fn awaiting_approval(
        &self,
        user: &User,
        organization: OrganizationId,
        page: &PageRequest,
    ) -> Result<Page<PlannedPost>> {
        let mut tx = self.store.read().await?;
        let (organization, _) = member_of(tx.as_mut(), user, organization).await?;
        tx.posts().awaiting(organization.account_id, page).await
    }

    /// Approves a post that another member submitted: for administrators. It is scheduled then.
    ///
    /// - One's own is [`PermissionDenied`](ErrorCode::PermissionDenied).
    /// - One that does not wait, or whose time has come, is [`Conflict`](ErrorCode::Conflict).
    pub async fn approve(
        &self,
        user: &User,
        organization: OrganizationId,
        id: PostId,
    ) -> Result<PlannedPost> {
        self.decide_on(user, organization, id, ApprovalDecision::Approved, None).await
    }

    /// Rejects a post that another member submitted, and says why: for administrators. It is a
    /// draft then. What cannot be approved cannot be rejected either.
    pub async fn reject(
        &self,
        user: &User,
        organization: OrganizationId,
        id: PostId,
        reason: String,
    ) -> Result<PlannedPost> {
        Approval::check_reason(&reason)?;
        self.decide_on(user, organization, id, ApprovalDecision::Rejected, Some(reason)).await
    }

    async fn decide_on(
        &self,
        user: &User,
        organization: OrganizationId,
        id: PostId,
        decision: ApprovalDecision,
        reason: Option<String>,
    ) -> Result<PlannedPost> {
        let mut tx = self.store.begin().await?;
        let (organization, membership) = member_of(tx.as_mut(), user, organization).await?;
        let account = organization.account_id;
        let found = tx.posts().lock(id).await?.filter(|post| post.account_id == account);
        let mut post = found.ok_or_else(|| unknown(id))?;
        require(&membership, MemberRole::Admin)?;
        let now = self.ambient.now();
        let is_due = post.due_at.is_some_and(|due| due <= now);
        let waits = post.state == PostState::AwaitingApproval && !is_due;
        let approval = post.approval.clone().filter(|_| waits);
        let approval = approval.ok_or_else(|| in_state(&post, "it does not wait for approval"))?;
        post.approval = Some(approval.decided(user.id, now, decision, reason.clone())?);
        let action = match decision {
            ApprovalDecision::Approved => {
                post.state = PostState::Scheduled;
                let targets = self.targets(tx.as_mut(), &post).await?;
                self.place(tx.as_mut(), &mut post, &targets).await?;
                Action::PostApproved
            }
            ApprovalDecision::Rejected => {
                (post.state, post.queue_id) = (PostState::Draft, None);
                Action::PostRejected
            }
        };
        self.touch(tx.as_mut(), &mut post).await?;
        let details = json!({ "due_at": post.due_at, "reason": reason });
        let actor = Actor::User(user.id);
        self.audit(tx.as_mut(), actor, action, account, id, details).await?;
        tx.commit().await?;
        Ok(post)
    }

    /// Schedules a post, with what is noticed about it, or has it wait where another member is to
    /// approve it. Where nobody knows which member it is from it is
    /// [`PermissionDenied`](ErrorCode::PermissionDenied).
    pub(super) async fn enter(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        post: &mut PlannedPost,
        targets: &[StoredConnection],
    ) -> Result<Action> {
        post.warnings = self.noticed(tx, post, targets).await?;
        if !tx.social_rules().get(post.account_id).await?.approval {
            (post.state, post.approval) = (PostState::Scheduled, None);
            self.place(tx, post, targets).await?;
            return Ok(Action::PostScheduled);
        }
        let author = self.member_author(tx, actor, post.account_id).await?;
        self.submit_by(tx, post, Some(author)).await
    }

    /// Has a post wait for approval. Nothing of it can be published meanwhile.
    pub(super) async fn submit_by(
        &self,
        tx: &mut dyn Transaction,
        post: &mut PlannedPost,
        author: Option<UserId>,
    ) -> Result<Action> {
        post.state = PostState::AwaitingApproval;
        post.approval = Some(Approval::submitted(author, self.ambient.now()));
        tx.publications().remove_scheduled(post.id).await?;
        self.tell_of_post(tx, EventKind::PostSubmitted, post).await?;
        Ok(Action::PostSubmitted)
    }

    /// The member who acts, where an account wants approval.
    pub(super) async fn member_author(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        account: AccountId,
    ) -> Result<UserId> {
        let refused = || {
            let message = "posts of this account wait for approval: a member submits them";
            let error = Error::new(ErrorCode::PermissionDenied, message);
            error.with("field", "approval").with("reason", "approval_wanted")
        };
        let Actor::User(user) = actor else { return Err(refused()) };
        let of_user = tx.organizations().of_user(*user).await?;
        match of_user.iter().any(|organization| organization.account_id == account) {
            true => Ok(*user),
            false => Err(refused()),
        }
    }

    /// Shows what waited for approval until its time came as missed; how many posts.
    pub async fn miss_due(&self) -> Result<usize> {
        let mut missed = 0;
        loop {
            let now = self.ambient.now();
            let due = self.store.read().await?.posts().unapproved(now, BATCH).await?;
            for id in &due {
                missed += usize::from(self.miss(*id).await?);
            }
            if due.len() < BATCH as usize {
                return Ok(missed);
            }
        }
    }

    async fn miss(&self, id: PostId) -> Result<bool> {
        let mut tx = self.store.begin().await?;
        let now = self.ambient.now();
        let found = tx.posts().lock(id).await?;
        let waits = |post: &PlannedPost| post.state == PostState::AwaitingApproval;
        let due = found.filter(waits).filter(|post| post.due_at.is_some_and(|due| due <= now));
        let Some(mut post) = due else { return Ok(false) };
        post.state = PostState::Missed;
        self.touch(tx.as_mut(), &mut post).await?;
        self.tell_of_post(tx.as_mut(), EventKind::PostMissed, &post).await?;
        let (actor, account) = (Actor::System, post.account_id);
        let details = json!({ "due_at": post.due_at });
        self.audit(tx.as_mut(), actor, Action::PostMissed, account, id, details).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn tell_of_post(
        &self,
        tx: &mut dyn Transaction,
        kind: EventKind,
        post: &PlannedPost,
    ) -> Result<()> {
        let event = Event::new(&self.ambient, kind, post.account_id, &post.id.to_string())?;
        tx.events().append(&[event]).await
    }
}
