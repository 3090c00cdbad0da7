use async_trait::async_trait;
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};
use osirix_core::id::AccountId;
use osirix_core::money::Credits;
use osirix_core::plans::{Plan, PlanCode, PlanRepository, Subscription, SubscriptionState};

use super::Row;
use crate::db::dialect::{lock_row, rows};
use crate::db::{SqlTransaction, cells, row, run, statements};

statements! {
    read LIST = "SELECT code, name, price_minor_units, currency, credits_per_period, max_avatars,
            features
        FROM plans ORDER BY price_minor_units, code";
    read GET = "SELECT code, name, price_minor_units, currency, credits_per_period, max_avatars,
            features
        FROM plans WHERE code = $1";
    read OF_ACCOUNT = "SELECT p.code, p.name, p.price_minor_units, p.currency,
            p.credits_per_period, p.max_avatars, p.features
        FROM subscriptions s JOIN plans p ON p.code = s.plan
        WHERE s.account_id = $1 AND s.state = 'active'";
    read OF_ACCOUNTS = "SELECT s.account_id, p.code, p.name, p.price_minor_units, p.currency,
            p.credits_per_period, p.max_avatars, p.features
        FROM " {rows(wanted text)} " JOIN subscriptions s ON s.account_id = r.wanted
        JOIN plans p ON p.code = s.plan
        WHERE s.state = 'active'";
    read IN_FORCE = "SELECT id, plan, period_start, period_end FROM subscriptions
        WHERE account_id = $1 AND state = 'active'";
    read FREE_OVER = "SELECT account_id FROM subscriptions
        WHERE state = 'active' AND plan = 'free' AND period_end <= $1
        ORDER BY period_end, account_id LIMIT $2";
    /// Those who subscribe the same account take turns, so that the last one is in force.
    read LOCK_ACCOUNT = "SELECT id FROM accounts WHERE id = $1" {lock_row} "";
    write END_ACTIVE = "UPDATE subscriptions SET state = 'ended'
        WHERE account_id = $1 AND state = 'active'";
    write INSERT = "INSERT INTO subscriptions
            (id, account_id, plan, state, period_start, period_end)
        VALUES ($1, $2, $3, $4, $5, $6)";
}

row! {
    struct OwnedPlanRow {
        account_id: String,
        code: String,
        name: String,
        price_minor_units: i64,
        currency: String,
        credits_per_period: i64,
        max_avatars: Option<i64>,
        features: String,
    }
}

impl OwnedPlanRow {
    fn plan(self) -> Result<(AccountId, Plan)> {
        let row = Row { table: "subscriptions", id: &self.account_id };
        let account = row.parse("account_id", &self.account_id)?;
        let plan = PlanRow {
            code: self.code,
            name: self.name,
            price_minor_units: self.price_minor_units,
            currency: self.currency,
            credits_per_period: self.credits_per_period,
            max_avatars: self.max_avatars,
            features: self.features,
        };
        Ok((account, plan.plan()?))
    }
}

row! {
    struct PlanRow {
        code: String,
        name: String,
        price_minor_units: i64,
        currency: String,
        credits_per_period: i64,
        max_avatars: Option<i64>,
        features: String,
    }
}

impl PlanRow {
    fn plan(self) -> Result<Plan> {
        let row = Row { table: "plans", id: &self.code };
        let max_avatars = self.max_avatars.map(|max| row.number("max_avatars", max)).transpose()?;
        Ok(Plan {
            price: row.money(self.price_minor_units, &self.currency)?,
            features: row.json("features", &self.features)?,
            max_avatars,
            code: PlanCode(self.code),
            name: self.name,
            credits_per_period: Credits(self.credits_per_period),
        })
    }
}

row! {
    struct InForceRow {
        id: String,
        plan: String,
        period_start: i64,
        period_end: i64,
    }
}

#[async_trait]
impl PlanRepository for SqlTransaction {
    async fn list(&mut self) -> Result<Vec<Plan>> {
        let rows = run!(self.fetch_all::<PlanRow>(LIST))?;
        rows.into_iter().map(PlanRow::plan).collect()
    }

    async fn get(&mut self, code: &PlanCode) -> Result<Option<Plan>> {
        let row = run!(self.fetch_optional::<PlanRow>(GET, &code.0))?;
        row.map(PlanRow::plan).transpose()
    }

    async fn of_account(&mut self, account: AccountId) -> Result<Option<Plan>> {
        let row = run!(self.fetch_optional::<PlanRow>(OF_ACCOUNT, account.to_string()))?;
        row.map(PlanRow::plan).transpose()
    }

    async fn of_accounts(&mut self, accounts: &[AccountId]) -> Result<Vec<(AccountId, Plan)>> {
        let ids = accounts.iter().map(|id| cells![id.to_string()]).collect();
        let rows = run!(self.fetch_rows::<OwnedPlanRow>(OF_ACCOUNTS, ids))?;
        rows.into_iter().map(OwnedPlanRow::plan).collect()
    }

    async fn free_over(&mut self, now: Timestamp, limit: u32) -> Result<Vec<AccountId>> {
        let (now, limit) = (now.as_micros(), i64::from(limit));
        let rows = run!(self.fetch_all::<(String,)>(FREE_OVER, now, limit))?;
        rows.into_iter().map(|(account,)| account.parse()).collect()
    }

    async fn in_force(&mut self, account_id: AccountId) -> Result<Option<Subscription>> {
        let found = run!(self.fetch_optional::<InForceRow>(IN_FORCE, account_id.to_string()))?;
        let Some(found) = found else { return Ok(None) };
        let row = Row { table: "subscriptions", id: &found.id };
        Ok(Some(Subscription {
            id: row.parse("id", &found.id)?,
            account_id,
            plan: PlanCode(found.plan),
            state: SubscriptionState::Active,
            period_start: Timestamp::from_micros(found.period_start),
            period_end: Timestamp::from_micros(found.period_end),
        }))
    }

    async fn subscribe(&mut self, subscription: &Subscription) -> Result<()> {
        let account = subscription.account_id.to_string();
        run!(self.fetch_optional::<(String,)>(LOCK_ACCOUNT, &account))?
            .ok_or_else(|| Error::not_found("account", &account))?;
        run!(self.execute(END_ACTIVE, &account))?;
        run!(self.execute(
            INSERT,
            subscription.id.to_string(),
            &account,
            &subscription.plan.0,
            subscription.state.as_str(),
            subscription.period_start.as_micros(),
            subscription.period_end.as_micros(),
        ))?;
        Ok(())
    }
}
