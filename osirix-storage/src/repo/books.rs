use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, HoldId};
use osirix_core::ledger::{
    Balance, Book, Books, CreditGrant, Entry, Hold, LedgerTransaction, Posting,
    StatementRepository, TransactionFilter, TransactionKind,
};
use osirix_core::money::Credits;
use osirix_core::page::{Page, PageRequest};

use super::Row;
use super::cell::{after_dated, after_number, bad_cursor, count, dated_cursor, numbered_page};
use crate::db::{SqlTransaction, row, run, statements};

/// The columns of an account's books as they are read.
macro_rules! books_columns {
    ($dialect:ident) => {
        "account_id, available, held, spent, granted, expired, transactions, entries, head, at,
        overdraft, grants, spending"
    };
}

/// The columns of a hold as it is read.
macro_rules! hold_columns {
    ($dialect:ident) => {
        "id, account_id, amount, captured, state, expires_at, created_at, resolved_at, grants"
    };
}

/// The columns of a ledger transaction as it is read, from the table by the name of `l`.
macro_rules! ledger_columns {
    ($dialect:ident) => {
        "l.account_id, l.seq, l.id, l.kind, l.idempotency_key, l.hold_id, l.memo, l.at,
        l.available, l.held, l.spent, l.granted, l.expired, l.available_after, l.held_after,
        l.spent_after, l.granted_after, l.expired_after, l.entries, l.grants, l.hash"
    };
}

pub(super) use {books_columns, hold_columns, ledger_columns};

statements! {
    read BOOKS = "SELECT " {books_columns} " FROM credit_balances WHERE account_id = $1";
    read HOLD = "SELECT " {hold_columns} " FROM holds WHERE id = $1";
    read NEWEST_FIRST = "SELECT " {ledger_columns} " FROM credits_ledger_of_accounts l
        WHERE l.account_id = $1 AND l.seq <= $2 ORDER BY l.seq DESC LIMIT $3";
    read OLDEST_FIRST = "SELECT " {ledger_columns} " FROM credits_ledger_of_accounts l
        WHERE l.account_id = $1 AND l.seq > $2 ORDER BY l.seq LIMIT $3";
    read NUMBERED = "SELECT " {ledger_columns} " FROM credits_ledger_of_accounts l
        WHERE l.account_id = $1 AND l.seq = $2";
    read HISTORY = "SELECT " {ledger_columns} " FROM credits_ledger_of_accounts l
        WHERE l.account_id = $1 AND l.seq > $2 AND l.seq <= $3 AND ($4 = '' OR l.kind = $4)
            AND ($5 = '' OR l.hold_id = $5)
        ORDER BY l.seq DESC LIMIT $6";
    read USED_SINCE = "SELECT CAST(COALESCE(SUM(CASE h.state WHEN 'held' THEN h.amount
            ELSE h.captured END), 0) AS BIGINT) AS used
        FROM credits_ledger_of_accounts l JOIN holds h ON h.id = l.hold_id
        WHERE l.account_id = $1 AND l.seq > $2 AND l.kind = 'hold'";
    read GRANTS = "SELECT id, account_id, amount, priority, expires_at, created_at, memo
        FROM credit_grants WHERE account_id = $1 AND (created_at, id) < ($2, $3)
        ORDER BY created_at DESC, id DESC LIMIT $4";
}

row! {
    pub(super) struct BooksRow {
        account_id: String,
        available: i64,
        held: i64,
        spent: i64,
        granted: i64,
        expired: i64,
        transactions: i64,
        entries: i64,
        head: String,
        at: i64,
        overdraft: Option<i64>,
        grants: String,
        spending: Option<String>,
    }
}

impl BooksRow {
    pub(super) fn books(self) -> Result<Books> {
        let row = Row { table: "credit_balances", id: &self.account_id };
        Ok(Books {
            account_id: row.parse("account_id", &self.account_id)?,
            balance: Balance {
                available: Credits(self.available),
                held: Credits(self.held),
                spent: Credits(self.spent),
                granted: Credits(self.granted),
                expired: Credits(self.expired),
                entries: self.entries,
            },
            transactions: self.transactions,
            at: Timestamp::from_micros(self.at),
            overdraft: self.overdraft.map(Credits),
            grants: row.shares("grants", &self.grants)?,
            spending: self.spending.map(|text| row.json("spending", &text)).transpose()?,
            head: self.head,
        })
    }
}

row! {
    pub(super) struct HoldRow {
        id: String,
        account_id: String,
        amount: i64,
        captured: i64,
        state: String,
        expires_at: Option<i64>,
        created_at: i64,
        resolved_at: Option<i64>,
        grants: String,
    }
}

