use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};
use osirix_core::id::{AccountId, HoldId};
use osirix_core::ledger::{
    Balance, Book, Entry, Hold, LedgerRepository, LedgerTransaction, Posted, Posting, Resolution,
};
use osirix_core::money::Credits;
use osirix_core::page::{Page, PageRequest};

use super::Row;
use super::cell::{after_number, count};
use crate::db::{SqlTransaction, row, run, statements};

statements! {
    write INSERT_TRANSACTION = "INSERT INTO ledger_transactions
            (id, account_id, kind, idempotency_key, hold_id, memo, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (account_id, idempotency_key) DO NOTHING";
    /// The one row of the account is where its callers take turns, and where the database itself
    /// refuses to lower `available` below zero.
    write MOVE = "UPDATE credit_balances SET available = available + $2, held = held + $3,
            spent = spent + $4, granted = granted + $5, entries = entries + $6
        WHERE account_id = $1 AND (available + $2 >= 0 OR $2 >= 0)
        RETURNING available, held, spent, granted, entries";
    /// The first transaction of an account, or the second when both run at the same time.
    write OPEN = "INSERT INTO credit_balances
            (account_id, available, held, spent, granted, entries)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (account_id) DO UPDATE SET
            available = credit_balances.available + excluded.available,
            held = credit_balances.held + excluded.held,
            spent = credit_balances.spent + excluded.spent,
            granted = credit_balances.granted + excluded.granted,
            entries = credit_balances.entries + excluded.entries
        RETURNING available, held, spent, granted, entries";
    read BALANCE = "SELECT available, held, spent, granted, entries FROM credit_balances
        WHERE account_id = $1";
    write INSERT_TWO = "INSERT INTO credits_ledger
            (account_id, transaction_id, seq, book, amount, balance)
        VALUES ($1, $2, $3, $4, $5, $6), ($1, $2, $7, $8, $9, $10)";
    write INSERT_THREE = "INSERT INTO credits_ledger
            (account_id, transaction_id, seq, book, amount, balance)
        VALUES ($1, $2, $3, $4, $5, $6), ($1, $2, $7, $8, $9, $10),
            ($1, $2, $11, $12, $13, $14)";
    write INSERT_FOUR = "INSERT INTO credits_ledger
            (account_id, transaction_id, seq, book, amount, balance)
        VALUES ($1, $2, $3, $4, $5, $6), ($1, $2, $7, $8, $9, $10),
            ($1, $2, $11, $12, $13, $14), ($1, $2, $15, $16, $17, $18)";
    read BY_KEY = "SELECT id, account_id, kind, idempotency_key, hold_id, memo, at
        FROM ledger_transactions WHERE account_id = $1 AND idempotency_key = $2";
    read POSTINGS = "SELECT book, amount FROM credits_ledger
        WHERE transaction_id = $1 ORDER BY seq";
    read ENTRIES = "SELECT e.account_id, e.seq, e.transaction_id, t.kind, e.book, e.amount,
            e.balance, t.memo, t.at
        FROM credits_ledger e JOIN ledger_transactions t ON t.id = e.transaction_id
        WHERE e.account_id = $1 AND e.seq < $2 ORDER BY e.seq DESC LIMIT $3";
}

row! {
    struct BalanceRow {
        available: i64,
        held: i64,
        spent: i64,
        granted: i64,
        entries: i64,
    }
}

impl BalanceRow {
    fn balance(self) -> Balance {
        Balance {
            available: Credits(self.available),
            held: Credits(self.held),
            spent: Credits(self.spent),
            granted: Credits(self.granted),
            entries: self.entries,
        }
    }
}

row! {
    struct TransactionRow {
        id: String,
        account_id: String,
        kind: String,
        idempotency_key: String,
        hold_id: Option<String>,
        memo: String,
        at: i64,
    }
}

impl TransactionRow {
    fn transaction(self, postings: Vec<PostingRow>) -> Result<LedgerTransaction> {
        let row = Row { table: "ledger_transactions", id: &self.id };
        let postings = postings.into_iter().map(|posting| {
            let book = Row { table: "credits_ledger", ..row }.parse("book", &posting.book)?;
            Ok(Posting { book, amount: Credits(posting.amount) })
        });
        Ok(LedgerTransaction {
            id: row.parse("id", &self.id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            kind: row.parse("kind", &self.kind)?,
            hold_id: row.parse_some("hold_id", self.hold_id.as_deref())?,
            postings: postings.collect::<Result<_>>()?,
            idempotency_key: self.idempotency_key,
            memo: self.memo,
            at: Timestamp::from_micros(self.at),
        })
    }
}

row! {
    struct PostingRow {
        book: String,
        amount: i64,
    }
}

row! {
    struct EntryRow {
        account_id: String,
        seq: i64,
        transaction_id: String,
        kind: String,
        book: String,
        amount: i64,
        balance: i64,
        memo: String,
        at: i64,
    }
}

impl EntryRow {
    fn entry(self) -> Result<Entry> {
        let row = Row { table: "credits_ledger", id: &self.transaction_id };
        Ok(Entry {
            account_id: row.parse("account_id", &self.account_id)?,
            seq: self.seq,
            transaction_id: row.parse("transaction_id", &self.transaction_id)?,
            kind: row.parse("kind", &self.kind)?,
            book: row.parse("book", &self.book)?,
            amount: Credits(self.amount),
            balance: Credits(self.balance),
            memo: self.memo,
            at: Timestamp::from_micros(self.at),
        })
    }
}

#[async_trait]
impl LedgerRepository for SqlTransaction {
    async fn post(&mut self, transaction: &LedgerTransaction) -> Result<Posted> {
        transaction.check()?;
        if !self.insert_transaction(transaction).await? {
            return self.earlier(transaction).await.map(Posted::Duplicate);
        }
        let Some(balance) = self.move_balances(transaction).await? else {
            return self.balance(transaction.account_id).await.map(Posted::Insufficient);
        };
        self.insert_entries(transaction, &balance).await?;
        Ok(Posted::Applied(balance))
    }

    async fn balance(&mut self, account: AccountId) -> Result<Balance> {
        let row = run!(self.fetch_optional::<BalanceRow>(BALANCE, account.to_string()))?;
        Ok(row.map_or(Balance::ZERO, BalanceRow::balance))
    }

    async fn entries(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<Entry>> {
        let before = after_number(page)?.unwrap_or(i64::MAX);
        let rows =
            run!(self.fetch_all::<EntryRow>(ENTRIES, account.to_string(), before, count(page)?,))?;
        let entries = rows.into_iter().map(EntryRow::entry).collect::<Result<_>>()?;
        Ok(Page::from_rows(entries, page.limit, |entry: &Entry| entry.seq.to_string()))
    }

    async fn insert_hold(&mut self, hold: &Hold) -> Result<()> {
        self.add_hold(hold).await
    }

    async fn hold(&mut self, id: HoldId) -> Result<Option<Hold>> {
        self.find_hold(id).await
    }

    async fn resolve_hold(&mut self, id: HoldId, resolution: Resolution) -> Result<Option<Hold>> {
        self.end_hold(id, resolution).await
    }

    async fn expired_holds(&mut self, now: Timestamp, limit: u32) -> Result<Vec<Hold>> {
        self.holds_past_their_time(now, limit).await
    }
}

/// The steps of a posting.
impl SqlTransaction {
    /// `false` when its idempotency key took effect before.
    async fn insert_transaction(&mut self, transaction: &LedgerTransaction) -> Result<bool> {
        let inserted = run!(self.execute(
            INSERT_TRANSACTION,
            transaction.id.to_string(),
            transaction.account_id.to_string(),
            transaction.kind.as_str(),
            &transaction.idempotency_key,
            transaction.hold_id.map(|id| id.to_string()),
            &transaction.memo,
            transaction.at.as_micros(),
        ))?;
        Ok(inserted == 1)
    }

    async fn earlier(&mut self, wanted: &LedgerTransaction) -> Result<LedgerTransaction> {
        let account = wanted.account_id.to_string();
        let key = &wanted.idempotency_key;
        let row = run!(self.fetch_optional::<TransactionRow>(BY_KEY, &account, key))?;
        let row = row.ok_or_else(|| Error::internal("a transaction in conflict has vanished"))?;
        let postings = run!(self.fetch_all::<PostingRow>(POSTINGS, &row.id))?;
        row.transaction(postings)
    }

    /// The balances after it; `None` when `available` would fall below zero.
    async fn move_balances(&mut self, transaction: &LedgerTransaction) -> Result<Option<Balance>> {
        let account = transaction.account_id.to_string();
        let delta = |book| transaction.delta(book).0;
        let (available, held) = (delta(Book::Available), delta(Book::Held));
        let (spent, granted) = (delta(Book::Spent), delta(Book::Granted));
        let entries = transaction.postings.len() as i64;
        let moved = run!(self.fetch_optional::<BalanceRow>(
            MOVE, &account, available, held, spent, granted, entries,
        ))?;
        if moved.is_some() || available < 0 {
            return Ok(moved.map(BalanceRow::balance));
        }
        let opened = run!(
            self.fetch_one::<BalanceRow>(OPEN, &account, available, held, spent, granted, entries,)
        )?;
        Ok(Some(opened.balance()))
    }

    async fn insert_entries(
        &mut self,
        transaction: &LedgerTransaction,
        after: &Balance,
    ) -> Result<()> {
        let account = transaction.account_id.to_string();
        let id = transaction.id.to_string();
        let first = after.entries - transaction.postings.len() as i64 + 1;
        let entries: Vec<_> = (first..)
            .zip(&transaction.postings)
            .map(|(seq, p)| (seq, p.book.as_str(), p.amount.0, after.of(p.book).0))
            .collect();
        match entries[..] {
            [a, b] => {
                run!(self.execute(INSERT_TWO, account, id, a.0, a.1, a.2, a.3, b.0, b.1, b.2, b.3,))
            }
            [a, b, c] => run!(self.execute(
                INSERT_THREE,
                account,
                id,
                a.0,
                a.1,
                a.2,
                a.3,
                b.0,
                b.1,
                b.2,
                b.3,
                c.0,
                c.1,
                c.2,
                c.3,
            )),
            [a, b, c, d] => run!(self.execute(
                INSERT_FOUR,
                account,
                id,
                a.0,
                a.1,
                a.2,
                a.3,
                b.0,
                b.1,
                b.2,
                b.3,
                c.0,
                c.1,
                c.2,
                c.3,
                d.0,
                d.1,
                d.2,
                d.3,
            )),
            _ => return Err(Error::internal("a checked transaction has two to four postings")),
        }?;
        Ok(())
    }
}
