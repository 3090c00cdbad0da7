use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::id::{AccountId, HoldId};
use osirix_core::ledger::{
    Book, Books, Changes, CreditGrant, Hold, LedgerRepository, LedgerTransaction,
};

use super::books::{BooksRow, HoldRow, LedgerRow, books_columns, hold_columns, ledger_columns};
use super::cell::{json, shares};
use crate::db::dialect::{cell, given, lock_row, or_fail, rows, values};
use crate::db::{Cells, SqlTransaction, cells, run, statements};

statements! {
    /// The one row of an account is where its callers take turns.
    write LOCK = "SELECT " {books_columns} " FROM " {rows(wanted text)} "
        JOIN credit_balances ON account_id = r.wanted
        ORDER BY account_id" {lock_row(of credit_balances)} "";
    write LOCK_HOLDS = "SELECT " {hold_columns} " FROM " {rows(wanted text)} "
        JOIN holds ON id = r.wanted ORDER BY id" {lock_row(of holds)} "";
    read BY_KEYS = "SELECT " {ledger_columns} " FROM " {rows(account_id text, key text)}
        " JOIN credits_ledger l ON l.account_id = r.account_id AND l.idempotency_key = r.key";
    write INSERT_TRANSACTIONS = "INSERT" {or_fail} " INTO credits_ledger
            (account_id, seq, id, kind, idempotency_key, hold_id, memo, at, available, held, spent,
            granted, expired, available_after, held_after, spent_after, granted_after,
            expired_after, entries, grants, hash)
        " {values(account_id text, seq int, id text, kind text, idempotency_key text,
            hold_id text, memo text, at int, available int, held int, spent int, granted int,
            expired int, available_after int, held_after int, spent_after int, granted_after int,
            expired_after int, entries int, grants text, hash text)} "";
    write OPEN_BOOKS = "INSERT INTO credit_balances
            (account_id, available, held, spent, granted, expired, transactions, entries, head, at,
            overdraft, grants, next_expiry, spending)
        " {values(account_id text, available int, held int, spent int, granted int, expired int,
            transactions int, entries int, head text, at int, overdraft int, grants text,
            next_expiry int, spending text)} "
        ON CONFLICT (account_id) DO UPDATE SET available = excluded.available,
            held = excluded.held, spent = excluded.spent, granted = excluded.granted,
            expired = excluded.expired, transactions = excluded.transactions,
            entries = excluded.entries, head = excluded.head, at = excluded.at,
            overdraft = excluded.overdraft, grants = excluded.grants,
            next_expiry = excluded.next_expiry, spending = excluded.spending
        WHERE credit_balances.transactions = 0";
    /// Books that somebody else moved are refused here: the number of each transaction is taken
    /// once.
    write SAVE_BOOKS = "UPDATE credit_balances SET available = " {cell(available)} ",
            held = " {cell(held)} ", spent = " {cell(spent)} ", granted = " {cell(granted)} ",
            expired = " {cell(expired)} ", transactions = " {cell(transactions)} ",
            entries = " {cell(entries)} ", head = " {cell(head)} ", at = " {cell(at)} ",
            overdraft = " {cell(overdraft)} ", grants = " {cell(grants)} ",
            next_expiry = " {cell(next_expiry)} ", spending = " {cell(spending)} "
        " {given(available int, held int, spent int, granted int, expired int, transactions int,
            entries int, head text, at int, overdraft int, grants text, next_expiry int,
            spending text, account_id text, before int)} "
        WHERE credit_balances.account_id = " {cell(account_id)} "
            AND credit_balances.transactions = " {cell(before)} "";
    write INSERT_GRANTS = "INSERT INTO credit_grants
            (id, account_id, amount, priority, expires_at, created_at, memo)
        " {values(id text, account_id text, amount int, priority int, expires_at int,
            created_at int, memo text)} "";
    write INSERT_HOLDS = "INSERT INTO holds (id, account_id, amount, captured, state, expires_at,
            created_at, resolved_at, grants)
        " {values(id text, account_id text, amount int, captured int, state text,
            expires_at int, created_at int, resolved_at int, grants text)} "";
    write RESOLVE_HOLDS = "UPDATE holds SET captured = " {cell(captured)} ", state = "
            {cell(state)} ", resolved_at = " {cell(resolved_at)} ", grants = " {cell(grants)} "
        " {given(captured int, state text, resolved_at int, grants text, id text)} "
        WHERE holds.id = " {cell(id)} " AND holds.state = 'held'";
    read EXPIRED = "SELECT " {hold_columns} " FROM holds
        WHERE state = 'held' AND expires_at IS NOT NULL AND expires_at <= $1
        ORDER BY expires_at, id LIMIT $2";
    read LAPSING = "SELECT account_id FROM credit_balances
        WHERE next_expiry IS NOT NULL AND next_expiry <= $1 ORDER BY next_expiry LIMIT $2";
}

#[async_trait]
impl LedgerRepository for SqlTransaction {
    async fn lock(&mut self, accounts: &[AccountId]) -> Result<Vec<Books>> {
        let ids = accounts.iter().map(|id| cells![id.to_string()]).collect();
        let rows = run!(self.fetch_rows::<BooksRow>(LOCK, ids))?;
        rows.into_iter().map(BooksRow::books).collect()
    }

    async fn lock_holds(&mut self, holds: &[HoldId]) -> Result<Vec<Hold>> {
        let ids = holds.iter().map(|id| cells![id.to_string()]).collect();
        let rows = run!(self.fetch_rows::<HoldRow>(LOCK_HOLDS, ids))?;
        rows.into_iter().map(HoldRow::hold).collect()
    }

