//! Points at which a test may kill the process, to prove that a crash there loses nothing.
//!
//! With the feature `fault-injection`, `point` is called before every writing statement and
//! before and after every commit. When the environment variable `OSIRIX_FAULT_KILL_AT` is a
//! number N, the process kills itself with SIGKILL at its N-th point, counted from 1. Without the
//! feature nothing of this exists in the program.

/// A place where a crash is worth testing.
#[cfg(not(feature = "fault-injection"))]
#[inline]
pub(crate) fn point() {}

#[cfg(feature = "fault-injection")]
pub use injection::{passed, point};

#[cfg(feature = "fault-injection")]
mod injection {
    use std::process::Command;
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;
    use std::time::Duration;

    static PASSED: AtomicU64 = AtomicU64::new(0);
    static KILL_AT: OnceLock<Option<u64>> = OnceLock::new();

    /// How many points this process has passed.
    pub fn passed() -> u64 {
        PASSED.load(Ordering::SeqCst)
    }

    /// A place where a crash is worth testing: the process ends here if its number has come.
    pub fn point() {
        let number = PASSED.fetch_add(1, Ordering::SeqCst) + 1;
        let kill_at =
            KILL_AT.get_or_init(|| std::env::var("OSIRIX_FAULT_KILL_AT").ok()?.parse().ok());
        if *kill_at == Some(number) {
            kill();
        }
    }

    /// Never returns: SIGKILL cannot be handled, so nothing after this point runs, as in a crash.
    fn kill() {
        let pid = std::process::id().to_string();
        let sent = Command::new("kill").args(["-9", &pid]).status();
        // Without a `kill` program an abort is the nearest thing to it.
        if sent.is_err() {
            std::process::abort();
        }
        loop {
            thread::sleep(Duration::from_secs(1));
        }
    }
}
