//! SQLite in WAL with `synchronous = FULL`.
//!
//! `--way single`: one caller on the connection. `--way group-64`: a writer that takes all that
//! wait into one transaction, and as many callers as the number says.

use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use rusqlite::Connection;
use tokio::sync::oneshot;

use crate::change::{Change, Rows, TABLES};
use crate::drive::{self, Engine, HEATS, Heat, Waiting};
use crate::{ACCOUNTS, Options, Outcome};

pub(crate) async fn run(options: &Options) -> Outcome {
    let connection = open(&options.database)?;
    if options.way == "single" {
        return single(&connection, options);
    }
    let width = options.way.strip_prefix("group-").unwrap_or("64").parse()?;
    let (sender, receiver) = mpsc::channel();
    let rows = options.rows;
    let writer = thread::spawn(move || write(&connection, &receiver, rows));
    for (heat_name, heat) in HEATS {
        for callers in drive::callers(options, width) {
            let name = drive::column(options, heat_name, callers);
            let engines = vec![Group(sender.clone()); callers];
            drive::measure(&name, engines, heat, options).await?;
        }
    }
    drop(sender);
    writer.join().map_err(|_| "the writer panicked")?
}

fn open(path: &str) -> Outcome<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.execute_batch(TABLES)?;
    let mut account = connection.prepare("INSERT INTO accounts VALUES (?1, 1000000000, 0, 0)")?;
    connection.execute_batch("BEGIN")?;
    for id in 1..=ACCOUNTS {
        account.execute([id])?;
    }
    connection.execute_batch("COMMIT")?;
    drop(account);
    Ok(connection)
}

/// One caller, without another thread between it and the engine.
fn single(connection: &Connection, options: &Options) -> Outcome {
    for (name, heat) in HEATS {
        let (begun, mut count) = (Instant::now(), 0);
        while begun.elapsed() < options.time {
            for change in changes(heat, options) {
                connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
                make(connection, change, options.rows)?;
                connection.prepare_cached("COMMIT")?.execute([])?;
            }
            count += 1;
        }
        drive::report(&drive::column(options, name, 1), count, begun.elapsed());
    }
    Ok(())
}

fn changes(heat: Heat, options: &Options) -> Vec<Change> {
    let (id, account) = drive::next(heat);
    if options.is_ledger() {
        vec![Change::Hold { id, account }, Change::Settle { id, account }]
    } else {
        vec![Change::Operation { id, account }]
    }
}

fn make(connection: &Connection, change: Change, rows: Rows) -> Outcome {
    for statement in change.statements(rows) {
        let mut prepared = connection.prepare_cached(statement.text)?;
        let met = prepared.execute([change.id(), change.account()])?;
        if statement.guarded && met != 1 {
            return Err(format!("{change:?} was refused").into());
        }
    }
    Ok(())
}

/// Takes all that wait into one transaction, and tells them when it is durable.
fn write(connection: &Connection, waiting: &mpsc::Receiver<Waiting>, rows: Rows) -> Outcome {
    while let Ok(first) = waiting.recv() {
        let group: Vec<Waiting> = std::iter::once(first).chain(waiting.try_iter()).collect();
        connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        for (change, _) in &group {
            make(connection, *change, rows)?;
        }
        connection.prepare_cached("COMMIT")?.execute([])?;
        for (_, caller) in group {
            // A caller that has gone needs no answer.
            let _ = caller.send(true);
        }
    }
    Ok(())
}

#[derive(Clone)]
struct Group(mpsc::Sender<Waiting>);

impl Engine for Group {
    async fn make(&mut self, change: Change) -> Outcome {
        let (sender, done) = oneshot::channel();
        self.0.send((change, sender)).map_err(|_| "the writer has ended")?;
        done.await?;
        Ok(())
    }
}
