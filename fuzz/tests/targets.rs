//! Every target with its seeds, and with inputs that are made from them: the short form. What it
//! plays is the same each time, as far as a target's time goes.

use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use fuzz::mutator::Mutator;
use fuzz::{TARGETS, Target};

/// How many inputs are made for a target, if its time is enough for them.
const INPUTS: u64 = 3_000;
/// A target's time, beside its seeds.
const TIME: Duration = Duration::from_secs(2);
/// An input that takes longer is one that holds others up.
const SLOW: Duration = Duration::from_secs(10);
/// How much of a long input is shown.
const SHOWN_BYTES: usize = 2_000;

macro_rules! targets {
    ($($name:ident)+) => {
        $(#[test]
        fn $name() {
            play(TARGETS.iter().find(|target| target.name == stringify!($name)).unwrap());
        })+

        #[test]
        fn every_target_is_played() {
            let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
            assert_eq!(names, [$(stringify!($name)),+]);
        }
    };
}

targets! {
    addresses backup calendar film footage hashes lexicon markup media models names passkeys pictures
    rig sheet sound speech stripe texts vault video
}

fn play(target: &Target) {
    let seeds = (target.seeds)();
    assert!(!seeds.is_empty(), "{} has no seeds", target.name);
    for (number, seed) in seeds.iter().enumerate() {
        try_input(target, &format!("seed {number}"), seed);
    }
    let started = Instant::now();
    for number in (0..INPUTS).take_while(|_| started.elapsed() < TIME) {
        try_input(target, &format!("input {number}"), &Mutator::new(number).input(&seeds));
    }
}

fn try_input(target: &Target, called: &str, input: &[u8]) {
    let (run, started) = (target.run, Instant::now());
    let played = catch_unwind(|| run(input));
    let shown = input[..input.len().min(SHOWN_BYTES)].escape_ascii();
    assert!(played.is_ok(), "{}, {called}, {} bytes: b\"{shown}\"", target.name, input.len());
    let took = started.elapsed();
    assert!(took < SLOW, "{}, {called}, took {took:?}: b\"{shown}\"", target.name);
}

#[test]
fn what_goes_wrong_is_told_with_its_input() {
    let wrong = Target {
        name: "wrong",
        run: |bytes| assert!(bytes.iter().all(u8::is_ascii), "a byte is not ASCII"),
        seeds: || vec![b"good".to_vec()],
    };
    let told = catch_unwind(|| play(&wrong)).unwrap_err();
    let told = told.downcast_ref::<String>().unwrap();
    assert!(told.starts_with("wrong, input ") && told.contains("\\x"), "{told}");
}
