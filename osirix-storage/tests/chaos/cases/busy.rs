//! Another process holds SQLite's one lock for writers: shortly, and for longer than anybody waits.

use std::process::Stdio;
use std::time::Duration;

use osirix_storage::OpenOptions;
use tokio::process::Command;

use crate::dice::Dice;
use crate::round::judge;
use crate::verify::Losses;
use crate::worker::LEASE;
use crate::yard::{Site, Yard};

/// Longer than the first and the second lock, and shorter than the others.
const PATIENCE: Duration = Duration::from_millis(800);

pub(crate) async fn run(site: Site, dice: Dice) -> String {
    let options = OpenOptions { busy_timeout: PATIENCE, ..site.options };
    let yard = Yard::open(Site { options, ..site }, dice).await;
    let crew = yard.crew(2);
    let asking = yard.ask(&yard.draw(24), Duration::from_secs(3));
    let longer_than_a_lease = LEASE + Duration::from_millis(500);
    for length in [PATIENCE / 4, PATIENCE / 2, PATIENCE * 3 / 2, longer_than_a_lease] {
        tokio::time::sleep(yard.dice.millis(50..300)).await;
        lock_for(&yard.site.url, length).await;
    }
    let placed = asking.await.expect("every caller has an answer");
    judge(&yard, crew, placed, &[], Losses::None).await
}

async fn lock_for(url: &str, length: Duration) {
    let program = std::env::current_exe().expect("a program knows its file");
    let mut command = Command::new(program);
    command.args(["lock", url, &length.as_millis().to_string()]).stdin(Stdio::null());
    let ended = command.kill_on_drop(true).status().await;
    assert!(ended.is_ok_and(|ended| ended.success()), "the lock was held");
}

/// What the other process does.
pub(crate) fn hold_the_lock(url: &str, millis: &str) {
    let connection = connect(url, Duration::from_secs(30));
    connection.execute_batch("BEGIN IMMEDIATE").expect("the lock");
    std::thread::sleep(Duration::from_millis(millis.parse().expect("a time")));
    connection.execute_batch("ROLLBACK").expect("it is given back");
}

/// Whether one gets the lock within a moment.
pub(crate) fn try_lock(url: &str) -> bool {
    let connection = connect(url, Duration::from_millis(200));
    connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK").is_ok()
}

fn connect(url: &str, patience: Duration) -> rusqlite::Connection {
    let path = url.strip_prefix("sqlite:").expect("a file");
    let connection = rusqlite::Connection::open(path).expect("the file is there");
    connection.busy_timeout(patience).expect("patience");
    connection
}
