//! Carriers of signals.

mod in_process;

pub use in_process::InProcessBus;
