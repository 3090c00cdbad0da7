//! The platform asks JavaScript: the parts that people wrote there.

use napi::Status;
use napi::bindgen_prelude::{Buffer, Either4, FnArgs, Function, Null};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi_derive::napi;
use osirix_bridge::{Answer, Host, PluginSpec, Question};

use crate::Stream;

/// The part's number, the method, its arguments as JSON, the bytes beside them, the reply.
type Asked = FnArgs<(u32, String, String, Option<Stream>, Reply)>;
pub(crate) type Ask<'a> = Function<'a, Asked, ()>;

/// JavaScript's own function that takes a question. It does not keep the program alive: who waits
/// for a call does.
pub(crate) struct NodeHost(ThreadsafeFunction<Question, (), Asked, Status, false, true>);

impl NodeHost {
    pub(crate) fn new(ask: &Ask<'_>) -> napi::Result<Self> {
        let ask = ask
            .build_threadsafe_function::<Question>()
            .callee_handled::<false>()
            .weak::<true>()
            .build_callback(|context| {
                let Question { plugin, method, arguments, input, reply } = context.value;
                let number = u32::try_from(plugin).unwrap_or(u32::MAX);
                let reply = Reply(Some(reply));
                Ok((number, method.to_owned(), arguments, input.map(Stream), reply).into())
            })?;
        Ok(NodeHost(ask))
    }
}

impl Host for NodeHost {
    fn ask(&self, question: Question) {
        // In an environment that has ended the question is dropped, and that is an answer.
        let _ = self.0.call(question, ThreadsafeFunctionCallMode::NonBlocking);
    }
}

/// The parts as they come: pairs of port and name.
pub(crate) fn specs(parts: Vec<Vec<String>>) -> Vec<PluginSpec> {
    let spec = |part: Vec<String>| {
        let mut words = part.into_iter();
        let (port, name) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        PluginSpec { port, name }
    };
    parts.into_iter().map(spec).collect()
}

/// Where an answer goes, once.
#[napi]
pub struct Reply(Option<osirix_bridge::Reply>);

#[napi]
impl Reply {
    /// `null`, JSON as a string, the number of a stream, or a Buffer; false when nobody waits.
    #[napi]
    pub fn answer(&mut self, value: Either4<Null, String, u32, Buffer>) -> bool {
        let answer = match value {
            Either4::A(_) => Answer::Nothing,
            Either4::B(text) => Answer::Json(text),
            Either4::C(number) => Answer::Json(number.to_string()),
            Either4::D(bytes) => Answer::Bytes(bytes.to_vec().into()),
        };
        self.0.take().is_some_and(|reply| reply.answer(answer))
    }

    /// It failed: with a code of the platform's, or `plugin`.
    #[napi]
    pub fn fail(&mut self, code: String, message: String, context: Vec<Vec<String>>) {
        let Some(reply) = self.0.take() else { return };
        let pair = |pair: Vec<String>| <[String; 2]>::try_from(pair).ok().map(Into::into);
        reply.fail(&code, message, context.into_iter().filter_map(pair).collect());
    }
}
