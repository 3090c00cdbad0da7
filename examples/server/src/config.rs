//! What the environment says.

use std::net::SocketAddr;
use std::path::PathBuf;

use osirix::{Config, Error, ErrorCode, Result, Secret};
use url::Url;

use crate::outside::{Outside, ProviderKey};

/// The server's settings.
#[derive(Debug, Clone)]
pub struct ServerConfig {
    /// Where it listens: `OSIRIX_ADDR`, by default 127.0.0.1:3000.
    pub addr: SocketAddr,
    /// The address that browsers use: `OSIRIX_URL`, by default `http://` and [`addr`](Self::addr).
    pub url: Option<Url>,
    /// Whether a proxy stands before it whose `X-Forwarded-For` is to be believed:
    /// `OSIRIX_TRUSTED_PROXY=on`.
    pub trusted_proxy: bool,
    /// Whether clients are limited in how often they may ask: on, unless
    /// `OSIRIX_RATE_LIMITS=off` for a test of load.
    pub rate_limits: bool,
    /// The exact origins of other sites whose pages may ask with a user's cookies:
    /// `OSIRIX_CORS_ORIGINS`, separated by commas; none by default.
    pub cors_origins: Vec<String>,
    /// Whether it is a machine of who develops, which shows the mail that was written at
    /// `/dev/outbox`: `OSIRIX_DEVELOPMENT=on`. Then it listens to this machine alone.
    pub development: bool,
    /// What opens `/metrics`: `OSIRIX_METRICS_TOKEN`, 16 characters at least. Without it there is no
    /// such page.
    pub metrics_token: Option<Secret<String>>,
    /// Whom it asks outside of itself.
    pub outside: Outside,
    /// The platform's settings: `OSIRIX_HOME`, `DATABASE_URL`, `REDIS_URL`, `OSIRIX_WORKERS`,
    /// `OSIRIX_SECRET`, `OSIRIX_EMAIL_VERIFICATION=on`, `OSIRIX_SOCIAL_INSIDE=on`,
    /// `OSIRIX_WEBHOOKS_INSIDE=on`.
    pub osirix: Config,
}

impl ServerConfig {
    /// Everything by default, in a folder.
    pub fn new(home: PathBuf) -> Self {
        ServerConfig {
            addr: SocketAddr::from(([127, 0, 0, 1], 3000)),
            url: None,
            trusted_proxy: false,
            rate_limits: true,
            cors_origins: Vec::new(),
            development: false,
            metrics_token: None,
            outside: Outside::default(),
            osirix: Config { home, ..Config::default() },
        }
    }

    /// The defaults, overridden by the environment.
    pub fn from_env() -> Result<Self> {
        let osirix = Config::from_env()?;
        let mut config = ServerConfig { osirix, ..ServerConfig::new(PathBuf::new()) };
        if let Some(addr) = variable("OSIRIX_ADDR", "127.0.0.1:3000")? {
            config.addr = addr;
        }
        config.url = variable("OSIRIX_URL", "https://example.com")?;
        if let Some(workers) = variable("OSIRIX_WORKERS", "2")? {
            config.osirix.workers = workers;
        }
        config.trusted_proxy = switch("OSIRIX_TRUSTED_PROXY", false)?;
        config.rate_limits = switch("OSIRIX_RATE_LIMITS", true)?;
        config.development = switch("OSIRIX_DEVELOPMENT", false)?;
        config.metrics_token =
            variable("OSIRIX_METRICS_TOKEN", "16 characters or more")?.map(Secret::new);
        config.outside = outside()?;
        config.osirix.require_verified_email = switch("OSIRIX_EMAIL_VERIFICATION", false)?;
        config.osirix.webhooks.inside = switch("OSIRIX_WEBHOOKS_INSIDE", false)?;
        config.osirix.social.inside = switch("OSIRIX_SOCIAL_INSIDE", false)?;
        if let Some(list) = variable::<String>("OSIRIX_CORS_ORIGINS", "https://example.com")? {
            config.cors_origins = list.split(',').map(|origin| origin.trim().to_owned()).collect();
        }
        Ok(config)
    }

