use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::AccountId;
use osirix_core::ledger::{AlertRepository, SpendingAlert};
use osirix_core::money::Credits;
use osirix_core::page::{Page, PageRequest};

use super::Row;
use super::cell::{after_dated, count, dated_cursor};
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! alert_columns {
    ($dialect:ident) => {
        "account_id, kind, period_start, threshold, value, at"
    };
}

statements! {
    write INSERT = "INSERT INTO spending_alerts (" {alert_columns} ")
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (account_id, kind, period_start) DO NOTHING";
    read LIST = "SELECT " {alert_columns} " FROM spending_alerts
        WHERE account_id = $1 AND (at, kind) < ($2, $3) ORDER BY at DESC, kind DESC LIMIT $4";
    read UNTOLD = "SELECT " {alert_columns} " FROM spending_alerts
        WHERE told_at IS NULL ORDER BY at LIMIT $1";
    write TOLD = "UPDATE spending_alerts SET told_at = $4
        WHERE account_id = $1 AND kind = $2 AND period_start = $3 AND told_at IS NULL";
}

row! {
    struct AlertRow {
        account_id: String,
        kind: String,
        period_start: i64,
        threshold: i64,
        value: i64,
        at: i64,
    }
}

impl AlertRow {
    fn alert(self) -> Result<SpendingAlert> {
        let row = Row { table: "spending_alerts", id: &self.account_id };
        Ok(SpendingAlert {
            account_id: row.parse("account_id", &self.account_id)?,
            kind: row.parse("kind", &self.kind)?,
            period_start: Timestamp::from_micros(self.period_start),
            threshold: Credits(self.threshold),
            value: Credits(self.value),
            at: Timestamp::from_micros(self.at),
        })
    }
}

#[async_trait]
impl AlertRepository for SqlTransaction {
    async fn insert(&mut self, alerts: &[SpendingAlert]) -> Result<()> {
        for alert in alerts {
            run!(self.execute(
                INSERT,
                alert.account_id.to_string(),
                alert.kind.as_str(),
                alert.period_start.as_micros(),
                alert.threshold.0,
                alert.value.0,
                alert.at.as_micros(),
            ))?;
        }
        Ok(())
    }

    async fn list(
        &mut self,
        account: AccountId,
        page: &PageRequest,
    ) -> Result<Page<SpendingAlert>> {
        let (before, kind) = after_dated(page)?.unwrap_or((i64::MAX, String::new()));
        let (account, limit) = (account.to_string(), count(page)?);
        let rows = run!(self.fetch_all::<AlertRow>(LIST, account, before, kind, limit))?;
        let alerts = rows.into_iter().map(AlertRow::alert).collect::<Result<_>>()?;
        let cursor = |alert: &SpendingAlert| dated_cursor(alert.at.as_micros(), alert.kind);
        Ok(Page::from_rows(alerts, page.limit, cursor))
    }

    async fn untold(&mut self, limit: u32) -> Result<Vec<SpendingAlert>> {
        let rows = run!(self.fetch_all::<AlertRow>(UNTOLD, i64::from(limit)))?;
        rows.into_iter().map(AlertRow::alert).collect()
    }

    async fn told(&mut self, alert: &SpendingAlert, at: Timestamp) -> Result<bool> {
        let told = run!(self.execute(
            TOLD,
            alert.account_id.to_string(),
            alert.kind.as_str(),
            alert.period_start.as_micros(),
            at.as_micros(),
        ))?;
        Ok(told == 1)
    }
}