    async fn by_keys(&mut self, keys: &[(AccountId, String)]) -> Result<Vec<LedgerTransaction>> {
        let keys = keys.iter().map(|(account, key)| cells![account.to_string(), key.as_str()]);
        let rows = run!(self.fetch_rows::<LedgerRow>(BY_KEYS, keys.collect()))?;
        rows.into_iter().map(LedgerRow::transaction).collect()
    }

    async fn write(&mut self, changes: &Changes) -> Result<()> {
        let Changes { books, transactions, grants, holds, resolved } = changes;
        if !resolved.is_empty() {
            self.resolve_holds(resolved).await?;
        }
        if !transactions.is_empty() {
            let rows = rows_of(transactions, transaction_row)?;
            run!(self.send_rows(INSERT_TRANSACTIONS, rows, None))?;
        }
        self.save_books(books).await?;
        if !grants.is_empty() {
            let rows = grants.iter().map(grant_row).collect();
            run!(self.send_rows(INSERT_GRANTS, rows, None))?;
        }
        if !holds.is_empty() {
            run!(self.send_rows(INSERT_HOLDS, rows_of(holds, hold_row)?, None))?;
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
    async fn save_books(&mut self, books: &[(Books, i64)]) -> Result<()> {
        let moved =
            || Error::new(ErrorCode::Conflict, "these books were moved by somebody else meanwhile");
        let (known, new): (Vec<_>, Vec<_>) = books.iter().partition(|(_, before)| *before > 0);
        let expected = Some((new.len() as u64, moved as fn() -> Error));
        let rows = new.into_iter().map(|(books, _)| opened_row(books)).collect::<Result<_>>()?;
        run!(self.send_rows(OPEN_BOOKS, rows, expected))?;
        let expected = Some((known.len() as u64, moved as fn() -> Error));
        let rows = known.into_iter().map(saved_row).collect::<Result<_>>()?;
        run!(self.send_rows(SAVE_BOOKS, rows, expected))
    }

    async fn resolve_holds(&mut self, resolved: &[Hold]) -> Result<()> {
        let closed = || Error::internal("a hold that was open and locked is open no longer");
        let expected = Some((resolved.len() as u64, closed as fn() -> Error));
        run!(self.send_rows(RESOLVE_HOLDS, rows_of(resolved, resolved_row)?, expected))
    }
}

fn rows_of<'a, T>(items: &'a [T], row: fn(&'a T) -> Result<Cells<'a>>) -> Result<Vec<Cells<'a>>> {
    items.iter().map(row).collect()
}

fn transaction_row(transaction: &LedgerTransaction) -> Result<Cells<'_>> {
    let (delta, after) = (|book| transaction.delta(book).0, transaction.balance);
    Ok(cells![
        transaction.account_id.to_string(),
        transaction.seq,
        transaction.id.to_string(),
        transaction.kind.as_str(),
        transaction.idempotency_key.as_deref(),
        transaction.hold_id.map(|id| id.to_string()),
        transaction.memo.as_str(),
        transaction.at.as_micros(),
        delta(Book::Available),
        delta(Book::Held),
        delta(Book::Spent),
        delta(Book::Granted),
        delta(Book::Expired),
        after.available.0,
        after.held.0,
        after.spent.0,
        after.granted.0,
        after.expired.0,
        after.entries,
        shares(&transaction.grants)?,
        transaction.hash.as_str(),
    ])
}

/// What both ways to save books write.
fn balance_cells(books: &Books) -> Result<Cells<'_>> {
    let balance = books.balance;
    Ok(cells![
        balance.available.0,
        balance.held.0,
        balance.spent.0,
        balance.granted.0,
        balance.expired.0,
        books.transactions,
        balance.entries,
        books.head.as_str(),
        books.at.as_micros(),
        books.overdraft.map(|limit| limit.0),
        shares(&books.grants)?,
        books.next_expiry().map(Timestamp::as_micros),
        books.spending.as_ref().map(json).transpose()?,
    ])
}

fn opened_row(books: &Books) -> Result<Cells<'_>> {
    let mut row = balance_cells(books)?;
    row.insert(0, books.account_id.to_string().into());
    Ok(row)
}

fn saved_row((books, before): &(Books, i64)) -> Result<Cells<'_>> {
    let mut row = balance_cells(books)?;
    row.extend(cells![books.account_id.to_string(), *before]);
    Ok(row)
}

fn grant_row(grant: &CreditGrant) -> Cells<'_> {
    cells![
        grant.id.to_string(),
        grant.account_id.to_string(),
        grant.amount.0,
        i64::from(grant.priority),
        grant.expires_at.map(Timestamp::as_micros),
        grant.created_at.as_micros(),
        grant.memo.as_str(),
    ]
}

fn hold_row(hold: &Hold) -> Result<Cells<'_>> {
    Ok(cells![
        hold.id.to_string(),
        hold.account_id.to_string(),
        hold.amount.0,
        hold.captured.0,
        hold.state.as_str(),
        hold.expires_at.map(Timestamp::as_micros),
        hold.created_at.as_micros(),
        hold.resolved_at.map(Timestamp::as_micros),
        shares(&hold.grants)?,
    ])
}

fn resolved_row(hold: &Hold) -> Result<Cells<'_>> {
    Ok(cells![
        hold.captured.0,
        hold.state.as_str(),
        hold.resolved_at.map(Timestamp::as_micros),
        shares(&hold.grants)?,
        hold.id.to_string(),
    ])
}
