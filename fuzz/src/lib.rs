//! Parsers of ours that read what others sent, each as a target: given any bytes it neither panics
//! nor hangs, and what it says of them is true.
//!
//! A target panics where something is wrong. `tests/targets.rs` plays all of them for seconds,
//! `cargo xtask fuzz` for as long as is asked.

#![expect(clippy::expect_used, reason = "a target says what is wrong by panicking")]

mod addresses;
mod backup;
mod blobs;
mod calendar;
mod film;
mod footage;
mod hashes;
mod input;
mod lexicon;
mod markup;
mod media;
mod models;
pub mod mutator;
mod names;
mod passkeys;
mod pictures;
mod rig;
mod sheet;
mod sound;
mod speech;
mod stripe;
mod texts;
mod vault;
mod video;

/// A parser, and what must hold of it.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// What it is called by.
    pub name: &'static str,
    /// Reads the bytes; panics where something is wrong.
    pub run: fn(&[u8]),
    /// Inputs that others are made from: good ones, and bad ones that once were found.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// All of them.
pub const TARGETS: &[Target] = &[
    addresses::TARGET,
    backup::TARGET,
    calendar::TARGET,
    film::TARGET,
    footage::TARGET,
    hashes::TARGET,
    lexicon::TARGET,
    markup::TARGET,
    media::TARGET,
    models::TARGET,
    names::TARGET,
    passkeys::TARGET,
    pictures::TARGET,
    rig::TARGET,
    sheet::TARGET,
    sound::TARGET,
    speech::TARGET,
    stripe::TARGET,
    texts::TARGET,
    vault::TARGET,
    video::TARGET,
];