impl HoldRow {
    pub(super) fn hold(self) -> Result<Hold> {
        let row = Row { table: "holds", id: &self.id };
        Ok(Hold {
            id: row.parse("id", &self.id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            amount: Credits(self.amount),
            captured: Credits(self.captured),
            state: row.parse("state", &self.state)?,
            expires_at: self.expires_at.map(Timestamp::from_micros),
            created_at: Timestamp::from_micros(self.created_at),
            resolved_at: self.resolved_at.map(Timestamp::from_micros),
            grants: row.shares("grants", &self.grants)?,
        })
    }
}

row! {
    pub(super) struct LedgerRow {
        account_id: String,
        seq: i64,
        id: String,
        kind: String,
        idempotency_key: Option<String>,
        hold_id: Option<String>,
        memo: String,
        at: i64,
        available: i64,
        held: i64,
        spent: i64,
        granted: i64,
        expired: i64,
        available_after: i64,
        held_after: i64,
        spent_after: i64,
        granted_after: i64,
        expired_after: i64,
        entries: i64,
        grants: String,
        hash: String,
    }
}

impl LedgerRow {
    pub(super) fn transaction(self) -> Result<LedgerTransaction> {
        let row = Row { table: "credits_ledger", id: &self.id };
        Ok(LedgerTransaction {
            postings: self.postings(),
            balance: self.balance(),
            id: row.parse("id", &self.id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            seq: self.seq,
            kind: row.parse("kind", &self.kind)?,
            hold_id: row.parse_some("hold_id", self.hold_id.as_deref())?,
            at: Timestamp::from_micros(self.at),
            grants: row.shares("grants", &self.grants)?,
            idempotency_key: self.idempotency_key,
            memo: self.memo,
            hash: self.hash,
        })
    }

    fn postings(&self) -> Vec<Posting> {
        let amounts = [
            (Book::Available, self.available),
            (Book::Held, self.held),
            (Book::Spent, self.spent),
            (Book::Granted, self.granted),
            (Book::Expired, self.expired),
        ];
        let moved = amounts.into_iter().filter(|(_, amount)| *amount != 0);
        moved.map(|(book, amount)| Posting { book, amount: Credits(amount) }).collect()
    }

    fn balance(&self) -> Balance {
        Balance {
            available: Credits(self.available_after),
            held: Credits(self.held_after),
            spent: Credits(self.spent_after),
            granted: Credits(self.granted_after),
            expired: Credits(self.expired_after),
            entries: self.entries,
        }
    }
}

row! {
    struct UsedRow {
        used: i64,
    }
}

row! {
    struct GrantRow {
        id: String,
        account_id: String,
        amount: i64,
        priority: i64,
        expires_at: Option<i64>,
        created_at: i64,
        memo: String,
    }
}

impl GrantRow {
    fn grant(self, books: &Books) -> Result<CreditGrant> {
        let row = Row { table: "credit_grants", id: &self.id };
        let id = row.parse("id", &self.id)?;
        let left = books.grants.iter().filter(|share| share.id == id).map(|share| share.amount.0);
        Ok(CreditGrant {
            id,
            account_id: row.parse("account_id", &self.account_id)?,
            amount: Credits(self.amount),
            remaining: Credits(left.sum()),
            priority: row.number("priority", self.priority)?,
            expires_at: self.expires_at.map(Timestamp::from_micros),
            created_at: Timestamp::from_micros(self.created_at),
            memo: self.memo,
        })
    }
}

#[async_trait]
impl StatementRepository for SqlTransaction {
    async fn books(&mut self, account: AccountId) -> Result<Option<Books>> {
        let row = run!(self.fetch_optional::<BooksRow>(BOOKS, account.to_string()))?;
        row.map(BooksRow::books).transpose()
    }

    async fn balance(&mut self, account: AccountId) -> Result<Balance> {
        Ok(self.books(account).await?.map_or(Balance::ZERO, |books| books.balance))
    }

    async fn balance_at(&mut self, account: AccountId, at: Timestamp) -> Result<Balance> {
        let last = self.last_until(account, |found| found <= at).await?;
        Ok(last.map_or(Balance::ZERO, |transaction| transaction.balance))
    }

