//! Backups: a database as of one moment, and the folder of its blobs, while others go on.
//!
//! A backup is a folder. Its manifest is written last: without one it is not finished. SQLite is
//! copied by itself into one file; of PostgreSQL each table is a file, read in one snapshot over the
//! connection that is there anyway, so that no other program is needed. The database is copied before
//! the blobs: every blob that it names was there.

mod blobs;
mod files;
mod manifest;
#[cfg(feature = "postgres")]
mod tables;

use std::path::{Path, PathBuf};

use osirix_core::clock::Timestamp;
use osirix_core::error::{Error, ErrorCode, Result};

use crate::db::{OpenOptions, attach, open_with};
use files::{blocking, failed};

pub use manifest::{BackupBlobs, BackupFile, BackupManifest, BackupTable};

/// SQLite's file in a backup.
#[cfg(feature = "sqlite")]
const SQLITE_FILE: &str = "database.sqlite";

/// Where what a backup copies is, and where it is restored to.
#[derive(Clone)]
pub struct BackupPlace {
    /// The database.
    pub database_url: String,
    /// The folder of the blobs. Without one they are kept elsewhere, and not copied.
    pub blobs: Option<PathBuf>,
}

/// Copies a database and its blobs into a folder, which is made, while others work with them.
///
/// - What is in the database at one moment is in the backup, and nothing else of it.
/// - A folder that holds something is [`AlreadyExists`](ErrorCode::AlreadyExists).
/// - Memory does not grow with the size of either.
/// - What was written of a backup that failed has no manifest, and is never restored.
pub async fn back_up(place: &BackupPlace, folder: &Path, now: Timestamp) -> Result<BackupManifest> {
    let target = folder.to_owned();
    blocking(move || files::make_empty(&target)).await?;
    let mut manifest = BackupManifest::new(now.to_string(), kind(&place.database_url)?);
    match manifest.database.as_str() {
        #[cfg(feature = "postgres")]
        "postgres" => back_up_postgres(&place.database_url, folder, &mut manifest).await?,
        #[cfg(feature = "sqlite")]
        "sqlite" => back_up_sqlite(&place.database_url, folder, &mut manifest).await?,
        _ => return Err(elsewhere()),
    }
    match &place.blobs {
        Some(blobs) => {
            let (source, target) = (blobs.clone(), folder.to_owned());
            let copied = blocking(move || blobs::back_up(&source, &target)).await?;
            manifest.files.push(known_of(folder, blobs::LIST).await?);
            manifest.blobs = Some(copied);
        }
        None => manifest.not_included.push("the blobs, which are kept in a bucket".to_owned()),
    }
    let secret = "the secret that seals what the database keeps sealed";
    manifest.not_included.push(secret.to_owned());
    manifest.write(folder).await?;
    Ok(manifest)
}

/// Brings a backup into a new database, and an empty folder of blobs.
///
/// - A file that is not what was written is [`Inconsistent`](ErrorCode::Inconsistent), and nothing is
///   restored: every hash is compared before anything is written.
/// - A database or a folder of blobs that holds something is
///   [`AlreadyExists`](ErrorCode::AlreadyExists).
/// - The database comes into being at once, after the blobs: as a whole or not at all.
/// - A backup of an older version is brought up to date; one of a newer is
///   [`SchemaTooNew`](ErrorCode::SchemaTooNew). One of another kind of database is a
///   [`Conflict`](ErrorCode::Conflict).
pub async fn restore(folder: &Path, place: &BackupPlace) -> Result<BackupManifest> {
    let manifest = BackupManifest::read(folder).await?;
    if kind(&place.database_url)? != manifest.database {
        let message = "a backup goes back into the kind of database that it was made of";
        let error = Error::new(ErrorCode::Conflict, message);
        return Err(error.with("database", &manifest.database));
    }
    verify(folder, &manifest).await?;
    if let (Some(_), Some(blobs)) = (&manifest.blobs, &place.blobs) {
        let (source, target) = (folder.to_owned(), blobs.clone());
        blocking(move || {
            files::make_empty(&target)?;
            blobs::restore(&source, &target)
        })
        .await?;
    }
    match manifest.database.as_str() {
        #[cfg(feature = "postgres")]
        "postgres" => restore_postgres(&place.database_url, folder, &manifest).await?,
        #[cfg(feature = "sqlite")]
        "sqlite" => restore_sqlite(&place.database_url, folder).await?,
        _ => return Err(elsewhere()),
    }
    Ok(manifest)
}

