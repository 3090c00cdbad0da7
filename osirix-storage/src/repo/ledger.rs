use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};
use osirix_core::id::{AccountId, HoldId};
use osirix_core::ledger::{
    Book, Books, Changes, CreditGrant, Hold, LedgerRepository, LedgerTransaction,
};
use serde_json::{Value, json};

use super::books::{BooksRow, HoldRow, LedgerRow, books_columns, hold_columns, ledger_columns};
use super::cell::{array, json as text};
use crate::db::dialect::{lock_row, rows};
use crate::db::{SqlTransaction, run, statements};

statements! {
    /// The one row of an account is where its callers take turns.
    write LOCK = "SELECT " {books_columns} " FROM credit_balances
        WHERE account_id IN (SELECT r.value ->> 0 FROM " {rows} ")
        ORDER BY account_id" {lock_row} "";
    write LOCK_HOLDS = "SELECT " {hold_columns} " FROM holds
        WHERE id IN (SELECT r.value ->> 0 FROM " {rows} ") ORDER BY id" {lock_row} "";
    read BY_KEYS = "SELECT " {ledger_columns} " FROM " {rows} " JOIN credits_ledger l
        ON l.account_id = r.value ->> 0 AND l.idempotency_key = r.value ->> 1";
    /// The number of each transaction is taken once: books that somebody else moved are refused
    /// here.
    write INSERT_TRANSACTIONS = "INSERT INTO credits_ledger
            (account_id, seq, id, kind, idempotency_key, hold_id, memo, at, available, held, spent,
            granted, expired, available_after, held_after, spent_after, granted_after,
            expired_after, entries, grants, hash)
        SELECT r.value ->> 0, CAST(r.value ->> 1 AS BIGINT), r.value ->> 2, r.value ->> 3,
            r.value ->> 4, r.value ->> 5, r.value ->> 6, CAST(r.value ->> 7 AS BIGINT),
            CAST(r.value ->> 8 AS BIGINT), CAST(r.value ->> 9 AS BIGINT),
            CAST(r.value ->> 10 AS BIGINT), CAST(r.value ->> 11 AS BIGINT),
            CAST(r.value ->> 12 AS BIGINT), CAST(r.value ->> 13 AS BIGINT),
            CAST(r.value ->> 14 AS BIGINT), CAST(r.value ->> 15 AS BIGINT),
            CAST(r.value ->> 16 AS BIGINT), CAST(r.value ->> 17 AS BIGINT),
            CAST(r.value ->> 18 AS BIGINT), r.value ->> 19, r.value ->> 20
        FROM " {rows} "";
    write SAVE_BOOKS = "INSERT INTO credit_balances
            (account_id, available, held, spent, granted, expired, transactions, entries, head, at,
            overdraft, grants, next_expiry)
        SELECT r.value ->> 0, CAST(r.value ->> 1 AS BIGINT), CAST(r.value ->> 2 AS BIGINT),
            CAST(r.value ->> 3 AS BIGINT), CAST(r.value ->> 4 AS BIGINT),
            CAST(r.value ->> 5 AS BIGINT), CAST(r.value ->> 6 AS BIGINT),
            CAST(r.value ->> 7 AS BIGINT), r.value ->> 8, CAST(r.value ->> 9 AS BIGINT),
            CAST(r.value ->> 10 AS BIGINT), r.value ->> 11, CAST(r.value ->> 12 AS BIGINT)
        FROM " {rows} " WHERE TRUE
        ON CONFLICT (account_id) DO UPDATE SET available = excluded.available,
            held = excluded.held, spent = excluded.spent, granted = excluded.granted,
            expired = excluded.expired, transactions = excluded.transactions,
            entries = excluded.entries, head = excluded.head, at = excluded.at,
            overdraft = excluded.overdraft, grants = excluded.grants,
            next_expiry = excluded.next_expiry";
    write INSERT_GRANTS = "INSERT INTO credit_grants
            (id, account_id, amount, priority, expires_at, created_at, memo)
        SELECT r.value ->> 0, r.value ->> 1, CAST(r.value ->> 2 AS BIGINT),
            CAST(r.value ->> 3 AS BIGINT), CAST(r.value ->> 4 AS BIGINT),
            CAST(r.value ->> 5 AS BIGINT), r.value ->> 6
        FROM " {rows} "";
    write INSERT_HOLDS = "INSERT INTO holds (id, account_id, amount, captured, state, expires_at,
            created_at, resolved_at, grants)
        SELECT r.value ->> 0, r.value ->> 1, CAST(r.value ->> 2 AS BIGINT),
            CAST(r.value ->> 3 AS BIGINT), r.value ->> 4, CAST(r.value ->> 5 AS BIGINT),
            CAST(r.value ->> 6 AS BIGINT), CAST(r.value ->> 7 AS BIGINT), r.value ->> 8
        FROM " {rows} "";
    write RESOLVE_HOLDS = "UPDATE holds SET captured = CAST(r.value ->> 3 AS BIGINT),
            state = r.value ->> 4, resolved_at = CAST(r.value ->> 7 AS BIGINT),
            grants = r.value ->> 8
        FROM " {rows} " WHERE holds.id = r.value ->> 0 AND holds.state = 'held'";
    read EXPIRED = "SELECT " {hold_columns} " FROM holds
        WHERE state = 'held' AND expires_at IS NOT NULL AND expires_at <= $1
        ORDER BY expires_at, id LIMIT $2";
    read LAPSING = "SELECT account_id FROM credit_balances
        WHERE next_expiry IS NOT NULL AND next_expiry <= $1 ORDER BY next_expiry LIMIT $2";
}

