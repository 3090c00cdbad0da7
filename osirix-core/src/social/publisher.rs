//! The port of a network.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::capabilities::Capabilities;
use super::connection::{Connection, Credentials};
use super::metrics::PostMetrics;
use super::post::Draft;
use super::preparation::Preparation;
use super::problem::Problem;
use crate::blob::BlobStore;
use crate::error::{ErrorRecord, Result};

/// A message that is out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The network's id of it.
    pub remote_id: String,
    /// The network's name of this version of it, where answering it needs that.
    #[serde(default)]
    pub version: Option<String>,
    /// Where people see it, where that is known.
    pub permalink: Option<String>,
}

/// What became of an attempt to publish.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Outcome {
    /// It is out.
    Published(Published),
    /// It may be out: the answer is missing, or says nothing. It must not be tried again before
    /// [`Publisher::find`] has looked, and a person is told.
    Unconfirmed {
        /// What was seen instead of an answer.
        reason: ErrorRecord,
    },
}

/// What reading back has found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "found")]
pub enum Found {
    /// It is out.
    Published(Published),
    /// It is not there now. One whose attempt was just under way may still come.
    Absent,
    /// The network gives no way to tell.
    Unknown,
}

/// Speaks to one network.
///
/// A method that takes a [`Connection`] answers with the codes that
/// [`FailureClass`](super::FailureClass) reads: a token that ended is
/// [`Unauthenticated`](crate::ErrorCode::Unauthenticated), one that was revoked, or lacks a
/// permission, [`PermissionDenied`](crate::ErrorCode::PermissionDenied), content that is refused
/// [`InvalidInput`](crate::ErrorCode::InvalidInput), a limit on calls
/// [`RateLimited`](crate::ErrorCode::RateLimited) with the time to wait where the network says it,
/// and one that does not answer [`Unavailable`](crate::ErrorCode::Unavailable) or
/// [`Timeout`](crate::ErrorCode::Timeout). The network's own words are kept in the context, under
/// `network_error`. No error shows a token.
///
/// Every implementation passes the suite `conformance::publisher`, whose cases are the sentences
/// below.
#[async_trait]
pub trait Publisher: Send + Sync {
    /// What the network, or the server of this connection, takes.
    ///
    /// - It changes nothing, and may ask the server.
    async fn capabilities(&self, connection: &Connection) -> Result<Capabilities>;

    /// What the network would refuse of a draft; empty where it would take it.
    ///
    /// - It asks nobody, and the same draft gives the same answer.
    /// - A text that is blank or holds control characters, and one that is too long, each name the
    ///   field, the limit and the value.
    fn preflight(&self, draft: &Draft, capabilities: &Capabilities) -> Vec<Problem>;

    /// Takes one bounded step to get the media to the network.
    ///
    /// - It makes nothing that people can see.
    /// - A draft without media is ready after steps that end.
    /// - A step that is repeated from the same preparation, because its answer was lost, leads to
    ///   the same end; what it uploaded before may stay on the network, unused.
    /// - It holds at most one piece of a file in memory.
    async fn prepare(
        &self,
        connection: &Connection,
        draft: &Draft,
        blobs: &dyn BlobStore,
        preparation: &Preparation,
    ) -> Result<Preparation>;

    /// Asks whether the network has digested the media.
    ///
    /// - It changes nothing; a preparation that is ready stays so.
    /// - Media that the network could not digest are
    ///   [`InvalidInput`](crate::ErrorCode::InvalidInput).
    async fn check(
        &self,
        connection: &Connection,
        preparation: &Preparation,
    ) -> Result<Preparation>;

    /// Posts one message of a draft: the only call that people can see the effect of.
    ///
    /// - It tries once, and asks for nothing else that posts.
    /// - An error means that the message is not out, and will not be by this attempt.
    /// - When it cannot know, it is [`Outcome::Unconfirmed`]: a time-out, a connection that broke
    ///   after the question was sent, a server that failed while it had the question, an answer
    ///   that cannot be read.
    /// - A preparation that is not ready is [`Conflict`](crate::ErrorCode::Conflict).
    /// - `published` holds the messages before this one, in order: how many they are says which one
    ///   is meant. One that is not there is [`InvalidInput`](crate::ErrorCode::InvalidInput).
    async fn publish(
        &self,
        connection: &Connection,
        draft: &Draft,
        preparation: &Preparation,
        published: &[Published],
    ) -> Result<Outcome>;

    /// Reads back what became of the message that comes after those in `published`.
    ///
    /// - It changes nothing.
    /// - A message that is out is found, with the same id as its attempt gave or would have given.
    /// - One that was never sent is [`Found::Absent`], or [`Found::Unknown`] where the network
    ///   cannot tell.
    async fn find(
        &self,
        connection: &Connection,
        draft: &Draft,
        published: &[Published],
    ) -> Result<Found>;

    /// What people did with a message that is out.
    ///
    /// - It changes nothing. What the network does not tell, or only to others, is absent.
    async fn metrics(&self, connection: &Connection, published: &Published) -> Result<PostMetrics> {
        let _ = (connection, published);
        Ok(PostMetrics::default())
    }

    /// New credentials.
    ///
    /// - The old ones may be worth nothing from then on: exactly one caller does this at a time.
    /// - Credentials that cannot be renewed any more are
    ///   [`PermissionDenied`](crate::ErrorCode::PermissionDenied); a network that does not answer
    ///   is not.
    async fn refresh(&self, connection: &Connection) -> Result<Credentials>;

    /// Gives the right up.
    ///
    /// - Afterwards the network takes the credentials no more, where it can take rights back.
    /// - Credentials that are worth nothing already succeed.
    async fn revoke(&self, connection: &Connection) -> Result<()>;
}
