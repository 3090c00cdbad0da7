//! The adapters of identity, against parts that somebody else wrote where there are any.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what is wrong so"
)]

mod breaches;
mod device;
mod fake;
mod forged;
mod github;
mod mail;
mod oidc;
mod passkeys;
mod servers;
mod stage;
mod way;
