//! Writes the dispatcher: every method of the facade by its name, with JSON on both sides.

use std::fmt::Write;

use crate::model::{Facade, Method, Returns, Service};

/// The text of `bindings/shared/src/dispatch.rs`.
pub(crate) fn write(facade: &Facade) -> String {
    let mut text = String::from(
        "//! Every method of the facade by its name. Written by `cargo xtask bindgen`.\n\n\
         use std::future::Future;\nuse std::pin::Pin;\n\n\
         use osirix::Osirix;\nuse osirix::{Error, Result};\n\n\
         use crate::json::{give, take};\nuse crate::stream::Stream;\n\n\
         /// A call that goes on when it is polled.\n\
         pub(crate) type Call<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;\n\n\
         /// Made in a frame of its own, and driven in one: together those of all methods would be more\n\
         /// than the stack that a host's thread has.\n\
         fn later<'a, T, F>(make: impl FnOnce() -> F) -> Call<'a, T>\n\
         where\nF: Future<Output = Result<T>> + Send + 'a,\n{\nBox::pin(make())\n}\n\n",
    );
    let values: Vec<_> = methods(facade, |returns| matches!(returns, Returns::Value(_))).collect();
    let streams: Vec<_> =
        methods(facade, |returns| !matches!(returns, Returns::Value(_))).collect();
    text.push_str(
        "/// Calls a method that gives a value.\n\
         pub(crate) fn call<'a>(osirix: &'a Osirix, name: &str, arguments: &'a str) -> Call<'a, String> {\n\
         match name {\n",
    );
    for (service, method) in &values {
        let _ = writeln!(
            text,
            "{:?} => later(|| async move {{ {} give(&{}?) }}),",
            name(service, method),
            taking(method),
            calling(service, method)
        );
    }
    text.push_str(
        "_ => {\nlet error = unknown(name);\nlater(|| async move { Err(error) })\n}\n}\n}\n\n",
    );
    text.push_str(
        "/// Calls a method that gives one thing after the other.\n\
         pub(crate) fn open<'a>(osirix: &'a Osirix, name: &str, arguments: &'a str) -> Call<'a, Stream> {\n\
         match name {\n",
    );
    for (service, method) in &streams {
        let kind = match method.returns {
            Returns::Bytes => "bytes",
            _ => "values",
        };
        let _ = writeln!(
            text,
            "{:?} => later(|| async move {{ {} Ok(Stream::{kind}({}?)) }}),",
            name(service, method),
            taking(method),
            calling(service, method)
        );
    }
    text.push_str(
        "_ => {\nlet error = unknown(name);\nlater(|| async move { Err(error) })\n}\n}\n}\n\n",
    );
    text.push_str(
        "fn unknown(name: &str) -> Error {\n\
         Error::internal(\"the facade has no such method\").with(\"method\", name)\n}\n",
    );
    text
}

fn methods(
    facade: &Facade,
    chosen: impl Fn(&Returns) -> bool,
) -> impl Iterator<Item = (&Service, &Method)> {
    let all = facade
        .services
        .iter()
        .flat_map(|service| service.methods.iter().map(move |method| (service, method)));
    all.filter(move |(_, method)| chosen(&method.returns))
}

/// How a method is called from outside: `credits.balance`.
pub(crate) fn name(service: &Service, method: &Method) -> String {
    format!("{}.{}", service.name, method.name)
}

fn taking(method: &Method) -> String {
    let names: Vec<_> = method.parameters.iter().map(|field| field.name.as_str()).collect();
    let pattern: String = names.iter().map(|name| format!("{name}, ")).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!("let ({pattern}) = take(arguments, &{names:?})?;")
    }
}

fn calling(service: &Service, method: &Method) -> String {
    let names: Vec<_> = method.parameters.iter().map(|field| field.name.as_str()).collect();
    format!("osirix.{}().{}({}).await", service.name, method.name, names.join(", "))
}
