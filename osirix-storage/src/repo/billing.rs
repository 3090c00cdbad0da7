use async_trait::async_trait;
use osirix_core::billing::{
    BillingRepository, Customer, PaidSubscription, Period, Reference, StoredCheckout,
    StoredSubscription,
};
use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, Result};
use osirix_core::id::AccountId;
use osirix_core::money::Credits;
use osirix_core::plans::PlanCode;

use super::Row;
use super::cell::currency;
use crate::db::dialect::lock_row;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! checkout_columns {
    ($dialect:ident) => {
        "reference, account_id, plan, pack, credits, price_minor_units, currency, is_open, is_paid,
        created_at"
    };
}

macro_rules! subscription_columns {
    ($dialect:ident) => {
        "reference, account_id, customer, plan, state, period_start, period_end,
        cancel_at_period_end, next_plan, grace_ends_at, tried, review_at"
    };
}

statements! {
    read LOCK = "SELECT id FROM accounts WHERE id = $1" {lock_row} "";
    read CUSTOMER = "SELECT account_id, reference, created_at FROM billing_customers
        WHERE gateway = $1 AND account_id = $2";
    read CUSTOMER_CALLED = "SELECT account_id, reference, created_at FROM billing_customers
        WHERE gateway = $1 AND reference = $2";
    write INSERT_CUSTOMER = "INSERT INTO billing_customers
            (gateway, account_id, reference, created_at)
        VALUES ($1, $2, $3, $4) ON CONFLICT (gateway, account_id) DO NOTHING";
    read PAPERS = "SELECT papers FROM billing_papers WHERE customer = $1";
    read PAPERS_AFTER = "SELECT customer, account_id, papers FROM billing_papers
        WHERE customer > $1 ORDER BY customer LIMIT $2";
    write SAVE_PAPERS = "INSERT INTO billing_papers (customer, account_id, papers)
        VALUES ($1, $2, $3) ON CONFLICT (customer) DO UPDATE SET papers = excluded.papers";
    read CHECKOUT = "SELECT " {checkout_columns} " FROM billing_checkouts WHERE reference = $1";
    write SAVE_CHECKOUT = "INSERT INTO billing_checkouts (" {checkout_columns} ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (reference) DO UPDATE SET is_open = excluded.is_open,
            is_paid = excluded.is_paid";
    read ENDED_CHECKOUTS = "SELECT COUNT(*) AS count FROM billing_checkouts
        WHERE account_id = $1 AND NOT is_open";
    read SUBSCRIPTION = "SELECT " {subscription_columns} " FROM billing_subscriptions
        WHERE reference = $1";
    read SUBSCRIPTIONS = "SELECT " {subscription_columns} " FROM billing_subscriptions
        WHERE account_id = $1 ORDER BY period_start DESC, reference DESC";
    write SAVE_SUBSCRIPTION = "INSERT INTO billing_subscriptions (" {subscription_columns} ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (reference) DO UPDATE SET account_id = excluded.account_id,
            customer = excluded.customer, plan = excluded.plan, state = excluded.state,
            period_start = excluded.period_start, period_end = excluded.period_end,
            cancel_at_period_end = excluded.cancel_at_period_end,
            next_plan = excluded.next_plan, grace_ends_at = excluded.grace_ends_at,
            tried = excluded.tried, review_at = excluded.review_at";
    read DUE_REVIEWS = "SELECT reference FROM billing_subscriptions
        WHERE review_at IS NOT NULL AND review_at <= $1 ORDER BY review_at, reference LIMIT $2";
}

row! {
    struct CustomerRow {
        account_id: String,
        reference: String,
        created_at: i64,
    }
}

row! {
    struct CheckoutRow {
        reference: String,
        account_id: String,
        plan: Option<String>,
        pack: Option<String>,
        credits: i64,
        price_minor_units: i64,
        currency: String,
        is_open: bool,
        is_paid: bool,
        created_at: i64,
    }
}

row! {
    struct SubscriptionRow {
        reference: String,
        account_id: String,
        customer: String,
        plan: String,
        state: String,
        period_start: i64,
        period_end: i64,
        cancel_at_period_end: bool,
        next_plan: Option<String>,
        grace_ends_at: Option<i64>,
        tried: bool,
        review_at: Option<i64>,
    }
}

row! {
    struct CountRow {
        count: i64,
    }
}

row! {
    struct PapersRow {
        customer: String,
        account_id: String,
        papers: String,
    }
}

impl PapersRow {
    fn papers(self) -> Result<(Reference, AccountId, String)> {
        let row = Row { table: "billing_papers", id: &self.customer };
        let customer = row.parse("customer", &self.customer)?;
        Ok((customer, row.parse("account_id", &self.account_id)?, self.papers))
    }
}

