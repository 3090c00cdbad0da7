use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::id::{AccountId, Id as _, OrderId, PayoutId};
use osirix_core::money::Money;
use osirix_core::page::{Page, PageRequest};
use osirix_core::payouts::{Payout, Seller, SellerEntry, SellerRepository};

use super::Row;
use super::cell::{after_dated, after_number, count, currency, dated_cursor, json, numbered_page};
use crate::db::dialect::{lock_row, skip_locked};
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! seller_columns {
    ($dialect:ident) => {
        "account_id, reference, payable, balance, currency, entries, created_at"
    };
}

macro_rules! entry_columns {
    ($dialect:ident) => {
        "seller, seq, kind, amount, balance, currency, order_id, payout_id, available_at, at"
    };
}

macro_rules! payout_columns {
    ($dialect:ident) => {
        "id, seller, reverses, amount, reversed, currency, state, reference, attempts, due_at,
        error, created_at"
    };
}

statements! {
    read GET = "SELECT " {seller_columns} " FROM sellers WHERE account_id = $1";
    read LOCK = "SELECT " {seller_columns} " FROM sellers WHERE account_id = $1" {lock_row} "";
    write INSERT = "INSERT INTO sellers (" {seller_columns} ")
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (account_id) DO NOTHING";
    write SET_PAYABLE = "UPDATE sellers SET payable = $2 WHERE account_id = $1";
    write ENTER = "INSERT INTO seller_entries (" {entry_columns} ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// A balance that somebody else moved is refused here.
    write MOVE_BALANCE = "UPDATE sellers SET balance = $2, entries = $3
        WHERE account_id = $1 AND entries = $3 - 1";
    read WAITING = "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS waiting
        FROM seller_entries WHERE seller = $1 AND available_at > $2";
    read OF_ORDER = "SELECT " {entry_columns} " FROM seller_entries WHERE order_id = $1
        ORDER BY seq";
    read ENTRIES = "SELECT " {entry_columns} " FROM seller_entries WHERE seller = $1 AND seq < $2
        ORDER BY seq DESC LIMIT $3";
    read OWED = "SELECT account_id FROM sellers WHERE balance >= $1 AND account_id > $2
        ORDER BY account_id LIMIT $3";
    read OWING = "SELECT account_id FROM sellers WHERE balance < 0 AND account_id > $1
        ORDER BY account_id LIMIT $2";
    read PAYOUT = "SELECT " {payout_columns} " FROM payouts WHERE id = $1";
    write SAVE_PAYOUT = "INSERT INTO payouts (" {payout_columns} ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (id) DO UPDATE SET reversed = excluded.reversed, state = excluded.state,
            reference = excluded.reference, attempts = excluded.attempts,
            due_at = excluded.due_at, error = excluded.error";
    write TAKE = "UPDATE payouts SET attempts = attempts + 1, due_at = $2
        WHERE id IN (SELECT id FROM payouts WHERE state = 'armed' AND due_at <= $1
            ORDER BY due_at, id LIMIT $3" {skip_locked} ") RETURNING " {payout_columns} "";
    read HINDERED = "SELECT COUNT(*) AS count FROM payouts WHERE seller = $1
        AND (state = 'armed' OR state = 'failed' AND reverses IS NULL AND created_at > $2)";
    read REVERSIBLE = "SELECT " {payout_columns} " FROM payouts WHERE seller = $1
        AND state = 'sent' AND reverses IS NULL AND reversed < amount
        ORDER BY created_at DESC, id DESC LIMIT 1";
    read PAYOUTS = "SELECT " {payout_columns} " FROM payouts
        WHERE seller = $1 AND (created_at, id) < ($2, $3)
        ORDER BY created_at DESC, id DESC LIMIT $4";
}

row! {
    struct SellerRow {
        account_id: String,
        reference: String,
        payable: bool,
        balance: i64,
        currency: String,
        entries: i64,
        created_at: i64,
    }
}

row! {
    struct EntryRow {
        seller: String,
        seq: i64,
        kind: String,
        amount: i64,
        balance: i64,
        currency: String,
        order_id: Option<String>,
        payout_id: Option<String>,
        available_at: i64,
        at: i64,
    }
}

