//! SQL has one room: `osirix-storage/src/repo`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::Outcome;

/// Beginnings of statements, as they would stand in a string.
const STATEMENTS: [&str; 5] =
    ["\"SELECT ", "\"INSERT INTO ", "\"UPDATE ", "\"DELETE FROM ", "\"WITH "];

/// The rooms in which SQL may stand: the repositories, the fragments in which the databases differ,
/// what makes databases for tests, what measures the bare engine, and the test in which somebody
/// tampers with a database by hand.
const ROOMS: [&str; 7] = [
    "osirix-storage/src/repo",
    "osirix-storage/src/db/dialect.rs",
    "osirix-storage/src/testing.rs",
    "osirix-storage/tests",
    "examples/server/tests/http/operation.rs",
    "benches/",
    "xtask/",
];

/// Looks for statements in all other rooms.
pub(crate) fn check(workspace: &Path) -> Outcome {
    let mut files = Vec::new();
    collect(workspace, &mut files)?;
    let stray: Vec<String> = files
        .iter()
        .filter_map(|path| path.strip_prefix(workspace).ok())
        .filter(|path| !ROOMS.iter().any(|room| path.starts_with(room)))
        .filter(|path| fs::read_to_string(workspace.join(path)).is_ok_and(|text| has_sql(&text)))
        .map(|path| path.display().to_string())
        .collect();
    match stray.as_slice() {
        [] => Ok(()),
        _ => Err(format!("SQL belongs into osirix-storage/src/repo, not into {stray:?}")),
    }
}

fn has_sql(text: &str) -> bool {
    STATEMENTS.iter().any(|statement| text.contains(statement))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() && name != "target" && !name.starts_with('.') {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sql_in_another_room_is_found() {
        let house = tempfile::tempdir().unwrap();
        let room = house.path().join("osirix-core/src");
        fs::create_dir_all(&room).unwrap();
        fs::write(room.join("lib.rs"), "const Q: &str = \"SELECT 1\";").unwrap();
        assert!(check(house.path()).unwrap_err().contains("osirix-core/src/lib.rs"));
    }
}
