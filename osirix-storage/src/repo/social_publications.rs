use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, PostId, PublicationId};
use osirix_core::page::{Page, PageRequest};
use osirix_core::social::{Around, Attempt, Publication, PublicationRepository, PublicationState};

use super::Row;
use super::cell::{after_dated, after_number, count, dated_cursor, json, numbered_page};
use crate::db::dialect::{lock_row, skip_locked};
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! columns {
    ($dialect:ident) => {
        "id, account_id, post_id, connection_id, network, state, run_at, fence, draft, preparation,
        published, armed, failures, entries, error, metrics, counted_at, count_at, begun_at,
        created_at, updated_at, due_at, fingerprint"
    };
}

macro_rules! attempt_columns {
    ($dialect:ident) => {
        "publication_id, number, at, what, part, error"
    };
}

statements! {
    read GET = "SELECT " {columns} " FROM social_publications WHERE id = $1";
    read OF_POST = "SELECT " {columns} " FROM social_publications WHERE post_id = $1 ORDER BY id";
    write LOCK_OF_POST = "SELECT " {columns} " FROM social_publications WHERE post_id = $1
        ORDER BY id" {lock_row} "";
    read LIST = "SELECT " {columns} " FROM social_publications
        WHERE account_id = $1 AND ($3 = '' OR state = $3)
        ORDER BY created_at DESC, id DESC LIMIT $2";
    read LIST_AFTER = "SELECT " {columns} " FROM social_publications
        WHERE account_id = $1 AND ($3 = '' OR state = $3) AND (created_at, id) < ($4, $5)
        ORDER BY created_at DESC, id DESC LIMIT $2";
    write INSERT = "INSERT INTO social_publications (" {columns} ") VALUES
        ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
            $20, $21, $22, $23)";
    read NEARBY = "SELECT post_id, due_at FROM social_publications
        WHERE connection_id = $1 AND due_at >= $2 AND due_at <= $3 AND state <> 'cancelled'
        ORDER BY due_at, id LIMIT $4";
    read ALIKE = "SELECT post_id, due_at FROM social_publications
        WHERE connection_id = $1 AND fingerprint = $5
            AND due_at >= $2 AND due_at <= $3 AND state <> 'cancelled'
        ORDER BY due_at, id LIMIT $4";
    write REMOVE_SCHEDULED = "DELETE FROM social_publications
        WHERE post_id = $1 AND state = 'scheduled'";
    read IS_DUE = "SELECT run_at FROM social_publications WHERE run_at <= $1
        ORDER BY run_at, id LIMIT 1";
    write TAKE = "UPDATE social_publications SET run_at = $2, fence = fence + 1
        WHERE id IN (SELECT id FROM social_publications WHERE run_at <= $1
            ORDER BY run_at, id LIMIT $3" {skip_locked} ") RETURNING " {columns} "";
    write SAVE = "UPDATE social_publications SET state = $3, run_at = $4, fence = $5, draft = $6,
            preparation = $7, published = $8, armed = $9, failures = $10, entries = $11,
            error = $12, count_at = $13, begun_at = $14, updated_at = $15
        WHERE id = $1 AND fence = $2";
    read IS_TO_COUNT = "SELECT count_at FROM social_publications WHERE count_at <= $1
        ORDER BY count_at, id LIMIT 1";
    write TAKE_TO_COUNT = "UPDATE social_publications SET count_at = $2
        WHERE id IN (SELECT id FROM social_publications WHERE count_at <= $1
            ORDER BY count_at, id LIMIT $3" {skip_locked} ") RETURNING " {columns} "";
    write SAVE_COUNTED = "UPDATE social_publications
        SET metrics = $2, counted_at = $3, count_at = $4 WHERE id = $1";
    write APPEND = "INSERT INTO social_attempts (" {attempt_columns} ")
        VALUES ($1, $2, $3, $4, $5, $6)";
    read ATTEMPTS = "SELECT " {attempt_columns} " FROM social_attempts
        WHERE publication_id = $1 AND number > $3 ORDER BY number LIMIT $2";
}

row! {
    struct PublicationRow {
        id: String,
        account_id: String,
        post_id: String,
        connection_id: String,
        network: String,
        state: String,
        run_at: Option<i64>,
        fence: i64,
        draft: Option<String>,
        preparation: Option<String>,
        published: String,
        armed: Option<String>,
        failures: i64,
        entries: i64,
        error: Option<String>,
        metrics: String,
        counted_at: Option<i64>,
        count_at: Option<i64>,
        begun_at: Option<i64>,
        created_at: i64,
        updated_at: i64,
        due_at: i64,
        fingerprint: Option<String>,
    }
}

row! {
    struct DueRow { post_id: String, due_at: i64 }
}

