//! What every bus between machines does: see [`Relay::run`].

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use osirix_core::clock::Ambient;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::events::{EventBus, Signal};
use tokio::sync::broadcast::Receiver;
use tokio::sync::{Mutex, watch};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::outbox::Outbox;
use super::wire::Wire;
use super::{BusOptions, InProcessBus};

/// How long connecting may take.
const CONNECTING: Duration = Duration::from_secs(5);
/// How long closing waits for what is still to be sent.
const CLOSING: Duration = Duration::from_secs(2);
/// The pause after a connection was lost; it doubles with each attempt that fails.
const SHORTEST_PAUSE: Duration = Duration::from_millis(100);
/// The longest pause between two attempts.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// A server over which processes hear each other.
#[async_trait]
pub(super) trait Medium: Send + Sync + 'static {
    /// Connects; from then on all that is sent is received.
    async fn connect(&self) -> Result<Box<dyn Link>>;
}

/// A connection over which everybody receives what anybody sends, its sender too.
#[async_trait]
pub(super) trait Link: Send {
    /// The next text. Nothing is lost when the future is dropped before it ends.
    async fn receive(&mut self) -> Result<String>;

    /// Sends texts in their order.
    async fn send(&mut self, texts: &[String]) -> Result<()>;

    /// Ends the connection in good order.
    async fn close(self: Box<Self>);
}

/// A bus between machines.
pub(super) struct RemoteBus {
    local: InProcessBus,
    outbox: Arc<Outbox>,
    closing: watch::Sender<bool>,
    task: Mutex<Option<JoinHandle<()>>>,
}

impl RemoteBus {
    /// Connects and starts the task that relays. A server that cannot be reached now is tried for
    /// again; one that refuses what it was given is an error.
    pub(super) async fn open(
        name: &'static str,
        medium: impl Medium,
        options: BusOptions,
    ) -> Result<Self> {
        let (closing, closed) = watch::channel(false);
        let relay = Relay {
            name,
            medium: Box::new(medium),
            wire: Wire::new()?,
            local: InProcessBus::new(),
            outbox: Arc::default(),
            options,
            closing: closed,
        };
        let first = match relay.connect().await {
            Err(error) if error.code() == ErrorCode::Configuration => return Err(error),
            first => first,
        };
        let (local, outbox) = (relay.local.clone(), relay.outbox.clone());
        let task = Mutex::new(Some(tokio::spawn(relay.run(first))));
        Ok(RemoteBus { local, outbox, closing, task })
    }
}

#[async_trait]
impl EventBus for RemoteBus {
    fn publish(&self, signal: Signal) {
        self.local.publish(signal);
        self.outbox.put(signal);
    }

    fn subscribe(&self) -> Receiver<Signal> {
        self.local.subscribe()
    }

    async fn close(&self) {
        self.closing.send_replace(true);
        // Held while it waits: who closes at the same time waits for the same end.
        let mut task = self.task.lock().await;
        if let Some(mut running) = task.take()
            && timeout(CLOSING, &mut running).await.is_err()
        {
            running.abort();
        }
        self.local.close().await;
    }
}

/// The task behind a bus.
struct Relay {
    name: &'static str,
    medium: Box<dyn Medium>,
    wire: Wire,
    local: InProcessBus,
    outbox: Arc<Outbox>,
    options: BusOptions,
    /// Turns true, or loses its sender, when the bus is closed.
    closing: watch::Receiver<bool>,
}

impl Relay {
    /// Keeps a connection and relays over it, until the bus is closed.
    async fn run(mut self, first: Result<Box<dyn Link>>) {
        let mut connected = first;
        // Nobody has published or listened yet where the first connection is there.
        let mut complete = connected.is_ok();
        let mut pause = SHORTEST_PAUSE;
        while !is_closing(&self.closing) {
            match connected {
                Ok(mut link) => {
                    pause = SHORTEST_PAUSE;
                    // Nobody knows what was said while this process did not listen.
                    if !std::mem::take(&mut complete) {
                        self.local.publish(Signal::Missed);
                    }
                    match self.relay(link.as_mut()).await {
                        Ok(()) => return link.close().await,
                        Err(error) => self.warn(&error, "lost its server"),
                    }
                }
                Err(error) => self.warn(&error, "cannot reach its server"),
            }
            tokio::select! {
                () = sleep(jittered(pause)) => {}
                () = closed(self.closing.clone()) => return,
            }
            pause = (pause * 2).min(LONGEST_PAUSE);
            connected = self.connect().await;
        }
    }

