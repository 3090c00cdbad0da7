//! The program that embeds the platform, as the platform asks it.

use bytes::Bytes;
use osirix::{Error, ErrorCode, Result};
use tokio::sync::oneshot;

use crate::Stream;

/// The program that embeds the platform: it keeps the parts that people wrote in its language.
pub trait Host: Send + Sync + 'static {
    /// Takes a question and returns at once: it is answered later, from any thread.
    fn ask(&self, question: Question);
}

/// What a part is asked.
///
/// A method that gives one thing after the other answers with a number of the host's choice. With
/// it, `stream.next` asks for the next one, and `stream.stop` says that nobody wants more.
pub struct Question {
    /// Which part: its place in the list that was given when the platform was opened.
    pub plugin: usize,
    /// The method's name, as the port has it.
    pub method: &'static str,
    /// Its arguments: a JSON array.
    pub arguments: String,
    /// The bytes that it is given beside them.
    pub input: Option<Stream>,
    /// Where the answer goes. Dropping it is an answer too: that the part is gone.
    pub reply: Reply,
}

/// What a part answers.
#[derive(Debug)]
pub enum Answer {
    /// Nothing, or the end of a stream.
    Nothing,
    /// A value, as JSON.
    Json(String),
    /// A piece of a file.
    Bytes(Bytes),
}

/// Where an answer goes.
pub struct Reply(oneshot::Sender<Result<Answer>>);

impl Reply {
    pub(super) fn new() -> (Self, oneshot::Receiver<Result<Answer>>) {
        let (sender, receiver) = oneshot::channel();
        (Reply(sender), receiver)
    }

    /// Answers; `false` when nobody waits any more: a stream that was opened is to be stopped.
    pub fn answer(self, answer: Answer) -> bool {
        self.0.send(Ok(answer)).is_ok()
    }

    /// Says that the part failed: with a code and context of the platform's where it raised such
    /// an error, or as `plugin` with a message of its own.
    pub fn fail(self, code: &str, message: String, context: Vec<(String, String)>) {
        let known = ErrorCode::ALL.iter().find(|known| known.as_str() == code);
        let error = Error::new(known.copied().unwrap_or(ErrorCode::Plugin), message);
        let error = context.into_iter().fold(error, |error, (name, value)| error.with(name, value));
        // Who no longer waits need not hear of it.
        let _ = self.0.send(Err(error));
    }
}
