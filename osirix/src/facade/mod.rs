//! What every language sees: owned arguments, plain records, async functions.

mod accounts;
mod admin;
mod analytics;
mod api_keys;
mod approvals;
mod auth;
mod avatars;
mod batch;
mod billing;
mod credit_operation;
mod credits;
mod exposition;
mod files;
mod jobs;
mod mails;
mod marketplace;
mod models;
mod moderation;
mod organizations;
mod payments;
mod payouts;
mod plans;
mod posts;
mod profile;
mod queue;
mod records;
mod recurrences;
mod scenes;
mod schedules;
mod social;
mod tasks;
mod tidying;
mod webhooks;
mod work;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use osirix_core::auth::{Auth, AuthConfig, AuthParts};
use osirix_core::billing::{Billing, BillingSettings, ManualGateway};
use osirix_core::clock::Ambient;
use osirix_core::error::Result;
use osirix_core::events::EventBus;
use osirix_core::jobs::{JobHandler, JobObserver, JobService, Workbench, Worker, WorkerConfig};
use osirix_core::ledger::AlertMails;
use osirix_core::limits::Limiter;
use osirix_core::mail::{Mailer, PostOffice};
use osirix_core::marketplace::{Marketplace, MarketplaceSettings};
use osirix_core::payouts::Payouts;
use osirix_core::social::{Connector, Network, Publisher, Social, SocialParts, SocialSettings};
use osirix_core::store::Store;
use osirix_core::sweep::Sweep;
use osirix_core::vault::Vault;
use osirix_core::webhooks::{Courier, WebhookParts, WebhookSettings, Webhooks};
use osirix_media::pipeline::{Studio, StudioFitter, StudioProbe, handlers};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;

pub use accounts::{AccountsApi, AuditApi};
pub use admin::AdminApi;
pub use analytics::AnalyticsApi;
pub use api_keys::ApiKeysApi;
pub use approvals::ApprovalsApi;
pub use auth::AuthApi;
pub use avatars::{AvatarsApi, VoicesApi};
pub use batch::VideoBatch;
pub use billing::{BillingApi, BillingOverview, SubscriptionInfo};
pub use credit_operation::{CreditOperation, CreditOutcome};
pub use credits::CreditsApi;
pub use files::FilesApi;
pub use jobs::{JobWatch, JobsApi};
pub use mails::MailsApi;
pub use marketplace::MarketplaceApi;
pub use models::{ModelInfo, ModelsApi};
pub use moderation::ModerationApi;
pub use organizations::OrganizationsApi;
pub use payments::PaymentsApi;
pub use payouts::PayoutsApi;
pub use plans::PlansApi;
pub use posts::{
    PostContent, PostMedia, PostMessage, PostRequest, PostVariant, PostsImport, PublicationInfo,
    SocialPost,
};
pub use profile::ProfileApi;
pub use queue::QueueApi;
pub use records::{
    Footage, GrantTerms, JobInfo, JobOutput, LipSyncRequest, OwnResult, SpeechRequest, VideoRequest,
};
pub use recurrences::{PostRecurrence, RepeatRequest};
pub use scenes::Scene;
pub use schedules::SchedulesApi;
pub use social::SocialApi;
pub use tasks::{Kept, WorkApi};
pub use webhooks::WebhooksApi;
pub use work::{
    AfterJob, JobControl, JobQuery, JobRequest, JobSchedule, NewJobSchedule, QueueDepth,
    QueueMetrics,
};

use crate::builder::Builder;
use crate::goods::goods;
use crate::operation::{Operation, Sealing};
use crate::payments::Payments;

