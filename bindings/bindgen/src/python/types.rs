//! `_types.py`: records, names and choices, and how they are read and written.

use std::fmt::Write;

use super::{AT_WORK, SHOWN};
use super::{annotation, docstring, names, reading, writing};
use crate::model::{Facade, Field, Form, Kind, Name, Shape};
use crate::notes::snake_case;

const HEAD: &str = r#""""The types of the facade. Written by `cargo xtask bindgen`."""

from __future__ import annotations

import enum
import os
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Dict, Generic, List, NewType, Optional, Sequence, TypeVar, Union

from ._errors import InvalidInputError
from ._notebook import Shown
from ._values import read_duration, read_samples, read_time, write_samples, write_time
from ._work import AtWork


def check(value: object, kind: type) -> None:
    if not isinstance(value, kind):
        raise InvalidInputError(f"give a {kind.__name__}", {"value": type(value).__name__})


Item = TypeVar("Item")


@dataclass(frozen=True)
class Page(Generic[Item]):
    """One part of a listing."""

    items: List[Item]
    """The items, in the listing's order."""
    next: Optional[str]
    """The cursor of the next page; `None` at the end."""
"#;

pub(super) fn write(facade: &Facade) -> String {
    let mut text = HEAD.to_owned();
    // What others are made of comes first.
    for (name, of) in &facade.types {
        if let Kind::Wrapper(inner) = &of.kind {
            let inner = annotation(inner);
            let _ =
                write!(text, "\n{name} = NewType(\"{name}\", {inner})\n{}", docstring(&of.doc, ""));
        }
    }
    for (name, of) in &facade.types {
        match &of.kind {
            Kind::Names(names) => write_names(&mut text, name, &of.doc, names),
            Kind::Record { fields, required } => {
                let defaults = required.as_deref();
                write_record(&mut text, facade, name, &of.doc, fields, defaults);
            }
            _ => {}
        }
    }
    for (name, of) in &facade.types {
        match &of.kind {
            Kind::Choice { tag, forms } => {
                write_choice(&mut text, facade, name, &of.doc, tag.as_deref(), forms);
            }
            Kind::Record { fields, required } => {
                write_reader(&mut text, facade, name, fields);
                if let Some(required) = required {
                    write_writer(&mut text, facade, name, fields, required);
                }
            }
            _ => {}
        }
    }
    let public = facade.types.keys().cloned();
    text.push_str(&names(["Page".to_owned()].into_iter().chain(public)));
    text
}

fn write_names(text: &mut String, name: &str, doc: &str, names: &[Name]) {
    let _ = write!(text, "\n\nclass {name}(str, enum.Enum):\n{}\n", docstring(doc, "    "));
    for one in names {
        let constant = snake_case(&one.rust).to_uppercase();
        let _ = writeln!(text, "    {constant} = \"{}\"", one.text);
        text.push_str(&docstring(&one.doc, "    "));
    }
    text.push_str("\n    def __str__(self) -> str:\n        return str(self.value)\n");
}

fn write_record(
    text: &mut String,
    facade: &Facade,
    name: &str,
    doc: &str,
    fields: &[Field],
    required: Option<&[String]>,
) {
    let _ = write!(
        text,
        "\n\n@dataclass(frozen=True)\nclass {name}{}:\n{}\n",
        base(name),
        docstring(doc, "    ")
    );
    let needed = |field: &&Field| required.is_none_or(|required| required.contains(&field.name));
    // Python wants the fields with a default last.
    for field in fields.iter().filter(needed) {
        let hidden = if facade.is_secret(&field.shape) { " = field(repr=False)" } else { "" };
        let _ = writeln!(text, "    {}: {}{hidden}", field.name, annotation(&field.shape));
        text.push_str(&docstring(&field.doc, "    "));
    }
    for field in fields.iter().filter(|field| !needed(field)) {
        let of = optional(&field.shape);
        let none = match facade.is_secret(&field.shape) {
            true => "field(default=None, repr=False)",
            false => "None",
        };
        let _ = writeln!(text, "    {}: {of} = {none}", field.name);
        text.push_str(&docstring(&field.doc, "    "));
    }
}

/// A video shows itself in a notebook, a job at work has more to it than its fields.
fn base(name: &str) -> &'static str {
    match name {
        SHOWN => "(Shown)",
        AT_WORK => "(AtWork)",
        _ => "",
    }
}

