use std::path::{Path, PathBuf};

use osirix_core::clock::Ambient;
use osirix_core::error::Result;
use osirix_storage::backup::{self, BackupManifest, BackupPlace};

use crate::Config;

/// Copies the database of an installation, and its blobs where they are a folder, into a new folder,
/// while others work with it. It needs no open platform. See [`backup::back_up`].
///
/// The secret that seals what the database keeps sealed is not copied: a backup is of use only to
/// those who have it besides.
pub async fn back_up(config: &Config, folder: &Path) -> Result<BackupManifest> {
    backup::back_up(&place(config), folder, Ambient::system().now()).await
}

/// Brings a backup into the places that the settings name, which must be empty. See
/// [`backup::restore`]. Afterwards [`Operation`](super::Operation) verifies what is there.
pub async fn restore(config: &Config, folder: &Path) -> Result<BackupManifest> {
    backup::restore(folder, &place(config)).await
}

fn place(config: &Config) -> BackupPlace {
    let blobs = config.blobs_url();
    let folder = blobs.strip_prefix("file:").map(PathBuf::from);
    BackupPlace { database_url: config.database_url(), blobs: folder }
}
