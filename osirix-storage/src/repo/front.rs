//! Where the foremost job of all stands.

use osirix_core::error::Result;
use osirix_core::jobs::Outlook;
use tokio::time::Instant;

use super::cell::json;
use crate::db::dialect::listed;
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    /// The foremost job of each kind that waits for its turn is the first of its part of the index.
    /// A `MIN` would do, were it not read from the whole queue by a PostgreSQL that has not counted
    /// the table yet.
    read ALL_KINDS = "WITH RECURSIVE kinds (kind) AS (
            SELECT (SELECT kind FROM jobs
                WHERE state = 'pending' AND waits = 'turn'
                ORDER BY kind, position, id LIMIT 1)
            UNION ALL
            SELECT (SELECT kind FROM jobs
                WHERE state = 'pending' AND waits = 'turn' AND kind > kinds.kind
                ORDER BY kind, position, id LIMIT 1)
            FROM kinds WHERE kinds.kind IS NOT NULL
        )
        SELECT j.kind, j.position, j.position + 100 * j.priority AS place
        FROM kinds JOIN jobs AS j ON j.id = (SELECT id FROM jobs
            WHERE state = 'pending' AND waits = 'turn' AND kind = kinds.kind
            ORDER BY position, id LIMIT 1)";
    read OF_KINDS = "SELECT j.kind, j.position, j.position + 100 * j.priority AS place
        FROM " {listed("$1")} " JOIN jobs AS j ON j.id = (SELECT id FROM jobs
            WHERE state = 'pending' AND waits = 'turn' AND kind = k.item AND position >= $2
            ORDER BY position, id LIMIT 1)";
}

row! {
    struct ForemostRow {
        kind: String,
        position: i64,
        place: i64,
    }
}

/// What is known of the front of a queue.
#[derive(Debug, Default)]
pub(crate) struct Front {
    outlook: Outlook,
    /// The kinds of which jobs were there when the whole queue was looked at.
    kinds: Vec<String>,
}

impl SqlTransaction {
    /// The place beside the foremost job, whatever its priority. There is none of an empty queue.
    pub(super) async fn front(&mut self) -> Result<Option<i64>> {
        let known = {
            let front = self.known_front();
            front.outlook.from().map(|from| (from, front.kinds.clone()))
        };
        let begun = Instant::now();
        let rows = match &known {
            Some((from, kinds)) => {
                run!(self.fetch_all::<ForemostRow>(OF_KINDS, &json(kinds)?, *from))?
            }
            None => run!(self.fetch_all::<ForemostRow>(ALL_KINDS))?,
        };
        let mut front = self.known_front();
        let foremost = rows.iter().map(|row| row.position).min();
        front.outlook.looked(known.as_ref().map(|(from, _)| *from), begun.elapsed(), foremost);
        let place = rows.iter().map(|row| row.place).min();
        if known.is_none() {
            front.kinds = rows.into_iter().map(|row| row.kind).collect();
        }
        Ok(place)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::db::open;
    use crate::testing::TestDatabase;

    const JOBS: &str = "INSERT INTO accounts (id, name, created_at) VALUES ('a', 'Ada', 0);
        INSERT INTO jobs (id, account_id, kind, state, position, priority, request, held, progress,
            attempt, max_attempts, run_at, created_at)
        VALUES ('1', 'a', 'tts', 'pending', 10, 0, '{}', 0, 0, 0, 1, 0, 0),
            ('2', 'a', 'tts', 'pending', 20, 1, '{}', 0, 0, 0, 1, 0, 0),
            ('3', 'a', 'video', 'pending', 30, 0, '{}', 0, 0, 0, 1, 0, 0);";

    /// The front as who found the whole dear sees it, and others from this place on.
    async fn front_from(tx: &mut SqlTransaction, place: i64) -> Option<i64> {
        loop {
            for _ in 0..2 {
                tx.known_front().outlook.looked(None, Duration::MAX, Some(place));
            }
            let front = tx.front().await.unwrap();
            // Where that took too long the whole was looked at.
            if tx.known_front().outlook.rest().is_some() {
                return front;
            }
        }
    }

    async fn a_part_is_looked_at(database: TestDatabase) {
        let store = open(database.url()).await.unwrap();
        let mut tx = store.begin_writing().await.unwrap();
        tx.script(JOBS).await.unwrap();
        assert_eq!(tx.front().await.unwrap(), Some(10), "the whole is looked at first");
        assert_eq!(front_from(&mut tx, 10).await, Some(10));
        assert_eq!(front_from(&mut tx, 11).await, Some(30), "of 120, a priority taken off, and 30");
        assert_eq!(front_from(&mut tx, 31).await, None);
        tx.known_front().outlook = Outlook::default();
        assert_eq!(tx.front().await.unwrap(), Some(10), "and again in time");
    }

    #[cfg(feature = "sqlite")]
    #[tokio::test]
    async fn a_part_of_the_queue_is_looked_at_on_sqlite() {
        a_part_is_looked_at(TestDatabase::sqlite()).await;
    }

    #[cfg(feature = "postgres")]
    #[tokio::test]
    async fn a_part_of_the_queue_is_looked_at_on_postgres() {
        a_part_is_looked_at(TestDatabase::postgres().await).await;
    }
}
