//! The developer commands of Osirix: `cargo xtask test`, and its parts on their own.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is a command-line program")]

mod bench;
mod billing;
mod bindgen;
mod chaos;
mod fuzz;
mod generated;
mod house;
mod identity;
mod kotlin;
mod listen;
mod models;
mod modules;
mod moto;
mod native;
mod node;
mod npm;
mod openai;
mod planted;
mod postgres;
mod posts;
mod prism;
mod process;
mod python;
mod queues;
mod readme;
mod redis;
mod schemathesis;
mod server;
mod social;
mod sql;
mod storm;
mod swift;
mod tools;
mod web;
mod webhooks;
mod wheel;

use std::process::ExitCode;

use moto::Moto;
use postgres::Cluster;
use process::{Outcome, cargo};
use redis::Redis;

const USAGE: &str = "cargo xtask COMMAND

  test    everything that guards main: lint, house, all tests on SQLite, PostgreSQL, Redis and S3
  lint    formatting, clippy and documentation, warnings as errors
  house   the dependency walls between the crates
  bindgen what the other languages need from the facade; with --check, whether it is there
  python  the Python package: built, type-checked, tested
  node    the Node package: the same
  identity the adapters of identity, against real mail servers and providers
  billing the payment gateways, against Stripe's own server and library and against localstripe
  social  the publishers, against real servers, and X's own count of a text
  webhooks deliveries to real endpoints, whose signatures the libraries of Standard Webhooks check
  server  the reference server, as Better Auth's official client sees it
  schemathesis  the reference server's OpenAPI document against the server, 5,000 requests and more
  web     the reference server's pages in a browser: journeys, axe, weights; pictures of each page
  listen  the quick start with a natural voice: Whisper hears its videos again
  wheel   the wheel for Python, in release, tried in every Python that is here
  npm     the packages for npm, in release, tried in an empty folder
  kotlin  the Kotlin module: the same, and the example that uses it
  swift   the Swift package: the same, where there is a Swift toolchain
  native  PROFILE FOLDER: the native library of the Kotlin module, below a folder
  bench   the measurements of benches/README.md; `bench queues`: other queues and bare engines,
          with --rounds N, --quick, --waiting N,N and --only NAME,NAME
  planted breaks a copy of the workspace in one place at a time: a test must see it
  chaos   workers, servers and networks are taken away while jobs are done; [--minutes N] again and
          again with other seeds, [--seed S] from this one on, [--only NAME] the cases of this name
  storm   random operations on the ledger by 16 callers at once, a million or --operations N: the
          books must explain every answer
  posts   publications while processes are killed and answers get lost, ten thousand or
          --publications N, with --seed S: none is out twice, none is lost
  fuzz    bytes that nobody means, for every parser that reads what others sent: an hour each or
          --minutes N; --only NAME plays one, with --input FILE that input alone
  shell   a shell in which OSIRIX_TEST_POSTGRES_URL, OSIRIX_TEST_REDIS_URL and OSIRIX_TEST_MOTO_URL
          name temporary servers";

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_default();
    let done = match command.as_str() {
        "test" => test(),
        "lint" => lint(),
        "house" => house(),
        "bindgen" => bindgen::run(std::env::args().nth(2).as_deref() == Some("--check")),
        "python" => tools::ensure(&[tools::NODE, tools::PYTHON])
            .and_then(|()| python::test(&social::Servers::start()?)),
        "node" => node::test(),
        "identity" => tools::ensure(&[tools::PYTHON, tools::NODE]).and_then(|()| identity::test()),
        "billing" => tools::ensure(&[tools::PYTHON, tools::GO]).and_then(|()| billing::test()),
        "social" => tools::ensure(&[tools::NODE, tools::PYTHON]).and_then(|()| social::test()),
        "webhooks" => tools::ensure(&[tools::POSTGRES, tools::PYTHON, tools::NODE])
            .and_then(|()| Cluster::for_tests())
            .and_then(|cluster| webhooks::test(&cluster)),
        "server" => Cluster::for_tests().and_then(|cluster| server::test(&cluster)),
        "schemathesis" => schemathesis::long(),
        "web" => web::test(),
        "listen" => {
            tools::ensure(&[tools::NASM, tools::PYTHON, tools::NODE]).and_then(|()| listen::test())
        }
        "wheel" => wheel::build(),
        "npm" => npm::build(),
        "bench" => bench::run(&std::env::args().skip(2).collect::<Vec<_>>()),
        "storm" => storm::run(&std::env::args().skip(2).collect::<Vec<_>>()),
        "posts" => posts::run(&std::env::args().skip(2).collect::<Vec<_>>()),
        "fuzz" => fuzz::run(&std::env::args().skip(2).collect::<Vec<_>>()),
        "chaos" => chaos::run(&std::env::args().skip(2).collect::<Vec<_>>()),
        "kotlin" => kotlin::test(),
        "swift" => swift::test(),
        "native" => native(),
        "planted" => tools::ensure(&[tools::POSTGRES, tools::REDIS, tools::PYTHON])
            .and_then(|()| planted::run()),
        "shell" => shell(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask {command}: {message}");
            ExitCode::FAILURE
        }
    }
}

