//! What npm serves: laid out, packed, and tried in an empty folder.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{Outcome, cargo, command, root, target};
use crate::readme;

/// Builds the module, lays the packages out, and makes a video with what was packed of them.
pub(crate) fn build() -> Outcome {
    let build = ["rustc", "--release", "--locked", "-p", "osirix-node", "--lib"];
    cargo(&[&build[..], &["--", "-C", "strip=symbols"]].concat()).run()?;
    let library = format!("{DLL_PREFIX}osirix_node{DLL_SUFFIX}");
    let module = target().join("release").join(library).display().to_string();
    let place = target().join("npm");
    let folder = place.display().to_string();
    let layout = root().join("bindings/node/npm/layout.js").display().to_string();
    let platform = command("node", &[&layout, &module, &folder]).output()?;
    let packages = [place.join("osirix"), place.join(platform.trim())];
    let tarballs = [pack(&place, &packages[0])?, pack(&place, &packages[1])?];
    try_packages(&place.join("try"), &tarballs)?;
    println!("{folder}: osirix and {} made a video", platform.trim());
    Ok(())
}

/// The tarball of a package, as npm would serve it.
fn pack(place: &Path, package: &Path) -> Outcome<PathBuf> {
    let name = command("npm", &["pack", "--silent"]).current_dir(package).output()?;
    let (from, to) = (package.join(name.trim()), place.join(name.trim()));
    fs::rename(&from, &to).map_err(|e| format!("{}: {e}", from.display()))?;
    Ok(to)
}

/// Installs the tarballs into an empty folder, without a network or sources to build from, and
/// makes a video there.
fn try_packages(place: &Path, tarballs: &[PathBuf]) -> Outcome {
    readme::alone(place, "bindings/node/README.md", "js", "first.mjs")?;
    let tarballs: Vec<String> = tarballs.iter().map(|path| path.display().to_string()).collect();
    let mut install = vec!["install", "--offline", "--cache", "cache", "--no-audit", "--no-fund"];
    install.extend(tarballs.iter().map(String::as_str));
    fs::write(place.join("package.json"), "{ \"private\": true }\n")
        .map_err(|e| format!("{}: {e}", place.display()))?;
    command("npm", &install).current_dir(place).quiet()?;
    readme::makes_video(place, command("node", &["first.mjs"]))
}