/// What the builder puts together.
pub(crate) struct Parts {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) bus: Arc<dyn EventBus>,
    pub(crate) ambient: Ambient,
    pub(crate) studio: Studio,
    pub(crate) models: PathBuf,
    pub(crate) payments: Payments,
    pub(crate) billing: BillingSettings,
    pub(crate) marketplace: MarketplaceSettings,
    pub(crate) worker: WorkerConfig,
    pub(crate) publishers: BTreeMap<Network, Arc<dyn Publisher>>,
    pub(crate) connectors: BTreeMap<Network, Arc<dyn Connector>>,
    pub(crate) publishing: SocialSettings,
    pub(crate) courier: Option<Arc<dyn Courier>>,
    pub(crate) webhooks: WebhookSettings,
    pub(crate) vault: Vault,
    pub(crate) mailer: Option<Arc<dyn Mailer>>,
    pub(crate) auth: AuthConfig,
    pub(crate) auth_parts: AuthParts,
    pub(crate) handlers: Vec<Arc<dyn JobHandler>>,
    pub(crate) bench: Workbench,
    pub(crate) observers: Vec<Arc<dyn JobObserver>>,
    /// After how long what nobody needs is removed, unless it is zero.
    pub(crate) orphans: Duration,
    /// Where the ends of the audit log are kept, and how often it is sealed.
    pub(crate) sealing: (Option<PathBuf>, Duration),
}

/// The whole platform behind one handle. Clones share it.
#[derive(Clone)]
pub struct Osirix {
    inner: Arc<Inner>,
}

struct Inner {
    store: Arc<dyn Store>,
    bus: Arc<dyn EventBus>,
    ambient: Ambient,
    studio: Arc<Studio>,
    models: PathBuf,
    jobs: JobService,
    worker: Worker,
    bench: Workbench,
    auth: Auth,
    post: PostOffice,
    billing: Billing,
    manual: Option<ManualGateway>,
    payouts: Option<Payouts>,
    marketplace: Marketplace,
    social: Social,
    webhooks: Webhooks,
    sweep: Arc<Sweep>,
    pictures: Arc<Semaphore>,
    shutdown: watch::Sender<bool>,
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

impl Osirix {
    /// Begins to put a platform together.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Must be called inside a tokio runtime: the workers run on it.
    pub(crate) async fn start(parts: Parts) -> Result<Self> {
        let Parts { store, bus, ambient, studio, worker: config, vault, mailer, .. } = parts;
        let studio = Arc::new(studio);
        let mut handlers = handlers(&studio);
        handlers.extend(parts.handlers);
        let jobs = JobService::new(store.clone(), bus.clone(), ambient.clone(), &handlers);
        let jobs = jobs.observed_by(parts.observers);
        let post = PostOffice::new(store.clone(), ambient.clone(), vault.clone(), mailer);
        let payout_minimum = parts.marketplace.payout_minimum();
        let marketplace =
            Marketplace::new(store.clone(), ambient.clone(), vault.clone(), parts.marketplace)?;
        marketplace.stock(&goods()?).await?;
        let social = SocialParts {
            store: store.clone(),
            ambient: ambient.clone(),
            vault: vault.clone(),
            blobs: studio.blobs.clone(),
            probe: Arc::new(StudioProbe::new(store.clone(), studio.blobs.clone())),
            fitter: Arc::new(StudioFitter::new(studio.blobs.clone())),
            publishers: parts.publishers,
            connectors: parts.connectors,
        };
        let social = Social::new(social, parts.publishing)?;
        let webhooks = WebhookParts {
            store: store.clone(),
            ambient: ambient.clone(),
            vault: vault.clone(),
            post: post.clone(),
            courier: parts.courier,
        };
        let webhooks = Webhooks::new(webhooks, parts.webhooks)?;
        let (config_of_auth, auth_parts) = (parts.auth, parts.auth_parts);
        let auth = Auth::new(
            store.clone(),
            ambient.clone(),
            vault,
            post.clone(),
            auth_parts,
            config_of_auth,
        );
        let Payments { gateway, manual, payouts } = parts.payments;
        let payouts =
            payouts.map(|by| Payouts::new(store.clone(), ambient.clone(), by, payout_minimum));
        let billing = Billing::new(store.clone(), ambient.clone(), gateway, parts.billing)?
            .selling(marketplace.clone());
        let (shutdown, down) = watch::channel(false);
        let mut tasks = Vec::new();
        if post.sends() {
            let (post, down) = (post.clone(), down.clone());
            tasks.push(tokio::spawn(async move { post.run(down).await }));
        }
        let age = parts.orphans.max(Sweep::LEAST_AGE);
        let sweep = Sweep::new(jobs.clone(), studio.blobs.clone(), ambient.clone(), age);
        let sweep = Arc::new(sweep);
        let works = config.concurrency > 0;
        let worker = Worker::of(jobs.clone(), config);
        if works {
            let (billing, until) = (billing.clone(), down.clone());
            tasks.push(tokio::spawn(async move { billing.run(until).await }));
            let alerts = AlertMails::new(store.clone(), ambient.clone(), post.clone());
            let until = down.clone();
            tasks.push(tokio::spawn(async move { alerts.run(until).await }));
            let (marketplace, until) = (marketplace.clone(), down.clone());
            tasks.push(tokio::spawn(async move { marketplace.run(until).await }));
            // By hand, somebody says when.
            if let Some(payouts) = payouts.clone().filter(|_| manual.is_none()) {
                let until = down.clone();
                tasks.push(tokio::spawn(async move { payouts.run(until).await }));
            }
            let (social, until) = (social.clone(), down.clone());
            tasks.push(tokio::spawn(async move { social.run(until).await }));
            let (webhooks, until) = (webhooks.clone(), down.clone());
            tasks.push(tokio::spawn(async move { webhooks.run(until).await }));
            let orphans = (!parts.orphans.is_zero()).then(|| sweep.clone());
            tasks.push(tokio::spawn(tidying::run(orphans, studio.clone(), down.clone())));
            let (heads, every) = parts.sealing;
            let sealing = Sealing::new(&store, &ambient, heads);
            let worker = worker.clone();
            tasks.push(tokio::spawn(async move {
                // What the worker writes at its end is sealed too.
                let (ended, until) = watch::channel(false);
                let work = async {
                    worker.run(down).await;
                    drop(ended);
                };
                tokio::join!(work, sealing.run(every, until));
            }));
        }
        let inner = Inner {
            store,
            bus,
            ambient,
            studio,
            models: parts.models,
            jobs,
            worker,
            bench: parts.bench,
            auth,
            post,
            billing,
            manual,
            payouts,
            marketplace,
            social,
            webhooks,
            sweep,
            pictures: Arc::new(Semaphore::new(avatars::PICTURES_AT_ONCE)),
            shutdown,
            tasks: Mutex::new(tasks),
        };
        Ok(Osirix { inner: Arc::new(inner) })
    }

