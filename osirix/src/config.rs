use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use osirix_core::auth::AuthConfig;
use osirix_core::billing::BillingSettings;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::marketplace::MarketplaceSettings;
use osirix_core::plans::PriceList;
use osirix_core::secret::Secret;
use osirix_core::vault::Vault;
use osirix_core::webhooks::WebhookSettings;
use serde::Deserialize;

use crate::hosted::{ElevenLabsConfig, OpenAiSpeechConfig};
use crate::networks::SocialConfig;
use crate::payments::StripeConfig;
use crate::s3::S3Config;
use crate::secret;
use crate::transcoding::FfmpegConfig;

/// Every setting of the platform. Each has a default with which it works.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The data folder: database, blobs and scratch files, unless their own settings say otherwise.
    pub home: PathBuf,
    /// The database: `sqlite:PATH` or `postgres://...`; by default `osirix.db` in the home.
    pub database_url: Option<String>,
    /// The blob store: `file:PATH` or `s3://BUCKET/PREFIX`; by default the folder `blobs` in the
    /// home.
    pub blobs_url: Option<String>,
    /// The folder of models that were added, neural voices for example; by default `models` in the
    /// home.
    pub models: Option<PathBuf>,
    /// Who the platform is at ElevenLabs: its voices are there when a key is.
    pub elevenlabs: ElevenLabsConfig,
    /// A server that speaks OpenAI's speech protocol: its voices are there when its URL is.
    pub openai_speech: OpenAiSpeechConfig,
    /// An ffmpeg on this machine: with it recordings in more formats are read, and videos made as
    /// WebM, too. Nothing else needs it.
    pub ffmpeg: FfmpegConfig,
    /// For how many days a speech of a hosted or neural voice is kept, so that the same one is not
    /// made again: 0 to 3,650, and 0 keeps none.
    pub speech_cache_days: u64,
    /// After how many days what jobs left in the blob store and nobody needs is removed: 0 to 3,650,
    /// and 0 removes none. The blob store must be this database's alone.
    pub orphan_days: u64,
    /// Who the platform is on S3, and where that is: for `s3:` URLs.
    pub s3: S3Config,
    /// A Redis that carries wake-ups and live events between processes: `redis://...`, with TLS
    /// `rediss://...`, or `redis+unix:PATH`. By default a PostgreSQL database carries them itself.
    /// No data is kept there.
    pub redis_url: Option<String>,
    /// Which platform this is on that Redis: 1 to 40 of `a-z`, `0-9`, `.`, `_`, `-` and `:`.
    pub redis_prefix: String,
    /// How many jobs this process works on at once; 0 leaves all work to other processes.
    pub workers: usize,
    /// How long a crashed worker's job waits before another takes it, in milliseconds: 1,000 to
    /// 3,600,000.
    pub lease_ms: u64,
    /// How often a worker looks for jobs when nothing wakes it, and so how late it may find one of
    /// which no word reached it, in milliseconds: 10 to 3,600,000.
    pub poll_ms: u64,
    /// How long running jobs may go on when the platform is closed, before they are handed back to
    /// go on elsewhere behind their last finished stage; and how long a cancelled one has to end by
    /// itself, in milliseconds: 0 to 3,600,000.
    pub grace_ms: u64,
    /// How long to wait for a database that another process has locked, in milliseconds.
    pub busy_timeout_ms: u64,
    /// How long a part that the embedding program wrote in another language may take for one
    /// answer, such as a piece of speech, in milliseconds: 1 to 3,600,000.
    pub plugin_timeout_ms: u64,
    /// What jobs cost.
    pub prices: PriceList,
    /// How plans and packs of credits are sold.
    pub billing: BillingSettings,
    /// How the marketplace sells.
    pub marketplace: MarketplaceSettings,
    /// Who the platform is at Stripe: it takes the payments when a secret key is set. Otherwise they
    /// are entered by hand.
    pub stripe: StripeConfig,
    /// As what social networks know this program, and how posts are published.
    pub social: SocialConfig,
    /// How events are delivered to the accounts' endpoints.
    pub webhooks: WebhookSettings,
    /// What the platform seals with what it must read again: 32 bytes at least. By default the file
    /// `secret` in the home, made at the first start; several machines need the same.
    pub secret: Option<Secret<String>>,
    /// Secrets that this one has replaced: what they sealed is still opened.
    pub replaced_secrets: Vec<Secret<String>>,
    /// The site's name, for people: in mail and in authenticators.
    pub site_name: String,
    /// The site's address: who signs tokens, and for whom.
    pub site_url: String,
    /// Whether an address must be verified before its user signs in.
    pub require_verified_email: bool,
    /// A file outside of the database to which the ends of the audit log's chain are appended, once
    /// a minute and at the end: with it a log that was cut off, or made anew, is found. Best kept
    /// where this program may append and nobody may change.
    pub audit_heads: Option<PathBuf>,
    /// How often the audit log is sealed, in milliseconds: 100 to 3,600,000.
    pub audit_seal_ms: u64,
}

