//! `Names.kt` and `Records.kt`: what people hold.

use std::fmt::Write;

use super::{annotation, head, identifier, optional};
use crate::case::{comment, constant_case};
use crate::model::{Facade, Field, Form, Kind, Name, Shape};

/// What is shown of a secret.
const HIDDEN: &str = "\"<secret>\"";

/// Values with a name of their own, and strings out of a list.
pub(super) fn names(facade: &Facade) -> String {
    let mut text = head("Names and plain values of the facade.", &[]);
    for (name, of) in &facade.types {
        match &of.kind {
            Kind::Wrapper(inner) => write_wrapper(&mut text, name, &of.doc, inner),
            Kind::Names(names) => write_names(&mut text, name, &of.doc, names),
            _ => {}
        }
    }
    text
}

fn write_wrapper(text: &mut String, name: &str, doc: &str, inner: &Shape) {
    let of = annotation(inner);
    let _ = write!(text, "\n{}@JvmInline\n", comment(doc, ""));
    // The facade wraps whole numbers and strings, nothing else.
    let _ = match inner {
        Shape::Integer => writeln!(
            text,
            "value class {name}(val value: {of}) : Comparable<{name}> {{\n    \
             operator fun plus(other: {name}): {name} = {name}(value + other.value)\n\n    \
             operator fun minus(other: {name}): {name} = {name}(value - other.value)\n\n    \
             override fun compareTo(other: {name}): Int = value.compareTo(other.value)\n\n    \
             override fun toString(): String = value.toString()\n}}"
        ),
        _ => writeln!(
            text,
            "value class {name}(val value: {of}) {{\n    \
             override fun toString(): String = {}\n}}",
            if *inner == Shape::Secret { HIDDEN } else { "value" }
        ),
    };
}

fn write_names(text: &mut String, name: &str, doc: &str, names: &[Name]) {
    let _ = write!(
        text,
        "\n{}enum class {name}(\n    /** Its stable name, as it crosses. */\n    val text: String,\n) {{\n",
        comment(doc, "")
    );
    for one in names {
        text.push_str(&comment(&one.doc, "    "));
        let _ = writeln!(text, "    {}(\"{}\"),", constant_case(&one.rust), one.text);
    }
    let _ = write!(
        text,
        "    ;\n\n    override fun toString(): String = text\n\n    companion object {{\n        \
         internal fun of(text: String): {name} =\n            \
         entries.find {{ it.text == text }} ?: throw unknown(\"{name}\", text)\n    }}\n}}\n"
    );
}

/// Records and choices.
pub(super) fn records(facade: &Facade) -> String {
    let imports =
        ["java.nio.file.Path", "java.time.Instant", "kotlinx.serialization.json.JsonElement"];
    let mut text = head("Records of the facade.", &imports);
    for (name, of) in &facade.types {
        match &of.kind {
            Kind::Record { fields, required } => {
                let form = form_of(facade, name);
                text.push('\n');
                text.push_str(&comment(&of.doc, ""));
                write_record(&mut text, name, fields, required.as_deref(), form);
            }
            Kind::Choice { tag, forms } => {
                text.push('\n');
                text.push_str(&comment(&of.doc, ""));
                match tag {
                    Some(_) => {
                        let _ = writeln!(text, "sealed interface {name}");
                    }
                    None => write_choice(&mut text, name, forms),
                }
            }
            _ => {}
        }
    }
    text
}

/// The choice that has this record as one of its forms.
fn form_of<'a>(facade: &'a Facade, record: &str) -> Option<&'a str> {
    let held = Some(Shape::Named(record.to_owned()));
    let choice = facade.types.iter().find(|(_, of)| match &of.kind {
        Kind::Choice { tag: Some(_), forms } => forms.iter().any(|form| form.holds == held),
        _ => false,
    });
    choice.map(|(name, _)| name.as_str())
}

fn write_record(
    text: &mut String,
    name: &str,
    fields: &[Field],
    required: Option<&[String]>,
    form: Option<&str>,
) {
    let _ = writeln!(text, "data class {name}(");
    for field in fields {
        text.push_str(&comment(&field.doc, "    "));
        let needed = required.is_none_or(|required| required.contains(&field.name));
        let held = identifier(&field.name);
        let _ = match needed {
            true => writeln!(text, "    val {held}: {},", annotation(&field.shape)),
            false => writeln!(text, "    val {held}: {} = null,", optional(&field.shape)),
        };
    }
    let form = form.map(|form| format!(" : {form}")).unwrap_or_default();
    let _ = write!(text, "){form}");
    if fields.iter().any(|field| field.shape == Shape::Secret) {
        let shown = fields.iter().map(|field| match field.shape {
            Shape::Secret => format!("{}=<secret>", identifier(&field.name)),
            _ => format!("{0}=${0}", identifier(&field.name)),
        });
        let shown: Vec<_> = shown.collect();
        let shown = shown.join(", ");
        let _ = write!(text, " {{\n    override fun toString(): String =\n        ");
        let _ = write!(text, "\"{name}({shown})\"\n}}");
    }
    text.push('\n');
}

/// A choice whose forms hold plain values or nothing.
fn write_choice(text: &mut String, name: &str, forms: &[Form]) {
    let _ = writeln!(text, "sealed interface {name} {{");
    for (at, form) in forms.iter().enumerate() {
        let rust = &form.name.rust;
        text.push_str(if at == 0 { "" } else { "\n" });
        text.push_str(&comment(&form.name.doc, "    "));
        let _ = match &form.holds {
            Some(shape) => {
                writeln!(text, "    data class {rust}(val value: {}) : {name}", annotation(shape))
            }
            None => writeln!(text, "    data object {rust} : {name}"),
        };
    }
    text.push_str("}\n");
}
