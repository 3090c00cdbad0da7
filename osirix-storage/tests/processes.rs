//! Several real processes on one database, and processes that are killed while they write.
//!
//! This program starts itself again as its own other processes.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test says what is wrong by panicking"
)]

use std::process::Stdio;
use std::sync::Arc;

use osirix_core::accounts::{Account, Accounts, OpenAccount};
use osirix_core::clock::Ambient;
use osirix_core::error::Result;
use osirix_core::ledger::{Balance, Book, Entry, HoldRequest, Ledger};
use osirix_core::money::Credits;
use osirix_core::page::PageRequest;
use osirix_core::store::Store;
use osirix_storage::testing::TestDatabase;
use osirix_storage::{SqlStore, open};
use tokio::process::Command;

/// What each cycle of a process charges.
const CHARGE: i64 = 2;

#[tokio::main]
async fn main() {
    let arguments: Vec<_> = std::env::args().collect();
    if let [_, child, url, cycles] = arguments.as_slice()
        && child == "child"
    {
        return hold_and_settle(url, cycles.parse().unwrap()).await.expect("a child works");
    }
    for database in [TestDatabase::sqlite(), TestDatabase::postgres().await] {
        processes_that_start_at_once_share_a_new_database(&database).await;
    }
    for database in [TestDatabase::sqlite(), TestDatabase::postgres().await] {
        a_process_killed_at_any_point_leaves_all_or_nothing(&database).await;
    }
    println!("test result: ok. 2 passed on both databases");
}

/// Holds 3 credits of the shared account and charges 2 of them, so many times.
async fn hold_and_settle(url: &str, cycles: u32) -> Result<()> {
    let store = Arc::new(open(url).await?);
    let account = shared_account(&store).await?;
    let ledger = Ledger::new(Ambient::system());
    for _ in 0..cycles {
        let mut tx = store.begin().await?;
        let request = HoldRequest {
            account: account.id,
            amount: Credits(3),
            idempotency_key: None,
            lifetime: None,
            memo: "a cycle".into(),
        };
        let hold = ledger.hold(tx.as_mut(), request).await?;
        ledger.settle(tx.as_mut(), hold.id, Credits(CHARGE), "a cycle").await?;
        tx.commit().await?;
    }
    store.close().await;
    Ok(())
}

/// The Free plan gives it 100 credits.
async fn shared_account(store: &Arc<SqlStore>) -> Result<Account> {
    let request = OpenAccount { name: "Shared".into(), external_id: Some("shared".into()) };
    Accounts::new(store.clone(), Ambient::system()).open(request).await
}

fn child(database: &TestDatabase, cycles: u32) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["child", database.url(), &cycles.to_string()]).stdin(Stdio::null());
    command
}

async fn processes_that_start_at_once_share_a_new_database(database: &TestDatabase) {
    let children: Vec<_> = (0..4).map(|_| child(database, 8).spawn().unwrap()).collect();
    for mut child in children {
        assert!(child.wait().await.unwrap().success(), "every process does its work");
    }
    assert_eq!(cycles_on_record(database).await, 4 * 8);
}

async fn a_process_killed_at_any_point_leaves_all_or_nothing(database: &TestDatabase) {
    hold_and_settle(database.url(), 0).await.unwrap();
    let mut on_record = Vec::new();
    for point in 1.. {
        let mut killed = child(database, 1);
        let done = killed.env("OSIRIX_FAULT_KILL_AT", point.to_string()).status().await.unwrap();
        on_record.push(cycles_on_record(database).await);
        if done.success() {
            break;
        }
    }
    // Opening commits once; a cycle locks and writes ten times, counting too, and commits.
    assert_eq!(on_record.len(), 2 + 10 + 2 + 1, "each point was reached once");
    let before_commit = vec![0; 2 + 10 + 1];
    assert_eq!(on_record, [before_commit, vec![1, 2]].concat());
}

/// How many cycles the books show, once they are known to be whole.
async fn cycles_on_record(database: &TestDatabase) -> i64 {
    let store = Arc::new(open(database.url()).await.unwrap());
    let account = shared_account(&store).await.unwrap();
    let mut tx = store.read().await.unwrap();
    let balance = tx.statements().balance(account.id).await.unwrap();
    let page = tx.statements().entries(account.id, &PageRequest::first(500)).await.unwrap();
    drop(tx);
    store.close().await;
    assert_eq!(balance.held, Credits::ZERO, "no hold is left");
    agree(&balance, &page.items);
    let cycles = balance.spent.0 / CHARGE;
    assert_eq!(balance.entries, 2 + cycles * 5, "a grant, then whole cycles");
    cycles
}

/// The balances are the replay of the entries, and the entries have no gap.
fn agree(balance: &Balance, newest_first: &[Entry]) {
    for book in [Book::Granted, Book::Available, Book::Held, Book::Spent] {
        let amounts = newest_first.iter().filter(|e| e.book == book).map(|e| e.amount.0);
        assert_eq!(amounts.sum::<i64>(), balance.of(book).0, "{book:?}");
    }
    let numbers: Vec<_> = newest_first.iter().rev().map(|entry| entry.seq).collect();
    assert_eq!(numbers, (1..=balance.entries).collect::<Vec<_>>());
}
