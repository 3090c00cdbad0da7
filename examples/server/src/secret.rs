//! The server's secret, with which cookies are signed.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use osirix::core::clock::Ambient;
use osirix::{Error, ErrorCode, Result};

const FILE: &str = "server-secret";
const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const CHARS: usize = 43;

/// `OSIRIX_SECRET`, of 32 characters at least; otherwise the one that the home keeps, made at the
/// first start and readable by its owner alone.
pub(crate) fn of_home(home: &Path) -> Result<String> {
    let secret = match std::env::var("OSIRIX_SECRET") {
        Ok(secret) => secret,
        Err(_) => kept(&home.join(FILE))?,
    };
    if secret.len() < 32 {
        return Err(Error::new(
            ErrorCode::Configuration,
            "the secret needs 32 characters at least",
        )
        .with("variable", "OSIRIX_SECRET")
        .with("limit", 32));
    }
    Ok(secret)
}

fn kept(path: &Path) -> Result<String> {
    let made = Ambient::system().letters(LETTERS, CHARS)?;
    let failed = |e| Error::io(format!("write {}", path.display()), e);
    // Of several servers that start at once, the first one's secret is everybody's.
    let partial = path.with_extension(std::process::id().to_string());
    let written = options().open(&partial).and_then(|mut file| {
        file.write_all(made.as_bytes())?;
        file.sync_all()
    });
    written.map_err(failed)?;
    let linked = fs::hard_link(&partial, path);
    fs::remove_file(&partial).map_err(failed)?;
    match linked {
        Err(e) if e.kind() != ErrorKind::AlreadyExists => Err(failed(e)),
        _ => fs::read_to_string(path).map_err(|e| Error::io(format!("read {}", path.display()), e)),
    }
}

fn options() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