    /// Who owns credits, jobs and avatars.
    pub fn accounts(&self) -> AccountsApi {
        AccountsApi::new(&self.inner.store, &self.inner.ambient)
    }

    /// Who somebody is: signing up and in, and sessions.
    pub fn auth(&self) -> AuthApi {
        AuthApi::new(&self.inner.auth)
    }

    /// What users do with themselves: name, address, password, second factor, passkeys.
    pub fn profile(&self) -> ProfileApi {
        ProfileApi::new(&self.inner.auth)
    }

    /// Keys with which programs act for users.
    pub fn api_keys(&self) -> ApiKeysApi {
        ApiKeysApi::new(&self.inner.store, &self.inner.ambient, &self.inner.auth)
    }

    /// People who share an account.
    pub fn organizations(&self) -> OrganizationsApi {
        let Inner { store, ambient, post, auth, .. } = self.inner.as_ref();
        OrganizationsApi::new(store, ambient, post, auth)
    }

    /// What administrators do with users.
    pub fn admin(&self) -> AdminApi {
        AdminApi::new(&self.inner.auth)
    }

    /// Mail that was written.
    pub fn mails(&self) -> MailsApi {
        MailsApi::new(&self.inner.post)
    }

    /// Balances and statements.
    pub fn credits(&self) -> CreditsApi {
        CreditsApi::new(&self.inner.store, &self.inner.ambient)
    }

    /// What an account may do.
    pub fn plans(&self) -> PlansApi {
        PlansApi::new(&self.inner.store)
    }

    /// What an account buys: plans and credits.
    pub fn billing(&self) -> BillingApi {
        BillingApi::new(&self.inner.billing)
    }