/// Compares every file of a backup with its manifest.
async fn verify(folder: &Path, manifest: &BackupManifest) -> Result<()> {
    let (folder, manifest) = (folder.to_owned(), manifest.clone());
    blocking(move || {
        manifest.check_whole()?;
        for known in &manifest.files {
            files::check(&folder.join(&known.name), known)?;
        }
        manifest.blobs.as_ref().map_or(Ok(()), |_| blobs::verify(&folder))
    })
    .await
}

#[cfg(feature = "postgres")]
async fn back_up_postgres(url: &str, folder: &Path, manifest: &mut BackupManifest) -> Result<()> {
    let store = attach(url).await?;
    let mut tx = store.begin_reading().await?;
    manifest.schema_version = tx.applied_migrations().await?.last().map_or(0, |last| last.version);
    tables::back_up(&mut tx, folder, manifest).await
}

#[cfg(feature = "postgres")]
async fn restore_postgres(url: &str, folder: &Path, manifest: &BackupManifest) -> Result<()> {
    let store = attach(url).await?;
    let mut tx = store.begin_writing().await?;
    tables::restore(&mut tx, folder, manifest).await?;
    tx.finish().await
}

#[cfg(feature = "sqlite")]
async fn back_up_sqlite(url: &str, folder: &Path, manifest: &mut BackupManifest) -> Result<()> {
    let path = folder.join(SQLITE_FILE);
    crate::db::sqlite::copy_into(url, path.clone()).await?;
    let copy = attach(&format!("sqlite:{}", path.display())).await?;
    let mut tx = copy.begin_reading().await?;
    manifest.schema_version = tx.applied_migrations().await?.last().map_or(0, |last| last.version);
    for table in crate::repo::TABLES {
        let rows = tx.count_rows(table).await?;
        manifest.tables.push(BackupTable { name: table.name.to_owned(), rows });
    }
    drop(tx);
    osirix_core::store::Store::close(&copy).await;
    manifest.files.push(known_of(folder, SQLITE_FILE).await?);
    Ok(())
}

/// The file comes to its place at once, under a name that nobody else may have taken.
#[cfg(feature = "sqlite")]
async fn restore_sqlite(url: &str, folder: &Path) -> Result<()> {
    let target = crate::db::sqlite::path_of(url)?;
    let source = folder.join(SQLITE_FILE);
    let placed = target.clone();
    blocking(move || {
        let taken = || {
            let error = files::not_empty("there is a database already: restore to a new place");
            error.with("path", target.display())
        };
        if target.exists() {
            return Err(taken());
        }
        if let Some(folder) = target.parent() {
            std::fs::create_dir_all(folder).map_err(|e| failed("make", folder, e))?;
        }
        let mut partial = target.clone().into_os_string();
        partial.push(".restoring");
        let partial = PathBuf::from(partial);
        files::copy(&source, &partial)?;
        let linked = std::fs::hard_link(&partial, &target);
        std::fs::remove_file(&partial).map_err(|e| failed("remove", &partial, e))?;
        match linked {
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Err(taken()),
            linked => linked.map_err(|e| failed("write", &target, e)),
        }
    })
    .await?;
    let url = format!("sqlite:{}", placed.display());
    let store = open_with(&url, OpenOptions::default()).await?;
    osirix_core::store::Store::close(&store).await;
    Ok(())
}

async fn known_of(folder: &Path, name: &str) -> Result<BackupFile> {
    let path = folder.join(name);
    let (bytes, sha256) = blocking(move || files::hash(&path)).await?;
    Ok(BackupFile { name: name.to_owned(), bytes, sha256 })
}

/// The kind of database that a URL names.
fn kind(url: &str) -> Result<&'static str> {
    match url.split_once(':').map_or("", |(scheme, _)| scheme) {
        "sqlite" => Ok("sqlite"),
        "postgres" | "postgresql" => Ok("postgres"),
        _ => Err(elsewhere()),
    }
}

fn elsewhere() -> Error {
    let message = "backups are made of the databases that this build opens";
    Error::new(ErrorCode::Configuration, message).with("schemes", crate::schemes().join(", "))
}
