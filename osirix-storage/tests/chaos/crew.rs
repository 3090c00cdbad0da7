//! The workers, as their parent sees them.

use std::process::{ExitStatus, Stdio};
use std::time::{Duration, Instant};

use osirix_core::clock::{Ambient, Timestamp};
use tokio::process::{Child, Command};

use crate::worker::Orders;

/// A worker's process. It ends with this value, or at the latest with this program.
pub(crate) struct Hand {
    pub(crate) orders: Orders,
    child: Child,
}

impl Hand {
    /// Starts a worker.
    pub(crate) fn start(orders: Orders) -> Self {
        Hand::start_by(&[], orders)
    }

    /// Starts a worker by another program, which takes its place: `ip netns exec`.
    pub(crate) fn start_by(before: &[&str], orders: Orders) -> Self {
        let program = std::env::current_exe().expect("a program knows its file");
        let words = serde_json::to_string(&orders).expect("orders are JSON");
        let mut command = match before {
            [] => Command::new(&program),
            [first, rest @ ..] => {
                let mut command = Command::new(first);
                command.args(rest).arg(&program);
                command
            }
        };
        command.args(["worker", &words]).stdin(Stdio::piped()).kill_on_drop(true);
        Hand { orders, child: command.spawn().expect("a worker starts") }
    }

    /// Kills it, and tells when that was.
    pub(crate) async fn kill(mut self) -> Lost {
        let lost = Lost::now(&self.orders.name);
        self.child.kill().await.expect("a worker can be killed");
        lost
    }

    /// Stops it (`STOP`) or lets it go on (`CONT`).
    pub(crate) async fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.id()]).status().await;
        assert!(sent.is_ok_and(|sent| sent.success()), "kill -s {name}");
    }

    /// Waits until it stands still.
    pub(crate) async fn stands_still(&self) -> Lost {
        let (stat, begun) = (format!("/proc/{}/stat", self.id()), Instant::now());
        loop {
            assert!(begun.elapsed() < Duration::from_secs(20), "{:?} goes on", self.orders);
            let line = std::fs::read_to_string(&stat).expect("the worker is there");
            if line.rsplit(") ").next().is_some_and(|rest| rest.starts_with('T')) {
                return Lost::now(&self.orders.name);
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Whether it is there no more.
    pub(crate) fn is_gone(&mut self) -> bool {
        self.child.try_wait().expect("its parent may ask").is_some()
    }

    /// Lets it go: it hands back what it has, and ends as it should.
    pub(crate) async fn dismiss(mut self) {
        drop(self.child.stdin.take());
        let ended = self.child.wait().await;
        assert!(ended.is_ok_and(|status: ExitStatus| status.success()), "a worker ends well");
    }

    fn id(&self) -> String {
        self.child.id().expect("the worker is there").to_string()
    }
}

/// A worker that cannot go on with what it had.
#[derive(Debug, Clone)]
pub(crate) struct Lost {
    pub(crate) worker: String,
    pub(crate) at: Timestamp,
    /// How long the database may keep the lock of a write that it was in the middle of.
    pub(crate) locks: Duration,
}

impl Lost {
    pub(crate) fn now(worker: &str) -> Self {
        Lost { worker: worker.to_owned(), at: Ambient::system().now(), locks: Duration::ZERO }
    }
}
