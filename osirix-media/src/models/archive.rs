//! What is in folders, wheels and tarballs, file by file.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;
use osirix_core::{Error, Result};

use super::failed;

/// The largest file that is taken out of an archive: twice the largest model that is known here.
pub(super) const MOST_BYTES: u64 = 1 << 30;
/// How much a tarball may unpack to, what is passed over too.
const MOST_UNPACKED: u64 = 16 << 30;
/// How many files an archive, or a folder, may have.
const MOST_FILES: usize = 20_000;

/// Takes the files of a folder, a wheel or another zip file, a gzipped tarball, or the one file
/// itself: `take` gets each path and its content.
pub(super) fn each(
    source: &Path,
    take: &mut dyn FnMut(&str, &mut dyn Read) -> Result<()>,
) -> Result<()> {
    if source.is_dir() {
        return folder(source, "", &mut 0, take);
    }
    let file = File::open(source).map_err(|e| failed(source, e))?;
    let name = source.file_name().unwrap_or_default().to_string_lossy();
    if name.ends_with(".whl") || name.ends_with(".zip") {
        zipped(source, file, take)
    } else if name.ends_with(".tgz") || name.ends_with(".tar.gz") {
        tarred(source, file, take)
    } else {
        take(&name, &mut file.take(MOST_BYTES))
    }
}

fn folder(
    place: &Path,
    prefix: &str,
    count: &mut usize,
    take: &mut dyn FnMut(&str, &mut dyn Read) -> Result<()>,
) -> Result<()> {
    for entry in fs::read_dir(place).map_err(|e| failed(place, e))? {
        let entry = entry.map_err(|e| failed(place, e))?;
        let kind = entry.file_type().map_err(|e| failed(place, e))?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        *count += 1;
        check_count(*count, place)?;
        // Links are not followed.
        if kind.is_dir() {
            folder(&entry.path(), &format!("{path}/"), count, take)?;
        } else if kind.is_file() {
            let file = File::open(entry.path()).map_err(|e| failed(&entry.path(), e))?;
            take(&path, &mut file.take(MOST_BYTES))?;
        }
    }
    Ok(())
}

fn zipped(
    source: &Path,
    file: File,
    take: &mut dyn FnMut(&str, &mut dyn Read) -> Result<()>,
) -> Result<()> {
    let mut archive = zip::ZipArchive::new(file).map_err(|e| broken(source, e))?;
    check_count(archive.len(), source)?;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|e| broken(source, e))?;
        if entry.is_file() {
            let path = entry.name().to_owned();
            take(&path, &mut entry.take(MOST_BYTES))?;
        }
    }
    Ok(())
}

fn tarred(
    source: &Path,
    file: File,
    take: &mut dyn FnMut(&str, &mut dyn Read) -> Result<()>,
) -> Result<()> {
    let mut archive = tar::Archive::new(GzDecoder::new(file).take(MOST_UNPACKED));
    let entries = archive.entries().map_err(|e| broken(source, e))?;
    for (index, entry) in entries.enumerate() {
        check_count(index, source)?;
        let mut entry = entry.map_err(|e| broken(source, e))?;
        if entry.header().entry_type().is_file() {
            let path = entry.path().map_err(|e| broken(source, e))?.to_string_lossy().into_owned();
            take(&path, &mut (&mut entry).take(MOST_BYTES))?;
        }
    }
    Ok(())
}

fn check_count(count: usize, source: &Path) -> Result<()> {
    if count <= MOST_FILES {
        return Ok(());
    }
    Err(Error::invalid("source", "there are too many files in it")
        .with("path", source.display())
        .with("limit", MOST_FILES))
}

pub(super) fn broken(
    source: &Path,
    cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> Error {
    Error::invalid("source", "the archive is damaged or of another form than its name says")
        .with("path", source.display())
        .caused_by(cause)
}
