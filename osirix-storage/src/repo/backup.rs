//! The tables as a whole: what a backup copies.

use osirix_core::error::Result;

use crate::db::{SqlTransaction, Statement, run, statements};

/// A table, and how it leaves a database and comes into one.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    count: Statement,
    /// Gives all rows, as text.
    #[cfg(feature = "postgres")]
    pub(crate) out: &'static str,
    /// Takes them.
    #[cfg(feature = "postgres")]
    pub(crate) into: &'static str,
}

macro_rules! tables {
    ($($name:literal),+ $(,)?) => {
        /// Every table that keeps something, each behind those that it refers to.
        pub(crate) static TABLES: &[Table] = &[$(Table {
            name: $name,
            count: Statement {
                name: concat!("backup::", $name),
                writes: false,
                #[cfg(feature = "sqlite")]
                sqlite: concat!("SELECT COUNT(*) FROM \"", $name, "\""),
                #[cfg(feature = "postgres")]
                postgres: concat!("SELECT COUNT(*) FROM \"", $name, "\""),
            },
            #[cfg(feature = "postgres")]
            out: concat!("COPY \"", $name, "\" TO STDOUT"),
            #[cfg(feature = "postgres")]
            into: concat!("COPY \"", $name, "\" FROM STDIN"),
        }),+];
    };
}

tables! {
    "user", "session", "account", "verification", "two_factors", "recovery_codes", "api_keys",
    "passkeys", "signing_keys", "attempts", "mails", "accounts", "organizations", "members",
    "invitations", "plans", "subscriptions", "credit_balances", "credit_grants", "holds",
    "credits_ledger", "products", "product_contents", "product_words", "product_ratings", "avatars",
    "orders", "order_shares", "order_payments", "sellers", "payouts", "seller_entries", "licences", "licence_activations", "job_lanes", "jobs", "job_stages",
    "job_links", "job_answers", "job_controls", "job_schedules", "billing_customers",
    "billing_papers", "billing_checkouts", "billing_subscriptions", "billing_invoices",
    "billing_payments", "billing_refunds", "billing_disputes", "billing_events", "billing_fetches",
    "billing_reconciliations", "spending_alerts", "social_connections", "social_queues",
    "social_recurrences", "social_rules", "social_posts", "social_publications", "social_attempts", "audit_logs",
    "audit_seals", "events", "webhook_endpoints", "webhook_subscriptions", "webhook_deliveries",
    "webhook_attempts", "analytics_counts", "analytics_sums",
}

macro_rules! base_tables {
    (sqlite) => {
        "sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    };
    (postgres) => {
        "(SELECT table_name::TEXT AS name FROM information_schema.tables
            WHERE table_schema = current_schema() AND table_type = 'BASE TABLE') AS t"
    };
}

statements! {
    read NAMES = "SELECT name FROM " {base_tables} " ORDER BY name";
}

impl SqlTransaction {
    /// The names of all tables that the database has.
    #[cfg_attr(not(feature = "postgres"), allow(dead_code, reason = "SQLite copies whole files"))]
    pub(crate) async fn table_names(&mut self) -> Result<Vec<String>> {
        let rows = run!(self.fetch_all::<(String,)>(NAMES))?;
        Ok(rows.into_iter().map(|(name,)| name).collect())
    }

    /// How many rows a table has.
    pub(crate) async fn count_rows(&mut self, table: &'static Table) -> Result<u64> {
        let (count,) = run!(self.fetch_one::<(i64,)>(table.count))?;
        Ok(count.unsigned_abs())
    }
}
