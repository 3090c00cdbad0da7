use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use osirix_core::auth::{AuthParts, BreachedPasswords, IdentityProvider, PasskeyVerifier};
use osirix_core::billing::PaymentGateway;
use osirix_core::blob::BlobStore;
use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::events::EventBus;
use osirix_core::jobs::{
    JobHandler, JobKind, JobObserver, JobTask, Task, Workbench, WorkerConfig, hosted,
};
use osirix_core::mail::Mailer;
use osirix_core::media::{AvatarEngine, LipSync, SpeechEngine, Transcoder, VideoEncoder};
use osirix_core::social::{Connector, Network, OwnNetwork, Publisher};
use osirix_core::store::Store;
use osirix_core::webhooks::Courier;
use osirix_media::avatar::{FilmEngine, PortraitEngine, RigEngine};
use osirix_media::lipsync::VisemeLipSync;
use osirix_media::pipeline::{KeptEngine, SpeechCache, Studio};
use osirix_media::speech::FliteEngine;
use osirix_media::video::Mp4Encoder;
use osirix_storage::{BusOptions, OpenOptions};

use crate::config::Config;
use crate::facade::{ModelsApi, Osirix, Parts};
use crate::networks::Networks;
use crate::operation::AuditHeads;
use crate::payments::Payments;
use crate::registry::Registry;
use crate::s3::BlobOptions;

/// Puts a platform together. Nothing is opened, and nothing can fail, before [`Builder::build`].
///
/// What is not given is built in: see [`Config`] for the settings.
pub struct Builder {
    config: Config,
    registry: Registry,
    ambient: Ambient,
    store: Option<Arc<dyn Store>>,
    blobs: Option<Arc<dyn BlobStore>>,
    bus: Option<Arc<dyn EventBus>>,
    speech: Vec<Arc<dyn SpeechEngine>>,
    kept_speech: BTreeMap<String, KeptEngine>,
    lip_sync: Option<Arc<dyn LipSync>>,
    avatars: Vec<Arc<dyn AvatarEngine>>,
    encoder: Option<Arc<dyn VideoEncoder>>,
    transcoder: Option<Arc<dyn Transcoder>>,
    mailer: Option<Arc<dyn Mailer>>,
    auth: AuthParts,
    payments: Option<Arc<dyn PaymentGateway>>,
    publishers: BTreeMap<Network, Arc<dyn Publisher>>,
    connectors: BTreeMap<Network, Arc<dyn Connector>>,
    own_network: Option<Arc<dyn OwnNetwork>>,
    courier: Option<Arc<dyn Courier>>,
    handlers: Vec<Result<Arc<dyn JobHandler>>>,
    tasks: Vec<Arc<dyn JobTask>>,
    observers: Vec<Arc<dyn JobObserver>>,
}

impl Default for Builder {
    fn default() -> Self {
        Builder {
            config: Config::default(),
            registry: Registry::compiled_in(),
            ambient: Ambient::system(),
            store: None,
            blobs: None,
            bus: None,
            speech: Vec::new(),
            kept_speech: BTreeMap::new(),
            lip_sync: None,
            avatars: Vec::new(),
            encoder: None,
            transcoder: None,
            mailer: None,
            auth: AuthParts::default(),
            payments: None,
            publishers: BTreeMap::new(),
            connectors: BTreeMap::new(),
            own_network: None,
            courier: None,
            handlers: Vec::new(),
            tasks: Vec::new(),
            observers: Vec::new(),
        }
    }
}

impl Builder {
    /// Every setting at once.
    #[must_use]
    pub fn config(mut self, config: Config) -> Self {
        self.config = config;
        self
    }

    /// The data folder; made where it does not exist.
    #[must_use]
    pub fn home(mut self, home: impl Into<PathBuf>) -> Self {
        self.config.home = home.into();
        self
    }

    /// Where files are kept: `file:PATH`, or `s3://BUCKET/PREFIX` with [`Config::s3`].
    #[must_use]
    pub fn blobs_url(mut self, url: impl Into<String>) -> Self {
        self.config.blobs_url = Some(url.into());
        self
    }

    /// The database's URL.
    #[must_use]
    pub fn database_url(mut self, url: impl Into<String>) -> Self {
        self.config.database_url = Some(url.into());
        self
    }

