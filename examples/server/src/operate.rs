//! What an operator does on the command line.

use std::io::{BufRead, Write};
use std::path::Path;

use osirix::operation::{self, AuditHeads};
use osirix::{AuditHead, Device, Error, ErrorCode, Osirix, Result, Secret, SignUp};
use osirix_server::ServerConfig;

use crate::command::{AuditCommand, LedgerCommand, ModelsCommand};

/// Whether all is well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Fine,
    Found,
}

/// The longest line with a password that is read, in bytes.
const MAX_LINE_BYTES: u64 = 4_096;

/// The platform, which works on nothing meanwhile.
pub(crate) async fn at_rest(config: ServerConfig) -> Result<Osirix> {
    let mut settings = config.osirix;
    settings.workers = 0;
    Osirix::builder().config(settings).build().await
}

pub(crate) async fn migrate(config: ServerConfig) -> Result<Outcome> {
    at_rest(config).await?.close().await;
    println!("the schema is up to date");
    Ok(Outcome::Fine)
}

/// Takes over the users of a Better Auth database.
pub(crate) async fn import(config: ServerConfig, database: String) -> Result<Outcome> {
    let osirix = at_rest(config).await?;
    let report = osirix.admin().import_better_auth(database).await?;
    for refused in &report.refused {
        eprintln!("not taken over: {}: {}", refused.email, refused.reason);
    }
    let (imported, present) = (report.imported, report.present);
    println!("{imported} taken over, {present} here already, {} refused", report.refused.len());
    osirix.close().await;
    Ok(Outcome::Fine)
}

/// Makes a user an administrator.
pub(crate) async fn appoint(config: ServerConfig, email: String) -> Result<Outcome> {
    let osirix = at_rest(config).await?;
    let user = osirix.admin().appoint(email).await?;
    println!("{} is an administrator", user.email);
    osirix.close().await;
    Ok(Outcome::Fine)
}

/// Makes a user who is an administrator. Where addresses are verified, theirs is as well, before the
/// first sign-in.
pub(crate) async fn create_admin(
    mut config: ServerConfig,
    email: String,
    name: String,
) -> Result<Outcome> {
    let password = password()?;
    config.osirix.require_verified_email = false;
    let osirix = at_rest(config).await?;
    let request = SignUp { name, email: email.clone(), password, image: None, remember: false };
    let signed_in = osirix.auth().sign_up(request, Device::default()).await?;
    osirix.auth().sign_out(signed_in.token, Device::default()).await?;
    let user = osirix.admin().appoint(email).await?;
    println!("{} is an administrator", user.email);
    osirix.close().await;
    Ok(Outcome::Fine)
}

/// A password never stands on the command line, where every user of the machine could read it.
fn password() -> Result<Secret<String>> {
    const VARIABLE: &str = "OSIRIX_ADMIN_PASSWORD";
    let wrong = |message: &'static str| {
        Error::new(ErrorCode::Configuration, message).with("variable", VARIABLE)
    };
    match std::env::var(VARIABLE) {
        Ok(password) => return Ok(Secret::new(password)),
        Err(std::env::VarError::NotPresent) => {}
        Err(_) => return Err(wrong("the variable is not UTF-8")),
    }
    let mut line = String::new();
    let input = std::io::Read::take(std::io::stdin().lock(), MAX_LINE_BYTES);
    let read = std::io::BufReader::new(input).read_line(&mut line);
    read.map_err(|e| Error::io("read the password", e))?;
    match line.trim_end_matches(['\r', '\n']) {
        "" => Err(wrong("set the variable, or give the password as a line of the standard input")),
        password => Ok(Secret::new(password.to_owned())),
    }
}

pub(crate) async fn models(config: ServerConfig, command: ModelsCommand) -> Result<Outcome> {
    // A model that is broken must not keep it from being removed.
    let models = Osirix::builder().config(config.osirix).models();
    let told = match command {
        ModelsCommand::List => models.list().await?,
        ModelsCommand::Add { sources, any_licence } => models.add(sources, any_licence).await?,
        ModelsCommand::Verify { name } => match models.verify(name).await {
            Err(error) if error.code() == ErrorCode::Inconsistent => return Ok(found(&error)),
            verified => vec![verified?],
        },
        ModelsCommand::Remove { name } => {
            models.remove(name).await?;
            Vec::new()
        }
    };
    for model in told {
        println!("{} ({}, {}, {} bytes)", model.name, model.kind, model.licence, model.bytes);
    }
    Ok(Outcome::Fine)
}

