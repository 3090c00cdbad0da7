use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, PostId, PostQueueId, RecurrenceId};
use osirix_core::page::{Page, PageRequest};
use osirix_core::social::{Occurrence, PlannedPost, PostRepository};

use super::Row;
use super::cell::{after_dated, count, dated_cursor, json};
use crate::db::dialect::lock_row;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! columns {
    ($dialect:ident) => {
        "id, account_id, content, state, due_at, revision, created_at, updated_at, queue_id,
        recurrence_id, occurrence, approval"
    };
}

statements! {
    read GET = "SELECT " {columns} " FROM social_posts WHERE id = $1";
    write LOCK = "SELECT " {columns} " FROM social_posts WHERE id = $1" {lock_row} "";
    write INSERT = "INSERT INTO social_posts (" {columns} ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    write UPDATE = "UPDATE social_posts SET content = $2, state = $3, due_at = $4, revision = $5,
            updated_at = $6, queue_id = $7, approval = $8
        WHERE id = $1";
    read LIST = "SELECT " {columns} " FROM social_posts WHERE account_id = $1
        ORDER BY created_at DESC, id DESC LIMIT $2";
    read LIST_AFTER = "SELECT " {columns} " FROM social_posts WHERE account_id = $1
        AND (created_at, id) < ($3, $4) ORDER BY created_at DESC, id DESC LIMIT $2";
    read AWAITING = "SELECT " {columns} " FROM social_posts
        WHERE account_id = $1 AND state = 'awaiting_approval'
        ORDER BY created_at DESC, id DESC LIMIT $2";
    read AWAITING_AFTER = "SELECT " {columns} " FROM social_posts
        WHERE account_id = $1 AND state = 'awaiting_approval' AND (created_at, id) < ($3, $4)
        ORDER BY created_at DESC, id DESC LIMIT $2";
    read UNAPPROVED = "SELECT id FROM social_posts
        WHERE state = 'awaiting_approval' AND due_at IS NOT NULL AND due_at <= $1
        ORDER BY due_at, id LIMIT $2";
    read CALENDAR = "SELECT " {columns} " FROM social_posts
        WHERE account_id = $1 AND due_at >= $3 AND due_at < $4 ORDER BY due_at, id LIMIT $2";
    read CALENDAR_AFTER = "SELECT " {columns} " FROM social_posts
        WHERE account_id = $1 AND due_at >= $3 AND due_at < $4 AND (due_at, id) > ($5, $6)
        ORDER BY due_at, id LIMIT $2";
    read IN_QUEUE = "SELECT due_at, id FROM social_posts
        WHERE queue_id = $1 AND due_at > $2 ORDER BY due_at LIMIT $3";
    read OF_RECURRENCE = "SELECT id FROM social_posts
        WHERE recurrence_id = $1 AND due_at > $2 ORDER BY occurrence LIMIT $3";
    write LEAVE_QUEUE = "UPDATE social_posts SET queue_id = NULL WHERE queue_id = $1";
}

row! {
    struct PostRow {
        id: String,
        account_id: String,
        content: String,
        state: String,
        due_at: Option<i64>,
        revision: i64,
        created_at: i64,
        updated_at: i64,
        queue_id: Option<String>,
        recurrence_id: Option<String>,
        occurrence: Option<i64>,
        approval: Option<String>,
    }
}

row! {
    struct SlotRow { due_at: i64, id: String }
}

impl PostRow {
    fn occurrence(&self, row: Row<'_>) -> Result<Option<Occurrence>> {
        let recurrence = self.recurrence_id.as_deref();
        let Some(recurrence_id) = row.parse_some("recurrence_id", recurrence)? else {
            return Ok(None);
        };
        let number = row.number("occurrence", self.occurrence.unwrap_or(-1))?;
        Ok(Some(Occurrence { recurrence_id, number }))
    }

    fn post(self) -> Result<PlannedPost> {
        let row = Row { table: "social_posts", id: &self.id };
        Ok(PlannedPost {
            id: row.parse("id", &self.id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            content: row.json("content", &self.content)?,
            state: row.parse("state", &self.state)?,
            due_at: self.due_at.map(Timestamp::from_micros),
            revision: row.number("revision", self.revision)?,
            created_at: Timestamp::from_micros(self.created_at),
            updated_at: Timestamp::from_micros(self.updated_at),
            queue_id: row.parse_some("queue_id", self.queue_id.as_deref())?,
            occurrence: self.occurrence(row)?,
            approval: row.json_some("approval", self.approval.as_deref())?,
            warnings: Vec::new(),
        })
    }
}

fn ids(rows: Vec<(String,)>) -> Result<Vec<PostId>> {
    let id = |(id,): (String,)| Row { table: "social_posts", id: &id }.parse("id", &id);
    rows.into_iter().map(id).collect()
}

fn page_of(
    rows: Vec<PostRow>,
    page: &PageRequest,
    at: impl Fn(&PlannedPost) -> Timestamp,
) -> Result<Page<PlannedPost>> {
    let posts = rows.into_iter().map(PostRow::post).collect::<Result<_>>()?;
    let cursor = |one: &PlannedPost| dated_cursor(at(one).as_micros(), one.id);
    Ok(Page::from_rows(posts, page.limit, cursor))
}

#[async_trait]
impl PostRepository for SqlTransaction {
    async fn get(&mut self, id: PostId) -> Result<Option<PlannedPost>> {
        let row = run!(self.fetch_optional::<PostRow>(GET, id.to_string()))?;
        row.map(PostRow::post).transpose()
    }