row! {
    struct AttemptRow {
        publication_id: String,
        number: i64,
        at: i64,
        what: String,
        part: i64,
        error: Option<String>,
    }
}

impl PublicationRow {
    fn publication(self) -> Result<Publication> {
        let row = Row { table: "social_publications", id: &self.id };
        Ok(Publication {
            id: row.parse("id", &self.id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            post_id: row.parse("post_id", &self.post_id)?,
            connection_id: row.parse("connection_id", &self.connection_id)?,
            network: row.parse("network", &self.network)?,
            state: row.parse("state", &self.state)?,
            run_at: self.run_at.map(Timestamp::from_micros),
            fence: self.fence,
            draft: self.draft.as_deref().map(|text| row.json("draft", text)).transpose()?,
            preparation: self
                .preparation
                .as_deref()
                .map(|text| row.json("preparation", text))
                .transpose()?,
            published: row.json("published", &self.published)?,
            armed: self.armed.as_deref().map(|text| row.json("armed", text)).transpose()?,
            failures: row.number("failures", self.failures)?,
            entries: row.number("entries", self.entries)?,
            error: self.error.as_deref().map(|text| row.json("error", text)).transpose()?,
            metrics: row.json("metrics", &self.metrics)?,
            counted_at: self.counted_at.map(Timestamp::from_micros),
            count_at: self.count_at.map(Timestamp::from_micros),
            begun_at: self.begun_at.map(Timestamp::from_micros),
            created_at: Timestamp::from_micros(self.created_at),
            updated_at: Timestamp::from_micros(self.updated_at),
            due_at: Timestamp::from_micros(self.due_at),
            fingerprint: self.fingerprint,
        })
    }
}

impl AttemptRow {
    fn attempt(self) -> Result<(i64, Attempt)> {
        let row = Row { table: "social_attempts", id: &self.publication_id };
        let attempt = Attempt {
            publication_id: row.parse("publication_id", &self.publication_id)?,
            number: row.number("number", self.number)?,
            at: Timestamp::from_micros(self.at),
            what: row.parse("what", &self.what)?,
            part: row.number("part", self.part)?,
            error: self.error.as_deref().map(|text| row.json("error", text)).transpose()?,
        };
        Ok((self.number, attempt))
    }
}

impl DueRow {
    fn due(self) -> Result<(PostId, Timestamp)> {
        let row = Row { table: "social_publications", id: &self.post_id };
        Ok((row.parse("post_id", &self.post_id)?, Timestamp::from_micros(self.due_at)))
    }
}

fn all(rows: Vec<PublicationRow>) -> Result<Vec<Publication>> {
    rows.into_iter().map(PublicationRow::publication).collect()
}

#[async_trait]
impl PublicationRepository for SqlTransaction {
    async fn get(&mut self, id: PublicationId) -> Result<Option<Publication>> {
        let row = run!(self.fetch_optional::<PublicationRow>(GET, id.to_string()))?;
        row.map(PublicationRow::publication).transpose()
    }

    async fn of_post(&mut self, post: PostId) -> Result<Vec<Publication>> {
        all(run!(self.fetch_all::<PublicationRow>(OF_POST, post.to_string()))?)
    }

    async fn lock_of_post(&mut self, post: PostId) -> Result<Vec<Publication>> {
        all(run!(self.fetch_all::<PublicationRow>(LOCK_OF_POST, post.to_string()))?)
    }

    async fn list(
        &mut self,
        account: AccountId,
        state: Option<PublicationState>,
        page: &PageRequest,
    ) -> Result<Page<Publication>> {
        let (account, limit) = (account.to_string(), count(page)?);
        let state = state.map_or("", PublicationState::as_str);
        let rows = match after_dated(page)? {
            Some((at, id)) => {
                run!(self.fetch_all::<PublicationRow>(LIST_AFTER, &account, limit, state, at, &id))
            }
            None => run!(self.fetch_all::<PublicationRow>(LIST, &account, limit, state)),
        }?;
        let cursor = |one: &Publication| dated_cursor(one.created_at.as_micros(), one.id);
        Ok(Page::from_rows(all(rows)?, page.limit, cursor))
    }

    async fn nearby(&mut self, around: Around) -> Result<Vec<(PostId, Timestamp)>> {
        let Around { connection, from, to, limit } = around;
        let (from, to, limit) = (from.as_micros(), to.as_micros(), i64::from(limit));
        let rows = run!(self.fetch_all::<DueRow>(NEARBY, connection.to_string(), from, to, limit));
        rows?.into_iter().map(DueRow::due).collect()
    }

