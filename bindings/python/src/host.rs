//! The platform asks Python: the parts that people wrote there.

use osirix_bridge::{Answer, Host, Question, Reply};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

use crate::PyStream;

/// Python's own function that takes a question, where there are parts to ask.
pub(crate) struct PyHost(pub(crate) Option<Py<PyAny>>);

impl Host for PyHost {
    fn ask(&self, question: Question) {
        // While the interpreter shuts down nobody answers: the question is dropped.
        Python::try_attach(|py| self.hand_over(py, question));
    }
}

impl PyHost {
    fn hand_over(&self, py: Python<'_>, question: Question) {
        let Some(ask) = &self.0 else { return };
        let Question { plugin, method, arguments, input, reply } = question;
        let reply = PyReply(Some(reply));
        // Where the loop was closed, the reply is gone with the call, and that is an answer.
        let _ = ask.call1(py, (plugin, method, arguments, input.map(PyStream), reply));
    }
}

impl Drop for PyHost {
    fn drop(&mut self) {
        let Some(ask) = self.0.take() else { return };
        let mut kept = Some(ask);
        if Python::try_attach(|_| drop(kept.take())).is_none() {
            std::mem::forget(kept);
        }
    }
}

/// Where an answer goes, once.
#[pyclass(name = "Reply")]
pub(crate) struct PyReply(Option<Reply>);

#[pymethods]
impl PyReply {
    /// `None`, JSON as a `str`, the number of a stream, or `bytes`; `False` when nobody waits.
    fn answer(&mut self, value: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Some(reply) = self.0.take() else { return Ok(false) };
        let answer = if value.is_none() {
            Answer::Nothing
        } else if let Ok(text) = value.cast::<PyString>() {
            Answer::Json(text.extract()?)
        } else if let Ok(bytes) = value.cast::<PyBytes>() {
            Answer::Bytes(bytes.as_bytes().to_vec().into())
        } else {
            Answer::Json(value.extract::<u64>()?.to_string())
        };
        Ok(reply.answer(answer))
    }

    /// It failed: with a code of the platform's, or `plugin`.
    fn fail(&mut self, code: &str, message: String, context: Vec<(String, String)>) {
        if let Some(reply) = self.0.take() {
            reply.fail(code, message, context);
        }
    }
}
