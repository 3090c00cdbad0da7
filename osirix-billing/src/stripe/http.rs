use std::fmt;
use std::time::Duration;

use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Result, Retry};
use osirix_core::id::{EventId, Id as _};
use osirix_core::secret::Secret;
use osirix_http::{Answer, Http as Client, Limits, Method, Reach, RequestBuilder, Url};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::StripeSettings;
use super::error::{refused, unavailable};
use super::form::Form;

/// How much of an answer is waited for.
const LIMITS: Limits =
    Limits { connect: Duration::from_secs(10), timeout: Duration::from_secs(30), bytes: 4 << 20 };
/// How often a request is made at most.
const ATTEMPTS: u32 = 3;
const FIRST_PAUSE: Duration = Duration::from_millis(500);

/// Asks Stripe.
pub(super) struct Http {
    client: Client,
    base: Url,
    key: Secret<String>,
    version: String,
    ambient: Ambient,
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Http").field("version", &self.version).finish_non_exhaustive()
    }
}

impl Http {
    pub(super) fn new(base: Url, settings: &StripeSettings, ambient: Ambient) -> Result<Self> {
        // Whoever set this up named the address themselves.
        let client = Client::within(LIMITS, Reach::Anywhere)?;
        let (key, version) = (settings.secret_key.clone(), settings.api_version.clone());
        Ok(Http { client, base, key, version, ambient })
    }

    /// A key for a request that nobody repeats but this client.
    pub(super) fn new_key(&self) -> Result<String> {
        Ok(self.ambient.new_id::<EventId>()?.uuid().to_string())
    }

    /// What Stripe has of an object; `None` when it has none of this name.
    pub(super) async fn get(&self, path: &str, query: &Form) -> Result<Option<Value>> {
        let mut url = self.url(path)?;
        let query = query.encoded();
        url.set_query((!query.is_empty()).then_some(query.as_str()));
        match self.ask(|| self.client.request(Method::GET, url.clone())).await {
            Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
            answer => answer.map(Some),
        }
    }

    /// Has Stripe do something, once for this key.
    pub(super) async fn post(&self, path: &str, form: &Form, key: &str) -> Result<Value> {
        let (url, body) = (self.url(path)?, form.encoded());
        // Stripe takes 255 characters, and remembers them with whoever sees its logs.
        let key: String = Sha256::digest(key).iter().map(|byte| format!("{byte:02x}")).collect();
        let request = || {
            let request = self.client.request(Method::POST, url.clone())?;
            let form = request.header("content-type", "application/x-www-form-urlencoded");
            Ok(form.header("idempotency-key", &key).body(body.clone()))
        };
        self.ask(request).await
    }

    fn url(&self, path: &str) -> Result<Url> {
        let base = self.base.as_str().trim_end_matches('/');
        Url::parse(&format!("{base}/v1/{path}"))
            .map_err(|e| Error::internal("this is no address at Stripe").caused_by(e))
    }

    /// Asks again when the answer did not come or tells to: what changes something has a key, and
    /// what has none changes nothing.
    async fn ask(&self, request: impl Fn() -> Result<RequestBuilder>) -> Result<Value> {
        let mut pause = FIRST_PAUSE;
        for attempt in 1.. {
            let error = match self.once(request()?).await {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            if error.retry() == Retry::Never || attempt == ATTEMPTS {
                return Err(error);
            }
            tracing::debug!(attempt, %error, "Stripe is asked again");
            // Not all who were turned away at the same moment come back together.
            let pause_now = pause.mul_f64(0.75 + self.ambient.unit()? / 2.0);
            tokio::time::sleep(pause_now.max(error.retry_after().unwrap_or_default())).await;
            pause *= 2;
        }
        Err(unavailable())
    }

    async fn once(&self, request: RequestBuilder) -> Result<Value> {
        let request =
            request.bearer_auth(self.key.expose()).header("stripe-version", &self.version);
        let answer = self.client.ask(request).await.map_err(|e| unavailable().caused_by(e))?;
        let status = answer.status;
        let value = serde_json::from_slice::<Value>(&answer.body);
        match value {
            Ok(value) if status.is_success() => Ok(value),
            // What it said may be somebody's: the error names a place in it alone.
            Err(e) if status.is_success() => Err(unavailable().with("column", e.column())),
            value => {
                let error = value.unwrap_or_default();
                Err(refused(status.as_u16(), &error["error"], &told(&answer)))
            }
        }
    }
}

/// What the headers of an answer tell.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) request: Option<String>,
    pub(super) retry: Option<bool>,
    pub(super) after: Option<Duration>,
}

fn told(answer: &Answer) -> Told {
    Told {
        request: answer.header("request-id").map(|id| id.chars().take(60).collect()),
        retry: answer.header("stripe-should-retry").map(|told| told == "true"),
        // Longer than this nobody waits for.
        after: answer.retry_after().map(|after| after.min(Duration::from_secs(30))),
    }
}
