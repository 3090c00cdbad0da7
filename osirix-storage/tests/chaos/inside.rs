//! This program once more, in namespaces of its own: what it mounts and connects there goes away
//! with it.

use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};

use crate::dice::Dice;

const FOLDER: &str = "OSIRIX_CHAOS_FOLDER";

/// Runs a case's other half after `prepare`, a shell script that may use `$OSIRIX_CHAOS_FOLDER`.
/// Needs Linux that lets users have namespaces, and `unshare` of util-linux. What the other half
/// prints is the answer.
pub(crate) async fn run(case: &str, namespaces: &[&str], prepare: &str, dice: &Dice) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let script = format!("set -e\n{prepare}\nexec \"$0\" inside {case} {}", dice.number());
    let output = tokio::process::Command::new("unshare")
        .args(["--map-root-user", "--mount"])
        .args(namespaces)
        .args(["sh", "-c", &script])
        .arg(std::env::current_exe().expect("a program knows its file"))
        .env(FOLDER, folder.path())
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output()
        .await
        .expect("unshare is missing: apt-get install util-linux");
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{case}: {said} {complaint}");
    said
}

/// The folder that was prepared.
pub(crate) fn folder() -> PathBuf {
    std::env::var(FOLDER).expect("the other half is run by its case").into()
}

/// Runs a program that must succeed.
pub(crate) fn must(program: &str, words: &str) {
    let ran = Command::new(program).args(words.split(' ')).stdin(Stdio::null()).status();
    assert!(ran.is_ok_and(|ran: ExitStatus| ran.success()), "{program} {words} fails");
}
