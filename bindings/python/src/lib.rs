//! The native module of the Python package: it calls the facade by names and JSON, waits without
//! holding the interpreter, and lets Python's own code (`python/osirix`) do the rest.

mod host;

use std::sync::Arc;
use std::time::Duration;

use host::{PyHost, PyReply};
use osirix_bridge::osirix::{Error, ErrorRecord};
use osirix_bridge::{Bridge, Host, Output, PluginSpec, Started, Stop, Stream, Waiting};
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

/// How often a thread that waits looks whether Ctrl-C was pressed.
const SIGNALS: Duration = Duration::from_millis(50);

pyo3::create_exception!(_native, Failure, PyException, "A typed error: code, message, context.");

fn failure(error: &Error) -> PyErr {
    let record = ErrorRecord::from(error);
    Failure::new_err((record.code.as_str(), record.message, record.context))
}

fn to_python(py: Python<'_>, output: Output) -> PyResult<Py<PyAny>> {
    Ok(match output {
        Output::Nothing => py.None(),
        Output::Json(text) => PyString::new(py, &text).into_any().unbind(),
        Output::Bytes(bytes) => PyBytes::new(py, &bytes).into_any().unbind(),
        Output::Stream(stream) => Py::new(py, PyStream(stream))?.into_any(),
        Output::Bridge(bridge) => Py::new(py, PyBridge(bridge))?.into_any(),
    })
}

/// Begins work without holding the interpreter: gives what it gave, or a `Waiting`.
fn start(
    py: Python<'_>,
    begin: impl FnOnce() -> osirix_bridge::osirix::Result<Started> + Send,
) -> PyResult<Py<PyAny>> {
    match py.detach(begin).map_err(|error| failure(&error))? {
        Started::Done(result) => to_python(py, result.map_err(|error| failure(&error))?),
        Started::Waiting(waiting) => {
            Ok(Py::new(py, PyWaiting { waiting: Some(waiting), stop: None })?.into_any())
        }
    }
}

#[pyclass(name = "Bridge", frozen)]
struct PyBridge(Bridge);

#[pymethods]
impl PyBridge {
    fn call(&self, py: Python<'_>, name: String, arguments: String) -> PyResult<Py<PyAny>> {
        start(py, || self.0.call(name, arguments))
    }

    fn stream(&self, py: Python<'_>, name: String, arguments: String) -> PyResult<Py<PyAny>> {
        start(py, || self.0.stream(name, arguments))
    }

    fn close(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        start(py, || self.0.close())
    }
}

#[pyclass(name = "Stream", frozen)]
struct PyStream(Stream);

#[pymethods]
impl PyStream {
    fn next(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        start(py, || self.0.next())
    }
}

/// Work that is not done yet.
#[pyclass(name = "Waiting")]
struct PyWaiting {
    waiting: Option<Waiting>,
    stop: Option<Stop>,
}

#[pymethods]
impl PyWaiting {
    /// Calls `done(result, error)` from a thread of the platform, one of both being `None`.
    fn then(&mut self, done: Py<PyAny>) {
        let Some(waiting) = self.waiting.take() else { return };
        self.stop = waiting.then(move |result| {
            // While the interpreter shuts down nobody waits any more.
            let called = Python::try_attach(|py| call_back(py, &done, result));
            if called.is_none() {
                std::mem::forget(done);
            }
        });
    }

    /// Waits on this thread, and lets other threads of Python run meanwhile.
    fn wait(&mut self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let Some(mut waiting) = self.waiting.take() else { return Ok(py.None()) };
        loop {
            if let Some(result) = py.detach(|| waiting.wait(SIGNALS)) {
                return to_python(py, result.map_err(|error| failure(&error))?);
            }
            py.check_signals()?;
        }
    }

    /// Gives it up.
    fn stop(&mut self) {
        self.waiting = None;
        if let Some(stop) = &self.stop {
            stop.stop();
        }
    }
}

fn call_back(py: Python<'_>, done: &Py<PyAny>, result: osirix_bridge::osirix::Result<Output>) {
    let result = result.map_err(|error| failure(&error)).and_then(|output| to_python(py, output));
    let called = match result {
        Ok(value) => done.call1(py, (value, py.None())),
        Err(error) => done.call1(py, (py.None(), error)),
    };
    if let Err(error) = called {
        // An event loop that was closed cannot be told.
        error.write_unraisable(py, None);
    }
}

/// Opens a platform with a configuration as JSON, and with the parts that `ask` answers for.
#[pyfunction]
fn open(
    py: Python<'_>,
    config: String,
    parts: Vec<(String, String)>,
    ask: Option<Py<PyAny>>,
) -> PyResult<Py<PyAny>> {
    let parts = parts.into_iter().map(|(port, name)| PluginSpec { port, name }).collect();
    let host: Arc<dyn Host> = Arc::new(PyHost(ask));
    start(py, || Bridge::open(&config, parts, &host))
}

/// Runs a case of a port's suite on a part.
#[cfg(feature = "conformance")]
#[pyfunction]
fn conform(
    py: Python<'_>,
    port: String,
    name: String,
    ask: Py<PyAny>,
    case: String,
) -> PyResult<Py<PyAny>> {
    let host = Arc::new(PyHost(Some(ask)));
    start(py, || osirix_bridge::conform(PluginSpec { port, name }, host, case))
}

/// The names of a port's cases.
#[cfg(feature = "conformance")]
#[pyfunction]
fn cases(port: &str) -> Vec<&'static str> {
    osirix_bridge::cases(port).to_vec()
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("Failure", module.py().get_type::<Failure>())?;
    module.add_class::<PyBridge>()?;
    module.add_class::<PyStream>()?;
    module.add_class::<PyWaiting>()?;
    module.add_class::<PyReply>()?;
    #[cfg(feature = "conformance")]
    {
        module.add_function(wrap_pyfunction!(conform, module)?)?;
        module.add_function(wrap_pyfunction!(cases, module)?)?;
    }
    module.add_function(wrap_pyfunction!(open, module)?)
}
