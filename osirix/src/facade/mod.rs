//! What every language sees: owned arguments, plain records, async functions.

mod accounts;
mod admin;
mod api_keys;
mod auth;
mod avatars;
mod credit_operation;
mod credits;
mod exposition;
mod files;
mod jobs;
mod mails;
mod models;
mod organizations;
mod plans;
mod profile;
mod queue;
mod records;
mod schedules;
mod tasks;
mod work;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use osirix_core::auth::{Auth, AuthConfig, AuthParts};
use osirix_core::clock::Ambient;
use osirix_core::error::Result;
use osirix_core::events::EventBus;
use osirix_core::jobs::{JobHandler, JobObserver, JobService, Workbench, Worker, WorkerConfig};
use osirix_core::limits::Limiter;
use osirix_core::mail::{Mailer, PostOffice};
use osirix_core::store::Store;
use osirix_core::vault::Vault;
use osirix_media::pipeline::{Studio, handlers};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;

pub use accounts::{AccountsApi, AuditApi};
pub use admin::AdminApi;
pub use api_keys::ApiKeysApi;
pub use auth::AuthApi;
pub use avatars::{AvatarsApi, VoicesApi};
pub use credit_operation::{CreditOperation, CreditOutcome};
pub use credits::CreditsApi;
pub use files::FilesApi;
pub use jobs::{JobWatch, JobsApi};
pub use mails::MailsApi;
pub use models::{ModelInfo, ModelsApi};
pub use organizations::OrganizationsApi;
pub use plans::{PlansApi, ProductsApi};
pub use profile::ProfileApi;
pub use queue::QueueApi;
pub use records::{
    GrantTerms, JobInfo, JobOutput, LipSyncRequest, OwnResult, SpeechRequest, VideoRequest,
};
pub use schedules::SchedulesApi;
pub use tasks::{Kept, WorkApi};
pub use work::{
    AfterJob, JobControl, JobQuery, JobRequest, JobSchedule, NewJobSchedule, QueueDepth,
    QueueMetrics,
};

use crate::builder::Builder;

/// What the builder puts together.
pub(crate) struct Parts {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) bus: Arc<dyn EventBus>,
    pub(crate) ambient: Ambient,
    pub(crate) studio: Studio,
    pub(crate) models: PathBuf,
    pub(crate) worker: WorkerConfig,
    pub(crate) vault: Vault,
    pub(crate) mailer: Option<Arc<dyn Mailer>>,
    pub(crate) auth: AuthConfig,
    pub(crate) auth_parts: AuthParts,
    pub(crate) handlers: Vec<Arc<dyn JobHandler>>,
    pub(crate) bench: Workbench,
    pub(crate) observers: Vec<Arc<dyn JobObserver>>,
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
    pub(crate) fn start(parts: Parts) -> Result<Self> {
        let Parts { store, bus, ambient, studio, worker: config, vault, mailer, .. } = parts;
        let studio = Arc::new(studio);
        let mut handlers = handlers(&studio);
        handlers.extend(parts.handlers);
        let jobs = JobService::new(store.clone(), bus.clone(), ambient.clone(), &handlers);
        let jobs = jobs.observed_by(parts.observers);
        let post = PostOffice::new(store.clone(), ambient.clone(), vault.clone(), mailer);
        let (config_of_auth, auth_parts) = (parts.auth, parts.auth_parts);
        let auth = Auth::new(
            store.clone(),
            ambient.clone(),
            vault,
            post.clone(),
            auth_parts,
            config_of_auth,
        );
        let (shutdown, down) = watch::channel(false);
        let mut tasks = Vec::new();
        if post.sends() {
            let (post, down) = (post.clone(), down.clone());
            tasks.push(tokio::spawn(async move { post.run(down).await }));
        }
        let works = config.concurrency > 0;
        let worker = Worker::of(jobs.clone(), config);
        if works {
            let worker = worker.clone();
            tasks.push(tokio::spawn(async move { worker.run(down).await }));
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

    /// Who can speak in a video.
    pub fn avatars(&self) -> AvatarsApi {
        let Inner { store, studio, ambient, pictures, .. } = self.inner.as_ref();
        AvatarsApi::new(store, &studio.blobs, ambient, pictures)
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
        JobsApi::new(&self.inner.store, &self.inner.jobs, &self.inner.ambient)
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

    /// What can be bought.
    pub fn products(&self) -> ProductsApi {
        ProductsApi::new(&self.inner.store)
    }

    /// Who did what.
    pub fn audit(&self) -> AuditApi {
        AuditApi::new(&self.inner.store)
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
