use std::collections::HashSet;
use std::sync::Arc;

use futures_util::future::try_join_all;
use tokio::sync::{mpsc, oneshot};
use tokio_postgres::{Client, Statement};

use super::single::whole;
use crate::Outcome;
use crate::change::{Change, Rows};
use crate::drive::{Engine, Waiting};

/// The statements of one kind of change.
struct Prepared {
    statements: Vec<Statement>,
    guarded: Vec<bool>,
}

/// The one connection that makes the changes of all callers.
pub(super) struct Writer {
    client: Client,
    operation: Prepared,
    hold: Prepared,
    settle: Prepared,
    set_based: bool,
}

impl Writer {
    pub(super) async fn new(client: Client, way: &str, rows: Rows) -> Outcome<Self> {
        let set_based = match way {
            "set" => true,
            "pipelined" => false,
            _ => return Err(format!("no way is called {way}").into()),
        };
        let (id, account) = (0, 0);
        let prepared = async |change: Change| -> Outcome<Prepared> {
            if !set_based {
                let statements = vec![client.prepare(&whole(change, rows)).await?];
                return Ok(Prepared { statements, guarded: vec![true] });
            }
            let mut prepared = Prepared { statements: Vec::new(), guarded: Vec::new() };
            for statement in change.statements(rows) {
                prepared.statements.push(client.prepare(&set(statement.text)).await?);
                prepared.guarded.push(statement.guarded);
            }
            Ok(prepared)
        };
        let operation = prepared(Change::Operation { id, account }).await?;
        let hold = prepared(Change::Hold { id, account }).await?;
        let settle = prepared(Change::Settle { id, account }).await?;
        Ok(Writer { client, operation, hold, settle, set_based })
    }

    /// Takes all that wait into one transaction, and tells them when it is durable.
    pub(super) async fn run(self, mut waiting: mpsc::UnboundedReceiver<Waiting>) -> Outcome {
        let mut group = Vec::new();
        while waiting.recv_many(&mut group, usize::MAX).await > 0 {
            if self.set_based {
                self.write_sets(&group).await?;
            } else {
                self.write_pipelined(&group).await?;
            }
            for (_, caller) in group.drain(..) {
                // A caller that has gone needs no answer.
                let _ = caller.send(true);
            }
        }
        Ok(())
    }

    fn of(&self, change: Change) -> &Prepared {
        match change {
            Change::Operation { .. } => &self.operation,
            Change::Hold { .. } => &self.hold,
            Change::Settle { .. } => &self.settle,
        }
    }

    async fn write_pipelined(&self, group: &[Waiting]) -> Outcome {
        let begin = self.client.batch_execute("BEGIN");
        let changes = try_join_all(group.iter().map(|(change, _)| self.one(*change)));
        let commit = self.client.batch_execute("COMMIT");
        // Each is sent when it is first asked, in this order; PostgreSQL turns the COMMIT of a
        // transaction that has failed into a ROLLBACK.
        let (begun, changed, committed) = tokio::join!(biased; begin, changes, commit);
        begun?;
        changed?;
        Ok(committed?)
    }

    async fn one(&self, change: Change) -> Outcome {
        let statement = &self.of(change).statements[0];
        self.client.query_one(statement, &[&change.id(), &change.account()]).await?;
        Ok(())
    }

    async fn write_sets(&self, group: &[Waiting]) -> Outcome {
        let begin = self.client.batch_execute("BEGIN");
        let kinds: [fn(&Change) -> bool; 3] = [
            |change| matches!(change, Change::Operation { .. }),
            |change| matches!(change, Change::Hold { .. }),
            |change| matches!(change, Change::Settle { .. }),
        ];
        let sets = try_join_all(kinds.into_iter().map(|kind| {
            let set: Vec<Change> =
                group.iter().map(|(change, _)| *change).filter(|change| kind(change)).collect();
            self.write_set(set)
        }));
        let commit = self.client.batch_execute("COMMIT");
        let (begun, written, committed) = tokio::join!(biased; begin, sets, commit);
        begun?;
        written?;
        Ok(committed?)
    }

    async fn write_set(&self, set: Vec<Change>) -> Outcome {
        let Some(first) = set.first() else { return Ok(()) };
        let prepared = self.of(*first);
        let ids: Vec<i64> = set.iter().map(|change| change.id()).collect();
        let accounts: Vec<i64> = set.iter().map(|change| change.account()).collect();
        let different = accounts.iter().collect::<HashSet<_>>().len();
        let one = async |number: usize| -> Outcome {
            let met = self.client.execute(&prepared.statements[number], &[&ids, &accounts]).await?;
            // The first is the balances', folded to one update of each account.
            let wanted = if number == 0 { different } else { ids.len() };
            if prepared.guarded[number] && met != wanted as u64 {
                return Err(format!("{met} rows of {wanted} were met by a set").into());
            }
            Ok(())
        };
        try_join_all((0..prepared.statements.len()).map(one)).await?;
        Ok(())
    }
}

/// A statement over sets of ids and accounts: balances are folded to one update of each account,
/// the rest goes row by row from the arrays.
fn set(text: &str) -> String {
    const INPUT: &str = "unnest($1::bigint[], $2::bigint[]) AS input (id, account)";
    if let Some(update) = text.strip_prefix("UPDATE accounts SET ") {
        let (changes, _) = update.split_once("WHERE").unwrap_or((update, ""));
        let changes = ["10", "7", "3"].iter().fold(changes.to_owned(), |changes, amount| {
            changes
                .replace(&format!("- {amount}"), &format!("- {amount} * folded.count"))
                .replace(&format!("+ {amount}"), &format!("+ {amount} * folded.count"))
        });
        let enough = if text.contains("held >=") { "held" } else { "available" };
        return format!(
            "UPDATE accounts SET {changes} FROM
                 (SELECT account, count(*) FROM {INPUT} GROUP BY account) AS folded
             WHERE accounts.id = folded.account AND {enough} >= 10 * folded.count"
        );
    }
    if let Some(update) = text.strip_prefix("UPDATE holds SET ") {
        let (changes, _) = update.split_once("WHERE").unwrap_or((update, ""));
        return format!(
            "UPDATE holds SET {changes} FROM {INPUT}
             WHERE holds.id = input.id AND holds.account = input.account AND state = 'held'"
        );
    }
    let (into, values) = text.split_once(" VALUES ").unwrap_or((text, ""));
    let values = values.replace("?1", "input.id").replace("?2", "input.account");
    format!("{into} SELECT row.* FROM {INPUT}, LATERAL (VALUES {values}) AS row")
}

/// A caller that hands its changes to the writer.
#[derive(Clone)]
pub(super) struct Group(pub(super) Arc<mpsc::UnboundedSender<Waiting>>);

impl Engine for Group {
    async fn make(&mut self, change: Change) -> Outcome {
        let (sender, done) = oneshot::channel();
        self.0.send((change, sender)).map_err(|_| "the writer has ended")?;
        done.await?;
        Ok(())
    }
}
