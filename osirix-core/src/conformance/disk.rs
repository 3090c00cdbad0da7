//! A disk of a test's own: full, or not to be written.

#![expect(clippy::expect_used, reason = "a test says what is wrong by panicking")]

use std::path::PathBuf;
use std::process::Command;

const FOLDER: &str = "OSIRIX_TEST_FOLDER";

/// Runs an ignored test of the calling program alone, in a mount namespace where [`folder`] is a
/// disk of its own: a tmpfs with these mount options (`size=100k`, `ro`). `probe` is the test's
/// whole name. Needs Linux, and `unshare` of util-linux.
pub fn probe_on_a_disk(options: &str, probe: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let script = format!(
        "mount -t tmpfs -o {options} tmpfs \"${FOLDER}\" && \
         exec \"$0\" --exact {probe} --ignored --nocapture"
    );
    let output = Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c", &script])
        .arg(std::env::current_exe().expect("a test knows its own program"))
        .env(FOLDER, folder.path())
        .output()
        .expect("unshare is missing: apt-get install util-linux");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

/// Where the probe's disk is.
pub fn folder() -> PathBuf {
    std::env::var(FOLDER).expect("a probe is run by its test").into()
}
