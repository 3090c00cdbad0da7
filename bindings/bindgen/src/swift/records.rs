//! `Records.swift`: records and choices.

use std::fmt::Write;

use super::{annotation, case_name, comment, head, identifier, optional};
use crate::model::{Facade, Field, Form, Kind};
use crate::reach::given;

pub(super) fn write(facade: &Facade) -> String {
    let mut text = head("Records of the facade.");
    let given = given(facade);
    for (name, of) in &facade.types {
        match &of.kind {
            Kind::Record { fields, required } => {
                let ways = match (given.contains(name.as_str()), required) {
                    (true, Some(_)) => "Codable",
                    (true, None) => "Decodable",
                    (false, _) => "Encodable",
                };
                let doc = comment(&of.doc, "");
                let _ =
                    writeln!(text, "\n{doc}public struct {name}: {ways}, Hashable, Sendable {{");
                write_record(&mut text, fields, required.as_deref());
                if fields.iter().any(|field| facade.is_secret(&field.shape)) {
                    let _ = write!(
                        text,
                        "\n/// Its secret is never shown.\n\
                         extension {name}: CustomStringConvertible, CustomDebugStringConvertible {{\n    \
                         public var description: String {{ \"{name}(<secret>)\" }}\n    \
                         public var debugDescription: String {{ description }}\n}}\n"
                    );
                }
            }
            Kind::Choice { tag, forms } => {
                let doc = comment(&of.doc, "");
                let _ =
                    writeln!(text, "\n{doc}public enum {name}: Decodable, Hashable, Sendable {{");
                write_choice(&mut text, name, tag.as_deref(), forms);
            }
            _ => {}
        }
    }
    text
}

/// A field of a record as Swift has it.
struct Held {
    name: String,
    of: String,
    needed: bool,
}

fn write_record(text: &mut String, fields: &[Field], required: Option<&[String]>) {
    let mut all = Vec::new();
    for field in fields {
        let needed = required.is_none_or(|required| required.contains(&field.name));
        let shape = &field.shape;
        let of = if needed { annotation(shape) } else { optional(shape) };
        let held = Held { name: identifier(&field.name), of, needed };
        text.push_str(&comment(&field.doc, "    "));
        let _ = writeln!(text, "    public var {}: {}", held.name, held.of);
        all.push(held);
    }
    if required.is_some() {
        write_initialiser(text, &all);
    }
    text.push_str("\n    private enum CodingKeys: String, CodingKey {\n");
    for (field, held) in fields.iter().zip(&all) {
        let _ = writeln!(text, "        case {} = \"{}\"", held.name, field.name);
    }
    text.push_str("    }\n}\n");
}

fn write_initialiser(text: &mut String, fields: &[Held]) {
    let parameters: Vec<_> = fields
        .iter()
        .map(|held| {
            let default = if held.needed { "" } else { " = nil" };
            format!("        {}: {}{default}", held.name, held.of)
        })
        .collect();
    let _ = write!(text, "\n    public init(\n{}\n    ) {{\n", parameters.join(",\n"));
    for held in fields {
        let _ = writeln!(text, "        self.{} = {}", held.name, held.name);
    }
    text.push_str("    }\n");
}

fn write_choice(text: &mut String, name: &str, tag: Option<&str>, forms: &[Form]) {
    for form in forms {
        text.push_str(&comment(&form.name.doc, "    "));
        let held = form.holds.as_ref().map(|shape| format!("({})", annotation(shape)));
        let _ =
            writeln!(text, "    case {}{}", case_name(&form.name.rust), held.unwrap_or_default());
    }
    let form = match tag {
        Some(tag) => format!("try Form(decoder, tag: \"{tag}\")"),
        None => "try Form(decoder)".to_owned(),
    };
    let _ = write!(
        text,
        "\n    public init(from decoder: any Decoder) throws {{\n        let form = {form}\n        \
         switch form.name {{\n"
    );
    for form in forms {
        let held = if form.holds.is_some() { "(try form.held())" } else { "" };
        let _ = writeln!(
            text,
            "        case \"{}\": self = .{}{held}",
            form.name.text,
            case_name(&form.name.rust)
        );
    }
    let _ =
        write!(text, "        default: throw form.unknown(\"{name}\")\n        }}\n    }}\n}}\n");
}
