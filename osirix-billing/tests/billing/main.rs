//! Stripe as a payment gateway, against what Stripe and others wrote.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what is wrong so"
)]

mod fake;
mod local;
mod mock;
mod requests;
mod servers;
mod signatures;