fn test() -> Outcome {
    tools::ensure(&[tools::FFMPEG, tools::NASM, tools::POSTGRES, tools::REDIS])?;
    tools::ensure(&[tools::PYTHON, tools::NODE, tools::JAVA, tools::MAVEN, tools::GO])?;
    tools::ensure(&[tools::CHROMIUM])?;
    tools::ensure(&chaos::TOOLS)?;
    lint()?;
    house()?;
    bindgen::run(true)?;
    let cluster = Cluster::for_tests()?;
    let (redis, moto) = (Redis::start()?, Moto::start()?);
    // All that fails is to be seen.
    let all = ["test", "--workspace", "--locked", "--no-fail-fast"];
    let tests = cargo(&[&all[..], &["--features", modules::FEATURES]].concat())
        .env(Cluster::VARIABLE, cluster.url())
        .env(Redis::VARIABLE, &redis.url())
        .env(models::VARIABLE, &models::folder()?.display().to_string())
        .env(Moto::VARIABLE, &moto.url())
        .env(prism::VARIABLE, &prism::program()?.display().to_string());
    let social = social::Servers::start()?;
    let tests = social.tell(identity::with_servers(tests)?);
    let tests = webhooks::with_libraries(tests)?;
    let tests = billing::with_servers(tests)?;
    // Tests wait for servers, leases and pages half of the time: the processors are free for others.
    cargo(&[&all[..], &["--features", modules::FEATURES, "--no-run"]].concat()).run()?;
    std::thread::scope(|scope| {
        let others = scope.spawn(others);
        let failed = [tests.run(), others.join().unwrap_or(Err("a step panicked".to_owned()))];
        all_of(failed)
    })
}

/// What other programs and languages see, each as this program's own command.
fn others() -> Outcome {
    // This one may be gone: the build of everything has put another in its place.
    let program = modules::program("xtask").display().to_string();
    let steps = ["listen", "server", "web", "python", "node", "kotlin", "swift"];
    all_of(steps.map(|step| process::command(&program, &[step]).run_beside()))
}

/// Everything that failed, in one line.
fn all_of(done: impl IntoIterator<Item = Outcome>) -> Outcome {
    let failed: Vec<String> = done.into_iter().filter_map(Result::err).collect();
    if failed.is_empty() { Ok(()) } else { Err(failed.join("; ")) }
}

fn native() -> Outcome {
    let mut given = std::env::args().skip(2);
    let (Some(profile), Some(folder)) = (given.next(), given.next()) else {
        return Err("give a profile of cargo and a folder".to_owned());
    };
    native::lay(&profile, folder.as_ref())
}

fn lint() -> Outcome {
    cargo(&["fmt", "--all", "--check"]).run()?;
    cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]).run()?;
    // What a newcomer builds first has the fewest features.
    cargo(&["clippy", "-p", "quickstart", "--locked", "--", "-D", "warnings"]).run()?;
    // An example has the dependencies be checked with the features that they have above.
    let pages = ["doc", "--workspace", "--no-deps", "--locked", "--lib", "--example", "film_sheet"];
    cargo(&pages).env("RUSTDOCFLAGS", "-D warnings").run()
}

fn house() -> Outcome {
    let root = process::root();
    house::check(&root)?;
    sql::check(&root)?;
    println!("house: every arrow points to the core, and SQL has one room");
    Ok(())
}

fn shell() -> Outcome {
    tools::ensure(&[tools::POSTGRES, tools::REDIS, tools::PYTHON])?;
    let (cluster, redis, moto) = (Cluster::for_tests()?, Redis::start()?, Moto::start()?);
    let shell = std::env::var("SHELL").unwrap_or_else(|_| "/bin/sh".to_owned());
    process::command(&shell, &[])
        .env(Cluster::VARIABLE, cluster.url())
        .env(Redis::VARIABLE, &redis.url())
        .env(Moto::VARIABLE, &moto.url())
        .run()
}
