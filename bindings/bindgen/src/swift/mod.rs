//! Writes the part of the Swift package that follows the facade: types, errors, services
//! and the ports.
//!
//! Swift's compiler writes the JSON of records itself (`Codable`); only choices are read by hand.

mod errors;
mod names;
mod ports;
mod records;
mod services;

use crate::case;
use crate::model::{Facade, Shape};

/// The paths of the files below the workspace, and their texts.
pub(crate) fn files(facade: &Facade) -> Vec<(&'static str, String)> {
    macro_rules! path {
        ($file:literal) => {
            concat!("bindings/uniffi/swift/Sources/Osirix/Generated/", $file)
        };
    }
    vec![
        (path!("Names.swift"), names::write(facade)),
        (path!("Records.swift"), records::write(facade)),
        (path!("OsirixError.swift"), errors::write(facade)),
        (path!("Services.swift"), services::write(facade)),
        (path!("Ports.swift"), ports::write(facade)),
    ]
}

/// What every file begins with.
fn head(what: &str) -> String {
    format!("// {what} Written by `cargo xtask bindgen`.\n\nimport Foundation\n")
}

/// The names that Swift keeps for itself.
const KEYWORDS: [&str; 51] = [
    "as",
    "associatedtype",
    "break",
    "case",
    "catch",
    "class",
    "continue",
    "default",
    "defer",
    "deinit",
    "do",
    "else",
    "enum",
    "extension",
    "fallthrough",
    "false",
    "fileprivate",
    "for",
    "func",
    "guard",
    "if",
    "import",
    "in",
    "init",
    "inout",
    "internal",
    "is",
    "let",
    "nil",
    "operator",
    "precedencegroup",
    "private",
    "protocol",
    "public",
    "repeat",
    "rethrows",
    "return",
    "self",
    "static",
    "struct",
    "subscript",
    "super",
    "switch",
    "throw",
    "throws",
    "true",
    "try",
    "typealias",
    "var",
    "where",
    "while",
];

fn quoted(name: String) -> String {
    if KEYWORDS.contains(&name.as_str()) { format!("`{name}`") } else { name }
}

/// The name of a field, a parameter or a method: `created_at` becomes `createdAt`.
fn identifier(name: &str) -> String {
    quoted(case::camel_case(name))
}

/// The name of a case: `InvalidInput` becomes `invalidInput`.
fn case_name(rust: &str) -> String {
    quoted(case::lowered(rust))
}

/// The type of a value.
fn annotation(shape: &Shape) -> String {
    match shape {
        Shape::Nothing => "Void".to_owned(),
        Shape::Bool => "Bool".to_owned(),
        Shape::Integer => "Int".to_owned(),
        Shape::Number => "Double".to_owned(),
        Shape::Text | Shape::Secret | Shape::Path => "String".to_owned(),
        Shape::Time => "Date".to_owned(),
        Shape::Json => "JSONValue".to_owned(),
        Shape::Optional(held) => optional(held),
        Shape::List(item) => format!("[{}]", annotation(item)),
        Shape::Pairs => "Facts".to_owned(),
        Shape::Page(item) => format!("Page<{}>", annotation(item)),
        Shape::Range => "Range<Int>".to_owned(),
        Shape::Duration => "TimeSpan".to_owned(),
        Shape::Samples => "Samples".to_owned(),
        Shape::Stream => "Pieces<Data>".to_owned(),
        Shape::Named(name) => name.clone(),
    }
}

/// The type of a value that may be left out.
fn optional(shape: &Shape) -> String {
    annotation(shape).trim_end_matches('?').to_owned() + "?"
}

/// Documentation at this depth.
fn comment(doc: &str, indent: &str) -> String {
    doc.lines().map(|line| format!("{indent}/// {line}").trim_end().to_owned() + "\n").collect()
}
