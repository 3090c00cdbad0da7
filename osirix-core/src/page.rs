//! Paging by cursor: stable while rows are being added.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// Which part of a listing to return.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PageRequest {
    /// Where the last page ended, as its `next` said; `None` for the first page.
    pub after: Option<String>,
    /// How many items at most: 1 to [`PageRequest::MAX_LIMIT`].
    pub limit: u32,
}

impl PageRequest {
    /// The largest page.
    pub const MAX_LIMIT: u32 = 500;

    /// The first page of `limit` items.
    pub fn first(limit: u32) -> Self {
        PageRequest { after: None, limit }
    }

    /// The limit, once it is known to be in range.
    pub fn checked_limit(&self) -> Result<u32> {
        match self.limit {
            1..=Self::MAX_LIMIT => Ok(self.limit),
            _ => Err(Error::invalid("limit", "a page has between 1 and 500 items")
                .with("limit", Self::MAX_LIMIT)
                .with("value", self.limit)),
        }
    }
}

impl Default for PageRequest {
    fn default() -> Self {
        PageRequest::first(100)
    }
}

/// One part of a listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The items, in the listing's order.
    pub items: Vec<T>,
    /// The cursor of the next page; `None` at the end.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Builds a page from up to `limit + 1` rows: the one too many tells that there is more.
    pub fn from_rows(mut items: Vec<T>, limit: u32, cursor: impl Fn(&T) -> String) -> Self {
        let more = items.len() > limit as usize;
        items.truncate(limit as usize);
        let next = if more { items.last().map(cursor) } else { None };
        Page { items, next }
    }

    /// The same part of the listing, each item in another form.
    pub fn map<U>(self, form: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(form).collect(), next: self.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_too_many_becomes_the_cursor() {
        let page = Page::from_rows(vec![1, 2, 3], 2, i32::to_string);
        assert_eq!(page, Page { items: vec![1, 2], next: Some("2".into()) });
        assert_eq!(Page::from_rows(vec![1, 2], 2, i32::to_string).next, None);
    }

    #[test]
    fn a_limit_out_of_range_is_refused() {
        for limit in [0, 501] {
            assert!(PageRequest::first(limit).checked_limit().is_err());
        }
    }
}
