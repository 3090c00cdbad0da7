//! The native library of Kotlin and Swift: it calls the facade by names and JSON, and lets each
//! language's own code do the rest.
//!
//! uniffi polls a call on the thread that makes it, so what is done at once is answered at once.
//! A call that Kotlin gives up is dropped, and with it what it waits for; uniffi's Swift never
//! drops a call, so Swift gives up by a [`NativeStop`].

mod failure;
mod host;
mod stop;
mod suites;

use std::sync::Arc;

use osirix_bridge::osirix::Result;
use osirix_bridge::{Bridge, Host, Output, Started, Stream};

pub use failure::NativeFailure;
pub use host::{NativePart, NativeQuestion, NativeQuestions, NativeReply};
pub use stop::NativeStop;
pub use suites::{suite_cases, suite_run};

uniffi::setup_scaffolding!();

type Stop = Option<Arc<NativeStop>>;

/// What a call gave, once it is done.
async fn done(begun: Result<Started>, stop: Stop) -> Result<Output> {
    match begun? {
        Started::Done(result) => result,
        Started::Waiting(waiting) => match stop {
            Some(stop) => stop.ends(waiting).await,
            None => waiting.await,
        },
    }
}

/// Opens a platform with a configuration as JSON, and with the parts that the questions are for.
#[uniffi::export]
pub async fn open_native(
    config: String,
    parts: Vec<NativePart>,
    questions: Option<Arc<NativeQuestions>>,
) -> Result<Arc<NativeBridge>, NativeFailure> {
    let nobody = || Arc::new(host::Asking::default()) as Arc<dyn Host>;
    let host = questions.map_or_else(nobody, |questions| questions.host());
    let parts = parts.into_iter().map(Into::into).collect();
    match done(Bridge::open(&config, parts, &host), None).await? {
        Output::Bridge(bridge) => Ok(Arc::new(NativeBridge(bridge))),
        _ => Err(NativeFailure::defect("a platform")),
    }
}

/// A platform.
#[derive(uniffi::Object)]
pub struct NativeBridge(Bridge);

#[uniffi::export]
impl NativeBridge {
    /// Calls a method: its arguments and its result are JSON.
    #[uniffi::method(default(stop = None))]
    pub async fn call(
        &self,
        name: String,
        arguments: String,
        stop: Option<Arc<NativeStop>>,
    ) -> Result<String, NativeFailure> {
        match done(self.0.call(name, arguments), stop).await? {
            Output::Json(text) => Ok(text),
            _ => Err(NativeFailure::defect("a value")),
        }
    }

    /// Calls a method that gives one thing after the other.
    #[uniffi::method(default(stop = None))]
    pub async fn stream(
        &self,
        name: String,
        arguments: String,
        stop: Option<Arc<NativeStop>>,
    ) -> Result<Arc<NativeStream>, NativeFailure> {
        match done(self.0.stream(name, arguments), stop).await? {
            Output::Stream(stream) => Ok(Arc::new(NativeStream(stream))),
            _ => Err(NativeFailure::defect("a stream")),
        }
    }

    /// Closes it; closing again changes nothing.
    pub async fn shut(&self) -> Result<(), NativeFailure> {
        done(self.0.close(), None).await?;
        Ok(())
    }
}

/// One thing after the other.
#[derive(uniffi::Object)]
pub struct NativeStream(Stream);

#[uniffi::export]
impl NativeStream {
    /// The next one, or nothing at the end.
    #[uniffi::method(default(stop = None))]
    pub async fn next(
        &self,
        stop: Option<Arc<NativeStop>>,
    ) -> Result<Option<NativePiece>, NativeFailure> {
        match done(self.0.next(), stop).await? {
            Output::Nothing => Ok(None),
            Output::Json(text) => Ok(Some(NativePiece::Json { text })),
            Output::Bytes(bytes) => Ok(Some(NativePiece::Bytes { bytes: bytes.into() })),
            _ => Err(NativeFailure::defect("a piece")),
        }
    }
}

/// What a stream gives.
#[derive(uniffi::Enum)]
pub enum NativePiece {
    /// A value, as JSON.
    Json {
        /// The JSON.
        text: String,
    },
    /// A piece of a file.
    Bytes {
        /// The bytes.
        bytes: Vec<u8>,
    },
}
