//! `facade.d.ts`: what the compiler knows of it.

use std::fmt::Write;

use super::camel_case;
use crate::model::{Facade, Field, Kind, Returns, Service, Shape};

const HEAD: &str = r#"// The types of the facade. Written by `cargo xtask bindgen`.

import { OsirixError } from "./error.js";

/** What every call takes at its end. */
export interface CallOptions {
  /** Gives the call up; what it has begun goes on. */
  signal?: AbortSignal;
}

/** One part of a listing. */
export interface Page<Item> {
  /** The items, in the listing's order. */
  items: Item[];
  /** The cursor of the next page; `null` at the end. */
  next: string | null;
}
"#;

pub(super) fn write(facade: &Facade) -> String {
    let mut text = HEAD.to_owned();
    for (name, of) in &facade.types {
        text.push_str(&comment(&of.doc, ""));
        match &of.kind {
            Kind::Wrapper(inner) => {
                let _ = writeln!(text, "export type {name} = {};", annotation(inner));
            }
            Kind::Names(names) => {
                let texts: Vec<_> = names.iter().map(|one| format!("\"{}\"", one.text)).collect();
                let _ = writeln!(text, "export type {name} = {};", texts.join(" | "));
                let _ = writeln!(text, "export const {name}: {{");
                for one in names {
                    text.push_str(&comment(&one.doc, "  "));
                    let _ = writeln!(text, "  readonly {}: \"{}\";", one.rust, one.text);
                }
                text.push_str("};\n");
            }
            Kind::Record { fields, required } => {
                let _ = writeln!(text, "export interface {name} {{");
                for field in fields {
                    text.push_str(&comment(&field.doc, "  "));
                    let miss = required.as_ref().is_some_and(|named| !named.contains(&field.name));
                    let mark = if miss { "?" } else { "" };
                    let of = annotation(&field.shape);
                    let _ = writeln!(text, "  {}{mark}: {of};", camel_case(&field.name));
                }
                text.push_str("}\n");
            }
            Kind::Choice { tag, forms } => {
                let forms: Vec<_> = forms
                    .iter()
                    .map(|form| {
                        let held = form.holds.as_ref().map(annotation);
                        match (tag, held) {
                            (Some(tag), Some(held)) => {
                                format!("({{ {tag}: \"{}\" }} & {held})", form.name.text)
                            }
                            (Some(tag), None) => format!("{{ {tag}: \"{}\" }}", form.name.text),
                            (None, held) => format!(
                                "{{ kind: \"{}\"; value: {} }}",
                                form.name.text,
                                held.unwrap_or_else(|| "null".to_owned())
                            ),
                        }
                    })
                    .collect();
                let _ = writeln!(text, "export type {name} =\n  | {};", forms.join("\n  | "));
            }
        }
    }
    if let Some(Kind::Names(codes)) = facade.types.get("ErrorCode").map(|of| &of.kind) {
        for code in codes {
            text.push_str(&comment(&code.doc, ""));
            let _ = writeln!(
                text,
                "export class {}Error extends OsirixError {{\n  \
                 constructor(message: string, context?: Record<string, string>);\n}}",
                code.rust
            );
        }
    }
    for service in &facade.services {
        write_service(&mut text, facade, service);
    }
    text.push_str("/** The parts of a client. */\nexport interface Services {\n");
    for service in &facade.services {
        text.push_str(&comment(&service.doc, "  "));
        let _ = writeln!(text, "  readonly {}: {};", service.name, service.class());
    }
    text.push_str("}\n");
    text
}

fn write_service(text: &mut String, facade: &Facade, service: &Service) {
    text.push_str(&comment(&service.doc, ""));
    let _ = writeln!(text, "export interface {} {{", service.class());
    for method in &service.methods {
        text.push_str(&comment(&method.doc, "  "));
        let returned = match &method.returns {
            Returns::Value(Shape::Nothing) => "Promise<void>".to_owned(),
            Returns::Value(shape) => format!("Promise<{}>", annotation(shape)),
            Returns::Bytes => "AsyncGenerator<Buffer, void, void>".to_owned(),
            Returns::Values(shape) => format!("AsyncGenerator<{}, void, void>", annotation(shape)),
        };
        let _ = writeln!(
            text,
            "  {}({}options?: CallOptions): {returned};",
            camel_case(&method.name),
            parameters(facade, &method.parameters),
        );
    }
    text.push_str("}\n");
}

fn parameters(facade: &Facade, fields: &[Field]) -> String {
    let last_needed = fields.iter().rposition(|field| !facade.may_miss(&field.shape));
    let mut text = String::new();
    for (at, field) in fields.iter().enumerate() {
        let needed = last_needed.is_some_and(|last| at <= last);
        let (mark, of) = match needed {
            true => ("", annotation(&field.shape)),
            false => {
                ("?", format!("{} | null", annotation(&field.shape).trim_end_matches(" | null")))
            }
        };
        let _ = write!(text, "{}{mark}: {of}, ", camel_case(&field.name));
    }
    text
}

pub(super) fn annotation(shape: &Shape) -> String {
    match shape {
        Shape::Nothing => "null".to_owned(),
        Shape::Bool => "boolean".to_owned(),
        Shape::Integer | Shape::Number => "number".to_owned(),
        Shape::Text => "string".to_owned(),
        Shape::Path => "string | URL".to_owned(),
        Shape::Time => "Date".to_owned(),
        Shape::Json => "unknown".to_owned(),
        Shape::Optional(held) => format!("{} | null", annotation(held)),
        Shape::List(item) => format!("{}[]", annotation(item)),
        Shape::Pairs => "Record<string, string>".to_owned(),
        Shape::Page(item) => format!("Page<{}>", annotation(item)),
        Shape::Range => "[start: number, end: number]".to_owned(),
        Shape::Duration => "number".to_owned(),
        Shape::Samples => "Float32Array".to_owned(),
        Shape::Stream => "AsyncIterable<Buffer>".to_owned(),
        Shape::Named(name) => name.clone(),
    }
}

pub(super) fn comment(doc: &str, indent: &str) -> String {
    let doc = doc.replace("*/", "* /");
    let lines: Vec<_> = doc.lines().collect();
    match lines[..] {
        [] => String::new(),
        [line] => format!("{indent}/** {line} */\n"),
        _ => {
            let lines =
                lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n");
            format!("{indent}/**\n{}{indent} */\n", lines.collect::<String>())
        }
    }
}
