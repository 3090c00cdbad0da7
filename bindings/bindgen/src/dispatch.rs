//! Writes the dispatcher: every method of the facade by its name, with JSON on both sides.

use std::fmt::Write;

use crate::model::{Facade, Method, Returns, Service};

/// The text of `bindings/shared/src/dispatch.rs`.
pub(crate) fn write(facade: &Facade) -> String {
    let mut text = String::from(
        "//! Every method of the facade by its name. Written by `cargo xtask bindgen`.\n\n\
         use osirix::Osirix;\nuse osirix::{Error, Result};\n\n\
         use crate::json::{give, take};\nuse crate::stream::Stream;\n\n",
    );
    let values: Vec<_> = methods(facade, |returns| matches!(returns, Returns::Value(_))).collect();
    let streams: Vec<_> =
        methods(facade, |returns| !matches!(returns, Returns::Value(_))).collect();
    text.push_str(
        "/// Calls a method that gives a value.\n\
         pub(crate) async fn call(osirix: &Osirix, name: &str, arguments: &str) -> Result<String> {\n\
         match name {\n",
    );
    for (service, method) in &values {
        let _ = writeln!(
            text,
            "{:?} => {{ {} give(&{}?) }}",
            name(service, method),
            taking(method),
            calling(service, method)
        );
    }
    text.push_str("_ => Err(unknown(name)),\n}\n}\n\n");
    text.push_str(
        "/// Calls a method that gives one thing after the other.\n\
         pub(crate) async fn open(osirix: &Osirix, name: &str, arguments: &str) -> Result<Stream> {\n\
         match name {\n",
    );
    for (service, method) in &streams {
        let kind = match method.returns {
            Returns::Bytes => "bytes",
            _ => "values",
        };
        let _ = writeln!(
            text,
            "{:?} => {{ {} Ok(Stream::{kind}({}?)) }}",
            name(service, method),
            taking(method),
            calling(service, method)
        );
    }
    text.push_str("_ => Err(unknown(name)),\n}\n}\n\n");
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
