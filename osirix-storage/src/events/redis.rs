use async_trait::async_trait;
use futures_util::StreamExt;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::events::{EventBus, Signal};
use redis::aio::{MultiplexedConnection, PubSubStream};
use redis::{Client, ConnectionAddr, ErrorKind, RedisError};
use rustls::crypto::{CryptoProvider, ring};
use tokio::sync::broadcast::Receiver;

use super::BusOptions;
use super::relay::{Link, Medium, RemoteBus};

/// Carries signals between all processes on one Redis, by publish and subscribe.
///
/// Redis holds nothing: the database is the truth, and a Redis that is flushed, restarted or lost
/// costs nothing but the time until the next look.
pub struct RedisBus {
    remote: RemoteBus,
}

impl RedisBus {
    /// Connects to the server of a `redis://user:password@host:port/0` URL; `rediss:` adds TLS. A
    /// server that is away is tried for until it comes back; a URL or a password that is wrong is
    /// a [`Configuration`](ErrorCode::Configuration) error.
    pub async fn open(url: &str, options: BusOptions) -> Result<Self> {
        let client = Client::open(url).map_err(of_redis)?;
        if matches!(client.get_connection_info().addr(), ConnectionAddr::TcpTls { .. }) {
            choose_encryption();
        }
        let server = Server { client, channel: options.channel()? };
        Ok(RedisBus { remote: RemoteBus::open("redis", server, options).await? })
    }
}

#[async_trait]
impl EventBus for RedisBus {
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

/// The client takes the process's choice of cryptography, and panics where nobody has chosen and
/// several are compiled in. A choice that was made stands.
fn choose_encryption() {
    if CryptoProvider::get_default().is_none() {
        let _ = ring::default_provider().install_default();
    }
}

struct Server {
    client: Client,
    channel: String,
}

#[async_trait]
impl Medium for Server {
    async fn connect(&self) -> Result<Box<dyn Link>> {
        let mut listener = self.client.get_async_pubsub().await.map_err(of_redis)?;
        listener.subscribe(&self.channel).await.map_err(of_redis)?;
        let sender = self.client.get_multiplexed_async_connection().await.map_err(of_redis)?;
        let messages = listener.into_on_message();
        Ok(Box::new(Session { sender, messages, channel: self.channel.clone() }))
    }
}

/// A connection that has subscribed cannot publish: there is another for that.
struct Session {
    sender: MultiplexedConnection,
    messages: PubSubStream,
    channel: String,
}

#[async_trait]
impl Link for Session {
    async fn receive(&mut self) -> Result<String> {
        let lost = || Error::new(ErrorCode::Unavailable, "the connection for signals ended");
        let message = self.messages.next().await.ok_or_else(lost)?;
        Ok(String::from_utf8_lossy(message.get_payload_bytes()).into_owned())
    }

    async fn send(&mut self, texts: &[String]) -> Result<()> {
        let mut pipe = redis::pipe();
        for text in texts {
            pipe.publish(&self.channel, text).ignore();
        }
        pipe.query_async(&mut self.sender).await.map_err(of_redis)
    }

    async fn close(self: Box<Self>) {}
}

/// Where the settings are wrong, the client's own words are left out: they may quote the URL.
fn of_redis(error: RedisError) -> Error {
    let wrong = |message: &'static str| Error::new(ErrorCode::Configuration, message);
    match (error.kind(), error.code()) {
        (ErrorKind::InvalidClientConfig, _) => wrong("the URL of Redis is malformed"),
        (ErrorKind::AuthenticationFailed, _) | (_, Some("NOAUTH" | "WRONGPASS")) => {
            wrong("Redis refused the user or the password")
        }
        (_, Some("NOPERM")) => wrong("the Redis user may not do this: grant it the channel"),
        _ => Error::new(ErrorCode::Unavailable, "Redis cannot be reached: is it running?")
            .caused_by(error),
    }
}