/// A value that may be left out.
pub(super) fn optional(shape: &Shape) -> String {
    let of = annotation(shape);
    if matches!(shape, Shape::Optional(_)) { of } else { format!("Optional[{of}]") }
}

fn write_choice(
    text: &mut String,
    facade: &Facade,
    name: &str,
    doc: &str,
    tag: Option<&str>,
    forms: &[Form],
) {
    let held = |form: &Form| form.holds.as_ref().map_or("None".to_owned(), annotation);
    let all: Vec<_> = forms.iter().map(held).collect();
    match tag {
        Some(tag) => {
            let _ = write!(text, "\n\n{name} = Union[{}]\n{}", all.join(", "), docstring(doc, ""));
            let _ = write!(text, "\n\ndef read_{name}(json: Dict[str, Any]) -> {name}:\n");
            for form in forms {
                let shape = form.holds.clone().unwrap_or(Shape::Nothing);
                let _ = write!(
                    text,
                    "    if json[\"{tag}\"] == \"{}\":\n        return {}\n",
                    form.name.text,
                    reading(facade, &shape, "json"),
                );
            }
            let _ = writeln!(text, "    raise ValueError(f\"unknown {name}: {{json!r}}\")");
        }
        None => write_pair(text, facade, name, doc, &all, forms),
    }
}

/// A choice whose forms hold plain values or nothing: which form, and the value.
fn write_pair(
    text: &mut String,
    facade: &Facade,
    name: &str,
    doc: &str,
    held: &[String],
    forms: &[Form],
) {
    let mut values: Vec<_> = held.to_vec();
    values.sort();
    values.dedup();
    let _ = write!(
        text,
        "\n\n@dataclass(frozen=True)\nclass {name}{}:\n{}\n",
        base(name),
        docstring(doc, "    ")
    );
    let texts: Vec<_> = forms.iter().map(|form| format!("`{}`", form.name.text)).collect();
    let _ = write!(
        text,
        "    kind: str\n    \"\"\"One of {}.\"\"\"\n    value: Union[{}]\n    \"\"\"What it holds, if anything.\"\"\"\n",
        texts.join(", "),
        values.join(", "),
    );
    let _ = write!(text, "\n\ndef read_{name}(json: Any) -> {name}:\n");
    if forms.iter().any(|form| form.holds.is_none()) {
        let _ = write!(
            text,
            "    if isinstance(json, str):\n        return {name}(kind=json, value=None)\n"
        );
    }
    text.push_str("    [(kind, value)] = json.items()\n");
    for form in forms {
        let Some(shape) = &form.holds else { continue };
        let read = reading(facade, shape, "value");
        let _ = write!(
            text,
            "    if kind == \"{}\":\n        return {name}(kind=kind, value={read})\n",
            form.name.text
        );
    }
    let _ = writeln!(text, "    raise ValueError(f\"unknown {name}: {{kind!r}}\")");
}

fn write_reader(text: &mut String, facade: &Facade, name: &str, fields: &[Field]) {
    let _ =
        write!(text, "\n\ndef read_{name}(json: Dict[str, Any]) -> {name}:\n    return {name}(\n");
    for field in fields {
        let json = format!("json[\"{}\"]", field.name);
        let _ = writeln!(text, "        {}={},", field.name, reading(facade, &field.shape, &json));
    }
    text.push_str("    )\n");
}

fn write_writer(
    text: &mut String,
    facade: &Facade,
    name: &str,
    fields: &[Field],
    required: &[String],
) {
    let _ = write!(
        text,
        "\n\ndef write_{name}(value: {name}) -> Dict[str, Any]:\n    check(value, {name})\n    json: Dict[str, Any] = {{}}\n"
    );
    for field in fields {
        let held = format!("value.{}", field.name);
        let (shape, needed) = match &field.shape {
            Shape::Optional(inner) => (inner.as_ref(), false),
            shape => (shape, required.contains(&field.name)),
        };
        let json = writing(facade, shape, &held);
        let _ = match needed {
            true => writeln!(text, "    json[\"{}\"] = {json}", field.name),
            false => writeln!(
                text,
                "    if {held} is not None:\n        json[\"{}\"] = {json}",
                field.name
            ),
        };
    }
    text.push_str("    return json\n");
}
