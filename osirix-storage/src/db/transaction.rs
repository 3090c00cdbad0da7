use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use osirix_core::accounts::AccountRepository;
use osirix_core::analytics::{AnalyticsRepository, Count};
use osirix_core::api_keys::ApiKeyRepository;
use osirix_core::audit::AuditRepository;
use osirix_core::auth::{
    AttemptRepository, CredentialRepository, PasskeyRepository, SessionRepository,
    SigningKeyRepository, TwoFactorRepository, UserRepository, VerificationRepository,
};
use osirix_core::avatars::AvatarRepository;
use osirix_core::billing::{
    BillingEvents, BillingRepository, PaymentRepository, ReconciliationRepository,
};
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::events::EventRepository;
use osirix_core::jobs::{
    AnswerRepository, JobArchive, JobLimits, JobLinks, JobQueue, JobRepository, ScheduleRepository,
};
use osirix_core::ledger::{AlertRepository, LedgerRepository, StatementRepository};
use osirix_core::limits::RateLimitRepository;
use osirix_core::mail::MailRepository;
use osirix_core::marketplace::{LicenceRepository, OrderRepository, ProductRepository};
use osirix_core::organizations::OrganizationRepository;
use osirix_core::payouts::SellerRepository;
use osirix_core::plans::PlanRepository;
use osirix_core::social::{
    ConnectionRepository, PostQueueRepository, PostRepository, PostRulesRepository,
    PublicationRepository, RecurrenceRepository,
};
use osirix_core::store::{Lasting, Transaction};
use osirix_core::webhooks::{DeliveryRepository, EndpointRepository};

use super::Statement;
#[cfg(feature = "postgres")]
use super::error;
#[cfg(feature = "postgres")]
use super::postgres::PostgresTransaction;
use crate::fault;
use crate::repo::Front;

/// A transaction on one of the databases: every repository works on it.
pub(crate) struct SqlTransaction {
    pub(crate) connection: Connection,
    /// Whether a statement failed: nothing of the transaction may then be committed, on either
    /// database, though SQLite would.
    pub(crate) failed: bool,
    writes: bool,
    /// What is known of the front of the queue.
    front: Arc<Mutex<Front>>,
    /// What is counted: it is written with the commit, in one statement.
    pub(crate) counts: Vec<Count>,
    /// Writes that nobody has had to wait for yet.
    #[cfg(feature = "postgres")]
    pub(crate) bundle: super::bundle::Bundle,
    /// How long a server may take for an answer.
    #[cfg(feature = "postgres")]
    pub(crate) patience: Duration,
}

/// The connection of a transaction.
pub(crate) enum Connection {
    #[cfg(feature = "sqlite")]
    Sqlite(super::sqlite::SqliteTransaction),
    #[cfg(feature = "postgres")]
    Postgres(PostgresTransaction),
}

impl SqlTransaction {
    #[cfg_attr(not(feature = "postgres"), expect(unused_variables))]
    pub(super) fn new(
        connection: Connection,
        writes: bool,
        front: Arc<Mutex<Front>>,
        patience: Duration,
    ) -> Self {
        SqlTransaction {
            connection,
            failed: false,
            writes,
            front,
            counts: Vec::new(),
            #[cfg(feature = "postgres")]
            bundle: super::bundle::Bundle::default(),
            #[cfg(feature = "postgres")]
            patience,
        }
    }

    /// Runs what waits, if a statement may have to see it.
    pub(crate) async fn make_way(&mut self, statement: &Statement) -> Result<()> {
        #[cfg(feature = "postgres")]
        if self.bundle.concerns(statement.postgres) {
            self.run_bundle().await?;
        }
        let _ = statement;
        Ok(())
    }

    /// Runs what waits; how many rows the last of it changed.
    #[cfg(feature = "postgres")]
    pub(crate) async fn run_bundle(&mut self) -> Result<u64> {
        let done = match &mut self.connection {
            Connection::Postgres(transaction) if !self.bundle.is_empty() => {
                self.bundle.run(transaction, self.patience).await
            }
            _ => Ok(0),
        };
        self.failed |= done.is_err();
        done
    }

