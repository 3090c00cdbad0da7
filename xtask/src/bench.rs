//! The measurements of benches/README.md.

use std::fs;
use std::path::Path;

use crate::postgres::Cluster;
use crate::process::{Outcome, cargo, command, root, target};
use crate::server::{self, Optional};
use crate::{kotlin, models, node, python, queues, tools};

/// Measures all parts, or the one that is named. `queues` and `growth` take an hour and more and
/// only run by their names.
pub(crate) fn run(parts: &[String]) -> Outcome {
    match parts.split_first().map(|(part, rest)| (part.as_str(), rest)) {
        Some(("queues", rest)) => return queues::run(rest),
        Some(("growth", rest)) => return queues::growth::run(rest),
        _ => {}
    }
    tools::ensure(&[tools::FFMPEG, tools::NASM, tools::POSTGRES])?;
    let cluster = Cluster::durable()?;
    build()?;
    let measure = target().join("release/benches").display().to_string();
    let named: Vec<_> = parts.iter().map(String::as_str).collect();
    let mut command = command(&measure, &named).env(Cluster::VARIABLE, cluster.url());
    if parts.first().is_none_or(|part| part == "bindings") {
        for (variable, line) in languages()? {
            command = command.env(variable, &line);
        }
    }
    if parts.first().is_none_or(|part| part == "server" || part == "web") {
        for (variable, place) in servers()? {
            command = command.env(variable, &place);
        }
    }
    if parts.first().is_none_or(|part| part == "media") {
        for (variable, place) in media()? {
            command = command.env(variable, &place);
        }
    }
    command.run()
}

/// The models of natural voices, a Python with the libraries beside which ours are measured, and a
/// model of Wav2Lip's layers, by the variables in which `benches` looks for them.
fn media() -> Outcome<[(&'static str, String); 3]> {
    tools::ensure(&[tools::PYTHON, tools::NODE])?;
    let peer = "benches/peers/media";
    let place = target().join("bench");
    let python = python::environment(&place.join("media"), &format!("{peer}/requirements.txt"))?;
    let lips = place.join("Wav2Lip.onnx").display().to_string();
    if !Path::new(&lips).is_file() {
        let writer = root().join(peer).join("wav2lip.py").display().to_string();
        crate::process::command(&python, &[&writer, &lips]).run()?;
    }
    Ok([
        ("OSIRIX_BENCH_MODELS", models::folder()?.display().to_string()),
        ("OSIRIX_BENCH_MEDIA_PYTHON", python),
        ("OSIRIX_BENCH_WAV2LIP", lips),
    ])
}

/// Builds what measures and the server. Together: on its own each would compile what they share
/// with features of its own.
pub(crate) fn build() -> Outcome {
    let programs = ["--bin", "benches", "--bin", "osirix-server"];
    cargo(&[&["build", "--release", "--workspace", "--locked"][..], &programs].concat()).run()
}

/// The reference server and its peer, by the variables in which `benches` looks for them.
fn servers() -> Outcome<[(&'static str, String); 2]> {
    tools::ensure(&[tools::NODE])?;
    let ours = target().join("release/osirix-server");
    let theirs = server::installed("benches/peers/better-auth", Optional::With)?;
    Ok([
        ("OSIRIX_BENCH_SERVER", ours.display().to_string()),
        ("OSIRIX_BENCH_BETTER_AUTH", theirs.display().to_string()),
    ])
}

/// The command that measures each language, by the variable in which `benches` looks for it.
fn languages() -> Outcome<Vec<(&'static str, String)>> {
    tools::ensure(&[tools::PYTHON, tools::NODE, tools::MAVEN])?;
    let programs = root().join("benches/bindings");
    let place = target().join("bench");
    let packages = place.join("python");
    cargo(&["build", "--release", "--locked", "-p", "osirix-python", "-p", "osirix-node"]).run()?;
    python::install(&packages.join("osirix"), "release")?;
    let python = python::environment(&place.join("venv"), python::CHECKERS)?;
    let package = place.join("node");
    copy_folder(&root().join("bindings/node/lib"), &package.join("lib"))?;
    for name in ["index.js", "index.mjs", "package.json"] {
        copy(&root().join("bindings/node").join(name), &package.join(name))?;
    }
    node::install(&package, "release")?;
    let python = |program: &str| {
        let packages = packages.display();
        format!("env PYTHONPATH={packages} {python} {}", programs.join(program).display())
    };
    let entry = package.join("index.mjs");
    let node = format!(
        "env OSIRIX_NODE={} node {}",
        entry.display(),
        programs.join("client.mjs").display()
    );
    Ok(vec![
        ("OSIRIX_BENCH_PYTHON_ASYNCIO", python("asyncio_client.py")),
        ("OSIRIX_BENCH_PYTHON_BLOCKING", python("blocking_client.py")),
        ("OSIRIX_BENCH_NODE", node),
        ("OSIRIX_BENCH_KOTLIN", kotlin::bench()?),
    ])
}

/// Copies the files of a folder; its folders stay.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Outcome {
    let entries = fs::read_dir(from).map_err(|e| format!("{}: {e}", from.display()))?;
    let files = entries.flatten().filter(|entry| entry.path().is_file());
    for entry in files {
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Outcome {
    let folder = to.parent().unwrap_or(to);
    let copied = fs::create_dir_all(folder).and_then(|()| fs::copy(from, to));
    copied.map(drop).map_err(|e| format!("{}: {e}", from.display()))
}
