//! The walls of the house: who may depend on what.

use std::collections::BTreeSet;
use std::path::Path;

use crate::process::{Outcome, cargo};

/// A crate and what must never be among its dependencies, near or far.
struct Wall {
    package: &'static str,
    forbidden: &'static [&'static str],
    why: &'static str,
}

/// Crates that do input and output: they belong to adapters.
const IO: &[&str] = &[
    "sqlx",
    "sqlx-core",
    "rusqlite",
    "redis",
    "reqwest",
    "hyper",
    "axum",
    "ort",
    "pyo3",
    "napi",
    "uniffi",
    "object_store",
    "openh264",
    "fdk-aac",
    "resvg",
    "lettre",
    "openidconnect",
    "webauthn_rp",
    "osirix-http",
    "osirix-identity",
    "osirix-storage",
    "osirix-media",
    "osirix-billing",
    "osirix-social",
    "osirix",
];

/// What no adapter may see of the others; its own name in the list harms nothing.
const SIBLINGS: &[&str] = &[
    "osirix-identity",
    "osirix-storage",
    "osirix-media",
    "osirix-billing",
    "osirix-social",
    "osirix",
];

/// The same, and the databases' drivers: they are storage's alone.
const SIBLINGS_AND_DRIVERS: &[&str] = &[
    "osirix-identity",
    "osirix-storage",
    "osirix-media",
    "osirix-billing",
    "osirix-social",
    "osirix",
    "sqlx",
    "rusqlite",
    "redis",
    "object_store",
];

const APART: &str = "siblings never see each other";

const WALLS: [Wall; 9] = [
    Wall { package: "osirix-core", forbidden: IO, why: "the core does no input and output" },
    Wall { package: "osirix-http", forbidden: SIBLINGS_AND_DRIVERS, why: "it knows no noun" },
    Wall { package: "osirix-identity", forbidden: SIBLINGS_AND_DRIVERS, why: APART },
    Wall { package: "osirix-storage", forbidden: SIBLINGS, why: APART },
    Wall { package: "osirix-media", forbidden: SIBLINGS_AND_DRIVERS, why: APART },
    Wall { package: "osirix-billing", forbidden: SIBLINGS_AND_DRIVERS, why: APART },
    Wall { package: "osirix-social", forbidden: SIBLINGS_AND_DRIVERS, why: APART },
    Wall {
        package: "quickstart",
        forbidden: &[
            "sqlx",
            "redis",
            "object_store",
            "reqwest",
            "hyper",
            "axum",
            "osirix-http",
            "osirix-identity",
        ],
        why: "the quick start holds only what it uses",
    },
    Wall {
        package: "osirix-server",
        forbidden: &["aws-lc-rs", "native-tls", "openssl"],
        why: "all TLS is rustls over ring, whatever is compiled in",
    },
];

/// Asks cargo for each crate's tree and compares it with its wall.
pub(crate) fn check(workspace: &Path) -> Outcome {
    for wall in &WALLS {
        let tree = cargo(&["tree", "-p", wall.package, "-e", "normal", "--prefix", "none"])
            .current_dir(workspace)
            .output()?;
        let names: BTreeSet<&str> =
            tree.lines().skip(1).filter_map(|line| line.split(' ').next()).collect();
        let found: Vec<_> = wall.forbidden.iter().filter(|name| names.contains(*name)).collect();
        if !found.is_empty() {
            return Err(format!("{} depends on {found:?}: {}", wall.package, wall.why));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::process::root;

    /// The workspace's manifests with empty sources: enough for cargo to resolve.
    fn copy_of_the_manifests() -> tempfile::TempDir {
        let copy = tempfile::tempdir().unwrap();
        let packages = cargo(&["metadata", "--no-deps", "--format-version", "1"]).output().unwrap();
        let mut manifests = vec![root().join("Cargo.toml"), root().join("Cargo.lock")];
        manifests.extend(
            packages
                .split("\"manifest_path\":\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .map(Into::into),
        );
        for manifest in manifests {
            let to = copy.path().join(manifest.strip_prefix(root()).unwrap());
            fs::create_dir_all(to.parent().unwrap().join("src")).unwrap();
            fs::write(to.parent().unwrap().join("src/lib.rs"), "").unwrap();
            fs::write(to.parent().unwrap().join("src/main.rs"), "fn main() {}").unwrap();
            fs::copy(manifest, to).unwrap();
        }
        copy
    }

    #[test]
    fn the_house_stands() {
        check(&root()).unwrap();
    }

    #[test]
    fn sqlx_in_the_core_brings_the_house_down() {
        let copy = copy_of_the_manifests();
        check(copy.path()).expect("the untouched copy stands");

        let core = copy.path().join("osirix-core/Cargo.toml");
        let manifest = fs::read_to_string(&core).unwrap();
        let broken = manifest.replace(
            "[dependencies]\n",
            "[dependencies]\nsqlx = { version = \"*\", default-features = false }\n",
        );
        assert_ne!(manifest, broken);
        fs::write(&core, broken).unwrap();

        let refusal = check(copy.path()).unwrap_err();
        assert!(refusal.contains("osirix-core") && refusal.contains("sqlx"), "{refusal}");
    }
}
