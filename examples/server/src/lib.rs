//! The reference server: the platform over HTTP.
//!
//! [`Server::open`] opens the platform and its routes, [`Server::run`] answers until it is told to
//! stop. The program `osirix-server` is both, with settings from the environment.

mod api;
mod auth;
mod body;
mod client;
mod config;
mod error;
mod fallback;
mod health;
mod layers;
mod limits;
mod metrics;
mod openapi;
mod origins;
mod outbox;
mod outside;
mod pages;
mod received;

use std::net::SocketAddr;

use axum::{Router, middleware};
use osirix::core::clock::Ambient;
use osirix::core::limits::Limiter;
use osirix::{Error, Osirix, Result, Secret};
use tokio::net::TcpListener;
use url::Url;
use utoipa_axum::router::OpenApiRouter;

pub use config::{ServerConfig, of_variable};
pub use outside::{Outside, ProviderKey};

use api::{Signer, Streams};
use auth::{Cookies, SigningKey};
use origins::Origins;

/// What every handler is given.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) osirix: Osirix,
    pub(crate) cookies: Cookies,
    /// The site, and others whose pages may ask.
    pub(crate) origins: Origins,
    pub(crate) trusted_proxy: bool,
    /// Whether limits are kept.
    pub(crate) rate_limits: bool,
    pub(crate) limiter: Limiter,
    pub(crate) signer: Signer,
    pub(crate) streams: Streams,
    pub(crate) ambient: Ambient,
    /// Whether an address is verified before its user signs in.
    pub(crate) verify_first: bool,
    /// Whether it is a machine of who develops.
    pub(crate) development: bool,
    /// What opens the metrics; without it they are not there.
    pub(crate) metrics_token: Option<Secret<String>>,
}

/// A server that listens, and answers once it runs.
pub struct Server {
    listener: TcpListener,
    app: App,
}

impl Server {
    /// Opens the platform and takes the address.
    ///
    /// Errors are those of opening the platform, [`Io`](osirix::ErrorCode::Io) for an address that
    /// is taken, and [`Configuration`](osirix::ErrorCode::Configuration) for a setting.
    pub async fn open(config: ServerConfig) -> Result<Self> {
        config.check()?;
        let listener = TcpListener::bind(config.addr).await;
        let listener = listener.map_err(|e| Error::io(format!("listen on {}", config.addr), e))?;
        let url = match config.url {
            Some(url) => url,
            None => own_url(addr_of(&listener)?)?,
        };
        let verify_first = config.osirix.require_verified_email;
        let mut settings = config.osirix;
        settings.site_url = url.as_str().trim_end_matches('/').to_owned();
        let key = SigningKey::new(settings.platform_secret()?.expose())?;
        let osirix = config.outside.add(Osirix::builder().config(settings), &url)?.build().await?;
        let signer = Signer::new(key.clone());
        let cookies = Cookies::new(key, url.scheme() == "https");
        let limiter = osirix.limiter();
        let origins = Origins::new(&url, &config.cors_origins)?;
        let ServerConfig { trusted_proxy, rate_limits, .. } = config;
        if !rate_limits {
            tracing::warn!("rate limits are off: anybody can try as often as they like");
        }
        let app = App {
            osirix,
            cookies,
            origins,
            trusted_proxy,
            rate_limits,
            limiter,
            signer,
            streams: Streams::default(),
            ambient: Ambient::system(),
            verify_first,
            development: config.development,
            metrics_token: config.metrics_token,
        };
        Ok(Server { listener, app })
    }

    /// The address that browsers use.
    pub fn url(&self) -> &Url {
        self.app.origins.site()
    }

    /// Where it listens.
    pub fn addr(&self) -> Result<SocketAddr> {
        addr_of(&self.listener)
    }

    /// Every route with its layers, for who serves them by other means.
    pub fn router(&self) -> Router {
        routes(&self.app)
    }

    /// Answers until `stop` is done. Requests that were begun are answered, and jobs are finished
    /// or handed back.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> Result<()> {
        let App { osirix, streams, .. } = self.app.clone();
        let service = routes(&self.app).into_make_service_with_connect_info::<SocketAddr>();
        let stop = async move {
            stop.await;
            streams.close();
        };
        let served = axum::serve(self.listener, service).with_graceful_shutdown(stop).await;
        osirix.close().await;
        served.map_err(|e| Error::io("serve", e))
    }
}

/// The platform without HTTP: it works on jobs until it is closed.
///
/// [`Configuration`](osirix::ErrorCode::Configuration) where the settings leave it nothing to do.
pub async fn worker(config: ServerConfig) -> Result<Osirix> {
    config.check()?;
    if config.osirix.workers == 0 {
        let message = "a worker works on one job at a time, at least";
        let error = Error::new(osirix::ErrorCode::Configuration, message);
        return Err(error.with("variable", "OSIRIX_WORKERS"));
    }
    let url = match config.url {
        Some(url) => url,
        None => own_url(config.addr)?,
    };
    let mut settings = config.osirix;
    settings.site_url = url.as_str().trim_end_matches('/').to_owned();
    config.outside.add(Osirix::builder().config(settings), &url)?.build().await
}

/// The routes that the OpenAPI document describes.
fn documented() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(openapi::about())
        .nest("/api/auth", auth::routes())
        .merge(api::routes())
        .merge(openapi::routes())
        .merge(health::routes())
}

fn routes(app: &App) -> Router {
    let routes = Router::from(documented()).merge(pages::routes(app));
    let routes = if app.development { routes.merge(outbox::routes()) } else { routes };
    let routes = match &app.metrics_token {
        Some(token) => routes.merge(metrics::routes(token.clone())),
        None => routes,
    };
    let routes = routes
        .fallback(fallback::nothing)
        .method_not_allowed_fallback(fallback::wrong_method)
        .layer(middleware::from_fn_with_state(app.clone(), limits::keep))
        .with_state(app.clone());
    layers::around(routes, &app.origins)
}

fn addr_of(listener: &TcpListener) -> Result<SocketAddr> {
    listener.local_addr().map_err(|e| Error::io("ask for the address", e))
}

fn own_url(addr: SocketAddr) -> Result<Url> {
    Url::parse(&format!("http://{addr}"))
        .map_err(|e| Error::internal("an address is no URL").caused_by(e))
}
