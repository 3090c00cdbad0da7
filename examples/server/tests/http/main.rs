//! The platform over HTTP: on sockets, on both databases, in several processes.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]
// The fakes are those of the publishers' own tests, which use more of them.
#![allow(dead_code, reason = "the fakes have more than these pages need")]

mod admin_pages;
mod analytics;
mod cors;
#[path = "../../../../osirix-social/tests/social/fake.rs"]
mod fake;
mod identity;
mod identity_attacks;
mod idor;
mod journeys;
mod limits;
mod mailed_pages;
mod market;
mod openapi;
mod operation;
mod own_files;
mod page_routes;
mod pages;
mod pages_attacks;
mod payments;
mod portraits;
mod processes;
mod sell_pages;
mod smuggling;
mod social;
mod social_pages;
mod speech;
#[path = "../support/mod.rs"]
mod support;
mod webhook_pages;
mod webhooks;
#[path = "../../../../osirix-social/tests/social/x_fake.rs"]
mod x_fake;