row! {
    struct PayoutRow {
        id: String,
        seller: String,
        reverses: Option<String>,
        amount: i64,
        reversed: i64,
        currency: String,
        state: String,
        reference: Option<String>,
        attempts: i64,
        due_at: i64,
        error: Option<String>,
        created_at: i64,
    }
}

impl SellerRow {
    fn seller(self) -> Result<Seller> {
        let row = Row { table: "sellers", id: &self.account_id };
        Ok(Seller {
            account_id: row.parse("account_id", &self.account_id)?,
            reference: row.parse("reference", &self.reference)?,
            payable: self.payable,
            balance: row.money(self.balance, &self.currency)?,
            entries: self.entries,
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

impl EntryRow {
    fn entry(self) -> Result<SellerEntry> {
        let row = Row { table: "seller_entries", id: &self.seller };
        Ok(SellerEntry {
            seller: row.parse("seller", &self.seller)?,
            seq: self.seq,
            kind: row.parse("kind", &self.kind)?,
            amount: row.money(self.amount, &self.currency)?,
            balance: row.money(self.balance, &self.currency)?,
            order_id: row.parse_some("order_id", self.order_id.as_deref())?,
            payout_id: row.parse_some("payout_id", self.payout_id.as_deref())?,
            available_at: Timestamp::from_micros(self.available_at),
            at: Timestamp::from_micros(self.at),
        })
    }
}

impl PayoutRow {
    fn payout(self) -> Result<Payout> {
        let row = Row { table: "payouts", id: &self.id };
        Ok(Payout {
            id: row.parse("id", &self.id)?,
            seller: row.parse("seller", &self.seller)?,
            reverses: row.parse_some("reverses", self.reverses.as_deref())?,
            amount: row.money(self.amount, &self.currency)?,
            reversed: row.money(self.reversed, &self.currency)?,
            state: row.parse("state", &self.state)?,
            reference: row.parse_some("reference", self.reference.as_deref())?,
            attempts: row.number("attempts", self.attempts)?,
            due_at: Timestamp::from_micros(self.due_at),
            error: self.error.as_deref().map(|text| row.json("error", text)).transpose()?,
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

fn accounts(rows: Vec<(String,)>) -> Result<Vec<AccountId>> {
    rows.into_iter().map(|(id,)| id.parse()).collect()
}

/// What is before every id.
fn behind(after: Option<AccountId>) -> String {
    after.map_or_else(|| AccountId::PREFIX.to_owned(), |id| id.to_string())
}

#[async_trait]
impl SellerRepository for SqlTransaction {
    async fn get(&mut self, account: AccountId) -> Result<Option<Seller>> {
        let row = run!(self.fetch_optional::<SellerRow>(GET, account.to_string()))?;
        row.map(SellerRow::seller).transpose()
    }

    async fn lock(&mut self, account: AccountId) -> Result<Option<Seller>> {
        let row = run!(self.fetch_optional::<SellerRow>(LOCK, account.to_string()))?;
        row.map(SellerRow::seller).transpose()
    }

    async fn insert(&mut self, seller: &Seller) -> Result<bool> {
        let inserted = run!(self.execute(
            INSERT,
            seller.account_id.to_string(),
            seller.reference.as_str(),
            seller.payable,
            seller.balance.minor_units,
            currency(seller.balance)?,
            seller.entries,
            seller.created_at.as_micros(),
        ))?;
        Ok(inserted == 1)
    }

    async fn set_payable(&mut self, account: AccountId, payable: bool) -> Result<()> {
        run!(self.execute(SET_PAYABLE, account.to_string(), payable))?;
        Ok(())
    }

    async fn enter(&mut self, entry: &SellerEntry) -> Result<()> {
        run!(self.execute(
            ENTER,
            entry.seller.to_string(),
            entry.seq,
            entry.kind.as_str(),
            entry.amount.minor_units,
            entry.balance.minor_units,
            currency(entry.amount)?,
            entry.order_id.map(|id| id.to_string()),
            entry.payout_id.map(|id| id.to_string()),
            entry.available_at.as_micros(),
            entry.at.as_micros(),
        ))?;
        let (seller, balance) = (entry.seller.to_string(), entry.balance.minor_units);
        match run!(self.execute(MOVE_BALANCE, seller, balance, entry.seq))? {
            1 => Ok(()),
            _ => Err(Error::new(
                ErrorCode::Conflict,
                "this balance was moved by somebody else meanwhile",
            )
            .with("seller", entry.seller)),
        }
    }

    async fn waiting(&mut self, account: AccountId, now: Timestamp) -> Result<i64> {
        let (account, now) = (account.to_string(), now.as_micros());
        let (waiting,) = run!(self.fetch_one::<(i64,)>(WAITING, account, now))?;
        Ok(waiting)
    }

    async fn of_order(&mut self, order: OrderId) -> Result<Vec<SellerEntry>> {
        let rows = run!(self.fetch_all::<EntryRow>(OF_ORDER, order.to_string()))?;
        rows.into_iter().map(EntryRow::entry).collect()
    }

    async fn entries(
        &mut self,
        account: AccountId,
        page: &PageRequest,
    ) -> Result<Page<SellerEntry>> {
        let before = after_number(page)?.unwrap_or(i64::MAX);
        let (account, limit) = (account.to_string(), count(page)?);
        let rows = run!(self.fetch_all::<EntryRow>(ENTRIES, account, before, limit))?;
        let entries = rows.into_iter().map(|row| Ok((row.seq, row.entry()?)));
        Ok(numbered_page(entries.collect::<Result<_>>()?, page))
    }

    async fn owed(
        &mut self,
        least: Money,
        after: Option<AccountId>,
        limit: u32,
    ) -> Result<Vec<AccountId>> {
        let (least, limit) = (least.minor_units, i64::from(limit));
        accounts(run!(self.fetch_all::<(String,)>(OWED, least, behind(after), limit))?)
    }

    async fn owing(&mut self, after: Option<AccountId>, limit: u32) -> Result<Vec<AccountId>> {
        accounts(run!(self.fetch_all::<(String,)>(OWING, behind(after), i64::from(limit)))?)
    }

    async fn payout(&mut self, id: PayoutId) -> Result<Option<Payout>> {
        let row = run!(self.fetch_optional::<PayoutRow>(PAYOUT, id.to_string()))?;
        row.map(PayoutRow::payout).transpose()
    }

    async fn save_payout(&mut self, payout: &Payout) -> Result<()> {
        run!(self.execute(
            SAVE_PAYOUT,
            payout.id.to_string(),
            payout.seller.to_string(),
            payout.reverses.map(|id| id.to_string()),
            payout.amount.minor_units,
            payout.reversed.minor_units,
            currency(payout.amount)?,
            payout.state.as_str(),
            payout.reference.as_ref().map(|one| one.as_str().to_owned()),
            i64::from(payout.attempts),
            payout.due_at.as_micros(),
            payout.error.as_ref().map(json).transpose()?,
            payout.created_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn take(&mut self, now: Timestamp, until: Timestamp, limit: u32) -> Result<Vec<Payout>> {
        let (now, until, limit) = (now.as_micros(), until.as_micros(), i64::from(limit));
        let rows = run!(self.fetch_all::<PayoutRow>(TAKE, now, until, limit))?;
        rows.into_iter().map(PayoutRow::payout).collect()
    }

    async fn is_hindered(&mut self, account: AccountId, failed_after: Timestamp) -> Result<bool> {
        let (account, after) = (account.to_string(), failed_after.as_micros());
        let (hindered,) = run!(self.fetch_one::<(i64,)>(HINDERED, account, after))?;
        Ok(hindered > 0)
    }

    async fn reversible(&mut self, account: AccountId) -> Result<Option<Payout>> {
        let row = run!(self.fetch_optional::<PayoutRow>(REVERSIBLE, account.to_string()))?;
        row.map(PayoutRow::payout).transpose()
    }

    async fn payouts(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<Payout>> {
        let (before, id) = after_dated(page)?.unwrap_or((i64::MAX, String::new()));
        let (account, limit) = (account.to_string(), count(page)?);
        let rows = run!(self.fetch_all::<PayoutRow>(PAYOUTS, account, before, &id, limit))?;
        let payouts = rows.into_iter().map(PayoutRow::payout).collect::<Result<_>>()?;
        let cursor = |one: &Payout| dated_cursor(one.created_at.as_micros(), one.id);
        Ok(Page::from_rows(payouts, page.limit, cursor))
    }
}
