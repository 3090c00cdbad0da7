//! The suites of the ports, run on a part that the host keeps.

use std::sync::Arc;
use std::time::Duration;

use osirix::core::conformance::{blob, speech};
use osirix::{Error, Result};

use super::ports::{HostBlobStore, HostSpeechEngine};
use super::{Host, Plugin, PluginSpec};
use crate::{Output, Started, runtime};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// The names of a port's cases.
pub fn cases(port: &str) -> &'static [&'static str] {
    match port {
        "speech_engine" => speech::CASES,
        "blob_store" => blob::CASES,
        _ => &[],
    }
}

/// Runs a case on the host's only part. What it does wrong is an error that says so.
pub fn conform(part: PluginSpec, host: Arc<dyn Host>, case: String) -> Result<Started> {
    let plugin = Plugin { host, number: 0, name: part.name, patience: PATIENCE };
    let runtime = runtime()?;
    Started::new(runtime, async move {
        // A suite says what is wrong by panicking, and is not made to be sent: it has a thread.
        let ran = runtime.spawn_blocking(move || match part.port.as_str() {
            "speech_engine" => {
                runtime.block_on(speech::run(&case, &HostSpeechEngine(plugin)));
                Ok(())
            }
            "blob_store" => {
                let harness = blob::Harness::new(Arc::new(HostBlobStore(plugin)), false);
                runtime.block_on(blob::run(&case, harness));
                Ok(())
            }
            port => Err(Error::internal("there is no such port").with("port", port)),
        });
        let ended = ran.await.map_err(|failed| Error::internal(said(failed)))?;
        ended.map(|()| Output::Nothing)
    })
}

fn said(failed: tokio::task::JoinError) -> String {
    let Ok(panic) = failed.try_into_panic() else { return "the case was given up".to_owned() };
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("the case panicked").to_owned()
}
