//! The facade by names and JSON: what the shells of the other languages call.
//!
//! A shell holds no rules. It turns its language's values into JSON and back, and waits; the
//! methods, their arguments and their results are the facade's own, through [`dispatch`], which
//! `cargo xtask bindgen` writes.

mod dispatch;
mod json;
mod plugins;
mod started;
mod stream;

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use osirix::{Config, Error, ErrorCode, Osirix, Result};
use tokio::runtime::Runtime;

pub use osirix;
pub use plugins::{Answer, Host, PluginSpec, Question, Reply};
#[cfg(feature = "conformance")]
pub use plugins::{cases, conform};
pub use started::{Started, Stop, Waiting};
pub use stream::Stream;

/// What a call gives.
pub enum Output {
    /// Nothing, or the end of a stream.
    Nothing,
    /// A value, as JSON.
    Json(String),
    /// A piece of a file.
    Bytes(bytes::Bytes),
    /// One thing after the other.
    Stream(Stream),
    /// A platform.
    Bridge(Bridge),
}

/// The platform, as other languages hold it.
#[derive(Clone)]
pub struct Bridge {
    osirix: Osirix,
    process: u32,
}

/// The threads that do the work of every platform in this process.
fn runtime() -> Result<&'static Runtime> {
    static RUNTIME: OnceLock<std::io::Result<Runtime>> = OnceLock::new();
    let made = RUNTIME.get_or_init(|| {
        tokio::runtime::Builder::new_multi_thread().enable_all().thread_name("osirix").build()
    });
    made.as_ref().map_err(|e| {
        Error::new(ErrorCode::Unavailable, format!("the system gives no threads: {e}"))
    })
}

impl Bridge {
    /// Opens a platform with a configuration as JSON, `{}` being every default, and with the
    /// parts that the host brings.
    pub fn open(config: &str, parts: Vec<PluginSpec>, host: &Arc<dyn Host>) -> Result<Started> {
        let (config,): (Config,) = json::take(&format!("[{config}]"), &["config"])?;
        let patience = Duration::from_millis(config.plugin_timeout_ms);
        let builder = Osirix::builder().config(config);
        let builder = plugins::register(builder, parts, host, patience)?;
        Ok(Started::elsewhere(runtime()?, async move {
            // Made where it is driven, too.
            let osirix = Box::pin(builder.build()).await?;
            Ok(Output::Bridge(Bridge { osirix, process: std::process::id() }))
        }))
    }

    /// Calls a method by its name (`credits.balance`) with its arguments, a JSON array; the result
    /// is JSON.
    pub fn call(&self, name: String, arguments: String) -> Result<Started> {
        let osirix = self.here()?.osirix.clone();
        Started::new(runtime()?, async move {
            dispatch::call(&osirix, &name, &arguments).await.map(Output::Json)
        })
    }

    /// Calls a method that gives one thing after the other.
    pub fn stream(&self, name: String, arguments: String) -> Result<Started> {
        let osirix = self.here()?.osirix.clone();
        Started::new(runtime()?, async move {
            dispatch::open(&osirix, &name, &arguments).await.map(Output::Stream)
        })
    }

    /// Closes it: workers hand their jobs back. Closing again changes nothing.
    pub fn close(&self) -> Result<Started> {
        let osirix = self.here()?.osirix.clone();
        Started::new(runtime()?, async move {
            osirix.close().await;
            Ok(Output::Nothing)
        })
    }

    /// A process that was split off has none of the threads, and must open a platform of its own.
    fn here(&self) -> Result<&Self> {
        if self.process == std::process::id() {
            return Ok(self);
        }
        let message = "this client was opened before the process was forked: open another one";
        Err(Error::new(ErrorCode::Closed, message))
    }
}
