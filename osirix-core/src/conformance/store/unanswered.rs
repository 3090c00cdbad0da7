//! Commits that are done and whose answer is lost: nobody may do them again.

use std::sync::Arc;

use async_trait::async_trait;

use super::harness::{Harness, at_once, grant_of};
use super::scripted::{Scripted, video};
use crate::accounts::AccountRepository;
use crate::api_keys::ApiKeyRepository;
use crate::audit::AuditRepository;
use crate::auth::{
    AttemptRepository, CredentialRepository, PasskeyRepository, SessionRepository,
    SigningKeyRepository, TwoFactorRepository, UserRepository, VerificationRepository,
};
use crate::avatars::AvatarRepository;
use crate::error::{Error, ErrorCode, Result};
use crate::events::EventRepository;
use crate::jobs::{JobQueue, JobRepository, JobService};
use crate::ledger::{LedgerRepository, Operation, StatementRepository, Teller};
use crate::limits::RateLimitRepository;
use crate::mail::MailRepository;
use crate::marketplace::ProductRepository;
use crate::organizations::OrganizationRepository;
use crate::plans::PlanRepository;
use crate::store::{Store, Transaction};

/// How many callers there are at once: all but the first share a transaction.
const CALLERS: usize = 12;

/// A database on a connection that breaks whenever something was committed.
struct Unanswered(Arc<dyn Store>);

/// A transaction on it.
struct Fading(Box<dyn Transaction>);

#[async_trait]
impl Store for Unanswered {
    async fn begin(&self) -> Result<Box<dyn Transaction>> {
        Ok(Box::new(Fading(self.0.begin().await?)))
    }

    async fn read(&self) -> Result<Box<dyn Transaction>> {
        self.0.read().await
    }

    async fn close(&self) {
        self.0.close().await;
    }
}

macro_rules! pass_on {
    ($($name:ident: $repository:ident,)+) => {
        #[async_trait]
        impl Transaction for Fading {
            $(fn $name(&mut self) -> &mut dyn $repository {
                self.0.$name()
            })+

            async fn commit(self: Box<Self>) -> Result<()> {
                self.0.commit().await?;
                Err(Error::new(ErrorCode::Unavailable, "the answer is lost"))
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
    jobs: JobRepository,
    queue: JobQueue,
    avatars: AvatarRepository,
    products: ProductRepository,
    audit: AuditRepository,
    events: EventRepository,
}

impl Harness {
    fn unanswered(&self) -> Arc<dyn Store> {
        Arc::new(Unanswered(self.store.clone()))
    }
}

pub(super) async fn jobs_are_not_made_again(h: Harness) {
    let account = h.account_with(1_000).await;
    let handler: Arc<dyn crate::jobs::JobHandler> = Scripted::new();
    let service = JobService::new(h.unanswered(), h.bus.clone(), h.ambient.clone(), &[handler]);
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
    let teller = Teller::new(h.unanswered(), h.ambient.clone());
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
