//! Parts of the platform that people wrote in another language.

#[cfg(feature = "conformance")]
mod conformance;
mod host;
mod input;
mod plugin;
mod ports;

use std::sync::Arc;
use std::time::Duration;

use osirix::{Builder, Result};

#[cfg(feature = "conformance")]
pub use conformance::{cases, conform};
pub use host::{Answer, Host, Question, Reply};
pub(crate) use plugin::Plugin;

/// A part, as it is given to [`Bridge::open`](crate::Bridge::open).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PluginSpec {
    /// The port that it fills: `speech_engine`, `blob_store`, `job_task`, `own_network`.
    pub port: String,
    /// Its name; empty where the port has none.
    pub name: String,
}

/// Gives the platform the host's parts.
pub(crate) fn register(
    builder: Builder,
    parts: Vec<PluginSpec>,
    host: &Arc<dyn Host>,
    patience: Duration,
) -> Result<Builder> {
    parts.into_iter().enumerate().try_fold(builder, |builder, (number, part)| {
        let name = if part.name.is_empty() { part.port.clone() } else { part.name };
        ports::register(builder, &part.port, Plugin { host: host.clone(), number, name, patience })
    })
}
