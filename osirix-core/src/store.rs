//! The database port: one transaction with every repository on it.

use async_trait::async_trait;
use futures_util::future::BoxFuture;

use crate::accounts::AccountRepository;
use crate::analytics::AnalyticsRepository;
use crate::api_keys::ApiKeyRepository;
use crate::audit::AuditRepository;
use crate::auth::{
    AttemptRepository, CredentialRepository, PasskeyRepository, SessionRepository,
    SigningKeyRepository, TwoFactorRepository, UserRepository, VerificationRepository,
};
use crate::avatars::AvatarRepository;
use crate::billing::{
    BillingEvents, BillingRepository, PaymentRepository, ReconciliationRepository,
};
use crate::error::Result;
use crate::events::EventRepository;
use crate::jobs::{
    AnswerRepository, JobArchive, JobLimits, JobLinks, JobQueue, JobRepository, ScheduleRepository,
};
use crate::ledger::{AlertRepository, LedgerRepository, StatementRepository};
use crate::limits::RateLimitRepository;
use crate::mail::MailRepository;
use crate::marketplace::{LicenceRepository, OrderRepository, ProductRepository};
use crate::organizations::OrganizationRepository;
use crate::payouts::SellerRepository;
use crate::plans::PlanRepository;
use crate::social::{
    ConnectionRepository, PostQueueRepository, PostRepository, PostRulesRepository,
    PublicationRepository, RecurrenceRepository,
};
use crate::webhooks::{DeliveryRepository, EndpointRepository};

/// A database that holds the platform's state.
///
/// Every implementation passes the suite `conformance::store`.
#[async_trait]
pub trait Store: Send + Sync {
    /// Starts a transaction that may write.
    ///
    /// - What it wrote is seen by others after [`Transaction::commit`], all of it or nothing.
    /// - A transaction that is dropped has no effect.
    /// - Where another process holds the database for longer than the configured wait, this is
    ///   [`Busy`](crate::ErrorCode::Busy).
    async fn begin(&self) -> Result<Box<dyn Transaction>>;

    /// Starts a transaction that only reads.
    ///
    /// - It does not wait for writers.
    /// - All that it reads is of one moment, that of its first read: later commits are not seen.
    /// - What it writes all the same is refused.
    async fn read(&self) -> Result<Box<dyn Transaction>>;

    /// Waits for running transactions and closes every connection; later calls are
    /// [`Closed`](crate::ErrorCode::Closed).
    async fn close(&self);
}

/// Ends when a transaction is durable; none where it is already. An error does not say that it will
/// not be.
pub type Lasting = Option<BoxFuture<'static, Result<()>>>;