    /// How many jobs this process works on at once; 0 leaves all work to other processes.
    #[must_use]
    pub fn workers(mut self, workers: usize) -> Self {
        self.config.workers = workers;
        self
    }

    /// Which URL scheme opens which backend.
    #[must_use]
    pub fn registry(mut self, registry: Registry) -> Self {
        self.registry = registry;
        self
    }

    /// Time and randomness of one's own: for tests.
    #[must_use]
    pub fn ambient(mut self, ambient: Ambient) -> Self {
        self.ambient = ambient;
        self
    }

    /// The models that were added, without opening the platform: to add more before it starts.
    pub fn models(&self) -> ModelsApi {
        ModelsApi::new(self.config.models())
    }

    /// A database that is open already.
    #[must_use]
    pub fn store(mut self, store: Arc<dyn Store>) -> Self {
        self.store = Some(store);
        self
    }

    /// A blob store that is open already.
    #[must_use]
    pub fn blob_store(mut self, blobs: Arc<dyn BlobStore>) -> Self {
        self.blobs = Some(blobs);
        self
    }

    /// A carrier of signals that is open already.
    #[must_use]
    pub fn event_bus(mut self, bus: Arc<dyn EventBus>) -> Self {
        self.bus = Some(bus);
        self
    }

    /// Adds a speech engine; one of the built-in's name takes its place.
    #[must_use]
    pub fn speech_engine(mut self, engine: Arc<dyn SpeechEngine>) -> Self {
        self.speech.push(engine);
        self
    }

    /// Adds a speech engine whose speeches are kept as those of hosted voices are
    /// ([`Config::speech_cache_days`]). `version` says everything that decides its sound besides
    /// what it is asked, its model for example; what it said for one account serves the others
    /// where it is `shared`.
    #[must_use]
    pub fn kept_speech_engine(
        mut self,
        engine: Arc<dyn SpeechEngine>,
        version: impl Into<String>,
        shared: bool,
    ) -> Self {
        let kept = KeptEngine { version: version.into(), shared };
        self.kept_speech.insert(engine.name().to_owned(), kept);
        self.speech_engine(engine)
    }

    /// Adds an avatar engine, asked before the built-in.
    #[must_use]
    pub fn avatar_engine(mut self, engine: Arc<dyn AvatarEngine>) -> Self {
        self.avatars.push(engine);
        self
    }

    /// Replaces the lip-sync.
    #[must_use]
    pub fn lip_sync(mut self, lip_sync: Arc<dyn LipSync>) -> Self {
        self.lip_sync = Some(lip_sync);
        self
    }

    /// Replaces the encoder.
    #[must_use]
    pub fn encoder(mut self, encoder: Arc<dyn VideoEncoder>) -> Self {
        self.encoder = Some(encoder);
        self
    }

    /// Reads and writes other formats by this, in place of what the settings name.
    #[must_use]
    pub fn transcoder(mut self, transcoder: Arc<dyn Transcoder>) -> Self {
        self.transcoder = Some(transcoder);
        self
    }

    /// Adds a kind of job of one's own.
    #[must_use]
    pub fn task(mut self, task: impl Task) -> Self {
        self.handlers.push(osirix_core::jobs::handler(task));
        self
    }

    /// Adds a kind of job of one's own that is an object: one that another language offers.
    #[must_use]
    pub fn job_task(mut self, task: Arc<dyn JobTask>) -> Self {
        self.tasks.push(task);
        self
    }

    /// Adds a kind of job of one's own that has stages.
    #[must_use]
    pub fn job_handler(mut self, handler: Arc<dyn JobHandler>) -> Self {
        self.handlers.push(Ok(handler));
        self
    }

    /// Tells this of every change of a job that this process makes.
    #[must_use]
    pub fn job_observer(mut self, observer: Arc<dyn JobObserver>) -> Self {
        self.observers.push(observer);
        self
    }

    /// Sends mail. Without it messages stay in the database, where
    /// [`MailsApi::outbox`](crate::MailsApi::outbox) shows them.
    #[must_use]
    pub fn mailer(mut self, mailer: Arc<dyn Mailer>) -> Self {
        self.mailer = Some(mailer);
        self
    }

    /// Takes payments by this gateway.
    #[must_use]
    pub fn payment_gateway(mut self, gateway: Arc<dyn PaymentGateway>) -> Self {
        self.payments = Some(gateway);
        self
    }

