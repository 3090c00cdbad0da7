//! PostgreSQL's tables, each a file of its own, in the server's text form of `COPY`.

use std::path::{Path, PathBuf};

use futures_util::StreamExt;
use osirix_core::error::{Error, ErrorCode, Result};
use sha2::{Digest, Sha256};
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufWriter};

use super::files::{PIECE_BYTES, failed, hex};
use super::{BackupFile, BackupManifest, BackupTable};
use crate::db::{Connection, SqlTransaction, dialect, error, migrate};
use crate::repo::{TABLES, Table};

/// Copies all tables, as they are at the moment of the transaction, which must only read.
pub(super) async fn back_up(
    tx: &mut SqlTransaction,
    folder: &Path,
    manifest: &mut BackupManifest,
) -> Result<()> {
    let tables = folder.join("tables");
    tokio::fs::create_dir(&tables).await.map_err(|e| failed("make", &tables, e))?;
    for table in TABLES {
        let name = format!("tables/{}.copy", table.name);
        let (bytes, sha256) = copy_out(tx, table, &folder.join(&name)).await?;
        manifest.files.push(BackupFile { name, bytes, sha256 });
        let rows = tx.count_rows(table).await?;
        manifest.tables.push(BackupTable { name: table.name.to_owned(), rows });
    }
    Ok(())
}

async fn copy_out(tx: &mut SqlTransaction, table: &Table, path: &Path) -> Result<(u64, String)> {
    let cannot_write = |e| failed("write", path, e);
    let mut file = BufWriter::new(File::create_new(path).await.map_err(cannot_write)?);
    let (mut digest, mut bytes) = (Sha256::new(), 0);
    let Connection::Postgres(connection) = &mut tx.connection else { return Err(elsewhere()) };
    let mut rows = connection.copy_out_raw(table.out).await.map_err(error::of_postgres)?;
    while let Some(piece) = rows.next().await {
        let piece = piece.map_err(error::of_postgres)?;
        digest.update(&piece);
        bytes += piece.len() as u64;
        file.write_all(&piece).await.map_err(cannot_write)?;
    }
    file.flush().await.map_err(cannot_write)?;
    file.get_ref().sync_all().await.map_err(cannot_write)?;
    Ok((bytes, hex(digest)))
}

/// Brings an empty database to the schema of the backup, takes all tables, and brings it up to date.
pub(super) async fn restore(
    tx: &mut SqlTransaction,
    folder: &Path,
    manifest: &BackupManifest,
) -> Result<()> {
    if !tx.table_names().await?.is_empty() {
        let message = "the database is not empty: restore into a new one";
        return Err(super::files::not_empty(message));
    }
    migrate::run_to(tx, manifest.schema_version).await?;
    for table in TABLES {
        // A table that came with a later migration.
        let Some(rows) = manifest.rows(table.name) else { continue };
        let path = folder.join(format!("tables/{}.copy", table.name));
        let taken = copy_in(tx, table, path).await.map_err(|e| e.with("table", table.name))?;
        if taken != rows {
            let message = "a table of the backup has another number of rows than it had";
            let error = Error::new(ErrorCode::Inconsistent, message).with("table", table.name);
            return Err(error.with("found", taken).with("known", rows));
        }
    }
    tx.script(dialect::POSTGRES_COUNT_ON).await?;
    migrate::run(tx).await
}

/// Takes a table; how many rows it has.
async fn copy_in(tx: &mut SqlTransaction, table: &Table, path: PathBuf) -> Result<u64> {
    let cannot_read = |e| failed("read", &path, e);
    let mut file = File::open(&path).await.map_err(cannot_read)?;
    let Connection::Postgres(connection) = &mut tx.connection else { return Err(elsewhere()) };
    let mut rows = connection.copy_in_raw(table.into).await.map_err(error::of_postgres)?;
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        match file.read(&mut piece).await {
            Ok(0) => return rows.finish().await.map_err(error::of_postgres),
            Ok(count) => drop(rows.send(&piece[..count]).await.map_err(error::of_postgres)?),
            Err(e) => {
                rows.abort("the file cannot be read").await.map_err(error::of_postgres)?;
                return Err(cannot_read(e));
            }
        }
    }
}

fn elsewhere() -> Error {
    error::elsewhere()
}