    pub(crate) fn known_front(&self) -> MutexGuard<'_, Front> {
        self.front.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it may write.
    pub(crate) fn writes(&self) -> bool {
        self.writes
    }

    /// Runs statements without values, and forgets their results.
    pub(crate) async fn script(&mut self, sql: &'static str) -> Result<()> {
        let done = match &mut self.connection {
            #[cfg(feature = "sqlite")]
            Connection::Sqlite(transaction) => transaction.script(sql),
            #[cfg(feature = "postgres")]
            Connection::Postgres(transaction) => {
                let done = sqlx::raw_sql(sql).execute(&mut **transaction).await;
                done.map(drop).map_err(error::of_postgres)
            }
        };
        self.failed |= done.is_err();
        done
    }

    pub(crate) async fn finish(self) -> Result<()> {
        match self.written().await? {
            Some(lasting) => lasting.await.map_err(of_commit),
            None => Ok(()),
        }
    }

    /// Commits; what comes back ends when it lasts.
    async fn written(mut self) -> Result<Lasting> {
        if self.failed {
            let message = "a statement of this transaction failed: nothing of it was written";
            return Err(Error::new(ErrorCode::Conflict, message));
        }
        self.write_counts().await?;
        #[cfg(feature = "postgres")]
        self.run_bundle().await?;
        if self.writes {
            fault::point();
        }
        let lasting = match self.connection {
            #[cfg(feature = "sqlite")]
            Connection::Sqlite(transaction) => transaction.commit(),
            #[cfg(feature = "postgres")]
            Connection::Postgres(transaction) => {
                transaction.commit().await.map(|()| None).map_err(error::of_postgres)
            }
        }
        .map_err(of_commit)?;
        if self.writes {
            fault::point();
        }
        Ok(lasting)
    }
}

fn of_commit(error: Error) -> Error {
    error.with("statement", "COMMIT")
}

