//! Posts that repeat: made ahead of time, each exactly once, however many schedulers run.

use std::time::Duration;

use serde_json::json;
use tokio::sync::watch;

use super::planned::{NewPost, PlannedPost, PostState};
use super::recurrence::{NewRecurrence, Occurrence, Recurrence, RecurrenceState};
use super::service::{ROUND, Social};
use crate::audit::{Action, Actor};
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, RecurrenceId};
use crate::page::{Page, PageRequest};
use crate::store::Transaction;

/// How many recurrences are looked at in one go.
const BATCH: u32 = 100;
/// The most recurrences of an account that go on.
const MOST_ACTIVE: u32 = 100;
/// The most posts of a recurrence that are made and not due yet, and more.
const MOST_AHEAD: u32 = 1_000;
/// How late is late: a time that is past by more has no post.
const LATE: Duration = Duration::from_secs(60);

impl Social {
    /// Has a post made again and again: each time a post of its own, scheduled some days ahead.
    ///
    /// - What a network would refuse of it now is [`InvalidInput`](ErrorCode::InvalidInput), as
    ///   when it is [scheduled](Self::schedule); so is a rule that is out of range.
    /// - Where its account wants approval, each waits for another member's, and a member has to ask
    ///   for them.
    /// - One too many that goes on is [`Conflict`](ErrorCode::Conflict).
    pub async fn repeat(
        &self,
        actor: Actor,
        account: AccountId,
        new: NewRecurrence,
    ) -> Result<Recurrence> {
        let NewRecurrence { post, rule } = new;
        if post.time.is_some() {
            return Err(Error::invalid("time", "the rule says when"));
        }
        let (content, now) = (self.known(account, post).await?, self.ambient.now());
        let first = rule.first(now)?;
        self.accepted(&self.blank(account, content.clone(), Some(first))?).await?;
        let mut recurrence = Recurrence {
            id: self.ambient.new_id()?,
            account_id: account,
            author: None,
            content,
            rule,
            state: RecurrenceState::Active,
            next_at: Some(first),
            made: 0,
            created_at: now,
            updated_at: now,
        };
        let mut tx = self.store.begin().await?;
        let approval = tx.social_rules().lock(account).await?.approval;
        recurrence.author = match &actor {
            _ if approval => Some(self.member_author(tx.as_mut(), &actor, account).await?),
            Actor::User(user) => Some(*user),
            _ => None,
        };
        if tx.recurrences().active(account).await? >= u64::from(MOST_ACTIVE) {
            let message = "stop a recurrence of this account first";
            let error = Error::new(ErrorCode::Conflict, message).with("field", "recurrences");
            return Err(error.with("limit", MOST_ACTIVE));
        }
        tx.recurrences().insert(&recurrence).await?;
        let details = json!({ "rule": recurrence.rule, "targets": recurrence.content.targets });
        let action = Action::RepeatStarted;
        self.audit(tx.as_mut(), actor, action, account, recurrence.id, details).await?;
        self.make_ahead(tx.as_mut(), &mut recurrence).await?;
        tx.commit().await?;
        Ok(recurrence)
    }

    /// Stops a recurrence: its posts that are not due yet are cancelled, and there will be no more.
    pub async fn stop_repeating(
        &self,
        actor: Actor,
        account: AccountId,
        id: RecurrenceId,
    ) -> Result<Recurrence> {
        let mut tx = self.store.begin().await?;
        let found = tx.recurrences().lock(id).await?;
        let found = found.filter(|recurrence| recurrence.account_id == account);
        let mut recurrence = found.ok_or_else(|| unknown_recurrence(id))?;
        if recurrence.state == RecurrenceState::Stopped {
            return Ok(recurrence);
        }
        let now = self.ambient.now();
        let mut cancelled = 0;
        for post in tx.posts().of_recurrence(id, now, MOST_AHEAD).await? {
            let Some(mut post) = tx.posts().lock(post).await? else { continue };
            if self.withdraw(tx.as_mut(), &mut post).await? > 0 {
                self.touch(tx.as_mut(), &mut post).await?;
                cancelled += 1;
            }
        }
        (recurrence.state, recurrence.next_at) = (RecurrenceState::Stopped, None);
        recurrence.updated_at = now;
        tx.recurrences().save(&recurrence).await?;
        let details = json!({ "cancelled": cancelled });
        self.audit(tx.as_mut(), actor, Action::RepeatStopped, account, id, details).await?;
        tx.commit().await?;
        Ok(recurrence)
    }

    /// An account's recurrence.
    pub async fn recurrence(&self, account: AccountId, id: RecurrenceId) -> Result<Recurrence> {
        let found = self.store.read().await?.recurrences().get(id).await?;
        let own = found.filter(|recurrence| recurrence.account_id == account);
        own.ok_or_else(|| unknown_recurrence(id))
    }

