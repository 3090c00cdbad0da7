use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, PostQueueId};
use osirix_core::social::{PostQueue, PostQueueRepository};

use super::Row;
use super::cell::json;
use crate::db::dialect::lock_row;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! columns {
    ($dialect:ident) => {
        "id, account_id, name, time_zone, slots, connections, created_at, updated_at"
    };
}

statements! {
    read GET = "SELECT " {columns} " FROM social_queues WHERE id = $1";
    write LOCK = "SELECT " {columns} " FROM social_queues WHERE id = $1" {lock_row} "";
    read LIST = "SELECT " {columns} " FROM social_queues WHERE account_id = $1 ORDER BY name";
    write INSERT = "INSERT INTO social_queues (" {columns} ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (account_id, name) DO NOTHING";
    write UPDATE = "UPDATE social_queues SET name = $3, time_zone = $4, slots = $5,
            connections = $6, updated_at = $7
        WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM social_queues AS other
            WHERE other.account_id = $2 AND other.name = $3 AND other.id <> $1)";
    write REMOVE = "DELETE FROM social_queues WHERE id = $1";
}

row! {
    struct QueueRow {
        id: String,
        account_id: String,
        name: String,
        time_zone: String,
        slots: String,
        connections: String,
        created_at: i64,
        updated_at: i64,
    }
}

impl QueueRow {
    fn queue(self) -> Result<PostQueue> {
        let row = Row { table: "social_queues", id: &self.id };
        Ok(PostQueue {
            id: row.parse("id", &self.id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            slots: row.json("slots", &self.slots)?,
            connections: row.json("connections", &self.connections)?,
            created_at: Timestamp::from_micros(self.created_at),
            updated_at: Timestamp::from_micros(self.updated_at),
            name: self.name,
            time_zone: self.time_zone,
        })
    }
}

#[async_trait]
impl PostQueueRepository for SqlTransaction {
    async fn get(&mut self, id: PostQueueId) -> Result<Option<PostQueue>> {
        let row = run!(self.fetch_optional::<QueueRow>(GET, id.to_string()))?;
        row.map(QueueRow::queue).transpose()
    }

    async fn lock(&mut self, id: PostQueueId) -> Result<Option<PostQueue>> {
        let row = run!(self.fetch_optional::<QueueRow>(LOCK, id.to_string()))?;
        row.map(QueueRow::queue).transpose()
    }

    async fn list(&mut self, account: AccountId) -> Result<Vec<PostQueue>> {
        let rows = run!(self.fetch_all::<QueueRow>(LIST, account.to_string()))?;
        rows.into_iter().map(QueueRow::queue).collect()
    }

    async fn insert(&mut self, queue: &PostQueue) -> Result<bool> {
        let inserted = run!(self.execute(
            INSERT,
            queue.id.to_string(),
            queue.account_id.to_string(),
            &queue.name,
            &queue.time_zone,
            json(&queue.slots)?,
            json(&queue.connections)?,
            queue.created_at.as_micros(),
            queue.updated_at.as_micros(),
        ))?;
        Ok(inserted == 1)
    }

    async fn update(&mut self, queue: &PostQueue) -> Result<bool> {
        let updated = run!(self.execute(
            UPDATE,
            queue.id.to_string(),
            queue.account_id.to_string(),
            &queue.name,
            &queue.time_zone,
            json(&queue.slots)?,
            json(&queue.connections)?,
            queue.updated_at.as_micros(),
        ))?;
        Ok(updated == 1)
    }

    async fn remove(&mut self, id: PostQueueId) -> Result<()> {
        run!(self.execute(REMOVE, id.to_string())).map(drop)
    }
}
