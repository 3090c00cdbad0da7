//! The ports, filled by the program that embeds the platform. Written by `cargo xtask bindgen`.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use osirix::core::blob::*;
use osirix::core::jobs::*;
use osirix::core::media::*;
use osirix::core::social::*;
use osirix::{Builder, Credits, Error, Result};
use serde_json::Value;

use super::Plugin;

const NOTHING: [(); 0] = [];

/// Gives the platform a plug-in as the port it fills.
pub(super) fn register(builder: Builder, port: &str, plugin: Plugin) -> Result<Builder> {
    Ok(match port {
        "speech_engine" => builder.speech_engine(Arc::new(HostSpeechEngine(plugin))),
        "blob_store" => builder.blob_store(Arc::new(HostBlobStore(plugin))),
        "job_task" => builder.job_task(Arc::new(HostJobTask(plugin))),
        "own_network" => builder.own_network(Arc::new(HostOwnNetwork(plugin))),
        _ => return Err(Error::internal("there is no such port").with("port", port)),
    })
}

/// A [`SpeechEngine`] of the host's.
pub(super) struct HostSpeechEngine(pub(super) Plugin);

#[async_trait]
impl SpeechEngine for HostSpeechEngine {
    fn name(&self) -> &str {
        self.0.name()
    }

    async fn voices(&self) -> Result<Vec<Voice>> {
        self.0.value("voices", &NOTHING).await
    }

    async fn check(&self, utterance: &Utterance) -> Result<()> {
        self.0.value("check", &(utterance,)).await
    }

    async fn speak(&self, utterance: Utterance) -> Result<SpeechStream> {
        self.0.items("speak", &(utterance,)).await
    }
}

/// A [`BlobStore`] of the host's.
pub(super) struct HostBlobStore(pub(super) Plugin);

#[async_trait]
impl BlobStore for HostBlobStore {
    async fn put(&self, key: &BlobKey, bytes: ByteStream) -> Result<BlobInfo> {
        self.0.value_of("put", &(key,), bytes).await
    }

    async fn get(&self, key: &BlobKey, range: Option<Range<u64>>) -> Result<ByteStream> {
        self.0.bytes("get", &(key, range)).await
    }

    async fn head(&self, key: &BlobKey) -> Result<BlobInfo> {
        self.0.value("head", &(key,)).await
    }

    async fn delete(&self, key: &BlobKey) -> Result<()> {
        self.0.value("delete", &(key,)).await
    }

    async fn list(&self, prefix: &str) -> Result<Vec<BlobInfo>> {
        self.0.value("list", &(prefix,)).await
    }

    async fn signed_url(&self, key: &BlobKey, lifetime: Duration) -> Result<String> {
        self.0.value("signed_url", &(key, lifetime)).await
    }
}

/// A [`JobTask`] of the host's.
pub(super) struct HostJobTask(pub(super) Plugin);

#[async_trait]
impl JobTask for HostJobTask {
    fn name(&self) -> &str {
        self.0.name()
    }

    async fn settings(&self) -> Result<TaskSettings> {
        self.0.value("settings", &NOTHING).await
    }

    async fn quote(&self, request: Value) -> Result<Credits> {
        self.0.value("quote", &(request,)).await
    }

    async fn run(&self, work: Work) -> Result<WorkDone> {
        self.0.work("run", &(work,)).await
    }
}

/// A [`OwnNetwork`] of the host's.
pub(super) struct HostOwnNetwork(pub(super) Plugin);

#[async_trait]
impl OwnNetwork for HostOwnNetwork {
    fn name(&self) -> &str {
        self.0.name()
    }

    async fn limits(&self) -> Result<OwnLimits> {
        self.0.value("limits", &NOTHING).await
    }

    async fn sign_in(&self, identifier: String, secret: OwnSecret) -> Result<OwnAccount> {
        self.0.value("sign_in", &(identifier, secret)).await
    }

    async fn publish(&self, message: OwnMessage) -> Result<Published> {
        self.0.value("publish", &(message,)).await
    }

    async fn find(&self, message: OwnMessage) -> Result<Option<Published>> {
        self.0.value("find", &(message,)).await
    }
}