    /// Publishes on a network by this, in place of what the settings name.
    #[must_use]
    pub fn publisher(mut self, network: Network, publisher: Arc<dyn Publisher>) -> Self {
        self.publishers.insert(network, publisher);
        self
    }

    /// Connects accounts of a network by this, in place of what the settings name.
    #[must_use]
    pub fn connector(mut self, network: Network, connector: Arc<dyn Connector>) -> Self {
        self.connectors.insert(network, connector);
        self
    }

    /// Publishes on a network of one's own, which is an object: one that another language offers.
    /// There is one such network; it is [`Network::Own`].
    #[must_use]
    pub fn own_network(mut self, network: Arc<dyn OwnNetwork>) -> Self {
        self.own_network = Some(network);
        self
    }

    /// Carries webhooks by this.
    #[must_use]
    pub fn courier(mut self, courier: Arc<dyn Courier>) -> Self {
        self.courier = Some(courier);
        self
    }

    /// Adds somebody else who vouches for users.
    #[must_use]
    pub fn identity_provider(mut self, provider: Arc<dyn IdentityProvider>) -> Self {
        self.auth.providers.push(provider);
        self
    }

    /// Checks passkeys.
    #[must_use]
    pub fn passkey_verifier(mut self, verifier: Arc<dyn PasskeyVerifier>) -> Self {
        self.auth.passkeys = Some(verifier);
        self
    }

    /// Knows the passwords that have become public.
    #[must_use]
    pub fn breached_passwords(mut self, breaches: Arc<dyn BreachedPasswords>) -> Self {
        self.auth.breaches = Some(breaches);
        self
    }

    /// Opens everything and starts the workers.
    ///
    /// Errors are [`Configuration`](crate::ErrorCode::Configuration) for a wrong setting,
    /// [`Io`](crate::ErrorCode::Io) or [`StorageFull`](crate::ErrorCode::StorageFull) for the data
    /// folder, [`SchemaTooNew`](crate::ErrorCode::SchemaTooNew) for data of a newer version,
    /// [`Busy`](crate::ErrorCode::Busy) for a database that another process keeps locked.
    pub async fn build(self) -> Result<Osirix> {
        self.config.check()?;
        let mut handlers = self.handlers.into_iter().collect::<Result<Vec<_>>>()?;
        let bench = Workbench::default();
        for task in self.tasks {
            handlers.push(hosted(task, bench.clone()).await?);
        }
        check_kinds(&handlers)?;
        let scratch = make_folders(&self.config.home).await?;
        let options =
            OpenOptions { busy_timeout: self.config.busy_timeout(), ..OpenOptions::default() };
        check_heads(&self.config)?;
        let own_store = self.store.is_some();
        let database_url = self.config.database_url();
        let store = match self.store {
            Some(store) => store,
            None => self.registry.store(&database_url, options).await?,
        };
        let blobs = match self.blobs {
            Some(blobs) => blobs,
            None => {
                let options = BlobOptions { s3: self.config.s3.clone() };
                self.registry.blob_store(&self.config.blobs_url(), options).await?
            }
        };
        let mut speech = self.speech;
        speech.iter().try_for_each(|engine| check_name(engine.name()))?;
        let own: Vec<String> = speech.iter().map(|engine| engine.name().to_owned()).collect();
        let mut kept = crate::hosted::kept(&self.config);
        speech.extend(crate::hosted::engines(&self.config)?);
        let mut avatars = self.avatars;
        #[cfg(feature = "neural")]
        {
            let added = crate::neural::engines(&self.config)?;
            speech.extend(added.speech);
            avatars.extend(added.avatars);
            kept.extend(added.kept);
        }
        speech.push(Arc::new(FliteEngine::new()?));
        avatars.push(Arc::new(RigEngine::new()));
        avatars.push(Arc::new(PortraitEngine::new()));
        avatars.push(Arc::new(FilmEngine::new()));
        // An engine of the program's own takes the place of another of its name.
        kept.retain(|name, _| !own.contains(name));
        kept.extend(self.kept_speech);
        let speeches = SpeechCache {
            engines: kept,
            keep: self.config.speech_cache(),
            ambient: self.ambient.clone(),
        };
        let transcoder = match self.transcoder {
            Some(transcoder) => Some(transcoder),
            None => crate::transcoding::of_settings(&self.config.ffmpeg).await?,
        };
        let studio = Studio {
            speech,
            lip_sync: self.lip_sync.unwrap_or_else(|| Arc::new(VisemeLipSync)),
            avatars,
            encoder: self.encoder.unwrap_or_else(|| Arc::new(Mp4Encoder::new())),
            transcoder,
            blobs,
            speeches,
            prices: self.config.prices.clone().checked()?,
            scratch,
        };
        let worker = WorkerConfig {
            name: worker_name(&self.ambient)?,
            concurrency: self.config.workers,
            lease: self.config.lease(),
            heartbeat: (self.config.lease() / 4).min(WorkerConfig::default().heartbeat),
            poll: self.config.poll(),
            grace: self.config.grace(),
        };
        let bus = match (self.bus, &self.config.redis_url) {
            (Some(bus), _) => bus,
            (None, Some(url)) => {
                let prefix = self.config.redis_prefix.clone();
                self.registry.bus(url, BusOptions { prefix, ..BusOptions::default() }).await?
            }
            // Where the store came from elsewhere, the URL says nothing about it.
            (None, None) => {
                self.registry.database_bus((!own_store).then_some(&*database_url)).await?
            }
        };
        let payments = Payments::new(self.payments, &self.config, &store, &self.ambient)?;
        let networks = Networks::new(&self.config.social, &self.ambient)?;
        let mut networks = networks.and_own(self.own_network).await?;
        networks.publishers.extend(self.publishers);
        networks.connectors.extend(self.connectors);
        let courier = match self.courier {
            Some(courier) => Some(courier),
            None => crate::courier::of_settings(&self.config.webhooks)?,
        };
        let (vault, auth) = (self.config.vault()?, self.config.auth());
        Osirix::start(Parts {
            store,
            bus,
            ambient: self.ambient,
            studio,
            models: self.config.models(),
            payments,
            billing: self.config.billing.clone(),
            marketplace: self.config.marketplace.clone(),
            publishers: networks.publishers,
            connectors: networks.connectors,
            publishing: self.config.social.publishing.clone(),
            courier,
            webhooks: self.config.webhooks.clone(),
            worker,
            vault,
            mailer: self.mailer,
            auth,
            auth_parts: self.auth,
            handlers,
            bench,
            observers: self.observers,
            orphans: self.config.orphans(),
            sealing: (self.config.audit_heads.clone(), self.config.audit_seal()),
        })
        .await
    }
}

