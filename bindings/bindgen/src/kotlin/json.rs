//! `Json.kt`: how records and choices are read and written.

use std::fmt::Write;

use super::{head, identifier, reading, writing};
use crate::model::{Facade, Field, Form, Kind, Shape};
use crate::reach::given;

pub(super) fn write(facade: &Facade) -> String {
    let imports = [
        "java.nio.file.Paths",
        "kotlinx.serialization.json.JsonArray",
        "kotlinx.serialization.json.JsonElement",
        "kotlinx.serialization.json.JsonPrimitive",
        "kotlinx.serialization.json.buildJsonObject",
    ];
    let mut text = head("The JSON of the facade's types.", &imports);
    let given = given(facade);
    for (name, of) in &facade.types {
        match &of.kind {
            Kind::Record { fields, required } => {
                if given.contains(name.as_str()) {
                    write_reader(&mut text, facade, name, fields, required.as_deref());
                }
                if let Some(required) = required {
                    write_writer(&mut text, facade, name, fields, required);
                }
            }
            Kind::Choice { tag, forms } => {
                write_choice(&mut text, facade, name, tag.as_deref(), forms);
            }
            _ => {}
        }
    }
    text
}

fn write_reader(
    text: &mut String,
    facade: &Facade,
    name: &str,
    fields: &[Field],
    required: Option<&[String]>,
) {
    let _ = writeln!(text, "\ninternal fun read{name}(json: JsonElement): {name} = {name}(");
    for field in fields {
        let json = format!("json.at(\"{}\")", field.name);
        let needed = required.is_none_or(|required| required.contains(&field.name));
        let value = match (&field.shape, needed) {
            (Shape::Optional(_), _) | (_, true) => reading(facade, &field.shape, &json),
            // A number that is none, such as a speed that people gave, is null.
            (shape, false) => {
                format!("{json}.orNull()?.let {{ {} }}", reading(facade, shape, "it"))
            }
        };
        let _ = writeln!(text, "    {} = {value},", identifier(&field.name));
    }
    text.push_str(")\n");
}

fn write_writer(
    text: &mut String,
    facade: &Facade,
    name: &str,
    fields: &[Field],
    required: &[String],
) {
    let _ = writeln!(
        text,
        "\ninternal fun write{name}(value: {name}): JsonElement = buildJsonObject {{"
    );
    for field in fields {
        let held = format!("value.{}", identifier(&field.name));
        let shape = match &field.shape {
            Shape::Optional(inner) => inner.as_ref(),
            shape => shape,
        };
        let _ = match required.contains(&field.name) {
            true => {
                let json = writing(facade, shape, &held);
                writeln!(text, "    put(\"{}\", {json})", field.name)
            }
            false => {
                let json = writing(facade, shape, "it");
                writeln!(text, "    {held}?.let {{ put(\"{}\", {json}) }}", field.name)
            }
        };
    }
    text.push_str("}\n");
}

fn write_choice(text: &mut String, facade: &Facade, name: &str, tag: Option<&str>, forms: &[Form]) {
    let kind = match tag {
        Some(tag) => format!("json.at(\"{tag}\").text()"),
        None => "json.kind()".to_owned(),
    };
    let _ = writeln!(
        text,
        "\ninternal fun read{name}(json: JsonElement): {name} = when (val kind = {kind}) {{"
    );
    for form in forms {
        let value = match (&form.holds, tag) {
            (Some(shape), Some(_)) => reading(facade, shape, "json"),
            (Some(shape), None) => {
                let held = reading(facade, shape, "json.at(kind)");
                format!("{name}.{}({held})", form.name.rust)
            }
            (None, _) => format!("{name}.{}", form.name.rust),
        };
        let _ = writeln!(text, "    \"{}\" -> {value}", form.name.text);
    }
    let _ = writeln!(text, "    else -> throw unknown(\"{name}\", kind)\n}}");
}
