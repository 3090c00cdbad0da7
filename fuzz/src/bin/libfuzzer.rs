//! The long form: libFuzzer plays the target that the environment names. `cargo xtask fuzz`
//! builds and starts it.

#![no_main]
#![expect(clippy::expect_used, clippy::panic, reason = "nothing can be played then")]

use std::path::Path;
use std::sync::LazyLock;

use fuzz::{TARGETS, Target};
use libfuzzer_sys::fuzz_target;

/// The variable that names the target.
const PLAYED: &str = "OSIRIX_FUZZ_TARGET";
/// The variable that names a folder, where the seeds of all targets are wanted instead.
const SEEDS: &str = "OSIRIX_FUZZ_SEEDS";

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = std::env::var(PLAYED).unwrap_or_default();
    let found = TARGETS.iter().find(|target| target.name == name);
    found.unwrap_or_else(|| panic!("{PLAYED} names no target: {name:?}"))
});

fuzz_target!(
    init: {
        // It would end the program at once, also where a reader of others panics and the library
        // makes a refusal of that. Without it a panic that nobody catches is a finding as before.
        drop(std::panic::take_hook());
        if let Some(folder) = std::env::var_os(SEEDS) {
            write_seeds(folder.as_ref());
            std::process::exit(0);
        }
    },
    |bytes: &[u8]| (TARGET.run)(bytes)
);

/// A folder for each target, with a file for each of its seeds.
fn write_seeds(folder: &Path) {
    for target in TARGETS {
        let folder = folder.join(target.name);
        std::fs::create_dir_all(&folder).expect("the folder of a corpus is made");
        for (number, seed) in (target.seeds)().into_iter().enumerate() {
            let path = folder.join(format!("seed-{number}"));
            std::fs::write(path, seed).expect("a seed is written");
        }
    }
}
