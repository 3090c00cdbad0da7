//! The native module of the Node package: it calls the facade by names and JSON, answers at once
//! where it can and calls back where it has to wait. JavaScript (`lib/`) does the rest.

mod host;

use std::sync::Arc;

use host::{Ask, NodeHost, specs};
use napi::bindgen_prelude::{Buffer, Either4, FnArgs, Function};
use napi::threadsafe_function::ThreadsafeFunctionCallMode;
use napi_derive::napi;
use osirix_bridge::osirix::{self, Error, ErrorRecord};
use osirix_bridge::{Host, Output, Started};

/// A failure as JSON, or a value: the other is null.
type Answer = FnArgs<(Option<String>, Option<Either4<String, Buffer, Stream, Bridge>>)>;
type Done<'a> = Function<'a, Answer, ()>;

fn answer(result: osirix::Result<Output>) -> Answer {
    let value = match result {
        Ok(Output::Nothing) => None,
        Ok(Output::Json(text)) => Some(Either4::A(text)),
        Ok(Output::Bytes(bytes)) => Some(Either4::B(bytes.to_vec().into())),
        Ok(Output::Stream(stream)) => Some(Either4::C(Stream(stream))),
        Ok(Output::Bridge(bridge)) => Some(Either4::D(Bridge(bridge))),
        Err(error) => return (Some(failure(&error)), None).into(),
    };
    (None, value).into()
}

fn failure(error: &Error) -> String {
    let internal = r#"{"code":"internal","message":"an error cannot be told","context":[]}"#;
    serde_json::to_string(&ErrorRecord::from(error)).unwrap_or_else(|_| internal.to_owned())
}

/// Begins work: calls `done` now, or later and gives what stops it.
fn start(
    done: Done<'_>,
    begin: impl FnOnce() -> osirix::Result<Started>,
) -> napi::Result<Option<Waiting>> {
    match begin() {
        Ok(Started::Waiting(waiting)) => {
            let back = done
                .build_threadsafe_function::<osirix::Result<Output>>()
                .callee_handled::<false>()
                .build_callback(|context| Ok(answer(context.value)))?;
            let stop = waiting.then(move |result| {
                // An environment that has ended has nobody left who waits.
                let _ = back.call(result, ThreadsafeFunctionCallMode::NonBlocking);
            });
            Ok(stop.map(Waiting))
        }
        Ok(Started::Done(result)) => done.call(answer(result)).map(|()| None),
        Err(error) => done.call(answer(Err(error))).map(|()| None),
    }
}

/// A platform.
#[napi]
pub struct Bridge(osirix_bridge::Bridge);

#[napi]
impl Bridge {
    /// Calls a method.
    #[napi]
    pub fn call(
        &self,
        name: String,
        arguments: String,
        done: Done<'_>,
    ) -> napi::Result<Option<Waiting>> {
        start(done, || self.0.call(name, arguments))
    }

    /// Calls a method that gives one thing after the other.
    #[napi]
    pub fn stream(
        &self,
        name: String,
        arguments: String,
        done: Done<'_>,
    ) -> napi::Result<Option<Waiting>> {
        start(done, || self.0.stream(name, arguments))
    }

    /// Closes it.
    #[napi]
    pub fn close(&self, done: Done<'_>) -> napi::Result<Option<Waiting>> {
        start(done, || self.0.close())
    }
}

/// One thing after the other.
#[napi]
pub struct Stream(osirix_bridge::Stream);

#[napi]
impl Stream {
    /// The next one, or null at the end.
    #[napi]
    pub fn next(&self, done: Done<'_>) -> napi::Result<Option<Waiting>> {
        start(done, || self.0.next())
    }
}

/// Work that is not done yet.
#[napi]
pub struct Waiting(osirix_bridge::Stop);

#[napi]
impl Waiting {
    /// Gives it up.
    #[napi]
    pub fn stop(&self) {
        self.0.stop();
    }
}

/// Opens a platform with a configuration as JSON, and with the parts that `ask` answers for.
#[napi]
pub fn open(
    config: String,
    parts: Vec<Vec<String>>,
    ask: Ask<'_>,
    done: Done<'_>,
) -> napi::Result<Option<Waiting>> {
    let host: Arc<dyn Host> = Arc::new(NodeHost::new(&ask)?);
    start(done, || osirix_bridge::Bridge::open(&config, specs(parts), &host))
}

/// Runs a case of a port's suite on a part.
#[cfg(feature = "conformance")]
#[napi]
pub fn conform(
    part: Vec<String>,
    ask: Ask<'_>,
    case: String,
    done: Done<'_>,
) -> napi::Result<Option<Waiting>> {
    let host = Arc::new(NodeHost::new(&ask)?);
    let part = specs(vec![part]).remove(0);
    start(done, || osirix_bridge::conform(part, host, case))
}

/// The names of a port's cases.
#[cfg(feature = "conformance")]
#[napi]
pub fn cases(port: String) -> Vec<&'static str> {
    osirix_bridge::cases(&port).to_vec()
}
