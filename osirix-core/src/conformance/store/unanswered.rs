//! Commits that are done and whose answer is lost: nobody may do them again.

use std::future::pending;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::Notify;

use super::harness::{Harness, at_once, grant_of};
use super::scripted::{Gate, Scripted, config, video, work_one};
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
use crate::error::{Error, ErrorCode, Result};
use crate::events::EventRepository;
use crate::jobs::{
    AnswerRepository, JobArchive, JobHandler, JobLimits, JobLinks, JobQueue, JobRepository,
    JobService, JobState, ScheduleRepository, WorkerConfig,
};
use crate::ledger::{AlertRepository, LedgerRepository, Operation, StatementRepository, Teller};
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
use crate::store::{Lasting, Store, Transaction};
use crate::webhooks::{DeliveryRepository, EndpointRepository};

/// How many callers there are at once: all but the first share a transaction.
const CALLERS: usize = 12;

/// What becomes of a commit.
pub(super) enum Fate {
    /// It is done, and answered.
    Answered,
    /// It is done, and the answer is lost.
    Lost,
    /// Its process is killed before it, and tells so.
    KilledBefore,
    /// Its process is killed when it is done, and tells so.
    KilledAfter,
    /// It is done, and its process is stopped until the gate opens.
    Stopped(Gate),
}

/// What becomes of each commit, by its number from 0.
type Fates = Arc<dyn Fn(usize) -> Fate + Send + Sync>;

/// A database on a connection that breaks when something was committed.
struct Unanswered {
    store: Arc<dyn Store>,
    commits: Arc<AtomicUsize>,
    fates: Fates,
    killed: Arc<Notify>,
}

/// A transaction on it.
struct Fading {
    transaction: Box<dyn Transaction>,
    commits: Arc<AtomicUsize>,
    fates: Fates,
    killed: Arc<Notify>,
}

#[async_trait]
impl Store for Unanswered {
    async fn begin(&self) -> Result<Box<dyn Transaction>> {
        Ok(Box::new(Fading {
            transaction: self.store.begin().await?,
            commits: self.commits.clone(),
            fates: self.fates.clone(),
            killed: self.killed.clone(),
        }))
    }

    async fn read(&self) -> Result<Box<dyn Transaction>> {
        self.store.read().await
    }

    async fn close(&self) {
        self.store.close().await;
    }
}

macro_rules! pass_on {
    ($($name:ident: $repository:ident,)+) => {
        #[async_trait]
        impl Transaction for Fading {
            $(fn $name(&mut self) -> &mut dyn $repository {
                self.transaction.$name()
            })+

            async fn commit(self: Box<Self>) -> Result<()> {
                let Fading { transaction, commits, fates, killed } = *self;
                let kill = async || {
                    killed.notify_one();
                    pending::<()>().await;
                };
                let fate = fates(commits.fetch_add(1, Ordering::SeqCst));
                if matches!(fate, Fate::KilledBefore) {
                    drop(transaction);
                    kill().await;
                    return Ok(());
                }
                transaction.commit().await?;
                match fate {
                    Fate::Lost => {
                        return Err(Error::new(ErrorCode::Unavailable, "the answer is lost"));
                    }
                    Fate::KilledAfter => kill().await,
                    Fate::Stopped(gate) => gate.pass().await,
                    Fate::Answered | Fate::KilledBefore => {}
                }
                Ok(())
            }

            async fn commit_soon(self: Box<Self>) -> Result<Lasting> {
                self.commit().await.map(|()| None)
            }
        }
    };
}