    /// What an operator does with payments.
    pub fn payments(&self) -> PaymentsApi {
        let Inner { billing, manual, payouts, .. } = self.inner.as_ref();
        PaymentsApi::new(billing, manual, payouts)
    }

    /// Who can speak in a video.
    pub fn avatars(&self) -> AvatarsApi {
        let Inner { store, studio, ambient, pictures, .. } = self.inner.as_ref();
        let transcoder = studio.transcoder.clone();
        AvatarsApi::new(store, &studio.blobs, ambient, pictures, &studio.scratch, transcoder)
    }

    /// How they can sound.
    pub fn voices(&self) -> VoicesApi {
        VoicesApi::new(&self.inner.studio)
    }

    /// Models that were added: neural voices.
    pub fn models(&self) -> ModelsApi {
        ModelsApi::new(self.inner.models.clone())
    }

    /// The work: speech, lip-sync, videos.
    pub fn jobs(&self) -> JobsApi {
        let Inner { store, jobs, ambient, studio, marketplace, .. } = self.inner.as_ref();
        JobsApi::new(store, jobs, ambient, &studio.blobs, marketplace)
    }

    /// What a job of a kind of your own tells and keeps while it is at work.
    pub fn work(&self) -> WorkApi {
        WorkApi::new(&self.inner.bench)
    }

    /// Jobs by the calendar.
    pub fn schedules(&self) -> SchedulesApi {
        SchedulesApi::new(self.jobs(), &self.inner.jobs)
    }

    /// The queue as an operator sees it.
    pub fn queue(&self) -> QueueApi {
        QueueApi::new(self.jobs(), &self.inner.jobs, &self.inner.worker)
    }

    /// What the work made.
    pub fn files(&self) -> FilesApi {
        FilesApi::new(&self.inner.studio.blobs)
    }

    /// Products that are found, bought, used and sold.
    pub fn marketplace(&self) -> MarketplaceApi {
        MarketplaceApi::new(&self.inner.marketplace)
    }

    /// What sellers earn in money, and how they are paid.
    pub fn payouts(&self) -> PayoutsApi {
        PayoutsApi::new(&self.inner.payouts)
    }

    /// What an operator does with the marketplace.
    pub fn moderation(&self) -> ModerationApi {
        ModerationApi::new(&self.inner.marketplace)
    }

    /// Posts of organisations that want approval.
    pub fn approvals(&self) -> ApprovalsApi {
        ApprovalsApi::new(&self.inner.social, &self.inner.auth)
    }

    /// Publishing on social networks.
    pub fn social(&self) -> SocialApi {
        SocialApi::new(&self.inner.social)
    }

    /// Telling others what happens.
    pub fn webhooks(&self) -> WebhooksApi {
        WebhooksApi::new(&self.inner.webhooks)
    }

    /// Figures by the day.
    pub fn analytics(&self) -> AnalyticsApi {
        AnalyticsApi::new(&self.inner.store, &self.inner.ambient)
    }

    /// Who did what.
    pub fn audit(&self) -> AuditApi {
        AuditApi::new(&self.inner.store)
    }

    /// What an operator does with the installation: for the program that the platform is part of.
    pub fn operation(&self) -> Operation {
        Operation::new(&self.inner.store, &self.inner.sweep)
    }

    /// Counts how often something is asked for, with every process on this database: for servers.
    pub fn limiter(&self) -> Limiter {
        Limiter::new(self.inner.store.clone(), self.inner.ambient.clone())
    }

    /// Stops the workers, who hand their jobs back, and closes the carrier of signals and the database. Closing again, or
    /// from another clone, waits for the same end.
    pub async fn close(&self) {
        self.inner.shutdown.send_replace(true);
        let tasks = {
            let mut tasks = self.inner.tasks.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::take(&mut *tasks)
        };
        for task in tasks {
            if let Err(error) = task.await {
                tracing::error!(%error, "a task ended badly");
            }
        }
        self.inner.bus.close().await;
        self.inner.store.close().await;
    }
}
