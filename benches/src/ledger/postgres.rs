use std::time::{Duration, Instant};

use osirix::{AccountId, Error, Result};
use osirix_storage::testing::TestDatabase;
use sqlx::{Connection, PgConnection};

use super::{CYCLES, Ours, ROUNDS, ids, report};

pub(super) async fn run() -> Result<()> {
    let (mut one, mut bare, mut two) = (Vec::new(), Vec::new(), Vec::new());
    let (database, bare_database) =
        (TestDatabase::postgres().await, TestDatabase::postgres().await);
    let ours = Ours::new(osirix_storage::open(database.url()).await?).await?;
    let theirs = Ours::new(osirix_storage::open(bare_database.url()).await?).await?;
    let mut engine = Bare::open(bare_database.url(), theirs.account).await.map_err(failed)?;
    let mut new_id = ids(theirs.account);
    for _ in 0..ROUNDS {
        one.push(ours.in_one_transaction().await?);
        bare.push(engine.cycles(&mut new_id).await.map_err(failed)?);
        two.push(ours.in_two_transactions().await?);
    }
    report("PostgreSQL (sqlx connection)", one, bare, two);
    Ok(())
}

fn failed(error: sqlx::Error) -> Error {
    Error::internal("the bare engine failed").caused_by(error)
}

/// One connection, prepared statements, nothing else.
struct Bare {
    connection: PgConnection,
    account: String,
}

impl Bare {
    async fn open(url: &str, account: AccountId) -> sqlx::Result<Self> {
        Ok(Bare { connection: PgConnection::connect(url).await?, account: account.to_string() })
    }

    async fn cycles(&mut self, new_id: &mut impl FnMut(&str) -> String) -> sqlx::Result<Duration> {
        let start = Instant::now();
        for _ in 0..CYCLES {
            let hold = new_id("hld");
            sqlx::query("BEGIN").execute(&mut self.connection).await?;
            self.journal(&new_id("txn"), "hold", &hold, &[(1, -10), (2, 10)], [-10, 10, 0]).await?;
            sqlx::query(
                "INSERT INTO holds (id, account_id, amount, captured, state, created_at)
                 VALUES ($1, $2, 10, 0, 'held', 1)",
            )
            .bind(&hold)
            .bind(&self.account)
            .execute(&mut self.connection)
            .await?;
            sqlx::query(
                "UPDATE holds SET state = 'settled', captured = 7, resolved_at = 2 WHERE id = $1",
            )
            .bind(&hold)
            .execute(&mut self.connection)
            .await?;
            let postings = [(2, -10), (3, 7), (1, 3)];
            self.journal(&new_id("txn"), "settle", &hold, &postings, [3, -10, 7]).await?;
            sqlx::query("COMMIT").execute(&mut self.connection).await?;
        }
        Ok(start.elapsed() / CYCLES)
    }

    async fn journal(
        &mut self,
        id: &str,
        kind: &str,
        hold: &str,
        postings: &[(usize, i64)],
        moved: [i64; 3],
    ) -> sqlx::Result<()> {
        sqlx::query(
            "INSERT INTO ledger_transactions
                 (id, account_id, kind, idempotency_key, hold_id, memo, at)
             VALUES ($1, $2, $3, $1, $4, 'video job_0192f0c1e4b87d3a9c5b2f6e8a1d4c70', 1)",
        )
        .bind(id)
        .bind(&self.account)
        .bind(kind)
        .bind(hold)
        .execute(&mut self.connection)
        .await?;
        let count = postings.len() as i64;
        let (available, held, spent, entries): (i64, i64, i64, i64) = sqlx::query_as(
            "UPDATE credit_balances SET available = available + $2, held = held + $3,
                 spent = spent + $4, entries = entries + $5
             WHERE account_id = $1 RETURNING available, held, spent, entries",
        )
        .bind(&self.account)
        .bind(moved[0])
        .bind(moved[1])
        .bind(moved[2])
        .bind(count)
        .fetch_one(&mut self.connection)
        .await?;
        let after = [available, held, spent];
        // As many values as postings: two or three, in one statement.
        let text = match postings.len() {
            2 => {
                "INSERT INTO credits_ledger
                     (account_id, transaction_id, seq, book, amount, balance)
                 VALUES ($1, $2, $3, $4, $5, $6), ($1, $2, $7, $8, $9, $10)"
            }
            _ => {
                "INSERT INTO credits_ledger
                     (account_id, transaction_id, seq, book, amount, balance)
                 VALUES ($1, $2, $3, $4, $5, $6), ($1, $2, $7, $8, $9, $10),
                     ($1, $2, $11, $12, $13, $14)"
            }
        };
        let mut insert = sqlx::query(text).bind(&self.account).bind(id);
        for (i, (book, amount)) in postings.iter().enumerate() {
            let name = ["granted", "available", "held", "spent"][*book];
            let seq = entries - count + 1 + i as i64;
            insert = insert.bind(seq).bind(name).bind(*amount).bind(after[book - 1]);
        }
        insert.execute(&mut self.connection).await.map(drop)
    }
}
