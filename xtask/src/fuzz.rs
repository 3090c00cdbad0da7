//! The targets of `fuzz` under libFuzzer, for as long as is asked.
//!
//! It needs no nightly compiler: the pass that counts what is reached is in the stable one.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

use crate::process::{Outcome, cargo, command, root, target};

/// Counts the edges that are reached and what is compared, and keeps the checks of debug builds.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Ccodegen-units=1 -Cdebug-assertions=on -Coverflow-checks=on";
/// Naming it leaves build scripts and macros as they are.
const TRIPLE: &str = "x86_64-unknown-linux-gnu";
/// How many targets are played at once.
const AT_ONCE: usize = 2;
/// An input that takes longer is a finding.
const TIMEOUT_S: u32 = 20;
/// So is one that takes more memory.
const MEMORY_MB: u32 = 2_048;
/// Longer inputs reach little that shorter ones do not.
const INPUT_BYTES: u32 = 16_384;
/// A folder in memory: what reads files plays twice as fast where they cost no disk.
const MEMORY: &str = "/dev/shm";
/// How the names of findings begin.
const FINDINGS: [&str; 4] = ["crash-", "leak-", "oom-", "timeout-"];

/// What was said.
#[derive(Debug, PartialEq)]
struct Asked {
    minutes: f64,
    only: Option<String>,
    input: Option<PathBuf>,
}

/// What came of a target.
struct Played {
    name: String,
    executions: String,
    coverage: String,
    findings: Vec<PathBuf>,
}

/// Plays the targets, or one input of one of them.
pub(crate) fn run(words: &[String]) -> Outcome {
    let asked = asked(words)?;
    let folder = target().join("fuzz");
    let program = built(&folder)?;
    let names = names(&program, &folder.join("corpus"), asked.only.as_deref())?;
    match (&asked.input, names.as_slice()) {
        (Some(input), [name]) => {
            let input = fs::canonicalize(input).map_err(|e| format!("{}: {e}", input.display()))?;
            let input = input.display().to_string();
            command(&program, &[&input]).env("OSIRIX_FUZZ_TARGET", name).run()
        }
        (Some(_), _) => Err("--input goes with --only and the name of a target".to_owned()),
        (None, _) => told(&all(&program, &folder, names, asked.minutes)?),
    }
}

fn asked(words: &[String]) -> Outcome<Asked> {
    let mut asked = Asked { minutes: 60.0, only: None, input: None };
    for pair in words.chunks(2) {
        match pair {
            [word, minutes] if word == "--minutes" => {
                let given = minutes.parse().ok().filter(|minutes| *minutes > 0.0);
                asked.minutes = given.ok_or_else(|| format!("{minutes} is no time"))?;
            }
            [word, name] if word == "--only" => asked.only = Some(name.clone()),
            [word, file] if word == "--input" => asked.input = Some(file.into()),
            _ => return Err("fuzz takes --minutes, --only and --input, each with a value".into()),
        }
    }
    Ok(asked)
}

/// The program with all targets, in a folder of its own: nothing else is built with these flags.
fn built(folder: &Path) -> Outcome<String> {
    let build = ["build", "--release", "--locked", "-p", "fuzz", "--bin", "libfuzzer"];
    cargo(&[&build[..], &["--features", "libfuzzer", "--target", TRIPLE]].concat())
        .env("RUSTFLAGS", FLAGS)
        .env("CARGO_TARGET_DIR", &folder.display().to_string())
        .run()?;
    Ok(folder.join(TRIPLE).join("release/libfuzzer").display().to_string())
}

/// The targets, each of which has its seeds in its corpus afterwards.
fn names(program: &str, corpus: &Path, only: Option<&str>) -> Outcome<Vec<String>> {
    let corpus_text = corpus.display().to_string();
    command(program, &[]).env("OSIRIX_FUZZ_SEEDS", &corpus_text).quiet()?;
    let mut names: Vec<_> = files(corpus)?.iter().map(|path| name(path)).collect();
    names.retain(|name| only.is_none_or(|only| name == only));
    names.sort();
    match names.is_empty() {
        true => Err(format!("there is no target {}", only.unwrap_or_default())),
        false => Ok(names),
    }
}

fn all(program: &str, folder: &Path, names: Vec<String>, minutes: f64) -> Outcome<Vec<Played>> {
    let waiting = Mutex::new(VecDeque::from(names));
    let played = Mutex::new(Vec::new());
    let next = || waiting.lock().ok()?.pop_front();
    let work = || {
        while let Some(name) = next() {
            let one = one(program, folder, &name, minutes);
            if let Ok(mut played) = played.lock() {
                played.push(one);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(work);
        }
    });
    played.into_inner().map_err(|_| "a target was not played".to_owned())?.into_iter().collect()
}