pub(crate) async fn audit(config: ServerConfig, command: AuditCommand) -> Result<Outcome> {
    let kept = config.osirix.audit_heads.clone().map(AuditHeads::at);
    let osirix = at_rest(config).await?;
    let done = match command {
        AuditCommand::Head => audit_head(&osirix).await,
        AuditCommand::Verify { heads } => verify_audit(&osirix, kept, heads).await,
        AuditCommand::Export { file } => export_audit(&osirix, file.as_deref()).await,
    };
    osirix.close().await;
    done
}

async fn audit_head(osirix: &Osirix) -> Result<Outcome> {
    match osirix.operation().seal_audit().await? {
        Some(head) => println!("{head}"),
        None => eprintln!("the audit log is empty"),
    }
    Ok(Outcome::Fine)
}

async fn verify_audit(
    osirix: &Osirix,
    kept: Option<AuditHeads>,
    given: Vec<AuditHead>,
) -> Result<Outcome> {
    let from_file = kept.map(|kept| kept.read()).transpose()?.into_iter().flatten();
    let heads = given.into_iter().map(Ok).chain(from_file);
    let verified = osirix.operation().verify_audit(heads).await?;
    for finding in &verified.findings {
        println!("{finding}");
    }
    let (sealed, unsealed, faults) = (verified.sealed, verified.unsealed, verified.faults);
    println!(
        "{sealed} lines are sealed, {unsealed} not yet; {faults} are not as they were written"
    );
    if let Some(head) = verified.head {
        println!("head {head}");
    }
    Ok(outcome(faults))
}

async fn export_audit(osirix: &Osirix, file: Option<&Path>) -> Result<Outcome> {
    let mut to: Box<dyn Write + Send> = match file {
        Some(path) => {
            let file = std::fs::File::create_new(path);
            let file = file.map_err(|e| Error::io(format!("write {}", path.display()), e))?;
            Box::new(std::io::BufWriter::new(file))
        }
        None => Box::new(std::io::BufWriter::new(std::io::stdout())),
    };
    let lines = osirix.operation().export_audit(to.as_mut()).await?;
    eprintln!("{lines} lines");
    Ok(Outcome::Fine)
}

pub(crate) async fn ledger(config: ServerConfig, command: LedgerCommand) -> Result<Outcome> {
    let LedgerCommand::Verify = command;
    let osirix = at_rest(config).await?;
    let verified = verify_ledger(&osirix).await;
    osirix.close().await;
    verified
}

async fn verify_ledger(osirix: &Osirix) -> Result<Outcome> {
    let verified = osirix.operation().verify_ledger().await?;
    for finding in &verified.findings {
        println!("{finding}");
    }
    let (accounts, transactions) = (verified.accounts, verified.transactions);
    let faults = verified.faults;
    println!("{accounts} accounts, {transactions} transactions; the books of {faults} are wrong");
    Ok(outcome(faults))
}

pub(crate) async fn back_up(config: ServerConfig, folder: &Path) -> Result<Outcome> {
    let manifest = operation::back_up(&config.osirix, folder).await?;
    let rows: u64 = manifest.tables.iter().map(|table| table.rows).sum();
    let bytes: u64 = manifest.files.iter().map(|file| file.bytes).sum();
    println!("{rows} rows in {bytes} bytes");
    if let Some(blobs) = manifest.blobs {
        println!("{} blobs in {} bytes", blobs.count, blobs.bytes);
    }
    for missing in manifest.not_included {
        println!("not included: {missing}");
    }
    Ok(Outcome::Fine)
}

pub(crate) async fn restore(config: ServerConfig, folder: &Path) -> Result<Outcome> {
    let manifest = operation::restore(&config.osirix, folder).await?;
    println!("restored as of {}", manifest.made_at);
    let osirix = at_rest(config).await?;
    // Heads that were kept may be later than the backup: they are for who verifies.
    let (ledger, audit) =
        (verify_ledger(&osirix).await, verify_audit(&osirix, None, Vec::new()).await);
    osirix.close().await;
    Ok(if (ledger?, audit?) == (Outcome::Fine, Outcome::Fine) {
        Outcome::Fine
    } else {
        Outcome::Found
    })
}

fn found(error: &Error) -> Outcome {
    println!("{error}");
    Outcome::Found
}

fn outcome(faults: u64) -> Outcome {
    if faults == 0 { Outcome::Fine } else { Outcome::Found }
}
