use std::path::Path;

use osirix_core::error::{Error, ErrorCode, Result};
use serde::{Deserialize, Serialize};

use super::files::failed;

/// The manifest's name in its folder.
pub(super) const MANIFEST: &str = "manifest.json";

/// The form of backups that this program makes and takes.
const FORMAT: u32 = 1;

/// No manifest is larger than this, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// What a backup holds. It has no secret, and none is in a backup that is not sealed in the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupManifest {
    /// The form of the backup.
    pub format: u32,
    /// When it was begun, as RFC 3339.
    pub made_at: String,
    /// Of which database: `sqlite` or `postgres`. It goes back into one of the same kind.
    pub database: String,
    /// The last migration that the database had.
    pub schema_version: i64,
    /// How many rows each table had.
    pub tables: Vec<BackupTable>,
    /// The files of the backup but for the blobs, each with its hash.
    pub files: Vec<BackupFile>,
    /// The blobs, if they are in the backup.
    pub blobs: Option<BackupBlobs>,
    /// What is not in the backup and needs one of its own.
    pub not_included: Vec<String>,
}

/// A table of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupTable {
    /// Its name.
    pub name: String,
    /// How many rows.
    pub rows: u64,
}

/// A file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupFile {
    /// Its path in the backup's folder, with `/` between its parts.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// The blobs of a backup. The file `blobs.txt` tells each one's hash, size and key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupBlobs {
    /// How many.
    pub count: u64,
    /// Their size in bytes.
    pub bytes: u64,
}

impl BackupManifest {
    pub(super) fn new(made_at: String, database: &str) -> Self {
        BackupManifest {
            format: FORMAT,
            made_at,
            database: database.to_owned(),
            schema_version: 0,
            tables: Vec::new(),
            files: Vec::new(),
            blobs: None,
            not_included: Vec::new(),
        }
    }

    /// Reads the manifest of a backup: [`NotFound`](ErrorCode::NotFound) where there is none, because
    /// the backup was not finished; [`Inconsistent`](ErrorCode::Inconsistent) for what is no manifest;
    /// [`SchemaTooNew`](ErrorCode::SchemaTooNew) for the form of a newer program.
    pub async fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(MANIFEST);
        let size = tokio::fs::metadata(&path).await.map_err(|e| missing(&path, e))?.len();
        if size > MAX_BYTES {
            let message = "this is larger than any manifest";
            return Err(Error::new(ErrorCode::TooLarge, message).with("limit", MAX_BYTES));
        }
        let text = tokio::fs::read(&path).await.map_err(|e| failed("read", &path, e))?;
        let manifest: BackupManifest = serde_json::from_slice(&text).map_err(|e| {
            let error = Error::new(ErrorCode::Inconsistent, "this is no manifest of a backup");
            error.with("path", path.display()).caused_by(e)
        })?;
        if manifest.format != FORMAT {
            let message = "this backup was made by a newer version of Osirix: update this program";
            let error = Error::new(ErrorCode::SchemaTooNew, message);
            return Err(error.with("found", manifest.format).with("known", FORMAT));
        }
        Ok(manifest)
    }

    /// Writes it: the backup is finished by that.
    pub(super) async fn write(&self, folder: &Path) -> Result<()> {
        let text = serde_json::to_vec_pretty(self);
        let text = text.map_err(|e| Error::internal("a manifest is no JSON").caused_by(e))?;
        let (partial, path) = (folder.join("manifest.partial"), folder.join(MANIFEST));
        let written = async {
            tokio::fs::write(&partial, text).await?;
            tokio::fs::File::open(&partial).await?.sync_all().await?;
            tokio::fs::rename(&partial, &path).await
        };
        written.await.map_err(|e| failed("write", &path, e))
    }

    /// Refuses a manifest that does not know the hash of each file that is restored, and one that
    /// names a file outside of its folder: reading a device would never end.
    pub(super) fn check_whole(&self) -> Result<()> {
        if let Some(outside) = self.files.iter().find(|file| !is_inside(&file.name)) {
            let message = "the manifest names a file outside of the backup";
            return Err(Error::new(ErrorCode::Inconsistent, message).with("file", &outside.name));
        }
        let tables = self.tables.iter().map(|table| format!("tables/{}.copy", table.name));
        let mut needed = match self.database.as_str() {
            "sqlite" => vec!["database.sqlite".to_owned()],
            _ => tables.collect(),
        };
        needed.extend(self.blobs.iter().map(|_| "blobs.txt".to_owned()));
        match needed.into_iter().find(|name| !self.files.iter().any(|file| file.name == *name)) {
            None => Ok(()),
            Some(name) => {
                let message = "the manifest lacks a file of the backup";
                Err(Error::new(ErrorCode::Inconsistent, message).with("file", name))
            }
        }
    }

    /// How many rows a table had.
    #[cfg_attr(not(feature = "postgres"), allow(dead_code, reason = "SQLite copies whole files"))]
    pub(super) fn rows(&self, table: &str) -> Option<u64> {
        self.tables.iter().find(|known| known.name == table).map(|known| known.rows)
    }
}

fn is_inside(name: &str) -> bool {
    !name.contains(['\\', ':', '\0'])
        && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

fn missing(path: &Path, cause: std::io::Error) -> Error {
    match cause.kind() {
        std::io::ErrorKind::NotFound => {
            let message = "there is no finished backup in this folder";
            Error::new(ErrorCode::NotFound, message).with("path", path.display())
        }
        _ => failed("read", path, cause),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_outside_of_the_backup_is_refused_by_its_name() {
        for name in ["/dev/zero", "../secret", "tables/../../secret", "C:\\secret", ""] {
            let mut manifest = BackupManifest::new(String::new(), "sqlite");
            for name in ["database.sqlite", name] {
                let (name, sha256) = (name.to_owned(), String::new());
                manifest.files.push(BackupFile { name, bytes: 0, sha256 });
            }
            let error = manifest.check_whole().unwrap_err();
            assert_eq!(error.code(), ErrorCode::Inconsistent);
            assert_eq!(error.context_value("file"), Some(name));
        }
    }
}
