//! Python's libraries, in a process of their own.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use osirix::{Error, Result};
use serde_json::Value;

/// The program `peers/media/peer.py`; it ends with this value.
pub(super) struct Peer {
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Peer {
    pub(super) fn start() -> Result<Self> {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/media/peer.py");
        let mut command = Command::new(super::given("OSIRIX_BENCH_MEDIA_PYTHON")?);
        command.arg(program).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|e| Error::io("start Python", e))?;
        let gone = || Error::internal("a program without its pipes");
        let questions = Some(child.stdin.take().ok_or_else(gone)?);
        let answers = BufReader::new(child.stdout.take().ok_or_else(gone)?);
        Ok(Peer { child, questions, answers })
    }

    /// How many seconds this work took.
    pub(super) fn seconds(&mut self, question: &Value) -> Result<f64> {
        let silent = |e| Error::io("ask the peer", e);
        if let Some(questions) = &mut self.questions {
            writeln!(questions, "{question}").map_err(silent)?;
        }
        let mut answer = String::new();
        self.answers.read_line(&mut answer).map_err(silent)?;
        let answer: Value = serde_json::from_str(&answer)
            .map_err(|e| Error::internal("the peer has no answer").caused_by(e))?;
        Ok(answer["seconds"].as_f64().unwrap_or(f64::NAN))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        drop(self.questions.take());
        let _ = self.child.wait();
    }
}
