//! When threads of the platform may enter Python.
//!
//! Python ends by force the threads that come back to it while it ends. That unwinds through Rust,
//! which aborts the process: so nobody is inside when it begins to end, and nobody enters then.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

use pyo3::prelude::*;

static INSIDE: AtomicUsize = AtomicUsize::new(0);
static CLOSED: AtomicBool = AtomicBool::new(false);

/// How long Python's end waits at most: a forked process may count threads that it has not.
const PATIENCE: Duration = Duration::from_secs(1);

struct Visit;

impl Drop for Visit {
    fn drop(&mut self) {
        INSIDE.fetch_sub(1, SeqCst);
    }
}

/// Enters Python from a thread of the platform; `None` when Python ends.
pub(crate) fn enter<R>(work: impl FnOnce(Python<'_>) -> R) -> Option<R> {
    INSIDE.fetch_add(1, SeqCst);
    let _visit = Visit;
    if CLOSED.load(SeqCst) {
        return None;
    }
    Python::try_attach(work)
}

/// Lets nobody enter any more, and waits until nobody is inside.
#[pyfunction]
fn close_gate(py: Python<'_>) {
    CLOSED.store(true, SeqCst);
    py.detach(|| {
        let begun = Instant::now();
        while INSIDE.load(SeqCst) > 0 && begun.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(1));
        }
    });
}

/// Asks Python to say when it is about to end.
pub(crate) fn watch(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let close = wrap_pyfunction!(close_gate, module)?;
    module.py().import("atexit")?.call_method1("register", (close,)).map(drop)
}
