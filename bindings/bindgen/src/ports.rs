//! Writes the ports as other languages fill them: each question goes to the host as JSON.

use std::fmt::Write;

use crate::model::{Facade, Method, Port, Returns, Shape};

const HEAD: &str = "\
//! The ports, filled by the program that embeds the platform. Written by `cargo xtask bindgen`.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use osirix::core::blob::*;
use osirix::core::jobs::*;
use osirix::core::media::*;
use osirix::core::social::*;
use osirix::{Builder, Credits, Error, Result};
use serde_json::Value;

use super::Plugin;

const NOTHING: [(); 0] = [];
";

/// The text of `bindings/shared/src/plugins/ports.rs`.
pub(crate) fn write(facade: &Facade) -> String {
    let mut text = HEAD.to_owned();
    text.push_str(
        "\n/// Gives the platform a plug-in as the port it fills.\n\
         pub(super) fn register(builder: Builder, port: &str, plugin: Plugin) -> Result<Builder> {\n\
         Ok(match port {\n",
    );
    for port in &facade.ports {
        let (name, kind) = (&port.name, &port.trait_name);
        let _ = writeln!(text, "{name:?} => builder.{name}(Arc::new(Host{kind}(plugin))),");
    }
    text.push_str(
        "_ => return Err(Error::internal(\"there is no such port\").with(\"port\", port)),\n})\n}\n",
    );
    for port in &facade.ports {
        write_port(&mut text, port);
    }
    text
}

fn write_port(text: &mut String, port: &Port) {
    let kind = &port.trait_name;
    let _ = write!(
        text,
        "\n/// A [`{kind}`] of the host's.\npub(super) struct Host{kind}(pub(super) Plugin);\n\n\
         #[async_trait]\nimpl {kind} for Host{kind} {{\n"
    );
    if port.named.is_some() {
        text.push_str("fn name(&self) -> &str {\nself.0.name()\n}\n\n");
    }
    for method in &port.methods {
        let _ = write!(text, "{} {{\nself.0.{}.await\n}}\n\n", method.signature, question(method));
    }
    text.push_str("}\n");
}

fn question(method: &Method) -> String {
    let (streams, values): (Vec<_>, Vec<_>) =
        method.parameters.iter().partition(|field| field.shape == Shape::Stream);
    let arguments = match &values[..] {
        [] => "NOTHING".to_owned(),
        _ => format!("({})", values.iter().map(|f| format!("{}, ", f.name)).collect::<String>()),
    };
    let name = &method.name;
    match (&method.returns, &streams[..]) {
        (Returns::Value(_), []) if method.works() => format!("work({name:?}, &{arguments})"),
        (Returns::Value(_), []) => format!("value({name:?}, &{arguments})"),
        (Returns::Value(_), [stream, ..]) => {
            format!("value_of({name:?}, &{arguments}, {})", stream.name)
        }
        (Returns::Values(_), _) => format!("items({name:?}, &{arguments})"),
        (Returns::Bytes, _) => format!("bytes({name:?}, &{arguments})"),
    }
}
