//! The suite of the [`Publisher`] port: each behaviour is a sentence of its documentation.
//!
//! ```ignore
//! osirix_core::publisher_suite!(bluesky, connected_to_a_fresh_account());
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a suite says what is wrong by panicking"
)]

mod prepare;
mod publish;
mod rights;
mod texts;

use std::any::Any;
use std::sync::Arc;

use async_trait::async_trait;

use crate::blob::BlobStore;
use crate::clock::{Ambient, Timestamp};
use crate::id::PublicationId;
use crate::secret::Secret;
use crate::social::{
    Attachment, Connection, Draft, Found, Outcome, Part, PostFormat, Preparation, Published,
    Publisher, Stage,
};

/// The other side of a network in a test.
#[async_trait]
pub trait Remote: Send + Sync {
    /// How many messages the account has, by the network's own count.
    async fn posts(&self) -> usize;
}

/// A publisher, and an account on its network that has no messages yet.
pub struct Harness {
    /// The publisher.
    pub publisher: Arc<dyn Publisher>,
    /// An account that is connected.
    pub connection: Connection,
    /// What the network itself says.
    pub remote: Box<dyn Remote>,
    /// Where the picture is.
    pub blobs: Arc<dyn BlobStore>,
    /// A picture that the network takes.
    pub picture: Attachment,
    /// What must live as long as the test.
    pub keep: Box<dyn Any + Send + Sync>,
}

impl Harness {
    async fn draft(&self, texts: &[&str]) -> Draft {
        let capabilities = self.publisher.capabilities(&self.connection).await.unwrap();
        let media = match capabilities.media.required {
            true => vec![self.picture.clone()],
            false => Vec::new(),
        };
        let mut parts: Vec<_> = texts.iter().map(|text| part(text)).collect();
        parts[0].media = media;
        Draft {
            id: Ambient::system().new_id::<PublicationId>().unwrap(),
            network: self.connection.network,
            created_at: now(),
            parts,
            has_comment: false,
            format: PostFormat::Post,
            languages: vec!["en".to_owned()],
        }
    }

    /// Prepares a draft as a worker does that is killed after every step.
    async fn prepared(&self, draft: &Draft) -> Preparation {
        let mut at = Preparation::begin();
        for _ in 0..200 {
            at = match at.stage {
                Stage::Ready => return at,
                _ => kept(&self.step(draft, &at).await),
            };
        }
        panic!("200 steps do not make it ready: {at:?}");
    }

    async fn step(&self, draft: &Draft, at: &Preparation) -> Preparation {
        let step = match at.stage {
            Stage::Uploading => {
                self.publisher.prepare(&self.connection, draft, &*self.blobs, at).await
            }
            Stage::Processing { check_at } => {
                let wait = check_at.since(now()).min(std::time::Duration::from_millis(200));
                tokio::time::sleep(wait).await;
                self.publisher.check(&self.connection, at).await
            }
            Stage::Ready => Ok(at.clone()),
        };
        step.expect("a step")
    }

    async fn publish(&self, draft: &Draft, before: &[Published]) -> Published {
        let prepared = self.prepared(draft).await;
        let publish = self.publisher.publish(&self.connection, draft, &prepared, before);
        match publish.await.expect("it is published") {
            Outcome::Published(published) => published,
            Outcome::Unconfirmed { reason } => panic!("it is unconfirmed: {reason:?}"),
        }
    }

    async fn find(&self, draft: &Draft, before: &[Published]) -> Found {
        self.publisher.find(&self.connection, draft, before).await.expect("it is looked for")
    }

    /// The same account with another access token.
    fn with_token(&self, token: &str) -> Connection {
        let mut connection = self.connection.clone();
        connection.credentials.access_token = Secret::new(token.to_owned());
        connection
    }
}

fn now() -> Timestamp {
    Ambient::system().now()
}

fn part(text: &str) -> Part {
    Part { text: text.to_owned(), media: Vec::new() }
}

/// What another process reads of it.
fn kept(preparation: &Preparation) -> Preparation {
    let text = serde_json::to_string(preparation).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Writes down the behaviours once: as functions and as the macro that makes tests of them.
macro_rules! behaviours {
    ($d:tt $($case:ident,)+) => {
        /// Every behaviour.
        pub mod behaviour {
            use super::Harness;
            $(
                #[doc = concat!("The behaviour `", stringify!($case), "`.")]
                pub async fn $case(harness: Harness) {
                    super::cases::$case(harness).await;
                }
            )+
        }

        /// The names of all behaviours.
        pub const CASES: &[&str] = &[$(stringify!($case)),+];

        /// Makes a test of each behaviour of the publisher suite, in a module of this name; the
        /// expression is a future of a [`Harness`](crate::conformance::publisher::Harness) with a
        /// fresh account, evaluated once for each test.
        #[macro_export]
        macro_rules! publisher_suite {
            ($d module:ident, $d harness:expr) => {
                mod $d module {
                    #[allow(unused_imports)]
                    use super::*;
                    $(
                        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                        async fn $case() {
                            $crate::conformance::publisher::behaviour::$case($d harness.await)
                                .await;
                        }
                    )+
                }
            };
        }
    };
}

/// The behaviours under one roof.
mod cases {
    pub(super) use super::prepare::*;
    pub(super) use super::publish::*;
    pub(super) use super::rights::*;
    pub(super) use super::texts::*;
}

behaviours! { $
    capabilities_are_of_the_network_and_change_nothing,
    what_fits_has_no_problem,
    blank_texts_and_control_characters_are_problems,
    a_text_that_is_too_long_is_a_problem_with_its_numbers,
    a_file_that_is_too_large_is_a_problem_with_its_numbers,
    a_draft_without_media_becomes_ready,
    a_picture_becomes_ready_though_every_step_is_repeated,
    preparing_shows_nothing,
    what_is_ready_stays_ready,
    what_is_not_ready_is_not_published,
    a_message_that_is_not_there_is_not_published,
    a_message_is_published_once_and_found,
    a_message_that_was_never_sent_is_not_found,
    a_repeat_that_is_recognised_posts_nothing,
    a_thread_is_published_message_by_message,
    a_token_that_is_worth_nothing_posts_nothing_and_is_not_shown,
    a_server_that_is_away_is_said_to_be_so,
    refreshed_credentials_publish,
    a_right_that_was_given_up_is_gone,
}