    async fn connect(&self) -> Result<Box<dyn Link>> {
        let late = |_| Err(unavailable("the server of the signals does not answer"));
        tokio::select! {
            connected = timeout(CONNECTING, self.medium.connect()) => connected.unwrap_or_else(late),
            () = closed(self.closing.clone()) => Err(unavailable("the bus is closing")),
        }
    }

    /// Relays until the bus is closed, or the connection lost.
    async fn relay(&mut self, link: &mut dyn Link) -> Result<()> {
        let mut silence = Silence::new(self.options.silence);
        let mut next_sending = Instant::now();
        loop {
            tokio::select! {
                () = closed(self.closing.clone()) => return self.send(link).await,
                text = link.receive() => {
                    silence.broken();
                    self.wire.read(&text?).into_iter().for_each(|s| self.local.publish(s));
                }
                () = filled(&self.outbox, next_sending) => {
                    self.send(link).await?;
                    next_sending = Instant::now() + self.options.gather;
                }
                () = silence.lasts() => {
                    silence.ask()?;
                    self.deliver(link, &[self.wire.echo()]).await?;
                }
            }
        }
    }

    /// Sends what waits; what cannot be sent waits on.
    async fn send(&self, link: &mut dyn Link) -> Result<()> {
        let signals = self.outbox.take();
        if signals.is_empty() {
            return Ok(());
        }
        let sent = self.deliver(link, &self.wire.write(&signals)).await;
        if sent.is_err() {
            self.outbox.put_back(signals);
        }
        sent
    }

    async fn deliver(&self, link: &mut dyn Link, texts: &[String]) -> Result<()> {
        let sent = timeout(self.options.silence, link.send(texts)).await;
        sent.unwrap_or_else(|_| Err(unavailable("the server of the signals takes nothing")))
    }

    fn warn(&self, error: &Error, what: &str) {
        tracing::warn!(bus = self.name, %error, "{what}: changes elsewhere are seen by polling");
    }
}

/// How long nothing was heard.
struct Silence {
    limit: Duration,
    until: Instant,
    asked: bool,
}

impl Silence {
    fn new(limit: Duration) -> Self {
        Silence { limit, until: Instant::now() + limit, asked: false }
    }

    fn broken(&mut self) {
        *self = Silence::new(self.limit);
    }

    async fn lasts(&self) {
        sleep_until(self.until).await;
    }

    /// Once an answer may be waited for; who stays silent then is gone.
    fn ask(&mut self) -> Result<()> {
        if self.asked {
            return Err(unavailable("the server of the signals is silent"));
        }
        *self = Silence { asked: true, ..Silence::new(self.limit) };
        Ok(())
    }
}

async fn filled(outbox: &Outbox, not_before: Instant) {
    sleep_until(not_before).await;
    outbox.filled().await;
}

fn is_closing(closing: &watch::Receiver<bool>) -> bool {
    *closing.borrow() || closing.has_changed().is_err()
}

async fn closed(mut closing: watch::Receiver<bool>) {
    let _ = closing.wait_for(|closing| *closing).await;
}

/// Between half and all of it, so that those who lost a server together do not come back together.
fn jittered(pause: Duration) -> Duration {
    pause.mul_f64(0.5 + 0.5 * Ambient::system().unit().unwrap_or(1.0))
}

fn unavailable(message: &'static str) -> Error {
    Error::new(ErrorCode::Unavailable, message)
}

#[cfg(test)]
mod tests;
