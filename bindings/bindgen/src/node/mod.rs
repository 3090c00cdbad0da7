//! Writes the part of the Node package that follows the facade: its code and its types.

mod code;
mod ports;
mod types;

use crate::model::{Facade, Kind, Shape};

/// The paths of the files below the workspace, and their texts.
pub(crate) fn files(facade: &Facade) -> Vec<(&'static str, String)> {
    vec![
        ("bindings/node/lib/facade.js", code::write(facade)),
        ("bindings/node/lib/facade.d.ts", types::write(facade)),
        ("bindings/node/lib/ports.js", ports::code(facade)),
        ("bindings/node/lib/ports.d.ts", ports::types(facade)),
        ("bindings/node/index.mjs", code::module(facade)),
    ]
}

/// `created_at` becomes `createdAt`.
fn camel_case(name: &str) -> String {
    let mut text = String::new();
    let mut raise = false;
    for letter in name.chars() {
        match letter {
            '_' => raise = true,
            letter if raise => {
                text.extend(letter.to_uppercase());
                raise = false;
            }
            letter => text.push(letter),
        }
    }
    text
}

/// The value that `json`, an expression, stands for.
fn reading(facade: &Facade, shape: &Shape, json: &str) -> String {
    match shape {
        Shape::Time => format!("readTime({json})"),
        Shape::Range => format!("readRange({json})"),
        Shape::Duration => format!("readDuration({json})"),
        Shape::Samples => format!("readSamples({json})"),
        Shape::Pairs => format!("Object.fromEntries({json})"),
        Shape::Optional(held) => match reading(facade, held, json) {
            same if same == json => same,
            value => format!("{json} === null ? null : {value}"),
        },
        Shape::List(item) => match reading(facade, item, "item") {
            same if same == "item" => json.to_owned(),
            value => format!("{json}.map((item) => {value})"),
        },
        Shape::Page(item) => {
            let value = reading(facade, item, "item");
            format!("({{ items: {json}.items.map((item) => {value}), next: {json}.next }})")
        }
        Shape::Named(name) => match &facade.types[name].kind {
            Kind::Wrapper(inner) => reading(facade, inner, json),
            Kind::Names(_) => json.to_owned(),
            Kind::Record { .. } | Kind::Choice { .. } => format!("read{name}({json})"),
        },
        _ => json.to_owned(),
    }
}

/// What `value`, an expression, is as JSON.
fn writing(facade: &Facade, shape: &Shape, value: &str) -> String {
    match shape {
        Shape::Time => format!("writeTime({value})"),
        Shape::Path => format!("writePath({value})"),
        Shape::Samples => format!("writeSamples({value})"),
        Shape::Optional(held) => match writing(facade, held, value) {
            same if same == value => format!("{value} ?? null"),
            json => format!("{value} == null ? null : {json}"),
        },
        Shape::Range => format!("{{ start: {value}[0], end: {value}[1] }}"),
        Shape::List(item) => match writing(facade, item, "item") {
            same if same == "item" => value.to_owned(),
            json => format!("{value}.map((item) => {json})"),
        },
        Shape::Named(name) => match &facade.types[name].kind {
            Kind::Wrapper(inner) => writing(facade, inner, value),
            Kind::Record { .. } => format!("write{name}({value})"),
            Kind::Names(_) | Kind::Choice { .. } => value.to_owned(),
        },
        _ => value.to_owned(),
    }
}
