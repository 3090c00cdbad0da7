//! Writes the part of the Kotlin module that follows the facade: types, their JSON, errors,
//! services and the ports.

mod errors;
mod json;
mod ports;
mod services;
mod types;

use crate::case;
use crate::model::{Facade, Kind, Shape};

/// The paths of the files below the workspace, and their texts.
pub(crate) fn files(facade: &Facade) -> Vec<(&'static str, String)> {
    macro_rules! path {
        ($file:literal) => {
            concat!("bindings/uniffi/kotlin/src/main/generated/dev/osirix/", $file)
        };
    }
    vec![
        (path!("Names.kt"), types::names(facade)),
        (path!("Records.kt"), types::records(facade)),
        (path!("Json.kt"), json::write(facade)),
        (path!("OsirixException.kt"), errors::write(facade)),
        (path!("Services.kt"), services::write(facade)),
        (path!("Ports.kt"), ports::write(facade)),
    ]
}

/// What every file begins with.
fn head(what: &str, imports: &[&str]) -> String {
    let imports: String = imports.iter().map(|name| format!("import {name}\n")).collect();
    let space = if imports.is_empty() { "" } else { "\n" };
    format!("// {what} Written by `cargo xtask bindgen`.\n\npackage dev.osirix\n{space}{imports}")
}

/// The names that Kotlin keeps for itself.
const KEYWORDS: [&str; 28] = [
    "as",
    "break",
    "class",
    "continue",
    "do",
    "else",
    "false",
    "for",
    "fun",
    "if",
    "in",
    "interface",
    "is",
    "null",
    "object",
    "package",
    "return",
    "super",
    "this",
    "throw",
    "true",
    "try",
    "typealias",
    "typeof",
    "val",
    "var",
    "when",
    "while",
];

/// The name of a field or a parameter.
fn identifier(name: &str) -> String {
    let name = case::camel_case(name);
    if KEYWORDS.contains(&name.as_str()) { format!("`{name}`") } else { name }
}

/// The type of a value.
fn annotation(shape: &Shape) -> String {
    match shape {
        Shape::Nothing => "Unit".to_owned(),
        Shape::Bool => "Boolean".to_owned(),
        Shape::Integer => "Long".to_owned(),
        Shape::Number => "Double".to_owned(),
        Shape::Text | Shape::Secret => "String".to_owned(),
        Shape::Path => "Path".to_owned(),
        Shape::Time => "Instant".to_owned(),
        Shape::Json => "JsonElement".to_owned(),
        Shape::Optional(held) => optional(held),
        Shape::List(item) => format!("List<{}>", annotation(item)),
        Shape::Pairs => "Map<String, String>".to_owned(),
        Shape::Page(item) => format!("Page<{}>", annotation(item)),
        Shape::Range => "LongRange".to_owned(),
        Shape::Duration => "Duration".to_owned(),
        Shape::Samples => "FloatArray".to_owned(),
        Shape::Stream => "Flow<ByteArray>".to_owned(),
        Shape::Named(name) => name.clone(),
    }
}

/// The type of a value that may be left out.
fn optional(shape: &Shape) -> String {
    annotation(shape).trim_end_matches('?').to_owned() + "?"
}

/// The value that `json`, an expression, stands for.
fn reading(facade: &Facade, shape: &Shape, json: &str) -> String {
    let of = |held: &Shape| reading(facade, held, "it");
    match shape {
        Shape::Nothing => "Unit".to_owned(),
        Shape::Bool => format!("{json}.bool()"),
        Shape::Integer => format!("{json}.long()"),
        Shape::Number => format!("{json}.double()"),
        Shape::Text | Shape::Secret => format!("{json}.text()"),
        Shape::Path => format!("Paths.get({json}.text())"),
        Shape::Time => format!("{json}.time()"),
        Shape::Json => json.to_owned(),
        Shape::Optional(held) => format!("{json}.orNull()?.let {{ {} }}", of(held)),
        Shape::List(item) => format!("{json}.list {{ {} }}", of(item)),
        Shape::Pairs => format!("{json}.pairs()"),
        Shape::Page(item) => format!("{json}.page {{ {} }}", of(item)),
        Shape::Range => format!("{json}.range()"),
        Shape::Duration => format!("{json}.duration()"),
        Shape::Samples => format!("{json}.samples()"),
        Shape::Stream => "bytes".to_owned(),
        Shape::Named(name) => match &facade.types[name].kind {
            Kind::Wrapper(inner) => format!("{name}({})", reading(facade, inner, json)),
            Kind::Names(_) => format!("{name}.of({json}.text())"),
            Kind::Record { .. } | Kind::Choice { .. } => format!("read{name}({json})"),
        },
    }
}

/// What `value`, an expression, is as JSON.
fn writing(facade: &Facade, shape: &Shape, value: &str) -> String {
    let of = |held: &Shape| writing(facade, held, "it");
    match shape {
        // Bytes cross beside the JSON.
        Shape::Nothing | Shape::Stream => "JsonNull".to_owned(),
        Shape::Bool | Shape::Integer | Shape::Number | Shape::Text | Shape::Secret => {
            format!("JsonPrimitive({value})")
        }
        Shape::Path => format!("JsonPrimitive({value}.toString())"),
        Shape::Time | Shape::Duration | Shape::Range | Shape::Pairs | Shape::Samples => {
            format!("{value}.json()")
        }
        Shape::Json => value.to_owned(),
        Shape::Optional(held) => format!("{value}?.let {{ {} }} ?: JsonNull", of(held)),
        Shape::List(item) => format!("JsonArray({value}.map {{ {} }})", of(item)),
        Shape::Page(item) => format!("{value}.json {{ {} }}", of(item)),
        Shape::Named(name) => match &facade.types[name].kind {
            Kind::Wrapper(inner) => writing(facade, inner, &format!("{value}.value")),
            Kind::Names(_) => format!("JsonPrimitive({value}.text)"),
            Kind::Record { .. } | Kind::Choice { .. } => format!("write{name}({value})"),
        },
    }
}