    async fn alike(
        &mut self,
        around: Around,
        fingerprint: &str,
    ) -> Result<Vec<(PostId, Timestamp)>> {
        let Around { connection, from, to, limit } = around;
        let (connection, limit) = (connection.to_string(), i64::from(limit));
        let (from, to) = (from.as_micros(), to.as_micros());
        let rows = run!(self.fetch_all::<DueRow>(ALIKE, connection, from, to, limit, fingerprint))?;
        rows.into_iter().map(DueRow::due).collect()
    }

    async fn insert(&mut self, one: &Publication) -> Result<()> {
        run!(self.execute(
            INSERT,
            one.id.to_string(),
            one.account_id.to_string(),
            one.post_id.to_string(),
            one.connection_id.to_string(),
            one.network.as_str(),
            one.state.as_str(),
            one.run_at.map(Timestamp::as_micros),
            one.fence,
            one.draft.as_ref().map(json).transpose()?,
            one.preparation.as_ref().map(json).transpose()?,
            json(&one.published)?,
            one.armed.as_ref().map(json).transpose()?,
            i64::from(one.failures),
            i64::from(one.entries),
            one.error.as_ref().map(json).transpose()?,
            json(&one.metrics)?,
            one.counted_at.map(Timestamp::as_micros),
            one.count_at.map(Timestamp::as_micros),
            one.begun_at.map(Timestamp::as_micros),
            one.created_at.as_micros(),
            one.updated_at.as_micros(),
            one.due_at.as_micros(),
            one.fingerprint.as_deref(),
        ))?;
        Ok(())
    }

    async fn remove_scheduled(&mut self, post: PostId) -> Result<u64> {
        run!(self.execute(REMOVE_SCHEDULED, post.to_string()))
    }

    async fn is_due(&mut self, now: Timestamp) -> Result<bool> {
        let row = run!(self.fetch_optional::<(i64,)>(IS_DUE, now.as_micros()))?;
        Ok(row.is_some())
    }

    async fn take(
        &mut self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Publication>> {
        let (now, until, limit) = (now.as_micros(), until.as_micros(), i64::from(limit));
        let mut taken = all(run!(self.fetch_all::<PublicationRow>(TAKE, now, until, limit))?)?;
        taken.sort_by_key(|one| one.id);
        Ok(taken)
    }

    async fn save(&mut self, one: &Publication, fence: i64) -> Result<bool> {
        let changed = run!(self.execute(
            SAVE,
            one.id.to_string(),
            fence,
            one.state.as_str(),
            one.run_at.map(Timestamp::as_micros),
            one.fence,
            one.draft.as_ref().map(json).transpose()?,
            one.preparation.as_ref().map(json).transpose()?,
            json(&one.published)?,
            one.armed.as_ref().map(json).transpose()?,
            i64::from(one.failures),
            i64::from(one.entries),
            one.error.as_ref().map(json).transpose()?,
            one.count_at.map(Timestamp::as_micros),
            one.begun_at.map(Timestamp::as_micros),
            one.updated_at.as_micros(),
        ))?;
        Ok(changed == 1)
    }

    async fn is_to_count(&mut self, now: Timestamp) -> Result<bool> {
        let row = run!(self.fetch_optional::<(i64,)>(IS_TO_COUNT, now.as_micros()))?;
        Ok(row.is_some())
    }

    async fn take_to_count(
        &mut self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Publication>> {
        let (now, until, limit) = (now.as_micros(), until.as_micros(), i64::from(limit));
        all(run!(self.fetch_all::<PublicationRow>(TAKE_TO_COUNT, now, until, limit))?)
    }

    async fn save_counted(&mut self, one: &Publication) -> Result<()> {
        run!(self.execute(
            SAVE_COUNTED,
            one.id.to_string(),
            json(&one.metrics)?,
            one.counted_at.map(Timestamp::as_micros),
            one.count_at.map(Timestamp::as_micros),
        ))?;
        Ok(())
    }

    async fn append(&mut self, attempt: &Attempt) -> Result<()> {
        run!(self.execute(
            APPEND,
            attempt.publication_id.to_string(),
            i64::from(attempt.number),
            attempt.at.as_micros(),
            attempt.what.as_str(),
            i64::from(attempt.part),
            attempt.error.as_ref().map(json).transpose()?,
        ))?;
        Ok(())
    }

    async fn attempts(&mut self, id: PublicationId, page: &PageRequest) -> Result<Page<Attempt>> {
        let after = after_number(page)?.unwrap_or(-1);
        let (id, limit) = (id.to_string(), count(page)?);
        let rows = run!(self.fetch_all::<AttemptRow>(ATTEMPTS, id, limit, after))?;
        let attempts = rows.into_iter().map(AttemptRow::attempt).collect::<Result<Vec<_>>>()?;
        Ok(numbered_page(attempts, page))
    }
}
