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
/// The longest name of an entry, with what POSIX says beside it.
const MOST_NAME_BYTES: u64 = 64 << 10;
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
    // Raw, because who reads long names for us holds them in memory whatever their length.
    let entries = archive.entries().map_err(|e| broken(source, e))?.raw(true);
    let mut long_name = None;
    for (index, entry) in entries.enumerate() {
        check_count(index, source)?;
        let mut entry = entry.map_err(|e| broken(source, e))?;
        let kind = entry.header().entry_type();
        if kind.is_gnu_longname() || kind.is_pax_local_extensions() {
            let said = long_name_of(&mut entry, source)?;
            long_name = said.or(long_name);
            continue;
        }
        let short = entry.header().path_bytes();
        let path = long_name.take().unwrap_or_else(|| short.into_owned());
        if kind.is_file() {
            take(&String::from_utf8_lossy(&path), &mut (&mut entry).take(MOST_BYTES))?;
        }
    }
    Ok(())
}

/// The name that an entry before a file says for it: GNU's form is the name itself, POSIX's (pax)
/// has it among others.
fn long_name_of(entry: &mut tar::Entry<'_, impl Read>, source: &Path) -> Result<Option<Vec<u8>>> {
    if entry.header().size().map_err(|e| broken(source, e))? > MOST_NAME_BYTES {
        return Err(Error::invalid("source", "an entry's name is too long")
            .with("path", source.display())
            .with("limit", MOST_NAME_BYTES));
    }
    let mut said = Vec::new();
    entry.read_to_end(&mut said).map_err(|e| broken(source, e))?;
    if entry.header().entry_type().is_gnu_longname() {
        said.truncate(said.iter().position(|byte| *byte == 0).unwrap_or(said.len()));
        return Ok(Some(said));
    }
    for extension in tar::PaxExtensions::new(&said) {
        let extension = extension.map_err(|e| broken(source, e))?;
        if extension.key_bytes() == b"path" {
            return Ok(Some(extension.value_bytes().to_vec()));
        }
    }
    Ok(None)
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

#[cfg(test)]
mod tests {
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use tar::{Builder, EntryType, Header};

    use super::*;

    /// A tarball of entries: their kind, their name and what is in them.
    fn tarball(entries: &[(EntryType, &str, &[u8])]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.tgz");
        let mut builder =
            Builder::new(GzEncoder::new(File::create(&path).unwrap(), Compression::best()));
        for (kind, name, content) in entries {
            let mut header = Header::new_gnu();
            header.set_entry_type(*kind);
            header.set_size(content.len() as u64);
            header.set_path(name).unwrap();
            header.set_cksum();
            builder.append(&header, *content).unwrap();
        }
        builder.into_inner().unwrap().finish().unwrap();
        (folder, path)
    }

    fn names(source: &Path) -> Result<Vec<String>> {
        let mut names = Vec::new();
        each(source, &mut |name, _| {
            names.push(name.to_owned());
            Ok(())
        })?;
        Ok(names)
    }

    #[test]
    fn long_names_are_those_of_the_file_behind_them() {
        let gnu = format!("{}/gnu.bin\0", "a".repeat(120));
        let pax = format!("{}/pax.bin", "b".repeat(120));
        let record = format!("138 path={pax}\n");
        assert_eq!(record.len(), 138);
        let (_folder, path) = tarball(&[
            (EntryType::GNULongName, "././@LongLink", gnu.as_bytes()),
            (EntryType::Regular, "short", b"1"),
            (EntryType::XHeader, "PaxHeaders/x", record.as_bytes()),
            (EntryType::Regular, "short", b"2"),
            (EntryType::Directory, "folder", b""),
            (EntryType::Regular, "plain.bin", b"3"),
        ]);
        assert_eq!(names(&path).unwrap(), [gnu.trim_end_matches('\0'), &pax, "plain.bin"]);
    }

    #[test]
    fn a_name_that_unpacks_to_megabytes_is_refused_unread() {
        let huge = vec![b'a'; 8 << 20];
        for kind in [EntryType::GNULongName, EntryType::XHeader] {
            let (_folder, path) = tarball(&[(kind, "x", &huge), (EntryType::Regular, "y", b"")]);
            let error = names(&path).unwrap_err();
            assert_eq!(error.context_value("limit"), Some("65536"));
        }
    }
}
