use std::fmt::Display;
use std::str::FromStr;

use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};
use osirix_core::id::GrantId;
use osirix_core::ledger::GrantShare;
use osirix_core::money::{Credits, Currency, Money};
use osirix_core::page::{Page, PageRequest};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A stored row whose cells are being read: it names the place of one that cannot be.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) table: &'static str,
    pub(super) id: &'a str,
}

impl Row<'_> {
    /// Text that is an id or a name of a list.
    pub(super) fn parse<T: FromStr<Err = Error>>(
        self,
        column: &'static str,
        text: &str,
    ) -> Result<T> {
        text.parse().map_err(|e| self.wrong(column, e))
    }

    /// Text that may be missing.
    pub(super) fn parse_some<T: FromStr<Err = Error>>(
        self,
        column: &'static str,
        text: Option<&str>,
    ) -> Result<Option<T>> {
        text.map(|text| self.parse(column, text)).transpose()
    }

    /// JSON.
    pub(super) fn json<T: DeserializeOwned>(self, column: &'static str, text: &str) -> Result<T> {
        serde_json::from_str(text).map_err(|e| self.wrong(column, e))
    }

    /// JSON that may be missing.
    pub(super) fn json_some<T: DeserializeOwned>(
        self,
        column: &'static str,
        text: Option<&str>,
    ) -> Result<Option<T>> {
        text.map(|text| self.json(column, text)).transpose()
    }

    /// Shares of grants.
    pub(super) fn shares(self, column: &'static str, text: &str) -> Result<Vec<GrantShare>> {
        let share = |(id, amount, priority, expires_at): (_, _, _, Option<i64>)| GrantShare {
            id,
            amount: Credits(amount),
            priority,
            expires_at: expires_at.map(Timestamp::from_micros),
        };
        Ok(self.json::<Shares>(column, text)?.into_iter().map(share).collect())
    }

    /// A count of a smaller type than the column's.
    pub(super) fn number<T: TryFrom<i64>>(self, column: &'static str, value: i64) -> Result<T>
    where
        T::Error: std::error::Error + Send + Sync + 'static,
    {
        T::try_from(value).map_err(|e| self.wrong(column, e))
    }

    /// An amount of money, in the currency of the row.
    pub(super) fn money(self, minor_units: i64, currency: &str) -> Result<Money> {
        let currency: Currency =
            serde_json::from_value(Value::from(currency)).map_err(|e| self.wrong("currency", e))?;
        Ok(Money { minor_units, currency })
    }

    fn wrong(
        self,
        column: &'static str,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Error {
        Error::inconsistent(self.table, column, self.id, "a stored value cannot be understood")
            .caused_by(cause)
    }
}

/// Shares of grants, as they are stored: `[["grt_..", amount, priority, expires_at], ..]`.
type Shares = Vec<(GrantId, i64, i32, Option<i64>)>;

/// Shares of grants, to be stored.
pub(super) fn shares(shares: &[GrantShare]) -> Result<String> {
    let row = |share: &GrantShare| {
        let expires_at = share.expires_at.map(Timestamp::as_micros);
        (share.id, share.amount.0, share.priority, expires_at)
    };
    json(&shares.iter().map(row).collect::<Shares>())
}

/// The number of rows to ask for: one more than the page has, to know whether there is more.
pub(super) fn count(page: &PageRequest) -> Result<i64> {
    Ok(i64::from(page.checked_limit()?) + 1)
}

/// The number at which the last page of a numbered listing ended.
pub(super) fn after_number(page: &PageRequest) -> Result<Option<i64>> {
    let parsed = page.after.as_deref().map(str::parse::<i64>).transpose();
    parsed.map_err(|e| bad_cursor().caused_by(e))
}

/// A page of items with their numbers; the number of the last one is the cursor.
pub(super) fn numbered_page<T>(items: Vec<(i64, T)>, page: &PageRequest) -> Page<T> {
    let numbered = Page::from_rows(items, page.limit, |(number, _)| number.to_string());
    Page { items: numbered.items.into_iter().map(|(_, item)| item).collect(), next: numbered.next }
}

/// The time and id at which the last page of a dated listing ended, as [`dated_cursor`] wrote it.
pub(super) fn after_dated(page: &PageRequest) -> Result<Option<(i64, String)>> {
    let Some(after) = page.after.as_deref() else { return Ok(None) };
    let (at, id) = after.split_once('.').ok_or_else(bad_cursor)?;
    let at = at.parse::<i64>().map_err(|e| bad_cursor().caused_by(e))?;
    Ok(Some((at, id.to_owned())))
}

/// A cursor for a listing in the order of time and id.
pub(super) fn dated_cursor(at: i64, id: impl Display) -> String {
    format!("{at}.{id}")
}

pub(super) fn bad_cursor() -> Error {
    Error::invalid("after", "not a cursor: pass the `next` of an earlier page unchanged")
}

/// The name of an amount's currency, as it is stored.
pub(super) fn currency(money: Money) -> Result<String> {
    match serde_json::to_value(money.currency) {
        Ok(Value::String(name)) => Ok(name),
        _ => Err(Error::internal("a currency is written as its name")),
    }
}

/// JSON as it is stored.
pub(super) fn json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value)
        .map_err(|e| Error::internal("a value cannot be written as JSON").caused_by(e))
}