    /// An account's recurrences, the newest first.
    pub async fn recurrences(
        &self,
        account: AccountId,
        page: &PageRequest,
    ) -> Result<Page<Recurrence>> {
        self.store.read().await?.recurrences().list(account, page).await
    }

    pub(super) async fn keep_planning(&self, mut down: watch::Receiver<bool>) {
        while !*down.borrow() {
            if let Err(error) = self.repeat_due().await {
                tracing::warn!(%error, "posts that repeat were not made");
            }
            if let Err(error) = self.miss_due().await {
                tracing::warn!(%error, "posts that nobody approved were not shown as missed");
            }
            if tokio::time::timeout(ROUND, down.changed()).await.is_ok_and(|told| told.is_err()) {
                return;
            }
        }
    }

    /// Makes the posts of recurrences that are due in the days ahead; how many. Any number of
    /// machines may do so at once: each time makes one post.
    pub async fn repeat_due(&self) -> Result<usize> {
        let mut made = 0;
        loop {
            let horizon = self.ambient.now() + self.settings.repeat_ahead();
            let due = self.store.read().await?.recurrences().due(horizon, BATCH).await?;
            let mut moved = false;
            for id in &due {
                match self.make_due(*id, horizon).await {
                    Ok(count) => (made, moved) = (made + count, true),
                    Err(error) => tracing::warn!(%error, recurrence = %id, "no post was made"),
                }
            }
            if due.len() < BATCH as usize || !moved {
                return Ok(made);
            }
        }
    }

    async fn make_due(&self, id: RecurrenceId, horizon: Timestamp) -> Result<usize> {
        let mut tx = self.store.begin().await?;
        let current = tx.recurrences().lock(id).await?;
        let due = current.filter(|one| one.next_at.is_some_and(|next| next <= horizon));
        let Some(mut recurrence) = due else { return Ok(0) };
        let made = self.make_ahead(tx.as_mut(), &mut recurrence).await?;
        tx.commit().await?;
        Ok(made)
    }

    /// Makes the posts of a recurrence, which is locked, up to some days ahead, and moves it on.
    async fn make_ahead(
        &self,
        tx: &mut dyn Transaction,
        recurrence: &mut Recurrence,
    ) -> Result<usize> {
        let now = self.ambient.now();
        let horizon = now + self.settings.repeat_ahead();
        let mut made = 0;
        while let Some(at) = recurrence.next_at.filter(|at| *at <= horizon) {
            if now.since(at) <= LATE {
                self.occur(tx, recurrence, at).await?;
                (recurrence.made, made) = (recurrence.made + 1, made + 1);
            }
            let is_last = recurrence.rule.count.is_some_and(|count| recurrence.made >= count);
            recurrence.next_at = match is_last {
                true => None,
                false => recurrence.rule.next(at.max(now - LATE))?,
            };
        }
        if recurrence.next_at.is_none() {
            recurrence.state = RecurrenceState::Ended;
        }
        recurrence.updated_at = now;
        tx.recurrences().save(recurrence).await?;
        Ok(made)
    }

    /// The next post of a recurrence.
    async fn occur(
        &self,
        tx: &mut dyn Transaction,
        recurrence: &Recurrence,
        at: Timestamp,
    ) -> Result<()> {
        let (account, id) = (recurrence.account_id, recurrence.id);
        let time = Some(recurrence.rule.planned(at)?);
        let content = NewPost { time, ..recurrence.content.clone() };
        let mut post = self.blank(account, content, Some(at))?;
        post.occurrence = Some(Occurrence { recurrence_id: id, number: recurrence.made });
        let targets = self.targets(tx, &post).await?;
        let action = match tx.social_rules().get(account).await?.approval {
            true => {
                let action = self.submit_by(tx, &mut post, recurrence.author).await?;
                tx.posts().insert(&post).await?;
                action
            }
            false => {
                post.state = PostState::Scheduled;
                tx.posts().insert(&post).await?;
                self.place(tx, &mut post, &targets).await?;
                Action::PostScheduled
            }
        };
        let details = json!({ "due_at": at, "recurrence": id, "number": recurrence.made });
        self.audit(tx, Actor::System, action, account, post.id, details).await
    }

    /// A draft of this content.
    pub(super) fn blank(
        &self,
        account: AccountId,
        content: NewPost,
        due_at: Option<Timestamp>,
    ) -> Result<PlannedPost> {
        let now = self.ambient.now();
        Ok(PlannedPost {
            id: self.ambient.new_id()?,
            account_id: account,
            content,
            state: PostState::Draft,
            due_at,
            queue_id: None,
            occurrence: None,
            approval: None,
            warnings: Vec::new(),
            revision: 1,
            created_at: now,
            updated_at: now,
        })
    }
}

fn unknown_recurrence(id: RecurrenceId) -> Error {
    Error::not_found("recurrence", id).with("field", "recurrence")
}