/// Makes the home and its folder for files that live as long as a stage.
async fn make_folders(home: &Path) -> Result<PathBuf> {
    let scratch = home.join("scratch");
    tokio::fs::create_dir_all(&scratch)
        .await
        .map_err(|e| Error::io(format!("make the data folder {}", home.display()), e))?;
    Ok(scratch)
}

/// A file to which nothing can be added is found out now, and not in a minute.
fn check_heads(config: &Config) -> Result<()> {
    let Some(path) = &config.audit_heads else { return Ok(()) };
    AuditHeads::at(path).check().map_err(|e| {
        let message = "the ends of the audit log cannot be kept there";
        let error = Error::new(ErrorCode::Configuration, message).with("field", "audit_heads");
        error.caused_by(e)
    })
}

/// One kind has one handler.
fn check_kinds(handlers: &[Arc<dyn JobHandler>]) -> Result<()> {
    let mut kinds = vec![JobKind::TTS, JobKind::VIDEO, JobKind::LIP_SYNC];
    for handler in handlers {
        let kind = handler.kind();
        if kinds.contains(&kind) {
            let message = "two handlers are given for this kind of job";
            return Err(Error::new(ErrorCode::Configuration, message).with("kind", kind));
        }
        kinds.push(kind);
    }
    Ok(())
}

/// An engine's name is the first part of its voices' ids.
fn check_name(name: &str) -> Result<()> {
    let fits = |c: u8| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-');
    if (1..=64).contains(&name.len()) && name.bytes().all(fits) {
        return Ok(());
    }
    let message = "a speech engine is named by 1 to 64 of a-z, 0-9, '.', '_' and '-'";
    Err(Error::new(ErrorCode::Configuration, message).with("field", "name").with("value", name))
}

/// A name that tells an operator which process it is.
fn worker_name(ambient: &Ambient) -> Result<String> {
    let tag = (ambient.unit()? * f64::from(u16::MAX)) as u16;
    Ok(format!("worker-{}-{tag:04x}", std::process::id()))
}
