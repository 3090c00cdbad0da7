//! The platform asks Kotlin and Swift: the parts that people wrote there.
//!
//! The other language takes the questions instead of being called. uniffi has one table of
//! callbacks in a library, which the last to load it overwrites: in a JVM two class loaders may.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use osirix_bridge::{Answer, Host, PluginSpec, Question, Reply};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::{NativePiece, NativeStream};

/// A part that people wrote.
#[derive(uniffi::Record)]
pub struct NativePart {
    /// The port that it fills: `speech_engine`, `blob_store`.
    pub port: String,
    /// Its name; empty where the port has none.
    pub name: String,
}

impl From<NativePart> for PluginSpec {
    fn from(part: NativePart) -> Self {
        PluginSpec { port: part.port, name: part.name }
    }
}

/// What a part is asked.
#[derive(uniffi::Record)]
pub struct NativeQuestion {
    /// Which part: its place in the list that was given when the platform was opened.
    pub part: u32,
    /// The method.
    pub method: String,
    /// Its arguments: a JSON array.
    pub arguments: String,
    /// The bytes that it is given beside them.
    pub input: Option<Arc<NativeStream>>,
    /// Where the answer goes.
    pub reply: Arc<NativeReply>,
}

impl From<Question> for NativeQuestion {
    fn from(question: Question) -> Self {
        NativeQuestion {
            part: u32::try_from(question.plugin).unwrap_or(u32::MAX),
            method: question.method.to_owned(),
            arguments: question.arguments,
            input: question.input.map(|stream| Arc::new(NativeStream(stream))),
            reply: Arc::new(NativeReply(Mutex::new(Some(question.reply)))),
        }
    }
}

/// What a platform asks its parts, in order.
#[derive(uniffi::Object)]
pub struct NativeQuestions {
    asking: Mutex<Option<UnboundedSender<Question>>>,
    asked: tokio::sync::Mutex<UnboundedReceiver<Question>>,
}

#[uniffi::export]
impl NativeQuestions {
    /// For one platform.
    #[uniffi::constructor]
    pub fn new() -> Arc<Self> {
        let (asking, asked) = unbounded_channel();
        Arc::new(NativeQuestions { asking: Mutex::new(Some(asking)), asked: asked.into() })
    }

    /// The next question, or nothing once the platform is gone.
    pub async fn next(&self) -> Option<NativeQuestion> {
        self.asked.lock().await.recv().await.map(Into::into)
    }
}

impl NativeQuestions {
    /// The side that asks, for the first platform that is opened with it.
    pub(crate) fn host(&self) -> Arc<dyn Host> {
        Arc::new(Asking(locked(&self.asking).take()))
    }
}

/// The side of the platform.
#[derive(Default)]
pub(crate) struct Asking(Option<UnboundedSender<Question>>);

impl Host for Asking {
    fn ask(&self, question: Question) {
        // Where nobody takes questions this one is let go, and that is an answer.
        let _ = self.0.as_ref().map(|asking| asking.send(question));
    }
}

/// Where an answer goes, once. Letting it go unanswered is an answer too: that the part is gone.
#[derive(uniffi::Object)]
pub struct NativeReply(Mutex<Option<Reply>>);

#[uniffi::export]
impl NativeReply {
    /// A value, a piece, or nothing, the end of a stream; `false` when nobody waits.
    pub fn answer(&self, answer: Option<NativePiece>) -> bool {
        let answer = match answer {
            None => Answer::Nothing,
            Some(NativePiece::Json { text }) => Answer::Json(text),
            Some(NativePiece::Bytes { bytes }) => Answer::Bytes(bytes.into()),
        };
        locked(&self.0).take().is_some_and(|reply| reply.answer(answer))
    }

    /// It failed: with a code of the platform's, or `plugin`.
    pub fn fail(&self, code: &str, message: String, context: HashMap<String, String>) {
        if let Some(reply) = locked(&self.0).take() {
            reply.fail(code, message, context.into_iter().collect());
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
