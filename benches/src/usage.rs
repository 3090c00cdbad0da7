//! What the operating system says of a process: Linux's `/proc`.

use osirix::{Error, Result};

/// Clock ticks a second of `/proc/*/stat`: 100 on every Linux (`getconf CLK_TCK`).
const TICKS: f64 = 100.0;

/// Seconds of processor time that a process and its finished children have used.
#[derive(Clone, Copy)]
pub(crate) struct Cpu {
    pub(crate) own: f64,
    pub(crate) children: f64,
}

pub(crate) fn cpu() -> Result<Cpu> {
    cpu_of("self")
}

/// The same of another process.
pub(crate) fn cpu_of(process: &str) -> Result<Cpu> {
    let stat = read(&format!("/proc/{process}/stat"))?;
    // The second field is a name in parentheses that may hold spaces; the numbers follow it.
    let numbers: Vec<f64> = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .map(|number| number.parse().unwrap_or(0.0))
        .collect();
    let ticks = |field: usize| numbers.get(field - 3).copied().unwrap_or(0.0) / TICKS;
    Ok(Cpu { own: ticks(14) + ticks(15), children: ticks(16) + ticks(17) })
}

/// The largest resident size of this process so far, in MiB.
pub(crate) fn peak_mib() -> Result<f64> {
    memory_mib("self", "VmHWM")
}

/// From now on the largest size is of what comes.
pub(crate) fn forget_peak() -> Result<()> {
    let path = "/proc/self/clear_refs";
    std::fs::write(path, "5").map_err(|e| Error::io(format!("write {path}"), e))
}

/// A size of a process's memory, in MiB: `VmRSS` now, `VmHWM` the largest so far.
pub(crate) fn memory_mib(process: &str, name: &str) -> Result<f64> {
    let status = read(&format!("/proc/{process}/status"))?;
    let line = status.lines().find(|line| line.split(':').next() == Some(name));
    let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kib.map(|kib| kib / 1024.0).ok_or_else(|| Error::internal(format!("/proc tells no {name}")))
}

fn read(path: &str) -> Result<String> {
    std::fs::read_to_string(path).map_err(|e| Error::io(format!("read {path}"), e))
}