/// Runs a statement on whichever database the transaction is on, and translates its error.
///
/// `run!(self.execute(STATEMENT, value, ..))` gives the number of rows it changed,
/// `run!(self.fetch_optional::<Row>(STATEMENT, value, ..))` and its sisters give rows. With
/// `execute_rows` and `fetch_rows` the statement is run over rows of [`cells!`](super::cells);
/// `which_rows` tells the indices of those that met one in the table. With `send_rows` nobody waits
/// for the answer: `Some((count, error))` says how many rows must be changed, and the error that it
/// is when they are not; it may come from a later statement or from the commit.
macro_rules! run {
    ($tx:ident.send_rows($statement:expr, $rows:expr, $expected:expr)) => {{
        let rows: Vec<$crate::db::Cells<'_>> = $rows;
        let expected: Option<$crate::db::Expected> = $expected;
        let done = $crate::db::run!(@rows rows, $tx, $statement, |connection, sql| {
            connection.execute_rows(sql, &rows)
        }, bundle {
            match $tx.bundle.push(&$statement, &rows, expected) {
                Ok(()) if $tx.writes() => Ok(expected.map_or(0, |(count, _)| count)),
                // One that may not write is told so at once.
                Ok(()) => $tx.run_bundle().await,
                Err(error) => Err(error),
            }
        });
        match done {
            Ok(count) => $crate::db::check(expected, count).inspect_err(|_| $tx.failed = true),
            Err(error) => Err(error),
        }
    }};
    ($tx:ident.execute_rows($statement:expr, $rows:expr)) => {{
        let rows: Vec<$crate::db::Cells<'_>> = $rows;
        $crate::db::run!(@rows rows, $tx, $statement, |connection, sql| {
            connection.execute_rows(sql, &rows)
        }, bundle {
            match $tx.bundle.push(&$statement, &rows, None) {
                Ok(()) => $tx.run_bundle().await,
                Err(error) => Err(error),
            }
        })
    }};
    ($tx:ident.which_rows($statement:expr, $rows:expr)) => {{
        let rows: Vec<$crate::db::Cells<'_>> = $rows;
        $crate::db::run!(@rows rows, $tx, $statement, |connection, sql| {
            connection.which_rows(sql, &rows)
        }, {
            let arguments = $crate::db::arrays(&rows)?;
            let met = sqlx::query_scalar_with::<_, i64, _>(sql, arguments);
            let met = $crate::db::answered($tx.patience, met.fetch_all(connection)).await;
            met.map($crate::db::indices)
        })
    }};
    ($tx:ident.fetch_rows::<$row:ty>($statement:expr, $rows:expr)) => {{
        let rows: Vec<$crate::db::Cells<'_>> = $rows;
        $crate::db::run!(@rows rows, $tx, $statement, |connection, sql| {
            connection.fetch_rows::<$row>(sql, &rows)
        }, {
            let arguments = $crate::db::arrays(&rows)?;
            let rows = sqlx::query_as_with::<_, $row, _>(sql, arguments);
            $crate::db::answered($tx.patience, rows.fetch_all(connection)).await
        })
    }};
    ($tx:ident.execute($statement:expr $(, $value:expr)* $(,)?)) => {
        $crate::db::run!(@on $tx, $statement, |connection, sql| {
            connection.execute(sql, &[$(&$value),*])
        }, {
            let done = $crate::db::answered(
                $tx.patience,
                sqlx::query(sql)$(.bind($value))*.execute(connection),
            )
            .await;
            done.map(|done| done.rows_affected())
        })
    };
    ($tx:ident.$fetch:ident::<$row:ty>($statement:expr $(, $value:expr)* $(,)?)) => {
        $crate::db::run!(@on $tx, $statement, |connection, sql| {
            connection.$fetch::<$row>(sql, &[$(&$value),*])
        }, {
            $crate::db::answered(
                $tx.patience,
                sqlx::query_as::<_, $row>(sql)$(.bind($value))*.$fetch(connection),
            )
            .await
        })
    };
    // No rows are no work.
    (@rows $rows:ident, $($on:tt)*) => {
        match $rows.is_empty() {
            true => Ok(Default::default()),
            false => $crate::db::run!(@on $($on)*),
        }
    };
    (@on $tx:ident, $statement:expr, |$connection:ident, $sql:ident| $sqlite:block, $postgres:block)
    => {
        $crate::db::run!(@on $tx, $statement, |$connection, $sql| $sqlite, bundle {
            match &mut $tx.connection {
                $crate::db::Connection::Postgres(transaction) => {
                    let ($connection, $sql) = (&mut **transaction, $statement.postgres);
                    $postgres.map_err($crate::db::error::of_postgres)
                }
                #[cfg(feature = "sqlite")]
                $crate::db::Connection::Sqlite(_) => Err($crate::db::error::elsewhere()),
            }
        })
    };
    (@on $tx:ident, $statement:expr, |$connection:ident, $sql:ident| $sqlite:block,
        bundle $postgres:block) => {{
        let statement: &'static $crate::db::Statement = &$statement;
        #[cfg(feature = "fault-injection")]
        if statement.writes {
            $crate::fault::point();
        }
        let done = match $tx.make_way(statement).await {
            Err(error) => Err(error),
            Ok(()) => match &mut $tx.connection {
                #[cfg(feature = "sqlite")]
                $crate::db::Connection::Sqlite($connection) => {
                    let $sql = statement.sqlite;
                    $sqlite
                }
                #[cfg(feature = "postgres")]
                $crate::db::Connection::Postgres(_) => $postgres,
            },
        };
        $tx.failed |= done.is_err();
        $crate::db::error::of_statement(statement, done)
    }};
}

pub(crate) use run;

#[async_trait]
impl Transaction for SqlTransaction {
    fn accounts(&mut self) -> &mut dyn AccountRepository {
        self
    }

