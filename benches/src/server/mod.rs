//! The reference server beside a real Better Auth server, both on SQLite: session checks and
//! sign-ins, one caller and 32, and what starting costs.

pub(crate) mod load;
pub(crate) mod process;

use std::time::Duration;

use osirix::Result;

use crate::median;
use load::{Load, Outcome};
use process::{Kind, Process};

const ROUNDS: usize = 3;
const WARM_UP: Duration = Duration::from_secs(1);
const MEASURED: Duration = Duration::from_secs(4);

/// What one server did in one round.
struct Round {
    start_ms: f64,
    idle_mib: f64,
    loads: Vec<Outcome>,
}

const MOST_CALLERS: usize = 32;

/// What is asked, and by how many at once.
const LOADS: [(&str, Load, usize); 4] = [
    ("session check", Load::GetSession, 1),
    ("session check", Load::GetSession, MOST_CALLERS),
    ("sign-in", Load::SignIn, 1),
    ("sign-in", Load::SignIn, MOST_CALLERS),
];

pub(crate) async fn run() -> Result<()> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(round(Kind::Osirix).await?);
        theirs.push(round(Kind::BetterAuth).await?);
    }
    println!("\n## Beside Better Auth, on SQLite; {ROUNDS} rounds, medians\n");
    println!("| what | Osirix | Better Auth | ratio |");
    println!("|---|---|---|---|");
    let line = |what: &str, unit: &str, digits: usize, pick: &dyn Fn(&Round) -> f64| {
        let of = |rounds: &[Round]| median(rounds.iter().map(pick).collect());
        let (ours, theirs) = (of(&ours), of(&theirs));
        let ratio = ours / theirs;
        println!("| {what} | {ours:.digits$} {unit} | {theirs:.digits$} {unit} | {ratio:.3} |");
    };
    line("start to the first answer", "ms", 0, &|round| round.start_ms);
    line("memory when idle", "MiB", 0, &|round| round.idle_mib);
    for (index, (what, _, callers)) in LOADS.iter().enumerate() {
        let name = format!("{what}, {callers} at once");
        line(&format!("{name}: rate"), "/s", 0, &|round| round.loads[index].rate);
        line(&format!("{name}: p99"), "ms", 2, &|round| round.loads[index].p99_ms);
        let cpu = &|round: &Round| round.loads[index].cpu_ms;
        line(&format!("{name}: processor time of each"), "ms", 3, cpu);
    }
    line("largest memory under session checks", "MiB", 0, &|round| round.loads[1].peak_mib);
    line("largest memory under all of it", "MiB", 0, &|round| round.loads[3].peak_mib);
    Ok(())
}

async fn round(kind: Kind) -> Result<Round> {
    let server = Process::start(kind).await?;
    let idle_mib = server.resident_mib()?;
    let mut cookies = Vec::new();
    for number in 0..MOST_CALLERS {
        cookies.push(load::signed_up(server.addr(), number).await?);
    }
    let mut loads = Vec::new();
    for (_, load, callers) in LOADS {
        load::run(&server, load, &cookies[..callers], WARM_UP).await?;
        loads.push(load::run(&server, load, &cookies[..callers], MEASURED).await?);
    }
    Ok(Round { start_ms: server.start_ms(), idle_mib, loads })
}
