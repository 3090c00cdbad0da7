//! What the tests need beside cargo: installed where that is possible, named where it is not.

use std::path::{Path, PathBuf};

use crate::process::{Outcome, command};

/// A program that must be there, and the Debian package that brings it.
#[derive(Clone, Copy)]
pub(crate) struct Tool {
    program: &'static str,
    package: &'static str,
}

pub(crate) const FFMPEG: Tool = Tool { program: "ffprobe", package: "ffmpeg" };
pub(crate) const NASM: Tool = Tool { program: "nasm", package: "nasm" };
pub(crate) const POSTGRES: Tool = Tool { program: "initdb", package: "postgresql" };
pub(crate) const REDIS: Tool = Tool { program: "redis-server", package: "redis-server" };
pub(crate) const IPROUTE: Tool = Tool { program: "ip", package: "iproute2" };
pub(crate) const UNSHARE: Tool = Tool { program: "unshare", package: "util-linux" };
pub(crate) const PYTHON: Tool = Tool { program: "python3", package: "python3-venv" };
pub(crate) const NODE: Tool = Tool { program: "npm", package: "npm" };
pub(crate) const GO: Tool = Tool { program: "go", package: "golang-go" };
pub(crate) const JAVA: Tool = Tool { program: "java", package: "default-jdk-headless" };
pub(crate) const MAVEN: Tool = Tool { program: "mvn", package: "maven" };
pub(crate) const CHROMIUM: Tool = Tool { program: "chromium", package: "chromium" };

/// Makes sure that every tool is there.
pub(crate) fn ensure(tools: &[Tool]) -> Outcome {
    let missing: Vec<_> = tools.iter().filter(|tool| find(tool.program).is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = missing.iter().map(|tool| tool.package).collect();
    if can_install() {
        command("apt-get", &["update", "-qq"]).run()?;
        let install = ["install", "-qq", "-y", "--no-install-recommends"];
        let args: Vec<&str> = install.into_iter().chain(packages.iter().copied()).collect();
        command("apt-get", &args).env("DEBIAN_FRONTEND", "noninteractive").run()?;
    }
    match missing.iter().find(|tool| find(tool.program).is_none()) {
        None => Ok(()),
        Some(tool) => Err(format!(
            "{} is missing: install {} (Debian: apt-get install {})",
            tool.program,
            tool.package,
            packages.join(" ")
        )),
    }
}

/// Where a program is: on the path, or where Debian keeps PostgreSQL's.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    debian_postgres()
        .into_iter()
        .chain(std::env::split_paths(&path))
        .map(|folder| folder.join(program))
        .find(|candidate| candidate.is_file())
}

/// `/usr/lib/postgresql/*/bin`, the newest version first.
fn debian_postgres() -> Vec<PathBuf> {
    let Ok(versions) = std::fs::read_dir("/usr/lib/postgresql") else { return Vec::new() };
    let mut versions: Vec<_> = versions.flatten().map(|version| version.path()).collect();
    versions.sort_by_key(|path| {
        let name = path.file_name().and_then(|name| name.to_str());
        std::cmp::Reverse(name.and_then(|name| name.parse::<u32>().ok()))
    });
    versions.into_iter().map(|version| version.join("bin")).collect()
}

fn can_install() -> bool {
    is_root() && Path::new("/etc/debian_version").exists()
}

pub(crate) fn is_root() -> bool {
    command("id", &["-u"]).output().is_ok_and(|id| id.trim() == "0")
}
