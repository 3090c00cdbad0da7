//! Servers that somebody else wrote, started for one test and stopped after it.
//!
//! `cargo xtask identity` installs them and names their places in the environment. Without it such a
//! test fails with a line that says so: nothing is skipped in silence.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use serde_json::Value;

/// A server that runs as long as this value. It says in lines of JSON what happens to it.
pub(crate) struct Server {
    child: Child,
    said: Receiver<Value>,
    /// What it said when it was ready.
    pub(crate) ready: Value,
}

impl Server {
    /// A program of this folder in Python.
    pub(crate) fn python(program: &str, args: &[&str]) -> Self {
        let python = installed("OSIRIX_TEST_PYTHON");
        Self::start(Command::new(python).arg(here(program)).args(args))
    }

    /// A program of this folder for Node.
    pub(crate) fn node(program: &str, args: &[&str]) -> Self {
        let packages = installed("OSIRIX_TEST_NODE_PACKAGES");
        Self::start(Command::new("node").arg(packages.join(program)).args(args))
    }

    fn start(command: &mut Command) -> Self {
        let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
        let mut child = started.unwrap_or_else(|e| panic!("cannot start {command:?}: {e}"));
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (says, said) = mpsc::channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                // Whoever listened may be gone.
                let _ = says.send(serde_json::from_str(&line).unwrap_or(Value::String(line)));
            }
        });
        let ready = said.recv_timeout(Duration::from_secs(60));
        let ready = ready.unwrap_or_else(|_| panic!("{command:?} was not ready in time"));
        Server { child, said, ready }
    }

    /// What it says next.
    pub(crate) fn says(&self) -> Value {
        self.said.recv_timeout(Duration::from_secs(10)).expect("the server says something")
    }

    /// Whether it has said nothing more.
    pub(crate) fn is_silent(&self) -> bool {
        self.said.recv_timeout(Duration::from_millis(200)).is_err()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn here(program: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests/servers", program].iter().collect()
}

fn installed(variable: &str) -> PathBuf {
    match std::env::var_os(variable) {
        Some(place) => place.into(),
        None => panic!("{variable} is not set: `cargo xtask identity` installs the servers"),
    }
}