    async fn lock(&mut self, id: PostId) -> Result<Option<PlannedPost>> {
        let row = run!(self.fetch_optional::<PostRow>(LOCK, id.to_string()))?;
        row.map(PostRow::post).transpose()
    }

    async fn insert(&mut self, post: &PlannedPost) -> Result<()> {
        run!(self.execute(
            INSERT,
            post.id.to_string(),
            post.account_id.to_string(),
            json(&post.content)?,
            post.state.as_str(),
            post.due_at.map(Timestamp::as_micros),
            i64::from(post.revision),
            post.created_at.as_micros(),
            post.updated_at.as_micros(),
            post.queue_id.map(|queue| queue.to_string()),
            post.occurrence.map(|one| one.recurrence_id.to_string()),
            post.occurrence.map(|one| i64::from(one.number)),
            post.approval.as_ref().map(json).transpose()?,
        ))?;
        Ok(())
    }

    async fn update(&mut self, post: &PlannedPost) -> Result<()> {
        run!(self.execute(
            UPDATE,
            post.id.to_string(),
            json(&post.content)?,
            post.state.as_str(),
            post.due_at.map(Timestamp::as_micros),
            i64::from(post.revision),
            post.updated_at.as_micros(),
            post.queue_id.map(|queue| queue.to_string()),
            post.approval.as_ref().map(json).transpose()?,
        ))?;
        Ok(())
    }

    async fn list(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<PlannedPost>> {
        let (account, limit) = (account.to_string(), count(page)?);
        let rows = match after_dated(page)? {
            Some((at, id)) => {
                run!(self.fetch_all::<PostRow>(LIST_AFTER, &account, limit, at, &id))
            }
            None => run!(self.fetch_all::<PostRow>(LIST, &account, limit)),
        }?;
        page_of(rows, page, |post| post.created_at)
    }

    async fn awaiting(
        &mut self,
        account: AccountId,
        page: &PageRequest,
    ) -> Result<Page<PlannedPost>> {
        let (account, limit) = (account.to_string(), count(page)?);
        let rows = match after_dated(page)? {
            Some((at, id)) => {
                run!(self.fetch_all::<PostRow>(AWAITING_AFTER, &account, limit, at, &id))
            }
            None => run!(self.fetch_all::<PostRow>(AWAITING, &account, limit)),
        }?;
        page_of(rows, page, |post| post.created_at)
    }

    async fn unapproved(&mut self, now: Timestamp, limit: u32) -> Result<Vec<PostId>> {
        let (now, limit) = (now.as_micros(), i64::from(limit));
        ids(run!(self.fetch_all::<(String,)>(UNAPPROVED, now, limit))?)
    }

    async fn calendar(
        &mut self,
        account: AccountId,
        from: Timestamp,
        to: Timestamp,
        page: &PageRequest,
    ) -> Result<Page<PlannedPost>> {
        let (account, limit) = (account.to_string(), count(page)?);
        let (from, to) = (from.as_micros(), to.as_micros());
        let rows = match after_dated(page)? {
            Some((at, id)) => {
                run!(self.fetch_all::<PostRow>(CALENDAR_AFTER, &account, limit, from, to, at, &id))
            }
            None => run!(self.fetch_all::<PostRow>(CALENDAR, &account, limit, from, to)),
        }?;
        page_of(rows, page, |post| post.due_at.unwrap_or_default())
    }

    async fn in_queue(
        &mut self,
        queue: PostQueueId,
        after: Timestamp,
        limit: u32,
    ) -> Result<Vec<(Timestamp, PostId)>> {
        let (queue, after, limit) = (queue.to_string(), after.as_micros(), i64::from(limit));
        let rows = run!(self.fetch_all::<SlotRow>(IN_QUEUE, queue, after, limit))?;
        let slot = |SlotRow { due_at, id }: SlotRow| {
            let post = Row { table: "social_posts", id: &id }.parse("id", &id)?;
            Ok((Timestamp::from_micros(due_at), post))
        };
        rows.into_iter().map(slot).collect()
    }

    async fn of_recurrence(
        &mut self,
        recurrence: RecurrenceId,
        after: Timestamp,
        limit: u32,
    ) -> Result<Vec<PostId>> {
        let (recurrence, after) = (recurrence.to_string(), after.as_micros());
        let limit = i64::from(limit);
        let rows = run!(self.fetch_all::<(String,)>(OF_RECURRENCE, recurrence, after, limit))?;
        ids(rows)
    }

    async fn leave_queue(&mut self, queue: PostQueueId) -> Result<u64> {
        run!(self.execute(LEAVE_QUEUE, queue.to_string()))
    }
}
