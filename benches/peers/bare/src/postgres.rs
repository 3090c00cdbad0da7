//! PostgreSQL by tokio-postgres, prepared statements only.
//!
//! `--way single`: each caller has a connection and makes each change by one statement.
//! `--way pipelined-64`: one connection, whose writer takes all that wait into one transaction
//! and sends one statement for each without waiting between them.
//! `--way set-64`: one connection, whose writer makes all that wait by one statement for each table.

mod single;
mod writer;

use std::sync::Arc;

use tokio::sync::mpsc;
use tokio_postgres::{Client, NoTls};

use crate::change::TABLES;
use crate::drive::{self, HEATS, Heat};
use crate::{ACCOUNTS, Options, Outcome};

/// As many connections as make each change by themselves.
const CONNECTIONS: usize = 32;

pub(crate) async fn run(options: &Options) -> Outcome {
    let client = connect(&options.database).await?;
    // Room on each page for the next version of a row: what anybody does with such a table.
    let tables = TABLES.replace(
        "spent bigint NOT NULL);\n    CREATE TABLE jobs",
        "spent bigint NOT NULL) WITH (fillfactor = 50);\n    CREATE TABLE jobs",
    );
    client.batch_execute(&tables).await?;
    let accounts = "INSERT INTO accounts SELECT id, 1000000000, 0, 0
                    FROM generate_series(1, $1::bigint) id";
    client.execute(accounts, &[&ACCOUNTS]).await?;
    for (name, heat) in HEATS {
        if options.way == "single" {
            each(name, heat, options).await?;
        } else {
            grouped(name, heat, options).await?;
        }
    }
    Ok(())
}

async fn connect(url: &str) -> Outcome<Client> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

async fn each(heat_name: &str, heat: Heat, options: &Options) -> Outcome {
    for callers in drive::callers(options, CONNECTIONS) {
        let mut engines = Vec::new();
        for _ in 0..callers {
            let client = connect(&options.database).await?;
            engines.push(single::Single::new(client, options.rows).await?);
        }
        let name = drive::column(options, heat_name, callers);
        drive::measure(&name, engines, heat, options).await?;
    }
    Ok(())
}

async fn grouped(heat_name: &str, heat: Heat, options: &Options) -> Outcome {
    let (way, width) = options.way.split_once('-').ok_or("a way and a number, as in set-64")?;
    for callers in drive::callers(options, width.parse()?) {
        let (sender, waiting) = mpsc::unbounded_channel();
        let client = connect(&options.database).await?;
        let writer = writer::Writer::new(client, way, options.rows).await?;
        let writer = tokio::spawn(writer.run(waiting));
        let name = drive::column(options, heat_name, callers);
        let engines = vec![writer::Group(Arc::new(sender)); callers];
        drive::measure(&name, engines, heat, options).await?;
        writer.await??;
    }
    Ok(())
}