#[async_trait]
impl LedgerRepository for SqlTransaction {
    async fn lock(&mut self, accounts: &[AccountId]) -> Result<Vec<Books>> {
        let ids = array(accounts.iter().map(|id| json!([id])));
        let rows = run!(self.fetch_all::<BooksRow>(LOCK, ids))?;
        rows.into_iter().map(BooksRow::books).collect()
    }

    async fn lock_holds(&mut self, holds: &[HoldId]) -> Result<Vec<Hold>> {
        let ids = array(holds.iter().map(|id| json!([id])));
        let rows = run!(self.fetch_all::<HoldRow>(LOCK_HOLDS, ids))?;
        rows.into_iter().map(HoldRow::hold).collect()
    }

    async fn by_keys(&mut self, keys: &[(AccountId, String)]) -> Result<Vec<LedgerTransaction>> {
        let keys = array(keys.iter().map(|(account, key)| json!([account, key])));
        let rows = run!(self.fetch_all::<LedgerRow>(BY_KEYS, keys))?;
        rows.into_iter().map(LedgerRow::transaction).collect()
    }

    async fn write(&mut self, changes: &Changes) -> Result<()> {
        let Changes { books, transactions, grants, holds, resolved } = changes;
        if !resolved.is_empty() {
            self.resolve_holds(resolved).await?;
        }
        if !transactions.is_empty() {
            let rows = rows_of(transactions, transaction_row)?;
            run!(self.execute(INSERT_TRANSACTIONS, rows))?;
        }
        if !books.is_empty() {
            run!(self.execute(SAVE_BOOKS, rows_of(books, books_row)?))?;
        }
        if !grants.is_empty() {
            run!(self.execute(INSERT_GRANTS, rows_of(grants, grant_row)?))?;
        }
        if !holds.is_empty() {
            run!(self.execute(INSERT_HOLDS, rows_of(holds, hold_row)?))?;
        }
        Ok(())
    }

    async fn expired_holds(&mut self, now: Timestamp, limit: u32) -> Result<Vec<Hold>> {
        let (now, limit) = (now.as_micros(), i64::from(limit));
        let rows = run!(self.fetch_all::<HoldRow>(EXPIRED, now, limit))?;
        rows.into_iter().map(HoldRow::hold).collect()
    }

    async fn lapsing(&mut self, now: Timestamp, limit: u32) -> Result<Vec<AccountId>> {
        let (now, limit) = (now.as_micros(), i64::from(limit));
        let rows = run!(self.fetch_all::<(String,)>(LAPSING, now, limit))?;
        rows.into_iter().map(|(id,)| id.parse()).collect()
    }
}

impl SqlTransaction {
    async fn resolve_holds(&mut self, resolved: &[Hold]) -> Result<()> {
        let done = run!(self.execute(RESOLVE_HOLDS, rows_of(resolved, hold_row)?))?;
        if done == resolved.len() as u64 {
            return Ok(());
        }
        Err(Error::internal("a hold that was open and locked is open no longer"))
    }
}

fn rows_of<T>(items: &[T], row: fn(&T) -> Result<Value>) -> Result<String> {
    let rows: Vec<_> = items.iter().map(row).collect::<Result<_>>()?;
    Ok(array(rows.into_iter()))
}

fn transaction_row(transaction: &LedgerTransaction) -> Result<Value> {
    let (delta, after) = (|book| transaction.delta(book).0, transaction.balance);
    Ok(json!([
        transaction.account_id,
        transaction.seq,
        transaction.id,
        transaction.kind,
        transaction.idempotency_key,
        transaction.hold_id,
        transaction.memo,
        transaction.at.as_micros(),
        delta(Book::Available),
        delta(Book::Held),
        delta(Book::Spent),
        delta(Book::Granted),
        delta(Book::Expired),
        after.available,
        after.held,
        after.spent,
        after.granted,
        after.expired,
        after.entries,
        text(&transaction.grants)?,
        transaction.hash,
    ]))
}

fn books_row(books: &Books) -> Result<Value> {
    let balance = books.balance;
    Ok(json!([
        books.account_id,
        balance.available,
        balance.held,
        balance.spent,
        balance.granted,
        balance.expired,
        books.transactions,
        balance.entries,
        books.head,
        books.at.as_micros(),
        books.overdraft,
        text(&books.grants)?,
        books.next_expiry().map(Timestamp::as_micros),
    ]))
}

fn grant_row(grant: &CreditGrant) -> Result<Value> {
    Ok(json!([
        grant.id,
        grant.account_id,
        grant.amount,
        grant.priority,
        grant.expires_at.map(Timestamp::as_micros),
        grant.created_at.as_micros(),
        grant.memo,
    ]))
}

fn hold_row(hold: &Hold) -> Result<Value> {
    Ok(json!([
        hold.id,
        hold.account_id,
        hold.amount,
        hold.captured,
        hold.state,
        hold.expires_at.map(Timestamp::as_micros),
        hold.created_at.as_micros(),
        hold.resolved_at.map(Timestamp::as_micros),
        text(&hold.grants)?,
    ]))
}