impl CustomerRow {
    fn customer(self) -> Result<Customer> {
        let row = Row { table: "billing_customers", id: &self.reference };
        Ok(Customer {
            account_id: row.parse("account_id", &self.account_id)?,
            reference: row.parse("reference", &self.reference)?,
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

impl CheckoutRow {
    fn checkout(self) -> Result<StoredCheckout> {
        let row = Row { table: "billing_checkouts", id: &self.reference };
        Ok(StoredCheckout {
            reference: row.parse("reference", &self.reference)?,
            account_id: row.parse("account_id", &self.account_id)?,
            price: row.money(self.price_minor_units, &self.currency)?,
            plan: self.plan.map(PlanCode),
            pack: self.pack,
            credits: Credits(self.credits),
            open: self.is_open,
            paid: self.is_paid,
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

impl SubscriptionRow {
    fn subscription(self) -> Result<StoredSubscription> {
        let row = Row { table: "billing_subscriptions", id: &self.reference };
        let said = PaidSubscription {
            reference: row.parse("reference", &self.reference)?,
            customer: row.parse("customer", &self.customer)?,
            state: row.parse("state", &self.state)?,
            plan: PlanCode(self.plan),
            period: Period {
                start: Timestamp::from_micros(self.period_start),
                end: Timestamp::from_micros(self.period_end),
            },
            cancel_at_period_end: self.cancel_at_period_end,
            next_plan: self.next_plan.map(PlanCode),
        };
        Ok(StoredSubscription {
            account_id: row.parse("account_id", &self.account_id)?,
            said,
            grace_ends_at: self.grace_ends_at.map(Timestamp::from_micros),
            tried: self.tried,
            review_at: self.review_at.map(Timestamp::from_micros),
        })
    }
}

#[async_trait]
impl BillingRepository for SqlTransaction {
    async fn lock(&mut self, account: AccountId) -> Result<()> {
        let found = run!(self.fetch_optional::<(String,)>(LOCK, account.to_string()))?;
        found.map(drop).ok_or_else(|| Error::not_found("account", account))
    }

    async fn customer(&mut self, gateway: &str, account: AccountId) -> Result<Option<Customer>> {
        let account = account.to_string();
        let row = run!(self.fetch_optional::<CustomerRow>(CUSTOMER, gateway, account))?;
        row.map(CustomerRow::customer).transpose()
    }

    async fn customer_called(
        &mut self,
        gateway: &str,
        reference: &Reference,
    ) -> Result<Option<Customer>> {
        let called = reference.as_str();
        let row = run!(self.fetch_optional::<CustomerRow>(CUSTOMER_CALLED, gateway, called))?;
        row.map(CustomerRow::customer).transpose()
    }

    async fn insert_customer(&mut self, gateway: &str, customer: &Customer) -> Result<()> {
        run!(self.execute(
            INSERT_CUSTOMER,
            gateway,
            customer.account_id.to_string(),
            customer.reference.as_str(),
            customer.created_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn papers(&mut self, customer: &Reference) -> Result<Option<String>> {
        let row = run!(self.fetch_optional::<(String,)>(PAPERS, customer.as_str()))?;
        Ok(row.map(|(papers,)| papers))
    }

    async fn papers_after(
        &mut self,
        customer: Option<&Reference>,
        limit: u32,
    ) -> Result<Vec<(Reference, AccountId, String)>> {
        let (after, limit) = (customer.map_or("", Reference::as_str), i64::from(limit));
        let rows = run!(self.fetch_all::<PapersRow>(PAPERS_AFTER, after, limit))?;
        rows.into_iter().map(PapersRow::papers).collect()
    }

    async fn save_papers(
        &mut self,
        customer: &Reference,
        account: AccountId,
        papers: &str,
    ) -> Result<()> {
        run!(self.execute(SAVE_PAPERS, customer.as_str(), account.to_string(), papers))?;
        Ok(())
    }

    async fn checkout(&mut self, reference: &Reference) -> Result<Option<StoredCheckout>> {
        let row = run!(self.fetch_optional::<CheckoutRow>(CHECKOUT, reference.as_str()))?;
        row.map(CheckoutRow::checkout).transpose()
    }

    async fn save_checkout(&mut self, checkout: &StoredCheckout) -> Result<()> {
        run!(self.execute(
            SAVE_CHECKOUT,
            checkout.reference.as_str(),
            checkout.account_id.to_string(),
            checkout.plan.as_ref().map(|plan| plan.0.as_str()),
            checkout.pack.as_deref(),
            checkout.credits.0,
            checkout.price.minor_units,
            currency(checkout.price)?,
            checkout.open,
            checkout.paid,
            checkout.created_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn ended_checkouts(&mut self, account: AccountId) -> Result<u32> {
        let id = account.to_string();
        let row = run!(self.fetch_one::<CountRow>(ENDED_CHECKOUTS, &id))?;
        Row { table: "billing_checkouts", id: &id }.number("count", row.count)
    }

    async fn subscription(&mut self, reference: &Reference) -> Result<Option<StoredSubscription>> {
        let row = run!(self.fetch_optional::<SubscriptionRow>(SUBSCRIPTION, reference.as_str()))?;
        row.map(SubscriptionRow::subscription).transpose()
    }

    async fn subscriptions(&mut self, account: AccountId) -> Result<Vec<StoredSubscription>> {
        let rows = run!(self.fetch_all::<SubscriptionRow>(SUBSCRIPTIONS, account.to_string()))?;
        rows.into_iter().map(SubscriptionRow::subscription).collect()
    }

    async fn save_subscription(&mut self, subscription: &StoredSubscription) -> Result<()> {
        let said = &subscription.said;
        run!(self.execute(
            SAVE_SUBSCRIPTION,
            said.reference.as_str(),
            subscription.account_id.to_string(),
            said.customer.as_str(),
            &said.plan.0,
            said.state.as_str(),
            said.period.start.as_micros(),
            said.period.end.as_micros(),
            said.cancel_at_period_end,
            said.next_plan.as_ref().map(|plan| plan.0.as_str()),
            subscription.grace_ends_at.map(Timestamp::as_micros),
            subscription.tried,
            subscription.review_at.map(Timestamp::as_micros),
        ))?;
        Ok(())
    }

    async fn due_reviews(&mut self, now: Timestamp, limit: u32) -> Result<Vec<Reference>> {
        let (now, limit) = (now.as_micros(), i64::from(limit));
        let rows = run!(self.fetch_all::<(String,)>(DUE_REVIEWS, now, limit))?;
        rows.into_iter().map(|(reference,)| reference.parse()).collect()
    }
}
