//! `cargo xtask bench queues`: the job queues and ledgers of others and the bare engines, in turn.
//!
//! What a contestant is given and what it prints is in `benches/peers/queues/README.md`.

mod contestants;
pub(crate) mod growth;
mod store;
mod table;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use contestants::{Contestant, Program, TABLES, Table};
use store::Stores;
use table::Figures;

use crate::bench::{self, copy_folder};
use crate::process::{Outcome, cargo, command, root, target};
use crate::tools;

const PACKAGES: &str = "benches/peers/queues";
const RUST_PEERS: [&str; 2] = ["apalis", "bare"];

/// How much is measured.
struct Settings {
    rounds: u32,
    quick: bool,
    /// How many jobs wait meanwhile, in turn.
    waiting: Vec<u64>,
    /// Only the contestants and tables whose names have one of these in them.
    only: Vec<String>,
}

/// Installs and builds the contestants, measures them in turn, and prints the medians.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let settings = Settings::from(arguments)?;
    tools::ensure(&[tools::NODE, tools::POSTGRES, tools::REDIS])?;
    let packages = install()?;
    build()?;
    let stores = Stores::start()?;
    let path = target().join("bench-queues.jsonl");
    let raw = File::create(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut run = Run { settings, packages, stores, raw, failures: BTreeSet::new() };
    for table in TABLES {
        run.table(table)?;
    }
    println!("\nEvery figure: {}", path.display());
    if run.failures.is_empty() {
        return Ok(());
    }
    Err(run.failures.into_iter().collect::<Vec<_>>().join("\n"))
}

impl Settings {
    fn from(arguments: &[String]) -> Outcome<Self> {
        let mut settings =
            Settings { rounds: 3, quick: false, waiting: vec![1_000, 1_000_000], only: Vec::new() };
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            if word == "--quick" {
                settings.quick = true;
                settings.waiting = vec![1_000];
                continue;
            }
            let value = words.next().ok_or_else(|| format!("{word} has no value"))?;
            let number =
                |text: &str| text.parse::<u64>().map_err(|_| format!("{word} {text}: a number"));
            match word.as_str() {
                "--rounds" => settings.rounds = number(value)?.try_into().unwrap_or(u32::MAX),
                "--waiting" => {
                    settings.waiting = value.split(',').map(number).collect::<Outcome<_>>()?;
                }
                "--only" => settings.only.extend(value.split(',').map(str::to_owned)),
                _ => return Err(format!("{word}: --rounds, --quick, --waiting or --only")),
            }
        }
        Ok(settings)
    }

    fn wants(&self, table: &Table, contestant: &Contestant) -> bool {
        let name = format!("{} {}", table.title, contestant.name);
        self.only.is_empty() || self.only.iter().any(|part| name.contains(part))
    }
}

/// The packages of the contestants on Node, apart from the sources.
fn install() -> Outcome<PathBuf> {
    let place = target().join("npm-tests").join(PACKAGES);
    copy_folder(&root().join(PACKAGES), &place)?;
    // Not `npm ci`: it refuses a lock file whose optional packages are for other machines and
    // which names no registry.
    let quietly = ["install", "--ignore-scripts", "--no-audit", "--no-fund"];
    command("npm", &quietly).current_dir(&place).quiet()?;
    Ok(place)
}

/// The contestants in Rust: each has a workspace of its own, and all share one folder.
fn build() -> Outcome {
    bench::build()?;
    let target = target().display().to_string();
    for peer in RUST_PEERS {
        let manifest = format!("benches/peers/{peer}/Cargo.toml");
        let build = ["build", "--release", "--locked", "--manifest-path", &manifest];
        cargo(&build).env("CARGO_TARGET_DIR", &target).run()?;
    }
    Ok(())
}

/// One run of this command.
struct Run {
    settings: Settings,
    packages: PathBuf,
    stores: Stores,
    raw: File,
    failures: BTreeSet<String>,
}

impl Run {
    fn table(&mut self, table: &Table) -> Outcome {
        let wanted = |contestant: &&Contestant| self.settings.wants(table, contestant);
        let contestants: Vec<_> = table.contestants.iter().filter(wanted).collect();
        if contestants.is_empty() {
            return Ok(());
        }
        let mut figures = Figures::default();
        for round in 0..self.settings.rounds {
            for words in table.runs(&self.settings.waiting, self.settings.quick) {
                for contestant in &contestants {
                    self.one(contestant, &words, round, &mut figures)?;
                }
            }
        }
        figures.print(table.title, self.settings.rounds);
        Ok(())
    }

    /// One contestant on an empty store. That one fails is a result, and said at the end again.
    fn one(
        &mut self,
        contestant: &Contestant,
        words: &[String],
        round: u32,
        figures: &mut Figures,
    ) -> Outcome {
        let store = self.stores.empty(contestant.store)?;
        let mut line = contestant.line(&self.packages, self.settings.quick);
        line.extend(words.iter().cloned());
        line.extend(["--database".to_owned(), store.address()]);
        eprintln!("{}, round {}: {}", contestant.name, round + 1, words.join(" "));
        let arguments: Vec<&str> = line[1..].iter().map(String::as_str).collect();
        let said = match command(&line[0], &arguments).current_dir(&self.packages).output() {
            Ok(said) => said,
            Err(why) => {
                self.failures.insert(format!("{}: {why}", contestant.name));
                figures.failed(contestant.name);
                return Ok(());
            }
        };
        for line in said.lines().filter(|line| line.starts_with('{')) {
            let kept = figures.take(contestant.name, round, line)?;
            writeln!(self.raw, "{kept}").map_err(|e| format!("the raw figures: {e}"))?;
        }
        Ok(())
    }
}

impl Contestant {
    /// The command, up to what a run adds.
    fn line(&self, packages: &Path, quick: bool) -> Vec<String> {
        let mut line = match self.program {
            Program::Node(script) => vec![node(packages), script.to_owned()],
            Program::Rust(name) => vec![target().join("release").join(name).display().to_string()],
        };
        line.extend(self.arguments.iter().map(|word| (*word).to_owned()));
        if let Some(jobs) = self.jobs {
            let jobs = if quick { jobs / 10 } else { jobs };
            line.extend(["--jobs".to_owned(), jobs.to_string()]);
        }
        line
    }
}

/// The Node that comes with the packages: they need a newer one than machines have.
fn node(packages: &Path) -> String {
    let machine = if cfg!(target_arch = "aarch64") { "arm64" } else { "x64" };
    let own = packages.join(format!("node_modules/node-linux-{machine}/bin/node"));
    if fs::exists(&own).unwrap_or(false) { own.display().to_string() } else { "node".to_owned() }
}
