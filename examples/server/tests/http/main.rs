//! The platform over HTTP: on sockets, on both databases, in several processes.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod cors;
mod identity;
mod identity_attacks;
mod idor;
mod journeys;
mod limits;
mod openapi;
mod portraits;
mod processes;
mod smuggling;
mod speech;
#[path = "../support/mod.rs"]
mod support;
