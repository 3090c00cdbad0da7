//! Who is measured, and by which table: the one place to add another.

use super::store::Kind;

/// How a contestant is run.
#[derive(Clone, Copy)]
pub(super) enum Program {
    /// A script of `benches/peers/queues`.
    Node(&'static str),
    /// A program that cargo has built in release.
    Rust(&'static str),
}

/// One row of a table.
pub(super) struct Contestant {
    pub(super) name: &'static str,
    pub(super) program: Program,
    pub(super) arguments: &'static [&'static str],
    pub(super) store: Kind,
    /// How many jobs its rates are taken over: a second or two of its work. None: it is timed.
    pub(super) jobs: Option<u32>,
}

pub(super) struct Table {
    pub(super) title: &'static str,
    pub(super) contestants: &'static [Contestant],
    /// Whether it is asked with so and so many jobs waiting.
    waiting: bool,
}

impl Table {
    /// The words of each run that a round has.
    pub(super) fn runs(&self, waiting: &[u64], quick: bool) -> Vec<Vec<String>> {
        let seconds = match (self.waiting, quick) {
            (_, true) => "1",
            (true, false) => "5",
            (false, false) => "3",
        };
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        if !self.waiting {
            return vec![words(&["--seconds", seconds])];
        }
        let waiting = waiting.iter().map(u64::to_string);
        waiting.map(|count| words(&["--seconds", seconds, "--waiting", &count])).collect()
    }
}

const fn queue(
    name: &'static str,
    program: Program,
    arguments: &'static [&'static str],
    store: Kind,
    jobs: u32,
) -> Contestant {
    Contestant { name, program, arguments, store, jobs: Some(jobs) }
}

const fn timed(
    name: &'static str,
    program: Program,
    arguments: &'static [&'static str],
    store: Kind,
) -> Contestant {
    Contestant { name, program, arguments, store, jobs: None }
}

const OURS: Program = Program::Rust("benches");
const APALIS: Program = Program::Rust("osirix-peer-apalis");
const BARE: Program = Program::Rust("osirix-peer-bare");
const BULLMQ: Program = Program::Node("bullmq.mjs");
const PG_BOSS: Program = Program::Node("pgboss.mjs");
const GRAPHILE: Program = Program::Node("graphile.mjs");
const LEDGER: Program = Program::Node("ledger.mjs");

const NOTIFY: &[&str] = &["--variant", "notify"];
const BATCHED: &[&str] = &["--variant", "batched"];
const WIDE: &[&str] = &["--task", "ledger", "--way", "group-64", "--rows", "wide"];

pub(super) const TABLES: &[Table] = &[
    Table {
        title: "Job queues: no-op jobs, 64 in flight",
        waiting: true,
        contestants: &[
            queue("Osirix with the books, SQLite", OURS, &["queue"], Kind::Sqlite, 10_000),
            queue("Osirix with the books, PostgreSQL", OURS, &["queue"], Kind::Postgres, 10_000),
            queue("BullMQ, Redis without a log", BULLMQ, &[], Kind::Redis, 10_000),
            queue("BullMQ, appendfsync always", BULLMQ, &[], Kind::RedisDurable, 10_000),
            queue("pg-boss", PG_BOSS, &[], Kind::Postgres, 3_000),
            queue("pg-boss, notify", PG_BOSS, NOTIFY, Kind::Postgres, 2_000),
            queue("graphile-worker", GRAPHILE, &[], Kind::Postgres, 2_000),
            queue("graphile-worker, batched", GRAPHILE, BATCHED, Kind::Postgres, 2_000),
            queue("apalis, SQLite", APALIS, &[], Kind::Sqlite, 2_000),
            queue("apalis, PostgreSQL", APALIS, &[], Kind::Postgres, 3_000),
        ],
    },
    Table {
        title: "Bare engines: a job, a guarded balance and two ledger rows, operations/s",
        waiting: false,
        contestants: &[
            timed("SQLite, one at a time", BARE, &["--way", "single"], Kind::Sqlite),
            timed("SQLite, group commit of 64", BARE, &["--way", "group-64"], Kind::Sqlite),
            timed("SQLite, group commit of 512", BARE, &["--way", "group-512"], Kind::Sqlite),
            timed("PostgreSQL, 32 connections", BARE, &["--way", "single"], Kind::Postgres),
            timed("PostgreSQL, 64 pipelined", BARE, &["--way", "pipelined-64"], Kind::Postgres),
            timed("PostgreSQL, sets of 64", BARE, &["--way", "set-64"], Kind::Postgres),
            timed("PostgreSQL, sets of 512", BARE, &["--way", "set-512"], Kind::Postgres),
        ],
    },
    Table {
        title: "Ledgers: holds with their settlements/s, by callers",
        waiting: false,
        contestants: &[
            timed("Osirix, SQLite", OURS, &["queue", "--task", "ledger"], Kind::Sqlite),
            timed("Osirix, PostgreSQL", OURS, &["queue", "--task", "ledger"], Kind::Postgres),
            timed("usual ledger, Node and PostgreSQL", LEDGER, &[], Kind::Postgres),
            timed("bare SQLite, grouped", BARE, &ledger("group-64"), Kind::Sqlite),
            timed("bare SQLite, grouped, wide rows", BARE, WIDE, Kind::Sqlite),
            timed("bare PostgreSQL, row by row", BARE, &ledger("single"), Kind::Postgres),
            timed("bare PostgreSQL, pipelined", BARE, &ledger("pipelined-64"), Kind::Postgres),
            timed("bare PostgreSQL, sets", BARE, &ledger("set-64"), Kind::Postgres),
        ],
    },
];

const fn ledger(way: &'static str) -> [&'static str; 4] {
    ["--task", "ledger", "--way", way]
}
