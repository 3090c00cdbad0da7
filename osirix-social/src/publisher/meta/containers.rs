//! Containers: what a message will be, laid down unseen. Each file of several has one of its own,
//! and a last one holds those together. Meta fetches the files by their URLs, and says when it is
//! done with them.

use std::time::Duration;

use osirix_core::blob::BlobStore;
use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::social::{Attachment, Connection, Draft, Outcome, Preparation, Stage};
use serde::{Deserialize, Serialize};

use super::{Fields, Graph, is_out_already, made};
use crate::publisher::shared;

/// How long Meta is left alone with a container.
const CHECK_AFTER: Duration = Duration::from_secs(5);

/// How a network speaks of its containers.
pub(super) trait Dialect {
    /// Where they are made.
    const EDGE: &'static str;
    /// Where they are published.
    const PUBLISH: &'static str;
    /// The field that says how far they are.
    const STATUS: &'static str;
    /// The field that says what is wrong with them.
    const REASON: &'static str;
    /// Where it says how much it still takes today.
    const QUOTA: &'static str;

    /// A message with one file, or none; the file with its URL.
    fn single(draft: &Draft, file: Option<(&Attachment, String)>) -> Fields;

    /// One of several files.
    fn item(file: &Attachment, url: String) -> Fields;

    /// What holds them together.
    fn whole(draft: &Draft, children: String) -> Fields;
}

/// What is known before a draft is posted.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct State {
    /// The containers of several files, in the draft's order, as far as they are made.
    items: Vec<Container>,
    /// The one that is published.
    whole: Option<Container>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Container {
    id: String,
    /// Whether Meta is done with it.
    done: bool,
}

/// How far Meta is with a container.
#[derive(Debug, PartialEq, Eq)]
enum Progress {
    Working,
    Finished,
    Published,
}

#[derive(Deserialize)]
struct Quota {
    quota_usage: u64,
    config: QuotaConfig,
}

#[derive(Deserialize)]
struct QuotaConfig {
    quota_total: u64,
}

impl State {
    /// The container to publish.
    pub(super) fn id(&self) -> Result<String> {
        self.whole.as_ref().map(|whole| whole.id.clone()).ok_or_else(|| {
            Error::inconsistent("preparation", "container", "-", "it is ready without one")
        })
    }

    fn each(&mut self) -> impl Iterator<Item = &mut Container> {
        self.items.iter_mut().chain(&mut self.whole)
    }

    fn children(&self) -> String {
        let ids: Vec<_> = self.items.iter().map(|item| item.id.as_str()).collect();
        ids.join(",")
    }

    fn all_done(&self) -> bool {
        self.items.iter().chain(&self.whole).all(|container| container.done)
    }
}

impl Graph {
    /// Makes the next container, where one can be made.
    pub(super) async fn prepare<D: Dialect>(
        &self,
        connection: &Connection,
        draft: &Draft,
        blobs: &dyn BlobStore,
        preparation: &Preparation,
        url_lifetime: Duration,
    ) -> Result<Preparation> {
        let mut state: State = preparation.state()?;
        let files = draft.parts.first().map(|part| part.media.as_slice()).unwrap_or_default();
        if state.items.is_empty() && state.whole.is_none() {
            self.check_quota::<D>(connection).await?;
        }
        let next = files.get(state.items.len()).filter(|_| state.whole.is_none());
        let next = match next {
            Some(file) => Some((file, blobs.signed_url(&file.blob, url_lifetime).await?)),
            None => None,
        };
        match (next, files.len()) {
            (Some((file, url)), 2..) => {
                let item = self.contain::<D>(connection, &D::item(file, url)).await?;
                state.items.push(item);
            }
            (file, _) if state.whole.is_none() && state.all_done() => {
                let fields = match state.items.is_empty() {
                    true => D::single(draft, file),
                    false => D::whole(draft, state.children()),
                };
                state.whole = Some(self.contain::<D>(connection, &fields).await?);
            }
            _ => {}
        }
        Preparation::new(self.stage(&state, files.len()), &state)
    }

