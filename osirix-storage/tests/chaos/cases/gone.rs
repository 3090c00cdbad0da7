//! A machine is gone in the middle of a transaction, and comes back no more: the books that it had
//! locked must not stay so for as long as the server waits for a word from it.

use std::process::Stdio;
use std::time::{Duration, Instant};

use osirix_core::store::Store;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use super::network::{cut_off, plug_in, prepare, server};
use crate::dice::Dice;
use crate::round::judge;
use crate::verify::Losses;
use crate::work::{Script, Task};
use crate::worker::open_patiently;
use crate::yard::{Site, Yard};

/// Who asks for a job waits for the lock as long as the options say, and is then told to ask again.
/// By then, and a little later, the server has found out.
const BOUND: Duration = Duration::from_secs(12);

pub(crate) async fn run(dice: Dice) -> String {
    crate::inside::run("gone", &["--net"], &prepare().await, &dice).await
}

pub(crate) async fn inside(dice: Dice) -> String {
    let server = server();
    let yard = Yard::open(Site::at(server.url(), server.clone()), dice).await;
    plug_in(1);
    let crew = yard.crew(1);
    let task = Task { call: yard.dice.number(), ticks: 1, script: Script::Complete, freeze: None };
    let call = yard.call(task);
    let holder = on_the_machine(&yard, &call.account.to_string()).await;
    cut_off(1);
    let begun = Instant::now();
    let placed = yard.place(call).await;
    let waited = begun.elapsed();
    assert!(placed.errors > 0, "the books were locked");
    assert!(waited < BOUND, "the books were locked for {waited:?}");
    let said = judge(&yard, crew, vec![placed], &[], Losses::None).await;
    drop(holder);
    format!("{said}, the books were free after {} ms", waited.as_millis())
}

/// Has the machine lock the books of an account.
async fn on_the_machine(yard: &Yard, account: &str) -> Child {
    let program = std::env::current_exe().expect("a program knows its file");
    let mut command = Command::new("ip");
    command.args(["netns", "exec", "machine1"]).arg(program);
    command.args(["books", &yard.site.url, account]).stdout(Stdio::piped()).kill_on_drop(true);
    let mut child = command.spawn().expect("a process starts");
    let said = child.stdout.take().expect("what it says");
    let line = BufReader::new(said).lines().next_line().await;
    assert_eq!(line.expect("a line").as_deref(), Some("locked"));
    child
}

/// What the machine does: for as long as it is there it has the books.
pub(crate) async fn hold_the_books(url: &str, account: &str) {
    let store = open_patiently(
        url,
        osirix_storage::OpenOptions { busy_timeout: Duration::from_secs(2), max_connections: 1 },
    );
    let store = store.await;
    let mut tx = store.begin().await.expect("a transaction");
    let account = account.parse().expect("an account");
    tx.ledger().lock(&[account]).await.expect("the books");
    println!("locked");
    std::future::pending::<()>().await;
}