pass_on! {
    accounts: AccountRepository,
    users: UserRepository,
    sessions: SessionRepository,
    credentials: CredentialRepository,
    verifications: VerificationRepository,
    two_factors: TwoFactorRepository,
    passkeys: PasskeyRepository,
    signing_keys: SigningKeyRepository,
    api_keys: ApiKeyRepository,
    organizations: OrganizationRepository,
    mails: MailRepository,
    attempts: AttemptRepository,
    rate_limits: RateLimitRepository,
    plans: PlanRepository,
    ledger: LedgerRepository,
    statements: StatementRepository,
    alerts: AlertRepository,
    jobs: JobRepository,
    queue: JobQueue,
    job_archive: JobArchive,
    schedules: ScheduleRepository,
    job_links: JobLinks,
    job_limits: JobLimits,
    answers: AnswerRepository,
    avatars: AvatarRepository,
    billing: BillingRepository,
    payments: PaymentRepository,
    billing_events: BillingEvents,
    reconciliations: ReconciliationRepository,
    products: ProductRepository,
    orders: OrderRepository,
    sellers: SellerRepository,
    licences: LicenceRepository,
    connections: ConnectionRepository,
    posts: PostRepository,
    publications: PublicationRepository,
    endpoints: EndpointRepository,
    deliveries: DeliveryRepository,
    post_queues: PostQueueRepository,
    recurrences: RecurrenceRepository,
    social_rules: PostRulesRepository,
    audit: AuditRepository,
    events: EventRepository,
    analytics: AnalyticsRepository,
}

impl Harness {
    fn unanswered(&self, lost: Range<usize>) -> Arc<dyn Store> {
        let fate = move |commit| match lost.contains(&commit) {
            true => Fate::Lost,
            false => Fate::Answered,
        };
        self.fated(0, Arc::default(), fate)
    }

    /// A handle whose commits have these fates; a kill is told.
    pub(super) fn fated(
        &self,
        index: usize,
        killed: Arc<Notify>,
        fate: impl Fn(usize) -> Fate + Send + Sync + 'static,
    ) -> Arc<dyn Store> {
        let (store, commits, fates) = (self.handle(index), Arc::default(), Arc::new(fate));
        Arc::new(Unanswered { store, commits, fates, killed })
    }
}

pub(super) async fn jobs_are_not_made_again(h: Harness) {
    let account = h.account_with(1_000).await;
    let handler: Arc<dyn JobHandler> = Scripted::new();
    let service =
        JobService::new(h.unanswered(0..usize::MAX), h.bus.clone(), h.ambient.clone(), &[handler]);
    let service = Arc::new(service);
    let calls = (0..CALLERS).map(|_| {
        let service = service.clone();
        async move { service.create(video(account)).await }
    });
    for answer in at_once(calls).await {
        assert_eq!(answer.unwrap_err().code(), ErrorCode::Unavailable, "nobody knows");
    }
    assert_eq!(h.happened(account).await, ["job.created"; CALLERS], "each was made once");
    h.reconciled(account).await;
}

pub(super) async fn credits_are_not_moved_again(h: Harness) {
    let account = h.account().await;
    let teller = Teller::new(h.unanswered(0..usize::MAX), h.ambient.clone());
    let calls = (0..CALLERS).map(|_| {
        let teller = teller.clone();
        async move { teller.call(Operation::Grant(grant_of(account, 1))).await }
    });
    for answer in at_once(calls).await {
        assert_eq!(answer.unwrap_err().code(), ErrorCode::Unavailable, "nobody knows");
    }
    assert_eq!(h.books_of(account).await, (100 + CALLERS as i64, 0, 0));
    h.reconciled(account).await;
}

pub(super) async fn an_end_is_known_to_be_ones_own(h: Harness) {
    let (account, handler) = (h.account().await, Scripted::new());
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    // A claim, two stages with a renewal and a checkpoint each: the sixth commit is the end.
    let store = h.unanswered(5..6);
    let unhurried = Duration::from_secs(60);
    let config =
        WorkerConfig { heartbeat: unhurried, poll: Duration::from_millis(1), ..config("w") };
    work_one(&h.worker_over(store, &handler, config)).await;
    assert_eq!(h.job(job.id).await.state, JobState::Completed);
    assert_eq!(h.books_of(account).await, (95, 0, 5));
    assert_eq!(h.happened(account).await, ["job.created", "job.completed"]);
    assert_eq!(handler.calls(), ["speech", "encode", "clean_up"], "nobody else would clean up");
}