/// One transaction: every repository works on it.
#[async_trait]
pub trait Transaction: Send {
    /// The accounts.
    fn accounts(&mut self) -> &mut dyn AccountRepository;
    /// Who can sign in.
    fn users(&mut self) -> &mut dyn UserRepository;
    /// Who is signed in.
    fn sessions(&mut self) -> &mut dyn SessionRepository;
    /// How users sign in.
    fn credentials(&mut self) -> &mut dyn CredentialRepository;
    /// Secrets that were sent to users.
    fn verifications(&mut self) -> &mut dyn VerificationRepository;
    /// Second factors.
    fn two_factors(&mut self) -> &mut dyn TwoFactorRepository;
    /// Keys on users' devices.
    fn passkeys(&mut self) -> &mut dyn PasskeyRepository;
    /// Keys that sign tokens.
    fn signing_keys(&mut self) -> &mut dyn SigningKeyRepository;
    /// Keys with which programs act for users.
    fn api_keys(&mut self) -> &mut dyn ApiKeyRepository;
    /// People who share an account.
    fn organizations(&mut self) -> &mut dyn OrganizationRepository;
    /// Messages.
    fn mails(&mut self) -> &mut dyn MailRepository;
    /// How often something was tried.
    fn attempts(&mut self) -> &mut dyn AttemptRepository;
    /// How often somebody asked for something in a window of time.
    fn rate_limits(&mut self) -> &mut dyn RateLimitRepository;
    /// The plans and subscriptions.
    fn plans(&mut self) -> &mut dyn PlanRepository;
    /// The books and the holds, to change them.
    fn ledger(&mut self) -> &mut dyn LedgerRepository;
    /// The books and the holds, to read them.
    fn statements(&mut self) -> &mut dyn StatementRepository;
    /// What accounts' owners are told of their spending.
    fn alerts(&mut self) -> &mut dyn AlertRepository;
    /// The jobs, as their owners see them.
    fn jobs(&mut self) -> &mut dyn JobRepository;
    /// The jobs, as workers see them.
    fn queue(&mut self) -> &mut dyn JobQueue;
    /// The jobs that are over.
    fn job_archive(&mut self) -> &mut dyn JobArchive;
    /// Jobs by the calendar.
    fn schedules(&mut self) -> &mut dyn ScheduleRepository;
    /// Which jobs come after which.
    fn job_links(&mut self) -> &mut dyn JobLinks;
    /// How many jobs may be at work.
    fn job_limits(&mut self) -> &mut dyn JobLimits;
    /// Which jobs wait for answers from outside.
    fn answers(&mut self) -> &mut dyn AnswerRepository;
    /// The avatars.
    fn avatars(&mut self) -> &mut dyn AvatarRepository;
    /// Customers, checkouts and subscriptions at the payment gateway.
    fn billing(&mut self) -> &mut dyn BillingRepository;
    /// Invoices and payments.
    fn payments(&mut self) -> &mut dyn PaymentRepository;
    /// What the payment gateway has told.
    fn billing_events(&mut self) -> &mut dyn BillingEvents;
    /// What is compared with the payment gateway.
    fn reconciliations(&mut self) -> &mut dyn ReconciliationRepository;
    /// The marketplace's products.
    fn products(&mut self) -> &mut dyn ProductRepository;
    /// Orders and sellers' shares.
    fn orders(&mut self) -> &mut dyn OrderRepository;
    /// Sellers who are paid money.
    fn sellers(&mut self) -> &mut dyn SellerRepository;
    /// Licences and where they are used.
    fn licences(&mut self) -> &mut dyn LicenceRepository;
    /// Accounts on social networks that are connected.
    fn connections(&mut self) -> &mut dyn ConnectionRepository;
    /// Posts for social networks.
    fn posts(&mut self) -> &mut dyn PostRepository;
    /// What is published of posts, by connection.
    fn publications(&mut self) -> &mut dyn PublicationRepository;
    /// Webhook endpoints.
    fn endpoints(&mut self) -> &mut dyn EndpointRepository;
    /// What is delivered to them.
    fn deliveries(&mut self) -> &mut dyn DeliveryRepository;
    /// Queues of posts.
    fn post_queues(&mut self) -> &mut dyn PostQueueRepository;
    /// Posts that repeat.
    fn recurrences(&mut self) -> &mut dyn RecurrenceRepository;
    /// What accounts want of their posts.
    fn social_rules(&mut self) -> &mut dyn PostRulesRepository;
    /// The audit log.
    fn audit(&mut self) -> &mut dyn AuditRepository;
    /// The outbox of events.
    fn events(&mut self) -> &mut dyn EventRepository;
    /// What is counted.
    fn analytics(&mut self) -> &mut dyn AnalyticsRepository;

    /// Makes everything durable and visible, at once.
    async fn commit(self: Box<Self>) -> Result<()>;

    /// Makes everything visible at once. It is durable when what comes back ends well, or with a
    /// later commit that is.
    ///
    /// Where others outlive a crash of the database, what they see is durable: there this is the
    /// same as [`commit`](Self::commit).
    async fn commit_soon(self: Box<Self>) -> Result<Lasting>;
}
