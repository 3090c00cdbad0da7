//! Posts out of a table: all of them or none.

use std::collections::BTreeMap;

use serde_json::json;

use super::account::StoredConnection;
use super::planned::PlannedPost;
use super::planning::Met;
use super::service::Social;
use super::sheet::{ImportProblem, ImportedPosts, Line, Sheet};
use crate::audit::{Action, Actor};
use crate::error::Result;
use crate::id::{AccountId, ConnectionId};
use crate::store::Transaction;

/// A post that is ready to be made, and by which connections.
type Ready = (PlannedPost, Vec<StoredConnection>);

impl Social {
    /// Makes the posts of a table in CSV: those with a time are scheduled, the others are drafts.
    ///
    /// - Its header names the columns: `text` and `connections` (ids, between them spaces or `;`),
    ///   and as they are wanted `time` with `time_zone`, `link`, `first_comment`, `utm_source`,
    ///   `utm_medium` and `utm_campaign`.
    /// - Everything that is wrong is told with its line, also what a network would refuse. Unless
    ///   nothing is, no post is made.
    /// - All are made in one transaction; where it is only tried, none is.
    /// - More than 1,000,000 bytes or 500 posts are [`TooLarge`](crate::ErrorCode::TooLarge).
    pub async fn import_posts(
        &self,
        actor: Actor,
        account: AccountId,
        csv: &str,
        try_only: bool,
    ) -> Result<ImportedPosts> {
        let Sheet { lines, mut problems, count } = Sheet::read(csv, self.ambient.now())?;
        let mut tx = self.store.read().await?;
        if tx.social_rules().get(account).await?.approval {
            self.member_author(tx.as_mut(), &actor, account).await?;
        }
        drop(tx);
        let (mut met, mut ready) = (BTreeMap::new(), Vec::new());
        for line in lines {
            match self.judged(account, line, &mut met).await? {
                Ok(post) => ready.push(post),
                Err(found) => problems.extend(found),
            }
        }
        problems.sort_by_key(|problem| problem.line);
        let posts = match try_only || !problems.is_empty() {
            true => Vec::new(),
            false => self.make_all(&actor, ready).await?,
        };
        Ok(ImportedPosts { lines: count, problems, posts })
    }

    /// A line's post, or everything that is wrong with it.
    async fn judged(
        &self,
        account: AccountId,
        line: Line,
        met: &mut BTreeMap<ConnectionId, Met>,
    ) -> Result<Result<Ready, Vec<ImportProblem>>> {
        let Line { number, new, due_at } = line;
        let alone = |error| ImportProblem::of(number, error).map(|problem| Err(vec![problem]));
        let content = match self.known(account, new).await {
            Ok(content) => content,
            Err(error) => return alone(error),
        };
        let post = self.blank(account, content, due_at)?;
        let targets = match self.own_targets(&post).await {
            Ok(targets) => targets,
            Err(error) => return alone(error),
        };
        if due_at.is_none() {
            return Ok(Ok((post, targets)));
        }
        if targets.is_empty() {
            let message = "say by which connections it is published";
            return alone(crate::error::Error::invalid("connections", message));
        }
        match self.problems_with(&post, met).await {
            Err(error) => alone(error),
            Ok(found) if found.is_empty() => Ok(Ok((post, targets))),
            Ok(found) => Ok(Err(found
                .into_iter()
                .map(|of_target| ImportProblem {
                    line: number,
                    field: of_target.problem.field,
                    message: of_target.problem.message,
                    limit: Some(of_target.problem.limit),
                })
                .collect())),
        }
    }

    async fn make_all(&self, actor: &Actor, ready: Vec<Ready>) -> Result<Vec<PlannedPost>> {
        let mut tx = self.store.begin().await?;
        let mut posts = Vec::with_capacity(ready.len());
        for (post, targets) in ready {
            posts.push(self.make(tx.as_mut(), actor, post, &targets).await?);
        }
        tx.commit().await?;
        Ok(posts)
    }

    async fn make(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        mut post: PlannedPost,
        targets: &[StoredConnection],
    ) -> Result<PlannedPost> {
        tx.posts().insert(&post).await?;
        let action = match post.due_at {
            Some(_) => self.enter(tx, actor, &mut post, targets).await?,
            None => Action::PostWritten,
        };
        tx.posts().update(&post).await?;
        let (account, id) = (post.account_id, post.id);
        let details = json!({
            "due_at": post.due_at,
            "targets": post.content.targets,
            "imported": true,
        });
        self.audit(tx, actor.clone(), action, account, id, details).await?;
        Ok(post)
    }
}
