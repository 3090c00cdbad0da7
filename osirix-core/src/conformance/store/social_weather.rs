//! What goes wrong with networks, processes and databases: by chance, and counted.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::Notify;

use super::network::{Call, Fault};
use super::scripted::Gate;
use super::unanswered::Fate;
use crate::clock::{Random as _, SeededRandom};
use crate::error::{Error, ErrorCode};

/// Decides what goes wrong. One seed gives the same numbers each time; who gets which is up to the
/// processes, which run side by side.
#[derive(Clone)]
pub(super) struct Weather {
    dice: Arc<Mutex<SeededRandom>>,
    counts: Arc<Mutex<BTreeMap<&'static str, usize>>>,
    stopped: Arc<Stopped>,
}

/// The one call or process that is stopped at a time.
#[derive(Default)]
struct Stopped {
    gate: Mutex<Option<Gate>>,
    told: Notify,
}

impl Weather {
    pub(super) fn new(seed: u64) -> Self {
        Weather {
            dice: Arc::new(Mutex::new(SeededRandom::new(seed))),
            counts: Arc::default(),
            stopped: Arc::default(),
        }
    }

    /// A number below a bound.
    pub(super) fn below(&self, bound: u64) -> u64 {
        let mut bytes = [0; 8];
        self.dice.lock().unwrap().fill(&mut bytes).unwrap();
        u64::from_le_bytes(bytes) % bound
    }

    /// How often each thing went wrong.
    pub(super) fn counts(&self) -> BTreeMap<&'static str, usize> {
        self.counts.lock().unwrap().clone()
    }

    pub(super) fn count(&self, what: &'static str) {
        *self.counts.lock().unwrap().entry(what).or_default() += 1;
    }

    /// What goes wrong with a call of a network.
    pub(super) fn fault(&self, call: Call) -> Fault {
        let refuse = |code| Fault::Refuse(Error::new(code, "no"));
        let posts = call == Call::Publish;
        let (what, fault) = match self.below(if posts { 90 } else { 300 }) {
            0 => ("calls refused", refuse(ErrorCode::Unavailable)),
            1 => ("answers lost", Fault::LoseAnswer),
            2 => ("questions lost", Fault::LoseQuestion),
            3 => ("messages late", Fault::Late),
            4 => ("killed before a call", Fault::KillBefore),
            5 => ("killed after a call", Fault::KillAfter),
            6 => ("killed during a call", Fault::KillLate),
            7 => {
                let limited = Error::new(ErrorCode::RateLimited, "no");
                ("calls refused", Fault::Refuse(limited.after(Duration::from_secs(90))))
            }
            8 => match self.stop() {
                Some(gate) => ("slow calls", Fault::Wait(gate)),
                None => return Fault::None,
            },
            9 if posts => ("calls refused", refuse(ErrorCode::Unauthenticated)),
            10 if posts => ("calls refused", refuse(ErrorCode::InvalidInput)),
            _ => return Fault::None,
        };
        self.count(what);
        fault
    }

    /// What becomes of a commit.
    pub(super) fn fate(&self) -> Fate {
        let (what, fate) = match self.below(400) {
            0 => ("commits unanswered", Fate::Lost),
            1 => ("killed before a commit", Fate::KilledBefore),
            2 => ("killed after a commit", Fate::KilledAfter),
            3 => match self.stop() {
                Some(gate) => ("stopped after a commit", Fate::Stopped(gate)),
                None => return Fate::Answered,
            },
            _ => return Fate::Answered,
        };
        self.count(what);
        fate
    }

    /// A gate that opens some rounds later; none while there is another.
    fn stop(&self) -> Option<Gate> {
        let mut gate = self.stopped.gate.lock().unwrap();
        let free = gate.is_none();
        self.stopped.told.notify_one();
        free.then(|| gate.insert(Gate::new()).clone())
    }

    /// How many workers a round need not wait for.
    pub(super) fn stopped(&self) -> usize {
        usize::from(self.stopped.gate.lock().unwrap().is_some())
    }

    /// Ends when something is stopped.
    pub(super) async fn stops(&self) {
        self.stopped.told.notified().await;
    }

    /// What is stopped goes on.
    pub(super) fn go_on(&self) {
        if let Some(gate) = self.stopped.gate.lock().unwrap().take() {
            gate.open();
        }
    }
}
