use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::{Analytics, AnalyticsQuery};
use crate::error::{Error, Result};
use crate::id::AccountId;

/// A part of a table that is fetched part by part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CsvPart {
    /// Its lines, each with its end; the first part begins with the names of the columns.
    pub text: String,
    /// What `after` is for the next part; `None` at the end.
    pub next: Option<String>,
}

/// How many days a part has.
const DAYS: usize = 31;

const HEAD: &str = "day,figure,kind,count,amount\r\n";

impl Analytics {
    /// The days that are asked for as comma-separated values (RFC 4180), a part at a time: a line
    /// for each day, figure and kind of which something was counted, in this order.
    ///
    /// The amount is in credits, in microseconds where jobs were completed, and in the currency's
    /// smallest unit where plans were paid. `after` is the `next` of the part before.
    pub async fn csv(
        &self,
        account: Option<AccountId>,
        query: &AnalyticsQuery,
        after: Option<&str>,
    ) -> Result<CsvPart> {
        let days = query.days(self.ambient.now())?;
        let skipped = after.map_or(Ok(0), str::parse::<usize>);
        let skipped = skipped.ok().filter(|skipped| *skipped < days.count).ok_or_else(|| {
            Error::invalid("after", "not a cursor: pass the `next` of an earlier part unchanged")
        })?;
        let part = days.part(skipped, DAYS)?;
        let mut tx = self.store.read().await?;
        let mut counted = tx.analytics().counted(account, &part.spans()?).await?;
        drop(tx);
        counted.sort_by(|a, b| (a.span, a.figure, &a.kind).cmp(&(b.span, b.figure, &b.kind)));
        let mut text = if skipped == 0 { HEAD.to_owned() } else { String::new() };
        for one in counted {
            let day = part.day(i64::try_from(one.span).unwrap_or(i64::MAX))?;
            // Kinds have neither commas nor quotes.
            let line = (one.figure, one.kind, one.count, one.amount);
            let _ = write!(text, "{day},{},{},{},{}\r\n", line.0, line.1, line.2, line.3);
        }
        let done = skipped + part.count;
        Ok(CsvPart { text, next: (done < days.count).then(|| done.to_string()) })
    }
}
