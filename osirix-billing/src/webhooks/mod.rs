//! What Stripe sends: who vouches for it, and what it is about.

mod envelope;
mod signature;

pub(crate) use envelope::event;
pub use signature::{MAX_BODY_BYTES, Signatures, TOLERANCE};
