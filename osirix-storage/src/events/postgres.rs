use std::str::FromStr;

use async_trait::async_trait;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::events::{EventBus, Signal};
use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};
use tokio::sync::broadcast::Receiver;

use super::BusOptions;
use super::relay::{Link, Medium, RemoteBus};
use crate::db::dialect::POSTGRES_NOTIFY;
use crate::db::error;

/// Carries signals between all processes on one PostgreSQL database, by `LISTEN` and `NOTIFY`.
///
/// It keeps one connection of its own, which must reach the server itself or a pooler that keeps
/// sessions. Signals are sent in turns of their own and never in the transaction of a change:
/// PostgreSQL commits transactions that notify one after the other.
pub struct PostgresBus {
    remote: RemoteBus,
}

impl PostgresBus {
    /// Connects to the database of a `postgres:` URL. A server that is away is tried for until it
    /// comes back; a URL, user or database that is wrong is a
    /// [`Configuration`](ErrorCode::Configuration) error.
    pub async fn open(url: &str, options: BusOptions) -> Result<Self> {
        let named = PgConnectOptions::from_str(url).map_err(error::of_postgres)?;
        let name = format!("{}-signals", named.get_application_name().unwrap_or("osirix"));
        // A signal need not survive the server: no one waits for the disk.
        let connect = named.application_name(&name).options([("synchronous_commit", "off")]);
        let server = Server { connect, channel: options.channel()? };
        Ok(PostgresBus { remote: RemoteBus::open("postgres", server, options).await? })
    }
}

#[async_trait]
impl EventBus for PostgresBus {
    fn publish(&self, signal: Signal) {
        self.remote.publish(signal);
    }

    fn subscribe(&self) -> Receiver<Signal> {
        self.remote.subscribe()
    }

    async fn close(&self) {
        self.remote.close().await;
    }
}

struct Server {
    connect: PgConnectOptions,
    channel: String,
}

#[async_trait]
impl Medium for Server {
    async fn connect(&self) -> Result<Box<dyn Link>> {
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .max_lifetime(None)
            .idle_timeout(None)
            .connect_lazy_with(self.connect.clone());
        let mut listener = PgListener::connect_with(&pool).await.map_err(error::of_postgres)?;
        // The relay connects anew by itself, and tells that signals may have been missed.
        listener.eager_reconnect(false);
        listener.ignore_pool_close_event(true);
        listener.listen(&self.channel).await.map_err(error::of_postgres)?;
        Ok(Box::new(Session { pool, listener, channel: self.channel.clone() }))
    }
}

struct Session {
    pool: PgPool,
    listener: PgListener,
    channel: String,
}

#[async_trait]
impl Link for Session {
    async fn receive(&mut self) -> Result<String> {
        let heard = self.listener.try_recv().await.map_err(error::of_postgres)?;
        let lost = || Error::new(ErrorCode::Unavailable, "the connection for signals ended");
        heard.map(|heard| heard.payload().to_owned()).ok_or_else(lost)
    }

    async fn send(&mut self, texts: &[String]) -> Result<()> {
        let notify = sqlx::query(POSTGRES_NOTIFY).bind(&self.channel).bind(texts);
        notify.execute(&mut self.listener).await.map_err(error::of_postgres)?;
        Ok(())
    }

    async fn close(self: Box<Self>) {
        // The listener gives its connection back to the pool, which ends it.
        drop(self.listener);
        self.pool.close().await;
    }
}
