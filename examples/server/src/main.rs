//! `osirix-server`: see the README beside this.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is a command-line program")]

mod command;
mod operate;

use std::process::ExitCode;

use clap::Parser;
use osirix::Result;
use osirix_server::{Server, ServerConfig};
use tokio::signal;

use command::{AdminCommand, Args, Command, ImportCommand};
use operate::Outcome;

/// Something was found to be wrong.
const FOUND: u8 = 1;
/// What was told could not be done; 2 is a command line that is wrong.
const FAILED: u8 = 3;

#[tokio::main]
async fn main() -> ExitCode {
    let command = Args::parse().command.unwrap_or(Command::Serve);
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    match run(command).await {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(FOUND),
        Err(error) => {
            eprintln!("error: {}", osirix_server::of_variable(error));
            ExitCode::from(FAILED)
        }
    }
}

async fn run(command: Command) -> Result<Outcome> {
    let config = ServerConfig::from_env()?;
    match command {
        Command::Serve => serve(config).await,
        Command::Worker => work(config).await,
        Command::Migrate => operate::migrate(config).await,
        Command::Admin { command: AdminCommand::Create { email, name } } => {
            operate::create_admin(config, email, name).await
        }
        Command::Appoint { email } => operate::appoint(config, email).await,
        Command::Import { command: ImportCommand::BetterAuth { database_url } } => {
            operate::import(config, database_url).await
        }
        Command::Models { command } => operate::models(config, command).await,
        Command::Audit { command } => operate::audit(config, command).await,
        Command::Ledger { command } => operate::ledger(config, command).await,
        Command::Backup { folder } => operate::back_up(config, &folder).await,
        Command::Restore { folder } => operate::restore(config, &folder).await,
    }
}

async fn serve(config: ServerConfig) -> Result<Outcome> {
    raise_open_files();
    let server = Server::open(config).await?;
    println!("Osirix listens on {}", server.url());
    server.run(told_to_stop()).await?;
    Ok(Outcome::Fine)
}

async fn work(config: ServerConfig) -> Result<Outcome> {
    let osirix = osirix_server::worker(config).await?;
    println!("Osirix works");
    told_to_stop().await;
    osirix.close().await;
    Ok(Outcome::Fine)
}

/// Each caller takes an open file: as many as the system allows.
fn raise_open_files() {
    match rlimit::increase_nofile_limit(u64::MAX) {
        Ok(limit) if limit < 4_096 => {
            tracing::warn!(limit, "few files can be open at once, and so few callers be served");
        }
        Ok(_) => {}
        Err(error) => tracing::warn!(%error, "the limit of open files stays as it is"),
    }
}

/// Ctrl-C, or the signal by which a service manager ends a program.
async fn told_to_stop() {
    let interrupted = async {
        if let Err(error) = signal::ctrl_c().await {
            tracing::error!(%error, "Ctrl-C cannot be heard");
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupted => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    match signal::unix::signal(signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            terminate.recv().await;
        }
        Err(error) => {
            tracing::error!(%error, "SIGTERM cannot be heard");
            std::future::pending::<()>().await;
        }
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending::<()>().await;
}
