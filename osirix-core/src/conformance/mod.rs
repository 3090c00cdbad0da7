//! The suites that every backend of a port must pass: one file a port, one function a behaviour.
//!
//! A backend runs them all through its port's macro, which makes a test of each behaviour, so
//! that none can be left out in silence.

pub mod avatar;
pub mod blob;
pub mod bus;
pub mod disk;
pub mod encoder;
pub mod gateway;
pub mod lipsync;
pub mod publisher;
pub mod speech;
pub mod store;
pub mod transcoder;