    async fn entries(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<Entry>> {
        let (from, before) = after_entry(page)?;
        let (id, wanted) = (account.to_string(), count(page)?);
        // Each transaction has two entries at least.
        let rows = run!(self.fetch_all::<LedgerRow>(NEWEST_FIRST, id, from, wanted))?;
        let mut entries = Vec::new();
        for row in rows {
            let transaction = row.transaction()?;
            let of = transaction.entries().into_iter().rev().filter(|entry| entry.seq < before);
            entries.extend(of.map(|entry| (transaction.seq, entry)));
        }
        entries.truncate(usize::try_from(wanted).unwrap_or_default());
        let cursor = |(seq, entry): &(i64, Entry)| format!("{seq}.{}", entry.seq);
        let page = Page::from_rows(entries, page.limit, cursor);
        Ok(Page {
            items: page.items.into_iter().map(|(_, entry)| entry).collect(),
            next: page.next,
        })
    }

    async fn transactions(
        &mut self,
        account: AccountId,
        after: i64,
        limit: u32,
    ) -> Result<Vec<LedgerTransaction>> {
        let (account, limit) = (account.to_string(), i64::from(limit));
        let rows = run!(self.fetch_all::<LedgerRow>(OLDEST_FIRST, account, after, limit))?;
        rows.into_iter().map(LedgerRow::transaction).collect()
    }

    async fn history(
        &mut self,
        account: AccountId,
        filter: &TransactionFilter,
        page: &PageRequest,
    ) -> Result<Page<LedgerTransaction>> {
        let mut bounds = [0, i64::MAX];
        for (bound, time) in bounds.iter_mut().zip([filter.since, filter.until]) {
            let Some(time) = time else { continue };
            let last = self.last_until(account, |found| found < time).await?;
            *bound = last.map_or(0, |transaction| transaction.seq);
        }
        let [after, last] = bounds;
        let last = after_number(page)?.map_or(last, |before| last.min(before - 1));
        let kind = filter.kind.map_or("", TransactionKind::as_str);
        let hold = filter.hold.map(|id| id.to_string()).unwrap_or_default();
        let (id, wanted) = (account.to_string(), count(page)?);
        let rows =
            run!(self.fetch_all::<LedgerRow>(HISTORY, id, after, last, kind, &hold, wanted))?;
        let numbered = |row: LedgerRow| Ok((row.seq, row.transaction()?));
        let transactions = rows.into_iter().map(numbered).collect::<Result<_>>()?;
        Ok(numbered_page(transactions, page))
    }

    async fn used_since(&mut self, account: AccountId, since: Timestamp) -> Result<Credits> {
        let before = self.last_until(account, |found| found < since).await?;
        let after = before.map_or(0, |transaction| transaction.seq);
        let row = run!(self.fetch_one::<UsedRow>(USED_SINCE, account.to_string(), after))?;
        Ok(Credits(row.used))
    }

    async fn hold(&mut self, id: HoldId) -> Result<Option<Hold>> {
        let row = run!(self.fetch_optional::<HoldRow>(HOLD, id.to_string()))?;
        row.map(HoldRow::hold).transpose()
    }

    async fn grants(
        &mut self,
        account: AccountId,
        page: &PageRequest,
    ) -> Result<Page<CreditGrant>> {
        let books = self.books(account).await?.unwrap_or_else(|| Books::new(account));
        let (before, before_id) = after_dated(page)?.unwrap_or((i64::MAX, String::new()));
        let (id, wanted) = (account.to_string(), count(page)?);
        let rows = run!(self.fetch_all::<GrantRow>(GRANTS, id, before, &before_id, wanted))?;
        let grants = rows.into_iter().map(|row| row.grant(&books)).collect::<Result<_>>()?;
        let cursor = |grant: &CreditGrant| dated_cursor(grant.created_at.as_micros(), grant.id);
        Ok(Page::from_rows(grants, page.limit, cursor))
    }
}

/// The transaction in which the last page of entries ended, and the entry.
fn after_entry(page: &PageRequest) -> Result<(i64, i64)> {
    let Some((seq, entry)) = after_dated(page)? else { return Ok((i64::MAX, i64::MAX)) };
    let entry = entry.parse().map_err(|e| bad_cursor().caused_by(e))?;
    Ok((seq, entry))
}

impl SqlTransaction {
    /// An account's last transaction whose time is as it is asked for, as are those of all before
    /// it: times never go back within an account, so they are searched by halves.
    async fn last_until(
        &mut self,
        account: AccountId,
        is_before: impl Fn(Timestamp) -> bool + Send,
    ) -> Result<Option<LedgerTransaction>> {
        let last = self.books(account).await?.map_or(0, |books| books.transactions);
        let (mut low, mut high) = (0, last);
        let mut latest = None;
        while low < high {
            let middle = low + (high - low + 1) / 2;
            match self.numbered(account, middle).await? {
                Some(found) if is_before(found.at) => (low, latest) = (middle, Some(found)),
                _ => high = middle - 1,
            }
        }
        Ok(latest)
    }

    async fn numbered(
        &mut self,
        account: AccountId,
        seq: i64,
    ) -> Result<Option<LedgerTransaction>> {
        let row = run!(self.fetch_optional::<LedgerRow>(NUMBERED, account.to_string(), seq))?;
        row.map(LedgerRow::transaction).transpose()
    }
}
