use std::path::Path;
use std::time::{Duration, Instant};

use osirix::{AccountId, Error, Result};
use rusqlite::{Connection, params};

use super::{CYCLES, Ours, ROUNDS, ids, report};

pub(super) async fn run() -> Result<()> {
    let folder = tempfile::tempdir().map_err(|e| Error::io("make a folder", e))?;
    let (mut one, mut bare, mut two) = (Vec::new(), Vec::new(), Vec::new());
    let path = folder.path().join("ours.db");
    let ours =
        Ours::new(osirix_storage::open(&format!("sqlite:{}", path.display())).await?).await?;
    let bare_path = folder.path().join("bare.db");
    let url = format!("sqlite:{}", bare_path.display());
    let theirs = Ours::new(osirix_storage::open(&url).await?).await?;
    let engine = Bare::open(&bare_path, theirs.account).map_err(failed)?;
    let mut new_id = ids(theirs.account);
    for _ in 0..ROUNDS {
        one.push(ours.in_one_transaction().await?);
        bare.push(engine.cycles(&mut new_id).map_err(failed)?);
        two.push(ours.in_two_transactions().await?);
    }
    report("SQLite (rusqlite)", one, bare, two);
    Ok(())
}

fn failed(error: rusqlite::Error) -> Error {
    Error::internal("the bare engine failed").caused_by(error)
}

/// SQLite's own library by its thinnest wrapper, with our schema and durability.
struct Bare {
    connection: Connection,
    account: String,
}

impl Bare {
    fn open(path: &Path, account: AccountId) -> rusqlite::Result<Self> {
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Bare { connection, account: account.to_string() })
    }

    fn cycles(&self, new_id: &mut impl FnMut(&str) -> String) -> rusqlite::Result<Duration> {
        let start = Instant::now();
        for _ in 0..CYCLES {
            self.execute("BEGIN IMMEDIATE", params![])?;
            let hold = new_id("hld");
            self.journal(&new_id("txn"), "hold", &hold, &[(1, -10), (2, 10)], [-10, 10, 0])?;
            self.execute(
                "INSERT INTO holds (id, account_id, amount, captured, state, created_at)
                 VALUES (?1, ?2, 10, 0, 'held', 1)",
                params![hold, self.account],
            )?;
            self.execute(
                "UPDATE holds SET state = 'settled', captured = 7, resolved_at = 2 WHERE id = ?1",
                params![hold],
            )?;
            let postings = [(2, -10), (3, 7), (1, 3)];
            self.journal(&new_id("txn"), "settle", &hold, &postings, [3, -10, 7])?;
            self.execute("COMMIT", params![])?;
        }
        Ok(start.elapsed() / CYCLES)
    }

    fn journal(
        &self,
        id: &str,
        kind: &str,
        hold: &str,
        postings: &[(usize, i64)],
        moved: [i64; 3],
    ) -> rusqlite::Result<()> {
        self.execute(
            "INSERT INTO ledger_transactions
                 (id, account_id, kind, idempotency_key, hold_id, memo, at)
             VALUES (?1, ?2, ?3, ?1, ?4, 'video job_0192f0c1e4b87d3a9c5b2f6e8a1d4c70', 1)",
            params![id, self.account, kind, hold],
        )?;
        let mut update = self.connection.prepare_cached(
            "UPDATE credit_balances SET available = available + ?2, held = held + ?3,
                 spent = spent + ?4, entries = entries + ?5
             WHERE account_id = ?1 RETURNING available, held, spent, entries",
        )?;
        let count = postings.len() as i64;
        let after: [i64; 4] = update
            .query_row(params![self.account, moved[0], moved[1], moved[2], count], |row| {
                Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
            })?;
        for (i, (book, amount)) in postings.iter().enumerate() {
            let name = ["granted", "available", "held", "spent"][*book];
            self.execute(
                "INSERT INTO credits_ledger
                     (account_id, transaction_id, seq, book, amount, balance)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    self.account,
                    id,
                    after[3] - count + 1 + i as i64,
                    name,
                    amount,
                    after[book - 1]
                ],
            )?;
        }
        Ok(())
    }

    fn execute(&self, sql: &str, values: &[&dyn rusqlite::ToSql]) -> rusqlite::Result<usize> {
        self.connection.prepare_cached(sql)?.execute(values)
    }
}