    async fn contain<D: Dialect>(
        &self,
        connection: &Connection,
        fields: &Fields,
    ) -> Result<Container> {
        let id = self.make(connection, D::EDGE, fields).await?;
        Ok(Container { id, done: false })
    }

    /// Asks about every container with which Meta is not done.
    pub(super) async fn check<D: Dialect>(
        &self,
        connection: &Connection,
        preparation: &Preparation,
    ) -> Result<Preparation> {
        let Stage::Processing { .. } = preparation.stage else { return Ok(preparation.clone()) };
        let mut state: State = preparation.state()?;
        for container in state.each().filter(|container| !container.done) {
            let progress = self.progress::<D>(connection, &container.id).await?;
            container.done = progress != Progress::Working;
        }
        let files = state.items.len();
        Preparation::new(self.stage(&state, files), &state)
    }

    /// Publishes a container: once. One that is out already is not published again.
    pub(super) async fn publish_container<D: Dialect>(
        &self,
        connection: &Connection,
        id: String,
    ) -> Result<Outcome> {
        match self.progress::<D>(connection, &id).await? {
            Progress::Working => {
                let message = "the network is still at work on this message: try again later";
                return Err(Error::new(ErrorCode::Unavailable, message).after(CHECK_AFTER));
            }
            Progress::Published => return Ok(is_out_already(id)),
            Progress::Finished => {}
        }
        let account = connection.account.id.as_str();
        self.publish(connection, (account, D::PUBLISH), &vec![("creation_id", id)], made).await
    }

    /// How far Meta is with a container.
    async fn progress<D: Dialect>(&self, connection: &Connection, id: &str) -> Result<Progress> {
        let fields = format!("{},{}", D::STATUS, D::REASON);
        let answer = self.read(connection, (id, ""), &[("fields", &fields)]).await?;
        let said: serde_json::Value = answer.json()?;
        match said[D::STATUS].as_str() {
            Some("FINISHED") => Ok(Progress::Finished),
            Some("PUBLISHED") => Ok(Progress::Published),
            Some("EXPIRED") => {
                let message = "the network kept the prepared message for a day: prepare it anew";
                Err(Error::new(ErrorCode::Conflict, message).with("media_id", id))
            }
            Some("ERROR") => {
                let message = "the network cannot process this content: change it";
                let error = Error::invalid("media", message).with("media_id", id);
                let why = said[D::REASON].as_str().unwrap_or("ERROR");
                Err(error.with("network_error", shared::without_secrets(why, connection)))
            }
            _ => Ok(Progress::Working),
        }
    }

    async fn check_quota<D: Dialect>(&self, connection: &Connection) -> Result<()> {
        let node = connection.account.id.as_str();
        let query = [("fields", "quota_usage,config")];
        let answer = self.read(connection, (node, D::QUOTA), &query).await?;
        let quotas: super::List<Quota> = answer.json()?;
        let full = |quota: &&Quota| quota.quota_usage >= quota.config.quota_total;
        match quotas.data.iter().find(full) {
            Some(quota) => {
                let message = "the network lets this account post no more today: wait";
                let error = Error::new(ErrorCode::RateLimited, message);
                Err(error.with("limit", quota.config.quota_total).with("value", quota.quota_usage))
            }
            None => Ok(()),
        }
    }

    /// What is to be done next. Once several files are there, what holds them together is made.
    fn stage(&self, state: &State, files: usize) -> Stage {
        let several = files > 1;
        match (&state.whole, several && state.items.len() < files) {
            (_, true) => Stage::Uploading,
            (None, _) if state.all_done() => Stage::Uploading,
            (Some(whole), _) if whole.done => Stage::Ready,
            _ => Stage::Processing { check_at: self.ambient.now() + CHECK_AFTER },
        }
    }
}
