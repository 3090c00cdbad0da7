//! Publishing on social networks so that nothing is posted twice.
//!
//! A [`Post`] is what a person wrote, with variants for networks; a [`Draft`] is what one network
//! is to get of it; a [`Publisher`] speaks to one network. A draft goes this way, and whoever
//! drives it saves each answer before the next step:
//!
//! 1. [`Publisher::preflight`] says what the network would refuse, when the draft is scheduled.
//! 2. [`Publisher::prepare`] uploads the media, one bounded step a call; each step can be repeated.
//! 3. [`Publisher::check`] asks, without changing anything, whether the network has digested them.
//! 4. [`Publisher::publish`] posts one part. It is called once for each part, after it is on record
//!    that it will be: it tries once, and an error means that nothing was posted. When it cannot
//!    know, it says [`Outcome::Unconfirmed`].
//! 5. [`Publisher::find`] reads back what became of a part that is unconfirmed, or whose caller was
//!    killed.
//!
//! [`Social`] is who drives it. A [`PlannedPost`] has a [`Publication`] for each connection that it
//! goes out by. Workers take publications that are due, each under a lease whose fence every write
//! names:
//!
//! ```text
//! scheduled -> preparing -> processing -> publishing -> published
//!     |                                    |      |
//!     +-> cancelled        failed <--------+      +-> unconfirmed -> as a person decides
//! ```
//!
//! Before a message is posted the publication is *armed*: it is durable that this message is about
//! to be tried. The call that follows is made once. An error disarms, for nothing was posted. Where
//! the answer is missing, or a worker finds a publication that another left armed, the message is
//! looked for. It is posted again by itself only where the network
//! [recognises repeats](Capabilities::recognises_repeats); otherwise a person is told.
//!
//! A program that publishes on a network by itself does not fill these ports: it brings an
//! [`OwnNetwork`], which is small enough for every language.

mod account;
mod approval;
mod approving;
mod cancelling;
mod capabilities;
mod connecting;
mod connection;
mod connector;
mod failure;
mod fitting;
mod importing;
mod introducing;
mod introduction;
mod looking;
mod media;
mod metrics;
mod network;
mod noticing;
mod own;
mod planned;
mod planning;
mod post;
mod preparation;
mod previewing;
mod probe;
mod problem;
mod publication;
mod publisher;
mod publishing;
mod queue;
mod queueing;
mod recurrence;
mod renewing;
mod repeating;
mod resolving;
mod rules;
mod service;
mod settings;
mod settling;
mod sheet;
mod store;
mod time;
mod utm;
mod video;
mod working;
mod writing;

pub use account::{ConnectionState, NetworkAccount, StoredConnection};
pub use approval::{Approval, ApprovalDecision};
pub use capabilities::{
    AspectRange, Capabilities, Counting, FileLimits, MediaLimits, ServerLimits, TextLimits,
};
pub use connection::{Connection, Credentials, RemoteAccount};
pub use connector::{ConnectWays, Connector, WayRound};
pub use failure::FailureClass;
pub use fitting::{MediaFitter, PictureFit};
pub use introduction::{
    ConnectChoice, ConnectReturn, ConnectSecret, ConnectStart, FoundAccount, StartConnect,
};
pub use media::{MediaFacts, MediaKind, MediaType};
pub use metrics::PostMetrics;
pub use network::{Network, PostFormat};
pub use noticing::{Around, PostWarning, PostWarningKind};
pub use own::{OwnAccount, OwnLimits, OwnMessage, OwnNetwork, OwnSecret};
pub use planned::{
    MessagePreview, NewPost, PlannedPost, PlannedTime, PostState, TargetPreview, TargetProblem,
};
pub use post::{Attachment, Content, Draft, Part, Post};
pub use preparation::{Preparation, Stage};
pub use probe::MediaProbe;
pub use problem::{Problem, refuse};
pub use publication::{Armed, Attempt, AttemptKind, Publication, PublicationState, Resolution};
pub use publisher::{Found, Outcome, Published, Publisher};
pub use queue::{ComingSlot, NewPostQueue, PostQueue, QueueSlot, Weekday};
pub use recurrence::{
    Cadence, NewRecurrence, Occurrence, Recurrence, RecurrenceRule, RecurrenceState,
};
pub use rules::{PostRules, PostRulesRepository};
pub use service::{Social, SocialParts};
pub use settings::SocialSettings;
pub use sheet::{ImportProblem, ImportedPosts};
pub use store::{
    ConnectionRepository, PostQueueRepository, PostRepository, PublicationRepository,
    RecurrenceRepository,
};
pub use utm::UtmTags;