fn one(program: &str, folder: &Path, name: &str, minutes: f64) -> Outcome<Played> {
    eprintln!("+ {name}, {minutes} minutes");
    let findings = folder.join("findings").join(name);
    let wrong = |e: std::io::Error| format!("{name}: {e}");
    if findings.exists() {
        fs::remove_dir_all(&findings).map_err(wrong)?;
    }
    fs::create_dir_all(&findings).map_err(wrong)?;
    let path = folder.join(format!("{name}.log"));
    let log = File::create(&path).map_err(wrong)?;
    let mut play = Command::new(program);
    if Path::new(MEMORY).is_dir() {
        play.env("TMPDIR", MEMORY);
    }
    // Findings make it fail; they are counted below.
    play.arg(folder.join("corpus").join(name))
        .args([
            format!("-max_total_time={}", (minutes * 60.0).ceil()),
            format!("-timeout={TIMEOUT_S}"),
            format!("-rss_limit_mb={MEMORY_MB}"),
            format!("-max_len={INPUT_BYTES}"),
            format!("-artifact_prefix={}/", findings.display()),
            "-print_final_stats=1".to_owned(),
        ])
        .env("OSIRIX_FUZZ_TARGET", name)
        .current_dir(root())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .status()
        .map_err(wrong)?;
    let said = String::from_utf8_lossy(&fs::read(&path).map_err(wrong)?).into_owned();
    let mut findings = files(&findings)?;
    findings.retain(|path| FINDINGS.iter().any(|kind| self::name(path).starts_with(kind)));
    match last(&said, "stat::number_of_executed_units:").or_else(|| last(&said, "#")) {
        Some(executions) => Ok(Played {
            name: name.to_owned(),
            executions,
            coverage: last(&said, "cov:").unwrap_or_default(),
            findings,
        }),
        None => Err(format!("{name} was not played: {}", said.trim())),
    }
}

/// The word behind the last place of another.
fn last(text: &str, word: &str) -> Option<String> {
    let (_, behind) = text.rsplit_once(word)?;
    behind.split_whitespace().next().map(str::to_owned)
}

fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    Ok(entries.flatten().map(|entry| entry.path()).collect())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The table, and how each finding is repeated.
fn told(all: &[Played]) -> Outcome {
    println!("{:<12} {:>12} {:>10} {:>9}", "target", "executions", "coverage", "findings");
    for Played { name, executions, coverage, findings } in all {
        println!("{name:<12} {executions:>12} {coverage:>10} {:>9}", findings.len());
    }
    let repeat = |name: &str, file: &PathBuf| {
        format!("cargo xtask fuzz --only {name} --input {}", file.display())
    };
    let found = all.iter().flat_map(|one| one.findings.iter().map(|file| repeat(&one.name, file)));
    match found.collect::<Vec<_>>() {
        none if none.is_empty() => Ok(()),
        found => Err(format!("something is wrong; to see it again:\n{}", found.join("\n"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Outcome<Asked> {
        asked(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn a_word_without_sense_is_refused() {
        let asked = said("--minutes 0.5 --only sheet --input crash-1").unwrap();
        let (only, input) = (Some("sheet".to_owned()), Some("crash-1".into()));
        assert_eq!(asked, Asked { minutes: 0.5, only, input });
        assert_eq!(said("").unwrap().minutes, 60.0);
        for wrong in ["--minutes", "--minutes x", "--minutes 0", "--hours 1", "sheet"] {
            said(wrong).unwrap_err();
        }
    }

    #[test]
    fn the_figures_are_those_of_the_end() {
        let log = "#2 INITED cov: 90 ft: 91\n#512 NEW cov: 120 ft: 300\n\
            stat::number_of_executed_units: 777\nstat::peak_rss_mb: 60";
        assert_eq!(last(log, "cov:").as_deref(), Some("120"));
        assert_eq!(last(log, "stat::number_of_executed_units:").as_deref(), Some("777"));
        assert_eq!(last("no figures", "cov:"), None);
    }

    #[test]
    fn a_finding_is_told_with_how_it_is_repeated() {
        let played = |findings| Played {
            name: "sheet".to_owned(),
            executions: "7".to_owned(),
            coverage: "9".to_owned(),
            findings,
        };
        told(&[played(Vec::new())]).unwrap();
        let told = told(&[played(vec!["crash-1".into()])]).unwrap_err();
        assert!(told.contains("cargo xtask fuzz --only sheet --input crash-1"), "{told}");
    }
}