    pub(crate) fn check(&self) -> Result<()> {
        if self.metrics_token.as_ref().is_some_and(|token| token.expose().len() < 16) {
            let message = "give a token of 16 characters at least";
            return Err(wrong("OSIRIX_METRICS_TOKEN", message.to_owned()));
        }
        if self.development && !self.addr.ip().is_loopback() {
            let message = "in development the server listens to this machine alone: 127.0.0.1";
            return Err(wrong("OSIRIX_DEVELOPMENT", message.to_owned()));
        }
        Ok(())
    }
}

fn outside() -> Result<Outside> {
    let key = |name| {
        let text = variable::<String>(name, "ID:SECRET")?;
        text.map(|text| ProviderKey::parse(name, &text)).transpose()
    };
    let issuer = variable::<String>("OSIRIX_OIDC_ISSUER", "https://id.example.com")?;
    let oidc = match (issuer, key("OSIRIX_OIDC")?) {
        (Some(issuer), Some(key)) => Some((issuer, key)),
        (None, None) => None,
        _ => {
            let message = "OSIRIX_OIDC_ISSUER and OSIRIX_OIDC belong together";
            return Err(wrong("OSIRIX_OIDC", message.to_owned()));
        }
    };
    let smtp_url = variable::<String>("OSIRIX_SMTP_URL", "smtps://user:password@host?from=a@b.c")?;
    Ok(Outside {
        smtp_url: smtp_url.map(Secret::new),
        google: key("OSIRIX_GOOGLE")?,
        github: key("OSIRIX_GITHUB")?,
        oidc,
        breached_passwords: switch("OSIRIX_BREACHED_PASSWORDS", false)?,
    })
}

fn variable<T: std::str::FromStr>(name: &'static str, example: &'static str) -> Result<Option<T>> {
    let Some(value) = std::env::var_os(name) else { return Ok(None) };
    let text = value.to_str().map(str::trim).filter(|text| !text.is_empty());
    let parsed = text.and_then(|text| text.parse().ok());
    parsed.map(Some).ok_or_else(|| wrong(name, format!("give a value like {example}")))
}

fn switch(name: &'static str, otherwise: bool) -> Result<bool> {
    match variable::<String>(name, "on")?.as_deref() {
        None => Ok(otherwise),
        Some("on") => Ok(true),
        Some("off") => Ok(false),
        Some(_) => Err(wrong(name, "give `on` or `off`".to_owned())),
    }
}

/// The variables behind settings of the platform whose errors name the setting.
const FIELDS: [(&str, &str); 19] = [
    ("database_url", "DATABASE_URL"),
    ("redis_url", "REDIS_URL"),
    ("blobs_url", "OSIRIX_BLOBS_URL"),
    ("endpoint_url", "AWS_ENDPOINT_URL"),
    ("region", "AWS_REGION"),
    ("secret", "OSIRIX_SECRET"),
    ("audit_heads", "OSIRIX_AUDIT_HEADS"),
    ("ffmpeg.program", "OSIRIX_FFMPEG"),
    ("elevenlabs.api_key", "ELEVENLABS_API_KEY"),
    ("elevenlabs.model", "ELEVENLABS_MODEL"),
    ("openai_speech.url", "OSIRIX_SPEECH_URL"),
    ("openai_speech.model", "OSIRIX_SPEECH_MODEL"),
    ("openai_speech.voices", "OSIRIX_SPEECH_VOICES"),
    ("secret_key", "STRIPE_SECRET_KEY"),
    ("social.facebook.client_secret", "FACEBOOK_APP_SECRET"),
    ("social.linkedin.client_secret", "LINKEDIN_CLIENT_SECRET"),
    ("social.threads.client_secret", "THREADS_APP_SECRET"),
    ("mail_url", "OSIRIX_SMTP_URL"),
    ("issuer", "OSIRIX_OIDC_ISSUER"),
];

/// The error of a setting, which names the variable that it was read from.
pub fn of_variable(error: Error) -> Error {
    let field = error.context_value("field");
    let known = FIELDS.iter().find(|(known, _)| Some(*known) == field);
    match known.filter(|_| error.context_value("variable").is_none()) {
        Some((_, variable)) => error.with("variable", variable),
        None => error,
    }
}

fn wrong(name: &'static str, message: String) -> Error {
    Error::new(ErrorCode::Configuration, message).with("variable", name)
}