impl Default for Config {
    fn default() -> Self {
        let auth = AuthConfig::default();
        Config {
            home: PathBuf::from("osirix-data"),
            database_url: None,
            blobs_url: None,
            models: None,
            elevenlabs: ElevenLabsConfig::default(),
            openai_speech: OpenAiSpeechConfig::default(),
            ffmpeg: FfmpegConfig::default(),
            speech_cache_days: 30,
            orphan_days: 30,
            s3: S3Config::default(),
            redis_url: None,
            redis_prefix: "osirix".to_owned(),
            workers: 1,
            lease_ms: 15_000,
            poll_ms: 1_000,
            grace_ms: 0,
            busy_timeout_ms: 10_000,
            plugin_timeout_ms: 120_000,
            prices: PriceList::default(),
            billing: BillingSettings::default(),
            marketplace: MarketplaceSettings::default(),
            stripe: StripeConfig::default(),
            social: SocialConfig::default(),
            webhooks: WebhookSettings::default(),
            secret: None,
            replaced_secrets: Vec::new(),
            site_name: auth.issuer,
            site_url: auth.site,
            require_verified_email: auth.require_verified_email,
            audit_heads: None,
            audit_seal_ms: 10_000,
        }
    }
}

impl Config {
    /// The defaults, overridden by the environment: `OSIRIX_HOME`, `OSIRIX_MODELS`, `DATABASE_URL`,
    /// `REDIS_URL`, `OSIRIX_SECRET`, or else `BETTER_AUTH_SECRET`, and `OSIRIX_REPLACED_SECRETS`, a list
    /// with commas between them;
    /// `OSIRIX_BLOBS_URL`, or `AWS_S3_BUCKET` for a whole bucket, with `AWS_ACCESS_KEY_ID`,
    /// `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`, `AWS_REGION`, `AWS_ENDPOINT_URL` and
    /// `AWS_ALLOW_HTTP`; `ELEVENLABS_API_KEY` and `ELEVENLABS_MODEL`; `OSIRIX_SPEECH_URL`,
    /// `OSIRIX_SPEECH_API_KEY`, `OSIRIX_SPEECH_MODEL` and `OSIRIX_SPEECH_VOICES`, a list with commas
    /// between them; `OSIRIX_FFMPEG`; `OSIRIX_SPEECH_CACHE_DAYS` and
    /// `OSIRIX_ORPHAN_DAYS`; `STRIPE_SECRET_KEY`, `STRIPE_WEBHOOK_SECRET`, a list with commas between them,
    /// and `STRIPE_PRICES`, like `starter=price_1,pro=price_2`; `TWITTER_API_KEY` and
    /// `TWITTER_API_SECRET`, `FACEBOOK_APP_ID` and `FACEBOOK_APP_SECRET`, `LINKEDIN_CLIENT_ID` and
    /// `LINKEDIN_CLIENT_SECRET`, `THREADS_APP_ID` and `THREADS_APP_SECRET`, and `MASTODON_APPS`,
    /// like `https://mastodon.example=ID:SECRET`, with commas between them; `OSIRIX_AUDIT_HEADS`.
    pub fn from_env() -> Result<Self> {
        let mut config = Config::default();
        if let Some(home) = variable("OSIRIX_HOME")? {
            config.home = PathBuf::from(home);
        }
        config.models = variable("OSIRIX_MODELS")?.map(PathBuf::from);
        config.database_url = database_url()?;
        config.redis_url = variable("REDIS_URL")?;
        let bucket = variable("AWS_S3_BUCKET")?.map(|bucket| format!("s3://{bucket}"));
        config.blobs_url = variable("OSIRIX_BLOBS_URL")?.or(bucket);
        config.s3 = S3Config::from_env()?;
        config.elevenlabs = ElevenLabsConfig::from_env()?;
        config.openai_speech = OpenAiSpeechConfig::from_env()?;
        config.ffmpeg = FfmpegConfig::from_env()?;
        config.speech_cache_days = days("OSIRIX_SPEECH_CACHE_DAYS", config.speech_cache_days)?;
        config.orphan_days = days("OSIRIX_ORPHAN_DAYS", config.orphan_days)?;
        config.stripe = StripeConfig::from_env()?;
        config.social = SocialConfig::from_env()?;
        config.secret = match variable("OSIRIX_SECRET")? {
            Some(secret) => Some(long_enough("OSIRIX_SECRET", secret)?),
            None => {
                let secret = variable("BETTER_AUTH_SECRET")?;
                secret.map(|secret| long_enough("BETTER_AUTH_SECRET", secret)).transpose()?
            }
        };
        let replaced = variable("OSIRIX_REPLACED_SECRETS")?.unwrap_or_default();
        let replaced = replaced.split(',').map(str::trim).filter(|secret| !secret.is_empty());
        let replaced = replaced.map(|one| long_enough("OSIRIX_REPLACED_SECRETS", one.to_owned()));
        config.replaced_secrets = replaced.collect::<Result<_>>()?;
        config.audit_heads = variable("OSIRIX_AUDIT_HEADS")?.map(PathBuf::from);
        Ok(config)
    }

