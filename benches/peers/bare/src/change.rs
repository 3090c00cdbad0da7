//! What is written: the tables and the statements, the same text for both engines.

/// What the books keep of a change beside the balances and the hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rows {
    /// A row of the journal and a row of each of its two entries.
    Entries,
    /// One row that holds all of it.
    Wide,
}

/// One change, whole or not at all.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Change {
    /// A job's row, the balance, two rows of the ledger.
    Operation { id: i64, account: i64 },
    /// The hold's row, the balance, the journal.
    Hold { id: i64, account: i64 },
    /// The hold resolved, the balance, the journal.
    Settle { id: i64, account: i64 },
}

pub(crate) const TABLES: &str = "
    CREATE TABLE accounts (id bigint PRIMARY KEY, available bigint NOT NULL,
        held bigint NOT NULL, spent bigint NOT NULL);
    CREATE TABLE jobs (id bigint PRIMARY KEY, account bigint NOT NULL, kind text NOT NULL,
        state text NOT NULL, payload text NOT NULL, run_at bigint NOT NULL);
    CREATE INDEX jobs_ready ON jobs (state, run_at);
    CREATE TABLE holds (id bigint PRIMARY KEY, account bigint NOT NULL, amount bigint NOT NULL,
        state text NOT NULL, captured bigint NOT NULL);
    CREATE TABLE journal (id bigint PRIMARY KEY, account bigint NOT NULL, kind text NOT NULL,
        hold bigint NOT NULL, at bigint NOT NULL);
    CREATE TABLE entries (journal bigint NOT NULL, book text NOT NULL, account bigint NOT NULL,
        amount bigint NOT NULL, PRIMARY KEY (journal, book));
    CREATE TABLE wide (id bigint PRIMARY KEY, account bigint NOT NULL, kind text NOT NULL,
        hold bigint NOT NULL, available bigint NOT NULL, held bigint NOT NULL,
        spent bigint NOT NULL, at bigint NOT NULL);";

/// One statement of a change, and which of id and account it takes.
pub(crate) struct Statement {
    pub(crate) text: &'static str,
    /// Whether it must meet exactly one row: the guard.
    pub(crate) guarded: bool,
}

const fn rows(text: &'static str) -> Statement {
    Statement { text, guarded: false }
}

const fn guarded(text: &'static str) -> Statement {
    Statement { text, guarded: true }
}

// `?1` is the id and `?2` the account.
const RESERVE: Statement = guarded(
    "UPDATE accounts SET available = available - 10, held = held + 10
     WHERE id = ?2 AND available >= 10 AND ?1 > 0",
);
const SPEND: Statement = guarded(
    "UPDATE accounts SET available = available + 3, held = held - 10, spent = spent + 7
     WHERE id = ?2 AND held >= 10 AND ?1 > 0",
);
const HOLD: Statement = rows("INSERT INTO holds VALUES (?1, ?2, 10, 'held', 0)");
const RESOLVE: Statement = guarded(
    "UPDATE holds SET state = 'settled', captured = 7
     WHERE id = ?1 AND account = ?2 AND state = 'held'",
);

const OPERATION: [Statement; 3] = [
    RESERVE,
    rows("INSERT INTO jobs VALUES (?1, ?2, 'video', 'waiting', '{\"number\":1}', 1)"),
    rows("INSERT INTO entries VALUES (?1, 'available', ?2, -10), (?1, 'held', ?2, 10)"),
];
const HOLD_ENTRIES: [Statement; 4] = [
    RESERVE,
    HOLD,
    rows("INSERT INTO journal VALUES (?1 * 2, ?2, 'hold', ?1, 1)"),
    rows("INSERT INTO entries VALUES (?1 * 2, 'available', ?2, -10), (?1 * 2, 'held', ?2, 10)"),
];
const HOLD_WIDE: [Statement; 3] =
    [RESERVE, HOLD, rows("INSERT INTO wide VALUES (?1 * 2, ?2, 'hold', ?1, -10, 10, 0, 1)")];
const SETTLE_ENTRIES: [Statement; 4] = [
    SPEND,
    RESOLVE,
    rows("INSERT INTO journal VALUES (?1 * 2 + 1, ?2, 'settle', ?1, 1)"),
    rows("INSERT INTO entries VALUES (?1 * 2 + 1, 'held', ?2, -7), (?1 * 2 + 1, 'spent', ?2, 7)"),
];
const SETTLE_WIDE: [Statement; 3] =
    [SPEND, RESOLVE, rows("INSERT INTO wide VALUES (?1 * 2 + 1, ?2, 'settle', ?1, 3, -10, 7, 1)")];

impl Change {
    pub(crate) fn id(self) -> i64 {
        self.both().0
    }

    pub(crate) fn account(self) -> i64 {
        self.both().1
    }

    fn both(self) -> (i64, i64) {
        match self {
            Change::Operation { id, account }
            | Change::Hold { id, account }
            | Change::Settle { id, account } => (id, account),
        }
    }

    /// Its statements, in order.
    pub(crate) fn statements(self, rows: Rows) -> &'static [Statement] {
        match (self, rows) {
            (Change::Operation { .. }, _) => &OPERATION,
            (Change::Hold { .. }, Rows::Entries) => &HOLD_ENTRIES,
            (Change::Hold { .. }, Rows::Wide) => &HOLD_WIDE,
            (Change::Settle { .. }, Rows::Entries) => &SETTLE_ENTRIES,
            (Change::Settle { .. }, Rows::Wide) => &SETTLE_WIDE,
        }
    }
}
