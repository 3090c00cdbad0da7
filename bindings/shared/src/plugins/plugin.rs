//! One part that the host keeps, and how it is asked.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream;
use osirix::core::blob::ByteStream;
use osirix::{Error, ErrorCode, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::time::{Instant, sleep_until};

use super::input::Input;
use super::{Answer, Host, Question, Reply};
use crate::json::give;

/// One thing after the other, as the core takes it.
type Items<T> = Pin<Box<dyn futures_util::Stream<Item = Result<T>> + Send>>;

/// A part that the host keeps.
#[derive(Clone)]
pub(crate) struct Plugin {
    pub(super) host: Arc<dyn Host>,
    pub(super) number: usize,
    pub(super) name: String,
    /// How long one answer may take.
    pub(super) patience: Duration,
}

impl Plugin {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Asks for a value.
    pub(super) async fn value<T: DeserializeOwned>(
        &self,
        method: &'static str,
        arguments: &(impl Serialize + Sync),
    ) -> Result<T> {
        self.read(method, &self.ask(method, give(arguments)?, None).await?)
    }

    /// Asks for a value that may take as long as whoever waits for it allows.
    pub(super) async fn work<T: DeserializeOwned>(
        &self,
        method: &'static str,
        arguments: &(impl Serialize + Sync),
    ) -> Result<T> {
        /// Longer than anything waits.
        const LONG: Duration = Duration::from_secs(1 << 30);
        Plugin { patience: LONG, ..self.clone() }.value(method, arguments).await
    }

    /// Asks for a value, and gives bytes with the question. Whatever the host makes of them: when
    /// the bytes fail, so does this.
    pub(super) async fn value_of<T: DeserializeOwned>(
        &self,
        method: &'static str,
        arguments: &(impl Serialize + Sync),
        bytes: ByteStream,
    ) -> Result<T> {
        let input = Input::new(bytes);
        let answer = self.ask(method, give(arguments)?, Some(&input)).await;
        match input.failure() {
            Some(failure) => Err(failure),
            None => self.read(method, &answer?),
        }
    }

    /// Asks for one value after the other.
    pub(super) async fn items<T: DeserializeOwned + Send + 'static>(
        &self,
        method: &'static str,
        arguments: &(impl Serialize + Sync),
    ) -> Result<Items<T>> {
        self.stream(method, give(arguments)?, Plugin::read).await
    }

    /// Asks for one piece of a file after the other.
    pub(super) async fn bytes(
        &self,
        method: &'static str,
        arguments: &(impl Serialize + Sync),
    ) -> Result<ByteStream> {
        let piece = |plugin: &Plugin, method, answer: &Answer| match answer {
            Answer::Bytes(bytes) => Ok(bytes.clone()),
            _ => Err(plugin.failed(method, "this is no piece of bytes")),
        };
        self.stream::<Bytes>(method, give(arguments)?, piece).await
    }

    async fn stream<T: Send + 'static>(
        &self,
        method: &'static str,
        arguments: String,
        read: fn(&Plugin, &'static str, &Answer) -> Result<T>,
    ) -> Result<Items<T>> {
        let number = self.read(method, &self.ask(method, arguments, None).await?)?;
        let opened = Opened { plugin: self.clone(), number, ended: false };
        Ok(Box::pin(stream::try_unfold(opened, move |mut opened| async move {
            Ok(match opened.next().await? {
                Answer::Nothing => None,
                answer => Some((read(&opened.plugin, method, &answer)?, opened)),
            })
        })))
    }

    /// Asks, and waits for the answer as long as there is patience. Taking bytes is a sign of
    /// life.
    async fn ask(
        &self,
        method: &'static str,
        arguments: String,
        input: Option<&Input>,
    ) -> Result<Answer> {
        let (reply, mut answered) = Reply::new();
        let stream = input.map(Input::stream);
        let asked = Instant::now();
        let plugin = self.number;
        self.host.ask(Question { plugin, method, arguments, input: stream, reply });
        loop {
            let alive = input.map_or(asked, |input| input.last_taken().max(asked));
            tokio::select! {
                answer = &mut answered => {
                    let gone = || self.failed(method, "it was let go before it answered");
                    return answer.map_err(|_| gone())?.map_err(|error| self.named(error));
                }
                () = sleep_until(alive + self.patience) => {
                    if input.is_none_or(|input| input.last_taken() <= alive) {
                        return Err(self.hangs(method));
                    }
                }
            }
        }
    }

    fn read<T: DeserializeOwned>(&self, method: &'static str, answer: &Answer) -> Result<T> {
        let text = match answer {
            Answer::Nothing => "null",
            Answer::Json(text) => text,
            Answer::Bytes(_) => return Err(self.failed(method, "bytes where a value was asked")),
        };
        let mut reader = serde_json::Deserializer::from_str(text);
        serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let message = format!("its answer does not fit: {}", error.inner());
            self.failed(method, message).with("field", error.path())
        })
    }

    fn failed(&self, method: &'static str, message: impl Into<String>) -> Error {
        let error = Error::new(ErrorCode::Plugin, message.into());
        error.with("plugin", &self.name).with("method", method)
    }

    fn named(&self, error: Error) -> Error {
        match error.code() {
            ErrorCode::Plugin => error.with("plugin", &self.name),
            _ => error,
        }
    }

    fn hangs(&self, method: &'static str) -> Error {
        Error::new(ErrorCode::Timeout, "a plug-in did not answer in time")
            .with("plugin", &self.name)
            .with("method", method)
            .with("limit_ms", self.patience.as_millis())
    }
}

/// A stream that the host keeps; it hears when nobody wants more.
struct Opened {
    plugin: Plugin,
    number: u64,
    ended: bool,
}

impl Opened {
    async fn next(&mut self) -> Result<Answer> {
        let answer = self.plugin.ask("stream.next", format!("[{}]", self.number), None).await;
        self.ended = matches!(answer, Ok(Answer::Nothing));
        answer
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        if self.ended {
            return;
        }
        let (reply, _) = Reply::new();
        let arguments = format!("[{}]", self.number);
        let plugin = self.plugin.number;
        self.plugin.host.ask(Question {
            plugin,
            method: "stream.stop",
            arguments,
            input: None,
            reply,
        });
    }
}