    /// The platform's secret: the one that was set, or the home's own.
    pub fn platform_secret(&self) -> Result<Secret<String>> {
        self.secret.clone().map_or_else(|| secret::of_home(&self.home), Ok)
    }

    /// The database's URL: the one that was set, or the home's own.
    pub fn database_url(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| self.in_home("sqlite", "osirix.db"))
    }

    /// The blob store's URL: the one that was set, or the home's own.
    pub fn blobs_url(&self) -> String {
        self.blobs_url.clone().unwrap_or_else(|| self.in_home("file", "blobs"))
    }

    fn in_home(&self, scheme: &str, name: &str) -> String {
        format!("{scheme}:{}", self.home.join(name).display())
    }

    /// The folder of models that were added.
    pub fn models(&self) -> PathBuf {
        self.models.clone().unwrap_or_else(|| self.home.join("models"))
    }

    pub(crate) fn vault(&self) -> Result<Vault> {
        Vault::new(&self.platform_secret()?, &self.replaced_secrets)
    }

    pub(crate) fn auth(&self) -> AuthConfig {
        AuthConfig {
            issuer: self.site_name.clone(),
            site: self.site_url.clone(),
            require_verified_email: self.require_verified_email,
            ..AuthConfig::default()
        }
    }

    pub(crate) fn check(&self) -> Result<()> {
        self.ffmpeg.check()?;
        check_span("speech_cache_days", self.speech_cache_days, 0..=3_650)?;
        check_span("orphan_days", self.orphan_days, 0..=3_650)?;
        check_span("lease_ms", self.lease_ms, 1_000..=3_600_000)?;
        check_span("poll_ms", self.poll_ms, 10..=3_600_000)?;
        check_span("grace_ms", self.grace_ms, 0..=3_600_000)?;
        check_span("plugin_timeout_ms", self.plugin_timeout_ms, 1..=3_600_000)?;
        check_span("audit_seal_ms", self.audit_seal_ms, 100..=3_600_000)
    }

    pub(crate) fn speech_cache(&self) -> Duration {
        Duration::from_secs(self.speech_cache_days.saturating_mul(24 * 3_600))
    }

    pub(crate) fn orphans(&self) -> Duration {
        Duration::from_secs(self.orphan_days.saturating_mul(24 * 3_600))
    }

    pub(crate) fn lease(&self) -> Duration {
        Duration::from_millis(self.lease_ms)
    }

    pub(crate) fn poll(&self) -> Duration {
        Duration::from_millis(self.poll_ms)
    }

    pub(crate) fn grace(&self) -> Duration {
        Duration::from_millis(self.grace_ms)
    }

    pub(crate) fn audit_seal(&self) -> Duration {
        Duration::from_millis(self.audit_seal_ms)
    }

    pub(crate) fn busy_timeout(&self) -> Duration {
        Duration::from_millis(self.busy_timeout_ms)
    }
}

