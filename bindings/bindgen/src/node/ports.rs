//! `ports.js` and `ports.d.ts`: the parts that people write themselves, and how they are asked.

use std::fmt::Write;

use super::types::{annotation, comment};
use super::{camel_case, reading, writing};
use crate::model::{Facade, Method, Port, Returns, Shape};

/// How the parts are asked.
pub(super) fn code(facade: &Facade) -> String {
    let mut text = String::from(
        "// The parts that you can write yourself, and how each is asked: its arguments from JSON,\n\
         // its answer to JSON. Written by `cargo xtask bindgen`.\n\"use strict\";\n\n",
    );
    let _ = write!(
        text,
        "const {{ {} }} = require(\"./facade.js\").json;\n\
         const {{ readDuration, readRange, readSamples, writeSamples }} = require(\"./values.js\");\n\n\
         const ports = Object.freeze({{\n",
        helpers(facade).join(", ")
    );
    for port in &facade.ports {
        let (name, named) = (&port.name, port.named.is_some());
        let setting = camel_case(&port.setting());
        let _ = writeln!(
            text,
            "  {setting}: {{\n    port: \"{name}\",\n    named: {named},\n    many: {},\n    questions: {{",
            port.many
        );
        for method in &port.methods {
            let _ = writeln!(text, "      {}: {},", method.name, question(facade, method));
        }
        text.push_str("    },\n  },\n");
    }
    text.push_str("});\n\nmodule.exports = { ports };\n");
    text
}

/// The readers and writers that the questions use.
fn helpers(facade: &Facade) -> Vec<String> {
    let questions = facade.ports.iter().flat_map(|port| &port.methods);
    let text: String = questions.map(|method| question(facade, method)).collect();
    let all = super::code::helpers(facade).into_iter();
    all.filter(|helper| text.contains(&format!("{helper}("))).collect()
}

fn question(facade: &Facade, method: &Method) -> String {
    let mut at = 0;
    let arguments: Vec<_> = method
        .parameters
        .iter()
        .map(|field| match field.shape {
            Shape::Stream => "pieces".to_owned(),
            _ => {
                at += 1;
                let value = reading(facade, &field.shape, &format!("json[{}]", at - 1));
                if field.shape.is_work() { format!("atWork({value})") } else { value }
            }
        })
        .collect();
    let (write, streams) = match &method.returns {
        Returns::Value(Shape::Nothing) => ("null".to_owned(), false),
        Returns::Value(shape) => (writing(facade, shape, "value"), false),
        Returns::Bytes => ("value".to_owned(), true),
        Returns::Values(shape) => (writing(facade, shape, "value"), true),
    };
    format!(
        "{{ method: \"{}\", streams: {streams}, read: (json, pieces, atWork) => [{}], write: (value) => {write} }}",
        camel_case(&method.name),
        arguments.join(", "),
    )
}

/// What they look like.
pub(super) fn types(facade: &Facade) -> String {
    let mut text = String::from(
        "// The parts that you can write yourself. Written by `cargo xtask bindgen`.\n\n\
         import type { ",
    );
    let names: Vec<_> = facade.types.keys().map(String::as_str).collect();
    let mut body = String::new();
    for port in &facade.ports {
        write_interface(&mut body, port);
    }
    let word = |name: &&str| {
        let apart = |c: char| !c.is_alphanumeric();
        body.split(apart).any(|word| word == *name)
    };
    let used: Vec<_> = names.iter().copied().filter(word).collect();
    let _ = write!(
        text,
        "{} }} from \"./facade.js\";\nimport type {{ AtWork }} from \"./work.js\";\n\n",
        used.join(", ")
    );
    text.push_str(&body);
    text.push_str(
        "/** Your own parts, beside the settings of a client. */\nexport interface Parts {\n",
    );
    for port in &facade.ports {
        let of = if port.many { "[]" } else { "" };
        text.push_str(&comment(&port.doc, "  "));
        let _ = writeln!(text, "  {}?: {}{of};", camel_case(&port.setting()), port.trait_name);
    }
    text.push_str("}\n");
    text
}

/// The type of what a method is given.
fn taken(shape: &Shape) -> String {
    if shape.is_work() { "AtWork".to_owned() } else { annotation(shape) }
}

fn write_interface(text: &mut String, port: &Port) {
    text.push_str(&comment(&port.doc, ""));
    let _ = writeln!(text, "export interface {} {{", port.trait_name);
    if let Some(doc) = &port.named {
        text.push_str(&comment(doc, "  "));
        text.push_str("  readonly name: string;\n");
    }
    for method in &port.methods {
        text.push_str(&comment(&method.doc, "  "));
        let parameters: Vec<_> = method
            .parameters
            .iter()
            .map(|field| format!("{}: {}", camel_case(&field.name), taken(&field.shape)))
            .collect();
        let item = match &method.returns {
            Returns::Value(Shape::Nothing) => "void | Promise<void>".to_owned(),
            Returns::Value(shape) => {
                let of = annotation(shape);
                format!("{of} | Promise<{of}>")
            }
            Returns::Bytes => "Iterable<Uint8Array> | AsyncIterable<Uint8Array>".to_owned(),
            Returns::Values(shape) => {
                let of = annotation(shape);
                format!("Iterable<{of}> | AsyncIterable<{of}>")
            }
        };
        let _ =
            writeln!(text, "  {}({}): {item};", camel_case(&method.name), parameters.join(", "));
    }
    text.push_str("}\n");
}
