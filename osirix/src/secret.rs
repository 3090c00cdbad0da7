//! The platform's secret, with which it seals what it must read again.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use osirix_core::clock::Ambient;
use osirix_core::error::{Error, Result};
use osirix_core::secret::Secret;

const FILE: &str = "secret";
const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/// 256 bits.
const CHARS: usize = 43;

/// The secret that a home keeps, made when it is first asked for and readable by its owner alone.
pub(crate) fn of_home(home: &Path) -> Result<Secret<String>> {
    let path = home.join(FILE);
    let failed = |e| Error::io(format!("read {}", path.display()), e);
    match fs::read_to_string(&path) {
        Ok(secret) => return Ok(Secret::new(secret)),
        Err(e) if e.kind() == ErrorKind::NotFound => make(home, &path)?,
        Err(e) => return Err(failed(e)),
    }
    fs::read_to_string(&path).map(Secret::new).map_err(failed)
}

/// Of several processes that start at once, the first one's secret is everybody's.
fn make(home: &Path, path: &Path) -> Result<()> {
    let failed = |e| Error::io(format!("write {}", path.display()), e);
    let made = Ambient::system().letters(LETTERS, CHARS)?;
    fs::create_dir_all(home).map_err(failed)?;
    let partial = home.join(format!("{FILE}.{}", Ambient::system().letters(LETTERS, 8)?));
    let written = options().open(&partial).and_then(|mut file| {
        file.write_all(made.as_bytes())?;
        file.sync_all()
    });
    written.map_err(failed)?;
    let linked = fs::hard_link(&partial, path);
    fs::remove_file(&partial).map_err(failed)?;
    match linked {
        Err(e) if e.kind() != ErrorKind::AlreadyExists => Err(failed(e)),
        _ => Ok(()),
    }
}

fn options() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_keeps_one_secret_that_its_owner_alone_reads() {
        let home = tempfile::tempdir().unwrap();
        let first = of_home(home.path()).unwrap();
        assert_eq!(first.expose().len(), CHARS);
        assert_eq!(of_home(home.path()).unwrap(), first);
        #[cfg(unix)]
        {
            let mode = fs::metadata(home.path().join(FILE)).unwrap().permissions();
            assert_eq!(std::os::unix::fs::PermissionsExt::mode(&mode) & 0o077, 0);
        }
    }

    #[test]
    fn those_who_ask_at_once_are_given_the_same() {
        let home = tempfile::tempdir().unwrap();
        let asked = std::thread::scope(|scope| {
            let ask = || scope.spawn(|| of_home(home.path()).unwrap());
            let all: Vec<_> = (0..8).map(|_| ask()).collect();
            all.into_iter().map(|one| one.join().unwrap()).collect::<Vec<_>>()
        });
        assert!(asked.windows(2).all(|pair| pair[0] == pair[1]));
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "nothing else is left");
    }
}
