//! Backups that come back: the manifest and the list of blobs.

use std::path::Path;

use osirix_core::ErrorCode;
use osirix_storage::backup::{BackupManifest, BackupPlace, restore};

use crate::Target;
use crate::input::{place, wait};

pub(crate) const TARGET: Target = Target { name: "backup", run, seeds: examples };

/// What a file of the backup holds whose hash the manifest must know.
const DATABASE: &[u8] = b"no database";
/// Its hash.
const HASH: &str = "5824b2d53b09a89daa5ac722a42a9859638869bde03114f428f1efd57ca710c1";

/// The manifest's bytes, and behind a byte of zero those of the list of blobs.
fn run(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (manifest, blobs) = (&bytes[..end], bytes.get(end + 1..).unwrap_or_default());
    let home = place("backup");
    let _ = std::fs::remove_dir_all(&home);
    let (folder, target) = (home.join("backup"), home.join("new"));
    std::fs::create_dir_all(folder.join("blobs")).expect("a temporary folder is made");
    for (name, content) in
        [("manifest.json", manifest), ("blobs.txt", blobs), ("database.sqlite", DATABASE)]
    {
        std::fs::write(folder.join(name), content).expect("a temporary file is written");
    }
    assert_is_read_as_written(&folder);
    let place = BackupPlace {
        database_url: format!("sqlite:{}", target.join("osirix.db").display()),
        blobs: Some(target.join("blobs")),
    };
    let error = wait(restore(&folder, &place)).expect_err("there is no database in it");
    assert!(is_expected(error.code()), "{error:?}");
}

fn assert_is_read_as_written(folder: &Path) {
    match wait(BackupManifest::read(folder)) {
        Ok(manifest) => {
            let json = serde_json::to_vec(&manifest).expect("a manifest can be written");
            std::fs::write(folder.join("manifest.json"), json).expect("it is written");
            let again = wait(BackupManifest::read(folder)).expect("what was written can be read");
            assert_eq!(again, manifest);
        }
        Err(error) => {
            let known = [ErrorCode::Inconsistent, ErrorCode::SchemaTooNew, ErrorCode::TooLarge];
            assert!(known.contains(&error.code()), "{error:?}");
        }
    }
}

fn is_expected(code: ErrorCode) -> bool {
    use ErrorCode::{AlreadyExists, Conflict, Inconsistent, Io, NotFound, SchemaTooNew, TooLarge};
    [AlreadyExists, Conflict, Inconsistent, Io, NotFound, SchemaTooNew, TooLarge].contains(&code)
}

fn examples() -> Vec<Vec<u8>> {
    let manifest = |database: &str, files: &str, blobs: &str| {
        format!(
            r#"{{"format":1,"made_at":"2026-01-01T00:00:00.000Z","database":"{database}","schema_version":7,"tables":[{{"name":"jobs","rows":1}}],"files":[{files}],"blobs":{blobs},"not_included":["a"]}}"#
        )
    };
    let known = format!(r#"{{"name":"database.sqlite","bytes":11,"sha256":"{HASH}"}}"#);
    let outside = format!(r#"{{"name":"/dev/zero","bytes":0,"sha256":"{HASH}"}}"#);
    let lists = format!("{HASH} 0 jobs/a/b.mp4\n{HASH} 18446744073709551615 ../a\n");
    [
        manifest("sqlite", &known, "null"),
        format!(
            "{}\0{lists}",
            manifest("sqlite", &format!("{known},{outside}"), r#"{"count":2,"bytes":0}"#)
        ),
        manifest("postgres", "", "null"),
        r#"{"format":2}"#.to_owned(),
    ]
    .map(String::into_bytes)
    .to_vec()
}
