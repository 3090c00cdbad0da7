use std::sync::Arc;

use tokio_postgres::{Client, Statement};

use crate::Outcome;
use crate::change::{Change, Rows};
use crate::drive::Engine;

/// A connection that makes each change by one statement, which is its transaction.
#[derive(Clone)]
pub(super) struct Single {
    client: Arc<Client>,
    operation: Statement,
    hold: Statement,
    settle: Statement,
}

impl Single {
    pub(super) async fn new(client: Client, rows: Rows) -> Outcome<Self> {
        let (id, account) = (0, 0);
        let prepared = async |change: Change| client.prepare(&whole(change, rows)).await;
        let operation = prepared(Change::Operation { id, account }).await?;
        let hold = prepared(Change::Hold { id, account }).await?;
        let settle = prepared(Change::Settle { id, account }).await?;
        Ok(Single { client: Arc::new(client), operation, hold, settle })
    }
}

/// A change as one statement: all but its guards in one `WITH`, which ends in how many guards
/// have met a row.
pub(super) fn whole(change: Change, rows: Rows) -> String {
    let statements = change.statements(rows);
    let named = statements.iter().enumerate().map(|(number, statement)| {
        format!("s{number} AS ({} RETURNING 1)", dollars(statement.text))
    });
    let named: Vec<String> = named.collect();
    let guards = statements.iter().enumerate().filter(|(_, statement)| statement.guarded);
    let met: Vec<String> =
        guards.map(|(number, _)| format!("(SELECT count(*) FROM s{number})")).collect();
    format!("WITH {} SELECT 1 / least({}) AS met", named.join(", "), met.join(", "))
}

/// Parameters as PostgreSQL writes them, with their type.
fn dollars(text: &str) -> String {
    text.replace("?1", "$1::bigint").replace("?2", "$2::bigint")
}

impl Engine for Single {
    // A guard that meets no row divides by zero, and so undoes the statement.
    async fn make(&mut self, change: Change) -> Outcome {
        let statement = match change {
            Change::Operation { .. } => &self.operation,
            Change::Hold { .. } => &self.hold,
            Change::Settle { .. } => &self.settle,
        };
        self.client.query_one(statement, &[&change.id(), &change.account()]).await?;
        Ok(())
    }
}
