//! The publishers and their rules, against parts that somebody else wrote where there are any.
//!
//! `cargo xtask social` installs and starts those, and names them in the environment. Without it
//! such a test fails with a line that says so: nothing is skipped in silence.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong so")]

mod bluesky;
mod connecting;
mod connecting_attacks;
mod facebook;
mod facebook_accounts;
mod facebook_fake;
mod facebook_people;
mod fake;
mod instagram;
mod length;
mod limits;
mod linkedin;
mod linkedin_checks;
mod linkedin_fake;
mod linkedin_people;
mod lossy;
mod mastodon;
mod meta_checks;
mod meta_fake;
mod named;
mod oauth;
mod own;
mod pds;
mod shelf;
mod threads;
mod threads_page;
mod x;
mod x_fake;