impl std::fmt::Debug for Config {
    /// Leaves out the URLs: they may carry passwords.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config")
            .field("home", &self.home)
            .field("redis_prefix", &self.redis_prefix)
            .field("ffmpeg", &self.ffmpeg)
            .field("speech_cache_days", &self.speech_cache_days)
            .field("orphan_days", &self.orphan_days)
            .field("workers", &self.workers)
            .field("lease_ms", &self.lease_ms)
            .field("poll_ms", &self.poll_ms)
            .field("grace_ms", &self.grace_ms)
            .field("busy_timeout_ms", &self.busy_timeout_ms)
            .field("plugin_timeout_ms", &self.plugin_timeout_ms)
            .field("prices", &self.prices)
            .field("billing", &self.billing)
            .field("marketplace", &self.marketplace)
            .field("stripe", &self.stripe)
            .field("social", &self.social)
            .field("webhooks", &self.webhooks)
            .field("site_name", &self.site_name)
            .field("site_url", &self.site_url)
            .field("require_verified_email", &self.require_verified_email)
            .field("audit_heads", &self.audit_heads)
            .field("audit_seal_ms", &self.audit_seal_ms)
            .finish_non_exhaustive()
    }
}

pub(crate) fn check_span(field: &str, value: u64, limit: RangeInclusive<u64>) -> Result<()> {
    if limit.contains(&value) {
        return Ok(());
    }
    Err(Error::new(ErrorCode::Configuration, format!("this setting is beyond its limits: {field}"))
        .with("field", field)
        .with("limit", format!("{}..{}", limit.start(), limit.end()))
        .with("value", value))
}

fn days(name: &'static str, otherwise: u64) -> Result<u64> {
    variable(name)?.map_or(Ok(otherwise), |days| {
        days.parse().map_err(|_| {
            let message = "the variable is no number of days";
            Error::new(ErrorCode::Configuration, message).with("variable", name)
        })
    })
}

/// The database. One that only another variable names would be passed over without a word.
fn database_url() -> Result<Option<String>> {
    const OTHER: &str = "TURSO_CONNECTION_URL";
    match (variable("DATABASE_URL")?, std::env::var_os(OTHER)) {
        (None, Some(_)) => {
            let message = "a database of libSQL is not opened here: name one in DATABASE_URL, \
                sqlite:PATH or postgres://..., and take over the users of the other";
            Err(Error::new(ErrorCode::Configuration, message).with("variable", OTHER))
        }
        (url, _) => Ok(url),
    }
}

/// A secret that can be kept from who tries.
fn long_enough(name: &'static str, secret: String) -> Result<Secret<String>> {
    const MIN: usize = 32;
    if secret.len() >= MIN {
        return Ok(Secret::new(secret));
    }
    let message = "a secret has 32 bytes at least";
    Err(Error::new(ErrorCode::Configuration, message).with("variable", name).with("limit", MIN))
}

/// The value of a variable; one that is set to nothing, or not to text, is an error that names it.
pub(crate) fn variable(name: &'static str) -> Result<Option<String>> {
    let wrong = |message: &'static str| {
        Error::new(ErrorCode::Configuration, message).with("variable", name)
    };
    match std::env::var(name) {
        Ok(value) if value.trim().is_empty() => Err(wrong("the variable is set to nothing")),
        Ok(value) => Ok(Some(value)),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => Err(wrong("the variable is not UTF-8")),
    }
}
