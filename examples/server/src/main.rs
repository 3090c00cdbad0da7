//! `osirix-server`: see the README beside this.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is a command-line program")]

use std::process::ExitCode;

use osirix::{Error, ErrorCode, Osirix, Result};
use osirix_server::{Server, ServerConfig};
use tokio::signal;

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<()> {
    let config = ServerConfig::from_env()?;
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => serve(config).await,
        ["appoint", email] => appoint(config, email).await,
        ["import", "better-auth", database] => import(config, database).await,
        _ => Err(Error::new(
            ErrorCode::InvalidInput,
            "say `osirix-server`, `osirix-server appoint EMAIL` to make a user an administrator, or \
             `osirix-server import better-auth DATABASE_URL` to take over its users",
        )),
    }
}

async fn serve(config: ServerConfig) -> Result<()> {
    raise_open_files();
    let server = Server::open(config).await?;
    println!("Osirix listens on {}", server.url());
    server.run(told_to_stop()).await
}

/// Takes over the users of a Better Auth database.
async fn import(config: ServerConfig, database: &str) -> Result<()> {
    let osirix = at_rest(config).await?;
    let report = osirix.admin().import_better_auth(database.to_owned()).await?;
    for refused in &report.refused {
        eprintln!("not taken over: {}: {}", refused.email, refused.reason);
    }
    let (imported, present) = (report.imported, report.present);
    println!("{imported} taken over, {present} here already, {} refused", report.refused.len());
    osirix.close().await;
    Ok(())
}

/// The platform, which works on nothing meanwhile.
async fn at_rest(config: ServerConfig) -> Result<Osirix> {
    let mut settings = config.osirix;
    settings.workers = 0;
    Osirix::builder().config(settings).build().await
}

/// Makes a user an administrator: the first one is made in no other way.
async fn appoint(config: ServerConfig, email: &str) -> Result<()> {
    let osirix = at_rest(config).await?;
    let user = osirix.admin().appoint(email.to_owned()).await?;
    println!("{} is an administrator", user.email);
    osirix.close().await;
    Ok(())
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
