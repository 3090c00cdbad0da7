//! Carriers of signals: within one process, and between machines over PostgreSQL or Redis.
//!
//! A bus between machines is an [`InProcessBus`] and a relay behind it. What is published is heard
//! in this process at once and put into an outbox; one task gathers what is there, sends it and
//! hears what others sent. [`postgres`] and [`redis`] only connect, send and receive.

mod in_process;
mod options;
#[cfg(any(feature = "postgres", feature = "redis"))]
mod outbox;
#[cfg(any(feature = "postgres", feature = "redis"))]
mod relay;
#[cfg(any(feature = "postgres", feature = "redis"))]
mod wire;

#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "redis")]
mod redis;

pub use in_process::InProcessBus;
pub use options::BusOptions;
#[cfg(feature = "postgres")]
pub use postgres::PostgresBus;
#[cfg(feature = "redis")]
pub use redis::RedisBus;
