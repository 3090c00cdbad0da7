//! The databases that contestants run on: an empty one for each run.

use std::fs;
use std::path::PathBuf;

use crate::postgres::Cluster;
use crate::process::{Outcome, target};
use crate::redis::Redis;

/// What a contestant needs.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Redis,
    RedisDurable,
    Postgres,
    Sqlite,
}

/// What empty databases are made of.
pub(super) struct Stores {
    cluster: Cluster,
    folder: PathBuf,
}

/// An empty database; gone when it is dropped.
pub(super) enum Store<'a> {
    Redis(Redis),
    Postgres { cluster: &'a Cluster, name: &'static str, url: String },
    Sqlite(Folder),
}

/// A folder; removed when it is dropped.
pub(super) struct Folder(PathBuf);

impl Stores {
    pub(super) fn start() -> Outcome<Self> {
        Ok(Stores { cluster: Cluster::durable()?, folder: target().join("bench-queues") })
    }

    pub(super) fn empty(&self, kind: Kind) -> Outcome<Store<'_>> {
        self.named("contestant", kind)
    }

    /// One of several at once.
    pub(super) fn named(&self, name: &'static str, kind: Kind) -> Outcome<Store<'_>> {
        let folder = self.folder.join(name);
        match kind {
            Kind::Postgres => {
                let url = self.cluster.database(name)?;
                Ok(Store::Postgres { cluster: &self.cluster, name, url })
            }
            Kind::Redis => Redis::start_in(folder, false).map(Store::Redis),
            Kind::RedisDurable => Redis::start_in(folder, true).map(Store::Redis),
            Kind::Sqlite => {
                if folder.exists() {
                    fs::remove_dir_all(&folder).map_err(|e| failed(&folder, &e))?;
                }
                fs::create_dir_all(&folder).map_err(|e| failed(&folder, &e))?;
                Ok(Store::Sqlite(Folder(folder)))
            }
        }
    }
}

fn failed(folder: &std::path::Path, error: &std::io::Error) -> String {
    format!("{}: {error}", folder.display())
}

impl Store<'_> {
    /// What a contestant is told to connect to: a URL, or the path of a file.
    pub(super) fn address(&self) -> String {
        match self {
            Store::Redis(server) => server.url(),
            Store::Postgres { url, .. } => url.clone(),
            Store::Sqlite(folder) => folder.0.join("bench.db").display().to_string(),
        }
    }
}

impl Drop for Store<'_> {
    fn drop(&mut self) {
        if let Store::Postgres { cluster, name, .. } = self
            && let Err(error) = cluster.drop_database(name)
        {
            eprintln!("xtask: a database is left: {error}");
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            eprintln!("xtask: {} is left: {error}", self.0.display());
        }
    }
}