    fn users(&mut self) -> &mut dyn UserRepository {
        self
    }

    fn sessions(&mut self) -> &mut dyn SessionRepository {
        self
    }

    fn credentials(&mut self) -> &mut dyn CredentialRepository {
        self
    }

    fn verifications(&mut self) -> &mut dyn VerificationRepository {
        self
    }

    fn two_factors(&mut self) -> &mut dyn TwoFactorRepository {
        self
    }

    fn passkeys(&mut self) -> &mut dyn PasskeyRepository {
        self
    }

    fn signing_keys(&mut self) -> &mut dyn SigningKeyRepository {
        self
    }

    fn api_keys(&mut self) -> &mut dyn ApiKeyRepository {
        self
    }

    fn organizations(&mut self) -> &mut dyn OrganizationRepository {
        self
    }

    fn mails(&mut self) -> &mut dyn MailRepository {
        self
    }

    fn attempts(&mut self) -> &mut dyn AttemptRepository {
        self
    }

    fn rate_limits(&mut self) -> &mut dyn RateLimitRepository {
        self
    }

    fn plans(&mut self) -> &mut dyn PlanRepository {
        self
    }

    fn ledger(&mut self) -> &mut dyn LedgerRepository {
        self
    }

    fn statements(&mut self) -> &mut dyn StatementRepository {
        self
    }

    fn jobs(&mut self) -> &mut dyn JobRepository {
        self
    }

    fn queue(&mut self) -> &mut dyn JobQueue {
        self
    }

    fn job_archive(&mut self) -> &mut dyn JobArchive {
        self
    }

    fn schedules(&mut self) -> &mut dyn ScheduleRepository {
        self
    }

    fn job_links(&mut self) -> &mut dyn JobLinks {
        self
    }

    fn job_limits(&mut self) -> &mut dyn JobLimits {
        self
    }

    fn answers(&mut self) -> &mut dyn AnswerRepository {
        self
    }

    fn avatars(&mut self) -> &mut dyn AvatarRepository {
        self
    }

    fn billing(&mut self) -> &mut dyn BillingRepository {
        self
    }

    fn reconciliations(&mut self) -> &mut dyn ReconciliationRepository {
        self
    }

    fn sellers(&mut self) -> &mut dyn SellerRepository {
        self
    }

    fn alerts(&mut self) -> &mut dyn AlertRepository {
        self
    }

    fn payments(&mut self) -> &mut dyn PaymentRepository {
        self
    }

    fn billing_events(&mut self) -> &mut dyn BillingEvents {
        self
    }

    fn products(&mut self) -> &mut dyn ProductRepository {
        self
    }

    fn orders(&mut self) -> &mut dyn OrderRepository {
        self
    }

    fn licences(&mut self) -> &mut dyn LicenceRepository {
        self
    }

    fn connections(&mut self) -> &mut dyn ConnectionRepository {
        self
    }

    fn posts(&mut self) -> &mut dyn PostRepository {
        self
    }

    fn publications(&mut self) -> &mut dyn PublicationRepository {
        self
    }

    fn endpoints(&mut self) -> &mut dyn EndpointRepository {
        self
    }

    fn deliveries(&mut self) -> &mut dyn DeliveryRepository {
        self
    }

    fn post_queues(&mut self) -> &mut dyn PostQueueRepository {
        self
    }

    fn recurrences(&mut self) -> &mut dyn RecurrenceRepository {
        self
    }

    fn social_rules(&mut self) -> &mut dyn PostRulesRepository {
        self
    }

    fn audit(&mut self) -> &mut dyn AuditRepository {
        self
    }

    fn events(&mut self) -> &mut dyn EventRepository {
        self
    }

    fn analytics(&mut self) -> &mut dyn AnalyticsRepository {
        self
    }

    async fn commit(self: Box<Self>) -> Result<()> {
        self.finish().await
    }

    async fn commit_soon(self: Box<Self>) -> Result<Lasting> {
        self.written().await
    }
}
