use std::time::Duration;

use async_trait::async_trait;

use crate::clock::Timestamp;
use crate::error::Result;

/// A signed message to an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Where to: an address that [`Courier::check`] takes.
    pub url: String,
    /// Its id, the same however often it is sent: `webhook-id`.
    pub id: String,
    /// When this attempt is made: `webhook-timestamp`, in seconds.
    pub at: Timestamp,
    /// One signature for each secret that is good, with spaces between: `webhook-signature`.
    pub signature: String,
    /// JSON, as it is signed.
    pub body: String,
}

/// What an endpoint answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// How long it asks to be left alone.
    pub retry_after: Option<Duration>,
}

/// Carries messages to endpoints. Their addresses are other people's words: nobody is to reach by
/// them what only this machine can.
#[async_trait]
pub trait Courier: Send + Sync {
    /// Looks at an address before it is kept.
    ///
    /// - One by another scheme than `https`, with a user or a password in it, or to a private
    ///   network by its numbers or by its name is an
    ///   [`InvalidInput`](crate::ErrorCode::InvalidInput) of the field `url`.
    fn check(&self, url: &str) -> Result<()>;

    /// Posts a message, once.
    ///
    /// - Any answer is a [`Reply`], whatever its status; redirects are not followed, and what is
    ///   said beside the status is not kept.
    /// - No answer is an error, whose message is a sentence for the endpoint's owner, without its
    ///   address.
    /// - An address that [`check`](Courier::check) would refuse is not asked, and a name is asked
    ///   at the addresses alone that were looked at: one that leads to a private network now is an
    ///   error, wherever it led before.
    async fn carry(&self, message: &Message) -> Result<Reply>;
}
